//! What other programs write, as files of a timeline.
//!
//! | file | what it is about |
//! |---|---|
//! | `bibtex`, `csl_json`, `source_file` | works of a bibliography, and their files |
//! | `timelinejs`, `csv_events`, `markwhen`, `icalendar`, `wikidata` | timelines of other programs: each reads a text and returns an [`ImportedTimeline`] |
//! | `timeline`, `event` | an [`ImportedTimeline`] as the files of a folder |
//! | `table` | rows and cells of a table |
//! | `dates` | dates as other programs write them, in EDTF |
//! | `html`, `text` | HTML, plain text and Markdown of others as Markdown |
//! | `report` | what could not be carried over |

mod bibtex;
mod csl_json;
mod csv_events;
mod dates;
mod event;
mod html;
mod html_tokenizer;
mod icalendar;
mod markwhen;
mod report;
mod source_file;
mod table;
mod text;
mod timeline;
mod timelinejs;
mod wikidata;

pub use bibtex::read_bibtex;
pub use csl_json::read_csl_json;
pub use csv_events::{COLUMNS as CSV_COLUMNS, CsvOptions, read_csv};
pub use dates::DateOrder;
pub use icalendar::read_icalendar;
pub use markwhen::read_markwhen;
pub use report::{ImportError, ImportPosition, ImportReport};
pub use source_file::{ImportedSource, NewFiles, new_source_files, toml_string};
pub use timeline::{GroupUse, ImportedTimeline, NewTimeline, TimelineOptions, new_timeline_files};
pub use timelinejs::{read_timelinejs_json, read_timelinejs_sheet};
pub use wikidata::read_wikidata;
