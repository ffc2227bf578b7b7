//! The facets by which a timeline is filtered.

use crate::model::{Gone, Space, Timeline, Voice};

/// A facet: a question with a list of possible answers. Values are positions in the timeline's list; of voices, their
/// numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// In which era it began.
    Era,
    /// Who acted; with `about`, also whom it concerns.
    Actor,
    /// What kind of event it is.
    Kind,
    /// Who speaks in its citations, or whose view one of them reports.
    Voice,
}

impl Facet {
    /// Every facet, in the canonical order of URLs.
    pub const ALL: [Self; 4] = [Self::Era, Self::Actor, Self::Kind, Self::Voice];

    /// Its parameter in a URL.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Era => "era",
            Self::Actor => "actor",
            Self::Kind => "kind",
            Self::Voice => "voice",
        }
    }

    /// The namespaces of its values.
    fn spaces(self) -> &'static [Space] {
        match self {
            Self::Era => &[Space::Eras],
            Self::Actor => &[Space::Actors],
            Self::Kind => &[Space::Kinds],
            Self::Voice => &[Space::Actors, Space::People],
        }
    }

    /// The value that has this id, or had it.
    #[must_use]
    pub fn find(self, timeline: &Timeline, id: &str) -> Option<u32> {
        let now = self.find_now(timeline, id);
        now.or_else(|| {
            self.spaces().iter().find_map(|&space| match timeline.gone(space, id)? {
                Gone::Renamed(id) => self.find_now(timeline, id.as_str()),
                Gone::Withdrawn(_) => None,
            })
        })
    }

    fn find_now(self, timeline: &Timeline, id: &str) -> Option<u32> {
        if self == Self::Voice {
            return u32::try_from(timeline.voice_number(timeline.find_voice(id)?)).ok();
        }
        self.spaces().iter().find_map(|&space| timeline.find(space, id))
    }

    /// How many values it has.
    #[must_use]
    pub fn len(self, timeline: &Timeline) -> usize {
        match self {
            Self::Era => timeline.eras.len(),
            Self::Actor => timeline.actors.len(),
            Self::Kind => timeline.kinds.len(),
            Self::Voice => timeline.voice_count(),
        }
    }

    /// The id of a value.
    #[must_use]
    pub fn id(self, timeline: &Timeline, value: u32) -> &str {
        let at = value as usize;
        match self {
            Self::Era => timeline.eras[at].id.as_str(),
            Self::Actor => timeline.actors[at].id.as_str(),
            Self::Kind => timeline.kinds[at].id.as_str(),
            Self::Voice => timeline.voice_at(at).map_or("", |voice| timeline.voice_id(voice)),
        }
    }

    /// The title of a value; of voices that are neither an actor nor a person none.
    #[must_use]
    pub fn title(self, timeline: &Timeline, value: u32) -> Option<&str> {
        let at = value as usize;
        match self {
            Self::Era => Some(&timeline.eras[at].title),
            Self::Actor => Some(&timeline.actors[at].title),
            Self::Kind => Some(&timeline.kinds[at].title),
            Self::Voice => match timeline.voice_at(at)? {
                Voice::Actor(actor) => Some(&timeline.actor(actor).title),
                Voice::Person(person) => Some(&timeline.person(person).name),
                _ => None,
            },
        }
    }

    /// The group of a value: values of one group are alternatives, groups narrow each other. Each series of eras is
    /// a group.
    #[must_use]
    pub fn group(self, timeline: &Timeline, value: u32) -> usize {
        if self == Self::Era { timeline.eras[value as usize].series } else { 0 }
    }
}
