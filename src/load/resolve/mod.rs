//! From a draft without errors to a timeline: references become indices, events take their chronological numbers.

mod event;
mod notes;
mod order;
mod records;
mod thread;

use super::diagnostic::At;
use super::draft::{Draft, Head, RawMarkdown};
use super::lock::Lock;
use super::names::Names;
use crate::model::ThinSlice;
use crate::model::{
    About, CitationRef, DEFAULT_KINDS, Era, Event, EventIx, Id, Kind, Lookup, Markdown, Namespace, Series, Timeline,
    Tombstone, Voice,
};
use notes::used_elsewhere;
use order::{chronological, eras};
use std::collections::{HashMap, HashSet};

/// What makes a timeline of a draft without errors, event by event.
pub struct Resolver<'a> {
    names: &'a Names<'a>,
    lock: &'a Lock,
    /// The number of each event of the draft.
    number: Vec<u32>,
    used_elsewhere: HashSet<(usize, usize)>,
    series: Vec<Series>,
    eras: Vec<Era>,
}

impl<'a> Resolver<'a> {
    /// `None` where something mandatory is missing, which the check has reported.
    pub fn new(draft: &Draft, names: &'a Names<'a>, lock: &'a Lock) -> Option<Self> {
        let number = chronological(draft, names)?;
        let (series, eras) = eras(draft)?;
        Some(Self { names, lock, number, used_elsewhere: used_elsewhere(draft, names), series, eras })
    }

    /// The timeline of a draft and its events, which come in the draft's order and are all there.
    pub fn timeline(self, draft: &Draft, mut events: Vec<Event>) -> Option<Timeline> {
        let about = draft.about.as_ref()?;
        let kinds: Vec<Kind> = if draft.kinds.is_empty() {
            let default = |&(id, title): &(&str, &str)| Some(Kind { id: Id::new(id).ok()?, title: title.into() });
            DEFAULT_KINDS.iter().filter_map(default).collect()
        } else {
            draft.kinds.iter().map(|(_, kind)| kind.clone()).collect()
        };
        let actors = draft.actors.iter().map(|actor| self.actor(actor)).collect();
        let people = draft.people.iter().map(|person| self.person(person)).collect();
        let sources = draft.sources.iter().map(|source| self.source(source)).collect();
        let threads = draft.threads.iter().map(|thread| self.thread(thread)).collect();
        let mut number = self.number;
        in_place(&mut events, &mut number)?;
        let timeline = Timeline {
            about: About {
                title: about.title.clone(),
                subtitle: about.subtitle.clone(),
                language: about.language.clone(),
                intro: prose(about.intro.as_ref()),
                scope: prose(about.scope.as_ref()),
                editors: about.editors.clone(),
                contact: about.contact.clone(),
                licence: about.licence.clone(),
                base_url: about.base_url.clone(),
                range: about.range.as_ref().map(|range| range.value.clone()),
                evidence: about.evidence,
            },
            perspectives: draft.perspectives.iter().map(|(_, p)| p.clone()).collect(),
            kinds,
            series: self.series,
            eras: self.eras,
            actors,
            people,
            sources,
            events,
            threads,
            tombstones: gone(draft),
            lookup: Lookup::default(),
        };
        Some(timeline.with_lookup())
    }
}

/// Puts events in the order of their numbers, without a second list of them.
fn in_place(events: &mut [Event], number: &mut [u32]) -> Option<()> {
    if events.len() != number.len() {
        return None;
    }
    for at in 0..events.len() {
        while number[at] as usize != at {
            let to = number[at] as usize;
            events.swap(at, to);
            number.swap(at, to);
        }
    }
    Some(())
}

/// What became of ids that nothing has.
fn gone(draft: &Draft) -> HashMap<(Namespace, Id), Tombstone> {
    let mut gone = HashMap::new();
    for (Head { space, id, aliases, .. }, _) in draft.heads() {
        for alias in aliases {
            gone.insert((*space, alias.value.clone()), Tombstone::Renamed(id.value.clone()));
        }
    }
    for thing in draft.withdrawn_records() {
        for At { value, .. } in thing.head.ids() {
            gone.insert((thing.head.space, value.clone()), Tombstone::Withdrawn(thing.reason.clone()));
        }
    }
    gone
}

/// A list has fewer than 2³² items: a folder of that size does not load.
fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn prose(markdown: Option<&RawMarkdown>) -> Markdown {
    markdown.map(|markdown| Markdown::new(&markdown.text)).unwrap_or_default()
}

/// Words that do not grow any more.
fn boxed(words: Option<String>) -> Option<Box<str>> {
    words.map(String::into_boxed_str)
}

impl Resolver<'_> {
    fn find(&self, space: Namespace, reference: &At<String>) -> Option<u32> {
        self.names.find(space, &reference.value).map(index)
    }

    fn all<T, L: FromIterator<T>>(&self, space: Namespace, references: &[At<String>], make: fn(u32) -> T) -> L {
        references.iter().filter_map(|reference| self.find(space, reference)).map(make).collect()
    }

    fn one<T>(&self, space: Namespace, reference: Option<&At<String>>, make: fn(u32) -> T) -> Option<T> {
        self.find(space, reference?).map(make)
    }

    fn citation_ref(&self, event: usize, reference: &At<String>) -> Option<CitationRef> {
        let (event, citation) = self.names.citation(event, &reference.value)?;
        Some(CitationRef { event: EventIx(self.number[event]), position: index(citation) })
    }

    fn citation_refs<L: FromIterator<CitationRef>>(&self, event: usize, references: &[At<String>]) -> L {
        references.iter().filter_map(|reference| self.citation_ref(event, reference)).collect()
    }

    fn voices(&self, references: &[At<String>]) -> ThinSlice<Voice> {
        references.iter().filter_map(|reference| self.names.voice(&reference.value)).collect()
    }
}
