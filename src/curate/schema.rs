//! JSON Schema (draft 2020-12) of the files of a timeline, for editors and for programs that write them. It is made from the
//! fields that the readers ask for, so it always describes what is read. What a schema cannot express, such as whether a
//! referenced record exists, only `check` reports.

use super::field_specs::{FileKind, field_specs};
use crate::load::check::{MAX_LABEL_CHARS, SIGNIFICANCE};
use crate::load::schema_recorder::{FieldSpec, FieldSpecs, FieldType};
use crate::model::Voice;
use crate::model::date::PATTERN;
use serde_json::{Map, Value, json};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// At least one character that is not white space: an empty string counts as absent.
const NOT_BLANK: &str = "\\S";
/// [`crate::model::Id`]
const ID: &str = "^\\s*[a-z0-9]+(-[a-z0-9]+)*\\s*$";
/// BCP 47, roughly (RFC 5646 §2.1).
const LANGUAGE: &str = "^\\s*[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\\s*$";

/// The schema of a kind of file; for `None`, of all kinds, each under `$defs`.
pub fn schema(kind: Option<FileKind>) -> Value {
    let kinds: Vec<_> = FileKind::ALL.into_iter().filter(|&(_, one)| kind.is_none_or(|kind| kind == one)).collect();
    let mut defs = Map::new();
    let mut schemas: Vec<(&str, Value)> =
        kinds.iter().map(|&(name, kind)| (name, file_schema(kind, name, &mut defs))).collect();
    match (kind, schemas.pop()) {
        (Some(_), Some((_, Value::Object(mut schema)))) => {
            schema.insert("$schema".into(), DRAFT.into());
            if !defs.is_empty() {
                schema.insert("$defs".into(), defs.into());
            }
            schema.into()
        }
        (_, last) => {
            let schemas = schemas.into_iter().chain(last);
            let any: Vec<Value> = kinds.iter().map(|(name, _)| json!({ "$ref": format!("#/$defs/{name}") })).collect();
            defs.extend(schemas.map(|(name, schema)| (name.to_owned(), schema)));
            json!({ "$schema": DRAFT, "title": "Files of a Sourceline timeline", "anyOf": any, "$defs": defs })
        }
    }
}

/// The schema of a kind of file. The schemas of its lists of tables are added to `defs`.
fn file_schema(kind: FileKind, name: &str, defs: &mut Map<String, Value>) -> Value {
    let specs = field_specs(kind);
    let mut schema = table_schema(&specs, None, name);
    for list in specs.fields.iter().filter(|field| field.field_type == FieldType::Tables) {
        defs.insert(format!("{name}.{}", list.name), table_schema(&specs, Some(list.name), name));
    }
    schema["title"] = kind.files().into();
    if let Some(keys) = specs.one_of(None) {
        let one: Vec<Value> =
            keys.iter().copied().chain(["withdrawn"]).map(|key| json!({ "required": [key] })).collect();
        schema["anyOf"] = one.into();
    }
    schema
}

/// The schema of a table: of the list `list`, or of the top level.
fn table_schema(specs: &FieldSpecs, list: Option<&'static str>, kind: &str) -> Value {
    let of = || specs.of_table(list);
    let properties: Map<String, Value> = of().map(|field| (field.name.to_owned(), property(field, kind))).collect();
    let has = |name: &str| of().any(|field| field.name == name);
    let required: Vec<&str> = of().filter(|field| field.required).map(|field| field.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    match list {
        Some("citations") => {
            schema["dependentRequired"] = json!({ "quote": ["voice"] });
            schema["not"] = json!({ "required": ["quote", "says"] });
        }
        Some("notes") => {
            let is = |kind: &str| json!({ "required": ["kind"], "properties": { "kind": { "const": kind } } });
            schema["allOf"] = json!([
                { "if": is("corrects"), "then": { "required": ["corrects"] } },
                { "if": is("open"), "else": { "required": ["citations"] } },
            ]);
        }
        Some(_) => {
            if let Some(keys) = specs.one_of(list) {
                schema["anyOf"] = keys.iter().map(|key| json!({ "required": [key] })).collect();
            }
        }
        None => {}
    }
    if has("withdrawn") {
        // Nothing else of a withdrawn record or a moved relation is read, except its id if that is not the name of the file.
        schema["if"] = if has("moved") {
            json!({ "anyOf": [{ "required": ["withdrawn"] }, { "required": ["moved"] }] })
        } else {
            json!({ "required": ["withdrawn"] })
        };
        schema["then"] = json!({ "required": required.iter().filter(|key| **key == "id").collect::<Vec<_>>() });
        schema["else"] = json!({ "required": required });
    } else {
        schema["required"] = json!(required);
    }
    schema
}

/// The schema of a field's value.
fn property(field: &FieldSpec, kind: &str) -> Value {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let any = || json!({ "type": "string" });
    // A list of one item may be written as that item.
    let list = |item: Value| json!({ "anyOf": [item, { "type": "array", "items": item }] });
    let mut schema = match &field.field_type {
        FieldType::Anything => json!({}),
        FieldType::Str if field.required || ["quote", "withdrawn", "moved"].contains(&field.name) => text(NOT_BLANK),
        FieldType::Str => any(),
        FieldType::Strs if field.required => {
            json!({ "anyOf": [text(NOT_BLANK), { "type": "array", "items": any(), "contains": text(NOT_BLANK) }] })
        }
        FieldType::Strs => list(any()),
        FieldType::PersonNames => list(json!({ "anyOf": [any(), {
            "type": "object",
            "properties": { "family": text(NOT_BLANK), "given": any(), "family_first": { "type": "boolean" } },
            "required": ["family"],
            "additionalProperties": false,
        }] })),
        FieldType::Id => id(),
        FieldType::Ids => list(id()),
        FieldType::Date => text(PATTERN),
        FieldType::Enum(words) => json!({ "enum": words }),
        FieldType::OpenEnum(words) => json!({ "anyOf": [{ "enum": words }, { "type": "string", "pattern": ID }] }),
        FieldType::Bool => json!({ "type": "boolean" }),
        FieldType::Integer => json!({ "type": "integer" }),
        FieldType::Language => text(LANGUAGE),
        FieldType::Titles => json!({
            "type": "object",
            "propertyNames": { "pattern": LANGUAGE },
            "additionalProperties": any(),
        }),
        FieldType::Url(schemes) => text(&format!("^\\s*({}):", schemes.join("|"))),
        FieldType::Tables => list(json!({ "$ref": format!("#/$defs/{kind}.{}", field.name) })),
    };
    match (field.table, field.name) {
        (None, "significance") => {
            schema["minimum"] = json!(SIGNIFICANCE.start());
            schema["maximum"] = json!(SIGNIFICANCE.end());
        }
        (None, "label") => schema["maxLength"] = json!(MAX_LABEL_CHARS),
        (Some("actor"), "lane") => schema["minimum"] = json!(1),
        _ => {}
    }
    schema["description"] = field.description.into();
    schema
}

fn id() -> Value {
    let reserved: Vec<&str> = Voice::RESERVED.iter().map(|(word, _)| *word).collect();
    json!({ "type": "string", "pattern": ID, "maxLength": 100, "not": { "enum": reserved } })
}
