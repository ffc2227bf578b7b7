//! Citations: parts of an edition and sources as items of CSL 1.0.2, formatted as APA and Chicago, BibTeX and CSL-JSON.

mod bibtex;
mod date;
mod formatter;
mod source;
mod specialize;
mod style;

pub use style::{FormattedCitation, Style, TextRun};

use crate::model::date::{Date, Day};
use crate::model::{Author, OriginalTitle};
use crate::query::Edition;
use serde_json::{Map, Value, json};

/// An item of CSL-JSON, with data that CSL-JSON cannot express.
#[derive(Clone, Debug)]
pub struct CslItem {
    /// The variables of CSL-JSON.
    item: Map<String, Value>,
    /// Authors, editors and translators by their variable. Styles order family and given names differently.
    names: Vec<(&'static str, Vec<Author>)>,
    issued: Option<Date>,
    /// The day of access, if every citation must have it.
    accessed: Option<Day>,
    /// True if the title is a description by the editors.
    described: bool,
}

/// A part of the edition to cite: an event, a passage, a thread, or a view.
#[derive(Clone, Debug)]
pub struct CitedPart<'a> {
    /// A unique citation key of letters, digits and hyphens.
    pub key: String,
    pub title: &'a str,
    /// Its permanent URL.
    pub url: String,
    /// The date of its last revision.
    pub revised: Option<Date>,
    /// One sentence.
    pub summary: &'a str,
    /// Titles of its subject in other languages.
    pub titles: &'a [OriginalTitle],
}

impl CslItem {
    fn new(kind: &str, key: &str) -> Self {
        let mut record = Self { item: Map::new(), names: Vec::new(), issued: None, accessed: None, described: false };
        record.set("id", key);
        record.set("type", kind);
        record
    }

    /// A part of an edition as accessed on `today`: an entry in a work of reference written by the editors.
    pub fn part(edition: &Edition, part: &CitedPart<'_>, today: Day) -> Self {
        let about = &edition.timeline.about;
        // Chicago's bibliography omits an unsigned encyclopedia entry, but not an unsigned chapter.
        let kind = if about.editors.is_empty() { "chapter" } else { "entry-encyclopedia" };
        let mut record = Self::of_edition(edition, kind, &part.key, today).dated(part.revised.clone());
        record.set("title", part.title);
        record.set("container-title", &about.title);
        record.set("URL", &part.url);
        record.set("abstract", part.summary);
        let titles: Vec<&str> = part.titles.iter().map(|title| title.title.as_str()).collect();
        record.set("keyword", &titles.join(", "));
        record
    }

    /// An edition as a whole, as a data set.
    pub fn whole(edition: &Edition, url: &str, today: Day) -> Self {
        let about = &edition.timeline.about;
        let mut record = Self::of_edition(edition, "dataset", "edition", today).dated(edition.last_revised.clone());
        record.set("title", &about.title);
        record.set("URL", url);
        record
    }

    fn of_edition(edition: &Edition, kind: &str, key: &str, today: Day) -> Self {
        let about = &edition.timeline.about;
        let mut record = Self::new(kind, key);
        record.set_names("author", &about.editors);
        record.set("language", &about.language);
        record.set("version", edition.data_version());
        record.item.insert("accessed".into(), date::day(today));
        record.accessed = Some(today);
        record
    }

    pub fn url(&self) -> Option<&str> {
        self.text("URL")
    }

    /// The version of the edition that was accessed.
    pub fn version(&self) -> Option<&str> {
        self.text("version")
    }

    fn dated(mut self, issued: Option<Date>) -> Self {
        self.item.extend(issued.as_ref().map(|issued| ("issued".into(), date::variable(issued))));
        self.issued = issued;
        self
    }

    fn set(&mut self, variable: &str, value: &str) {
        if !value.is_empty() {
            self.item.insert(variable.into(), value.into());
        }
    }

    fn set_names(&mut self, variable: &'static str, names: &[Author]) {
        if !names.is_empty() {
            self.item.insert(variable.into(), names.iter().map(name).collect());
            self.names.push((variable, names.to_vec()));
        }
    }

    fn names(&self, variable: &str) -> &[Author] {
        self.names.iter().find(|(own, _)| *own == variable).map_or(&[], |(_, names)| names)
    }

    fn text(&self, variable: &str) -> Option<&str> {
        self.item.get(variable).and_then(Value::as_str)
    }
}

/// A CSL-JSON name.
fn name(author: &Author) -> Value {
    match &author.parts {
        None => json!({ "literal": author.name }),
        Some(parts) if parts.family_first => {
            json!({ "family": parts.family, "given": parts.given, "static-ordering": true })
        }
        Some(parts) => json!({ "family": parts.family, "given": parts.given }),
    }
}

/// A CSL-JSON array of items.
pub fn csl_json<'a>(items: impl IntoIterator<Item = &'a CslItem>) -> String {
    let variable = |(name, value): (&String, &Value)| format!("    \"{name}\": {value}");
    let object = |item: &CslItem| {
        let variables: Vec<String> = item.item.iter().map(variable).collect();
        format!("  {{\n{}\n  }}", variables.join(",\n"))
    };
    let objects: Vec<String> = items.into_iter().map(object).collect();
    format!("[\n{}\n]\n", objects.join(",\n"))
}

/// BibTeX entries.
pub fn bibtex<'a>(items: impl IntoIterator<Item = &'a CslItem>) -> String {
    let entries: Vec<String> = items.into_iter().map(bibtex::entry).collect();
    entries.join("\n")
}
