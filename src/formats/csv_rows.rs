//! CSV (RFC 4180): a row for each event, under a header. Lists are in one cell, separated by "; ".

use super::edtf_day;
use crate::model::EventIx;
use crate::pages::{PageContext, labels};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;

const COLUMNS: [&str; 19] = [
    "id",
    "url",
    "title",
    "official_title",
    "date",
    "earliest",
    "latest",
    "date_in_words",
    "place",
    "kind",
    "actors",
    "concerns",
    "people",
    "eras",
    "significance",
    "summary",
    "references",
    "quoted",
    "sources",
];

/// Spreadsheets read a file without it in an encoding of their own.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Rows for some events, under the header if they are the first.
pub fn write(site: &PageContext<'_>, events: &[EventIx], is_first: bool) -> io::Result<Vec<u8>> {
    let start = if is_first { BYTE_ORDER_MARK.as_bytes().to_vec() } else { Vec::new() };
    let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(start);
    if is_first {
        rows.write_record(COLUMNS)?;
    }
    for &ix in events {
        rows.write_record(row(site, ix).iter().map(|cell| as_text(cell).into_owned()))?;
    }
    rows.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// The cells of an event.
fn row(site: &PageContext<'_>, ix: EventIx) -> [String; COLUMNS.len()] {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let event = timeline.event(ix);
    let bounds = event.date.bounds();
    let actors = |of: &[crate::model::ActorIx]| list(of.iter().map(|&actor| &*timeline.actor(actor).title));
    let kinds: Vec<String> = event.kinds.iter().map(|&kind| labels::kind(m, timeline.kind(kind))).collect();
    let sources: BTreeSet<&str> = timeline.works(event).map(|source| timeline.source(source).id.as_str()).collect();
    [
        event.id.to_string(),
        site.base.absolute(timeline.event_path(ix)),
        event.title.to_string(),
        event.official_title.as_deref().unwrap_or_default().to_owned(),
        event.date.to_string(),
        edtf_day(bounds.start_earliest).unwrap_or_default(),
        edtf_day(bounds.end_latest).unwrap_or_default(),
        m.date(&event.date),
        event.place.as_deref().unwrap_or_default().to_owned(),
        list(kinds.iter().map(String::as_str)),
        actors(&event.actors),
        actors(&event.concerns),
        list(event.people.iter().map(|&person| &*timeline.person(person).name)),
        list(event.eras.iter().map(|&era| &*timeline.era(era).title)),
        event.significance.to_string(),
        event.summary.to_string(),
        event.citations.len().to_string(),
        event.citations.iter().filter(|citation| citation.quote().is_some()).count().to_string(),
        list(sources.into_iter()),
    ]
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

/// A cell that no spreadsheet takes for a formula: with an apostrophe before the characters that begin one, also in the wide forms
/// that are typed in East Asia.
fn as_text(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}
