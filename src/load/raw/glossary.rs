//! `[[glossary]]` in `timeline.toml`.

use super::{RawMarkdown, RawTimeline, RecordHeader};
use crate::load::table_reader::TableReader;
use crate::model::Namespace;

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct RawTerm {
    pub header: RecordHeader,
    pub title: String,
    pub text: Option<RawMarkdown>,
}

/// Reads the terms of the glossary.
pub fn read(fields: &mut TableReader<'_>, raw: &mut RawTimeline) {
    for mut table in fields.tables("glossary") {
        let Some(header) = RecordHeader::read(&mut table, Namespace::Glossary, None, &mut raw.withdrawn) else {
            continue;
        };
        raw.glossary.push(RawTerm {
            header,
            title: table.require_str("title").map(|title| title.value).unwrap_or_default(),
            text: table.require_str("text").map(RawMarkdown::of),
        });
        table.deny_unknown();
    }
}
