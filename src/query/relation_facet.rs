//! What relations are filtered by, beside their events.

use crate::model::{Relation, RelationKind};

/// A question about a relation with a list of possible answers. Values are positions in [`Self::words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationFacet {
    /// How the one event bears on the other.
    Type,
    /// Whether the claim is made with a reservation, or others say otherwise.
    Claim,
}

/// The claim is neither hedged nor disputed; it is hedged; it is disputed.
const CLAIMS: [&str; 3] = ["plain", "hedged", "disputed"];

impl RelationFacet {
    /// Every aspect, in the canonical order of URLs.
    pub const ALL: [Self; 2] = [Self::Type, Self::Claim];

    /// Its parameter in a URL.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Claim => "claim",
        }
    }

    /// Its values as a URL has them.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        let (types, claims) = match self {
            Self::Type => (RelationKind::ALL, &[][..]),
            Self::Claim => (&[][..], &CLAIMS[..]),
        };
        types.iter().map(|&(word, _)| word).chain(claims.iter().copied())
    }

    /// A value as a URL has it; of what is no value nothing.
    #[must_use]
    pub fn word(self, value: u32) -> &'static str {
        self.words().nth(value as usize).unwrap_or("")
    }

    /// The value of this word.
    #[must_use]
    pub fn find(self, word: &str) -> Option<u32> {
        (0..).zip(self.words()).find(|&(_, own)| own == word).map(|(value, _)| value)
    }

    /// The values that a relation has.
    pub(super) fn values(self, relation: &Relation) -> impl Iterator<Item = u32> {
        let (hedged, disputed) = (relation.hedged, !relation.disputed_by.is_empty());
        let words = match self {
            Self::Type => [Some(relation.kind.as_str()), None, None],
            Self::Claim => {
                [(!hedged && !disputed).then_some("plain"), hedged.then_some("hedged"), disputed.then_some("disputed")]
            }
        };
        words.into_iter().flatten().filter_map(move |word| self.find(word))
    }
}
