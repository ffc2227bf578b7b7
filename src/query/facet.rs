//! The facets by which a timeline is filtered.

use crate::model::{Id, Space, Timeline};

/// A facet: a question with a list of possible answers. Values are positions in the timeline's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// In which era it began.
    Era,
    /// Who acted; with `about`, also whom it concerns.
    Actor,
    /// What kind of event it is.
    Kind,
}

impl Facet {
    /// Every facet, in the canonical order of URLs.
    pub const ALL: [Self; 3] = [Self::Era, Self::Actor, Self::Kind];

    /// Its parameter in a URL.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Era => "era",
            Self::Actor => "actor",
            Self::Kind => "kind",
        }
    }

    /// The namespace of its values.
    #[must_use]
    pub fn space(self) -> Space {
        match self {
            Self::Era => Space::Eras,
            Self::Actor => Space::Actors,
            Self::Kind => Space::Kinds,
        }
    }

    /// How many values it has.
    #[must_use]
    pub fn len(self, timeline: &Timeline) -> usize {
        match self {
            Self::Era => timeline.eras.len(),
            Self::Actor => timeline.actors.len(),
            Self::Kind => timeline.kinds.len(),
        }
    }

    /// Id and title of a value.
    #[must_use]
    pub fn value(self, timeline: &Timeline, value: u32) -> (&Id, &str) {
        let at = value as usize;
        match self {
            Self::Era => (&timeline.eras[at].id, &timeline.eras[at].title),
            Self::Actor => (&timeline.actors[at].id, &timeline.actors[at].title),
            Self::Kind => (&timeline.kinds[at].id, &timeline.kinds[at].title),
        }
    }

    /// The group of a value: values of one group are alternatives, groups narrow each other. Each series of eras is
    /// a group.
    #[must_use]
    pub fn group(self, timeline: &Timeline, value: u32) -> usize {
        if self == Self::Era { timeline.eras[value as usize].series } else { 0 }
    }
}
