//! [`Tombstone`]: what is left of an id that no record has any more.

use super::Id;

/// What became of a former id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tombstone {
    /// The record was renamed to this current id.
    Renamed(Id),
    /// The record was withdrawn for this reason.
    Withdrawn(String),
}
