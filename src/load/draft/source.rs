//! `sources/*.toml`.

use super::super::diagnostic::At;
use super::super::fields::Fields;
use super::super::scalar::Name;
use super::{Draft, Head, Markdown};
use crate::model::date::Date;
use crate::model::{Access, OriginalTitle, SourceKind, SourceRole, Space};

/// A bibliographic record.
#[derive(Clone, Debug)]
pub struct SourceDraft {
    /// Its id.
    pub head: Head,
    /// `title`, else `description`
    pub title: String,
    /// Whether `title` is a description.
    pub described: bool,
    /// `authors`
    pub authors: Vec<String>,
    /// `publisher`
    pub publisher: Option<String>,
    /// `container`
    pub container: Option<String>,
    /// `date`
    pub date: Option<Date>,
    /// `url`
    pub url: Option<String>,
    /// `archive_url`
    pub archive_url: Option<String>,
    /// `accessed`
    pub accessed: Option<Date>,
    /// `language`
    pub language: Option<String>,
    /// `kind`
    pub kind: Option<SourceKind>,
    /// `role`
    pub role: Option<SourceRole>,
    /// `titles`
    pub titles: Vec<OriginalTitle>,
    /// `text_of`
    pub text_of: Option<At<String>>,
    /// `licence`
    pub licence: Option<String>,
    /// `access`
    pub access: Option<Access>,
    /// `state_media`
    pub state_media: bool,
    /// `perspective`
    pub perspective: Option<At<String>>,
    /// `note`
    pub note: Option<Markdown>,
}

/// Reads a file of `sources/`.
pub fn read(mut fields: Fields<'_>, name: Name, draft: &mut Draft) {
    let Some(head) = Head::read(&mut fields, Space::Sources, Some(name), &mut draft.withdrawn) else { return };
    let value = |text: At<String>| text.value;
    let title = fields.text("title");
    let description = fields.text("description");
    let described = title.is_none();
    let title = if described && description.is_none() { fields.needed_text("title") } else { title.or(description) };
    draft.sources.push(SourceDraft {
        head,
        title: title.map(value).unwrap_or_default(),
        described,
        authors: fields.texts("authors").into_iter().map(value).collect(),
        publisher: fields.text("publisher").map(value),
        container: fields.text("container").map(value),
        date: fields.date("date").map(|d| d.value),
        url: fields.url("url", &["https", "http"]),
        archive_url: fields.url("archive_url", &["https", "http"]),
        accessed: fields.date("accessed").map(|d| d.value),
        language: fields.language("language"),
        kind: fields.word("kind", SourceKind::WORDS),
        role: fields.word("role", SourceRole::WORDS),
        titles: fields.titles("titles"),
        text_of: fields.text("text_of"),
        licence: fields.text("licence").map(value),
        access: fields.word("access", Access::WORDS),
        state_media: fields.flag("state_media"),
        perspective: fields.text("perspective"),
        note: fields.text("note").map(Markdown::of),
    });
    fields.done();
}
