//! Missing evidence.

use super::CheckContext;
use crate::load::raw::{RawEvent, RawMarkdown};
use crate::load::rule::Rule;
use crate::messages::Messages;
use crate::model::{Markdown, Namespace, NoteKind};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::HashSet;

/// A note without citations. That something is not known rests on none.
pub fn note_uncited(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    for note in event.notes.iter().filter(|note| note.citations.is_empty() && note.kind != NoteKind::Open) {
        let hint = "add citations = [\"…\"]: the evidence for the note; if nobody knows, write kind = \"open\"";
        ctx.diagnostics.add(Rule::NoteUncited, note.span, "the note has no citations", hint);
    }
}

/// An event without evidence.
pub fn event_uncited(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    if event.citations.is_empty() {
        let message = format!("“{}” has no evidence", event.header.name());
        let hint = "add [[citations]] with id, source, and quote and voice, or says";
        ctx.diagnostics.add(Rule::EventUncited, event.header.id.span, message, hint);
    }
}

/// A paragraph without a reference to evidence.
pub fn paragraph_uncited(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    if event.citations.is_empty() {
        // Already reported by `event_uncited`.
        return;
    }
    let RawMarkdown { text, .. } = &event.text;
    let mut open: Option<(std::ops::Range<usize>, bool)> = None;
    let mut in_definition = false;
    for (item, part) in Markdown::parse(text).into_offset_iter() {
        match item {
            // Reported as markup that readers see.
            Event::Start(Tag::FootnoteDefinition(_)) => in_definition = true,
            Event::End(TagEnd::FootnoteDefinition) => in_definition = false,
            Event::Start(Tag::Paragraph) if !in_definition => open = Some((part, false)),
            Event::FootnoteReference(_) => open = open.map(|(part, _)| (part, true)),
            Event::End(TagEnd::Paragraph) => {
                if let Some((part, false)) = open.take() {
                    let first_line = part.start..part.start + text[part.clone()].lines().next().unwrap_or("").len();
                    let hint = "put [^citation] after the sentence that it supports";
                    let at = event.text.span_of(first_line);
                    ctx.diagnostics.add(Rule::ParagraphUncited, at, "the paragraph cites no evidence", hint);
                }
            }
            _ => {}
        }
    }
}

/// An event without a summary.
pub fn summary_missing(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    if event.summary.is_none() {
        let message = format!("“{}” has no summary", event.header.name());
        let hint = "add summary = \"…\": one sentence for lists and cards";
        ctx.diagnostics.add(Rule::SummaryMissing, event.header.id.span, message, hint);
    }
}

/// A citation whose words were read in the source itself: `via` is for words that were read in another work.
pub fn via_same(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    for citation in &event.citations {
        if let (Some(source), Some(via)) = (&citation.source, &citation.via)
            && source.value == via.value
        {
            let message = format!("“{}” is both the source and where its words were read", via.value);
            let hint = "remove `via`, or name the work that quotes the source";
            ctx.diagnostics.add(Rule::ViaSame, via.span, message, hint);
        }
    }
}

/// An event without text.
pub fn text_missing(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    if event.text.text.trim().is_empty() {
        let message = format!("“{}” has no text", event.header.name());
        let hint = "tell below the second +++ what happened, in two to five sentences";
        ctx.diagnostics.add(Rule::TextMissing, event.header.id.span, message, hint);
    }
}

/// A source that no citation uses, directly or through a source that is a text of it.
pub fn source_unused(ctx: &CheckContext<'_>) {
    if ctx.raw.unparsed.may_contain_any(Namespace::Events) || ctx.raw.unparsed.may_contain_any(Namespace::Sources) {
        return;
    }
    let sources = &ctx.raw.sources;
    let find = |id: &str| ctx.symbols.find(Namespace::Sources, id);
    let mut used: HashSet<usize> = ctx.raw.cited.iter().filter_map(|id| find(id)).collect();
    let mut open: Vec<usize> = used.iter().copied().collect();
    while let Some(at) = open.pop() {
        let work = sources.get(at).and_then(|source| source.text_of.as_ref()).and_then(|id| find(&id.value));
        open.extend(work.filter(|&work| used.insert(work)));
    }
    for (_, source) in sources.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
        let message = format!("nothing cites “{}”", source.header.name());
        let hint = "cite it in an event, or remove the file";
        ctx.diagnostics.add(Rule::SourceUnused, source.header.id.span, message, hint);
    }
}

/// An event outside all eras of the first series, if there are eras.
pub fn event_outside_eras(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let eras = &ctx.raw.eras;
    let (Some(first), Some(date)) = (eras.first(), &event.date) else { return };
    let series = || eras.iter().filter(|era| era.series == first.series);
    if series().any(|era| era.from.is_none()) {
        return;
    }
    let day = date.value.earliest();
    // The last era that began by that day; it may have ended before.
    let era = series().rev().find(|era| era.from.as_ref().is_some_and(|from| from.value.earliest() <= day));
    let ended = era.and_then(|era| era.until.as_ref()).is_some_and(|until| until.value.earliest() <= day);
    if era.is_none() || ended {
        let message = format!("no era includes {}", Messages::english().date(&date.value));
        ctx.diagnostics.add(Rule::EventOutsideEras, date.span, message, "extend an era in eras.toml, or add one");
    }
}
