//! The sources of a timeline as readers look through them: by facets, with counts, in an order.

mod facet;
mod index;
mod sort;

pub use facet::{MISSING, SourceFacet};
pub use index::SourceIndex;
pub use sort::{SourceSort, SourceSortKey};

use super::{ListView, Selection};

/// What a reader looks at among the sources. Its canonical query has the keys
/// `role kind language publisher perspective sort page`, in this order.
pub type SourceView = ListView<Selection<SourceFacet>, SourceSort>;
