//! Words in quotation marks in a text must be those of the passage that the footnote behind them names.

use super::CheckContext;
use crate::load::raw::{RawBody, RawCitation, RawEvent, RawMarkdown};
use crate::load::rule::Rule;
use crate::load::source_texts::fold;
use crate::model::Markdown;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Shorter quotations are names and terms, which a passage may contain in another form.
const MIN_WORDS: usize = 3;
/// The same for words without a footnote: longer ones are hardly a title.
const MIN_WORDS_ALONE: usize = 6;

/// Words in quotation marks whose footnotes are all quotations of this event, and none of the event's quotations has them.
/// What is left out (…) or added [in brackets] is not compared; nor are footnotes with a paraphrase or in a language
/// without translation.
pub fn quote_differs(ctx: &CheckContext<'_>, _: usize, event: &RawEvent) {
    let language = ctx.raw.about.as_ref().map_or("", |about| about.language.as_str());
    let mut passages: Option<Vec<String>> = None;
    for text in std::iter::once(&event.text).chain(event.notes.iter().filter_map(|note| note.text.as_ref())) {
        if !text.text.contains(['“', '"', '„', '«']) {
            continue;
        }
        for Quoted { words, footnotes } in quoted(text) {
            if footnotes.is_empty() {
                let passages = passages.get_or_insert_with(|| event.citations.iter().flat_map(words_of).collect());
                let quoted = &text.text[words.clone()];
                if normal(quoted).split_whitespace().count() >= MIN_WORDS_ALONE && !is_in(quoted, passages) {
                    let message =
                        "no footnote follows these words in quotation marks, and no passage of the event has them";
                    let hint = "put the footnote of the passage behind them, or remove the quotation marks";
                    ctx.diagnostics.add(Rule::QuoteDiffers, text.span_of(words), message, hint);
                }
                continue;
            }
            let named = |id: &String| event.citations.iter().find(|citation| citation.header.has_id(id));
            let comparable = |id: &String| named(id).is_some_and(|citation| is_comparable(citation, language));
            if footnotes.is_empty() || !footnotes.iter().all(comparable) {
                continue;
            }
            let passages = passages.get_or_insert_with(|| event.citations.iter().flat_map(words_of).collect());
            let quoted = &text.text[words.clone()];
            if normal(quoted).split_whitespace().count() < MIN_WORDS || is_in(quoted, passages) {
                continue;
            }
            let names: Vec<String> = footnotes.iter().map(|id| format!("“{id}”")).collect();
            let message = format!("the words in quotation marks are not those of {}", names.join(" or "));
            let passage = named(&footnotes[0]).and_then(|citation| words_of(citation).next()).unwrap_or_default();
            let hint = format!(
                "quote the passage word for word, or remove the quotation marks; it says: {}",
                shortened(&passage)
            );
            ctx.diagnostics.add(Rule::QuoteDiffers, text.span_of(words), message, hint);
        }
    }
}

/// Words in quotation marks, and the footnotes behind them.
struct Quoted {
    /// The words within the marks, as a range of the Markdown.
    words: Range<usize>,
    footnotes: Vec<String>,
}

/// The quotations of each paragraph, with the first footnotes that follow them there.
fn quoted(markdown: &RawMarkdown) -> Vec<Quoted> {
    let (mut found, mut waiting): (Vec<Quoted>, Vec<Quoted>) = (Vec::new(), Vec::new());
    let mut open: Option<(char, usize)> = None;
    let mut after_footnote = false;
    for (item, part) in Markdown::parse(&markdown.text).into_offset_iter() {
        match item {
            Event::Text(_) => {
                for (offset, c) in markdown.text[part.clone()].char_indices() {
                    let at = part.start + offset;
                    match (open, c) {
                        (Some((end, start)), c) if c == end => {
                            waiting.push(Quoted { words: start..at, footnotes: Vec::new() });
                            open = None;
                        }
                        (None, '“') => open = Some(('”', at + c.len_utf8())),
                        (None, '„') => open = Some(('“', at + c.len_utf8())),
                        (None, '«') => open = Some(('»', at + c.len_utf8())),
                        (None, '"') => open = Some(('"', at + c.len_utf8())),
                        _ => {}
                    }
                    if after_footnote && c.is_alphanumeric() {
                        found.append(&mut waiting);
                        after_footnote = false;
                    }
                }
            }
            Event::FootnoteReference(id) => {
                waiting.iter_mut().for_each(|quoted| quoted.footnotes.push(id.to_string()));
                after_footnote = true;
            }
            Event::Start(Tag::Paragraph | Tag::Item) | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                found.append(&mut waiting);
                (open, after_footnote) = (None, false);
            }
            _ => {}
        }
    }
    found.append(&mut waiting);
    found
}

/// Whether the words of a citation can be compared with words in the language of the timeline.
fn is_comparable(citation: &RawCitation, language: &str) -> bool {
    match &citation.body {
        RawBody::Quote(quote) => {
            quote.translation.is_some() || quote.language.as_deref().is_none_or(|own| own == language)
        }
        _ => false,
    }
}

/// The words of a quotation and those of its translation.
fn words_of(citation: &RawCitation) -> impl Iterator<Item = String> {
    let (exact, translation) = match &citation.body {
        RawBody::Quote(quote) => (Some(quote.exact.value.clone()), quote.translation.clone()),
        _ => (None, None),
    };
    translation.into_iter().chain(exact)
}

/// Whether a passage has all the words, in parts if something is left out or added.
fn is_in(quoted: &str, passages: &[String]) -> bool {
    let mut own = String::with_capacity(quoted.len());
    for (at, part) in quoted.split(['[', ']']).enumerate() {
        // Every other part is in brackets.
        own.push_str(if at % 2 == 0 { part } else { "…" });
    }
    let parts: Vec<String> = own.replace("...", "…").split('…').map(normal).collect();
    let has_all = |passage: String| parts.iter().all(|part| passage.contains(part.as_str()));
    passages.iter().map(|passage| normal(passage)).any(has_all)
}

/// Folded text in lower case without quotation marks, and without punctuation at its ends.
fn normal(text: &str) -> String {
    let folded = fold(text).to_lowercase().replace(['"', '\''], "");
    folded.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The beginning of a passage.
fn shortened(passage: &str) -> String {
    const MAX_CHARS: usize = 160;
    let mut chars = passage.chars();
    let start: String = chars.by_ref().take(MAX_CHARS).collect();
    if chars.next().is_some() { format!("{start}…") } else { start }
}
