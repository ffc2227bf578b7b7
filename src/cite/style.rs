//! Formats citations as APA and Chicago with hayagriva and the CSL project's styles.
//!
//! Some code here works around bugs of hayagriva 0.10, which is therefore pinned. Each workaround has a test that fails when
//! hayagriva no longer needs it.

use super::formatter::{self, Position};
use super::{CslItem, date};
use crate::messages::{Messages, isolate};
use crate::model::Author;
use serde_json::{Map, Value, json};

/// A citation style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Publication Manual of the American Psychological Association, 7th edition.
    Apa,
    /// Chicago Manual of Style, 18th edition, notes and bibliography.
    Chicago,
}

/// A citation in a style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormattedCitation {
    /// In the text or in a note.
    pub citation: Vec<TextRun>,
    /// In the bibliography.
    pub entry: Vec<TextRun>,
}

/// Text of one font style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    pub text: String,
    pub italic: bool,
}

/// Variables for machines, which styles must not print.
const UNPRINTED_VARIABLES: [&str; 5] = ["abstract", "keyword", "original-title", "language", "accessed"];

impl CslItem {
    /// Formats the item, with a `locator` such as "Article 1". `None` if hayagriva cannot format it.
    pub fn formatted(&self, style: Style, locator: Option<&str>) -> Option<FormattedCitation> {
        let cited = self.with_access_date(&self.for_style(style, false), style, false);
        let item = self.for_style(style, true);
        let listed = self.with_access_date(&item, style, true);
        let citation = format(style, Position::Text, &cited, locator)?;
        let listed_as = |item| format(style, Position::Bibliography, item, None);
        let entry = listed_as(&listed)?;
        let entry = if style == Style::Apa { self.with_apa_labels(entry) } else { entry };
        let unsigned =
            self.names("author").is_empty() && self.text("type").is_some_and(|kind| kind.starts_with("article-"));
        if style == Style::Apa || !unsigned {
            return Some(FormattedCitation { citation, entry });
        }
        // Chicago's bibliography puts the newspaper in the place of a missing author. hayagriva 0.10 then formats the title
        // like that of a book.
        let kind = ("type".to_owned(), Value::from("webpage"));
        let item = item.into_iter().chain([kind]).collect();
        Some(FormattedCitation { citation, entry: listed_as(&item)? })
    }

    /// hayagriva 0.10 writes “(ed.)” and “trans.” if the language is “und”; APA capitalises both.
    fn with_apa_labels(&self, mut runs: Vec<TextRun>) -> Vec<TextRun> {
        if !self.names("editor").is_empty() || !self.names("translator").is_empty() {
            for run in runs.iter_mut().filter(|run| !run.italic) {
                run.text =
                    run.text.replace("(eds.)", "(Eds.)").replace("(ed.)", "(Ed.)").replace(", trans.", ", Trans.");
            }
        }
        runs
    }

    /// The editors of a work without authors as Chicago names them in their place: “Burr, William, ed.”
    fn editors_as_author(&self, listed: bool) -> Option<String> {
        let editors = self.names("editor");
        let first =
            editors.first().filter(|_| self.names("author").is_empty() && self.text("container-title").is_none())?;
        let inverted = first.parts.as_ref().filter(|parts| listed && !parts.family_first && !parts.given.is_empty());
        let first = inverted.map_or(first.name.clone(), |parts| format!("{}, {}", parts.family, parts.given));
        let most = if listed { 6 } else { 2 };
        Some(match editors {
            [_] => format!("{first}, ed."),
            [_, others @ .., last] if editors.len() <= most => {
                let others: String = others.iter().map(|other| format!("{}, ", other.name)).collect();
                let comma = if listed { "," } else { "" };
                format!("{first}{comma} {others}and {}, eds.", last.name)
            }
            _ => format!("{first}{} et al., eds.", if listed { "," } else { "" }),
        })
    }

