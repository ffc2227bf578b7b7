//! The events of a folder as JSON lines, the other form in which a folder may have them.

use crate::load::diagnostics::Diagnostics;
use crate::load::folder::Folder;
use crate::load::raw::front_matter;
use crate::load::toml_parser::parse_toml;
use crate::load::value::{Table, Value};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io;

/// A line for each event that `is_wanted` by its id, in the order of the folder's files: what a file of `events/*.jsonl`
/// contains. The keys are those of the front matter; `id` is the name of the file, and `text` what is below. Drafts are left
/// out. The folder has been loaded without errors.
///
/// # Errors
/// If a file of JSON lines was changed since the folder was read.
pub fn json_lines(folder: &Folder, diagnostics: &Diagnostics, is_wanted: &dyn Fn(&str) -> bool) -> io::Result<String> {
    let silent = diagnostics.fork().silent();
    let mut lines = String::new();
    for file in &folder.files {
        let id = file.path.strip_prefix("events/").and_then(|name| name.strip_suffix(".md"));
        let Some(id) = id.filter(|id| is_wanted(id)) else { continue };
        let text = String::from_utf8_lossy(&file.bytes);
        if let Some(line) = line(id, text.trim_start_matches('\u{FEFF}'), &silent) {
            lines.push_str(&line);
            lines.push('\n');
        }
    }
    for jsonl in &folder.jsonl_files {
        for chunk in &jsonl.chunks {
            let changed = |_| io::Error::other(format!("“{}” was changed while it was read", jsonl.path));
            for (_, line) in chunk.lines(&jsonl.read(chunk).map_err(changed)?) {
                let line = String::from_utf8_lossy(line);
                if id_of_line(&line).is_some_and(|id| is_wanted(&id)) {
                    lines.push_str(line.trim());
                    lines.push('\n');
                }
            }
        }
    }
    Ok(lines)
}

fn id_of_line(line: &str) -> Option<String> {
    let event: serde_json::Value = serde_json::from_str(line).ok()?;
    event.get("id")?.as_str().map(str::to_owned)
}

/// The line of an event file; `None` for a draft.
fn line(id: &str, text: &str, silent: &Diagnostics) -> Option<String> {
    let (front, below) = front_matter(text, "an event", 0, silent)?;
    let table = parse_toml(text, front, 0, silent)?;
    let is_draft = matches!(table.get("draft").map(|node| &node.value), Some(Value::Bool(true)));
    let event = EventLine { id, table: &table, text: text[below].trim() };
    if is_draft { None } else { serde_json::to_string(&event).ok() }
}

/// An event file as an object.
struct EventLine<'a> {
    id: &'a str,
    table: &'a Table<'a>,
    text: &'a str,
}

impl Serialize for EventLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.id)?;
        // `draft = false` is not a key of JSON lines.
        for entry in self.table.0.iter().filter(|entry| entry.key != "draft") {
            map.serialize_entry(&entry.key, &Json(&entry.node.value))?;
        }
        if !self.text.is_empty() {
            map.serialize_entry("text", self.text)?;
        }
        map.end()
    }
}

/// A value of TOML as JSON.
struct Json<'a>(&'a Value<'a>);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Str(text) => serializer.serialize_str(text),
            Value::Integer(number) => serializer.serialize_i64(*number),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::List(items) => serializer.collect_seq(items.iter().map(|item| Json(&item.value))),
            Value::Table(Table(entries)) => {
                serializer.collect_map(entries.iter().map(|entry| (&entry.key, Json(&entry.node.value))))
            }
            // No key takes these, so a folder without errors has none.
            Value::Datetime(_) | Value::Number | Value::Null => serializer.serialize_unit(),
        }
    }
}
