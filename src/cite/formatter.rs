//! Formats items of CSL-JSON with hayagriva and the CSL project's styles.
//!
//! hayagriva takes milliseconds for one item. Styles are therefore reduced to what an item can reach (`specialize.rs`), and recent
//! citations are kept: the passages of an event are cited like the event, except for the URL.

use super::specialize::{self, ItemShape};
use super::{Style, TextRun};
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{self, FontStyle, IndependentStyle, Locale};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren, LocatorPayload,
    SpecificLocator,
};
use quick_cache::sync::Cache;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

/// Where an item is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Position {
    /// In the text or in a note.
    Text,
    /// In the bibliography.
    Bibliography,
}

/// Parsed styles and locales, and what was made with them lately.
struct Formatter {
    styles: [(Style, IndependentStyle); 2],
    locales: Vec<Locale>,
    /// The variables that decide what a style prints.
    tested: BTreeSet<String>,
    specialized: Cache<(Style, Position, ItemShape), Arc<IndependentStyle>>,
    formatted: Cache<Question, Option<Vec<TextRun>>>,
}

/// Everything that a formatted citation depends on: with the item as JSON and the locator.
type Question = (Style, Position, String, Option<String>);

/// How many specialized styles are kept, of tens of kilobytes each: two positions in two styles of a few shapes.
const MAX_SPECIALIZED: usize = 16;

/// How many citations are kept, of about 1 kB each.
const MAX_FORMATTED: usize = 250;

static FORMATTER: LazyLock<Option<Formatter>> = LazyLock::new(|| {
    let style = |archived: ArchivedStyle| match archived.get() {
        citationberg::Style::Independent(style) => Some(style),
        citationberg::Style::Dependent(_) => None,
    };
    let styles = [
        (Style::Apa, style(ArchivedStyle::AmericanPsychologicalAssociation)?),
        (Style::Chicago, style(ArchivedStyle::ChicagoNotes)?),
    ];
    // hayagriva looks each term up in a list of all locales, which takes most of its time. The styles are in American English.
    let english = |locale: &Locale| locale.lang.as_ref().is_some_and(|lang| lang.0 == "en-US");
    Some(Formatter {
        tested: styles.iter().flat_map(|(_, style)| specialize::tested_variables(style)).collect(),
        styles,
        locales: locales().into_iter().filter(english).collect(),
        specialized: Cache::new(MAX_SPECIALIZED),
        formatted: Cache::new(MAX_FORMATTED),
    })
});

/// Formats an item, with a `locator` in the text. `None` if hayagriva cannot format it.
pub fn format(
    style: Style,
    position: Position,
    item: &Map<String, Value>,
    locator: Option<&str>,
) -> Option<Vec<TextRun>> {
    let formatter = FORMATTER.as_ref()?;
    let (item, stand_in) = with_stand_in(item);
    let question = (style, position, serde_json::to_string(&*item).ok()?, locator.map(str::to_owned));
    let formatted = formatter.formatted.get(&question).unwrap_or_else(|| {
        let shape = ItemShape::new(&item, &formatter.tested, locator.is_some());
        let formatted = formatter.style(style, position, shape).and_then(|sheet| formatter.render(&sheet, &question));
        formatter.formatted.insert(question, formatted.clone());
        formatted
    });
    let mut runs = formatted?;
    if let Some(StandIn { url, instead }) = stand_in {
        runs.iter_mut().for_each(|run| run.text = run.text.replace(&instead, url));
    }
    Some(runs)
}

impl Formatter {
    /// The style for items of a shape in a position.
    fn style(&self, style: Style, position: Position, shape: ItemShape) -> Option<Arc<IndependentStyle>> {
        let key = (style, position, shape);
        if let Some(sheet) = self.specialized.get(&key) {
            return Some(sheet);
        }
        let (_, whole) = self.styles.iter().find(|(own, _)| *own == style)?;
        let sheet = Arc::new(key.2.specialize(whole, position));
        self.specialized.insert(key, sheet.clone());
        Some(sheet)
    }

