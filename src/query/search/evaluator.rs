//! What a search text finds: the events of each clause, and their intersection.

use super::field_postings::FieldPostings;
use super::highlighter::Highlighter;
use super::query_parser::{ClauseKind, parse};
use super::spelling::{corrected, nearest};
use super::tokenizer::{Stemmers, is_cjk};
use super::{RecordText, SearchIndex, positions};
use crate::query::bitmap;
use roaring::{MultiOps, RoaringBitmap};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Words of a search that are corrected, at most: each is compared with all words that there are.
const MAX_CORRECTIONS: usize = 3;

/// What a search text finds.
#[derive(Debug)]
pub struct SearchResult {
    /// The events that have all its terms, and none that it excludes.
    pub events: RoaringBitmap,
    /// What each of its terms finds, without excluded ones.
    pub(super) terms: Vec<TermMatches>,
    /// Its words, if it has at least two and nothing else. Events in which they follow each other rank first.
    pub(super) phrase: Option<Vec<String>>,
    /// Words that no text has, each with the word that was searched for instead.
    pub corrections: Vec<(String, String)>,
    /// The search text with the corrections, if there are any.
    pub corrected_text: Option<String>,
    /// Finds its terms in texts.
    pub highlighter: Highlighter,
}

/// What a term finds.
#[derive(Debug)]
pub(super) enum TermMatches {
    /// The postings of these words, by their ids.
    Words(Vec<u32>),
    /// Postings of its own.
    Postings(FieldPostings),
}

impl SearchIndex {
    pub(super) fn evaluate(&self, text: &str) -> SearchResult {
        let (mut terms, mut highlighted) = (Vec::new(), Vec::new());
        let (mut excluded, mut corrections) = (RoaringBitmap::new(), Vec::new());
        for clause in parse(text) {
            let matches = self.matches(&clause.kind);
            if clause.excluded {
                excluded |= &*self.events(&matches);
                continue;
            }
            let words = match clause.kind {
                ClauseKind::Compound(words) if self.events(&matches).is_empty() => words,
                ClauseKind::Word(word) => vec![word],
                kind => {
                    highlighted.push(kind);
                    terms.push(matches);
                    continue;
                }
            };
            for word in words {
                let (kind, matches) = self.resolve_term(word, &mut corrections);
                highlighted.push(kind);
                terms.push(matches);
            }
        }
        let mut parts: Vec<Cow<'_, RoaringBitmap>> = terms.iter().map(|term| self.events(term)).collect();
        parts.sort_by_key(|events| events.len());
        let mut parts = parts.into_iter();
        let first = parts.next().map_or_else(|| bitmap::first(self.event_count()), Cow::into_owned);
        let events = parts.fold(first, |all, part| all & &*part);
        let word = |kind: &ClauseKind| if let ClauseKind::Word(word) = kind { Some(word.clone()) } else { None };
        let phrase = highlighted.iter().map(word).collect::<Option<Vec<String>>>().filter(|words| words.len() > 1);
        let corrected_text = (!corrections.is_empty()).then(|| corrected(text, &corrections));
        SearchResult {
            events: events - excluded,
            terms,
            phrase,
            corrections,
            corrected_text,
            highlighter: Highlighter::new(highlighted, |word| self.forms(word)),
        }
    }

    /// What a typed word stands for: all forms of the word; if there are none, the words that begin with it; if there are
    /// none either, the nearest word in spelling.
    fn resolve_term(&self, word: String, corrections: &mut Vec<(String, String)>) -> (ClauseKind, TermMatches) {
        let is_empty = |matches: &TermMatches| matches!(matches, TermMatches::Words(words) if words.is_empty());
        let own = self.matches(&ClauseKind::Word(word.clone()));
        if !is_empty(&own) {
            return (ClauseKind::Word(word), own);
        }
        let prefix = ClauseKind::Prefix(word.clone());
        let longer = self.matches(&prefix);
        if !is_empty(&longer) {
            return (prefix, longer);
        }
        let events = |at: usize| self.postings[at].any.len();
        let near = (corrections.len() < MAX_CORRECTIONS).then(|| nearest(&word, &self.words, events)).flatten();
        let Some(near) = near.map(str::to_owned) else { return (ClauseKind::Word(word), own) };
        let matches = self.matches(&ClauseKind::Word(near.clone()));
        corrections.push((word, near.clone()));
        (ClauseKind::Word(near), matches)
    }

