//! How a relation looks from one of its events.

use crate::model::RelationKind;

/// What the other event of a relation is to the one that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationRole {
    /// It is an outcome of this event.
    Outcome,
    /// It is a cause of this event.
    Cause,
    /// Neither is said to have caused the other.
    Related,
}

impl RelationRole {
    /// Every role, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Outcome, Self::Cause, Self::Related];

    /// The role of the other event; `incoming` if the relation leads from it to the event that is looked at.
    pub fn of(kind: RelationKind, incoming: bool) -> Self {
        match (kind, incoming) {
            (RelationKind::LedTo, false) | (RelationKind::ReactedTo, true) => Self::Outcome,
            (RelationKind::LedTo, true) | (RelationKind::ReactedTo, false) => Self::Cause,
            _ => Self::Related,
        }
    }
}
