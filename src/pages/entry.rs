//! An event in a list.

use super::chart::{Glyph, glyph};
use super::{Site, words};
use crate::model::{ActorIx, EventIx};
use askama::Template;

/// An event in a list: date, title, summary, actors, number of passages.
#[derive(Debug, Template)]
#[template(path = "_entry.html")]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its page, under the reader's filter.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its date in words.
    pub date: String,
    /// Its date for machines, where HTML can say it.
    pub machine: Option<String>,
    /// One sentence.
    pub summary: String,
    /// Who acted.
    pub actors: Vec<(String, Glyph)>,
    /// Whom it concerns.
    pub concerns: Vec<String>,
    /// "2 passages"
    pub passages: String,
}

impl Entry {
    /// An event in a list; `query` is the reader's filter with its `?`.
    pub fn new(site: &Site<'_>, ix: EventIx, query: &str) -> Self {
        let timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        let named = |&actor: &ActorIx| {
            let actor = timeline.actor(actor);
            (actor.short().to_owned(), glyph(actor.colour, actor.mark))
        };
        let quoted = event.citations.iter().filter(|citation| citation.quote().is_some()).count();
        Self {
            id: event.id.to_string(),
            href: format!("{}{query}", site.href(timeline.event_path(ix))),
            title: event.title.clone(),
            date: event.date.words(),
            machine: event.date.machine(),
            summary: event.summary.clone(),
            actors: event.actors.iter().map(named).collect(),
            concerns: event.concerns.iter().map(|&actor| timeline.actor(actor).short().to_owned()).collect(),
            passages: if quoted > 0 { words::passages(quoted) } else { words::references(event.citations.len()) },
        }
    }
}
