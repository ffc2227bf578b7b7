//! CSL-JSON, as Zotero and other programs write it (CSL 1.0.2, csl-data.json).

use super::report::{ImportError, ImportPosition};
use super::source_file::{ImportedSource, cleaned};
use crate::model::{Author, DEFAULT_SOURCE_KINDS, NameParts};
use serde_json::Value;

/// The variables that are texts, and the keys that they become: the first of several that is there.
const VARIABLES: &[(&str, &str)] = &[
    ("title", "title"),
    ("container-title", "container"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("number", "issue"),
    ("page", "pages"),
    ("publisher", "publisher"),
    ("publisher-place", "publisher_place"),
    ("URL", "url"),
    ("DOI", "doi"),
    ("ISBN", "isbn"),
    ("language", "language"),
    ("archive", "archive"),
    ("archive_location", "shelfmark"),
    ("call-number", "shelfmark"),
    ("note", "note"),
];

/// The variables that are names.
const NAMES: [(&str, &str); 3] = [("author", "authors"), ("editor", "editors"), ("translator", "translators")];

/// Variables that say nothing of the work.
const OWN: [&str; 4] = ["id", "type", "citation-key", "citation-label"];

/// Reads the items of a file: a list, an object with the list `items` or `references`, or a single item.
///
/// # Errors
/// Where the file is not CSL-JSON.
pub fn read_csl_json(text: &str) -> Result<Vec<ImportedSource>, ImportError> {
    let not_json = |error: serde_json::Error| {
        let message = format!("this is not JSON: {error}; a file that was cut off ends like this, too");
        ImportError::new(ImportPosition::Line(error.line()), message)
    };
    let items = match serde_json::from_str(text).map_err(not_json)? {
        Value::Array(items) => items,
        Value::Object(mut object) => match ["items", "references"].into_iter().find_map(|key| object.remove(key)) {
            Some(Value::Array(items)) => items,
            _ if object.contains_key("type") => vec![Value::Object(object)],
            _ => return Err(ImportError::new(None, "this JSON is not CSL-JSON: it has no list of items")),
        },
        _ => return Err(ImportError::new(None, "this JSON is not CSL-JSON: it has no list of items")),
    };
    Ok((1..).zip(&items).map(|(n, item)| read_item(n, item)).collect())
}

fn read_item(n: usize, item: &Value) -> ImportedSource {
    let text = |variable: &str| match &item[variable] {
        Value::String(text) => without_markup(text),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let mut source = ImportedSource::new(ImportPosition::Item(n), &text("id"));
    let Value::Object(variables) = item else {
        source.remark("this is not an item of CSL");
        return source;
    };
    let kind = text("type");
    match source_kind(&kind) {
        Some(kind) => source.set("kind", kind),
        None if ["", "document", "entry", "event"].contains(&&*kind) => {}
        None => source.remark(&format!("the type “{}” is left out: no kind of source has it", cleaned(&kind))),
    }
    for (variable, key) in NAMES {
        let names = item[variable].as_array().into_iter().flatten().filter_map(name).collect();
        source.set_names(key, names);
    }
    for (variable, key) in [("issued", "date"), ("accessed", "accessed")] {
        if !item[variable].is_null() {
            source.set(key, &date(&item[variable]));
        }
    }
    for (variable, key) in VARIABLES {
        source.set(key, &text(variable));
    }
    let known = |variable: &str| {
        VARIABLES.iter().any(|(own, _)| *own == variable)
            || NAMES.iter().any(|(own, _)| *own == variable)
            || ["issued", "accessed"].contains(&variable)
            || OWN.contains(&variable)
    };
    variables.keys().filter(|variable| !known(variable)).for_each(|variable| source.leave_out(variable));
    source
}

/// The kind of source of a type of CSL.
fn source_kind(csl: &str) -> Option<&'static str> {
    match csl {
        "figure" => return Some("image"),
        "review-book" => return Some("review"),
        _ => {}
    }
    // Several kinds have the type of these.
    let rather = ["statement", "strategy", "archival-item"];
    DEFAULT_SOURCE_KINDS.iter().find(|(id, own)| *own == csl && !rather.contains(id)).map(|(id, _)| *id)
}

fn name(name: &Value) -> Option<Author> {
    let part = |key: &str| cleaned(name[key].as_str().unwrap_or_default());
    let joined = |keys: &[&str]| {
        let parts: Vec<String> = keys.iter().map(|key| part(key)).filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    };
    let family = joined(&["non-dropping-particle", "family", "suffix"]);
    let given = joined(&["given", "dropping-particle"]);
    match (family.is_empty(), given.is_empty()) {
        (true, true) => Some(part("literal")).filter(|whole| !whole.is_empty()).map(Author::whole),
        (true, false) => Some(Author::whole(given)),
        (false, true) => Some(Author::whole(family)),
        (false, false) => {
            let family_first = name["static-ordering"].as_bool().unwrap_or_default();
            Some(Author::person(NameParts { family, given, family_first }))
        }
    }
}

/// A date of CSL as EDTF; its text if it has no parts.
fn date(variable: &Value) -> String {
    let number = |value: &Value| value.as_i64().or_else(|| value.as_str()?.trim().parse().ok());
    let season = number(&variable["season"]).filter(|season| (1..=4).contains(season));
    let one = |parts: &Value| {
        let year = number(&parts[0])?;
        // Before the common era CSL has no year zero.
        let year = if year < 0 { format!("-{:04}", -(year + 1)) } else { format!("{year:04}") };
        let two = |at: usize| number(&parts[at]).map(|part| format!("-{part:02}")).unwrap_or_default();
        Some(match (season, two(1)) {
            (Some(season), month) if month.is_empty() => format!("{year}-{}", season + 20),
            (_, month) => format!("{year}{month}{}", two(2)),
        })
    };
    let ends: Vec<String> = variable["date-parts"].as_array().into_iter().flatten().filter_map(one).collect();
    let circa = match &variable["circa"] {
        Value::Bool(circa) => *circa,
        Value::Null => false,
        _ => true,
    };
    if ends.is_empty() {
        let text = ["raw", "literal"].into_iter().find_map(|key| variable[key].as_str());
        return text.unwrap_or_default().to_owned();
    }
    ends.iter().map(|end| if circa { format!("{end}~") } else { end.clone() }).collect::<Vec<_>>().join("/")
}

/// A text without the tags that CSL-JSON has for italics, bold, small capitals and indices. Other signs stay.
fn without_markup(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = tag.find('>').map_or(0, |end| end + 1);
        let name = tag[1..].trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
        let is_markup = matches!(name, Some("i" | "b" | "sup" | "sub" | "sc" | "span"));
        if end > 0 && is_markup {
            rest = &tag[end..];
        } else {
            out.push('<');
            rest = &tag[1..];
        }
    }
    out + rest
}
