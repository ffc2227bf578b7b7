//! [`CslItem`]s of sources.

use super::{CslItem, date};
use crate::model::date::{Date, Day, SingleDate};
use crate::model::{Source, SourceIx, SourceKind};
use crate::query::Edition;

impl CslItem {
    /// A source, which readers cite in addition to or instead of the edition that quotes it.
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
        record.set("URL", source.url.as_deref().or(source.archive_url.as_deref()).unwrap_or_default());
        if record.text("URL").is_some() {
            record.item.insert("accessed".into(), date::day(today));
            // Style manuals require the day of access only for undated works.
            record.accessed = source.date.is_none().then_some(today);
        }
        record
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

/// The closest CSL type.
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

/// The type of an article by the precision of its date: newspapers are dated by day, magazines by month, journals by year.
fn article(source: &Source) -> &'static str {
    match source.date.as_ref().and_then(Date::as_single).and_then(SingleDate::known) {
        Some((_, Some(_), Some(_))) => "article-newspaper",
        Some((_, Some(_), None)) => "article-magazine",
        _ if source.date.is_some() => "article-journal",
        _ => "webpage",
    }
}
