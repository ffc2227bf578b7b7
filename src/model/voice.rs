//! Who speaks: actors, people, and those whom a source does not name.

use super::{ActorIx, Namespace, PersonIx, PerspectiveIx, SourceIx, Timeline};

/// Who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// An actor.
    Actor(ActorIx),
    /// A person.
    Person(PersonIx),
    /// The author of the source.
    Author,
    /// The publisher of the source: a headline, a caption.
    Publisher,
    /// Nobody is named.
    Unattributed,
}

impl Voice {
    /// The voices that are neither an actor nor a person, each with its word of the data format, which no id may be.
    pub const RESERVED: [(&str, Self); 3] =
        [("author", Self::Author), ("publisher", Self::Publisher), ("unattributed", Self::Unattributed)];
}

impl Timeline {
    /// Every voice: actors, people, then those of [`Voice::RESERVED`]. Its place here is a voice's number.
    pub fn voices(&self) -> impl Iterator<Item = Voice> {
        let actors = (0..).map(|at| Voice::Actor(ActorIx(at))).take(self.actors.len());
        let people = (0..).map(|at| Voice::Person(PersonIx(at))).take(self.people.len());
        actors.chain(people).chain(Voice::RESERVED.map(|(_, voice)| voice))
    }

    /// How many voices there are.
    #[must_use]
    pub fn voice_count(&self) -> usize {
        self.actors.len() + self.people.len() + Voice::RESERVED.len()
    }

    /// The number of a voice.
    #[must_use]
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

    /// The voice of a number, where there is one.
    #[must_use]
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

    /// The id of an actor or a person, or the word of the data format.
    #[must_use]
    pub fn voice_id(&self, voice: Voice) -> &str {
        match voice {
            Voice::Actor(actor) => self.actor(actor).id.as_str(),
            Voice::Person(person) => self.person(person).id.as_str(),
            _ => Voice::RESERVED.iter().find(|(_, other)| *other == voice).map_or("", |(word, _)| word),
        }
    }

    /// The voice that has this id now, or that this word stands for.
    #[must_use]
    pub fn find_voice(&self, id: &str) -> Option<Voice> {
        let word = Voice::RESERVED.iter().find(|(word, _)| *word == id).map(|&(_, voice)| voice);
        word.or_else(|| self.find(Namespace::Actors, id).map(|at| Voice::Actor(ActorIx(at))))
            .or_else(|| self.find(Namespace::People, id).map(|at| Voice::Person(PersonIx(at))))
    }

    /// From which perspective a voice speaks in a source: its own, else that of the actor for whom it speaks. The author
    /// and the publisher of a source have the source's.
    #[must_use]
    pub fn perspective_of(&self, voice: Voice, source: SourceIx) -> Option<PerspectiveIx> {
        match voice {
            Voice::Author | Voice::Publisher => self.source(source).perspective,
            named => self.own_perspective(named),
        }
    }

    /// The perspective that a voice has in every source.
    #[must_use]
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
