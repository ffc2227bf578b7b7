//! TimelineJS: JSON of versions 1 to 3, and the tables of its spreadsheets.

mod json;
mod sheet;
mod slide;

pub use json::read_timelinejs_json;
pub use sheet::read_timelinejs_sheet;
