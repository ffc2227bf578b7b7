//! Which id stands for what: the tables by which references are resolved.

use crate::did_you_mean::nearest;
use crate::load::diagnostics::Diagnostics;
use crate::load::raw::{Fragment, RawTimeline, Withdrawn, report_duplicate, report_hidden_id};
use crate::model::{ActorIx, DEFAULT_KINDS, Namespace, PersonIx, Voice};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

/// The names of a draft. Positions are those of the draft's lists.
#[derive(Debug)]
pub struct SymbolTable<'a> {
    raw: &'a RawTimeline,
    /// Positions by ids, a table a namespace: that of a million events does not slow the small ones.
    records: [HashMap<&'a str, u32>; Namespace::ALL.len()],
    /// Records that were withdrawn.
    withdrawn: HashMap<(Namespace, &'a str), &'a Withdrawn>,
    /// Citations and relations that were withdrawn, by the ids of their events.
    within: HashMap<&'a str, Vec<&'a Withdrawn>>,
    /// The names of events in alphabetical order, where somebody asked for one that is near.
    sorted: OnceLock<Vec<String>>,
}

/// Of more names than these, only so many are compared with one that nothing has: its neighbours in the alphabet.
const COMPARED: usize = 1_000;

impl<'a> SymbolTable<'a> {
    /// Gathers the names of a draft and reports those that two things have.
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
        let mut within: HashMap<&str, Vec<&Withdrawn>> = HashMap::new();
        for thing in &raw.withdrawn {
            if let Some(event) = &thing.event {
                within.entry(event.as_str()).or_default().push(thing);
                continue;
            }
            for id in thing.header.ids() {
                let name = (thing.header.space, id.value.as_str());
                if records[thing.header.space as usize].contains_key(name.1) || withdrawn.contains_key(&name) {
                    if id.span == thing.header.id.span {
                        report_duplicate(&thing.header, None, diagnostics)
                    } else {
                        report_hidden_id(id, diagnostics)
                    }
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
        Self { raw, records, withdrawn, within, sorted: OnceLock::new() }
    }

    /// The position of what has this id or had it.
    pub fn find(&self, space: Namespace, id: &str) -> Option<usize> {
        self.records[space as usize].get(id).map(|&at| at as usize)
    }

    /// Whether nothing has this id, nor may anything in a file that could not be read.
    pub fn is_missing(&self, space: Namespace, id: &str) -> bool {
        self.find(space, id).is_none() && !self.raw.unparsed.may_contain(space, id)
    }

    /// Whether there is no such citation, nor may there be in a file that could not be read.
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

    /// The record that was withdrawn and had this id.
    pub fn withdrawn(&self, space: Namespace, id: &str) -> Option<&'a Withdrawn> {
        self.withdrawn.get(&(space, id)).copied()
    }

    /// The citations and relations that were withdrawn from the event at this position.
    pub fn withdrawn_within(&self, event: usize) -> &[&'a Withdrawn] {
        let id = self.raw.events.get(event).map(|event| event.header.id.value.as_str());
        id.and_then(|id| self.within.get(id)).map_or(&[], Vec::as_slice)
    }

    /// A citation by `"id"` or `"other-event#id"`, as an event at this position writes it: (event, citation).
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

    /// What a footnote of a thread names: an event with its citation or relation. `"id"` alone is one of the event at
    /// which the step stands.
    pub fn reference(&self, step: Option<usize>, reference: &str) -> Option<(usize, Fragment)> {
        let (event, id) = match reference.split_once('#') {
            Some((other, id)) => (self.find(Namespace::Events, other)?, id),
            None => (step?, reference),
        };
        Some((event, self.fragment(event, id)?))
    }

    /// What a fragment of an event's address stands for.
    pub fn fragment(&self, event: usize, id: &str) -> Option<Fragment> {
        let fragments = &self.raw.events.get(event)?.fragments;
        let at = fragments.binary_search_by(|(name, _)| (**name).cmp(id)).ok()?;
        fragments.get(at).map(|&(_, fragment)| fragment)
    }

    /// A voice: an actor, a person or one of the three words. Actors and people have the same positions in the draft and
    /// in the timeline.
    pub fn voice(&self, id: &str) -> Option<Voice> {
        let word = Voice::RESERVED.iter().find(|(word, _)| *word == id).map(|&(_, voice)| voice);
        let record = |space: Namespace| self.records[space as usize].get(id).copied();
        word.or_else(|| record(Namespace::Actors).map(|at| Voice::Actor(ActorIx(at))))
            .or_else(|| record(Namespace::People).map(|at| Voice::Person(PersonIx(at))))
    }

    /// The name of a record that was probably meant.
    pub fn near(&self, space: Namespace, id: &str, diagnostics: &Diagnostics) -> Option<&str> {
        if space == Namespace::Events {
            return self.near_event(id, diagnostics);
        }
        nearest_within_budget(id, self.all(space).collect(), diagnostics)
    }

    /// The voice that was probably meant.
    pub fn near_voice(&self, id: &str, diagnostics: &Diagnostics) -> Option<&'a str> {
        let words = Voice::RESERVED.iter().map(|&(word, _)| word);
        nearest_within_budget(
            id,
            self.all(Namespace::Actors).chain(self.all(Namespace::People)).chain(words).collect(),
            diagnostics,
        )
    }

    /// The citation or relation of an event that was probably meant.
    pub fn near_fragment(&self, event: usize, id: &str, diagnostics: &Diagnostics) -> Option<&'a str> {
        let fragments = self.raw.events.get(event).map_or([].as_slice(), |event| &event.fragments);
        nearest_within_budget(id, fragments.iter().map(|(name, _)| &**name).collect(), diagnostics)
    }

    /// The citation of an event that was probably meant.
    pub fn near_citation(&self, event: usize, id: &str, diagnostics: &Diagnostics) -> Option<&'a str> {
        let fragments = self.raw.events.get(event).map_or([].as_slice(), |event| &event.fragments);
        let citations = fragments.iter().filter(|(_, fragment)| matches!(fragment, Fragment::Citation(_)));
        nearest_within_budget(id, citations.map(|(name, _)| &**name).collect(), diagnostics)
    }

    fn near_event(&self, id: &str, diagnostics: &Diagnostics) -> Option<&str> {
        let sorted = self.sorted.get_or_init(|| {
            let mut names: Vec<String> = self.all(Namespace::Events).map(str::to_owned).collect();
            names.sort_unstable();
            names
        });
        let at = sorted.partition_point(|name| name.as_str() < id);
        let first = at.saturating_sub(COMPARED / 2).min(sorted.len().saturating_sub(COMPARED));
        nearest_within_budget(id, sorted.iter().skip(first).take(COMPARED).map(String::as_str).collect(), diagnostics)
    }

    /// Every id and earlier id of a namespace.
    fn all(&self, space: Namespace) -> impl Iterator<Item = &'a str> {
        self.records[space as usize].keys().copied()
    }
}

/// The nearest of some names, while the report has patience for comparing.
pub fn nearest_within_budget<'a>(written: &str, names: Vec<&'a str>, diagnostics: &Diagnostics) -> Option<&'a str> {
    if diagnostics.take_comparisons(names.len()) { nearest(written, names) } else { None }
}

/// A voice is an actor or a person, so no id may be both.
fn other_voice(space: Namespace) -> Option<Namespace> {
    match space {
        Namespace::Actors => Some(Namespace::People),
        Namespace::People => Some(Namespace::Actors),
        _ => None,
    }
}
