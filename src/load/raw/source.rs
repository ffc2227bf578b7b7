//! `sources/*.toml`.

use super::{RawMarkdown, RawTimeline, RecordHeader};
use crate::load::span::Spanned;
use crate::load::string_formats::{self, RecordId};
use crate::load::table_reader::TableReader;
use crate::model::{Access, Markdown, Namespace, Source, SourceKind, SourceRole};

/// A bibliographic record whose references are strings.
#[derive(Clone, Debug)]
pub struct RawSource {
    pub header: RecordHeader,
    /// Only its editors see it.
    pub draft: bool,
    /// The record, without its references.
    pub record: Source,
    pub text_of: Option<Spanned<String>>,
    pub perspective: Option<Spanned<String>>,
    pub note: Option<RawMarkdown>,
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
        date: fields.date("date").map(|d| d.value),
        url: fields.url("url", &["https", "http"]).map(&mut noted),
        archive_url: fields.url("archive_url", &["https", "http"]).map(&mut noted),
        accessed: fields.date("accessed").map(|d| d.value),
        language: fields.language("language"),
        kind: fields.enum_value("kind", SourceKind::ALL),
        role: fields.enum_value("role", SourceRole::ALL),
        titles: fields.titles("titles"),
        text_of: None,
        licence: fields.str("licence").map(value),
        access: fields.enum_value("access", Access::ALL),
        state_media: fields.bool("state_media"),
        perspective: None,
        note: None,
    };
    let text_of = fields.str("text_of");
    let perspective = fields.str("perspective");
    let note = fields.str("note").map(RawMarkdown::of);
    record.note = note.as_ref().map(|note| Markdown::new(&note.text));
    raw.sources.push(RawSource { header, draft, record, text_of, perspective, note, plain, addresses });
    fields.deny_unknown();
}
