//! The relations of a timeline, filtered by the events at their ends and by facets of their own.

mod display;
mod ego_network;
mod facet;
mod index;
mod role;
mod view;

pub use display::RelationsDisplay;
pub use ego_network::{EgoNetwork, Neighbour, Neighbours, Side};
pub use facet::{RelationFacet, RelationListFacet};
pub use index::RelationIndex;
pub use role::RelationRole;
pub use view::{RelationCondition, RelationFilter, RelationsView};
