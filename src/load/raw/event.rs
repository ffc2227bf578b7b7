//! An event: the front matter of `events/*.md` with the text below, or a line of `events/*.jsonl`.

use super::{RawMarkdown, RawMedium, RecordHeader, Withdrawn, media};
use crate::load::rule::Rule;
use crate::load::schema_recorder::{FieldSpecs, FieldType};
use crate::load::span::{Span, Spanned};
use crate::load::string_formats::{self, RecordId};
use crate::load::table_reader::{RecordSpecs, TableReader};
use crate::model::date::Date;
use crate::model::{Namespace, NoteKind, OriginalTitle, RelationKind};
use std::sync::LazyLock;

/// An event.
#[derive(Clone, Debug)]
pub struct RawEvent {
    pub header: RecordHeader,
    /// Only its editors see it. Lines of JSON are never drafts.
    pub draft: bool,
    pub title: Option<Spanned<String>>,
    pub official_title: Option<Spanned<String>>,
    pub label: Option<Spanned<String>>,
    pub summary: Option<Spanned<String>>,
    pub date: Option<Spanned<Date>>,
    pub date_of: Option<String>,
    pub date_citations: Vec<Spanned<String>>,
    pub dates: Vec<RawFurtherDate>,
    /// `kind`
    pub kinds: Vec<Spanned<String>>,
    pub place: Option<String>,
    pub actors: Vec<Spanned<String>>,
    pub concerns: Vec<Spanned<String>>,
    pub people: Vec<Spanned<String>>,
    pub significance: Option<Spanned<i64>>,
    pub after: Option<Spanned<String>>,
    pub titles: Vec<OriginalTitle>,
    /// `[[citations]]`
    pub citations: Vec<RawCitation>,
    /// `[[relations]]`
    pub relations: Vec<RawRelation>,
    /// `[[notes]]`
    pub notes: Vec<RawNote>,
    /// `[[revisions]]`
    pub revisions: Vec<RawRevision>,
    /// `[[media]]`
    pub media: Vec<RawMedium>,
    /// The text below the front matter.
    pub text: RawMarkdown,
}

/// One of `dates`.
#[derive(Clone, Debug)]
pub struct RawFurtherDate {
    pub date: Option<Spanned<Date>>,
    pub of: String,
    pub citations: Vec<Spanned<String>>,
}

/// One of `[[citations]]`.
#[derive(Clone, Debug)]
pub struct RawCitation {
    pub header: RecordHeader,
    pub source: Option<Spanned<String>>,
    pub via: Option<Spanned<String>>,
    pub locator: Option<String>,
    /// `quote` or `says`
    pub body: RawBody,
    pub voice: Vec<Spanned<String>>,
    pub reports: Vec<Spanned<String>>,
    pub attributed_to: Vec<Spanned<String>>,
}

/// What a citation says.
#[derive(Clone, Debug)]
pub enum RawBody {
    /// `quote` with its `prefix`, `suffix` and so on.
    Quote(RawQuote),
    /// `says`
    Says(RawMarkdown),
    /// Neither.
    Reference,
}

/// A quotation.
#[derive(Clone, Debug)]
pub struct RawQuote {
    /// `quote`
    pub exact: Spanned<String>,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
    /// `lang`
    pub language: Option<String>,
    pub translation: Option<String>,
    pub translator: Option<String>,
}

/// One of `[[relations]]`.
#[derive(Clone, Debug)]
pub struct RawRelation {
    pub header: RecordHeader,
    pub to: Option<Spanned<String>>,
    /// `type`
    pub kind: Option<RelationKind>,
    pub citations: Vec<Spanned<String>>,
    pub claimed_by: Vec<Spanned<String>>,
    pub hedged: bool,
    pub disputed_by: Vec<Spanned<String>>,
}

/// One of `[[notes]]`.
#[derive(Clone, Debug)]
pub struct RawNote {
    pub span: Span,
    pub text: Option<RawMarkdown>,
    pub kind: NoteKind,
    pub corrects: Option<Spanned<String>>,
    pub citations: Vec<Spanned<String>>,
}

/// One of `[[revisions]]`.
#[derive(Clone, Debug)]
pub struct RawRevision {
    pub date: Option<Spanned<Date>>,
    pub text: String,
}

impl RawCitation {
    /// The source in which the words were read: `via`, else `source`. Aliases are not followed.
    pub fn read_in(&self) -> Option<&Spanned<String>> {
        self.via.as_ref().or(self.source.as_ref())
    }
}

/// Reads an event. `file` has its id and text if it is a file of its own; otherwise they are the keys `id` and `text`.
/// A withdrawn event, and withdrawn citations and relations, are added to `all_withdrawn`; for the former, returns `None`.
pub fn read(
    fields: TableReader<'_>,
    file: Option<(RecordId, RawMarkdown)>,
    all_withdrawn: &mut Vec<Withdrawn>,
) -> Option<RawEvent> {
    let mut fields = fields.with_specs(RecordSpecs { name: "the event", specs });
    let has_own_file = file.is_some();
    let (id, text) = file.unzip();
    let header = RecordHeader::read(&mut fields, Namespace::Events, id, all_withdrawn)?;
    let text = text.or_else(|| fields.str("text").map(RawMarkdown::of)).unwrap_or_default();
    let value = |text: Spanned<String>| text.value;
    let mut withdrawn = Vec::new();
    let event = RawEvent {
        draft: has_own_file && fields.bool("draft"),
        title: fields.require_str("title"),
        official_title: fields.str("official_title"),
        label: fields.str("label"),
        summary: fields.str("summary"),
        date: fields.require_date("date"),
        date_of: fields.str("date_of").map(value),
        date_citations: fields.strs("date_citations"),
        dates: fields.tables("dates").into_iter().map(further_date).collect(),
        kinds: fields.require_strs("kind"),
        place: fields.str("place").map(value),
        actors: fields.strs("actors"),
        concerns: fields.strs("concerns"),
        people: fields.strs("people"),
        significance: fields.integer("significance"),
        after: fields.str("after"),
        titles: fields.titles("titles"),
        citations: fields.tables("citations").into_iter().filter_map(|f| citation(f, &mut withdrawn)).collect(),
        relations: fields.tables("relations").into_iter().filter_map(|f| relation(f, &mut withdrawn)).collect(),
        notes: fields.tables("notes").into_iter().map(note).collect(),
        revisions: fields.tables("revisions").into_iter().map(revision).collect(),
        media: media::read(&mut fields),
        text,
        header,
    };
    fields.deny_unknown();
    let event_id = Some(event.header.id.value.clone());
    all_withdrawn.extend(withdrawn.into_iter().map(|withdrawn| Withdrawn { event: event_id.clone(), ..withdrawn }));
    Some(event)
}

