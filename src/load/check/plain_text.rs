//! Names and summaries are plain text: markup in them is shown as it is written.

use super::CheckContext;
use crate::load::raw::{RawEvent, RawMedium};
use crate::load::rule::Rule;
use crate::load::span::Spanned;

/// Markup in the plain text of an event.
pub fn event(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let fields = [
        ("title", &event.title),
        ("official_title", &event.official_title),
        ("label", &event.label),
        ("summary", &event.summary),
    ];
    for (key, text) in fields {
        text.iter().for_each(|text| report(ctx, key, text));
    }
    event.media.iter().flat_map(RawMedium::plain).for_each(|(key, text)| report(ctx, key, text));
}

/// Markup in the plain text of records.
pub fn records(ctx: &CheckContext<'_>) {
    ctx.raw.media().flat_map(|(_, medium)| medium.plain()).for_each(|(key, text)| report(ctx, key, text));
    for thread in &ctx.raw.threads {
        thread.plain.iter().for_each(|(key, text)| report(ctx, key, text));
    }
    for source in &ctx.raw.sources {
        source.plain.iter().for_each(|(key, text)| report(ctx, key, text));
    }
}

fn report(ctx: &CheckContext<'_>, key: &str, text: &Spanned<String>) {
    if let Some(markup) = markup_in(&text.value) {
        let message = format!("`{key}` is plain text, so readers see {markup} as it is written");
        let hint = "write it without markup; footnotes, links and emphasis belong in the text below the +++";
        ctx.diagnostics.add(Rule::MarkupShown, text.span, message, hint);
    }
}

/// The first markup in a plain text, in words for a message.
fn markup_in(text: &str) -> Option<&'static str> {
    let marks = [
        ("[^", "a footnote"),
        ("](", "a link"),
        ("**", "asterisks"),
        ("[[", "double brackets"),
        ("~~", "tildes"),
        ("http://", "an address"),
        ("https://", "an address"),
        ("</", "HTML"),
        ("<br", "HTML"),
        ("&amp;", "HTML"),
        ("&nbsp;", "HTML"),
    ];
    if !text.contains(['[', ']', '*', '~', ':', '<', '&']) {
        return None;
    }
    marks.iter().find(|(mark, _)| text.contains(mark)).map(|&(_, words)| words)
}
