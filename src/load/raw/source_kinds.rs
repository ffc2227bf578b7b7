//! `[[source_kind]]` in `timeline.toml`.

use super::RawTimeline;
use crate::load::rule::Rule;
use crate::load::table_reader::TableReader;
use crate::model::{CSL_TYPES, SourceKind};

/// Reads the timeline's own kinds of source.
pub fn read(fields: &mut TableReader<'_>, raw: &mut RawTimeline) {
    let types: Vec<(&'static str, &'static str)> = CSL_TYPES.iter().map(|&csl| (csl, csl)).collect();
    for mut table in fields.tables("source_kind") {
        let id = table.record_id();
        let title = table.require_str("title").map(|title| title.value);
        let csl = table.enum_value("csl", &types).unwrap_or("document");
        if let Some(id) = id.map(|id| id.id) {
            if raw.source_kinds.iter().any(|other| other.id == id.value) {
                let message = format!("there are two kinds of source “{}”", id.value);
                table.diagnostics.add(Rule::IdDuplicate, id.span, message, "give one of the two another id");
            }
            raw.source_kinds.push(SourceKind { id: id.value, title, csl });
        }
        table.deny_unknown();
    }
}

impl RawTimeline {
    /// The kinds of source: those of the format, and the timeline's own, which replace those with the same id.
    pub fn all_source_kinds(&self) -> Vec<SourceKind> {
        let mut kinds = SourceKind::defaults();
        for own in &self.source_kinds {
            match kinds.iter_mut().find(|kind| kind.id == own.id) {
                Some(kind) => *kind = own.clone(),
                None => kinds.push(own.clone()),
            }
        }
        kinds
    }
}
