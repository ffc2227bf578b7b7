//! [`Voice`]: who speaks in a citation.

use super::{ActorIx, Namespace, PersonIx, PerspectiveIx, SourceIx, Timeline};

/// A speaker: an actor, a person, or a role in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    Actor(ActorIx),
    Person(PersonIx),
    Author,
    /// The publisher of the source, for headlines and captions.
    Publisher,
    /// The source does not name the speaker.
    Unattributed,
}

impl Voice {
    /// The voices without a record, each with its string in the data format. No id may be one of these strings.
    pub const RESERVED: [(&str, Self); 3] =
        [("author", Self::Author), ("publisher", Self::Publisher), ("unattributed", Self::Unattributed)];
}

impl Timeline {
    /// Every voice: actors, people, then [`Voice::RESERVED`]. Its position here is the number of a voice.
    pub fn voices(&self) -> impl Iterator<Item = Voice> {
        let actors = (0..).map(|at| Voice::Actor(ActorIx(at))).take(self.actors.len());
        let people = (0..).map(|at| Voice::Person(PersonIx(at))).take(self.people.len());
        actors.chain(people).chain(Voice::RESERVED.map(|(_, voice)| voice))
    }

    pub fn voice_count(&self) -> usize {
        self.actors.len() + self.people.len() + Voice::RESERVED.len()
    }

    /// Inverse of [`Self::voice_at`].
    pub fn voice_number(&self, voice: Voice) -> usize {
        let named = self.actors.len() + self.people.len();
        match voice {
            Voice::Actor(actor) => actor.index(),
            Voice::Person(person) => self.actors.len() + person.index(),
            Voice::Author => named,
            Voice::Publisher => named + 1,
            Voice::Unattributed => named + 2,
        }
    }

    pub fn voice_at(&self, number: usize) -> Option<Voice> {
        let index = |at: usize| u32::try_from(at).ok();
        let Some(other) = number.checked_sub(self.actors.len()) else {
            return Some(Voice::Actor(ActorIx(index(number)?)));
        };
        match other.checked_sub(self.people.len()) {
            None => Some(Voice::Person(PersonIx(index(other)?))),
            Some(word) => Voice::RESERVED.get(word).map(|&(_, voice)| voice),
        }
    }

    /// The id of the actor or person, or the reserved string.
    pub fn voice_id(&self, voice: Voice) -> &str {
        match voice {
            Voice::Actor(actor) => self.actor(actor).id.as_str(),
            Voice::Person(person) => self.person(person).id.as_str(),
            _ => Voice::RESERVED.iter().find(|(_, other)| *other == voice).map_or("", |(word, _)| word),
        }
    }

    /// The voice with this current id or reserved string.
    pub fn find_voice(&self, id: &str) -> Option<Voice> {
        let word = Voice::RESERVED.iter().find(|(word, _)| *word == id).map(|&(_, voice)| voice);
        word.or_else(|| self.find(Namespace::Actors, id).map(|at| Voice::Actor(ActorIx(at))))
            .or_else(|| self.find(Namespace::People, id).map(|at| Voice::Person(PersonIx(at))))
    }

    /// The perspective from which a voice speaks in a source. The author and publisher of a source have the source's
    /// perspective, all other voices their own.
    pub fn perspective_of(&self, voice: Voice, source: SourceIx) -> Option<PerspectiveIx> {
        match voice {
            Voice::Author | Voice::Publisher => self.source(source).perspective,
            named => self.own_perspective(named),
        }
    }

    /// The perspective that does not depend on the source: that of the actor or person, or else of the actor for whom the
    /// person speaks.
    pub fn own_perspective(&self, voice: Voice) -> Option<PerspectiveIx> {
        match voice {
            Voice::Actor(actor) => self.actor(actor).perspective,
            Voice::Person(person) => {
                let person = self.person(person);
                person.perspective.or_else(|| self.actor(person.speaks_for?).perspective)
            }
            _ => None,
        }
    }
}
