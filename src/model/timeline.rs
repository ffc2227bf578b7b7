//! The whole timeline and the look-ups that need more than one record.

use super::date::Date;
use super::{
    Actor, ActorIx, Author, Citation, CitationRef, Era, EraIx, Event, EventIx, Id, Kind, KindIx, Markdown, Namespace,
    Person, PersonIx, Perspective, PerspectiveIx, Relation, RelationRef, Series, Source, SourceIx, Thread, ThreadIx,
    Tombstone, Vocabularies, Voice,
};
use std::collections::HashMap;

/// What is said of the timeline as a whole.
#[derive(Clone, Debug)]
pub struct About {
    /// Its title.
    pub title: String,
    /// A second line.
    pub subtitle: Option<String>,
    /// Its language, BCP 47.
    pub language: String,
    /// The paragraph on the first page.
    pub intro: Markdown,
    /// What is covered and what is left out.
    pub scope: Markdown,
    /// Who edits it.
    pub editors: Vec<Author>,
    /// Where errors are reported: an `https` or `mailto` URL.
    pub contact: Option<String>,
    /// The licence of the editors' texts.
    pub licence: Option<String>,
    /// Where it is published.
    pub base_url: Option<String>,
    /// The chart's whole, where it is not from the first day to the last.
    pub range: Option<Date>,
    /// How strictly evidence is asked for.
    pub evidence: EvidencePolicy,
}

/// How strictly evidence is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidencePolicy {
    /// What is missing is a warning.
    Wanted,
    /// What is missing is an error.
    Required,
}

/// A timeline: immutable, checked, every reference an index that exists.
///
/// The lists are in the order of their indices, so `timeline.events[ix.index()]` and `timeline.event(ix)` are the same.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// What is said of it as a whole.
    pub about: About,
    /// Points of view, in the order of `timeline.toml`.
    pub perspectives: Vec<Perspective>,
    /// Kinds of event that are used or named, in the order of `timeline.toml` or of the defaults.
    pub kinds: Vec<Kind>,
    /// Rows of eras; the first is drawn as bands.
    pub series: Vec<Series>,
    /// Eras, series after series, each in the order of time.
    pub eras: Vec<Era>,
    /// Actors in the order of `actors.toml`.
    pub actors: Vec<Actor>,
    /// People in the order of `people.toml`.
    pub people: Vec<Person>,
    /// Sources in the order of ids.
    pub sources: Vec<Source>,
    /// Events in chronological order: (earliest, latest, `after`, id).
    pub events: Vec<Event>,
    /// Walks through events, in the order of ids.
    pub threads: Vec<Thread>,
    /// Ids that were renamed or withdrawn, by namespace.
    pub tombstones: HashMap<(Namespace, Id), Tombstone>,
    /// What makes look-ups fast: [`Self::with_lookup`].
    pub lookup: Lookup,
}

/// Orders of a timeline's things beside those of its lists.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    /// Positions in the order of ids, by namespace.
    by_id: [Box<[u32]>; Namespace::ALL.len()],
    /// Every relation by the event to which it leads, the event from which, and its position there.
    incoming: Box<[(EventIx, EventIx, u32)]>,
    tables: Vocabularies,
}

impl Timeline {
    /// The timeline with its look-ups, to be made when all its lists are.
    #[must_use]
    pub fn with_lookup(mut self) -> Self {
        let by_id = Namespace::ALL.map(|space| {
            let mut order: Box<[u32]> = (0..).take_while(|&at| self.id(space, at).is_some()).collect();
            order.sort_unstable_by_key(|&at| self.id(space, at));
            order
        });
        let leads = |(from, event): (EventIx, &Event)| {
            let relations: Vec<_> = (0..).zip(&event.relations).map(|(n, relation)| (relation.to, from, n)).collect();
            relations
        };
        let mut incoming: Box<[_]> = self.enumerate_events().flat_map(leads).collect();
        incoming.sort_unstable();
        let tables = Vocabularies::new(&self);
        self.lookup = Lookup { by_id, incoming, tables };
        self
    }

    /// Places, languages and decades.
    #[must_use]
    pub fn vocabularies(&self) -> &Vocabularies {
        &self.lookup.tables
    }

    /// The id of what is at a position of the list of a namespace.
    fn id(&self, space: Namespace, at: u32) -> Option<&Id> {
        let at = at as usize;
        match space {
            Namespace::Actors => self.actors.get(at).map(|actor| &actor.id),
            Namespace::Eras => self.eras.get(at).map(|era| &era.id),
            Namespace::Events => self.events.get(at).map(|event| &event.id),
            Namespace::Kinds => self.kinds.get(at).map(|kind| &kind.id),
            Namespace::People => self.people.get(at).map(|person| &person.id),
            Namespace::Perspectives => self.perspectives.get(at).map(|perspective| &perspective.id),
            Namespace::Sources => self.sources.get(at).map(|source| &source.id),
            Namespace::Threads => self.threads.get(at).map(|thread| &thread.id),
        }
    }

