//! Everything a reader can ask of a timeline: facets, windows, counts, and the URLs that say what is asked.
//!
//! Events are numbered in chronological order, every facet value is a bitmap of event numbers, and a window is the
//! meeting of a prefix of that order with a suffix of the order by latest day. So an answer is an intersection.

mod aspect;
mod backlinks;
mod changes;
mod edition;
mod facet;
mod figures;
mod filter;
mod index;
mod postings;
mod relations;
mod relations_view;
mod rows;
mod search;
mod sources;
mod spans;
mod speech;
mod suggest;
mod values;
mod view;
mod window;

pub use aspect::Aspect;
pub use backlinks::Backlinks;
pub use changes::{Changes, Former};
pub use edition::{Edition, Found};
pub use facet::Facet;
pub use figures::Figures;
pub use filter::{Choice, Condition, Filter};
pub use index::Index;
pub use relations::Relations;
pub use relations_view::{RelationCondition, RelationsView};
pub use rows::{Lanes, Row, RowOf};
pub use search::{Answer, Field, LONGEST, Marks, Part, Search, folded_words, has_words, passages};
pub use sources::{Catalogue, Sort, SortKey, SourceFacet, SourceProblem, SourceView, UNSTATED};
pub use speech::{Speech, Tally};
pub use suggest::Suggested;
pub use view::{Order, Page, Problem, View};
pub use window::{Bound, Window};
