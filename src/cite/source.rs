//! A source's record as the field's data model has it.

use super::{CslItem, date};
use crate::model::date::{Date, Day, SingleDate};
use crate::model::{Source, SourceIx, SourceKind};
use crate::query::Edition;

impl CslItem {
    /// A source: the work itself, which a reader cites beside or instead of the edition that quotes it.
    pub fn source(edition: &Edition, ix: SourceIx, today: Day) -> Self {
        let about = &edition.timeline.about;
        let source = edition.timeline.source(ix);
        let kind = kind(source);
        let mut record = Self::new(kind, source.id.as_str()).dated(source.date.clone());
        record.set_authors(&source.authors);
        record.described = source.described;
        record.set("title", &title(source, &about.language));
        let container = source.container.as_deref();
        let publisher = source.publisher.as_deref().filter(|publisher| {
            let author = source.authors.iter().any(|author| author.name == *publisher);
            !author && Some(*publisher) != container
        });
        // An article stands in something: where the record names no container, in what its publisher publishes.
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
        record.set("URL", source.url.as_deref().or(source.archive_url.as_deref()).unwrap_or_default());
        if record.text("URL").is_some() {
            record.item.insert("accessed".into(), date::day(today));
            // Manuals ask for the day of access where there is no other date.
            record.accessed = source.date.is_none().then_some(today);
        }
        record
    }
}

/// The title in the language of the work, followed by what the edition calls it in its own, where these are two. A
/// description stands in brackets, as one that is no title does.
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

/// The type of CSL that is next to a source's kind.
fn kind(source: &Source) -> &'static str {
    match source.kind {
        Some(SourceKind::Treaty) => "treaty",
        Some(SourceKind::Speech) => "speech",
        Some(SourceKind::Report | SourceKind::Strategy) => "report",
        Some(SourceKind::Article) => article(source),
        Some(SourceKind::Book) if source.container.is_some() => "chapter",
        Some(SourceKind::Book) => "book",
        Some(SourceKind::Dataset) => "dataset",
        Some(SourceKind::Web) if source.url.is_some() || source.archive_url.is_some() => "webpage",
        Some(SourceKind::Statement | SourceKind::Web) | None => "document",
    }
}

/// Newspapers are dated by the day, magazines by the month, journals by the year.
fn article(source: &Source) -> &'static str {
    match source.date.as_ref().and_then(Date::as_single).and_then(SingleDate::known) {
        Some((_, Some(_), Some(_))) => "article-newspaper",
        Some((_, Some(_), None)) => "article-magazine",
        _ if source.date.is_some() => "article-journal",
        _ => "webpage",
    }
}
