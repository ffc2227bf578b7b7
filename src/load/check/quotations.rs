//! Quotations: whose words they are, and that they are the source's.

use super::Checked;
use crate::load::Rule;
use crate::load::draft::{BodyDraft, CitationDraft, EventDraft, QuoteDraft};

/// The most words that a quotation may have, so that quoting stays quoting.
const MOST_WORDS: usize = 120;

/// A quotation of more than 120 words.
pub fn quote_long(checked: &Checked<'_>) {
    for_each(checked, |_, _, quote| {
        let words = quote.exact.value.split_whitespace().count();
        if words > MOST_WORDS {
            let message = format!("the quotation has {words} words; at most {MOST_WORDS} are quoted");
            let hint = "quote the words on which something rests, or make two citations of it";
            checked.report.add(Rule::QuoteLong, quote.exact.at, message, hint);
        }
    });
}

/// A quotation without a speaker.
pub fn voice_missing(checked: &Checked<'_>) {
    for_each(checked, |_, citation, quote| {
        if citation.voice.is_empty() {
            let message = format!("nobody says the quotation “{}”", citation.head.id.value);
            let hint =
                "add voice = \"author\", or the actor or person who says it; \"unattributed\" where nobody is named";
            checked.report.add(Rule::VoiceMissing, quote.exact.at, message, hint);
        }
    });
}

/// A quotation that the text of its source does not have, or has more than once. Needs the texts.
pub fn quote_in_text(checked: &Checked<'_>) {
    for_each(checked, |_, citation, quote| {
        let Some(source) = citation.via.as_ref().or(citation.source.as_ref()) else { return };
        let Some(text) = checked.texts.and_then(|texts| texts.of(&source.value)) else { return };
        let places = text.places(&quote.exact.value, quote.prefix.as_deref(), quote.suffix.as_deref());
        if places.is_empty() {
            let message = format!("“{}” does not have these words", source.value);
            let elsewhere = !text.places(&quote.exact.value, None, None).is_empty();
            let hint = match text.nearest(&quote.exact.value) {
                _ if elsewhere => "it has them, but not between this prefix and this suffix".to_owned(),
                Some(near) => format!("the nearest passage is: {near}"),
                None => "it has nothing like them: is the source the right one?".to_owned(),
            };
            checked.report.add(Rule::QuoteNotFound, quote.exact.at, message, hint);
        } else if places.len() > 1 {
            let message = format!("“{}” has these words {} times", source.value, places.len());
            let hint = "add prefix = \"…\" or suffix = \"…\": the words just before or after those that you mean";
            checked.report.add(Rule::QuoteAmbiguous, quote.exact.at, message, hint);
        }
    });
}

/// A quotation that is new or changed since `evidence.lock`.
pub fn quote_unverified(checked: &Checked<'_>) {
    for_each(checked, |event, citation, quote| {
        if checked.lock.found(event, citation).is_none() {
            let message = format!("the quotation “{}” has not been checked against its source", citation.head.id.value);
            let hint = "run `sourceline check --texts DIR --record` with a folder that has the source's text as ID.txt";
            checked.report.add(Rule::QuoteUnverified, quote.exact.at, message, hint);
        }
    });
}

fn for_each<'a>(checked: &Checked<'a>, mut look: impl FnMut(&'a EventDraft, &'a CitationDraft, &'a QuoteDraft)) {
    for event in &checked.draft.events {
        for citation in &event.citations {
            if let BodyDraft::Quote(quote) = &citation.body {
                look(event, citation, quote);
            }
        }
    }
}
