//! JSON: an object with the events of a view. Its keys are those of the data format.

use super::edtf_day;
use crate::model::{ActorIx, Body, Citation, CitationRef, EventIx, Medium, Picture, Voice};
use crate::pages::{PageContext, labels};
use crate::query::View;
use crate::routes::Route;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What the file is.
#[derive(Debug, Serialize)]
pub struct Head<'a> {
    title: &'a str,
    /// What is shown: "41 of 123 events: China; 1945–1953".
    description: String,
    /// The address of the view.
    url: String,
    licence: Option<&'a str>,
    data_version: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct EventRecord<'a> {
    id: &'a str,
    url: String,
    title: &'a str,
    official_title: Option<&'a str>,
    titles: BTreeMap<&'a str, &'a str>,
    date: String,
    date_of: Option<&'a str>,
    earliest: Option<String>,
    latest: Option<String>,
    date_in_words: String,
    dates: Vec<DateRecord<'a>>,
    place: Option<&'a str>,
    kind: Vec<Named<'a>>,
    actors: Vec<Named<'a>>,
    concerns: Vec<Named<'a>>,
    people: Vec<Named<'a>>,
    eras: Vec<Named<'a>>,
    significance: u8,
    summary: &'a str,
    text: &'a str,
    citations: Vec<CitationRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    media: Vec<MediumRecord<'a>>,
}

/// A record to which an event refers.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    title: String,
}

#[derive(Serialize)]
struct DateRecord<'a> {
    date: String,
    of: &'a str,
}

#[derive(Serialize)]
struct CitationRecord<'a> {
    id: &'a str,
    /// The address of the citation.
    url: String,
    source: &'a str,
    via: Option<&'a str>,
    /// The title of the source.
    title: &'a str,
    /// Where the source can be read.
    source_url: Option<&'a str>,
    locator: Option<&'a str>,
    quote: Option<&'a str>,
    language: Option<&'a str>,
    translation: Option<&'a str>,
    says: Option<&'a str>,
    voice: Vec<&'a str>,
    reports: Vec<&'a str>,
}

#[derive(Serialize)]
struct MediumRecord<'a> {
    /// The path of a picture in the timeline's folder.
    file: Option<&'a str>,
    /// The address of its largest copy.
    picture: Option<String>,
    url: Option<&'a str>,
    alt: &'a str,
    caption: Option<&'a str>,
    credit: &'a str,
    licence: &'a str,
    source: Option<&'a str>,
    lang: Option<&'a str>,
    date: Option<String>,
}

impl<'a> Head<'a> {
    /// The head of a file with `count` events.
    pub fn new(site: &PageContext<'a>, view: &View, count: usize) -> Self {
        let timeline = &site.edition.timeline;
        Self {
            title: &timeline.about.title,
            description: labels::shown(site.messages(), timeline, &view.filter, count),
            url: site.base.absolute(Route::Timeline.path().with_query(&view.query(timeline))),
            licence: timeline.about.licence.as_deref(),
            data_version: site.edition.data_version(),
            count,
        }
    }
}

/// Some events, after the head if they are the first.
pub fn write(
    site: &PageContext<'_>,
    events: &[EventIx],
    head: Option<&Head<'_>>,
    is_last: bool,
) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    if let Some(head) = head {
        serde_json::to_writer(&mut out, head)?;
        // The list of events continues the object.
        out.pop();
        out.extend_from_slice(b",\"events\":[");
    }
    for (n, &ix) in events.iter().enumerate() {
        out.extend_from_slice(if n == 0 && head.is_some() { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut out, &record(site, ix))?;
    }
    if is_last {
        out.write_all(b"\n]}\n")?;
    }
    Ok(out)
}

fn record<'a>(site: &PageContext<'a>, ix: EventIx) -> EventRecord<'a> {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let event = timeline.event(ix);
    let bounds = event.date.bounds();
    let named = |id: &'a str, title: &str| Named { id, title: title.to_owned() };
    let actors = |of: &[ActorIx]| {
        let actors = of.iter().map(|&actor| timeline.actor(actor));
        actors.map(|actor| named(actor.id.as_str(), &actor.title)).collect()
    };
    let people = event.people.iter().map(|&person| timeline.person(person));
    let eras = event.eras.iter().map(|&era| timeline.era(era));
    let kinds = event.kinds.iter().map(|&kind| timeline.kind(kind));
    let citation = |(position, citation)| self::citation(site, CitationRef { event: ix, position }, citation);
    EventRecord {
        id: event.id.as_str(),
        url: site.base.absolute(timeline.event_path(ix)),
        title: &event.title,
        official_title: event.official_title.as_deref(),
        titles: event.titles.iter().map(|title| (&*title.language, &*title.title)).collect(),
        date: event.date.to_string(),
        date_of: event.date_of.as_deref(),
        earliest: edtf_day(bounds.start_earliest),
        latest: edtf_day(bounds.end_latest),
        date_in_words: m.date(&event.date),
        dates: event.dates.iter().map(|date| DateRecord { date: date.date.to_string(), of: &date.of }).collect(),
        place: event.place.as_deref(),
        kind: kinds.map(|kind| named(kind.id.as_str(), &labels::kind(m, kind))).collect(),
        actors: actors(&event.actors),
        concerns: actors(&event.concerns),
        people: people.map(|person| named(person.id.as_str(), &person.name)).collect(),
        eras: eras.map(|era| named(era.id.as_str(), &era.title)).collect(),
        significance: event.significance,
        summary: &event.summary,
        text: event.text.as_str(),
        citations: (0..).zip(&event.citations).map(citation).collect(),
        media: event.media.iter().map(|medium| self::medium(site, medium)).collect(),
    }
}

fn medium<'a>(site: &PageContext<'a>, medium: &'a Medium) -> MediumRecord<'a> {
    let largest = |picture: &Picture| {
        let width = picture.widths().last()?.to_string();
        Some(site.base.absolute(Route::Picture { digest: &picture.digest, width: &width }))
    };
    MediumRecord {
        file: medium.picture().map(|picture| &*picture.path),
        picture: medium.picture().and_then(largest),
        url: medium.url(),
        alt: &medium.alt,
        caption: medium.caption.as_deref(),
        credit: &medium.credit,
        licence: &medium.licence,
        source: medium.source.map(|source| site.edition.timeline.source(source).id.as_str()),
        lang: medium.language.as_deref(),
        date: medium.date.as_ref().map(ToString::to_string),
    }
}

fn citation<'a>(site: &PageContext<'a>, at: CitationRef, citation: &'a Citation) -> CitationRecord<'a> {
    let timeline = &site.edition.timeline;
    let source = timeline.source(citation.source);
    let quote = citation.quote();
    let voices = |of: &'a [Voice]| of.iter().map(|&voice| timeline.voice_id(voice)).collect();
    CitationRecord {
        id: citation.id.as_str(),
        url: site.base.absolute(timeline.citation_path(at)),
        source: source.id.as_str(),
        via: citation.via.map(|via| timeline.source(via).id.as_str()),
        title: &source.title,
        source_url: timeline.source(citation.read_in()).url.as_deref(),
        locator: citation.locator.as_deref(),
        quote: quote.map(|quote| &*quote.exact),
        language: quote.and_then(|quote| quote.language.as_deref()),
        translation: quote.and_then(|quote| quote.translation.as_deref()),
        says: if let Body::Says(text) = &citation.body { Some(text.as_str()) } else { None },
        voice: voices(&citation.voice),
        reports: voices(&citation.reports),
    }
}
