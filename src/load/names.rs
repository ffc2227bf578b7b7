//! Which id stands for what: the tables by which references are resolved.

use super::Rule;
use super::diagnostic::{At, Loc, Report};
use super::draft::{Draft, EventDraft, Head, Withdrawn};
use crate::model::{DEFAULT_KINDS, Id, Space};
use std::collections::{HashMap, HashSet};

/// The names of a draft. Positions are those of the draft's lists.
#[derive(Debug)]
pub struct Names<'a> {
    draft: &'a Draft,
    records: HashMap<(Space, &'a str), usize>,
    citations: Vec<HashMap<&'a str, usize>>,
    relations: Vec<HashMap<&'a str, usize>>,
}

/// What a voice in a draft stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// Position of an actor.
    Actor(usize),
    /// Position of a person.
    Person(usize),
    /// `author`
    Author,
    /// `publisher`
    Publisher,
    /// `unattributed`
    Unattributed,
}

/// Voices that are neither an actor nor a person.
const VOICES: [(&str, Spoken); 3] =
    [("author", Spoken::Author), ("publisher", Spoken::Publisher), ("unattributed", Spoken::Unattributed)];

impl<'a> Names<'a> {
    /// Gathers the names of a draft and reports those that two things have.
    pub fn gather(draft: &'a Draft, report: &Report) -> Self {
        let mut records = HashMap::new();
        let mut position: HashMap<Space, usize> = HashMap::new();
        let mut number = |head: &'a Head| {
            let next = position.entry(head.space).or_default();
            *next += 1;
            (head, *next - 1)
        };
        let heads: Vec<(&Head, usize)> = draft.heads().map(&mut number).collect();
        if draft.kinds.is_empty() {
            records.extend((0..).zip(DEFAULT_KINDS).map(|(at, (id, _))| ((Space::Kinds, id), at)));
        }
        // A voice is an actor or a person, so no id may be both.
        let other = |space| match space {
            Space::Actors => Some(Space::People),
            Space::People => Some(Space::Actors),
            _ => None,
        };
        for &(head, at) in &heads {
            let id = head.id.value.as_str();
            let voice_twice = other(head.space).is_some_and(|other| records.contains_key(&(other, id)));
            if records.insert((head.space, id), at).is_some() || voice_twice {
                let same = |other: &&(&Head, usize)| other.0.id.value == head.id.value && other.0.id.at != head.id.at;
                let voice = |space| space == head.space || other(head.space) == Some(space);
                duplicate(head, heads.iter().filter(|o| voice(o.0.space)).find(same).map(|o| o.0.id.at), report);
            }
        }
        for &(head, at) in &heads {
            for alias in &head.aliases {
                let id = alias.value.as_str();
                let voice_twice = other(head.space).is_some_and(|other| records.contains_key(&(other, id)));
                let taken = *records.entry((head.space, id)).or_insert(at) != at || id == head.id.value.as_str();
                if taken || voice_twice {
                    hidden(alias, report);
                }
            }
        }
        let mut withdrawn = HashSet::new();
        for Withdrawn { head, .. } in draft.withdrawn_records() {
            for id in head.ids() {
                let name = (head.space, id.value.as_str());
                if records.contains_key(&name) || !withdrawn.insert(name) {
                    if id.at == head.id.at { duplicate(head, None, report) } else { hidden(id, report) }
                }
            }
        }
        for (head, at) in heads {
            for meant in &head.meant {
                records.entry((head.space, meant)).or_insert(at);
            }
        }
        let (citations, relations) = draft.events.iter().map(|event| within(event, draft, report)).unzip();
        Self { draft, records, citations, relations }
    }

    /// The position of what has this id or had it.
    pub fn find(&self, space: Space, id: &str) -> Option<usize> {
        self.records.get(&(space, id)).copied()
    }

    /// Whether nothing has this id, nor may anything in a file that could not be read.
    pub fn lacks(&self, space: Space, id: &str) -> bool {
        self.find(space, id).is_none() && !self.draft.unread.may_hold(space, id)
    }

    /// Whether there is no such citation, nor may there be in a file that could not be read.
    pub fn lacks_citation(&self, event: usize, reference: &str) -> bool {
        let other = reference.split_once('#').map(|(other, _)| other);
        self.citation(event, reference).is_none()
            && !other.is_some_and(|other| self.draft.unread.may_hold(Space::Events, other))
    }

    /// Every id and earlier id of a namespace.
    pub fn all(&self, space: Space) -> impl Iterator<Item = &'a str> {
        self.records.keys().filter(move |(of, _)| *of == space).map(|&(_, id)| id)
    }

    /// A citation by `"id"` or `"other-event#id"`, as an event at this position writes it: (event, citation).
    pub fn citation(&self, event: usize, reference: &str) -> Option<(usize, usize)> {
        let (event, id) = match reference.split_once('#') {
            Some((other, id)) => (self.find(Space::Events, other)?, id),
            None => (event, reference),
        };
        Some((event, *self.citations.get(event)?.get(id)?))
    }

    /// The ids of an event's citations.
    pub fn citations_of(&self, event: usize) -> impl Iterator<Item = &'a str> {
        self.citations.get(event).into_iter().flat_map(|ids| ids.keys().copied())
    }

    /// Whether a fragment of an event's address is a citation or a relation.
    pub fn fragment(&self, event: usize, id: &str) -> bool {
        let has = |of: &[HashMap<&str, usize>]| of.get(event).is_some_and(|ids| ids.contains_key(id));
        has(&self.citations) || has(&self.relations)
    }

    /// A voice: an actor, a person or one of the three words.
    pub fn voice(&self, id: &str) -> Option<Spoken> {
        let word = VOICES.iter().find(|(word, _)| *word == id).map(|&(_, spoken)| spoken);
        word.or_else(|| self.find(Space::Actors, id).map(Spoken::Actor))
            .or_else(|| self.find(Space::People, id).map(Spoken::Person))
    }

    /// Every voice that there is.
    pub fn voices(&self) -> impl Iterator<Item = &'a str> {
        self.all(Space::Actors).chain(self.all(Space::People)).chain(VOICES.iter().map(|&(word, _)| word))
    }
}

