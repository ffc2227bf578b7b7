//! The beginning of a new file: mandatory fields are there without a value, optional ones behind a `#`.

use super::field_specs::{FileKind, field_specs};
use crate::load::schema_recorder::{FieldSpec, FieldType};
use crate::messages::capitalize;
use std::fmt::Write;

/// The beginning of a file of this kind, with the kinds that an event may have. It is well-formed; `check` reports what is missing.
pub fn scaffold(kind: FileKind, kinds: &[String]) -> String {
    let specs = field_specs(kind);
    let first = specs.one_of(None).map(|names| names[0]);
    let mut out = String::new();
    let fenced = matches!(kind, FileKind::Event | FileKind::Thread);
    if fenced {
        out.push_str("+++\n");
    }
    out.push_str("# Fill in the fields without a #, and what you know of the others; remove what you do not need.\n");
    for field in specs.of_table(None).filter(is_listed).filter(|field| field.field_type != FieldType::Tables) {
        // A summary is wanted, though it is not mandatory.
        let open = field.required || first == Some(field.name) || field.name == "summary";
        if kind == FileKind::Event && field.name == "kind" {
            let _ = writeln!(out, "kind = \"\"  # one of: {}; or a list of them, the main one first", kinds.join(" "));
        } else {
            line(&mut out, field, open);
        }
    }
    for list in specs.of_table(None).filter(|field| field.field_type == FieldType::Tables) {
        let _ = writeln!(out, "\n# {}\n#[[{}]]", capitalize(list.description), list.name);
        for field in specs.of_table(Some(list.name)).filter(|field| field.name == "id" || is_listed(field)) {
            line(&mut out, field, false);
        }
    }
    if fenced {
        out.push_str(match kind {
            FileKind::Event => "\n# Below the next line: two to five neutral sentences of Markdown, with [^citation] after what a citation supports.\n",
            _ => "\n# Below the next line: for each step `## event-id`, then how the thread gets here, with a footnote to what\n# connects the step: [^event#relation], or [^citation] of its own event.\n",
        });
        out.push_str("+++\n");
    }
    out
}

/// A table of a list, such as `[[actor]]`, with an id. It is well-formed; `check` reports what is missing.
pub fn scaffold_table(kind: FileKind, list: &str, id: &str) -> String {
    let specs = field_specs(kind);
    let mut out = format!("[[{list}]]\nid = \"{id}\"\n");
    for required in [true, false] {
        let is_key = |field: &&FieldSpec| field.field_type != FieldType::Tables && field.required == required;
        let fields = specs.of_table(Some(list)).filter(is_listed).filter(is_key);
        fields.for_each(|field| line(&mut out, field, required));
    }
    for lists in specs.of_table(Some(list)).filter(|field| field.field_type == FieldType::Tables) {
        let _ = writeln!(out, "\n#[[{list}.{}]]  # {}", lists.name, lists.description);
        specs.of_table(Some(lists.name)).for_each(|field| line(&mut out, field, false));
    }
    out
}

/// Whether a key is for something new. The id is written elsewhere.
fn is_listed(field: &&FieldSpec) -> bool {
    !["id", "aliases", "withdrawn", "moved"].contains(&field.name)
}

/// `key = value  # description`
fn line(out: &mut String, field: &FieldSpec, open: bool) {
    let value = match &field.field_type {
        FieldType::Strs | FieldType::PersonNames | FieldType::Ids if !field.required => "[]",
        FieldType::Bool => "false",
        FieldType::Integer => "3",
        FieldType::Titles => "{}",
        _ => "\"\"",
    };
    let comment = if open { "" } else { "#" };
    // A number stands there although it is no default.
    let example = if field.field_type == FieldType::Integer { "an example; " } else { "" };
    let mandatory = if field.required && !open { "mandatory; " } else { "" };
    let words = match &field.field_type {
        FieldType::Enum(words) | FieldType::OpenEnum(words) => format!("; one of: {}", words.join(" ")),
        _ => String::new(),
    };
    let _ = writeln!(out, "{comment}{} = {value}  # {example}{mandatory}{}{words}", field.name, field.description);
}
