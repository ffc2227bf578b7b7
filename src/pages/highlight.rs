//! Text in which is marked what a reader looked for, and the searchable_texts in which it stands.

use super::{PageContext, words};
use crate::model::{Event, EventIx, Source, Timeline};
use crate::query::{Highlighter, SearchResult, TextRef, searchable_texts};
use askama::Template;
use std::collections::BTreeSet;

/// A text in parts, some of them marked.
#[derive(Clone, Debug, Default, Template)]
#[template(
    source = "{% for (part, marked) in parts %}{% if marked %}<mark>{{ part }}</mark>{% else %}{{ part }}{% endif %}{% endfor %}",
    ext = "html"
)]
pub struct Highlighted {
    parts: Vec<(String, bool)>,
}

impl Highlighted {
    /// A text with nothing marked.
    pub fn plain(text: &str) -> Self {
        Self { parts: vec![(text.to_owned(), false)] }
    }

    /// A text with what an answer marks in it, where there is one.
    pub fn new(answer: Option<&SearchResult>, text: &str) -> Self {
        answer.map_or_else(|| Self::plain(text), |answer| Self::by(&answer.highlighter, text))
    }

    fn by(marks: &Highlighter, text: &str) -> Self {
        Self { parts: marks.segments(text).into_iter().map(|(part, marked)| (part.to_owned(), marked)).collect() }
    }
}

/// A passage in which something stands that was looked for.
#[derive(Debug)]
pub struct Snippet {
    /// Of what it is a passage.
    pub of: String,
    /// The passage.
    pub text: Highlighted,
    /// Its language, where it is not the timeline's.
    pub lang: Option<String>,
    /// Whether these are a source's own words.
    pub quoted: bool,
    /// Where it stands.
    pub href: String,
}

/// Passages of an event that are shown, at most.
const MAX_SNIPPETS: usize = 3;

/// Characters of a passage that are shown, at most, and how many of them before the first mark.
const SNIPPET_CHARS: usize = 200;
const LEAD_CHARS: usize = 70;

/// Where the words of an answer stand in an event that its entry does not show: `shown` are the texts that it does. Each
/// word is told of once. `query` is the reader's filter with its `?`.
pub fn snippets(
    site: &PageContext<'_>,
    ix: EventIx,
    query: &str,
    answer: &SearchResult,
    shown: &[&str],
) -> Vec<Snippet> {
    let timeline = &site.edition.timeline;
    let event = timeline.event(ix);
    let marks = &answer.highlighter;
    let mut told: BTreeSet<usize> = shown.iter().flat_map(|text| marks.find(text)).map(|mark| mark.term).collect();
    let mut found = Vec::new();
    if told.len() == marks.term_count() {
        return found;
    }
    searchable_texts(timeline, event, |part, text| {
        if found.len() == MAX_SNIPPETS || told.len() == marks.term_count() {
            return;
        }
        let Some(first) = marks.find(text).into_iter().find(|mark| !told.contains(&mark.term)) else { return };
        let passage = around(text, first.at.start);
        told.extend(marks.find(&passage).into_iter().map(|mark| mark.term));
        told.insert(first.term);
        let citation = match part {
            TextRef::Quotation(n) | TextRef::Translation(n) | TextRef::Paraphrase(n) => event.citations.get(n),
            _ => None,
        };
        let anchor = citation.map_or_else(String::new, |citation| format!("#{}", citation.id));
        found.push(Snippet {
            of: words::part(timeline, event, part),
            text: Highlighted::by(marks, &passage),
            lang: language(timeline, event, part, text),
            quoted: matches!(part, TextRef::Quotation(_)),
            href: format!("{}{query}{anchor}", site.href(timeline.event_path(ix))),
        });
    });
    found
}

/// The language of a text of an event, where it is not the timeline's.
fn language(timeline: &Timeline, event: &Event, part: TextRef, text: &str) -> Option<String> {
    match part {
        TextRef::OriginalTitle(n) => event.titles.get(n).map(|title| title.language.clone()),
        TextRef::Quotation(n) => event.citations.get(n)?.quote()?.language.clone(),
        TextRef::Source(ix) => title_lang(timeline, timeline.source(ix)).filter(|_| timeline.source(ix).title == text),
        _ => None,
    }
}

/// The language of a source's title, where it is not the timeline's.
pub fn title_lang(timeline: &Timeline, source: &Source) -> Option<String> {
    source.language.clone().filter(|own| !source.described && *own != timeline.about.language)
}

/// The passage around a place of a text, cut at words.
fn around(text: &str, at: usize) -> String {
    let before: usize = text[..at].chars().rev().take(LEAD_CHARS).map(char::len_utf8).sum();
    let mut start = at - before;
    if start > 0 {
        start += text[start..at].find(' ').map_or(0, |space| space + 1);
    }
    let end = text[start..].char_indices().nth(SNIPPET_CHARS).map_or(text.len(), |(length, _)| start + length);
    let mut passage = &text[start..end];
    if end < text.len() {
        passage =
            passage.rsplit_once(' ').filter(|(head, _)| start + head.len() > at).map_or(passage, |(head, _)| head);
    }
    let [before, after] = [start > 0, start + passage.len() < text.len()].map(|cut| if cut { "…" } else { "" });
    format!("{before}{}{after}", passage.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_cut_at_words_around_what_was_looked_for() {
        let text = format!("{}needle {}", "hay ".repeat(100), "straw ".repeat(100));
        let at = text.find("needle").unwrap();
        let passage = around(&text, at);
        assert!(
            passage.contains("hay needle straw") && passage.starts_with("…hay") && passage.ends_with("straw…"),
            "{passage}"
        );
        assert!(passage.chars().count() <= SNIPPET_CHARS + 2, "{passage}");
        assert_eq!(around("needle", 0), "needle");
        let chinese = "中".repeat(500);
        assert!(around(&chinese, 600).chars().count() <= SNIPPET_CHARS + 2);
    }
}
