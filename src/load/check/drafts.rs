//! Drafts: nothing that readers see may lead to them.

use super::CheckContext;
use crate::load::raw::{RawAbout, RawEvent, RawMarkdown, RawSource, RawThread, ReferenceKind, Withdrawn};
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::{Markdown, Namespace};
use pulldown_cmark::{Event, Tag};

/// Links to drafts from records that are public, and ids that were published and are drafts now.
pub fn records(ctx: &CheckContext<'_>) {
    if ctx.drafts.is_empty() {
        return;
    }
    let raw = ctx.raw;
    for (id, &at) in &ctx.lock.published {
        let record = id.split('#').next().and_then(|record| record.split_once('/'));
        let space = |name: &str| Namespace::ALL.into_iter().find(|space| space.name() == name);
        if record.is_some_and(|(name, id)| space(name).is_some_and(|space| ctx.drafts.contains(space, id))) {
            let hint = "remove `draft = true` there, or write withdrawn = \"why\"";
            ctx.diagnostics.add(Rule::IdGone, at, format!("“{id}” was published, and is a draft now"), hint);
        }
    }
    for Withdrawn { event, moved, .. } in &raw.withdrawn {
        let is_public = event.as_ref().is_some_and(|id| !ctx.drafts.contains(Namespace::Events, id.as_str()));
        moved.iter().filter(|_| is_public).for_each(|to| reference(ctx, ReferenceKind::Relation, to));
    }
    let about = raw.about.iter().flat_map(RawAbout::markdown);
    let eras = raw.eras.iter().filter_map(|era| era.summary.as_ref());
    let terms = raw.glossary.iter().filter_map(|term| term.text.as_ref());
    about.chain(eras).chain(terms).for_each(|text| markdown(ctx, text));
    for (_, medium) in raw.media().filter(|(is_draft, _)| !is_draft) {
        medium.source.iter().for_each(|id| reference(ctx, ReferenceKind::Record(Namespace::Sources), id));
    }
    for RawSource { text_of, note, .. } in raw.sources.iter().filter(|source| !source.draft) {
        text_of.iter().for_each(|id| reference(ctx, ReferenceKind::Record(Namespace::Sources), id));
        note.iter().for_each(|text| markdown(ctx, text));
    }
    for step in raw.threads.iter().filter(|thread| !thread.draft).flat_map(|RawThread { steps, .. }| steps) {
        reference(ctx, ReferenceKind::Record(Namespace::Events), &step.event);
        markdown(ctx, &step.text);
    }
}

/// Links to drafts from an event that is public.
pub fn event(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    if ctx.drafts.is_empty() || event.draft {
        return;
    }
    event.references(|kind, to| reference(ctx, kind, to));
    event.markdown().for_each(|text| markdown(ctx, text));
}

fn reference(ctx: &CheckContext<'_>, kind: ReferenceKind, to: &Spanned<String>) {
    if ctx.drafts.has(kind, &to.value) {
        report(ctx, &to.value, to.span);
    }
}

fn markdown(ctx: &CheckContext<'_>, markdown: &RawMarkdown) {
    if !markdown.text.contains('[') {
        return;
    }
    for (item, part) in Markdown::parse(&markdown.text).into_offset_iter() {
        match item {
            Event::FootnoteReference(id) if ctx.drafts.has_part(&id) => report(ctx, &id, markdown.span_of(part)),
            Event::Start(Tag::Link { dest_url, .. }) if ctx.drafts.has_page(&dest_url) => {
                report(ctx, &dest_url, markdown.span_of(part));
            }
            _ => {}
        }
    }
}

fn report(ctx: &CheckContext<'_>, to: &str, at: Span) {
    let message = format!("“{to}” is a draft, so readers do not see this link");
    let hint = "remove `draft = true` there when it is ready, or make this a draft, too";
    ctx.diagnostics.add(Rule::DraftLinked, at, message, hint);
}
