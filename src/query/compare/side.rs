//! [`ComparedSide`]: whose words are compared, and which citations have them.

use crate::model::{
    ActorIx, Body, Citation, CitationRef, EventIx, Namespace, PersonIx, PerspectiveIx, Timeline, Tombstone, Voice,
};

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedSide {
    /// Everyone who speaks from a perspective.
    Perspective(PerspectiveIx),
    /// An actor's own voice, and those of the people who speak for it.
    Actor(ActorIx),
    /// A person's own voice.
    Person(PersonIx),
}

/// Where the id of a side is looked up, in this order.
const SPACES: [Namespace; 3] = [Namespace::Perspectives, Namespace::Actors, Namespace::People];

impl ComparedSide {
    /// The side that has this id, or had it.
    pub fn find(timeline: &Timeline, id: &str) -> Option<Self> {
        let now = |id: &str| SPACES.iter().find_map(|&space| Self::at(space, timeline.find(space, id)?));
        now(id).or_else(|| {
            SPACES.iter().find_map(|&space| match timeline.tombstone(space, id)? {
                Tombstone::Renamed(id) => now(id.as_str()),
                Tombstone::Withdrawn(_) => None,
            })
        })
    }

    fn at(space: Namespace, position: u32) -> Option<Self> {
        match space {
            Namespace::Perspectives => Some(Self::Perspective(PerspectiveIx(position))),
            Namespace::Actors => Some(Self::Actor(ActorIx(position))),
            Namespace::People => Some(Self::Person(PersonIx(position))),
            _ => None,
        }
    }

    /// The side of an actor's or a person's voice.
    pub fn of_voice(voice: Voice) -> Option<Self> {
        match voice {
            Voice::Actor(actor) => Some(Self::Actor(actor)),
            Voice::Person(person) => Some(Self::Person(person)),
            Voice::Author | Voice::Publisher | Voice::Unattributed => None,
        }
    }

    /// Every perspective, actor and person, in this order. An actor or a person whose id is that of a perspective cannot
    /// be asked for, so it is left out.
    pub fn all(timeline: &Timeline) -> impl Iterator<Item = Self> {
        let perspectives = (0..).take(timeline.perspectives.len()).map(|at| Self::Perspective(PerspectiveIx(at)));
        let voices = timeline.voices().filter_map(Self::of_voice);
        perspectives.chain(voices).filter(|side| side.is_found_by_its_id(timeline))
    }

    /// Whether its id leads to it.
    pub fn is_found_by_its_id(self, timeline: &Timeline) -> bool {
        Self::find(timeline, self.id(timeline)) == Some(self)
    }

    pub fn id(self, timeline: &Timeline) -> &str {
        match self {
            Self::Perspective(perspective) => timeline.perspective(perspective).id.as_str(),
            Self::Actor(actor) => timeline.actor(actor).id.as_str(),
            Self::Person(person) => timeline.person(person).id.as_str(),
        }
    }

    /// Its title or name.
    pub fn title(self, timeline: &Timeline) -> &str {
        match self {
            Self::Perspective(perspective) => &timeline.perspective(perspective).title,
            Self::Actor(actor) => &timeline.actor(actor).title,
            Self::Person(person) => &timeline.person(person).name,
        }
    }

    /// Its position among all perspectives, actors and people.
    pub(super) fn number(self, timeline: &Timeline) -> usize {
        match self {
            Self::Perspective(perspective) => perspective.index(),
            Self::Actor(actor) => timeline.perspectives.len() + timeline.voice_number(Voice::Actor(actor)),
            Self::Person(person) => timeline.perspectives.len() + timeline.voice_number(Voice::Person(person)),
        }
    }

    /// The sides whose words a citation has, possibly repeated: those who speak in it and those whom it reports. An author
    /// or a publisher who reports another perspective only passes its words on. Nobody speaks in a bare reference.
    pub(super) fn each_of<'a>(timeline: &'a Timeline, citation: &'a Citation) -> impl Iterator<Item = Self> + 'a {
        let speaks = !matches!(citation.body, Body::Reference);
        let passed_on = citation.reports.iter().any(|&voice| timeline.own_perspective(voice).is_some());
        let voices = citation.voices().filter(move |voice| {
            let named = Self::of_voice(*voice).is_some();
            speaks && (named || !passed_on)
        });
        voices.flat_map(|voice| {
            let perspective = timeline.perspective_of(voice, citation.source).map(Self::Perspective);
            let speaks_for = match voice {
                Voice::Person(person) => timeline.person(person).speaks_for.map(Self::Actor),
                _ => None,
            };
            Self::of_voice(voice).into_iter().chain(speaks_for).chain(perspective)
        })
    }

    /// The citations of an event that have its words: quotations, then paraphrases.
    pub fn citations(self, timeline: &Timeline, event: EventIx) -> Vec<CitationRef> {
        let citations = (0..).zip(&timeline.event(event).citations);
        let own = citations.filter(|(_, citation)| Self::each_of(timeline, citation).any(|side| side == self));
        let mut own: Vec<_> = own.map(|(position, _)| CitationRef { event, position }).collect();
        own.sort_by_key(|&at| timeline.citation(at).quote().is_none());
        own
    }
}
