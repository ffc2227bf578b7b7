//! [`Namespace`]: the kinds of record whose ids are unique among themselves.

/// A kind of record. An id is unique within its namespace, and most paths begin with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Namespace {
    /// `/actors/ID`
    Actors,
    /// `/eras/ID`
    Eras,
    /// `/events/ID`
    Events,
    /// Terms of the glossary: `/glossary#ID`
    Glossary,
    /// Kinds of event: facet values without a page.
    Kinds,
    /// `/people/ID`; what they say is at `/voices/ID`, as for actors
    People,
    /// Groups of voices: facet values without a page.
    Perspectives,
    /// `/sources/ID`
    Sources,
    /// `/threads/ID`
    Threads,
}

impl Namespace {
    /// Every namespace, in the order of the variants.
    pub const ALL: [Self; 9] = [
        Self::Actors,
        Self::Eras,
        Self::Events,
        Self::Glossary,
        Self::Kinds,
        Self::People,
        Self::Perspectives,
        Self::Sources,
        Self::Threads,
    ];

    /// The name in paths and in `evidence.lock`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Eras => "eras",
            Self::Events => "events",
            Self::Glossary => "glossary",
            Self::Kinds => "kinds",
            Self::People => "people",
            Self::Perspectives => "perspectives",
            Self::Sources => "sources",
            Self::Threads => "threads",
        }
    }
}
