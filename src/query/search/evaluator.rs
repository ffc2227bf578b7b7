//! What a search text finds: the events of each clause, and their intersection.

use super::field_postings::FieldPostings;
use super::highlighter::Highlighter;
use super::query_parser::{ClauseKind, parse};
use super::spelling::{as_typed, nearest, replaced};
use super::stemmer::Stemmers;
use super::stop_words::is_stop_word;
use super::tokenizer::is_cjk;
use super::{RecordText, SearchIndex, positions, ranking};
use crate::query::bitmap;
use roaring::{MultiOps, RoaringBitmap};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Words of a search that are corrected, at most: each is compared with all words that there are.
const MAX_CORRECTIONS: usize = 3;

/// Terms whose omission is tried in every combination, at most; the rarest ones.
const MAX_COMBINED: usize = 8;

/// What a search text finds.
#[derive(Debug)]
pub struct SearchResult {
    /// The events that have all its terms, and none that it excludes. If no event has all, those that have as many of the
    /// rare ones as possible.
    pub events: RoaringBitmap,
    /// What each of its terms finds, without those that are excluded or left out.
    pub(super) terms: Vec<TermMatches>,
    /// Its words, if it has at least two and nothing else. Events in which they follow each other rank first.
    pub(super) phrase: Option<Vec<String>>,
    /// Words that no text has, each with the word that was searched for instead.
    pub corrections: Vec<(String, String)>,
    /// Words that were left out because no event has all, as they were typed.
    pub left_out: Vec<String>,
    /// The search text as it was applied, if it differs: with the corrections, and without the words that were left out.
    pub applied_text: Option<String>,
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

/// A term of a search.
struct Term {
    kind: ClauseKind,
    matches: TermMatches,
    /// The folded words of the reader by which it is named, if it can be left out.
    typed: Option<Vec<String>>,
}

impl SearchIndex {
    pub(super) fn evaluate(&self, text: &str) -> SearchResult {
        let mut terms: Vec<Term> = Vec::new();
        let (mut excluded, mut corrections) = (RoaringBitmap::new(), Vec::new());
        let mut phrase = Some(Vec::new());
        let clauses = parse(text);
        let is_stop = |kind: &ClauseKind| matches!(kind, ClauseKind::Word(word) if is_stop_word(word));
        let only_stops = clauses.iter().filter(|clause| !clause.excluded).all(|clause| is_stop(&clause.kind));
        for clause in clauses {
            if clause.excluded {
                excluded |= &*self.events(&self.matches(&clause.kind));
                phrase = None;
                continue;
            }
            if let ClauseKind::Word(word) = &clause.kind
                && is_stop(&clause.kind)
                && !only_stops
            {
                phrase.iter_mut().for_each(|phrase| phrase.push(word.clone()));
                continue;
            }
            let words = match clause.kind {
                ClauseKind::Word(word) => vec![word],
                kind => {
                    let matches = self.matches(&kind);
                    match kind {
                        ClauseKind::Compound(words) if self.events(&matches).is_empty() => words,
                        kind => {
                            let typed =
                                if let ClauseKind::Compound(words) = &kind { Some(words.clone()) } else { None };
                            terms.push(Term { kind, matches, typed });
                            phrase = None;
                            continue;
                        }
                    }
                }
            };
            for word in words {
                let typed = Some(vec![word.clone()]);
                let (kind, matches) = self.resolve_term(word, &mut corrections);
                phrase = phrase.zip(plain_word(&kind)).map(|(mut phrase, word)| {
                    phrase.push(word);
                    phrase
                });
                terms.push(Term { kind, matches, typed });
            }
        }
        let (events, kept) = self.with_most_terms(&terms);
        let (kept, left_out): (Vec<_>, Vec<_>) = terms.into_iter().zip(kept).partition(|(_, kept)| *kept);
        let left_out: Vec<String> = left_out.into_iter().filter_map(|(term, _)| term.typed).flatten().collect();
        // A word that is left out anyway needs no correction.
        corrections.retain(|(typed, _)| !left_out.contains(typed));
        let corrected_text = (!corrections.is_empty()).then(|| replaced(text, &corrections));
        let applied_text = (!left_out.is_empty()).then(|| {
            let removed = left_out.iter().map(|word| (word.clone(), String::new()));
            let all: Vec<(String, String)> = corrections.iter().cloned().chain(removed).collect();
            replaced(text, &all).split_whitespace().collect::<Vec<_>>().join(" ")
        });
        let (highlighted, terms) = kept.into_iter().map(|(term, _)| (term.kind, term.matches)).unzip();
        SearchResult {
            events: events - excluded,
            terms,
            phrase: phrase.filter(|words| words.len() > 1 && left_out.is_empty()),
            left_out: left_out.iter().map(|word| as_typed(text, word)).collect(),
            applied_text: applied_text.or_else(|| corrected_text.clone()),
            corrections,
            corrected_text,
            highlighter: Highlighter::new(highlighted, |word| self.forms(word)),
        }
    }

