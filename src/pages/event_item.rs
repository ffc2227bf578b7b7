//! An event in a list.

use super::highlight::{Highlighted, SnippetView, snippets};
use super::lang_attribute::LangAttribute;
use super::media::Thumbnail;
use super::symbol::{ActorSymbol, symbol};
use super::{PageContext, labels};
use crate::messages::{Messages, Text};
use crate::model::{ActorIx, EventIx};
use crate::query::SearchResult;
use askama::Template;
use roaring::RoaringBitmap;

/// An event in a list: date, title, summary, actors, evidence.
#[derive(Debug, Template)]
#[template(path = "_event_item.html")]
pub struct EventItem {
    pub(crate) t: Text<'static>,
    pub(crate) lang: LangAttribute,
    pub id: String,
    /// The day on which it begins, in days since 1970-01-01.
    pub day: i64,
    /// From 1 to 5.
    pub significance: u8,
    /// Its page, with the reader's filter.
    pub href: String,
    pub title: String,
    /// Its date as text.
    pub date: String,
    /// Its date for `datetime`, if HTML can express it.
    pub datetime: Option<String>,
    /// Its summary.
    pub summary: String,
    /// Its actors.
    pub actors: Vec<(String, ActorSymbol)>,
    /// The actors that it concerns.
    pub concerns: Vec<String>,
    /// "19 references, 4 quoted"
    pub evidence: String,
    /// Its first picture.
    pub thumbnail: Option<Thumbnail>,
    /// How it matches the reader's filter.
    pub matched: Option<MatchDetails>,
}

/// How an event matches a filter.
#[derive(Debug)]
pub struct MatchDetails {
    /// The title, with the search words highlighted.
    title: Highlighted,
    /// The summary, with the search words highlighted.
    summary: Highlighted,
    /// Snippets of other texts that contain the search words.
    snippets: Vec<SnippetView>,
    /// In which texts the search words are: "Found in: Title; Person".
    found_in: Option<String>,
    /// Whether it may be outside the window.
    perhaps: bool,
}

impl EventItem {
    /// An event in a list. `query` is the reader's filter with its `?`.
    pub fn new(site: &PageContext<'_>, ix: EventIx, query: &str) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        let named = |&actor: &ActorIx| {
            let actor = timeline.actor(actor);
            (actor.short().to_owned(), symbol(actor.colour, actor.symbol))
        };
        let quoted = event.citations.iter().filter(|citation| citation.quote().is_some()).count();
        Self {
            t: site.messages().text(),
            lang: site.lang(),
            id: event.id.to_string(),
            day: site.edition.index.earliest(ix.0).number(),
            significance: event.significance,
            href: format!("{}{query}", site.href(timeline.event_path(ix))),
            title: event.title.to_string(),
            date: m.date(&event.date),
            datetime: event.date.html_datetime(),
            summary: event.summary.to_string(),
            actors: event.actors.iter().map(named).collect(),
            concerns: event.concerns.iter().map(|&actor| timeline.actor(actor).short().to_owned()).collect(),
            evidence: m.evidence(event.citations.len(), quoted),
            thumbnail: Thumbnail::new(site, &event.media),
            matched: None,
        }
    }

    /// An event that matches a filter. `answer` is what its text found; `perhaps` says whether it may be outside the window.
    pub fn found(
        site: &PageContext<'_>,
        ix: EventIx,
        query: &str,
        answer: Option<&SearchResult>,
        perhaps: bool,
    ) -> Self {
        let entry = Self::new(site, ix, query);
        let shown: Vec<&str> = [&*entry.title, &entry.summary]
            .into_iter()
            .chain(entry.actors.iter().map(|(name, _)| &**name))
            .chain(entry.concerns.iter().map(|name| &**name))
            .collect();
        let found = MatchDetails {
            title: Highlighted::new(answer, &entry.title),
            summary: Highlighted::new(answer, &entry.summary),
            snippets: answer.map(|answer| snippets(site, ix, query, answer, &shown)).unwrap_or_default(),
            found_in: answer.and_then(|answer| {
                let texts = site.edition.texts_found(ix, answer);
                labels::found_in(site.messages(), &site.edition.timeline, ix, &texts)
            }),
            perhaps,
        };
        Self { matched: Some(found), ..entry }
    }
}

/// The most events that a page lists; the timeline has the others.
const MAX_EVENT_ITEMS: usize = 100;

/// The number of events.
pub fn count(numbers: &RoaringBitmap) -> usize {
    usize::try_from(numbers.len()).unwrap_or(usize::MAX)
}

/// The first of some events as items.
pub fn event_items(site: &PageContext<'_>, events: &RoaringBitmap, query: &str) -> Vec<EventItem> {
    events.iter().take(MAX_EVENT_ITEMS).map(|event| EventItem::new(site, EventIx(event), query)).collect()
}

/// The text that says that there are more events than are listed.
pub fn more(m: &Messages, events: &RoaringBitmap) -> Option<String> {
    let all = count(events);
    (all > MAX_EVENT_ITEMS).then(|| m.text().first_of(m.number(MAX_EVENT_ITEMS), m.number(all)))
}
