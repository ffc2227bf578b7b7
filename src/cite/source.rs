//! [`CslItem`]s of sources.

use super::{CslItem, date};
use crate::model::date::{Date, Day, SingleDate};
use crate::model::{PublicationDetails, Source, SourceIx};
use crate::query::Edition;

impl CslItem {
    /// A source, which readers cite in addition to or instead of the edition that quotes it.
    pub fn source(edition: &Edition, ix: SourceIx, today: Day) -> Self {
        let about = &edition.timeline.about;
        let source = edition.timeline.source(ix);
        let kind = kind(edition, source);
        let mut record = Self::new(kind, source.id.as_str()).dated(source.date.clone());
        record.set_names("author", &source.authors);
        record.described = source.described;
        record.set("title", &title(source, &about.language));
        let container = source.container.as_deref();
        let publisher = source.publisher.as_deref().filter(|publisher| {
            let author = source.authors.iter().any(|author| author.name == *publisher);
            !author && Some(*publisher) != container
        });
        // Styles need a container for an article. If the data names none, use the publisher's name.
        let articles = kind.starts_with("article-") || kind == "webpage";
        let (container, publisher) = match (container, publisher) {
            (None, Some(publisher)) if articles => (Some(publisher), None),
            both => both,
        };
        record.set("container-title", container.unwrap_or_default());
        record.set("publisher", publisher.unwrap_or_default());
        record.set("language", source.language.as_deref().unwrap_or_default());
        let foreign = source.titles.iter().find(|title| Some(&title.language) != source.language.as_ref());
        if source.language.as_ref() == Some(&about.language) {
            record.set("original-title", foreign.map_or("", |title| &title.title));
        }
        record.set_details(kind, &source.details);
        record.set("URL", source.url.as_deref().or(source.archive_url.as_deref()).unwrap_or_default());
        if record.text("URL").is_some() {
            record.item.insert("accessed".into(), date::day(today));
            // Style manuals require the day of access only for undated works.
            record.accessed = source.date.is_none().then_some(today);
        }
        record
    }

    fn set_details(&mut self, kind: &str, details: &PublicationDetails) {
        self.set_names("editor", &details.editors);
        self.set_names("translator", &details.translators);
        let number = if has_issues(kind) { "issue" } else { "number" };
        for (variable, value) in [
            ("publisher-place", &details.publisher_place),
            ("edition", &details.edition),
            ("volume", &details.volume),
            (number, &details.issue),
            ("page", &details.pages.as_deref().map(pages)),
            ("DOI", &details.doi),
            ("ISBN", &details.isbn),
            ("archive", &details.archive),
            ("archive_location", &details.shelfmark),
        ] {
            self.set(variable, value.as_deref().unwrap_or_default());
        }
    }
}

/// The title in the language of the work, followed in brackets by the title in the edition's language if that differs. A
/// description instead of a title is in brackets.
fn title(source: &Source, edition: &str) -> String {
    let title = source.title.as_str();
    if source.described {
        return format!("[{title}]");
    }
    let language = source.language.as_deref().unwrap_or(edition);
    if language == edition {
        return title.to_owned();
    }
    let own = source.titles.iter().find(|original| original.language == language).map(|own| own.title.as_str());
    match (own, source.description.as_deref()) {
        (Some(own), _) if own != title => format!("{own} [{title}]"),
        (_, Some(description)) => format!("{title} [{description}]"),
        _ => title.to_owned(),
    }
}

/// The type of CSL as which it is cited.
fn kind(edition: &Edition, source: &Source) -> &'static str {
    let Some(kind) = source.kind else { return "document" };
    match edition.timeline.source_kind(kind).csl {
        "article" => article(source),
        "book" if source.container.is_some() => "chapter",
        "webpage" if source.url.is_none() && source.archive_url.is_none() => "document",
        csl => csl,
    }
}

/// The type of an article by the precision of its date: newspapers are dated by day, magazines by month, journals by year.
/// Journals alone have volumes.
fn article(source: &Source) -> &'static str {
    let periodical = source.details.volume.is_some() || source.details.issue.is_some();
    match source.date.as_ref().and_then(Date::as_single).and_then(SingleDate::known) {
        _ if periodical => "article-journal",
        Some((_, Some(_), Some(_))) => "article-newspaper",
        Some((_, Some(_), None)) => "article-magazine",
        _ if source.date.is_some() => "article-journal",
        _ => "webpage",
    }
}

/// Whether works of a type have issues. The number of other works is their own.
fn has_issues(kind: &str) -> bool {
    matches!(kind, "article" | "article-journal" | "article-magazine" | "article-newspaper" | "periodical" | "review")
}

/// Pages as in CSL-JSON: ranges with hyphens.
fn pages(pages: &str) -> String {
    let parts = pages.split([',', ';']).map(|part| {
        let ends = part.split(['-', '‐', '‑', '–', '—']).map(str::trim).filter(|page| !page.is_empty());
        ends.collect::<Vec<_>>().join("-")
    });
    parts.collect::<Vec<_>>().join(", ")
}