    /// What hayagriva prints with a style.
    fn render(&self, sheet: &IndependentStyle, (_, position, item, locator): &Question) -> Option<Vec<TextRun>> {
        let item: Item = serde_json::from_str(item).ok()?;
        let place = locator.as_deref().map(|place| SpecificLocator(Locator::Custom, LocatorPayload::Str(place)));
        let mut driver = BibliographyDriver::new();
        let cited = vec![CitationItem::with_locator(&item, place)];
        driver.citation(CitationRequest::from_items(cited, sheet, &self.locales));
        let done = driver.finish(BibliographyRequest::new(sheet, None, &self.locales));
        match position {
            Position::Text => done.citations.first().map(|first| runs(&first.citation)),
            Position::Bibliography => done.bibliography?.items.first().map(|first| runs(&first.content)),
        }
    }
}

/// A URL, and what stands in for it.
struct StandIn<'a> {
    url: &'a str,
    instead: String,
}

/// The item with another URL in the place of its own, so that items with the same words have the same citation. Styles print URLs
/// as they are, and only the end of one decides about the full stop after it.
fn with_stand_in(item: &Map<String, Value>) -> (Cow<'_, Map<String, Value>>, Option<StandIn<'_>>) {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#=&%+,".contains(c);
    let address = item.get("URL").and_then(Value::as_str).filter(|_| !item.contains_key("DOI"));
    let parts = address.and_then(|text| Some(text.split_at(text.find("http")?)));
    let Some((before, url)) = parts.filter(|(_, url)| url.chars().all(is_plain)) else {
        return (Cow::Borrowed(item), None);
    };
    let instead = format!("https://url.invalid/{}", &url[url.len() - 1..]);
    let mut item = item.clone();
    item.insert("URL".to_owned(), format!("{before}{instead}").into());
    (Cow::Owned(item), Some(StandIn { url, instead }))
}

/// Flattens formatted elements into runs.
fn runs(children: &ElemChildren) -> Vec<TextRun> {
    let mut runs: Vec<TextRun> = Vec::new();
    collect_runs(children, &mut runs);
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Items of every type of CSL, with ever other variables.
    fn items() -> Vec<Map<String, Value>> {
        const KINDS: &str = "article article-journal article-magazine article-newspaper bill book broadcast chapter collection \
            dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case \
            legislation manuscript map motion_picture pamphlet paper-conference patent performance periodical \
            personal_communication post post-weblog regulation report review software song speech standard thesis treaty webpage";
        let name = json!([{ "family": "Adams", "given": "Ada" }, { "literal": "Institute of Dates" }]);
        let variables = [
            ("author", name.clone()),
            ("title", json!("The Growth of Records")),
            ("container-title", json!("Annals")),
            ("issued", json!({ "date-parts": [[1950, 2, 14]] })),
            ("editor", name.clone()),
            ("publisher", json!("Archive Press")),
            ("publisher-place", json!("Geneva")),
            ("volume", json!("12")),
            ("page", json!("3-9")),
            ("genre", json!("Memorandum")),
            ("URL", json!("https://example.org/records/1950?passage=a.b")),
            ("number", json!("A 17")),
            ("archive", json!("State Archive")),
            ("translator", name),
            ("edition", json!("2")),
            ("status", json!("forthcoming")),
            ("original-date", json!({ "date-parts": [[1949]] })),
        ];
        let item = |(at, kind): (usize, &str)| {
            // Every second or third variable is left out, beginning with another one for each type.
            let kept = variables.iter().enumerate().filter(|(own, _)| (own + at) % (2 + at % 2) != 0);
            let mut item: Map<String, Value> =
                kept.map(|(_, (name, value))| ((*name).to_owned(), value.clone())).collect();
            item.extend([("id".to_owned(), json!("a")), ("type".to_owned(), json!(kind))]);
            item
        };
        KINDS.split(' ').filter(|kind| !kind.is_empty()).enumerate().map(item).collect()
    }

    #[test]
    fn a_citation_is_the_same_as_with_the_whole_style() {
        let formatter = FORMATTER.as_ref().unwrap();
        let mut compared = 0;
        for item in items() {
            for (style, whole) in &formatter.styles {
                for (position, locator) in
                    [(Position::Text, None), (Position::Text, Some("Article 1")), (Position::Bibliography, None)]
                {
                    let item_text = serde_json::to_string(&item).unwrap();
                    let question = (*style, position, item_text, locator.map(str::to_owned));
                    let expected = formatter.render(whole, &question);
                    assert_eq!(format(*style, position, &item, locator), expected, "{style:?} {position:?} {item:?}");
                    compared += usize::from(expected.is_some());
                }
            }
        }
        assert!(compared > 200, "only {compared} items were printed");
    }
}
