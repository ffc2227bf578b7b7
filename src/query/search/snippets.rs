//! Excerpts of an event's texts around the words that were searched for.

use super::{SearchResult, TextRef, searchable_texts};
use crate::messages::Messages;
use crate::model::{Event, Source, Timeline};
use std::collections::BTreeSet;

/// An excerpt around a search word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The text that it is from.
    pub text_ref: TextRef,
    /// The excerpt, with "…" at either end if it was cut there.
    pub text: String,
    /// The language of the text (BCP 47), if it is known not to be the timeline's.
    pub language: Option<String>,
}

/// The most snippets of an event.
const MAX_SNIPPETS: usize = 3;

/// The length of a snippet in characters, and how many of them may come before the first search word.
const SNIPPET_CHARS: usize = 200;
const LEAD_CHARS: usize = 70;

impl SearchResult {
    /// Excerpts of an event's texts, so that every search word that is not in the `shown` texts is in one of them, as far
    /// as [`MAX_SNIPPETS`] allow.
    pub fn snippets(&self, messages: &Messages, timeline: &Timeline, event: &Event, shown: &[&str]) -> Vec<Snippet> {
        let highlighter = &self.highlighter;
        let terms_in = |text: &str| highlighter.find(text).into_iter().map(|highlight| highlight.term);
        let mut covered: BTreeSet<usize> = shown.iter().flat_map(|text| terms_in(text)).collect();
        let mut snippets = Vec::new();
        if covered.len() == highlighter.term_count() {
            return snippets;
        }
        searchable_texts(messages, timeline, event, |text_ref, text| {
            if snippets.len() == MAX_SNIPPETS || covered.len() == highlighter.term_count() {
                return;
            }
            let uncovered = highlighter.find(text).into_iter().find(|highlight| !covered.contains(&highlight.term));
            let Some(first) = uncovered else { return };
            let excerpt = excerpt(text, first.at.start);
            covered.extend(terms_in(&excerpt));
            // A long phrase may have been cut off.
            covered.insert(first.term);
            let language = language(timeline, event, text_ref, text);
            snippets.push(Snippet { text_ref, text: excerpt, language });
        });
        snippets
    }
}

/// The language of a text of an event, if it is known not to be the timeline's.
fn language(timeline: &Timeline, event: &Event, text_ref: TextRef, text: &str) -> Option<String> {
    match text_ref {
        TextRef::OriginalTitle(n) => event.titles.get(n).map(|title| title.language.clone()),
        TextRef::Quotation(n) => event.citations.get(n)?.quote()?.language.clone(),
        TextRef::Source(ix) => {
            let source = timeline.source(ix);
            title_lang(timeline, source).filter(|_| source.title == text).map(str::to_owned)
        }
        _ => None,
    }
}

/// The language of a source's title, if it is known not to be the timeline's. A title in Latin script may be by the editors,
/// who may give a Chinese text an English title.
pub fn title_lang<'a>(timeline: &Timeline, source: &'a Source) -> Option<&'a str> {
    let latin = |c: char| c < '\u{250}' || ('\u{1E00}'..'\u{2000}').contains(&c);
    let own = source.language.as_deref().filter(|own| !source.described && *own != timeline.about.language);
    own.filter(|_| source.title.chars().any(|c| c.is_alphabetic() && !latin(c)))
}

/// The part of a text around a byte position, cut at spaces.
fn excerpt(text: &str, at: usize) -> String {
    let before: usize = text[..at].chars().rev().take(LEAD_CHARS).map(char::len_utf8).sum();
    let mut start = at - before;
    if start > 0 {
        start += text[start..at].find(' ').map_or(0, |space| space + 1);
    }
    let end = text[start..].char_indices().nth(SNIPPET_CHARS).map_or(text.len(), |(length, _)| start + length);
    let mut part = &text[start..end];
    if end < text.len() {
        part = part.rsplit_once(' ').filter(|(head, _)| start + head.len() > at).map_or(part, |(head, _)| head);
    }
    let [before, after] = [start > 0, start + part.len() < text.len()].map(|cut| if cut { "…" } else { "" });
    format!("{before}{}{after}", part.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_cut_at_spaces_around_the_search_word() {
        let text = format!("{}needle {}", "hay ".repeat(100), "straw ".repeat(100));
        let at = text.find("needle").unwrap();
        let part = excerpt(&text, at);
        assert!(part.contains("hay needle straw") && part.starts_with("…hay") && part.ends_with("straw…"), "{part}");
        assert!(part.chars().count() <= SNIPPET_CHARS + 2, "{part}");
        assert_eq!(excerpt("needle", 0), "needle");
        let chinese = "中".repeat(500);
        assert!(excerpt(&chinese, 600).chars().count() <= SNIPPET_CHARS + 2);
    }
}
