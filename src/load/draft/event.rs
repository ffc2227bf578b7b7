//! An event: the front matter of `events/*.md`, below which its text stands, or a line of `events/*.jsonl`.

use super::super::Rule;
use super::super::diagnostic::{At, Loc};
use super::super::fields::Fields;
use super::super::scalar::Name;
use super::{Head, RawMarkdown, Withdrawn};
use crate::model::date::Date;
use crate::model::{Namespace, NoteKind, OriginalTitle, RelationKind};

/// An event.
#[derive(Clone, Debug)]
pub struct EventDraft {
    /// Its id.
    pub head: Head,
    /// `title`
    pub title: Option<At<String>>,
    /// `official_title`
    pub official_title: Option<At<String>>,
    /// `label`
    pub label: Option<At<String>>,
    /// `summary`
    pub summary: Option<At<String>>,
    /// `date`
    pub date: Option<At<Date>>,
    /// `date_of`
    pub date_of: Option<String>,
    /// `date_citations`
    pub date_citations: Vec<At<String>>,
    /// `dates`
    pub dates: Vec<FurtherDateDraft>,
    /// `kind`
    pub kinds: Vec<At<String>>,
    /// `place`
    pub place: Option<String>,
    /// `actors`
    pub actors: Vec<At<String>>,
    /// `concerns`
    pub concerns: Vec<At<String>>,
    /// `people`
    pub people: Vec<At<String>>,
    /// `significance`
    pub significance: Option<At<i64>>,
    /// `after`
    pub after: Option<At<String>>,
    /// `titles`
    pub titles: Vec<OriginalTitle>,
    /// `[[citations]]`
    pub citations: Vec<CitationDraft>,
    /// `[[relations]]`
    pub relations: Vec<RelationDraft>,
    /// `[[notes]]`
    pub notes: Vec<NoteDraft>,
    /// `[[revisions]]`
    pub revisions: Vec<RevisionDraft>,
    /// The text below the front matter.
    pub text: RawMarkdown,
}

/// One of `dates`.
#[derive(Clone, Debug)]
pub struct FurtherDateDraft {
    /// `date`
    pub date: Option<At<Date>>,
    /// `of`
    pub of: String,
    /// `citations`
    pub citations: Vec<At<String>>,
}

/// One of `[[citations]]`.
#[derive(Clone, Debug)]
pub struct CitationDraft {
    /// Its id.
    pub head: Head,
    /// `source`
    pub source: Option<At<String>>,
    /// `via`
    pub via: Option<At<String>>,
    /// `locator`
    pub locator: Option<String>,
    /// `quote` or `says`
    pub body: BodyDraft,
    /// `voice`
    pub voice: Vec<At<String>>,
    /// `reports`
    pub reports: Vec<At<String>>,
    /// `attributed_to`
    pub attributed_to: Vec<At<String>>,
}

/// What a citation says.
#[derive(Clone, Debug)]
pub enum BodyDraft {
    /// `quote` and what belongs to it.
    Quote(QuoteDraft),
    /// `says`
    Says(RawMarkdown),
    /// Neither.
    Reference,
}

/// `quote` and what belongs to it.
#[derive(Clone, Debug)]
pub struct QuoteDraft {
    /// `quote`
    pub exact: At<String>,
    /// `prefix`
    pub prefix: Option<String>,
    /// `suffix`
    pub suffix: Option<String>,
    /// `lang`
    pub language: Option<String>,
    /// `translation`
    pub translation: Option<String>,
    /// `translator`
    pub translator: Option<String>,
}

/// One of `[[relations]]`.
#[derive(Clone, Debug)]
pub struct RelationDraft {
    /// Its id.
    pub head: Head,
    /// `to`
    pub to: Option<At<String>>,
    /// `type`
    pub kind: Option<RelationKind>,
    /// `citations`
    pub citations: Vec<At<String>>,
    /// `claimed_by`
    pub claimed_by: Vec<At<String>>,
    /// `hedged`
    pub hedged: bool,
    /// `disputed_by`
    pub disputed_by: Vec<At<String>>,
}

/// One of `[[notes]]`.
#[derive(Clone, Debug)]
pub struct NoteDraft {
    /// Where it stands.
    pub at: Loc,
    /// `text`
    pub text: Option<RawMarkdown>,
    /// `kind`
    pub kind: NoteKind,
    /// `corrects`
    pub corrects: Option<At<String>>,
    /// `citations`
    pub citations: Vec<At<String>>,
}

/// One of `[[revisions]]`.
#[derive(Clone, Debug)]
pub struct RevisionDraft {
    /// `date`
    pub date: Option<At<Date>>,
    /// `text`
    pub text: String,
}

