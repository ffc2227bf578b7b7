//! Everything a reader can ask of a timeline: facets, windows, counts, and the URLs that say what is asked.
//!
//! Events are numbered in chronological order, every facet value is a bitmap of event numbers, and a window is the
//! meeting of a prefix of that order with a suffix of the order by latest day. So an answer is an intersection.

mod backlinks;
mod bitmap;
mod edition;
mod facet;
mod facet_index;
mod filter;
mod forward_index;
mod history;
mod index;
mod interval_index;
mod lanes;
mod relation_facet;
mod relations;
mod relations_view;
mod search;
mod sources;
mod stats;
mod suggest;
mod view;
mod voice_index;
mod window;

pub use backlinks::Backlinks;
pub use edition::{Edition, FacetedResult};
pub use facet::Facet;
pub use filter::{Condition, FacetValue, Filter, MAX_QUERY_CHARS};
pub use history::{FormerAddress, History};
pub use index::EventIndex;
pub use lanes::{LaneEvents, LaneGrouping, LaneKey};
pub use relation_facet::RelationFacet;
pub use relations::RelationIndex;
pub use relations_view::{RelationCondition, RelationsView};
pub use search::{Field, Highlighter, SearchIndex, SearchResult, TextRef, has_words, searchable_texts, tokens};
pub use sources::{MISSING, SourceFacet, SourceIndex, SourceProblem, SourceSort, SourceSortKey, SourceView};
pub use stats::Stats;
pub use suggest::Suggestion;
pub use view::{EventSort, PageNumber, Problem, View};
pub use voice_index::{VoiceCounts, VoiceIndex};
pub use window::{Bound, Window};
