//! BibTeX. hayagriva writes none, and the crate biblatex escapes for its own parser: `\~` and `\^` are accents to LaTeX,
//! and `\{` still counts as a brace to BibTeX.

use super::{CslItem, date};
use crate::messages::Messages;
use crate::model::Author;
use crate::model::date::SingleDate;
use serde_json::Value;
use std::fmt::Write;

/// A record as an entry.
pub fn entry(record: &CslItem) -> String {
    let text = |variable| record.text(variable).unwrap_or_default();
    let (kind, container, publisher) = entry_type(text("type"));
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut field = |name, value: String| fields.extend((!value.is_empty()).then_some((name, value)));
    let authors: Vec<String> = record.authors.iter().map(name).collect();
    field("author", authors.join(" and "));
    // A second pair of braces keeps capital letters as they are.
    let titled = |text: &str| if text.is_empty() { String::new() } else { format!("{{{}}}", escaped(text)) };
    field("title", titled(text("title")));
    match (container, publisher) {
        (Some(container), Some(publisher)) => {
            field(container, titled(text("container-title")));
            field(publisher, escaped(text("publisher")));
        }
        _ => {
            let within: Vec<&str> =
                [text("container-title"), text("publisher")].into_iter().filter(|t| !t.is_empty()).collect();
            field("howpublished", escaped(&within.join(", ")));
        }
    }
    for (name, value) in dated(record) {
        field(name, value);
    }
    field("url", url(text("URL")));
    field("urldate", record.item.get("accessed").and_then(iso).unwrap_or_default());
    field("version", escaped(text("version")));
    field("language", escaped(text("language")));
    field("keywords", escaped(text("keyword")));
    // BibTeX's own styles know neither `version` nor `urldate`, and print notes.
    if let (Some(version), Some(day)) = (record.text("version"), record.accessed) {
        field("note", escaped(&format!("Version {version}, accessed {}", Messages::english().day(day))));
    }
    let mut out = format!("@{kind}{{{},\n", key(text("id")));
    for (name, value) in fields {
        let _ = match name {
            "month" => writeln!(out, "  {name} = {value},"),
            _ => writeln!(out, "  {name} = {{{value}}},"),
        };
    }
    out.push_str("}\n");
    out
}

/// The type of entry that BibTeX and BibLaTeX both know, and its fields for what holds the work and who publishes it.
fn entry_type(kind: &str) -> (&'static str, Option<&'static str>, Option<&'static str>) {
    match kind {
        "entry-encyclopedia" | "chapter" => ("incollection", Some("booktitle"), Some("publisher")),
        "article-journal" | "article-magazine" | "article-newspaper" => ("article", Some("journal"), Some("publisher")),
        "book" => ("book", Some("series"), Some("publisher")),
        "report" => ("techreport", Some("series"), Some("institution")),
        _ => ("misc", None, None),
    }
}

/// A person by family name; braces keep what is one name from being taken apart.
fn name(author: &Author) -> String {
    match &author.parts {
        Some(parts) if !parts.given.is_empty() => {
            let part = |text: &str| escaped(text).replace(',', "{,}");
            format!("{}, {}", part(&parts.family), part(&parts.given))
        }
        _ => format!("{{{}}}", escaped(&author.name)),
    }
}

/// The year, and month and day where they are known; what is no plain date stands as words in the place of the year.
fn dated(record: &CslItem) -> Vec<(&'static str, String)> {
    // Macros that BibTeX and BibLaTeX define, each in the words of its style.
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let Some(issued) = &record.issued else { return Vec::new() };
    let plain = |year: i64| (1..=9999).contains(&year) && !issued.is_approximate() && !issued.is_uncertain();
    match issued.as_single().filter(|single| single.season().is_none()).and_then(SingleDate::known) {
        Some((year, month, day)) if plain(year) => {
            let month = month.and_then(|month| MONTHS.get(usize::from(month).wrapping_sub(1)));
            let mut fields = vec![("year", format!("{year:04}"))];
            fields.extend(month.map(|month| ("month", (*month).to_owned())));
            fields.extend(day.map(|day| ("day", format!("{day:02}"))));
            fields
        }
        _ => vec![(
            "year",
            escaped(&match date::for_style(issued) {
                date::StyleDate::Words(words) => words,
                date::StyleDate::Date(_) => Messages::english().date(issued),
            }),
        )],
    }
}

/// A day as ISO 8601 writes it.
fn iso(accessed: &Value) -> Option<String> {
    let part = |at: usize| accessed["date-parts"][0][at].as_i64();
    Some(format!("{:04}-{:02}-{:02}", part(0)?, part(1)?, part(2)?))
}

/// Text that LaTeX prints as it is. Braces are commands, since BibTeX counts them even behind a backslash.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            c if c.is_control() || c.is_whitespace() && c != '\u{A0}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// An address as it is: BibTeX's packages print it verbatim. Only what would end the field is encoded.
fn url(url: &str) -> String {
    let encode = |c: char| match c {
        '{' => "%7B".to_owned(),
        '}' => "%7D".to_owned(),
        '\\' => "%5C".to_owned(),
        c if c.is_whitespace() || c.is_control() => "%20".to_owned(),
        c => c.to_string(),
    };
    url.chars().map(encode).collect()
}

/// A key that every program reads.
fn key(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || "-:.".contains(c) { c } else { ':' }).collect()
}
