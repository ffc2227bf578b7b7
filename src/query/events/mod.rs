//! The events of a timeline: by which facets, texts and windows they are filtered, and the index that answers.

mod chosen;
mod density;
mod facet;
mod facet_counts;
mod facet_index;
mod filter;
mod forward_index;
mod index;
mod interval_index;
mod lanes;
mod view;
mod window;

pub use chosen::EventIds;
pub use facet::Facet;
pub use facet_index::{FacetFilter, FacetIndex};
pub use filter::{EventCondition, Filter, MAX_QUERY_CHARS};
pub use index::EventIndex;
pub use lanes::{LaneEvents, LaneGrouping, LaneKey};
pub use view::{EventOptions, EventSort, View};
pub use window::{Bound, Window};
