//! An event of another program, as far as it can be carried over, and how it is written.

use super::report::ImportPosition;
use super::source_file::{cleaned, toml_string};
use serde_json::Value;
use std::fmt::Write;

/// An event as it is to be written. Texts are Markdown or plain text without markup.
#[derive(Clone, Debug, Default)]
pub struct ImportedEvent {
    pub place: Option<ImportPosition>,
    /// What it is called in its file, for the report.
    pub name: String,
    /// The id that its file gives it.
    pub id: Option<String>,
    pub title: String,
    pub official_title: String,
    pub summary: String,
    /// EDTF.
    pub date: String,
    /// What happened on the date.
    pub date_of: String,
    pub location: String,
    pub significance: Option<i64>,
    /// Names of groups, which become actors or kinds only on request.
    pub groups: Vec<String>,
    /// Names or ids of kinds, actors and people.
    pub kinds: Vec<String>,
    pub actors: Vec<String>,
    pub concerns: Vec<String>,
    pub people: Vec<String>,
    /// What it rests on.
    pub sources: Vec<ImportedReference>,
    pub media: Vec<ImportedMedium>,
    /// Remarks for readers.
    pub notes: Vec<String>,
    /// Markdown.
    pub text: String,
    /// What could not be carried over, and what was guessed.
    pub remarks: Vec<String>,
}

/// A reference to a source.
#[derive(Clone, Debug, Default)]
pub struct ImportedReference {
    /// The title of the source, or its id in the timeline.
    pub title: String,
    pub url: String,
    pub locator: String,
    /// Whether the title is an id, and not that of a new source.
    pub is_id: bool,
    /// Further keys of a new source.
    pub keys: Vec<(&'static str, String)>,
    /// The footnotes in the text that mean it.
    pub mark: &'static str,
    /// Whether it supports the date.
    pub is_of_date: bool,
}

/// A picture or a recording on another site.
#[derive(Clone, Debug, Default)]
pub struct ImportedMedium {
    pub url: String,
    pub alt: String,
    pub caption: String,
    pub credit: String,
    pub licence: String,
}

impl ImportedMedium {
    pub const NOT_STATED: &'static str = "Not stated";

    fn table(&self, title: &str) -> Vec<(&'static str, Value)> {
        let or = |text: &str, other: &str| Value::from(if text.is_empty() { other } else { text });
        let words = if self.caption.is_empty() { title } else { &self.caption };
        let keys = [
            ("url", Some(Value::from(&*self.url))),
            ("alt", Some(or(&self.alt, words))),
            ("caption", (!self.caption.is_empty()).then(|| Value::from(&*self.caption))),
            ("credit", Some(or(&self.credit, Self::NOT_STATED))),
            ("licence", Some(or(&self.licence, Self::NOT_STATED))),
        ];
        keys.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }
}

/// The ids of what an event refers to, once they are known.
#[derive(Clone, Debug, Default)]
pub struct ResolvedReferences {
    pub kinds: Vec<String>,
    pub actors: Vec<String>,
    pub concerns: Vec<String>,
    pub people: Vec<String>,
    /// The id of the source of each reference.
    pub sources: Vec<String>,
}

impl ImportedEvent {
    pub fn new(place: ImportPosition, name: &str) -> Self {
        Self { place: Some(place), name: cleaned(name), ..Self::default() }
    }

    pub fn remark(&mut self, remark: impl AsRef<str>) {
        self.remarks.push(cleaned(remark.as_ref()));
    }

    /// Adds a remark for readers about how the date was written.
    pub fn note_date(&mut self, written: &str) {
        let written = cleaned(written);
        if !written.is_empty() && written != self.date {
            self.notes.push(super::text::inline(&format!("The imported file gives the date as “{written}”."), false));
        }
    }

