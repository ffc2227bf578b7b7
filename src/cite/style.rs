//! Records as manuals of style set them: by hayagriva, after the styles that the CSL project keeps.

use super::{CslItem, date};
use crate::messages::Messages;
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{FontStyle, IndependentStyle, Locale};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren, LocatorPayload,
    SpecificLocator,
};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// A manual of style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Publication Manual of the American Psychological Association, 7th edition.
    Apa,
    /// Chicago Manual of Style, 18th edition, notes and bibliography.
    Chicago,
}

/// A record as a style sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormattedCitation {
    /// In the text, or in a note.
    pub citation: Vec<TextRun>,
    /// In the list of literature.
    pub entry: Vec<TextRun>,
}

/// Words that are set alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    /// The words.
    pub text: String,
    /// Whether they are italic.
    pub italic: bool,
}

/// The styles and the locale, read once.
struct StyleLibrary {
    apa: IndependentStyle,
    chicago: IndependentStyle,
    locales: Vec<Locale>,
}

static LIBRARY: LazyLock<Option<StyleLibrary>> = LazyLock::new(|| {
    let style = |archived: ArchivedStyle| match archived.get() {
        hayagriva::citationberg::Style::Independent(style) => Some(style),
        hayagriva::citationberg::Style::Dependent(_) => None,
    };
    let apa = style(ArchivedStyle::AmericanPsychologicalAssociation)?;
    Some(StyleLibrary { apa, chicago: style(ArchivedStyle::ChicagoNotes)?, locales: locales() })
});

/// Variables that are for machines: no style here prints them, or it should not.
const UNPRINTED_VARIABLES: [&str; 5] = ["abstract", "keyword", "original-title", "language", "accessed"];

impl CslItem {
    /// The record in a style, with the place in it that is cited. `None` where it cannot be set.
    pub fn formatted(&self, style: Style, locator: Option<&str>) -> Option<FormattedCitation> {
        let item = self.for_style(style);
        let citation = format(style, &self.with_access_date(&item, style, false), locator)?.0;
        let entry = format(style, &self.with_access_date(&item, style, true), locator)?.1;
        let unsigned = self.authors.is_empty() && self.text("type").is_some_and(|kind| kind.starts_with("article-"));
        if style == Style::Apa || !unsigned {
            return Some(FormattedCitation { citation, entry });
        }
        // Chicago's list names the paper in the place of an author, and hayagriva 0.10 then takes the title for a book's.
        let kind = ("type".to_owned(), Value::from("webpage"));
        let item = item.into_iter().chain([kind]).collect();
        Some(FormattedCitation { citation, entry: format(style, &item, None)?.1 })
    }

    /// The record as a style gets it.
    fn for_style(&self, style: Style) -> Map<String, Value> {
        let mut item = self.item.clone();
        UNPRINTED_VARIABLES.iter().for_each(|variable| _ = item.remove(*variable));
        // Titles stay as they are written. In what it takes for English, hayagriva 0.10 makes “NATO” at the end of a title
        // “Nato”.
        item.insert("language".into(), "und".into());
        // Styles set a description as one, but not where they name what holds the work, nor for a treaty.
        let kind = self.text("type").unwrap_or_default();
        let bare = self.text("container-title").is_none() || kind.starts_with("article-") || kind == "webpage";
        if self.described && bare {
            let description = item.remove("title").and_then(|title| title.as_str().map(str::to_owned));
            let description = description.unwrap_or_default();
            item.insert("genre".into(), description.trim_matches(['[', ']']).into());
            if kind == "treaty" {
                item.insert("type".into(), "document".into());
            }
        }
        let names = self.authors.iter().map(|author| match &author.parts {
            // Chicago writes names as they are said where the family comes first.
            Some(parts) if !parts.family_first || style == Style::Apa => {
                // Else hayagriva makes “Gaulle, C. de” of a name that begins with a small letter.
                let name = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
                let words: Vec<&str> = parts.family.split(' ').collect();
                let (particle, family) = words.split_at(words.iter().position(|word| name(word)).unwrap_or(0));
                let mut shown = json!({ "family": family.join(" "), "given": parts.given });
                if !particle.is_empty() {
                    shown["non-dropping-particle"] = particle.join(" ").into();
                }
                shown
            }
            _ => json!({ "literal": author.name }),
        });
        if !self.authors.is_empty() {
            item.insert("author".into(), names.collect());
        }
        match item.remove("issued").and(self.issued.as_ref()).map(date::for_style) {
            Some(date::StyleDate::Date(variable)) => _ = item.insert("issued".into(), variable),
            // What stands in the place of a date.
            Some(date::StyleDate::Words(words)) => _ = item.insert("status".into(), words.into()),
            None => {}
        }
        item
    }

    /// The item with the day on which the reader saw it before its address, as manuals want it where a page may change.
    /// The archived styles leave that day out where there is another date.
    fn with_access_date(&self, item: &Map<String, Value>, style: Style, listed: bool) -> Map<String, Value> {
        let mut item = item.clone();
        let Some(accessed) = self.accessed else { return item };
        if let Some(url) = self.url().filter(|_| item.contains_key("issued")) {
            let (year, month, day) = accessed.ymd();
            let day = format!("{} {day}, {year}", Messages::english().month(month));
            let address = match (style, listed) {
                (Style::Apa, _) => format!("Retrieved {day}, from {url}"),
                (Style::Chicago, false) => format!("accessed {day}, {url}"),
                (Style::Chicago, true) => format!("Accessed {day}. {url}"),
            };
            item.insert("URL".into(), address.into());
        } else {
            item.insert("accessed".into(), date::day(accessed));
        }
        item
    }
}

/// An item in a style: in the text or a note, and in the list.
fn format(style: Style, item: &Map<String, Value>, locator: Option<&str>) -> Option<(Vec<TextRun>, Vec<TextRun>)> {
    let library = LIBRARY.as_ref()?;
    let sheet = if style == Style::Apa { &library.apa } else { &library.chicago };
    let item: Item = serde_json::from_value(Value::Object(item.clone())).ok()?;
    let place = locator.map(|place| SpecificLocator(Locator::Custom, LocatorPayload::Str(place)));
    let mut driver = BibliographyDriver::new();
    let cited = vec![CitationItem::with_locator(&item, place)];
    driver.citation(CitationRequest::from_items(cited, sheet, &library.locales));
    let done = driver.finish(BibliographyRequest::new(sheet, None, &library.locales));
    let entry = done.bibliography?.items.into_iter().next()?;
    Some((runs(&done.citations.first()?.citation), runs(&entry.content)))
}

/// The text of what was set, with what is italic in it.
fn runs(children: &ElemChildren) -> Vec<TextRun> {
    let mut runs: Vec<TextRun> = Vec::new();
    collect_runs(children, &mut runs);
    // hayagriva 0.10 leaves the comma of “(1950, February 14)” where there is only a year.
    runs.iter_mut().for_each(|run| run.text = run.text.replace(",)", ")"));
    runs
}

fn collect_runs(children: &ElemChildren, runs: &mut Vec<TextRun>) {
    for child in &children.0 {
        match child {
            ElemChild::Text(text) | ElemChild::Link { text, .. } => {
                let italic = text.formatting.font_style != FontStyle::Normal;
                match runs.last_mut().filter(|run| run.italic == italic) {
                    Some(run) => run.text.push_str(&text.text),
                    None => runs.push(TextRun { text: text.text.clone(), italic }),
                }
            }
            ElemChild::Elem(elem) => collect_runs(&elem.children, runs),
            ElemChild::Markup(_) | ElemChild::Transparent { .. } => {}
        }
    }
}
