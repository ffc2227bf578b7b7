//! Names and sentences for values of the program: facets, relations, voices, filters. The text itself is in `locales/`.

mod chart;
mod compare;
mod dates;
mod filters;
mod matches;
mod problems;
mod records;
mod relations;
mod sources;
mod voices;

pub use chart::*;
pub use compare::*;
pub use dates::*;
pub use filters::*;
pub use matches::*;
pub use problems::*;
pub use records::*;
pub use relations::*;
pub use sources::*;
pub use voices::*;