    /// The variables as hayagriva gets them, for the text or for the list of works.
    fn for_style(&self, style: Style, listed: bool) -> Map<String, Value> {
        let mut item = self.item.clone();
        UNPRINTED_VARIABLES.iter().for_each(|variable| _ = item.remove(*variable));
        // “und” keeps titles as they are. In English titles in quotation marks hayagriva 0.10 writes a final “NATO” as “Nato”.
        item.insert("language".into(), "und".into());
        // A title in `genre` is formatted as a description, except for parts of a container and for laws and treaties.
        let kind = self.text("type").unwrap_or_default();
        let bare = self.text("container-title").is_none() || kind.starts_with("article-") || kind == "webpage";
        if self.described && bare {
            let description = item.remove("title").and_then(|title| title.as_str().map(str::to_owned));
            let description = description.unwrap_or_default();
            item.insert("genre".into(), description.trim_matches(['[', ']']).into());
            // Styles give these types no place for a description.
            if matches!(kind, "treaty" | "legal_case" | "legislation" | "bill" | "regulation" | "hearing" | "patent") {
                item.insert("type".into(), "document".into());
            }
        }
        let name = |author: &Author| match &author.parts {
            // Chicago does not invert names whose family name comes first.
            Some(parts) if !parts.family_first || style == Style::Apa => {
                // Without this, hayagriva 0.10 formats “de Gaulle” as “Gaulle, C. de”.
                let is_name = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
                let words: Vec<&str> = parts.family.split(' ').collect();
                let (particle, family) = words.split_at(words.iter().position(|word| is_name(word)).unwrap_or(0));
                let mut shown = json!({ "family": isolate(&family.join(" ")), "given": isolate(&parts.given) });
                if !particle.is_empty() {
                    shown["non-dropping-particle"] = particle.join(" ").into();
                }
                shown
            }
            _ => json!({ "literal": isolate(&author.name) }),
        };
        for (variable, names) in &self.names {
            item.insert((*variable).into(), names.iter().map(name).collect());
        }
        // hayagriva 0.10 abbreviates these editors and does not say that they are editors.
        if let Some(editors) = self.editors_as_author(listed).filter(|_| style == Style::Chicago) {
            item.remove("editor");
            item.insert("author".into(), json!([{ "literal": isolate(&editors) }]));
        }
        // Chicago's bibliography omits unsigned entries of works of reference, but not unsigned chapters.
        if kind.starts_with("entry-") && self.names("author").is_empty() {
            item.insert("type".into(), "chapter".into());
        }
        set_number(&mut item, kind);
        let genre = match kind {
            "thesis" if style == Style::Chicago && !listed => Some("thesis"),
            "thesis" => Some("Thesis"),
            // In APA’s words; the style has another.
            "motion_picture" if style == Style::Apa => Some("Film"),
            _ => None,
        };
        if let Some(genre) = genre.filter(|_| !item.contains_key("genre")) {
            item.insert("genre".into(), genre.into());
        }
        for variable in ["title", "container-title", "publisher", "publisher-place", "genre", "archive"] {
            if let Some(Value::String(name)) = item.get_mut(variable) {
                *name = isolate(name).into_owned();
            }
        }
        match item.remove("issued").and(self.issued.as_ref()).map(date::for_style) {
            Some(date::StyleDate::Date(variable)) => _ = item.insert("issued".into(), variable),
            // Styles print the status in the place of a missing date.
            Some(date::StyleDate::Words(words)) => _ = item.insert("status".into(), words.into()),
            None => {}
        }
        item
    }

    /// Adds the day of access in front of the URL, as style manuals require for pages that may change. The CSL styles print
    /// the variable `accessed` only for undated items.
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

/// The number of a work as styles should print it.
fn set_number(item: &mut Map<String, Value>, kind: &str) {
    let Some(number) = item.get("number").and_then(Value::as_str) else { return };
    if matches!(kind, "legislation" | "bill" | "regulation") {
        // Styles take the number of any law for that of a law of the United States (“Pub. L. No.”).
        let within = item.get("container-title").and_then(Value::as_str).map(|title| format!("{title}, "));
        let sign = if number.starts_with(|c: char| c.is_ascii_digit()) { "no. " } else { "" };
        let within = format!("{}{sign}{number}", within.unwrap_or_default());
        item.insert("container-title".into(), within.into());
        item.remove("number");
    } else {
        // hayagriva 0.10 takes 3,140,713 for three numbers.
        let number = number.replace(',', "");
        item.insert("number".into(), number.into());
    }
}

/// Formats an item.
fn format(style: Style, position: Position, item: &Map<String, Value>, locator: Option<&str>) -> Option<Vec<TextRun>> {
    let mut runs = formatter::format(style, position, item, locator)?;
    // hayagriva 0.10 prints “(1950,)” if there is only a year, because the style has “(1950, February 14)”.
    runs.iter_mut().for_each(|run| run.text = run.text.replace(",)", ")"));
    Some(runs)
}

/// Each test shows a bug of hayagriva. When one fails, delete the workaround that it names.
#[cfg(test)]
mod tests {
    use super::*;

