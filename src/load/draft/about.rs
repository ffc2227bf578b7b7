//! `timeline.toml`.

use super::super::diagnostic::At;
use super::super::fields::Fields;
use super::{Draft, Head, RawMarkdown};
use crate::model::date::Date;
use crate::model::{Author, EvidencePolicy, Kind, Namespace, Perspective};

/// What is said of the timeline as a whole.
#[derive(Clone, Debug)]
pub struct AboutDraft {
    /// `title`
    pub title: String,
    /// `subtitle`
    pub subtitle: Option<String>,
    /// `language`
    pub language: String,
    /// `intro`
    pub intro: Option<RawMarkdown>,
    /// `scope`
    pub scope: Option<RawMarkdown>,
    /// `editors`
    pub editors: Vec<Author>,
    /// `contact`
    pub contact: Option<String>,
    /// `licence`
    pub licence: Option<String>,
    /// `base_url`
    pub base_url: Option<String>,
    /// `range`
    pub range: Option<At<Date>>,
    /// `evidence`
    pub evidence: EvidencePolicy,
}

/// Reads `timeline.toml`.
pub fn read(mut fields: Fields<'_>, draft: &mut Draft) {
    let title = fields.needed_text("title");
    let language = fields.language("language");
    let language = fields.need("language", language);
    for mut table in fields.tables("perspective") {
        let Some(head) = Head::read(&mut table, Namespace::Perspectives, None, &mut draft.withdrawn) else { continue };
        let title = table.needed_text("title");
        table.done();
        let (id, title) = (head.id.value.clone(), title.map(|t| t.value).unwrap_or_default());
        draft.perspectives.push((head, Perspective { id, title }));
    }
    for mut table in fields.tables("kind") {
        let Some(head) = Head::read(&mut table, Namespace::Kinds, None, &mut draft.withdrawn) else { continue };
        let title = table.needed_text("title");
        table.done();
        let (id, title) = (head.id.value.clone(), title.map(|t| t.value).unwrap_or_default());
        draft.kinds.push((head, Kind { id, title }));
    }
    let words = [("wanted", EvidencePolicy::Wanted), ("required", EvidencePolicy::Required)];
    let evidence = fields.word("evidence", &words).unwrap_or(EvidencePolicy::Wanted);
    fields.report.ask(evidence);
    let value = |text: At<String>| text.value;
    draft.about = Some(AboutDraft {
        title: title.map(value).unwrap_or_default(),
        subtitle: fields.text("subtitle").map(value),
        language: language.unwrap_or_default(),
        intro: fields.text("intro").map(RawMarkdown::of),
        scope: fields.text("scope").map(RawMarkdown::of),
        editors: fields.authors("editors"),
        contact: fields.url("contact", &["https", "http", "mailto"]).map(value),
        licence: fields.text("licence").map(value),
        base_url: fields.url("base_url", &["https", "http"]).map(value),
        range: fields.date("range"),
        evidence,
    });
    fields.done();
}
