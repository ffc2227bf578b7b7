//! Edits the record itself: its id, if it is written in the file, and its list of aliases.

use super::RenameError;
use super::edits::{Edits, OpenFiles};
use super::occurrences::Occurrence;
use crate::load::diagnostics::Diagnostics;
use crate::load::folder::Folder;
use crate::load::json::parse_json;
use crate::load::raw::{RecordHeader, front_matter};
use crate::load::span::Span;
use crate::load::toml_parser::parse_toml;
use crate::load::value::{Node, Table, Value};

/// Replaces the record's own id and adds the old one to its aliases. If the new id is one of them, the two change places.
pub fn edit(
    edits: &mut Edits<'_>,
    files: &OpenFiles<'_>,
    header: &RecordHeader,
    own_file: bool,
) -> Result<(), RenameError> {
    let (old, new) = (edits.old, edits.new);
    let one = |at: Span, id: &str| Occurrence { span: at, indices: vec![0], total: usize::from(!id.is_empty()) };
    if !own_file {
        edits.replace(files, &one(header.id.span, old), old, new)?;
    }
    if let Some(alias) = header.aliases.iter().find(|alias| alias.value.as_str() == new) {
        return edits.replace(files, &one(alias.span, new), new, old);
    }
    let text = files.text_of(header.id.span);
    let json = files.diagnostics.files.get(header.id.span.file as usize).is_some_and(|file| file.is_jsonl);
    let silent = Diagnostics::new(&Folder::default(), true);
    let top = header.id.span.with_bytes(0..0);
    let changed = || RenameError::Changed(files.diagnostics.place(header.id.span));
    let part = if !json && text.trim_start().starts_with("+++") {
        front_matter(text, "a record", top.file, &silent).ok_or_else(changed)?.0
    } else {
        0..text.len()
    };
    let begin = part.start;
    let table =
        if json { parse_json(text.trim_end(), top, &silent) } else { parse_toml(text, part, top.file, &silent) };
    let table = table.ok_or_else(changed)?;
    let own = if own_file { Some(&table) } else { table_with_id(&table, header.id.span) };
    let own = own.ok_or_else(changed)?;
    let node = |key: &str| own.0.iter().find(|entry| entry.key == key).map(|entry| &entry.node);
    match node("aliases") {
        Some(Node { value: Value::List(items), span }) => {
            let place = items.last().map_or(span.bytes().start + 1, |item| item.span.bytes().end);
            let comma = if items.is_empty() { "" } else { ", " };
            edits.insert(top, place, format!("{comma}\"{old}\""));
        }
        Some(Node { span, .. }) => {
            edits.insert(top, span.bytes().start, "[".into());
            edits.insert(top, span.bytes().end, format!(", \"{old}\"]"));
        }
        None if json => {
            let place = node("id").map_or(0, |id| id.span.bytes().end);
            edits.insert(top, place, format!(", \"aliases\": [\"{old}\"]"));
        }
        None => {
            let anchor = node("id").or_else(|| node("title")).or_else(|| node("description"));
            let line = format!("aliases = [\"{old}\"]");
            let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
            match anchor.map(|node| node.span.bytes().end) {
                None => edits.insert(top, begin, format!("{line}{end}")),
                Some(place) => {
                    let rest = text[place..].split(['\r', '\n']).next().unwrap_or_default();
                    if rest.trim_start().is_empty() || rest.trim_start().starts_with('#') {
                        edits.insert(top, place + rest.len(), format!("{end}{line}"));
                    } else {
                        // An inline table.
                        edits.insert(top, place, format!(", {line}"));
                    }
                }
            }
        }
    }
    Ok(())
}

/// The table whose id has this span: the whole, or one in a list.
fn table_with_id<'a, 'b>(table: &'a Table<'b>, id: Span) -> Option<&'a Table<'b>> {
    let has_id = |table: &Table<'_>| table.0.iter().any(|entry| entry.key == "id" && entry.node.span == id);
    if has_id(table) {
        return Some(table);
    }
    let tables = table.0.iter().flat_map(|entry| match &entry.node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(&entry.node),
    });
    tables
        .filter_map(|node| if let Value::Table(table) = &node.value { Some(table) } else { None })
        .find(|table| has_id(table))
}