    /// The events that have all terms, or else those that have the most, by rarity; and which terms they have. Phrases and
    /// prefixes are never left out, and at least one term is kept.
    fn with_most_terms(&self, terms: &[Term]) -> (RoaringBitmap, Vec<bool>) {
        let mut kept = vec![true; terms.len()];
        let parts: Vec<Cow<'_, RoaringBitmap>> = terms.iter().map(|term| self.events(&term.matches)).collect();
        let all = |parts: &mut dyn Iterator<Item = &Cow<'_, RoaringBitmap>>| {
            let mut parts: Vec<&RoaringBitmap> = parts.map(AsRef::as_ref).collect();
            parts.sort_by_key(|events| events.len());
            let first = parts.first().map_or_else(|| bitmap::first(self.event_count()), |first| (*first).clone());
            parts.iter().skip(1).fold(first, |all, part| all & *part)
        };
        let whole = all(&mut parts.iter());
        let mut optional: Vec<usize> = (0..terms.len()).filter(|&at| terms[at].typed.is_some()).collect();
        if !whole.is_empty() || optional.is_empty() || terms.len() < 2 {
            return (whole, kept);
        }
        let optional_only = optional.len() == terms.len();
        let required = all(&mut parts.iter().zip(terms).filter(|(_, term)| term.typed.is_none()).map(|(part, _)| part));
        optional.sort_by_key(|&at| parts[at].len());
        optional.retain(|&at| {
            kept[at] = false;
            !parts[at].is_empty()
        });
        let rarity = |at: usize| u32::from(ranking::rarity(parts[at].len(), self.event_count().into()));
        let (combined, rest) = optional.split_at(optional.len().min(MAX_COMBINED));
        let mut best = (0, required.clone(), Vec::new());
        let mut open = vec![(0, required, Vec::new(), combined)];
        while let Some((weight, events, chosen, next)) = open.pop() {
            if weight > best.0 {
                best = (weight, events.clone(), chosen.clone());
            }
            let Some((&at, next)) = next.split_first() else { continue };
            let possible: u32 = next.iter().map(|&at| rarity(at)).sum();
            if weight + possible > best.0 {
                open.push((weight, events.clone(), chosen.clone(), next));
            }
            let both = &events & &*parts[at];
            if !both.is_empty() {
                let mut chosen = chosen;
                chosen.push(at);
                open.push((weight + rarity(at), both, chosen, next));
            }
        }
        let (_, mut events, mut chosen) = best;
        for &at in rest {
            let both = &events & &*parts[at];
            if !both.is_empty() {
                events = both;
                chosen.push(at);
            }
        }
        // Without any of its terms a search finds nothing rather than everything.
        if chosen.is_empty() && optional_only {
            return (RoaringBitmap::new(), vec![true; terms.len()]);
        }
        chosen.into_iter().for_each(|at| kept[at] = true);
        (events, kept)
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
            ClauseKind::Phrase(words) => TermMatches::Postings(self.phrase_postings(words, None)),
            ClauseKind::Compound(words) => {
                let mut postings = self.phrase_postings(words, None);
                self.stem_variants(&words.concat()).for_each(|word| postings.merge(&self.postings[word as usize]));
                TermMatches::Postings(postings)
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

/// The word of a term that is a single word.
fn plain_word(kind: &ClauseKind) -> Option<String> {
    if let ClauseKind::Word(word) = kind { Some(word.clone()) } else { None }
}