/// Reads an event: with its name and text where the file gives them, else from the keys `id` and `text`. `None` where
/// it was withdrawn; that, and what was withdrawn within it, is noted.
pub fn read(
    mut fields: Fields<'_>,
    file: Option<(Name, RawMarkdown)>,
    gone: &mut Vec<Withdrawn>,
) -> Option<EventDraft> {
    let (name, text) = file.unzip();
    let head = Head::read(&mut fields, Namespace::Events, name, gone)?;
    let text = text.or_else(|| fields.text("text").map(RawMarkdown::of)).unwrap_or_default();
    let value = |text: At<String>| text.value;
    let mut withdrawn = Vec::new();
    let event = EventDraft {
        title: fields.needed_text("title"),
        official_title: fields.text("official_title"),
        label: fields.text("label"),
        summary: fields.text("summary"),
        date: fields.needed_date("date"),
        date_of: fields.text("date_of").map(value),
        date_citations: fields.texts("date_citations"),
        dates: fields.tables("dates").into_iter().map(further_date).collect(),
        kinds: fields.needed_texts("kind"),
        place: fields.text("place").map(value),
        actors: fields.texts("actors"),
        concerns: fields.texts("concerns"),
        people: fields.texts("people"),
        significance: fields.integer("significance"),
        after: fields.text("after"),
        titles: fields.titles("titles"),
        citations: fields.tables("citations").into_iter().filter_map(|f| citation(f, &mut withdrawn)).collect(),
        relations: fields.tables("relations").into_iter().filter_map(|f| relation(f, &mut withdrawn)).collect(),
        notes: fields.tables("notes").into_iter().map(note).collect(),
        revisions: fields.tables("revisions").into_iter().map(revision).collect(),
        text,
        head,
    };
    fields.done();
    let of = Some(event.head.id.value.clone());
    gone.extend(withdrawn.into_iter().map(|thing| Withdrawn { of: of.clone(), ..thing }));
    Some(event)
}

fn further_date(mut fields: Fields<'_>) -> FurtherDateDraft {
    let further = FurtherDateDraft {
        date: fields.needed_date("date"),
        of: fields.needed_text("of").map(|t| t.value).unwrap_or_default(),
        citations: fields.texts("citations"),
    };
    fields.done();
    further
}

fn citation(mut fields: Fields<'_>, withdrawn: &mut Vec<Withdrawn>) -> Option<CitationDraft> {
    let head = Head::read(&mut fields, Namespace::Events, None, withdrawn)?;
    let source = fields.needed_text("source");
    let via = fields.text("via");
    let locator = fields.text("locator").map(|t| t.value);
    let quote_node = fields.node("quote");
    let quote = fields.text("quote");
    let prefix = fields.text("prefix").map(|t| t.value);
    let suffix = fields.text("suffix").map(|t| t.value);
    let language = fields.language("lang");
    let translation = fields.text("translation").map(|t| t.value);
    let translator = fields.text("translator").map(|t| t.value);
    let says = fields.text("says");
    if let (Some(node), Some(_)) = (quote_node, &says) {
        let hint =
            "keep `quote` for the source's words, or `says` for yours; make two citations of it where both are needed";
        fields.report.add(Rule::QuoteAndSays, node.at, "a citation quotes or paraphrases, not both", hint);
    }
    if let (Some(node), None) = (quote_node, &quote)
        && matches!(node.value, super::super::node::Value::Text(_))
    {
        let hint = "quote the source, or leave `quote` out";
        fields.report.add(Rule::QuoteEmpty, node.at, "the quotation has no words", hint);
    }
    let body = match (quote, says) {
        (Some(exact), _) => BodyDraft::Quote(QuoteDraft { exact, prefix, suffix, language, translation, translator }),
        (None, Some(says)) => BodyDraft::Says(RawMarkdown::of(says)),
        (None, None) => BodyDraft::Reference,
    };
    let citation = CitationDraft {
        source,
        via,
        locator,
        voice: fields.texts("voice"),
        reports: fields.texts("reports"),
        attributed_to: fields.texts("attributed_to"),
        body,
        head,
    };
    fields.done();
    Some(citation)
}

fn relation(mut fields: Fields<'_>, withdrawn: &mut Vec<Withdrawn>) -> Option<RelationDraft> {
    let head = Head::read(&mut fields, Namespace::Events, None, withdrawn)?;
    let to = fields.needed_text("to");
    let kind = fields.word("type", RelationKind::ALL);
    let relation = RelationDraft {
        to,
        kind: fields.need("type", kind),
        citations: fields.needed_texts("citations"),
        claimed_by: fields.texts("claimed_by"),
        hedged: fields.flag("hedged"),
        disputed_by: fields.texts("disputed_by"),
        head,
    };
    fields.done();
    Some(relation)
}

fn note(mut fields: Fields<'_>) -> NoteDraft {
    let text = fields.needed_text("text").map(RawMarkdown::of);
    let kind = fields.word("kind", NoteKind::ALL);
    let corrects = fields.text("corrects");
    if kind == Some(NoteKind::Corrects) && corrects.is_none() {
        let hint = "add corrects = \"…\": the id of the citation that errs";
        fields.report.add(Rule::KeyMissing, fields.at, "the key `corrects` is missing", hint);
    }
    let note = NoteDraft {
        at: fields.at,
        text,
        kind: kind.unwrap_or(if corrects.is_some() { NoteKind::Corrects } else { NoteKind::Differs }),
        corrects,
        citations: fields.texts("citations"),
    };
    fields.done();
    note
}

fn revision(mut fields: Fields<'_>) -> RevisionDraft {
    let revision = RevisionDraft {
        date: fields.needed_date("date"),
        text: fields.needed_text("text").map(|t| t.value).unwrap_or_default(),
    };
    fields.done();
    revision
}
