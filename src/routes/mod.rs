//! The route table: every public path of the site, declared once.
//!
//! The router binds a handler to each [`RoutePattern`]. Pages, redirects and the check of links in Markdown build and
//! read paths with [`Route`], so a path that the program writes is a path that it answers.

mod citation_format;
mod events_format;
mod pattern;
mod record_paths;
mod representation;
mod table;
mod url_path;

pub use citation_format::CitationFormat;
pub use events_format::EventsFormat;
pub use pattern::SEGMENTS;
pub use representation::Representation;
pub use table::{Route, RoutePattern};
pub use url_path::UrlPath;
