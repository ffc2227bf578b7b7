//! The sources of a timeline as readers look through them: by words and facets, with counts, in an order.

mod facet;
mod filter;
mod index;
mod sort;
mod word_index;

pub use facet::{MISSING, SourceFacet};
pub use filter::{SourceCondition, SourceFilter};
pub use index::SourceIndex;
pub use sort::{SourceSort, SourceSortKey};

use super::ListView;

/// What a reader looks at among the sources. Its canonical query has the keys
/// `q role kind language publisher perspective sort page`, in this order.
pub type SourceView = ListView<SourceFilter, SourceSort>;
