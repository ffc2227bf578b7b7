//! JSON Schema (draft 2020-12) of the files of a timeline, for editors and for programs that write them. It is made of the
//! keys that the readers ask for, so that it cannot say other than what is read; what a schema cannot know, such as
//! whether a name is something's, the check says.

use super::check::{LONGEST_LABEL, SIGNIFICANCE};
use super::keys::{Form, Key, Keys, Takes};
use crate::model::Voice;
use crate::model::date::PATTERN;
use serde_json::{Map, Value, json};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Something that is no white space: an empty string counts as absent.
const NOT_BLANK: &str = "\\S";
/// [`crate::model::Id`]
const ID: &str = "^\\s*[a-z0-9]+(-[a-z0-9]+)*\\s*$";
/// BCP 47, roughly (RFC 5646 §2.1).
const LANGUAGE: &str = "^\\s*[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\\s*$";

/// The schema of a form, or of all of them, each under `$defs`.
#[must_use]
pub fn schema(form: Option<Form>) -> Value {
    let forms: Vec<_> = Form::ALL.into_iter().filter(|&(_, one)| form.is_none_or(|form| form == one)).collect();
    let mut defs = Map::new();
    let mut tops: Vec<(&str, Value)> = forms.iter().map(|&(name, form)| (name, top(form, name, &mut defs))).collect();
    match (form, tops.pop()) {
        (Some(_), Some((_, Value::Object(mut top)))) => {
            top.insert("$schema".into(), DRAFT.into());
            if !defs.is_empty() {
                top.insert("$defs".into(), defs.into());
            }
            top.into()
        }
        (_, last) => {
            let tops = tops.into_iter().chain(last);
            let any: Vec<Value> = forms.iter().map(|(name, _)| json!({ "$ref": format!("#/$defs/{name}") })).collect();
            defs.extend(tops.map(|(name, top)| (name.to_owned(), top)));
            json!({ "$schema": DRAFT, "title": "Files of a Sourceline timeline", "anyOf": any, "$defs": defs })
        }
    }
}

/// The schema of a form; those of its lists of tables are put beside it.
fn top(form: Form, name: &str, defs: &mut Map<String, Value>) -> Value {
    let keys = Keys::of(form);
    let mut schema = table(&keys, None, name);
    for list in keys.of_table(None).filter(|key| key.takes == Takes::Tables) {
        defs.insert(format!("{name}.{}", list.name), table(&keys, Some(list.name), name));
    }
    schema["title"] = form.files().into();
    if let Some(keys) = keys.either {
        let one: Vec<Value> =
            keys.iter().copied().chain(["withdrawn"]).map(|key| json!({ "required": [key] })).collect();
        schema["anyOf"] = one.into();
    }
    schema
}

/// The schema of a table.
fn table(keys: &Keys, within: Option<&'static str>, form: &str) -> Value {
    let of = || keys.of_table(within);
    let properties: Map<String, Value> = of().map(|key| (key.name.to_owned(), property(key, form))).collect();
    let has = |name: &str| of().any(|key| key.name == name);
    let mut needed: Vec<&str> = of().filter(|key| key.needed).map(|key| key.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    match within {
        Some("citations") => {
            schema["dependentRequired"] = json!({ "quote": ["voice"] });
            schema["not"] = json!({ "required": ["quote", "says"] });
        }
        Some("notes") => {
            needed.push("citations");
            schema["allOf"] = json!([{
                "if": { "required": ["kind"], "properties": { "kind": { "const": "corrects" } } },
                "then": { "required": ["corrects"] },
            }]);
        }
        _ => {}
    }
    if has("withdrawn") {
        // Of what was withdrawn nothing else is read; but its id, where that is no file's name.
        schema["if"] = json!({ "required": ["withdrawn"] });
        schema["then"] = json!({ "required": needed.iter().filter(|key| **key == "id").collect::<Vec<_>>() });
        schema["else"] = json!({ "required": needed });
    } else {
        schema["required"] = json!(needed);
    }
    schema
}

/// The schema of a key's value.
fn property(key: &Key, form: &str) -> Value {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let any = || json!({ "type": "string" });
    // A list may stand as the one item that it has.
    let list = |item: Value| json!({ "anyOf": [item, { "type": "array", "items": item }] });
    let mut schema = match &key.takes {
        Takes::Anything => json!({}),
        Takes::Text if key.needed || ["quote", "withdrawn"].contains(&key.name) => text(NOT_BLANK),
        Takes::Text => any(),
        Takes::Texts if key.needed => {
            json!({ "anyOf": [text(NOT_BLANK), { "type": "array", "items": any(), "contains": text(NOT_BLANK) }] })
        }
        Takes::Texts => list(any()),
        Takes::Names => list(json!({ "anyOf": [any(), {
            "type": "object",
            "properties": { "family": text(NOT_BLANK), "given": any(), "family_first": { "type": "boolean" } },
            "required": ["family"],
            "additionalProperties": false,
        }] })),
        Takes::Id => id(),
        Takes::Ids => list(id()),
        Takes::Date => text(PATTERN),
        Takes::Word(words) => json!({ "enum": words }),
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Integer => json!({ "type": "integer" }),
        Takes::Language => text(LANGUAGE),
        Takes::Titles => json!({
            "type": "object",
            "propertyNames": { "pattern": LANGUAGE },
            "additionalProperties": any(),
        }),
        Takes::Url(schemes) => text(&format!("^\\s*({}):", schemes.join("|"))),
        Takes::Tables => list(json!({ "$ref": format!("#/$defs/{form}.{}", key.name) })),
    };
    match (key.within, key.name) {
        (None, "significance") => {
            schema["minimum"] = json!(SIGNIFICANCE.start());
            schema["maximum"] = json!(SIGNIFICANCE.end());
        }
        (None, "label") => schema["maxLength"] = json!(LONGEST_LABEL),
        (Some("actor"), "lane") => schema["minimum"] = json!(1),
        _ => {}
    }
    schema["description"] = key.says.into();
    schema
}

fn id() -> Value {
    let reserved: Vec<&str> = Voice::RESERVED.iter().map(|(word, _)| *word).collect();
    json!({ "type": "string", "pattern": ID, "maxLength": 100, "not": { "enum": reserved } })
}
