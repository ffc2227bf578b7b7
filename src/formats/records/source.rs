//! Sources as JSON.

use super::medium::MediumRecord;
use super::{Named, Titles, titles};
use crate::model::{Access, Author, Markdown, SourceIx, SourceRole};
use crate::pages::{PageContext, labels};
use serde::Serialize;
use utoipa::ToSchema;

/// A bibliographic record.
#[derive(Debug, Serialize, ToSchema)]
pub struct SourceRecord<'a> {
    id: &'a str,
    /// The address of its page.
    url: String,
    /// Its title, or what it is called without one.
    title: &'a str,
    /// Whether `title` is a description by the editors.
    described: bool,
    description: Option<&'a str>,
    #[schema(value_type = BTreeMap<String, String>)]
    titles: Titles<'a>,
    authors: Vec<NameRecord<'a>>,
    editors: Vec<NameRecord<'a>>,
    translators: Vec<NameRecord<'a>>,
    publisher: Option<&'a str>,
    publisher_place: Option<&'a str>,
    container: Option<&'a str>,
    edition: Option<&'a str>,
    volume: Option<&'a str>,
    issue: Option<&'a str>,
    pages: Option<&'a str>,
    doi: Option<&'a str>,
    isbn: Option<&'a str>,
    archive: Option<&'a str>,
    shelfmark: Option<&'a str>,
    date: Option<String>,
    date_in_words: Option<String>,
    /// Where it can be read: `url` in the data format.
    source_url: Option<&'a str>,
    archive_url: Option<&'a str>,
    accessed: Option<String>,
    language: Option<&'a str>,
    kind: Option<Named>,
    #[schema(schema_with = super::schemas::source_role)]
    role: Option<&'static str>,
    text_of: Option<Named>,
    licence: Option<&'a str>,
    #[schema(schema_with = super::schemas::access)]
    access: Option<&'static str>,
    state_media: bool,
    perspective: Option<Named>,
    /// Markdown.
    note: Option<&'a str>,
    media: Vec<MediumRecord<'a>>,
    /// How many events rest on it.
    event_count: u64,
}

/// The name of a person or an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct NameRecord<'a> {
    name: &'a str,
    family: Option<&'a str>,
    given: Option<&'a str>,
    family_first: bool,
}

impl<'a> NameRecord<'a> {
    /// Some names.
    pub fn all(names: &'a [Author]) -> Vec<Self> {
        let name = |author: &'a Author| {
            let parts = author.parts.as_ref();
            Self {
                name: &author.name,
                family: parts.map(|parts| &*parts.family),
                given: parts.map(|parts| &*parts.given),
                family_first: parts.is_some_and(|parts| parts.family_first),
            }
        };
        names.iter().map(name).collect()
    }
}

impl<'a> SourceRecord<'a> {
    /// The record of a source.
    pub fn new(site: &PageContext<'a>, ix: SourceIx) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let source = timeline.source(ix);
        let details = &source.details;
        let kind = |kind| Named::new(&timeline.source_kind(kind).id, &labels::source_kind(m, timeline, kind));
        Self {
            id: source.id.as_str(),
            url: site.base.absolute(timeline.source_path(ix)),
            title: &source.title,
            described: source.described,
            description: source.description.as_deref(),
            titles: titles(&source.titles),
            authors: NameRecord::all(&source.authors),
            editors: NameRecord::all(&details.editors),
            translators: NameRecord::all(&details.translators),
            publisher: source.publisher.as_deref(),
            publisher_place: details.publisher_place.as_deref(),
            container: source.container.as_deref(),
            edition: details.edition.as_deref(),
            volume: details.volume.as_deref(),
            issue: details.issue.as_deref(),
            pages: details.pages.as_deref(),
            doi: details.doi.as_deref(),
            isbn: details.isbn.as_deref(),
            archive: details.archive.as_deref(),
            shelfmark: details.shelfmark.as_deref(),
            date: source.date.as_ref().map(ToString::to_string),
            date_in_words: source.date.as_ref().map(|date| m.date(date)),
            source_url: source.url.as_deref(),
            archive_url: source.archive_url.as_deref(),
            accessed: source.accessed.as_ref().map(ToString::to_string),
            language: source.language.as_deref(),
            kind: source.kind.map(kind),
            role: source.role.map(SourceRole::as_str),
            text_of: source.text_of.map(|work| Named::source(timeline, work)),
            licence: source.licence.as_deref(),
            access: source.access.map(Access::as_str),
            state_media: source.state_media,
            perspective: source.perspective.map(|from| Named::perspective(timeline, from)),
            note: source.note.as_ref().map(Markdown::as_str),
            media: MediumRecord::all(site, &source.media),
            event_count: site.edition.sources().events(ix).len(),
        }
    }
}
