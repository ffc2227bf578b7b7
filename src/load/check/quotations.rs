//! Quotations: whose words they are, and that they are the source's.

use super::CheckContext;
use crate::load::raw::{RawBody, RawCitation, RawEvent, RawQuote};
use crate::load::rule::Rule;
use crate::load::source_texts::SourceText;

/// The most words that a quotation may have, so that quoting stays quoting.
pub const MAX_QUOTE_WORDS: usize = 120;

/// A quotation of more than 120 words.
pub fn quote_long(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    for (_, quote) in quotes(event) {
        let words = quote.exact.value.split_whitespace().count();
        if words > MAX_QUOTE_WORDS {
            let message = format!("the quotation has {words} words; at most {MAX_QUOTE_WORDS} are quoted");
            let hint = "quote the words on which something rests, or make two citations of it";
            ctx.diagnostics.add(Rule::QuoteLong, quote.exact.span, message, hint);
        }
    }
}

/// A quotation without a speaker.
pub fn voice_missing(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    for (citation, quote) in quotes(event) {
        if citation.voice.is_empty() {
            let message = format!("nobody says the quotation “{}”", citation.header.name());
            let hint =
                "add voice = \"author\", or the actor or person who says it; \"unattributed\" where nobody is named";
            ctx.diagnostics.add(Rule::VoiceMissing, quote.exact.span, message, hint);
        }
    }
}

/// A quotation that the text of its source does not have, or has more than once. Needs the texts.
pub fn quote_in_text(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    for (citation, quote) in quotes(event) {
        let Some((source, text, places)) = look_up(ctx, citation, quote) else { continue };
        if places.is_empty() {
            let message = format!("“{source}” does not have these words");
            let elsewhere = !text.find(&quote.exact.value, None, None).is_empty();
            let hint = match text.nearest(&quote.exact.value) {
                _ if elsewhere => "it has them, but not between this prefix and this suffix".to_owned(),
                Some(near) => format!("the nearest passage is: {near}"),
                None => "it has nothing like them: is the source the right one?".to_owned(),
            };
            ctx.diagnostics.add(Rule::QuoteNotFound, quote.exact.span, message, hint);
        } else if places.len() > 1 {
            let message = format!("“{source}” has these words {} times", places.len());
            let hint = "add prefix = \"…\" or suffix = \"…\": the words just before or after those that you mean";
            ctx.diagnostics.add(Rule::QuoteAmbiguous, quote.exact.span, message, hint);
        }
    }
}

/// A quotation that is new or changed since `evidence.lock`. Where it is not in the text that is at hand, that has
/// been said already.
pub fn quote_unverified(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    if ctx.raw.unparsed.lock {
        return;
    }
    for (citation, quote) in quotes(event) {
        let places = look_up(ctx, citation, quote).map(|(_, _, places)| places.len());
        if event.verified_in(ctx.lock, citation).is_some() || places.is_some_and(|places| places != 1) {
            continue;
        }
        let id = citation.header.name();
        let message = if places.is_some() {
            format!("the quotation “{id}” stands in its source, and that is not recorded")
        } else if event.locked_in(ctx.lock, citation).is_some() {
            format!("the quotation “{id}” has changed since it was checked against its source")
        } else {
            format!("the quotation “{id}” has not been checked against its source")
        };
        let source = citation.read_in().map_or("ID", |source| source.value.as_str());
        let hint = format!("put {source}.txt into a folder TEXTS: `sourceline check DIR --texts TEXTS --record`");
        let at_hand = "run `sourceline check DIR --texts TEXTS --record`".to_owned();
        ctx.diagnostics.add(
            Rule::QuoteUnverified,
            quote.exact.span,
            message,
            if places.is_some() { at_hand } else { hint },
        );
    }
}

/// The source in which a quotation was read, its text where it is at hand, and where in it the words stand.
fn look_up<'a>(
    ctx: &'a CheckContext<'_>,
    citation: &'a RawCitation,
    quote: &RawQuote,
) -> Option<(&'a str, &'a SourceText, Vec<usize>)> {
    let source = citation.read_in()?.value.as_str();
    let text = ctx.texts?.of(source)?;
    let places = text.find(&quote.exact.value, quote.prefix.as_deref(), quote.suffix.as_deref());
    Some((source, text, places))
}

/// The quotations among an event's citations.
fn quotes(event: &RawEvent) -> impl Iterator<Item = (&RawCitation, &RawQuote)> {
    event.citations.iter().filter_map(|citation| match &citation.body {
        RawBody::Quote(quote) => Some((citation, quote)),
        _ => None,
    })
}
