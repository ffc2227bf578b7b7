//! The facets of relations themselves, in addition to those of their events.

use crate::model::{Relation, RelationKind, Timeline};
use crate::query::{Facet, FacetKey};

/// A facet of relations. Values are numbered in the order of [`Self::ids`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationFacet {
    /// How the one event bears on the other.
    Type,
    /// Whether the claim is hedged or disputed.
    Claim,
}

/// A facet of the list of relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationListFacet {
    /// Of the events at their ends.
    Event(Facet),
    /// Of the relations themselves.
    Relation(RelationFacet),
}

/// The claim is neither hedged nor disputed; it is hedged; it is disputed. It may be both of the latter.
const CLAIMS: [&str; 3] = ["plain", "hedged", "disputed"];

impl FacetKey for RelationFacet {
    type Context = Timeline;

    const ALL: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Claim => "claim",
        }
    }

    fn find(self, _: &Timeline, id: &str) -> Option<u32> {
        self.find_id(id)
    }

    fn id(self, _: &Timeline, value: u32) -> &str {
        self.ids().nth(value as usize).unwrap_or("")
    }
}

impl RelationFacet {
    /// Every facet, in the canonical order of URLs.
    pub const ALL: [Self; 2] = [Self::Type, Self::Claim];

    /// The ids of its values.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        let (types, claims) = match self {
            Self::Type => (RelationKind::ALL, &[][..]),
            Self::Claim => (&[][..], &CLAIMS[..]),
        };
        types.iter().map(|&(word, _)| word).chain(claims.iter().copied())
    }

    /// The value that has this id.
    pub fn find_id(self, id: &str) -> Option<u32> {
        (0..).zip(self.ids()).find(|&(_, own)| own == id).map(|(value, _)| value)
    }

    /// The values that a relation has.
    pub(super) fn values(self, relation: &Relation) -> impl Iterator<Item = u32> {
        let (hedged, disputed) = (relation.hedged, !relation.disputed_by.is_empty());
        let ids = match self {
            Self::Type => [Some(relation.kind.as_str()), None, None],
            Self::Claim => {
                [(!hedged && !disputed).then_some("plain"), hedged.then_some("hedged"), disputed.then_some("disputed")]
            }
        };
        ids.into_iter().flatten().filter_map(move |id| self.find_id(id))
    }
}
