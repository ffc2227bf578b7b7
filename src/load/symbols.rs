//! The symbol table: resolves ids, aliases and fragment ids.

use crate::did_you_mean::nearest;
use crate::load::diagnostics::Diagnostics;
use crate::load::raw::{Fragment, RawTimeline, Withdrawn, report_duplicate, report_hidden_id, report_taken};
use crate::model::{ActorIx, DEFAULT_KINDS, Namespace, PersonIx, Voice};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

/// All ids of a folder. Positions are those in the lists of [`RawTimeline`].
#[derive(Debug)]
pub struct SymbolTable<'a> {
    raw: &'a RawTimeline,
    /// Positions by id, one table per namespace, so that a million events do not slow down the small ones.
    records: [HashMap<&'a str, u32>; Namespace::ALL.len()],
    /// Withdrawn records.
    withdrawn: HashMap<(Namespace, &'a str), &'a Withdrawn>,
    /// Withdrawn citations and relations, by the ids of their events.
    withdrawn_fragments: HashMap<&'a str, Vec<&'a Withdrawn>>,
    /// The ids of events in alphabetical order; made when a similar id is first searched.
    sorted_events: OnceLock<Vec<String>>,
}

/// The search for a similar event id compares at most this many ids: the neighbours in the alphabet.
const MAX_COMPARED: usize = 1_000;

impl<'a> SymbolTable<'a> {
    /// Collects all ids and reports those that two records share.
    pub fn new(raw: &'a RawTimeline, diagnostics: &Diagnostics) -> Self {
        let mut records: [HashMap<&str, u32>; Namespace::ALL.len()] = Default::default();
        records[Namespace::Events as usize].reserve(raw.events.len());
        if raw.kinds.is_empty() {
            records[Namespace::Kinds as usize].extend((0..).zip(DEFAULT_KINDS).map(|(at, id)| (id, at)));
        }
        let place = |space, at: u32| raw.header(space, at).map(|header| header.id.span);
        for (header, at) in raw.headers() {
            let id = header.id.value.as_str();
            let other = other_voice(header.space).and_then(|space| Some((space, *records[space as usize].get(id)?)));
            match records[header.space as usize].entry(id) {
                Entry::Occupied(first) => report_duplicate(header, place(header.space, *first.get()), diagnostics),
                Entry::Vacant(free) => {
                    free.insert(at);
                    if let Some((space, first)) = other {
                        report_duplicate(header, place(space, first), diagnostics);
                    }
                }
            }
        }
        for (header, at) in raw.headers() {
            for alias in &header.aliases {
                let id = alias.value.as_str();
                let voice_twice =
                    other_voice(header.space).is_some_and(|other| records[other as usize].contains_key(id));
                let taken =
                    *records[header.space as usize].entry(id).or_insert(at) != at || id == header.id.value.as_str();
                if taken || voice_twice {
                    report_hidden_id(alias, diagnostics);
                }
            }
        }
        let mut withdrawn = HashMap::new();
        let mut withdrawn_fragments: HashMap<&str, Vec<&Withdrawn>> = HashMap::new();
        for thing in &raw.withdrawn {
            if let Some(event) = &thing.event {
                withdrawn_fragments.entry(event.as_str()).or_default().push(thing);
                continue;
            }
            for id in thing.header.ids() {
                let name = (thing.header.space, id.value.as_str());
                if records[thing.header.space as usize].contains_key(name.1) || withdrawn.contains_key(&name) {
                    report_taken(&thing.header, id, diagnostics);
                } else {
                    withdrawn.insert(name, thing);
                }
            }
        }
        for (header, at) in raw.headers() {
            for written_as in &header.written_as {
                records[header.space as usize].entry(written_as).or_insert(at);
            }
        }
        Self { raw, records, withdrawn, withdrawn_fragments, sorted_events: OnceLock::new() }
    }

    /// The position of the record that has this id or had it.
    pub fn find(&self, space: Namespace, id: &str) -> Option<usize> {
        self.records[space as usize].get(id).map(|&at| at as usize)
    }

    /// Whether no record has this id, and none in an unparsed file could have it.
    pub fn is_missing(&self, space: Namespace, id: &str) -> bool {
        self.find(space, id).is_none() && !self.raw.unparsed.may_contain(space, id)
    }

    /// Whether there is no such citation, and none in an unparsed file could be it.
    pub fn is_citation_missing(&self, event: usize, reference: &str) -> bool {
        let other = reference.split_once('#').map(|(other, _)| other);
        self.citation(event, reference).is_none()
            && !other.is_some_and(|other| self.raw.unparsed.may_contain(Namespace::Events, other))
    }

    /// Returns true if the footnote of a thread cannot be resolved and could not refer to anything in an unparsed file.
    pub fn is_reference_missing(&self, step: Option<usize>, reference: &str) -> bool {
        let other = reference.split_once('#').map(|(other, _)| other);
        self.reference(step, reference).is_none()
            && !other.map_or(step.is_none(), |other| self.raw.unparsed.may_contain(Namespace::Events, other))
    }

    /// The withdrawn record that had this id.
    pub fn withdrawn(&self, space: Namespace, id: &str) -> Option<&'a Withdrawn> {
        self.withdrawn.get(&(space, id)).copied()
    }

    /// The citations and relations that were withdrawn from the event at a position.
    pub fn withdrawn_fragments(&self, event: usize) -> &[&'a Withdrawn] {
        let id = self.raw.events.get(event).map(|event| event.header.id.value.as_str());
        id.and_then(|id| self.withdrawn_fragments.get(id)).map_or(&[], Vec::as_slice)
    }

    /// Resolves `"id"` or `"other-event#id"` in the event at a position to the positions of event and citation.
    pub fn citation(&self, event: usize, reference: &str) -> Option<(usize, usize)> {
        let (event, id) = match reference.split_once('#') {
            Some((other, id)) => (self.find(Namespace::Events, other)?, id),
            None => (event, reference),
        };
        match self.fragment(event, id)? {
            Fragment::Citation(at) => Some((event, at as usize)),
            Fragment::Relation(_) => None,
        }
    }

    /// Resolves a footnote of a thread to an event and its citation or relation. `"id"` without an event belongs to the
    /// event of the step.
    pub fn reference(&self, step: Option<usize>, reference: &str) -> Option<(usize, Fragment)> {
        let (event, id) = match reference.split_once('#') {
            Some((other, id)) => (self.find(Namespace::Events, other)?, id),
            None => (step?, reference),
        };
        Some((event, self.fragment(event, id)?))
    }

    /// Resolves a fragment id of the event at a position.
    pub fn fragment(&self, event: usize, id: &str) -> Option<Fragment> {
        let fragments = &self.raw.events.get(event)?.fragments;
        let at = fragments.binary_search_by(|(name, _)| (**name).cmp(id)).ok()?;
        fragments.get(at).map(|&(_, fragment)| fragment)
    }

    /// Resolves a voice: an actor, a person or a reserved word. Actors and people have the same positions here as in the
    /// timeline.
    pub fn voice(&self, id: &str) -> Option<Voice> {
        let word = Voice::RESERVED.iter().find(|(word, _)| *word == id).map(|&(_, voice)| voice);
        let record = |space: Namespace| self.records[space as usize].get(id).copied();
        word.or_else(|| record(Namespace::Actors).map(|at| Voice::Actor(ActorIx(at))))
            .or_else(|| record(Namespace::People).map(|at| Voice::Person(PersonIx(at))))
    }

    /// The id of a record that was probably meant.
    pub fn nearest(&self, space: Namespace, id: &str, diagnostics: &Diagnostics) -> Option<&str> {
        if space == Namespace::Events {
            return self.nearest_event(id, diagnostics);
        }
        nearest_within_budget(id, self.ids(space).collect(), diagnostics)
    }

    /// The voice that was probably meant.
    pub fn nearest_voice(&self, id: &str, diagnostics: &Diagnostics) -> Option<&'a str> {
        let words = Voice::RESERVED.iter().map(|&(word, _)| word);
        nearest_within_budget(
            id,
            self.ids(Namespace::Actors).chain(self.ids(Namespace::People)).chain(words).collect(),
            diagnostics,
        )
    }

    /// The citation or relation of an event that was probably meant.
    pub fn nearest_fragment(&self, event: usize, id: &str, diagnostics: &Diagnostics) -> Option<&'a str> {
        let fragments = self.raw.events.get(event).map_or([].as_slice(), |event| &event.fragments);
        nearest_within_budget(id, fragments.iter().map(|(name, _)| &**name).collect(), diagnostics)
    }

    /// The citation of an event that was probably meant.
    pub fn nearest_citation(&self, event: usize, id: &str, diagnostics: &Diagnostics) -> Option<&'a str> {
        let fragments = self.raw.events.get(event).map_or([].as_slice(), |event| &event.fragments);
        let citations = fragments.iter().filter(|(_, fragment)| matches!(fragment, Fragment::Citation(_)));
        nearest_within_budget(id, citations.map(|(name, _)| &**name).collect(), diagnostics)
    }

    fn nearest_event(&self, id: &str, diagnostics: &Diagnostics) -> Option<&str> {
        let sorted = self.sorted_events.get_or_init(|| {
            let mut names: Vec<String> = self.ids(Namespace::Events).map(str::to_owned).collect();
            names.sort_unstable();
            names
        });
        let at = sorted.partition_point(|name| name.as_str() < id);
        let first = at.saturating_sub(MAX_COMPARED / 2).min(sorted.len().saturating_sub(MAX_COMPARED));
        nearest_within_budget(
            id,
            sorted.iter().skip(first).take(MAX_COMPARED).map(String::as_str).collect(),
            diagnostics,
        )
    }

    /// Every id and alias of a namespace.
    fn ids(&self, space: Namespace) -> impl Iterator<Item = &'a str> {
        self.records[space as usize].keys().copied()
    }
}

/// The most similar of some ids, if there is any and the budget for comparisons is not used up.
pub fn nearest_within_budget<'a>(written: &str, ids: Vec<&'a str>, diagnostics: &Diagnostics) -> Option<&'a str> {
    if diagnostics.take_comparisons(ids.len()) { nearest(written, ids) } else { None }
}

/// The other namespace of voices. A voice is an actor or a person, so an id may not be both.
fn other_voice(space: Namespace) -> Option<Namespace> {
    match space {
        Namespace::Actors => Some(Namespace::People),
        Namespace::People => Some(Namespace::Actors),
        _ => None,
    }
}