    /// The bibliography entry of an item as hayagriva renders it, with `*` around italics.
    fn entry(style: Style, item: Value) -> String {
        let Value::Object(item) = item else { panic!("an item is an object") };
        let runs = formatter::format(style, Position::Bibliography, &item, None).unwrap();
        runs.iter().map(|run| if run.italic { format!("*{}*", run.text) } else { run.text.clone() }).collect()
    }

    #[test]
    fn for_style_sets_the_language_because_quoted_english_titles_lose_capitals() {
        let item = json!({ "id": "a", "type": "webpage", "title": "The Growth of NATO", "language": "en" });
        assert!(entry(Style::Chicago, item.clone()).contains("Nato"), "{}", entry(Style::Chicago, item));
    }

    #[test]
    fn for_style_splits_names_because_particles_are_moved_to_the_end() {
        let author = json!([{ "family": "de Gaulle", "given": "Charles" }]);
        let entry = entry(Style::Apa, json!({ "id": "a", "type": "book", "title": "T", "author": author }));
        assert!(entry.contains("Gaulle, C. de"), "{entry}");
    }

    #[test]
    fn without_dangling_commas_is_needed_for_dates_without_a_month() {
        let date = json!({ "date-parts": [[1950]] });
        let item =
            json!({ "id": "a", "type": "article-newspaper", "title": "T", "container-title": "P", "issued": date });
        assert!(entry(Style::Apa, item.clone()).contains("(1950,)"), "{}", entry(Style::Apa, item));
    }

    #[test]
    fn formatted_uses_another_type_because_unsigned_articles_are_taken_for_books() {
        let item = json!({ "id": "a", "type": "article-newspaper", "title": "Title", "container-title": "Paper" });
        assert!(entry(Style::Chicago, item.clone()).contains("*Title"), "{}", entry(Style::Chicago, item));
    }

    #[test]
    fn with_apa_labels_capitalises_because_labels_are_in_lower_case_without_a_language() {
        let editor = json!([{ "family": "Burr", "given": "William" }]);
        let entry =
            entry(Style::Apa, json!({ "id": "a", "type": "book", "title": "T", "editor": editor, "language": "und" }));
        assert!(entry.contains("Burr, W. (ed.)"), "{entry}");
    }

    #[test]
    fn editors_as_author_is_needed_because_chicago_abbreviates_their_names() {
        let editor = json!([{ "family": "Burr", "given": "William" }]);
        let entry = entry(Style::Chicago, json!({ "id": "a", "type": "book", "title": "T", "editor": editor }));
        assert!(entry.starts_with("W. Burr. "), "{entry}");
    }

    #[test]
    fn set_number_removes_commas_because_they_divide_numbers() {
        let author = json!([{ "family": "Burr", "given": "William" }]);
        let item = json!({
            "id": "a", "type": "patent", "title": "T", "author": author, "number": "US 3,140,713", "language": "und",
            "issued": { "date-parts": [[1964]] },
        });
        let entry = entry(Style::Apa, item);
        assert!(entry.contains("Nos. US 3, 140, 713"), "{entry}");
    }

    #[test]
    fn style_dates_are_text_for_seasons_and_far_years_because_hayagriva_cannot_print_them() {
        let issued = |date: Value| json!({ "id": "a", "type": "book", "title": "T", "issued": date });
        let season = entry(Style::Apa, issued(json!({ "date-parts": [[1989]], "season": 2 })));
        assert!(season.contains("Summer/1989"), "{season}");
        let Value::Object(far) = issued(json!({ "date-parts": [[40_000]] })) else { unreachable!() };
        assert_eq!(formatter::format(Style::Apa, Position::Text, &far, None), None);
    }
}
