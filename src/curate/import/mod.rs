//! What other programs write, as files of a timeline.

mod bibtex;
mod csl_json;
mod report;
mod source_file;

pub use bibtex::read_bibtex;
pub use csl_json::read_csl_json;
pub use report::{ImportError, ImportPosition, ImportReport};
pub use source_file::{ImportedSource, NewFiles, new_source_files, toml_string};
