//! The reference of the data format, for people: prose from `format_reference.md`, and tables of the fields, the rules and
//! examples of dates, which are made from what the program itself reads, checks and shows.

use super::field_specs::{FileKind, field_specs};
use crate::load::check::{MAX_LABEL_CHARS, SIGNIFICANCE};
use crate::load::schema_recorder::{FieldSpec, FieldSpecs, FieldType};
use crate::load::{Level, Rule};
use crate::messages::{Messages, capitalize};
use crate::model::date::Date;
use std::fmt::Write;

const TEMPLATE: &str = include_str!("format_reference.md");

/// The reference in Markdown.
pub fn format_reference() -> String {
    let mut out = String::new();
    let mut lists = Vec::new();
    for line in TEMPLATE.lines() {
        let directive = line.strip_prefix("{{ ").and_then(|rest| rest.strip_suffix(" }}"));
        match directive.map(|words| words.split_once(' ').unwrap_or((words, ""))) {
            Some(("fields", kind)) => {
                FileKind::from_name(kind).into_iter().for_each(|kind| fields(&mut out, kind, &mut lists));
            }
            Some(("dates", dates)) => date_table(&mut out, dates.split(' ')),
            Some(("rules", _)) => rules(&mut out),
            _ => _ = writeln!(out, "{line}"),
        }
    }
    out
}

/// The tables of a kind of file: of its own keys, and of each list of tables. Of a line of JSON, only the keys that an event in
/// a file of its own does not have. Of a list whose keys were listed before, only a link to them. `written` has these.
fn fields(out: &mut String, kind: FileKind, written: &mut Vec<Vec<FieldSpec>>) {
    let mut specs = field_specs(kind);
    if kind == FileKind::EventLine {
        let event = field_specs(FileKind::Event);
        specs.fields.retain(|field| event.of_table(field.table).all(|known| known.name != field.name));
    }
    table(out, &specs, None);
    for list in specs.fields.iter().filter(|field| field.field_type == FieldType::Tables) {
        let within = list.table.map(|table| format!("{table}.")).unwrap_or_default();
        let _ = writeln!(out, "\n#### `[[{within}{}]]`\n\n{}.\n", list.name, capitalize(list.description));
        let keys: Vec<FieldSpec> = specs.of_table(Some(list.name)).cloned().collect();
        if written.contains(&keys) {
            let _ = writeln!(out, "It has the keys of [`[[{0}]]`](#{0}).", list.name);
        } else {
            table(out, &specs, Some(list.name));
            written.push(keys);
        }
    }
}

fn table(out: &mut String, specs: &FieldSpecs, list: Option<&str>) {
    out.push_str("| key | type | required | meaning |\n|---|---|---|---|\n");
    for field in specs.of_table(list) {
        let either = specs.one_of(list).is_some_and(|keys| keys.contains(&field.name));
        let required = match field.required {
            true => "yes",
            false if either => "one of the two",
            false => "",
        };
        let meaning = field.description.replace('|', "\\|");
        let _ = writeln!(out, "| `{}` | {} | {required} | {meaning} |", field.name, type_name(field));
    }
}

/// The type of a field in words.
fn type_name(field: &FieldSpec) -> String {
    let words = match &field.field_type {
        FieldType::Anything => "anything",
        FieldType::Str if field.table.is_none() && field.name == "label" => {
            return format!("string of at most {MAX_LABEL_CHARS} characters");
        }
        FieldType::Str => "string",
        FieldType::Strs => "string, or list of strings",
        FieldType::PersonNames => "[name](#names), or list of names",
        FieldType::Id => "[id](#ids)",
        FieldType::Ids => "[id](#ids), or list of ids",
        FieldType::Date => "[date](#dates)",
        FieldType::Enum(words) => return code(words),
        FieldType::OpenEnum(words) => return format!("{}, or an [id](#ids) of your own", code(words)),
        FieldType::Bool => "`true` or `false`",
        FieldType::Integer if field.name == "significance" => {
            return format!("whole number, {} to {}", SIGNIFICANCE.start(), SIGNIFICANCE.end());
        }
        FieldType::Integer => "whole number",
        FieldType::Language => "[language](#languages)",
        FieldType::Titles => "table of strings by [language](#languages)",
        FieldType::Url(schemes) => return format!("URL ({})", schemes.join(", ")),
        FieldType::Tables => "list of tables, see below",
    };
    words.to_owned()
}

/// Words as they are written.
fn code(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// Dates with what readers see.
fn date_table<'a>(out: &mut String, dates: impl Iterator<Item = &'a str>) {
    out.push_str("| written | readers see |\n|---|---|\n");
    for text in dates {
        if let Ok(date) = text.parse::<Date>() {
            let _ = writeln!(out, "| `\"{text}\"` | {} |", Messages::english().date(&date));
        }
    }
}

fn rules(out: &mut String) {
    out.push_str("| rule | severity | reported for |\n|---|---|---|\n");
    for &rule in Rule::ALL {
        let severity = match rule.level() {
            Level::Error => "error",
            Level::Evidence | Level::Badge => "warning, or error if evidence is required",
            Level::Warning => "warning",
        };
        let _ = writeln!(out, "| `{}` | {severity} | {} |", rule.name(), rule.meaning().replace('|', "\\|"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_file_has_its_tables_and_nothing_is_left_to_fill_in() {
        let reference = format_reference();
        for (name, kind) in FileKind::ALL {
            assert!(TEMPLATE.contains(&format!("\n{{{{ fields {name} }}}}\n")), "{name}");
            for field in &field_specs(kind).fields {
                assert!(reference.contains(&format!("\n| `{}` | ", field.name)), "{name}: {}", field.name);
            }
        }
        assert!(!reference.contains("{{") && !reference.contains("anything"), "{reference}");
        let dates = TEMPLATE.lines().find_map(|line| line.strip_prefix("{{ dates ")?.strip_suffix(" }}"));
        for date in dates.expect("examples of dates").split(' ') {
            assert!(date.parse::<Date>().is_ok(), "{date}");
        }
    }
}