type Positions<'a> = HashMap<&'a str, usize>;

/// The names of an event's citations and relations, which share one namespace: its fragments.
fn within<'a>(event: &'a EventDraft, draft: &'a Draft, report: &Report) -> (Positions<'a>, Positions<'a>) {
    let mut maps = (HashMap::new(), HashMap::new());
    let citations =
        event.citations.iter().map(|citation| &citation.head).enumerate().map(|(at, head)| (true, at, head));
    let relations = event.relations.iter().map(|relation| &relation.head).enumerate();
    let heads: Vec<_> = citations.chain(relations.map(|(at, head)| (false, at, head))).collect();
    let mut taken = HashSet::new();
    let mut put = |id: &'a str, (is_citation, at): (bool, usize)| {
        if taken.insert(id) {
            if is_citation { &mut maps.0 } else { &mut maps.1 }.insert(id, at);
            return true;
        }
        false
    };
    for &(is_citation, at, head) in &heads {
        if !put(head.id.value.as_str(), (is_citation, at)) {
            let same = |other: &&(bool, usize, &Head)| other.2.id.value == head.id.value;
            duplicate(head, heads.iter().find(same).map(|other| other.2.id.at), report);
        }
    }
    for &(is_citation, at, head) in &heads {
        for alias in &head.aliases {
            if !put(alias.value.as_str(), (is_citation, at)) {
                hidden(alias, report);
            }
        }
    }
    for &(is_citation, at, head) in &heads {
        for meant in &head.meant {
            put(meant, (is_citation, at));
        }
    }
    for thing in draft.withdrawn.iter().filter(|thing| thing.of.as_ref() == Some(&event.head.id.value)) {
        for id in thing.head.ids() {
            if !taken.insert(id.value.as_str()) {
                if id.at == thing.head.id.at { duplicate(&thing.head, None, report) } else { hidden(id, report) }
            }
        }
    }
    maps
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
