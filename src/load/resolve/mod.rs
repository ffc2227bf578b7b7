//! From a draft without errors to a timeline: references become indices, events take their chronological numbers.

mod event;
mod notes;
mod order;
mod records;

use super::diagnostic::At;
use super::draft::{Draft, Head, Markdown};
use super::lock::Lock;
use super::names::{Names, Spoken};
use crate::model::{
    About, ActorIx, CitationRef, DEFAULT_KINDS, EraIx, EventIx, Gone, Id, Kind, PersonIx, Perspective, Prose, Space,
    Timeline, Voice,
};
use notes::only_in_notes;
use order::{chronological, eras};
use std::collections::{HashMap, HashSet};

/// Resolves a draft. `None` where something mandatory is missing, which the check has reported.
pub fn resolve(draft: &Draft, names: &Names<'_>, lock: &Lock) -> Option<Timeline> {
    let order = chronological(draft, names)?;
    let mut number = vec![0; order.len()];
    order.iter().enumerate().for_each(|(n, &position)| number[position] = n);
    let (series, eras, era_number) = eras(draft)?;
    let resolver = Resolver { names, number: &number, lock, only_in_notes: only_in_notes(draft, names) };
    let kinds: Vec<Kind> = if draft.kinds.is_empty() {
        DEFAULT_KINDS
            .iter()
            .filter_map(|&(id, title)| Some(Kind { id: Id::new(id).ok()?, title: title.into() }))
            .collect()
    } else {
        draft.kinds.iter().map(|(_, kind)| kind.clone()).collect()
    };
    let mut events = Vec::with_capacity(order.len());
    for &position in &order {
        let mut event = resolver.event(position, &draft.events[position])?;
        let day = event.date.earliest();
        let of_it = draft.withdrawn.iter().filter(|thing| thing.of.as_ref() == Some(&event.id));
        let ids = of_it.flat_map(|thing| thing.head.ids().map(|id| (id.value.clone(), thing.reason.clone())));
        event.withdrawn = ids.collect();
        event.eras = (0..).map(EraIx).zip(&eras).filter(|(_, era)| era.holds(day)).map(|(ix, _)| ix).collect();
        events.push(event);
    }
    let about = draft.about.as_ref()?;
    let perspectives: Vec<Perspective> = draft.perspectives.iter().map(|(_, p)| p.clone()).collect();
    let (names, gone) = identities(draft, &kinds, &number, &era_number);
    Some(Timeline {
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
        perspectives,
        kinds,
        series,
        eras,
        actors: draft.actors.iter().map(|actor| resolver.actor(actor)).collect(),
        people: draft.people.iter().map(|person| resolver.person(person)).collect(),
        sources: draft.sources.iter().map(|source| resolver.source(source)).collect(),
        events,
        names,
        gone,
    })
}

type ById<T> = HashMap<(Space, Id), T>;

/// What each id stands for, and what became of those that nothing has.
fn identities(draft: &Draft, kinds: &[Kind], number: &[usize], era_number: &[usize]) -> (ById<u32>, ById<Gone>) {
    let mut names = HashMap::new();
    let mut gone = HashMap::new();
    let mut position: HashMap<Space, usize> = HashMap::new();
    for (at, kind) in kinds.iter().enumerate() {
        names.insert((Space::Kinds, kind.id.clone()), index(at));
    }
    for Head { space, id, aliases, .. } in draft.heads() {
        let next = position.entry(*space).or_default();
        let at = match space {
            Space::Events => number[*next],
            Space::Eras => era_number[*next],
            _ => *next,
        };
        *next += 1;
        names.insert((*space, id.value.clone()), index(at));
        for alias in aliases {
            gone.insert((*space, alias.value.clone()), Gone::Renamed(id.value.clone()));
        }
    }
    for thing in draft.withdrawn.iter().filter(|thing| thing.of.is_none()) {
        for At { value, .. } in std::iter::once(&thing.head.id).chain(&thing.head.aliases) {
            gone.insert((thing.head.space, value.clone()), Gone::Withdrawn(thing.reason.clone()));
        }
    }
    (names, gone)
}

/// A list has fewer than 2³² items: a folder of that size does not load.
fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn prose(markdown: Option<&Markdown>) -> Prose {
    markdown.map(|markdown| Prose::new(&markdown.text)).unwrap_or_default()
}

struct Resolver<'a> {
    names: &'a Names<'a>,
    number: &'a [usize],
    lock: &'a Lock,
    only_in_notes: HashSet<(usize, usize)>,
}

impl Resolver<'_> {
    fn find(&self, space: Space, reference: &At<String>) -> Option<u32> {
        self.names.find(space, &reference.value).map(index)
    }

    fn all<T>(&self, space: Space, references: &[At<String>], make: fn(u32) -> T) -> Vec<T> {
        references.iter().filter_map(|reference| self.find(space, reference)).map(make).collect()
    }

    fn one<T>(&self, space: Space, reference: Option<&At<String>>, make: fn(u32) -> T) -> Option<T> {
        self.find(space, reference?).map(make)
    }

    fn citation_ref(&self, event: usize, reference: &At<String>) -> Option<CitationRef> {
        let (event, citation) = self.names.citation(event, &reference.value)?;
        Some(CitationRef { event: EventIx(index(self.number[event])), position: index(citation) })
    }

    fn citation_refs(&self, event: usize, references: &[At<String>]) -> Vec<CitationRef> {
        references.iter().filter_map(|reference| self.citation_ref(event, reference)).collect()
    }

    fn voices(&self, references: &[At<String>]) -> Vec<Voice> {
        let voice = |reference: &At<String>| {
            self.names.voice(&reference.value).map(|spoken| match spoken {
                Spoken::Actor(at) => Voice::Actor(ActorIx(index(at))),
                Spoken::Person(at) => Voice::Person(PersonIx(index(at))),
                Spoken::Author => Voice::Author,
                Spoken::Publisher => Voice::Publisher,
                Spoken::Unattributed => Voice::Unattributed,
            })
        };
        references.iter().filter_map(voice).collect()
    }
}
