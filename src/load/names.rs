//! Which id stands for what: the tables by which references are resolved.

use super::Rule;
use super::diagnostic::{At, Report};
use super::draft::{Draft, EventDraft, Head};
use crate::model::{DEFAULT_KINDS, Space};
use std::collections::HashMap;

/// The names of a draft. Positions are those of the draft's lists.
#[derive(Debug, Default)]
pub struct Names<'a> {
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
        let mut names = Self::default();
        let mut position: HashMap<Space, usize> = HashMap::new();
        let mut heads: Vec<(&Head, usize)> = Vec::new();
        for head in draft.heads() {
            let next = position.entry(head.space).or_default();
            heads.push((head, *next));
            *next += 1;
        }
        if draft.kinds.is_empty() {
            names.records.extend((0..).zip(DEFAULT_KINDS).map(|(at, (id, _))| ((Space::Kinds, id), at)));
        }
        let mut voices: HashMap<&str, Space> = HashMap::new();
        for &(head, at) in &heads {
            let id = head.id.value.as_str();
            let twice = names.records.insert((head.space, id), at).is_some();
            let other_voice = matches!(head.space, Space::Actors | Space::People)
                && voices.insert(id, head.space).is_some_and(|space| space != head.space);
            if twice || other_voice {
                duplicate(head, report);
            }
        }
        for (head, at) in heads {
            let taken: Vec<_> = head
                .aliases
                .iter()
                .filter(|alias| {
                    names.records.insert((head.space, alias.value.as_str()), at).is_some_and(|other| {
                        // The alias must not take an id away from what has it.
                        names.records.insert((head.space, alias.value.as_str()), other);
                        true
                    })
                })
                .collect();
            taken.into_iter().for_each(|alias| hidden(alias.value.as_str(), alias.at, report));
        }
        for thing in draft.withdrawn.iter().filter(|thing| thing.of.is_none()) {
            if names.records.contains_key(&(thing.head.space, thing.head.id.value.as_str())) {
                duplicate(&thing.head, report);
            }
        }
        for event in &draft.events {
            let (citations, relations) = within(event, report);
            names.citations.push(citations);
            names.relations.push(relations);
        }
        names
    }

    /// The position of what has this id or had it.
    pub fn find(&self, space: Space, id: &str) -> Option<usize> {
        self.records.get(&(space, id)).copied()
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

/// The names of an event's citations and relations, which share one namespace: its fragments.
fn within<'a>(event: &'a EventDraft, report: &Report) -> (HashMap<&'a str, usize>, HashMap<&'a str, usize>) {
    let mut citations = HashMap::new();
    let mut relations = HashMap::new();
    let heads = event.citations.iter().map(|c| &c.head).enumerate().map(|(at, head)| (head, at, true));
    let heads = heads.chain(event.relations.iter().map(|r| &r.head).enumerate().map(|(at, head)| (head, at, false)));
    let heads: Vec<_> = heads.collect();
    let mut put = |id: &'a str, at: usize, is_citation: bool| {
        let taken = citations.contains_key(id) || relations.contains_key(id);
        if !taken {
            if is_citation { &mut citations } else { &mut relations }.insert(id, at);
        }
        taken
    };
    for &(head, at, is_citation) in &heads {
        if put(head.id.value.as_str(), at, is_citation) {
            duplicate(head, report);
        }
    }
    for (head, at, is_citation) in heads {
        for alias in &head.aliases {
            if put(alias.value.as_str(), at, is_citation) {
                hidden(alias.value.as_str(), alias.at, report);
            }
        }
    }
    (citations, relations)
}

fn duplicate(head: &Head, report: &Report) {
    let At { value, at } = &head.id;
    let hint = "ids are addresses: give one of the two another id";
    report.add(Rule::IdDuplicate, *at, format!("“{value}” is the id of something else already"), hint);
}

fn hidden(alias: &str, at: super::Loc, report: &Report) {
    let hint = "an alias is an earlier id that nothing has any more: remove it";
    report.add(Rule::AliasHidesId, at, format!("the alias “{alias}” is the id or alias of something else"), hint);
}
