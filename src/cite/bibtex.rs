//! The BibTeX writer. hayagriva cannot write BibTeX, and the crate biblatex escapes for its own parser only: to LaTeX `\~`
//! and `\^` are accents, and BibTeX counts `\{` as a brace.

use super::{CslItem, date};
use crate::messages::Messages;
use crate::model::date::SingleDate;
use crate::model::{Author, PublicationDetails};
use serde_json::Value;
use std::fmt::Write;

pub fn entry(item: &CslItem) -> String {
    let text = |variable| item.text(variable).unwrap_or_default();
    let (kind, container, publisher) = entry_type(text("type"));
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut field = |name, value: String| fields.extend((!value.is_empty()).then_some((name, value)));
    for variable in ["author", "editor", "translator"] {
        let names: Vec<String> = item.names(variable).iter().map(name).collect();
        field(variable, names.join(" and "));
    }
    let kept = joined(&[text("archive"), text("archive_location")]);
    // A second pair of braces keeps BibTeX styles from changing the case.
    let titled = |text: &str| if text.is_empty() { String::new() } else { format!("{{{}}}", escaped(text)) };
    field("title", titled(text("title")));
    match (container, publisher) {
        (Some(container), Some(publisher)) => {
            field(container, titled(text("container-title")));
            field(publisher, escaped(text("publisher")));
        }
        _ => {
            field("howpublished", escaped(&joined(&[text("container-title"), text("publisher"), &kept])));
        }
    }
    for (name, variable) in [("address", "publisher-place"), ("edition", "edition"), ("volume", "volume")] {
        field(name, escaped(text(variable)));
    }
    field("number", escaped(item.text("issue").or(item.text("number")).unwrap_or_default()));
    field("pages", escaped(text("page")).replace('-', "--"));
    for (name, value) in date_fields(item) {
        field(name, value);
    }
    field("isbn", escaped(text("ISBN")));
    // As with URLs, its characters are printed as they are.
    field("doi", url(text("DOI")));
    field("library", escaped(&kept));
    // Styles make the address of a DOI.
    let doi = PublicationDetails::doi_url(text("DOI"));
    if let Some(address) = item.url().filter(|address| **address != doi) {
        field("url", url(address));
        field("urldate", item.item.get("accessed").and_then(iso).unwrap_or_default());
    }
    field("version", escaped(text("version")));
    field("language", escaped(text("language")));
    field("keywords", escaped(text("keyword")));
    // The standard styles of BibTeX ignore `version` and `urldate` but print notes.
    if let (Some(version), Some(day)) = (item.text("version"), item.accessed) {
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

/// The texts that are not empty, with commas between them.
fn joined(texts: &[&str]) -> String {
    texts.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

/// An entry type that both BibTeX and BibLaTeX know, and its fields for container and publisher.
fn entry_type(kind: &str) -> (&'static str, Option<&'static str>, Option<&'static str>) {
    match kind {
        "entry" | "entry-encyclopedia" | "entry-dictionary" | "chapter" => {
            ("incollection", Some("booktitle"), Some("publisher"))
        }
        "article-journal" | "article-magazine" | "article-newspaper" | "review" | "review-book" => {
            ("article", Some("journal"), Some("publisher"))
        }
        "book" => ("book", Some("series"), Some("publisher")),
        "paper-conference" => ("inproceedings", Some("booktitle"), Some("publisher")),
        "report" => ("techreport", Some("series"), Some("institution")),
        _ => ("misc", None, None),
    }
}

/// A person as `family, given`. Braces keep BibTeX from splitting other names.
fn name(author: &Author) -> String {
    match &author.parts {
        Some(parts) if !parts.given.is_empty() => {
            let part = |text: &str| escaped(text).replace(',', "{,}");
            format!("{}, {}", part(&parts.family), part(&parts.given))
        }
        _ => format!("{{{}}}", escaped(&author.name)),
    }
}

/// Year, month and day as far as they are known. Any other date is text in the field for the year.
fn date_fields(item: &CslItem) -> Vec<(&'static str, String)> {
    // Macros of BibTeX and BibLaTeX, which expand in the language of the style.
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let Some(issued) = &item.issued else { return Vec::new() };
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

/// `YYYY-MM-DD` from a CSL-JSON date.
fn iso(accessed: &Value) -> Option<String> {
    let part = |at: usize| accessed["date-parts"][0][at].as_i64();
    Some(format!("{:04}-{:02}-{:02}", part(0)?, part(1)?, part(2)?))
}

/// Escapes text for LaTeX. Braces become commands, because BibTeX counts them even after a backslash.
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

/// A URL is printed verbatim, so it is not escaped. Only characters that would end the field are percent-encoded.
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

/// A citation key of characters that all programs accept.
fn key(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || "-:.".contains(c) { c } else { ':' }).collect()
}
