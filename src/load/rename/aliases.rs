//! The record's own place: its id, where the file says it, and its list of earlier ids.

use super::super::diagnostic::Loc;
use super::super::draft::{Head, front_matter};
use super::super::json::parse_json;
use super::super::node::{Node, Table, Value, parse_toml};
use super::super::report::Report;
use super::edits::{Edits, Texts};
use super::sites::Site;
use super::{Folder, Refused};

/// Writes the new id where the record says its own, and the old one among its aliases. If the new id is one of them,
/// the two change places.
pub fn edit(edits: &mut Edits<'_>, texts: &Texts<'_>, head: &Head, own_file: bool) -> Result<(), Refused> {
    let (old, new) = (edits.old, edits.new);
    let one = |at: Loc, id: &str| Site { at, nth: vec![0], all: usize::from(!id.is_empty()) };
    if !own_file {
        edits.replace(texts, &one(head.id.at, old), old, new)?;
    }
    if let Some(alias) = head.aliases.iter().find(|alias| alias.value.as_str() == new) {
        return edits.replace(texts, &one(alias.at, new), new, old);
    }
    let text = texts.of(head.id.at);
    let json = texts.report.files.get(head.id.at.file as usize).is_some_and(|file| file.lines);
    let deaf = Report::new(&Folder::default(), true);
    let top = head.id.at.of(0..0);
    let changed = || Refused::Changed(texts.report.place(head.id.at));
    let part = if own_file && text.trim_start().starts_with("+++") {
        front_matter(text, "a record", top.file, &deaf).ok_or_else(changed)?.0
    } else {
        0..text.len()
    };
    let begin = part.start;
    let table = if json { parse_json(text.trim_end(), top, &deaf) } else { parse_toml(text, part, top.file, &deaf) };
    let table = table.ok_or_else(changed)?;
    let own = if own_file || json { Some(&table) } else { holder(&table, head.id.at) };
    let own = own.ok_or_else(changed)?;
    let node = |key: &str| own.0.iter().find(|entry| entry.key == key).map(|entry| &entry.node);
    match node("aliases") {
        Some(Node { value: Value::List(items), at }) => {
            let place = items.last().map_or(at.bytes().start + 1, |item| item.at.bytes().end);
            let comma = if items.is_empty() { "" } else { ", " };
            edits.insert(top, place, format!("{comma}\"{old}\""));
        }
        Some(Node { at, .. }) => {
            edits.insert(top, at.bytes().start, "[".into());
            edits.insert(top, at.bytes().end, format!(", \"{old}\"]"));
        }
        None if json => {
            let place = node("id").map_or(0, |id| id.at.bytes().end);
            edits.insert(top, place, format!(", \"aliases\": [\"{old}\"]"));
        }
        None => {
            let anchor = node("id").or_else(|| node("title")).or_else(|| node("description"));
            let line = format!("aliases = [\"{old}\"]");
            let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
            match anchor.map(|node| node.at.bytes().end) {
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

/// The table of a list whose id stands here.
fn holder<'a, 'b>(table: &'a Table<'b>, id: Loc) -> Option<&'a Table<'b>> {
    let tables = table.0.iter().flat_map(|entry| match &entry.node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(&entry.node),
    });
    tables
        .filter_map(|node| if let Value::Table(table) = &node.value { Some(table) } else { None })
        .find(|table| table.0.iter().any(|entry| entry.key == "id" && entry.node.at == id))
}
