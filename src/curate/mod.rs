//! What changes or inspects a folder of files: scaffolds, imports, renaming, the quote finder, the evidence lock, JSON Schema, the
//! link check, the zip of an edition. It builds on the readers of [`crate::load`] and serves `cli` and `web`.

mod field_specs;
mod format_reference;
mod id_status;
mod import;
mod json_lines;
mod link_check;
mod publish;
mod quote_finder;
mod record;
mod rename;
mod scaffold;
mod schema;
mod zip_writer;

pub use field_specs::FileKind;
pub use format_reference::format_reference;
pub use id_status::{IdStatus, id_status, own_kinds};
pub use import::{
    CSV_COLUMNS, CsvOptions, DateOrder, GroupUse, ImportError, ImportPosition, ImportReport, ImportedSource,
    ImportedTimeline, NewFiles, NewTimeline, TimelineOptions, new_source_files, new_timeline_files, read_bibtex,
    read_csl_json, read_csv, read_icalendar, read_markwhen, read_timelinejs_json, read_timelinejs_sheet, read_wikidata,
    toml_string,
};
pub use json_lines::json_lines;
pub use link_check::{LinkStatus, LinkStatuses, check_links, web_addresses};
pub use publish::{Publication, publish};
pub use quote_finder::{NearestPassage, Passage, find_passages, nearest_passage};
pub use record::{Recording, record};
pub use rename::{ApplyError, FileChange, LineChange, RenameError, RenamePlan, rename};
pub use scaffold::{scaffold, scaffold_table};
pub use schema::schema;
pub use zip_writer::{ROOT_DIR, ZipStream};
