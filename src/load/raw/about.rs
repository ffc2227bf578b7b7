//! `timeline.toml`.

use super::{
    RawBranding, RawMarkdown, RawMedium, RawTimeline, RecordHeader, embed, glossary, media, repository, source_kinds,
};
use crate::load::rule::Rule;
use crate::load::schema_recorder::FieldSpecs;
use crate::load::span::{Span, Spanned};
use crate::load::string_formats;
use crate::load::table_reader::{RecordSpecs, TableReader};
use crate::messages::Messages;
use crate::model::date::Date;
use crate::model::{Author, Colour, EmbedPolicy, EvidencePolicy, Kind, Namespace, Perspective, Repository};
use std::sync::LazyLock;

/// What `timeline.toml` says of the timeline as a whole.
#[derive(Clone, Debug)]
pub struct RawAbout {
    pub title: String,
    pub subtitle: Option<String>,
    pub language: String,
    pub intro: Option<RawMarkdown>,
    pub scope: Option<RawMarkdown>,
    pub method: Option<RawMarkdown>,
    pub editors: Vec<Author>,
    pub contact: Option<String>,
    pub licence: Option<String>,
    pub repository: Repository,
    pub base_url: Option<String>,
    pub range: Option<Spanned<Date>>,
    pub start: Option<Spanned<Date>>,
    pub evidence: EvidencePolicy,
    pub embed: EmbedPolicy,
    pub branding: RawBranding,
    pub media: Vec<RawMedium>,
}

impl RawAbout {
    /// Its texts in Markdown.
    pub fn markdown(&self) -> impl Iterator<Item = &RawMarkdown> {
        [&self.intro, &self.scope, &self.method, &self.branding.footer].into_iter().flatten()
    }

    /// The same, to be changed.
    pub fn markdown_mut(&mut self) -> impl Iterator<Item = &mut RawMarkdown> {
        [&mut self.intro, &mut self.scope, &mut self.method, &mut self.branding.footer].into_iter().flatten()
    }
}

/// Reads `timeline.toml`.
pub fn read(fields: TableReader<'_>, raw: &mut RawTimeline) {
    let mut fields = fields.with_specs(RecordSpecs { name: "the timeline", specs });
    let title = fields.require_str("title");
    let language_at = fields.node("language").map(|node| node.span);
    let language = fields.language("language");
    let language = fields.require("language", language);
    for mut table in fields.tables("perspective") {
        let Some(header) = RecordHeader::read(&mut table, Namespace::Perspectives, None, &mut raw.withdrawn) else {
            continue;
        };
        let title = table.require_str("title");
        table.deny_unknown();
        let (id, title) = (header.id.value.clone(), title.map(|t| t.value).unwrap_or_default());
        raw.perspectives.push((header, Perspective { id, title }));
    }
    for mut table in fields.tables("kind") {
        let Some(header) = RecordHeader::read(&mut table, Namespace::Kinds, None, &mut raw.withdrawn) else { continue };
        let title = table.require_str("title");
        let colour = table.enum_value("colour", Colour::ALL);
        table.deny_unknown();
        let (id, title) = (header.id.value.clone(), title.map(|t| t.value).unwrap_or_default());
        raw.kinds.push((header, Kind { id, title: Some(title), colour }));
    }
    source_kinds::read(&mut fields, raw);
    glossary::read(&mut fields, raw);
    let words = [("wanted", EvidencePolicy::Wanted), ("required", EvidencePolicy::Required)];
    let evidence = fields.enum_value("evidence", &words).unwrap_or(EvidencePolicy::Wanted);
    fields.diagnostics.set_strictness(evidence);
    interface_language(&fields, language.as_deref().unwrap_or_default(), language_at);
    let value = |text: Spanned<String>| text.value;
    raw.about = Some(RawAbout {
        title: title.map(value).unwrap_or_default(),
        subtitle: fields.str("subtitle").map(value),
        language: language.unwrap_or_default(),
        intro: fields.str("intro").map(RawMarkdown::of),
        scope: fields.str("scope").map(RawMarkdown::of),
        method: fields.str("method").map(RawMarkdown::of),
        editors: fields.authors("editors"),
        contact: fields.url("contact", &["https", "http", "mailto"]).map(value),
        licence: fields.str("licence").map(value),
        repository: repository::read(&mut fields),
        base_url: fields.url("base_url", &["https", "http"]).map(value),
        range: fields.date("range"),
        start: fields.date("start"),
        evidence,
        embed: embed::read(&mut fields),
        branding: RawBranding::read(&mut fields),
        media: media::read(&mut fields),
    });
    imprint_incomplete(&fields);
    fields.deny_unknown();
}

/// Reports a language in which there is no interface.
fn interface_language(fields: &TableReader<'_>, language: &str, at: Option<Span>) {
    let Some(at) = at.filter(|_| string_formats::is_language(language) && !Messages::has_language(language)) else {
        return;
    };
    let name = Messages::english().language_name(language);
    let message = format!("the interface is not translated into “{language}” ({name}), so readers see it in English");
    let hint = "your own texts are shown as you wrote them; the program gets another language by a folder of locales/";
    fields.diagnostics.add(Rule::InterfaceLanguage, at, message, hint);
}

fn specs() -> &'static FieldSpecs {
    static SPECS: LazyLock<FieldSpecs> =
        LazyLock::new(|| TableReader::specs_of(|fields| read(fields, &mut RawTimeline::default())));
    &SPECS
}

/// Reports that nobody answers for the timeline, or that readers cannot reach them.
fn imprint_incomplete(fields: &TableReader<'_>) {
    let missing: Vec<&str> = ["editors", "contact"].into_iter().filter(|key| !fields.has_content(key)).collect();
    if !missing.is_empty() {
        let message = format!("the timeline names no {}", missing.join(" and no "));
        let hint = "say who answers for it, a person or an organisation: editors = [\"…\"]; \
                    and where readers report errors: contact = \"mailto:…\" or \"https://…\"";
        fields.diagnostics.add(Rule::ImprintIncomplete, fields.span, message, hint);
    }
}
