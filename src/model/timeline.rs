//! [`Timeline`]: all records, and the lookups across them.

use super::date::Date;
use super::{
    Actor, ActorIx, Author, Branding, Citation, CitationRef, EmbedPolicy, Era, EraIx, Event, EventIx, EventLines,
    GlossaryTerm, Id, Kind, KindIx, Markdown, MediaOwner, Medium, Namespace, Person, PersonIx, Perspective,
    PerspectiveIx, Relation, RelationRef, Repository, Series, Source, SourceIx, SourceKind, SourceKindIx, ThinSlice,
    Thread, ThreadIx, Tombstone, Vocabularies, Voice,
};
use crate::collation::Collation;
use std::collections::HashMap;

/// `timeline.toml`: metadata of the timeline as a whole.
#[derive(Clone, Debug)]
pub struct About {
    pub title: String,
    /// The introduction in one sentence, on the first page. By default it is the first sentence of `intro`.
    pub subtitle: Option<String>,
    /// The language of the data, BCP 47.
    pub language: String,
    /// The introduction, on the page about the timeline.
    pub intro: Markdown,
    /// What the timeline covers and what it leaves out.
    pub scope: Markdown,
    /// How it is made, in the editors' words.
    pub method: Markdown,
    pub editors: Vec<Author>,
    /// Where to report errors: an `https` or `mailto` URL, perhaps with `{url}` in place of the page's address.
    pub contact: Option<String>,
    /// The licence of the editors' own texts.
    pub licence: Option<String>,
    /// Where readers propose changes.
    pub repository: Repository,
    /// The URL at which it is published.
    pub base_url: Option<String>,
    /// The range of the whole chart; by default from the first event to the last.
    pub range: Option<Date>,
    /// The window that the timeline's page shows first; by default the whole timeline.
    pub start: Option<Date>,
    pub evidence: EvidencePolicy,
    /// Which sites may embed it.
    pub embed: EmbedPolicy,
    /// Its own branding.
    pub branding: Branding,
    pub media: ThinSlice<Medium>,
}

/// How strictly the checker asks for evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidencePolicy {
    /// Missing evidence is a warning.
    Wanted,
    /// Missing evidence is an error.
    Required,
}

/// An immutable, checked timeline. Every reference is an index that exists: `timeline.event(ix)` is
/// `timeline.events[ix.index()]` and does not panic for an index that the timeline itself handed out.
#[derive(Clone, Debug)]
pub struct Timeline {
    pub about: About,
    /// In the order of `timeline.toml`.
    pub perspectives: Vec<Perspective>,
    /// Kinds that are declared or used, in the order of `timeline.toml` or of the defaults.
    pub kinds: Vec<Kind>,
    /// Those of the format, then the timeline's own.
    pub source_kinds: Vec<SourceKind>,
    /// The glossary, in the order of `timeline.toml`.
    pub glossary: Vec<GlossaryTerm>,
    /// The first is drawn as bands.
    pub series: Vec<Series>,
    /// Series by series, each in chronological order.
    pub eras: Vec<Era>,
    /// In the order of `actors.toml`.
    pub actors: Vec<Actor>,
    /// In the order of `people.toml`.
    pub people: Vec<Person>,
    /// Sorted by id.
    pub sources: Vec<Source>,
    /// In chronological order: by (earliest, latest, `after`, id).
    pub events: Vec<Event>,
    /// Sorted by id.
    pub threads: Vec<Thread>,
    /// What became of former ids.
    pub tombstones: HashMap<(Namespace, Id), Tombstone>,
    /// Which events are lines of JSON, if there is a repository to link to.
    pub event_lines: EventLines,
    /// Filled by [`Self::with_lookup`].
    pub lookup: Lookup,
}

/// Derived tables that make lookups fast.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    /// Positions sorted by id, for each namespace.
    by_id: [Box<[u32]>; Namespace::ALL.len()],
    /// Every relation as (target event, source event, position there), sorted.
    incoming: Box<[(EventIx, EventIx, u32)]>,
    tables: Vocabularies,
    /// The rank of each source's title in the order of the timeline's language.
    title_ranks: Box<[u32]>,
    /// The rank of each person's name in that order.
    name_ranks: Box<[u32]>,
}