    /// The event of this number.
    #[must_use]
    pub fn event(&self, event: EventIx) -> &Event {
        &self.events[event.index()]
    }

    /// The actor at this position.
    #[must_use]
    pub fn actor(&self, actor: ActorIx) -> &Actor {
        &self.actors[actor.index()]
    }

    /// The era at this position.
    #[must_use]
    pub fn era(&self, era: EraIx) -> &Era {
        &self.eras[era.index()]
    }

    /// The kind at this position.
    #[must_use]
    pub fn kind(&self, kind: KindIx) -> &Kind {
        &self.kinds[kind.index()]
    }

    /// The person at this position.
    #[must_use]
    pub fn person(&self, person: PersonIx) -> &Person {
        &self.people[person.index()]
    }

    /// The source at this position.
    #[must_use]
    pub fn source(&self, source: SourceIx) -> &Source {
        &self.sources[source.index()]
    }

    /// The perspective at this position.
    #[must_use]
    pub fn perspective(&self, perspective: PerspectiveIx) -> &Perspective {
        &self.perspectives[perspective.index()]
    }

    /// The thread at this position.
    #[must_use]
    pub fn thread(&self, thread: ThreadIx) -> &Thread {
        &self.threads[thread.index()]
    }

    /// The relation at this address.
    #[must_use]
    pub fn relation(&self, relation: RelationRef) -> &Relation {
        &self.event(relation.event).relations[relation.position as usize]
    }

    /// The citation at this address.
    #[must_use]
    pub fn citation(&self, citation: CitationRef) -> &Citation {
        &self.event(citation.event).citations[citation.position as usize]
    }

    /// Events with their numbers, in chronological order.
    pub fn enumerate_events(&self) -> impl DoubleEndedIterator<Item = (EventIx, &Event)> {
        self.events.iter().enumerate().map(|(n, event)| (EventIx(n as u32), event))
    }

    /// Every citation with its address, events in chronological order, citations in the order of the file.
    pub fn citations(&self) -> impl Iterator<Item = (CitationRef, &Citation)> {
        self.enumerate_events().flat_map(|(event, e)| {
            (0..).zip(&e.citations).map(move |(position, citation)| (CitationRef { event, position }, citation))
        })
    }

    /// The position of what has this id now.
    #[must_use]
    pub fn find(&self, space: Namespace, id: &str) -> Option<u32> {
        let order = &self.lookup.by_id[space as usize];
        let at = order.binary_search_by(|&at| self.id(space, at).map(Id::as_str).cmp(&Some(id))).ok()?;
        order.get(at).copied()
    }

    /// What became of an id that nothing has now.
    #[must_use]
    pub fn tombstone(&self, space: Namespace, id: &str) -> Option<&Tombstone> {
        self.tombstones.get(&(space, Id::new(id).ok()?))
    }

    /// An actor and all whom it continues, transitively, itself first.
    #[must_use]
    pub fn with_predecessors(&self, actor: ActorIx) -> Vec<ActorIx> {
        let mut line = vec![actor];
        let mut next = 0;
        while next < line.len() {
            for &before in &self.actor(line[next]).successor_of {
                if !line.contains(&before) {
                    line.push(before);
                }
            }
            next += 1;
        }
        line
    }

    /// Who claims a relation, each with the source in which: whom the data names, else the voices and reports of its
    /// citations; a paraphrase without a speaker renders its author.
    #[must_use]
    pub fn claimants(&self, relation: &Relation) -> Vec<(Voice, SourceIx)> {
        let mut found = Vec::new();
        for &at in &relation.citations {
            let citation = self.citation(at);
            let silent = citation.voice.is_empty() && citation.reports.is_empty();
            let own = citation.voice.iter().chain(&citation.reports).copied().chain(silent.then_some(Voice::Author));
            let voices: Vec<Voice> =
                if relation.claimed_by.is_empty() { own.collect() } else { relation.claimed_by.to_vec() };
            for claimant in voices.into_iter().map(|voice| (voice, citation.source)) {
                if !found.contains(&claimant) {
                    found.push(claimant);
                }
            }
        }
        found
    }

    /// Every relation with its address and the event to which it leads, in the order of the latter.
    pub fn relations(&self) -> impl Iterator<Item = (RelationRef, EventIx)> {
        self.lookup.incoming.iter().map(|&(to, event, position)| (RelationRef { event, position }, to))
    }

    /// Relations that lead to an event, with the event each leads from.
    pub fn relations_to(&self, event: EventIx) -> impl Iterator<Item = (EventIx, &Relation)> {
        let incoming = &self.lookup.incoming;
        let first = incoming.partition_point(|&(to, ..)| to < event);
        let these = incoming[first..].iter().take_while(move |&&(to, ..)| to == event);
        these.filter_map(|&(_, from, at)| Some((from, self.event(from).relations.get(at as usize)?)))
    }
}
