//! Everything a reader can ask of a timeline: facets, windows, counts, and the URLs that say what is asked.
//!
//! Events are numbered in chronological order, and every facet value is a bitmap of event numbers. A window is the
//! intersection of a prefix of that order with a suffix of the order by latest day. So every answer is an intersection.
//!
//! A filterable list is described by its facets ([`FacetKey`]), its criteria ([`Criteria`]) and its options
//! ([`ListOptions`]); [`ListView`] is then its URL. A new list takes one file like `sources/facet.rs` for the facets, and
//! `facet_bitmaps.rs` to count them.

mod backlinks;
mod bitmap;
mod citation_groups;
mod compare;
mod edition;
mod endpoint;
mod events;
mod facet_bitmaps;
mod found_texts;
mod history;
mod list_view;
mod media_index;
mod relations;
mod search;
mod selection;
mod sources;
mod stats;
mod suggest;
mod voice_index;

pub use backlinks::Backlinks;
pub use citation_groups::CitationGroups;
pub use compare::{CompareFilter, CompareKey, CompareView, ComparedSide, MAX_SIDES, Nearest, SideIndex, nearest_event};
pub use edition::{Edition, FacetedResult};
pub use endpoint::{DEFAULT_LIMIT, Endpoint, MAX_LIMIT, OwnParameter, ViewKind, parameter_words};
pub use events::{
    Bound, EventCondition, EventIds, EventIndex, EventOptions, EventSort, Facet, Filter, LaneEvents, LaneGrouping,
    LaneKey, MAX_QUERY_CHARS, View, Window,
};
pub use history::{FormerAddress, FormerOutcome, History};
pub use list_view::{Criteria, ListOptions, ListView, PageNumber, Problem};
pub use media_index::{CreditedMedium, MediaIndex};
pub use relations::{
    EgoNetwork, Neighbour, Neighbours, RelationCondition, RelationFacet, RelationFilter, RelationIndex,
    RelationListFacet, RelationRole, RelationsDisplay, RelationsView, Side,
};
pub use search::{
    Field, Highlighter, SearchIndex, SearchResult, Snippet, TextRef, actor_texts, has_words, index_words, person_texts,
    searchable_texts, source_texts, title_lang, tokens,
};
pub use selection::{FacetKey, FacetValue, Selection};
pub use sources::{
    MISSING, SourceCondition, SourceFacet, SourceFilter, SourceIndex, SourceSort, SourceSortKey, SourceView,
};
pub use stats::Stats;
pub use suggest::{Suggestion, SuggestionLimits};
pub use voice_index::{VoiceCounts, VoiceIndex};
