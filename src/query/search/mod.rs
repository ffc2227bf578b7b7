//! Full-text search: which events have the words that a reader typed, how relevant each is, and what is highlighted.
//!
//! It is an inverted index: for each folded word, the bitmap of the events in whose texts it is. So the result of a search
//! can be intersected with facets and windows like anything else. In addition every text is kept as a stream of word ids
//! ([`positions`]), in which phrases are found. Records that several events share are indexed once.
//!
//! The way of a search text is [`query_parser`] → [`evaluator`] → [`ranking`]; that of the data is [`fields`] →
//! [`tokenizer`] → [`indexer`].

mod autocomplete;
mod evaluator;
mod field_postings;
mod fields;
mod highlighter;
mod indexer;
mod positions;
mod query_parser;
mod ranking;
mod snippets;
mod spelling;
mod stemmer;
mod stop_words;
mod tokenizer;

pub use autocomplete::{MatchQuality, PrefixQuery};
pub use evaluator::SearchResult;
pub use fields::{Field, TextRef, actor_texts, person_texts, searchable_texts, source_texts};
pub use highlighter::Highlighter;
pub use snippets::{Snippet, title_lang};
pub use stemmer::Stemmers;
pub use tokenizer::tokenize_with_compounds;

use crate::messages::Messages;
use crate::model::{EventIx, Timeline};
use evaluator::TermMatches;
use field_postings::FieldPostings;
use quick_cache::sync::Cache;
use roaring::RoaringBitmap;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The results of recent searches that are kept, because a page asks for the same one several times.
const CACHED_RESULTS: usize = 64;

/// The most events whose texts are scanned for the whole phrase to rank them.
const MAX_PHRASE_RANKED: u64 = 10_000;

/// The texts of a timeline, to be searched.
#[derive(Debug)]
pub struct SearchIndex {
    /// The words by their ids.
    words: Vec<Box<str>>,
    /// The ids of the words, in the order of the words.
    sorted: Vec<u32>,
    /// The ids of the words of each stem.
    stems: FxHashMap<Box<str>, Vec<u32>>,
    /// The events of each word, by its id.
    postings: Vec<FieldPostings>,
    /// The streams of all events ([`positions`]), one after the other, and the offset at which each event's ends.
    streams: (Vec<u8>, Vec<u32>),
    record_texts: Vec<RecordText>,
    cache: Cache<Box<str>, Arc<SearchResult>>,
}

/// The texts of a record that events share.
#[derive(Debug)]
struct RecordText {
    stream: Box<[u8]>,
    events: RoaringBitmap,
    field: Field,
}

/// Whether a text has a word that can be searched for.
pub fn has_words(text: &str) -> bool {
    !query_parser::parse(text).is_empty()
}

/// The words of a text, folded as the index has them.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    tokenizer::tokenize(text, |word, _| tokens.push(word.to_owned()));
    tokens
}

/// The words of a text and their stems, with the compounds of words that hyphens join: by these a record is found.
pub fn index_words(text: &str) -> Vec<String> {
    let (mut words, stemmers) = (Vec::new(), Stemmers::default());
    tokenizer::tokenize_with_compounds(text, |word, _, _| {
        words.extend([word.to_owned(), stemmers.stem(word).into_owned()]);
    });
    words
}

impl SearchIndex {
    /// Indexes all texts, on all threads of the machine.
    pub fn new(timeline: &Timeline, messages: &Messages) -> Self {
        let vocabulary = indexer::Vocabulary::default();
        let indexer::IndexedTexts { postings, streams, record_texts } =
            indexer::index_texts(timeline, messages, &vocabulary);
        let words = vocabulary.into_words();
        let mut sorted: Vec<u32> = (0..).take(words.len()).collect();
        let mut stems: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        sorted.sort_unstable_by_key(|&word| &words[word as usize]);
        let stemmers = Stemmers::default();
        for &word in &sorted {
            stems.entry(stemmers.stem(&words[word as usize]).into()).or_default().push(word);
        }
        Self { words, sorted, stems, postings, streams, record_texts, cache: Cache::new(CACHED_RESULTS) }
    }

    /// The words of each stem that has several, in the order of the words.
    pub fn word_families(&self) -> impl Iterator<Item = Vec<&str>> {
        let word = |id: &u32| &*self.words[*id as usize];
        let mut families: Vec<&Vec<u32>> = self.stems.values().filter(|words| words.len() > 1).collect();
        families.sort_by_key(|words| words.first().map(word));
        families.into_iter().map(move |words| words.iter().map(word).collect())
    }

    /// What a text finds. A text without a word finds everything.
    pub fn search(&self, text: &str) -> Arc<SearchResult> {
        if let Some(cached) = self.cache.get(text) {
            return cached;
        }
        let result = Arc::new(self.evaluate(text));
        self.cache.insert(text.into(), Arc::clone(&result));
        result
    }

    /// `take` of some events of a result in order of relevance, after the first `skip`: first those with its words in
    /// weightier fields, then those of more significance, then the earlier ones. `by_significance` has the most significant
    /// first.
    pub fn ranked<'a>(
        &self,
        result: &SearchResult,
        events: &RoaringBitmap,
        by_significance: impl Iterator<Item = &'a RoaringBitmap>,
        skip: usize,
        take: usize,
    ) -> Vec<EventIx> {
        let postings = |matches: &TermMatches| match matches {
            TermMatches::Postings(postings) => postings.clone(),
            TermMatches::Words(words) => words.iter().fold(FieldPostings::default(), |mut all, &word| {
                all.merge(&self.postings[word as usize]);
                all
            }),
        };
        let terms: Vec<FieldPostings> = result.terms.iter().map(postings).collect();
        let phrase = match &result.phrase {
            Some(words) if events.len() <= MAX_PHRASE_RANKED => self.phrase_postings(words, Some(events)),
            _ => FieldPostings::default(),
        };
        ranking::ranked(events, &terms, &phrase, self.event_count().into(), by_significance, skip, take)
    }

    fn event_count(&self) -> u32 {
        u32::try_from(self.streams.1.len()).unwrap_or(u32::MAX)
    }

    /// The texts of an event.
    fn stream(&self, event: u32) -> &[u8] {
        let (text, ends) = &self.streams;
        let at = event as usize;
        let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        let end = ends.get(at).copied().unwrap_or(start);
        text.get(start as usize..end as usize).unwrap_or_default()
    }
}
