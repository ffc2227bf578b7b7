//! The facets by which a timeline is filtered.

use crate::model::{Event, Namespace, SourceIx, Timeline, Tombstone, Voice};
use crate::query::FacetKey;

/// A facet of events. Its values are positions in the timeline's list; for voices, places, languages and decades, their
/// numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The eras in which it began.
    Era,
    /// The actors who took part; with `about=1`, also those it concerns.
    Actor,
    /// The people who took part.
    Person,
    /// The kinds of event that it is.
    Kind,
    /// The voices that speak in its citations, or whose view one of them reports.
    Voice,
    /// The works that its citations rest on.
    Source,
    /// The place where it happened.
    Place,
    /// The languages of those works.
    Language,
    /// The decade in which it began, if that is known.
    Decade,
}

impl FacetKey for Facet {
    type Context = Timeline;

    const ALL: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Era => "era",
            Self::Actor => "actor",
            Self::Person => "person",
            Self::Kind => "kind",
            Self::Voice => "voice",
            Self::Source => "source",
            Self::Place => "place",
            Self::Language => "language",
            Self::Decade => "decade",
        }
    }

    fn find(self, timeline: &Timeline, id: &str) -> Option<u32> {
        let now = self.find_now(timeline, id);
        now.or_else(|| {
            self.spaces().iter().find_map(|&space| match timeline.tombstone(space, id)? {
                Tombstone::Renamed(id) => self.find_now(timeline, id.as_str()),
                Tombstone::Withdrawn(_) => None,
            })
        })
    }

    fn id(self, timeline: &Timeline, value: u32) -> &str {
        let at = value as usize;
        match self {
            Self::Era => timeline.eras[at].id.as_str(),
            Self::Actor => timeline.actors[at].id.as_str(),
            Self::Person => timeline.people[at].id.as_str(),
            Self::Kind => timeline.kinds[at].id.as_str(),
            Self::Voice => timeline.voice_at(at).map_or("", |voice| timeline.voice_id(voice)),
            Self::Source => timeline.sources[at].id.as_str(),
            Self::Place => &timeline.vocabularies().places[at],
            Self::Language => &timeline.vocabularies().languages[at],
            Self::Decade => &timeline.vocabularies().decades[at].id,
        }
    }
}

impl Facet {
    /// Every facet, in the canonical order of URLs.
    pub const ALL: [Self; 9] = [
        Self::Era,
        Self::Actor,
        Self::Person,
        Self::Kind,
        Self::Voice,
        Self::Source,
        Self::Place,
        Self::Language,
        Self::Decade,
    ];

    /// The namespaces of its values, if they have ids of their own.
    fn spaces(self) -> &'static [Namespace] {
        match self {
            Self::Era => &[Namespace::Eras],
            Self::Actor => &[Namespace::Actors],
            Self::Person => &[Namespace::People],
            Self::Kind => &[Namespace::Kinds],
            Self::Voice => &[Namespace::Actors, Namespace::People],
            Self::Source => &[Namespace::Sources],
            Self::Place | Self::Language | Self::Decade => &[],
        }
    }

    fn find_now(self, timeline: &Timeline, id: &str) -> Option<u32> {
        match self {
            Self::Voice => u32::try_from(timeline.voice_number(timeline.find_voice(id)?)).ok(),
            Self::Place => timeline.find_place(id),
            Self::Language => timeline.find_language(id),
            Self::Decade => (0..).zip(&timeline.vocabularies().decades).find(|(_, own)| own.id == id).map(|(at, _)| at),
            _ => self.spaces().iter().find_map(|&space| timeline.find(space, id)),
        }
    }

    /// The number of its values.
    pub fn len(self, timeline: &Timeline) -> usize {
        match self {
            Self::Era => timeline.eras.len(),
            Self::Actor => timeline.actors.len(),
            Self::Person => timeline.people.len(),
            Self::Kind => timeline.kinds.len(),
            Self::Voice => timeline.voice_count(),
            Self::Source => timeline.sources.len(),
            Self::Place => timeline.vocabularies().places.len(),
            Self::Language => timeline.vocabularies().languages.len(),
            Self::Decade => timeline.vocabularies().decades.len(),
        }
    }

    /// The title of a value. Languages, and voices that are neither an actor nor a person, have none in the data.
    pub fn title(self, timeline: &Timeline, value: u32) -> Option<&str> {
        let at = value as usize;
        match self {
            Self::Era => Some(&timeline.eras[at].title),
            Self::Actor => Some(&timeline.actors[at].title),
            Self::Person => Some(&timeline.people[at].name),
            Self::Kind => timeline.kinds[at].title.as_deref(),
            Self::Source => Some(&timeline.sources[at].title),
            Self::Place => Some(&timeline.vocabularies().places[at]),
            Self::Language | Self::Decade => None,
            Self::Voice => match timeline.voice_at(at)? {
                Voice::Actor(actor) => Some(&timeline.actor(actor).title),
                Voice::Person(person) => Some(&timeline.person(person).name),
                _ => None,
            },
        }
    }

    /// The group of a value. Chosen values of one group are alternatives; groups narrow each other. Each series of eras is
    /// a group, so that a reader can ask for a dynasty within a period.
    pub fn group(self, timeline: &Timeline, value: u32) -> usize {
        if self == Self::Era { timeline.eras[value as usize].series } else { 0 }
    }

    /// Visits each value of an event, possibly more than once. The successors of its actors are not included.
    pub fn for_each_value(self, timeline: &Timeline, event: &Event, mut visit: impl FnMut(u32)) {
        let work = |source: SourceIx| timeline.source(source);
        match self {
            Self::Era => event.eras.iter().for_each(|era| visit(era.0)),
            Self::Actor => event.actors.iter().for_each(|actor| visit(actor.0)),
            Self::Person => event.people.iter().for_each(|person| visit(person.0)),
            Self::Kind => event.kinds.iter().for_each(|kind| visit(kind.0)),
            Self::Voice => {
                let voices = event.citations.iter().flat_map(crate::model::Citation::voices);
                voices.filter_map(|voice| u32::try_from(timeline.voice_number(voice)).ok()).for_each(visit);
            }
            Self::Source => timeline.works(event).for_each(|source| visit(source.0)),
            Self::Place => event.place.iter().filter_map(|place| timeline.find_place(place)).for_each(visit),
            Self::Language => {
                let languages = timeline.works(event).filter_map(|source| work(source).language.as_deref());
                languages.filter_map(|tag| timeline.find_language(tag)).for_each(visit);
            }
            Self::Decade => timeline.decade_of(&event.date).into_iter().for_each(visit),
        }
    }
}
