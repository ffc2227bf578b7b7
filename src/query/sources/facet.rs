//! The facets of sources.

use super::SourceIndex;
use crate::model::{Source, SourceRole, Timeline};
use crate::query::FacetKey;

/// The id of the value of sources whose record does not say. No id and no language begins with `_`.
pub const MISSING: &str = "_none";

/// A facet of sources. Its values are gathered from the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceFacet {
    /// How close it is to what it reports: primary, secondary or reference.
    Role,
    /// The kind of text that it is.
    Kind,
    /// The primary subtag of its language (BCP 47).
    Language,
    /// The name of its publisher.
    Publisher,
    /// The perspective of its author.
    Perspective,
}

impl FacetKey for SourceFacet {
    type Context = SourceIndex;

    const ALL: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Kind => "kind",
            Self::Language => "language",
            Self::Publisher => "publisher",
            Self::Perspective => "perspective",
        }
    }

    /// Ids are found as they are written, or else in any letter case.
    fn find(self, sources: &SourceIndex, id: &str) -> Option<u32> {
        sources.find(self, id)
    }

    fn id(self, sources: &SourceIndex, value: u32) -> &str {
        &sources.ids(self)[value as usize]
    }
}

impl SourceFacet {
    /// Every facet, in the canonical order of URLs.
    pub const ALL: [Self; 5] = [Self::Role, Self::Kind, Self::Language, Self::Publisher, Self::Perspective];

    /// The id of the value that a record has.
    pub fn id_of<'a>(self, timeline: &'a Timeline, source: &'a Source) -> Option<&'a str> {
        match self {
            Self::Role => source.role.map(SourceRole::as_str),
            Self::Kind => source.kind.map(|at| timeline.source_kind(at).id.as_str()),
            Self::Language => source.language.as_deref().and_then(|tag| tag.split('-').next()),
            Self::Publisher => source.publisher.as_deref(),
            Self::Perspective => source.perspective.map(|at| timeline.perspective(at).id.as_str()),
        }
    }

    /// The position of a record's value in the order of the data format, which does not order languages and publishers.
    pub(super) fn position(self, source: &Source) -> u32 {
        match self {
            Self::Role => source.role.map_or(0, |role| role as u32),
            Self::Kind => source.kind.map_or(0, |kind| kind.0),
            Self::Perspective => source.perspective.map_or(0, |at| at.0),
            Self::Language | Self::Publisher => 0,
        }
    }
}
