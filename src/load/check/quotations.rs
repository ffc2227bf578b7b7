//! Quotations: their length, their voice, and that they are in the text of their source.

use super::CheckContext;
use crate::load::raw::{RawBody, RawCitation, RawEvent, RawQuote};
use crate::load::rule::Rule;
use crate::load::source_texts::{SourceText, SourceTexts};

/// The maximum length of a quotation, in words.
pub const MAX_QUOTE_WORDS: usize = 120;

/// A quotation of more than 120 words.
pub fn quote_long(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    for (_, quote) in quotes(event) {
        let words = quote.exact.value.split_whitespace().count();
        if words > MAX_QUOTE_WORDS {
            let message = format!("the quotation has {words} words; the limit is {MAX_QUOTE_WORDS}");
            let hint = "quote only the words that matter, or split it into two citations";
            ctx.diagnostics.add(Rule::QuoteLong, quote.exact.span, message, hint);
        }
    }
}

/// A quotation without a voice.
pub fn voice_missing(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    for (citation, quote) in quotes(event) {
        if citation.voice.is_empty() {
            let message = format!("the quotation “{}” has no voice", citation.header.name());
            let hint = "add voice = \"author\", or the id of the actor or person who says it; \"unattributed\" if nobody is named";
            ctx.diagnostics.add(Rule::VoiceMissing, quote.exact.span, message, hint);
        }
    }
}

/// A quotation that is not in the text of its source, or is there more than once. Needs the texts.
pub fn quote_in_text(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    for (citation, quote) in quotes(event) {
        let Some((source, text, places)) = find_in_text(ctx, citation, quote) else { continue };
        if places.is_empty() {
            let message = format!("these words are not in “{source}”");
            let elsewhere = !text.find(&quote.exact.value, None, None).is_empty();
            let hint = match text.nearest(&quote.exact.value) {
                _ if elsewhere => "the text has them, but not between this prefix and suffix".to_owned(),
                Some(near) => format!("the nearest passage is: {near}"),
                None => "the text has nothing similar: is this the right source?".to_owned(),
            };
            ctx.diagnostics.add(Rule::QuoteNotFound, quote.exact.span, message, hint);
        } else if places.len() > 1 {
            let message = format!("these words occur {} times in “{source}”", places.len());
            let hint = "add prefix = \"…\" or suffix = \"…\": the words just before or after the right place";
            ctx.diagnostics.add(Rule::QuoteAmbiguous, quote.exact.span, message, hint);
        }
    }
}

/// A quotation that is new or changed since `evidence.lock`. If its text is at hand and does not have it exactly once,
/// `quote_in_text` reports that instead.
pub fn quote_unverified(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    if ctx.raw.unparsed.lock {
        return;
    }
    for (citation, quote) in quotes(event) {
        let places = find_in_text(ctx, citation, quote).map(|(_, _, places)| places.len());
        if event.verified_in(ctx.lock, citation).is_some() || places.is_some_and(|places| places != 1) {
            continue;
        }
        let id = citation.header.name();
        let message = if places.is_some() {
            format!("the quotation “{id}” is in its source, but that is not recorded")
        } else if event.locked_in(ctx.lock, citation).is_some() {
            format!("the quotation “{id}” has changed since it was checked against its source")
        } else {
            format!("the quotation “{id}” has not been checked against its source")
        };
        let source = citation.read_in().map_or("ID", |source| source.value.as_str());
        let folder = if ctx.folder.is_empty() { "DIR" } else { ctx.folder };
        let texts = ctx.texts.map_or("TEXTS", SourceTexts::folder);
        let command = format!("`sourceline check {folder} --texts {texts} --record`");
        let hint = format!("put {source}.txt into a folder {texts} and run {command}");
        let at_hand = format!("run {command}");
        ctx.diagnostics.add(
            Rule::QuoteUnverified,
            quote.exact.span,
            message,
            if places.is_some() { at_hand } else { hint },
        );
    }
}

/// The source in which a quotation was read, its text, and where the words are in it. `None` if the text is not at hand.
fn find_in_text<'a>(
    ctx: &'a CheckContext<'_>,
    citation: &'a RawCitation,
    quote: &RawQuote,
) -> Option<(&'a str, &'a SourceText, Vec<usize>)> {
    let source = citation.read_in()?.value.as_str();
    let text = ctx.texts?.of(source)?;
    let places = text.find(&quote.exact.value, quote.prefix.as_deref(), quote.suffix.as_deref());
    Some((source, text, places))
}

/// The quotations of an event.
fn quotes(event: &RawEvent) -> impl Iterator<Item = (&RawCitation, &RawQuote)> {
    event.citations.iter().filter_map(|citation| match &citation.body {
        RawBody::Quote(quote) => Some((citation, quote)),
        _ => None,
    })
}
