//! Citations: a thing of an edition as a record of the field's data model (CSL 1.0.2), and the record as APA and Chicago
//! set it, as BibTeX, and as CSL-JSON.

mod bibtex;
mod date;
mod source;
mod style;

pub use style::{FormattedCitation, Style, TextRun};

use crate::model::date::{Date, Day};
use crate::model::{Author, OriginalTitle};
use crate::query::Edition;
use serde_json::{Map, Value, json};

/// What can be cited: a record in the field's data model, with what only some styles ask for.
#[derive(Clone, Debug)]
pub struct CslItem {
    /// An item of CSL-JSON.
    item: Map<String, Value>,
    /// Its authors, whose names styles write differently.
    authors: Vec<Author>,
    /// When it was published.
    issued: Option<Date>,
    /// When the reader saw it, where that is part of every citation of it.
    accessed: Option<Day>,
    /// Whether its title is a description in the editors' words.
    described: bool,
}

/// A part of the edition: an event's entry, a passage in it, a thread, a view.
#[derive(Clone, Debug)]
pub struct CitedPart<'a> {
    /// What tells it apart from other parts, in letters, digits and hyphens.
    pub key: String,
    /// Its title.
    pub title: &'a str,
    /// Its permanent address, whole.
    pub url: String,
    /// When it was changed last.
    pub revised: Option<Date>,
    /// What it says, in a sentence.
    pub summary: &'a str,
    /// What it is about is also called so.
    pub titles: &'a [OriginalTitle],
}

impl CslItem {
    fn new(kind: &str, key: &str) -> Self {
        let mut record = Self { item: Map::new(), authors: Vec::new(), issued: None, accessed: None, described: false };
        record.set("id", key);
        record.set("type", kind);
        record
    }

    /// A part of an edition as a reader saw it on a day. It is an entry of a work of reference that its editors wrote.
    pub fn part(edition: &Edition, part: &CitedPart<'_>, today: Day) -> Self {
        let about = &edition.timeline.about;
        // An entry that nobody signs stands in no Chicago bibliography; a chapter does.
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

    /// An edition as a whole: the data that it publishes.
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
        record.set_authors(&about.editors);
        record.set("language", &about.language);
        record.set("version", edition.data_version());
        record.item.insert("accessed".into(), date::day(today));
        record.accessed = Some(today);
        record
    }

    /// Where it is.
    pub fn url(&self) -> Option<&str> {
        self.text("URL")
    }

    /// In which version it was seen.
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

    fn set_authors(&mut self, authors: &[Author]) {
        authors.clone_into(&mut self.authors);
        if !authors.is_empty() {
            self.item.insert("author".into(), authors.iter().map(name).collect());
        }
    }

    fn text(&self, variable: &str) -> Option<&str> {
        self.item.get(variable).and_then(Value::as_str)
    }
}

/// A name variable of CSL-JSON.
fn name(author: &Author) -> Value {
    match &author.parts {
        None => json!({ "literal": author.name }),
        Some(parts) if parts.family_first => {
            json!({ "family": parts.family, "given": parts.given, "static-ordering": true })
        }
        Some(parts) => json!({ "family": parts.family, "given": parts.given }),
    }
}

/// Records as CSL-JSON: a list of items.
pub fn csl_json<'a>(records: impl IntoIterator<Item = &'a CslItem>) -> String {
    let variable = |(name, value): (&String, &Value)| format!("    \"{name}\": {value}");
    let item = |record: &CslItem| {
        let variables: Vec<String> = record.item.iter().map(variable).collect();
        format!("  {{\n{}\n  }}", variables.join(",\n"))
    };
    let items: Vec<String> = records.into_iter().map(item).collect();
    format!("[\n{}\n]\n", items.join(",\n"))
}

/// Records as BibTeX, one after the other.
pub fn bibtex<'a>(records: impl IntoIterator<Item = &'a CslItem>) -> String {
    let entries: Vec<String> = records.into_iter().map(bibtex::entry).collect();
    entries.join("\n")
}
