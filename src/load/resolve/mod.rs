//! From a draft without errors to a timeline: references become indices, events take their chronological numbers.

mod event;
mod notes;
mod order;
mod records;
mod thread;

use crate::load::evidence_lock::EvidenceLock;
use crate::load::raw::{RawMarkdown, RawTimeline, RecordHeader};
use crate::load::span::Spanned;
use crate::load::symbols::SymbolTable;
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
    symbols: &'a SymbolTable<'a>,
    lock: &'a EvidenceLock,
    /// The number of each event of the draft.
    number: Vec<u32>,
    used_elsewhere: HashSet<(usize, usize)>,
    series: Vec<Series>,
    eras: Vec<Era>,
}

impl<'a> Resolver<'a> {
    /// `None` where something mandatory is missing, which the check has reported.
    pub fn new(raw: &RawTimeline, symbols: &'a SymbolTable<'a>, lock: &'a EvidenceLock) -> Option<Self> {
        let number = chronological(raw, symbols)?;
        let (series, eras) = eras(raw)?;
        Some(Self { symbols, lock, number, used_elsewhere: used_elsewhere(raw, symbols), series, eras })
    }

    /// The timeline of a draft and its events, which come in the draft's order and are all there.
    pub fn timeline(self, raw: &RawTimeline, mut events: Vec<Event>) -> Option<Timeline> {
        let about = raw.about.as_ref()?;
        let kinds: Vec<Kind> = if raw.kinds.is_empty() {
            let default = |id: &str| Some(Kind { id: Id::new(id).ok()?, title: None });
            DEFAULT_KINDS.into_iter().filter_map(default).collect()
        } else {
            raw.kinds.iter().map(|(_, kind)| kind.clone()).collect()
        };
        let actors = raw.actors.iter().map(|actor| self.actor(actor)).collect();
        let people = raw.people.iter().map(|person| self.person(person)).collect();
        let sources = raw.sources.iter().map(|source| self.source(source)).collect();
        let threads = raw.threads.iter().map(|thread| self.thread(thread)).collect();
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
            perspectives: raw.perspectives.iter().map(|(_, p)| p.clone()).collect(),
            kinds,
            series: self.series,
            eras: self.eras,
            actors,
            people,
            sources,
            events,
            threads,
            tombstones: tombstones(raw),
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
fn tombstones(raw: &RawTimeline) -> HashMap<(Namespace, Id), Tombstone> {
    let mut tombstones = HashMap::new();
    for (RecordHeader { space, id, aliases, .. }, _) in raw.headers() {
        for alias in aliases {
            tombstones.insert((*space, alias.value.clone()), Tombstone::Renamed(id.value.clone()));
        }
    }
    for thing in raw.withdrawn_records() {
        for Spanned { value, .. } in thing.header.ids() {
            tombstones.insert((thing.header.space, value.clone()), Tombstone::Withdrawn(thing.reason.clone()));
        }
    }
    tombstones
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
    fn find(&self, space: Namespace, reference: &Spanned<String>) -> Option<u32> {
        self.symbols.find(space, &reference.value).map(index)
    }

    fn all<T, L: FromIterator<T>>(&self, space: Namespace, references: &[Spanned<String>], make: fn(u32) -> T) -> L {
        references.iter().filter_map(|reference| self.find(space, reference)).map(make).collect()
    }

    fn one<T>(&self, space: Namespace, reference: Option<&Spanned<String>>, make: fn(u32) -> T) -> Option<T> {
        self.find(space, reference?).map(make)
    }

    fn citation_ref(&self, event: usize, reference: &Spanned<String>) -> Option<CitationRef> {
        let (event, citation) = self.symbols.citation(event, &reference.value)?;
        Some(CitationRef { event: EventIx(self.number[event]), position: index(citation) })
    }

    fn citation_refs<L: FromIterator<CitationRef>>(&self, event: usize, references: &[Spanned<String>]) -> L {
        references.iter().filter_map(|reference| self.citation_ref(event, reference)).collect()
    }

    fn voices(&self, references: &[Spanned<String>]) -> ThinSlice<Voice> {
        references.iter().filter_map(|reference| self.symbols.voice(&reference.value)).collect()
    }
}