impl Timeline {
    /// Builds [`Self::lookup`]. Call once all lists are complete.
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
        let collation = Collation::new(&self.about.language);
        let tables = Vocabularies::new(&self, &collation);
        let ranks = |names: Vec<Option<&str>>| collation.ranks(&names).into_iter().flatten().collect();
        let title_ranks = ranks(self.sources.iter().map(|source| Some(&*source.title)).collect());
        let name_ranks = ranks(self.people.iter().map(|person| Some(&*person.name)).collect());
        self.lookup = Lookup { by_id, incoming, tables, title_ranks, name_ranks };
        self
    }

    /// The distinct places, languages and decades.
    pub fn vocabularies(&self) -> &Vocabularies {
        &self.lookup.tables
    }

    /// A source's rank by title, in the order of the timeline's language. Equal titles share a rank.
    pub fn title_rank(&self, source: SourceIx) -> u32 {
        self.lookup.title_ranks[source.index()]
    }

    /// A person's rank by name, in the order of the timeline's language. Equal names share a rank.
    pub fn name_rank(&self, person: PersonIx) -> u32 {
        self.lookup.name_ranks[person.index()]
    }

    /// The id of the record at position `at` of a namespace.
    pub fn id(&self, space: Namespace, at: u32) -> Option<&Id> {
        let at = at as usize;
        match space {
            Namespace::Actors => self.actors.get(at).map(|actor| &actor.id),
            Namespace::Eras => self.eras.get(at).map(|era| &era.id),
            Namespace::Events => self.events.get(at).map(|event| &event.id),
            Namespace::Glossary => self.glossary.get(at).map(|term| &term.id),
            Namespace::Kinds => self.kinds.get(at).map(|kind| &kind.id),
            Namespace::People => self.people.get(at).map(|person| &person.id),
            Namespace::Perspectives => self.perspectives.get(at).map(|perspective| &perspective.id),
            Namespace::Sources => self.sources.get(at).map(|source| &source.id),
            Namespace::Threads => self.threads.get(at).map(|thread| &thread.id),
        }
    }

    /// The number of records in a namespace.
    pub fn count(&self, space: Namespace) -> u32 {
        u32::try_from(self.lookup.by_id[space as usize].len()).unwrap_or(u32::MAX)
    }

    /// The positions of at most `most` records before and `most` from the place of an id in the order of ids: those that
    /// share the most of its beginning. The id need not exist.
    pub fn neighbours_by_id(&self, space: Namespace, id: &str, most: usize) -> &[u32] {
        let order = &self.lookup.by_id[space as usize];
        let place = order.partition_point(|&at| self.id(space, at).is_some_and(|own| own.as_str() < id));
        &order[place.saturating_sub(most)..place.saturating_add(most).min(order.len())]
    }

    pub fn event(&self, event: EventIx) -> &Event {
        &self.events[event.index()]
    }

    pub fn actor(&self, actor: ActorIx) -> &Actor {
        &self.actors[actor.index()]
    }

    pub fn era(&self, era: EraIx) -> &Era {
        &self.eras[era.index()]
    }

    pub fn kind(&self, kind: KindIx) -> &Kind {
        &self.kinds[kind.index()]
    }

    pub fn person(&self, person: PersonIx) -> &Person {
        &self.people[person.index()]
    }

    pub fn source(&self, source: SourceIx) -> &Source {
        &self.sources[source.index()]
    }

    pub fn source_kind(&self, kind: SourceKindIx) -> &SourceKind {
        &self.source_kinds[kind.index()]
    }

    /// The periodical of an article, or the book of a chapter: a title of its own, which citation styles print in italics.
    pub fn periodical_or_book<'a>(&self, source: &'a Source) -> Option<&'a str> {
        match self.source_kind(source.kind?).csl {
            "article" | "article-journal" | "article-magazine" | "article-newspaper" | "review" | "review-book" => {
                source.holder()
            }
            "book" | "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" | "paper-conference" => {
                source.container.as_deref()
            }
            _ => None,
        }
    }

    pub fn perspective(&self, perspective: PerspectiveIx) -> &Perspective {
        &self.perspectives[perspective.index()]
    }

    pub fn thread(&self, thread: ThreadIx) -> &Thread {
        &self.threads[thread.index()]
    }

    pub fn relation(&self, relation: RelationRef) -> &Relation {
        &self.event(relation.event).relations[relation.position as usize]
    }

    pub fn citation(&self, citation: CitationRef) -> &Citation {
        &self.event(citation.event).citations[citation.position as usize]
    }

    /// The media of a record, or of the timeline as a whole.
    pub fn media(&self, owner: MediaOwner) -> &[Medium] {
        match owner {
            MediaOwner::Timeline => &self.about.media,
            MediaOwner::Event(event) => &self.event(event).media,
            MediaOwner::Actor(actor) => &self.actor(actor).media,
            MediaOwner::Person(person) => &self.person(person).media,
            MediaOwner::Source(source) => &self.source(source).media,
            MediaOwner::Thread(thread) => &self.thread(thread).media,
        }
    }

    /// All events with their indices, in chronological order.
    pub fn enumerate_events(&self) -> impl DoubleEndedIterator<Item = (EventIx, &Event)> {
        self.events.iter().enumerate().map(|(n, event)| (EventIx(n as u32), event))
    }

    /// All citations: events in chronological order, citations in the order of the file.
    pub fn citations(&self) -> impl Iterator<Item = (CitationRef, &Citation)> {
        self.enumerate_events().flat_map(|(event, e)| {
            (0..).zip(&e.citations).map(move |(position, citation)| (CitationRef { event, position }, citation))
        })
    }

    /// The position of the record with this current id.
    pub fn find(&self, space: Namespace, id: &str) -> Option<u32> {
        let order = &self.lookup.by_id[space as usize];
        let at = order.binary_search_by(|&at| self.id(space, at).map(Id::as_str).cmp(&Some(id))).ok()?;
        order.get(at).copied()
    }

    /// What became of a former id.
    pub fn tombstone(&self, space: Namespace, id: &str) -> Option<&Tombstone> {
        self.tombstones.get(&(space, Id::new(id).ok()?))
    }

    /// The actor, then all its predecessors, transitively.
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

    /// Who claims a relation, and in which source: `claimed_by`, or else the voices and reports of its citations. A citation
    /// without either is the author's claim.
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

    /// All relations, each with the event to which it leads, sorted by that event.
    pub fn relations(&self) -> impl Iterator<Item = (RelationRef, EventIx)> {
        self.lookup.incoming.iter().map(|&(to, event, position)| (RelationRef { event, position }, to))
    }

    /// The relations that lead to `event`, each with the event from which it leads.
    pub fn relations_to(&self, event: EventIx) -> impl Iterator<Item = (EventIx, &Relation)> {
        self.relations_leading_to(event).map(|at| (at.event, self.relation(at)))
    }

    /// The positions of the relations that lead to `event`.
    pub fn relations_leading_to(&self, event: EventIx) -> impl Iterator<Item = RelationRef> {
        let incoming = &self.lookup.incoming;
        let first = incoming.partition_point(|&(to, ..)| to < event);
        let these = incoming[first..].iter().take_while(move |&&(to, ..)| to == event);
        these.map(|&(_, event, position)| RelationRef { event, position })
    }

    /// The citation that a text of `event` names: `id`, or `other#id` for one of another event.
    pub fn citation_named(&self, event: EventIx, name: &str) -> Option<CitationRef> {
        let (event, id) = match name.split_once('#') {
            Some((other, id)) => (EventIx(self.find(Namespace::Events, other)?), id),
            None => (event, name),
        };
        self.event(event).citation_position(id).map(|position| CitationRef { event, position })
    }
}
