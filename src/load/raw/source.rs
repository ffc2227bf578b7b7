//! `sources/*.toml`.

use super::{RawMarkdown, RawMedium, RawTimeline, RecordHeader, media};
use crate::load::publication_formats::{self, FormatProblem};
use crate::load::rule::Rule;
use crate::load::span::Spanned;
use crate::load::string_formats::{self, RecordId};
use crate::load::table_reader::TableReader;
use crate::model::{Access, DEFAULT_SOURCE_KINDS, Markdown, Namespace, PublicationDetails, Source, SourceRole};

/// A bibliographic record whose references are strings.
#[derive(Clone, Debug)]
pub struct RawSource {
    pub header: RecordHeader,
    /// Only its editors see it.
    pub draft: bool,
    /// The record, without its references.
    pub record: Source,
    pub kind: Option<Spanned<String>>,
    pub text_of: Option<Spanned<String>>,
    pub perspective: Option<Spanned<String>>,
    pub note: Option<RawMarkdown>,
    pub media: Vec<RawMedium>,
    /// What is plain text, by key.
    pub plain: Vec<(&'static str, Spanned<String>)>,
    /// `url` and `archive_url`, with their places.
    pub addresses: Vec<Spanned<String>>,
}

/// Reads a file of `sources/`.
pub fn read(mut fields: TableReader<'_>, id: RecordId, raw: &mut RawTimeline) {
    let Some(header) = RecordHeader::read(&mut fields, Namespace::Sources, Some(id), &mut raw.withdrawn) else {
        return;
    };
    let draft = fields.bool("draft");
    if draft {
        raw.drafts.push(header.clone());
    }
    let value = |text: Spanned<String>| text.value;
    let title = fields.str("title");
    let description = fields.str("description");
    let described = title.is_none();
    let plain = [("title", title.clone()), ("description", description.clone())];
    let plain = plain.into_iter().filter_map(|(key, text)| Some((key, text?))).collect();
    let (title, description) = match (title, description) {
        (None, None) => {
            fields.require_either(["title", "description"]);
            (None, None)
        }
        (None, description) => (description, None),
        both => both,
    };
    let diagnostics = fields.diagnostics;
    let mut addresses = Vec::new();
    let mut noted = |address: Spanned<String>| {
        string_formats::public_host(&address, diagnostics);
        addresses.push(address.clone());
        address.value
    };
    let mut record = Source {
        id: header.id.value.clone(),
        title: title.map(value).unwrap_or_default(),
        described,
        description: description.map(value),
        authors: fields.authors("authors"),
        publisher: fields.str("publisher").map(value),
        container: fields.str("container").map(value),
        details: details(&mut fields),
        date: fields.date("date").map(|d| d.value),
        url: fields.url("url", &["https", "http"]).map(&mut noted),
        archive_url: fields.url("archive_url", &["https", "http"]).map(&mut noted),
        accessed: fields.date("accessed").map(|d| d.value),
        language: fields.language("language"),
        kind: None,
        role: fields.enum_value("role", SourceRole::ALL),
        titles: fields.titles("titles"),
        text_of: None,
        licence: fields.str("licence").map(value),
        access: fields.enum_value("access", Access::ALL),
        state_media: fields.bool("state_media"),
        perspective: None,
        note: None,
        media: Default::default(),
    };
    let kind = fields.open_enum("kind", DEFAULT_SOURCE_KINDS.iter().map(|&(id, _)| id));
    let text_of = fields.str("text_of");
    let perspective = fields.str("perspective");
    let note = fields.str("note").map(RawMarkdown::of);
    record.url = record.url.or_else(|| record.details.doi.as_deref().map(PublicationDetails::doi_url));
    record.note = note.as_ref().map(|note| Markdown::new(&note.text));
    let media = media::read(&mut fields);
    raw.sources.push(RawSource { header, draft, record, kind, text_of, perspective, note, media, plain, addresses });
    fields.deny_unknown();
}

/// What bibliographies say in addition.
fn details(fields: &mut TableReader<'_>) -> PublicationDetails {
    let value = |text: Spanned<String>| text.value;
    PublicationDetails {
        editors: fields.authors("editors"),
        translators: fields.authors("translators"),
        publisher_place: fields.str("publisher_place").map(value),
        edition: fields.str("edition").map(value),
        volume: fields.str("volume").map(value),
        issue: fields.str("issue").map(value),
        pages: checked(fields, "pages", Rule::PagesMalformed, publication_formats::pages),
        doi: checked(fields, "doi", Rule::DoiMalformed, publication_formats::doi),
        isbn: checked(fields, "isbn", Rule::IsbnMalformed, publication_formats::isbn),
        archive: fields.str("archive").map(value),
        shelfmark: fields.str("shelfmark").map(value),
    }
}

/// A string in a format; what is wrong with it is reported.
fn checked(
    fields: &mut TableReader<'_>,
    key: &'static str,
    rule: Rule,
    check: fn(&str) -> Result<(), FormatProblem>,
) -> Option<String> {
    let Spanned { value, span } = fields.str(key)?;
    if let Err(FormatProblem { message, hint }) = check(&value) {
        fields.diagnostics.add(rule, span, message, hint);
    }
    Some(value)
}
