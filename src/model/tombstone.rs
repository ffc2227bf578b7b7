//! What became of ids that are no longer anything's own: earlier names and withdrawn things.

use super::Id;

/// The namespaces in which ids are unique. The path of a thing begins with its namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Namespace {
    /// `/actors/ID`
    Actors,
    /// `/eras/ID`
    Eras,
    /// `/events/ID`
    Events,
    /// Kinds of event: values of a facet.
    Kinds,
    /// People: `/voices/ID`, where actors speak, too.
    People,
    /// Perspectives: groups of voices.
    Perspectives,
    /// `/sources/ID`
    Sources,
    /// `/threads/ID`
    Threads,
}

impl Namespace {
    /// Every namespace, in their order.
    pub const ALL: [Self; 8] = [
        Self::Actors,
        Self::Eras,
        Self::Events,
        Self::Kinds,
        Self::People,
        Self::Perspectives,
        Self::Sources,
        Self::Threads,
    ];

    /// The namespace as it stands in paths and in `evidence.lock`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Eras => "eras",
            Self::Events => "events",
            Self::Kinds => "kinds",
            Self::People => "people",
            Self::Perspectives => "perspectives",
            Self::Sources => "sources",
            Self::Threads => "threads",
        }
    }
}

/// What an id that is no record's own stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tombstone {
    /// The record was renamed: this is the id that it has now.
    Renamed(Id),
    /// The record was withdrawn, for this reason.
    Withdrawn(String),
}
