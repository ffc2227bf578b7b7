//! Which id stands for what: the tables by which references are resolved.

use super::Rule;
use super::diagnostic::{At, Loc};
use super::draft::{Draft, EventDraft, Head, Withdrawn};
use super::near::nearest;
use super::report::Report;
use crate::model::{ActorIx, DEFAULT_KINDS, Id, Namespace, PersonIx, Voice};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

/// The names of a draft. Positions are those of the draft's lists.
#[derive(Debug)]
pub struct Names<'a> {
    draft: &'a Draft,
    /// Positions by ids, a table a namespace: that of a million events does not slow the small ones.
    records: [HashMap<&'a str, u32>; Namespace::ALL.len()],
    /// Records that were withdrawn.
    withdrawn: HashMap<(Namespace, &'a str), &'a Withdrawn>,
    /// Citations and relations that were withdrawn, by the ids of their events.
    within: HashMap<&'a str, Vec<&'a Withdrawn>>,
    /// The names of events in alphabetical order, where somebody asked for one that is near.
    sorted: OnceLock<Vec<String>>,
}

/// What a fragment of an event's address stands for: the position of a citation or relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// Of a citation.
    Citation(u32),
    /// Of a relation.
    Relation(u32),
}

/// Of more names than these, only so many are compared with one that nothing has: its neighbours in the alphabet.
const COMPARED: usize = 1_000;

impl<'a> Names<'a> {
    /// Gathers the names of a draft and reports those that two things have.
    pub fn gather(draft: &'a Draft, report: &Report) -> Self {
        let mut records: [HashMap<&str, u32>; Namespace::ALL.len()] = Default::default();
        records[Namespace::Events as usize].reserve(draft.events.len());
        if draft.kinds.is_empty() {
            records[Namespace::Kinds as usize].extend((0..).zip(DEFAULT_KINDS).map(|(at, (id, _))| (id, at)));
        }
        let place = |space, at: u32| draft.head(space, at).map(|head| head.id.at);
        for (head, at) in draft.heads() {
            let id = head.id.value.as_str();
            let other = other_voice(head.space).and_then(|space| Some((space, *records[space as usize].get(id)?)));
            match records[head.space as usize].entry(id) {
                Entry::Occupied(first) => duplicate(head, place(head.space, *first.get()), report),
                Entry::Vacant(free) => {
                    free.insert(at);
                    if let Some((space, first)) = other {
                        duplicate(head, place(space, first), report);
                    }
                }
            }
        }
        for (head, at) in draft.heads() {
            for alias in &head.aliases {
                let id = alias.value.as_str();
                let voice_twice = other_voice(head.space).is_some_and(|other| records[other as usize].contains_key(id));
                let taken = *records[head.space as usize].entry(id).or_insert(at) != at || id == head.id.value.as_str();
                if taken || voice_twice {
                    hidden(alias, report);
                }
            }
        }
        let mut withdrawn = HashMap::new();
        let mut within: HashMap<&str, Vec<&Withdrawn>> = HashMap::new();
        for thing in &draft.withdrawn {
            if let Some(event) = &thing.of {
                within.entry(event.as_str()).or_default().push(thing);
                continue;
            }
            for id in thing.head.ids() {
                let name = (thing.head.space, id.value.as_str());
                if records[thing.head.space as usize].contains_key(name.1) || withdrawn.contains_key(&name) {
                    if id.at == thing.head.id.at { duplicate(&thing.head, None, report) } else { hidden(id, report) }
                } else {
                    withdrawn.insert(name, thing);
                }
            }
        }
        for (head, at) in draft.heads() {
            for meant in &head.meant {
                records[head.space as usize].entry(meant).or_insert(at);
            }
        }
        Self { draft, records, withdrawn, within, sorted: OnceLock::new() }
    }

    /// The position of what has this id or had it.
    pub fn find(&self, space: Namespace, id: &str) -> Option<usize> {
        self.records[space as usize].get(id).map(|&at| at as usize)
    }

    /// Whether nothing has this id, nor may anything in a file that could not be read.
    pub fn lacks(&self, space: Namespace, id: &str) -> bool {
        self.find(space, id).is_none() && !self.draft.unread.may_hold(space, id)
    }

    /// Whether there is no such citation, nor may there be in a file that could not be read.
    pub fn lacks_citation(&self, event: usize, reference: &str) -> bool {
        let other = reference.split_once('#').map(|(other, _)| other);
        self.citation(event, reference).is_none()
            && !other.is_some_and(|other| self.draft.unread.may_hold(Namespace::Events, other))
    }

    /// Whether a footnote of a thread names nothing, nor may it anything in a file that could not be read.
    pub fn lacks_reference(&self, step: Option<usize>, reference: &str) -> bool {
        let other = reference.split_once('#').map(|(other, _)| other);
        self.reference(step, reference).is_none()
            && !other.map_or(step.is_none(), |other| self.draft.unread.may_hold(Namespace::Events, other))
    }