    fn matches(&self, kind: &ClauseKind) -> TermMatches {
        match kind {
            ClauseKind::Word(word) => TermMatches::Words(self.stem_variants(word).collect()),
            ClauseKind::Prefix(prefix) => TermMatches::Words(self.with_prefix(prefix).to_vec()),
            ClauseKind::Phrase(words) | ClauseKind::Compound(words) => {
                TermMatches::Postings(self.phrase_postings(words, None))
            }
        }
    }

    /// The events of what a term finds.
    fn events<'a>(&'a self, matches: &'a TermMatches) -> Cow<'a, RoaringBitmap> {
        match matches {
            TermMatches::Postings(postings) => Cow::Borrowed(&postings.any),
            TermMatches::Words(words) => match words[..] {
                [word] => Cow::Borrowed(&self.postings[word as usize].any),
                _ => Cow::Owned(words.iter().map(|&word| &self.postings[word as usize].any).union()),
            },
        }
    }

    /// The ids of the words with the same stem.
    fn stem_variants(&self, word: &str) -> impl Iterator<Item = u32> {
        self.stems.get(&*Stemmers::default().stem(word)).into_iter().flatten().copied()
    }

    /// The words with the same stem.
    fn forms(&self, word: &str) -> FxHashSet<Box<str>> {
        self.stem_variants(word).map(|word| self.words[word as usize].clone()).collect()
    }

    /// The ids of the words that begin with a prefix, in the order of the words.
    pub(super) fn with_prefix(&self, prefix: &str) -> &[u32] {
        let word = |id: &u32| &*self.words[*id as usize];
        let first = self.sorted.partition_point(|id| word(id) < prefix);
        let len = self.sorted[first..].partition_point(|id| word(id).starts_with(prefix));
        &self.sorted[first..first + len]
    }

    /// The id of a word.
    pub(super) fn word_id(&self, word: &str) -> Option<u32> {
        let at = self.sorted.binary_search_by_key(&word, |&id| &self.words[id as usize]).ok()?;
        self.sorted.get(at).copied()
    }

    /// The events, of all or of some, in which words follow each other in one text. Their postings give the candidates, whose
    /// texts are then scanned.
    pub(super) fn phrase_postings(&self, words: &[String], among: Option<&RoaringBitmap>) -> FieldPostings {
        let mut postings = FieldPostings::default();
        let Some((last, first)) = words.split_last() else { return postings };
        let first = first.iter().map(|word| self.word_id(word)).collect::<Option<Vec<u32>>>();
        let Some(first) = first else { return postings };
        // A single CJK character at the end may be the first of a pair in the text.
        let last: Vec<u32> = match last.chars().all(is_cjk) && last.chars().count() == 1 {
            true => self.with_prefix(last).to_vec(),
            false => self.word_id(last).into_iter().collect(),
        };
        let events_of = |word: &u32| &self.postings[*word as usize].any;
        let mut parts: Vec<Cow<'_, RoaringBitmap>> =
            first.iter().map(events_of).chain(among).map(Cow::Borrowed).collect();
        parts.push(Cow::Owned(last.iter().map(events_of).union()));
        parts.sort_by_key(|events| events.len());
        let candidates = parts.into_iter().reduce(|all, part| Cow::Owned(&*all & &*part)).unwrap_or_default();
        let mut buffer = Vec::new();
        for event in &*candidates {
            if let Some(field) = positions::find_phrase(self.stream(event), &first, &last, &mut buffer) {
                postings.push(event, field);
            }
        }
        for RecordText { stream, events, field } in &self.record_texts {
            if positions::find_phrase(stream, &first, &last, &mut buffer).is_some() {
                postings.add(events, *field);
            }
        }
        postings.finish()
    }
}
