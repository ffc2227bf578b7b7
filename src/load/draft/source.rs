//! `sources/*.toml`.

use super::super::diagnostic::At;
use super::super::fields::Fields;
use super::super::scalar::Name;
use super::{Draft, Head, RawMarkdown};
use crate::model::{Access, Markdown, Namespace, Source, SourceKind, SourceRole};

/// A bibliographic record whose references are names.
#[derive(Clone, Debug)]
pub struct SourceDraft {
    /// Its id.
    pub head: Head,
    /// The record without its references.
    pub record: Source,
    /// `text_of`
    pub text_of: Option<At<String>>,
    /// `perspective`
    pub perspective: Option<At<String>>,
    /// `note`
    pub note: Option<RawMarkdown>,
    /// `url` and `archive_url`, with their places.
    pub addresses: Vec<At<String>>,
}

/// Reads a file of `sources/`.
pub fn read(mut fields: Fields<'_>, name: Name, draft: &mut Draft) {
    let Some(head) = Head::read(&mut fields, Namespace::Sources, Some(name), &mut draft.withdrawn) else { return };
    let value = |text: At<String>| text.value;
    let title = fields.text("title");
    let description = fields.text("description");
    let described = title.is_none();
    let (title, description) = match (title, description) {
        (None, None) => {
            fields.need_either(["title", "description"]);
            (None, None)
        }
        (None, description) => (description, None),
        both => both,
    };
    let mut addresses = Vec::new();
    let mut noted = |address: At<String>| {
        addresses.push(address.clone());
        address.value
    };
    let mut record = Source {
        id: head.id.value.clone(),
        title: title.map(value).unwrap_or_default(),
        described,
        description: description.map(value),
        authors: fields.authors("authors"),
        publisher: fields.text("publisher").map(value),
        container: fields.text("container").map(value),
        date: fields.date("date").map(|d| d.value),
        url: fields.url("url", &["https", "http"]).map(&mut noted),
        archive_url: fields.url("archive_url", &["https", "http"]).map(&mut noted),
        accessed: fields.date("accessed").map(|d| d.value),
        language: fields.language("language"),
        kind: fields.word("kind", SourceKind::ALL),
        role: fields.word("role", SourceRole::ALL),
        titles: fields.titles("titles"),
        text_of: None,
        licence: fields.text("licence").map(value),
        access: fields.word("access", Access::ALL),
        state_media: fields.flag("state_media"),
        perspective: None,
        note: None,
    };
    let text_of = fields.text("text_of");
    let perspective = fields.text("perspective");
    let note = fields.text("note").map(RawMarkdown::of);
    record.note = note.as_ref().map(|note| Markdown::new(&note.text));
    draft.sources.push(SourceDraft { head, record, text_of, perspective, note, addresses });
    fields.done();
}