    /// Its keys, in the order in which they are written, without its id and its text; then its lists of tables.
    fn keys(&self, ids: &ResolvedReferences) -> (Keys, Vec<(&'static str, Vec<Keys>)>) {
        let citations = citations(&self.sources, &ids.sources);
        let of_date = citations.iter().filter(|(_, one, _)| one.is_of_date).map(|(id, ..)| id.as_str());
        let text = |text: &str| Some(Value::from(text)).filter(|_| !text.is_empty());
        let list = |list: Vec<&str>| (!list.is_empty()).then(|| Value::from(list));
        let ids_of = |ids: &[String]| list(ids.iter().map(String::as_str).collect());
        let keys = [
            ("title", Some(Value::from(&*self.title))),
            ("official_title", text(&self.official_title)),
            ("summary", text(&self.summary)),
            ("date", Some(Value::from(&*self.date))),
            ("date_of", text(&self.date_of)),
            ("date_citations", list(of_date.collect())),
            ("kind", ids_of(&ids.kinds)),
            ("place", text(&self.location)),
            ("actors", ids_of(&ids.actors)),
            ("concerns", ids_of(&ids.concerns)),
            ("people", ids_of(&ids.people)),
            ("significance", self.significance.filter(|one| (1..=5).contains(one)).map(Value::from)),
        ];
        let keys = keys.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
        let citation = |(id, one, source): &(String, &ImportedReference, &String)| {
            let mut out = vec![("id", Value::from(&**id)), ("source", Value::from(&***source))];
            out.extend(text(&one.locator).map(|locator| ("locator", locator)));
            out
        };
        let note = |note: &String| vec![("kind", Value::from("open")), ("text", Value::from(&**note))];
        let tables = vec![
            ("citations", citations.iter().map(citation).collect()),
            ("notes", self.notes.iter().map(note).collect()),
            ("media", self.media.iter().map(|medium| medium.table(&self.title)).collect()),
        ];
        (keys, tables)
    }

    /// A line of `events/NAME.jsonl`.
    pub fn json_line(&self, id: &str, ids: &ResolvedReferences) -> String {
        let (keys, tables) = self.keys(ids);
        let object = |keys: &Keys| {
            let pairs = keys.iter().map(|(key, value)| format!("\"{key}\": {value}"));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        };
        let tables = tables
            .iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(key, list)| format!("\"{key}\": [{}]", list.iter().map(object).collect::<Vec<_>>().join(", ")));
        let text = (!self.text.is_empty()).then(|| format!("\"text\": {}", Value::from(&*self.text)));
        let id = std::iter::once(format!("\"id\": {}", Value::from(id)));
        let keys = keys.iter().map(|(key, value)| format!("\"{key}\": {value}"));
        format!("{{{}}}", id.chain(keys).chain(text).chain(tables).collect::<Vec<_>>().join(", "))
    }

    /// The file `events/ID.md`.
    pub fn front_matter(&self, ids: &ResolvedReferences) -> String {
        let (keys, tables) = self.keys(ids);
        let mut out = String::from("+++\n");
        for (key, value) in &keys {
            let _ = writeln!(out, "{key} = {}", toml_value(value));
        }
        for (key, list) in tables {
            for table in list {
                let _ = write!(out, "\n[[{key}]]\n");
                for (key, value) in table {
                    let _ = writeln!(out, "{key} = {}", toml_value(&value));
                }
            }
        }
        out + "+++\n" + &self.text + if self.text.is_empty() { "" } else { "\n" }
    }
}

/// Keys with their values.
type Keys = Vec<(&'static str, Value)>;

/// The citations: an id, unique in the event, and the source of each.
fn citations<'a>(
    references: &'a [ImportedReference],
    sources: &'a [String],
) -> Vec<(String, &'a ImportedReference, &'a String)> {
    let mut out: Vec<(String, &ImportedReference, &String)> = Vec::new();
    for (one, source) in references.iter().zip(sources) {
        let uses = out.iter().filter(|(_, _, other)| *other == source).count();
        let id = if uses == 0 { source.clone() } else { format!("{source}-{}", uses + 1) };
        out.push((id, one, source));
    }
    out
}

fn toml_value(value: &Value) -> String {
    match value {
        Value::String(text) => toml_string(text),
        Value::Array(list) if list.len() == 1 => toml_value(&list[0]),
        Value::Array(list) => format!("[{}]", list.iter().map(toml_value).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}