/// The fields of an event in a file of its own.
fn specs() -> &'static FieldSpecs {
    static SPECS: LazyLock<FieldSpecs> = LazyLock::new(|| {
        let file = string_formats::placeholder_id(Span::default(), Vec::new()).map(|id| (id, RawMarkdown::default()));
        TableReader::specs_of(|fields| _ = read(fields, file, &mut Vec::new()))
    });
    &SPECS
}

/// Whether an event has a list of tables of this name.
pub fn has_list(name: &str) -> bool {
    specs().of_table(None).any(|field| field.name == name && field.field_type == FieldType::Tables)
}

fn further_date(mut fields: TableReader<'_>) -> RawFurtherDate {
    let further = RawFurtherDate {
        date: fields.require_date("date"),
        of: fields.require_str("of").map(|t| t.value).unwrap_or_default(),
        citations: fields.strs("citations"),
    };
    fields.deny_unknown();
    further
}

fn citation(mut fields: TableReader<'_>, withdrawn: &mut Vec<Withdrawn>) -> Option<RawCitation> {
    let header = RecordHeader::read(&mut fields, Namespace::Events, None, withdrawn)?;
    let source = fields.require_str("source");
    let via = fields.str("via");
    let locator = fields.str("locator").map(|t| t.value);
    let quote_node = fields.node("quote");
    let quote = fields.str("quote");
    let prefix = fields.str("prefix").map(|t| t.value);
    let suffix = fields.str("suffix").map(|t| t.value);
    let language = fields.language("lang");
    let translation = fields.str("translation").map(|t| t.value);
    let translator = fields.str("translator").map(|t| t.value);
    let says = fields.str("says");
    if let (Some(node), Some(_)) = (quote_node, &says) {
        let hint = "keep `quote` for the source's words, or `says` for yours; make two citations if you need both";
        fields.diagnostics.add(Rule::QuoteAndSays, node.span, "a citation either quotes or paraphrases", hint);
    }
    if let (Some(node), None) = (quote_node, &quote)
        && matches!(node.value, crate::load::value::Value::Str(_))
    {
        let hint = "quote the source, or leave `quote` out";
        fields.diagnostics.add(Rule::QuoteEmpty, node.span, "the quotation is empty", hint);
    }
    let body = match (quote, says) {
        (Some(exact), _) => RawBody::Quote(RawQuote { exact, prefix, suffix, language, translation, translator }),
        (None, Some(says)) => RawBody::Says(RawMarkdown::of(says)),
        (None, None) => RawBody::Reference,
    };
    let citation = RawCitation {
        source,
        via,
        locator,
        voice: fields.strs("voice"),
        reports: fields.strs("reports"),
        attributed_to: fields.strs("attributed_to"),
        body,
        header,
    };
    fields.deny_unknown();
    Some(citation)
}

fn relation(mut fields: TableReader<'_>, withdrawn: &mut Vec<Withdrawn>) -> Option<RawRelation> {
    let header = RecordHeader::read(&mut fields, Namespace::Events, None, withdrawn)?;
    if let moved @ Some(_) = fields.str("moved") {
        withdrawn.push(Withdrawn { header, event: None, reason: String::new(), moved });
        return None;
    }
    let to = fields.require_str("to");
    let kind = fields.enum_value("type", RelationKind::ALL);
    let relation = RawRelation {
        to,
        kind: fields.require("type", kind),
        citations: fields.require_strs("citations"),
        claimed_by: fields.strs("claimed_by"),
        hedged: fields.bool("hedged"),
        disputed_by: fields.strs("disputed_by"),
        header,
    };
    fields.deny_unknown();
    Some(relation)
}

fn note(mut fields: TableReader<'_>) -> RawNote {
    let text = fields.require_str("text").map(RawMarkdown::of);
    let kind = fields.enum_value("kind", NoteKind::ALL);
    let corrects = fields.str("corrects");
    if kind == Some(NoteKind::Corrects) && corrects.is_none() {
        let hint = "add corrects = \"…\": the id of the citation that is wrong";
        fields.diagnostics.add(Rule::KeyMissing, fields.span, "the key `corrects` is missing", hint);
    }
    let note = RawNote {
        span: fields.span,
        text,
        kind: kind.unwrap_or(if corrects.is_some() { NoteKind::Corrects } else { NoteKind::Differs }),
        corrects,
        citations: fields.strs("citations"),
    };
    fields.deny_unknown();
    note
}

fn revision(mut fields: TableReader<'_>) -> RawRevision {
    let revision = RawRevision {
        date: fields.require_date("date"),
        text: fields.require_str("text").map(|t| t.value).unwrap_or_default(),
    };
    fields.deny_unknown();
    revision
}