    /// The record that was withdrawn and had this id.
    pub fn withdrawn(&self, space: Namespace, id: &str) -> Option<&'a Withdrawn> {
        self.withdrawn.get(&(space, id)).copied()
    }

    /// The citations and relations that were withdrawn from the event at this position.
    pub fn withdrawn_within(&self, event: usize) -> &[&'a Withdrawn] {
        let id = self.draft.events.get(event).map(|event| event.head.id.value.as_str());
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
        let fragments = &self.draft.events.get(event)?.fragments;
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
    pub fn near(&self, space: Namespace, id: &str, report: &Report) -> Option<&str> {
        if space == Namespace::Events {
            return self.near_event(id, report);
        }
        patiently(id, self.all(space).collect(), report)
    }

    /// The voice that was probably meant.
    pub fn near_voice(&self, id: &str, report: &Report) -> Option<&'a str> {
        let words = Voice::RESERVED.iter().map(|&(word, _)| word);
        patiently(id, self.all(Namespace::Actors).chain(self.all(Namespace::People)).chain(words).collect(), report)
    }

    /// The citation or relation of an event that was probably meant.
    pub fn near_fragment(&self, event: usize, id: &str, report: &Report) -> Option<&'a str> {
        let fragments = self.draft.events.get(event).map_or([].as_slice(), |event| &event.fragments);
        patiently(id, fragments.iter().map(|(name, _)| &**name).collect(), report)
    }

    /// The citation of an event that was probably meant.
    pub fn near_citation(&self, event: usize, id: &str, report: &Report) -> Option<&'a str> {
        let fragments = self.draft.events.get(event).map_or([].as_slice(), |event| &event.fragments);
        let citations = fragments.iter().filter(|(_, fragment)| matches!(fragment, Fragment::Citation(_)));
        patiently(id, citations.map(|(name, _)| &**name).collect(), report)
    }

    fn near_event(&self, id: &str, report: &Report) -> Option<&str> {
        let sorted = self.sorted.get_or_init(|| {
            let mut names: Vec<String> = self.all(Namespace::Events).map(str::to_owned).collect();
            names.sort_unstable();
            names
        });
        let at = sorted.partition_point(|name| name.as_str() < id);
        let first = at.saturating_sub(COMPARED / 2).min(sorted.len().saturating_sub(COMPARED));
        patiently(id, sorted.iter().skip(first).take(COMPARED).map(String::as_str).collect(), report)
    }

    /// Every id and earlier id of a namespace.
    fn all(&self, space: Namespace) -> impl Iterator<Item = &'a str> {
        self.records[space as usize].keys().copied()
    }
}

/// The nearest of some names, while the report has patience for comparing.
pub fn patiently<'a>(written: &str, names: Vec<&'a str>, report: &Report) -> Option<&'a str> {
    if report.spend(names.len()) { nearest(written, names) } else { None }
}

/// A voice is an actor or a person, so no id may be both.
fn other_voice(space: Namespace) -> Option<Namespace> {
    match space {
        Namespace::Actors => Some(Namespace::People),
        Namespace::People => Some(Namespace::Actors),
        _ => None,
    }
}

/// The names of an event's citations and relations, which share one namespace, its fragments: sorted, those that it
/// has before those that it had, and these before what was probably meant. Names that two things have are reported.
pub fn fragments(event: &EventDraft, withdrawn: &[Withdrawn], report: &Report) -> Box<[(Box<str>, Fragment)]> {
    let citations = (0..).map(Fragment::Citation).zip(event.citations.iter().map(|citation| &citation.head));
    let relations = (0..).map(Fragment::Relation).zip(event.relations.iter().map(|relation| &relation.head));
    let heads: Vec<(Fragment, &Head)> = citations.chain(relations).collect();
    let mut taken: HashMap<&str, Loc> = HashMap::new();
    let mut names: Vec<(Box<str>, Fragment)> = Vec::with_capacity(heads.len());
    for &(fragment, head) in &heads {
        let At { value: id, at } = &head.id;
        match taken.entry(id.as_str()) {
            Entry::Occupied(first) => duplicate(head, Some(*first.get()), report),
            Entry::Vacant(free) => {
                free.insert(*at);
                names.push((Box::from(id.as_str()), fragment));
            }
        }
    }
    for &(fragment, head) in &heads {
        for alias in &head.aliases {
            if taken.insert(alias.value.as_str(), alias.at).is_some() {
                hidden(alias, report);
            } else {
                names.push((Box::from(alias.value.as_str()), fragment));
            }
        }
    }
    for &(fragment, head) in &heads {
        for meant in &head.meant {
            if taken.insert(meant.as_str(), head.id.at).is_none() {
                names.push((Box::from(meant.as_str()), fragment));
            }
        }
    }
    for thing in withdrawn.iter().filter(|thing| thing.of.is_some()) {
        for id in thing.head.ids() {
            if taken.insert(id.value.as_str(), id.at).is_some() {
                if id.at == thing.head.id.at { duplicate(&thing.head, None, report) } else { hidden(id, report) }
            }
        }
    }
    names.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    names.into()
}

fn duplicate(head: &Head, other: Option<Loc>, report: &Report) {
    let At { value, at } = &head.id;
    let mut hint = "ids are addresses: give one of the two another id".to_owned();
    if let Some(other) = other {
        hint += &format!("; the other stands in {}", report.place(other));
    }
    report.add(Rule::IdDuplicate, *at, format!("“{value}” is the id of something else already"), hint);
}

fn hidden(alias: &At<Id>, report: &Report) {
    let message = format!("the alias “{}” is an id or alias already", alias.value);
    let hint = "an alias is an earlier id that nothing has any more: remove it, or rename what has it";
    report.add(Rule::AliasHidesId, alias.at, message, hint);
}
