//! Data of the timeline in formats of other programs: (edition, view) to files.

pub mod api;
mod atom;
mod csv_rows;
mod event_markdown;
mod events_json;
mod feed;
mod icalendar;
mod json_feed;
mod markwhen;
mod oembed;
mod picture;
mod portable_html;
mod records;
mod robots;
mod sitemap;
pub mod static_index;
mod timelinejs;
mod web_annotations;

pub use atom::AtomFeed;
pub use event_markdown::event_markdown;
pub use feed::Feed;
pub use icalendar::of_event as event_calendar;
pub use json_feed::JsonFeed;
pub use markwhen::markwhen;
pub use oembed::OEmbed;
pub use picture::{PngImage, card, picture};
pub use records::{ActorRecord, EraRecord, EventRecord, PersonRecord, RelationRecord, SourceRecord, ThreadRecord};
pub use robots::robots;
pub use sitemap::Sitemap;
pub use timelinejs::timelinejs;
pub use web_annotations::event_json_ld;

use crate::model::EventIx;
use crate::model::date::Day;
use crate::pages::PageContext;
use crate::query::{View, Window};
use crate::routes::EventsFormat;
use icalendar::Recurrence;
use std::collections::HashSet;
use std::io;

/// The events of a view as a file. It is written in parts, so that a file of a million events is never held whole.
#[derive(Debug)]
pub struct EventsFile {
    format: EventsFormat,
    /// The view as it is applied: every page of it, with the corrections of its text.
    view: View,
    events: Vec<EventIx>,
    /// The events of the view that the format cannot hold.
    left_out: Vec<EventIx>,
}

/// The number of events that are written at once.
const EVENTS_PER_PART: usize = 200;

impl EventsFile {
    /// The file of all events of a view, in the order of its list. Its page has no effect.
    pub fn new(site: &PageContext<'_>, view: &View, format: EventsFormat) -> Self {
        let (events, left_out) = match recurrence(format) {
            None => (events_of(site, view), Vec::new()),
            Some(recurrence) => {
                let has_day = |&ix: &EventIx| recurrence.days(&site.edition.timeline.event(ix).date).is_some();
                events_of(site, view).into_iter().partition(has_day)
            }
        };
        let view = view.with_filter(site.edition.with_corrections(&view.filter).into_owned());
        Self { format, view, events, left_out }
    }

    /// The events of the view that are not in the file, because a calendar only holds dates that are known to the day.
    pub fn left_out(&self) -> &[EventIx] {
        &self.left_out
    }

    /// A part of the file, counted from 0; `None` after the last.
    ///
    /// # Errors
    /// None is expected: it writes to memory.
    pub fn part(&self, site: &PageContext<'_>, part: usize) -> Option<io::Result<Vec<u8>>> {
        let parts = self.events.len().div_ceil(EVENTS_PER_PART).max(1);
        let events = self.events.chunks(EVENTS_PER_PART).nth(part).unwrap_or_default();
        let (is_first, is_last) = (part == 0, part + 1 == parts);
        let calendar = |recurrence: Recurrence| {
            let counts = (self.events.len(), self.left_out.len());
            let head = is_first.then(|| icalendar::CalendarHead::new(site, &self.view, recurrence, counts));
            icalendar::write(site, events, recurrence, head.as_ref(), is_last)
        };
        (part < parts).then(|| match self.format {
            EventsFormat::Csv => csv_rows::write(site, events, is_first),
            EventsFormat::Json => {
                let head = is_first.then(|| events_json::EventsHead::new(site, &self.view, self.events.len()));
                events_json::write(site, events, head.as_ref(), is_last)
            }
            EventsFormat::JsonLines => events_json::write_lines(site, events),
            EventsFormat::Calendar => Ok(calendar(Recurrence::Once)),
            EventsFormat::OnThisDay => Ok(calendar(Recurrence::Yearly)),
        })
    }
}

/// All events of a view, in the order of its list.
fn events_of(site: &PageContext<'_>, view: &View) -> Vec<EventIx> {
    site.edition.listed(view, &site.edition.events(&view.filter), 0, usize::MAX)
}

/// Removes what is in a list already: citations of the same place differ only in what they say.
fn dedup(items: &mut Vec<String>) {
    let mut seen = HashSet::new();
    items.retain(|item| seen.insert(item.clone()));
}

/// How often events are in a calendar; `None` if the format is no calendar.
fn recurrence(format: EventsFormat) -> Option<Recurrence> {
    match format {
        EventsFormat::Csv | EventsFormat::Json | EventsFormat::JsonLines => None,
        EventsFormat::Calendar => Some(Recurrence::Once),
        EventsFormat::OnThisDay => Some(Recurrence::Yearly),
    }
}

/// The name of a file without its ending: `events` and the query of the view, such as `events-actor-china-from-1949`.
pub fn file_name(stem: &str, query: &str) -> String {
    const MAX_CHARS: usize = 80;
    let words = query.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.fold(stem.to_owned(), |name, word| name + "-" + word);
    name.chars().take(MAX_CHARS).collect()
}

/// A day as an EDTF date; `None` if it is not known.
fn edtf_day(day: Day) -> Option<String> {
    let bound = Window::exactly(day, day).from.filter(|_| !day.is_infinite());
    bound.map(|bound| bound.to_string())
}
