//! Text search: which events have the words that a reader typed, how relevant each is, and what is marked.
//!
//! The index is an inverted one: for each folded word a bitmap of the events in whose texts it stands, so that what is
//! found is intersected with facets and windows as everything else is. Beside it every text is kept as a stream of word
//! numbers, in which phrases are looked for. Records that events share are read once.

mod autocomplete;
mod fields;
mod highlighter;
mod indexer;
mod positions;
mod query_parser;
mod ranking;
mod snippets;
mod spelling;
mod tokenizer;

pub use autocomplete::MatchQuality;
pub use fields::{Field, TextRef};
pub use highlighter::Highlighter;
pub use snippets::{Snippet, title_lang};

use crate::messages::Messages;
use crate::model::{Citation, Event, EventIx, Timeline, Voice};
use query_parser::{Clause, ClauseKind, parse};
use quick_cache::sync::Cache;
use ranking::FieldPostings;
use roaring::{MultiOps, RoaringBitmap};
use rustc_hash::{FxHashMap, FxHashSet};
use spelling::nearest;
use std::borrow::Cow;
use std::sync::Arc;
use tokenizer::{Stemmers, is_cjk};

/// Answers that are kept: pages ask for the same one several times.
const KEPT: usize = 64;

/// Events of which it is asked for the order of relevance whether words stand one behind the other, at most.
const COMPARED: u64 = 10_000;

/// Words of a text that are taken for errors in typing, at most: each is compared with all that there are.
const CORRECTED: usize = 3;

/// The texts of a timeline, to be searched.
#[derive(Debug)]
pub struct SearchIndex {
    /// The words by their numbers.
    words: Vec<Box<str>>,
    /// The numbers of the words, in the order of the words.
    sorted: Vec<u32>,
    /// The words of each stem.
    stems: FxHashMap<Box<str>, Vec<u32>>,
    /// The events of each word, by its number.
    hits: Vec<FieldPostings>,
    /// The texts of all events, and where each event's end.
    streams: (Vec<u8>, Vec<u32>),
    shared: Vec<RecordText>,
    kept: Cache<Box<str>, Arc<SearchResult>>,
}

/// The texts of a record that events share.
#[derive(Debug)]
struct RecordText {
    stream: Box<[u8]>,
    events: RoaringBitmap,
    field: Field,
}

/// What a text finds.
#[derive(Debug)]
pub struct SearchResult {
    /// The events that have all its words and none that it excludes.
    pub events: RoaringBitmap,
    /// What each of its terms finds, those that exclude left out.
    terms: Vec<TermMatches>,
    /// Its terms, where they are several words and nothing else: those rank first that have them one behind the other.
    phrase: Option<Vec<String>>,
    /// Words that no text has, each with the one that was searched for instead.
    pub corrections: Vec<(String, String)>,
    /// The text with the corrections, if there are any.
    pub corrected_text: Option<String>,
    /// What of a text is marked.
    pub highlighter: Highlighter,
}

/// What a term finds.
#[derive(Debug)]
enum TermMatches {
    /// Words, by their numbers; the index has their hits.
    Words(Vec<u32>),
    /// Hits of its own.
    Postings(FieldPostings),
}

/// Whether there is a word in a text that can be looked for.
#[must_use]
pub fn has_words(text: &str) -> bool {
    !parse(text).is_empty()
}

/// The words of a text, folded as the index has them.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let mut folded = Vec::new();
    tokenizer::tokenize(text, |word, _| folded.push(word.to_owned()));
    folded
}

impl SearchIndex {
    /// Reads all texts.
    #[must_use]
    pub fn new(timeline: &Timeline, messages: &Messages) -> Self {
        let met = indexer::Vocabulary::default();
        let indexer::IndexedTexts { hits, streams, shared } = indexer::read(timeline, messages, &met);
        let words = met.words();
        let mut sorted: Vec<u32> = (0..).take(words.len()).collect();
        sorted.sort_unstable_by_key(|&word| &words[word as usize]);
        let mut stems: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        let of = Stemmers::default();
        for &word in &sorted {
            stems.entry(of.of(&words[word as usize]).into()).or_default().push(word);
        }
        Self { words, sorted, stems, hits, streams, shared, kept: Cache::new(KEPT) }
    }

    /// What a text finds. A text without a word finds everything.
    #[must_use]
    pub fn search(&self, text: &str) -> Arc<SearchResult> {
        if let Some(kept) = self.kept.get(text) {
            return kept;
        }
        let answer = Arc::new(self.evaluate(text));
        self.kept.insert(text.into(), Arc::clone(&answer));
        answer
    }

    fn evaluate(&self, text: &str) -> SearchResult {
        let (mut found, mut without) = (Vec::new(), RoaringBitmap::new());
        let (mut corrections, mut marked) = (Vec::new(), Vec::new());
        for Clause { without: excluded, what } in parse(text) {
            let whole = self.look(&what);
            if excluded {
                without |= &*self.events(&whole);
                continue;
            }
            let words = match what {
                ClauseKind::Compound(words) if self.events(&whole).is_empty() => words,
                ClauseKind::Word(word) => vec![word],
                what => {
                    marked.push(what);
                    found.push(whole);
                    continue;
                }
            };
            for word in words {
                let (what, term) = self.resolve_term(word, &mut corrections);
                marked.push(what);
                found.push(term);
            }
        }
        let mut all: Vec<Cow<'_, RoaringBitmap>> = found.iter().map(|term| self.events(term)).collect();
        all.sort_by_key(|events| events.len());
        let mut all = all.into_iter();
        let every = || super::bitmap::first(u32::try_from(self.streams.1.len()).unwrap_or(u32::MAX));
        let first = all.next().map_or_else(every, Cow::into_owned);
        let events = all.fold(first, |met, other| met & &*other);
        let word = |what: &ClauseKind| if let ClauseKind::Word(word) = what { Some(word.clone()) } else { None };
        let phrase = marked.iter().map(word).collect::<Option<Vec<String>>>().filter(|words| words.len() > 1);
        let corrected_text = (!corrections.is_empty()).then(|| corrected(text, &corrections));
        SearchResult {
            events: events - without,
            terms: found,
            phrase,
            corrections,
            corrected_text,
            highlighter: Highlighter::new(marked, |word| self.forms(word)),
        }
    }

    /// What a word that was typed stands for: itself in all forms, else what begins so, else the nearest in spelling.
    fn resolve_term(&self, word: String, corrections: &mut Vec<(String, String)>) -> (ClauseKind, TermMatches) {
        let none = |found: &TermMatches| matches!(found, TermMatches::Words(words) if words.is_empty());
        let own = self.look(&ClauseKind::Word(word.clone()));
        if !none(&own) {
            return (ClauseKind::Word(word), own);
        }
        let beginning = ClauseKind::Prefix(word.clone());
        let longer = self.look(&beginning);
        if !none(&longer) {
            return (beginning, longer);
        }
        let events = |at: usize| self.hits[at].any.len();
        let near = (corrections.len() < CORRECTED).then(|| nearest(&word, &self.words, events)).flatten();
        let Some(near) = near.map(str::to_owned) else { return (ClauseKind::Word(word), own) };
        let found = self.look(&ClauseKind::Word(near.clone()));
        corrections.push((word, near.clone()));
        (ClauseKind::Word(near), found)
    }

    /// What has what a term looks for.
    fn look(&self, what: &ClauseKind) -> TermMatches {
        match what {
            ClauseKind::Word(word) => TermMatches::Words(self.stem_variants(word).collect()),
            ClauseKind::Prefix(beginning) => TermMatches::Words(self.beginning(beginning).to_vec()),
            ClauseKind::Phrase(words) | ClauseKind::Compound(words) => TermMatches::Postings(self.phrase(words, None)),
        }
    }

    /// The events of what a term finds.
    fn events<'a>(&'a self, found: &'a TermMatches) -> Cow<'a, RoaringBitmap> {
        match found {
            TermMatches::Postings(hits) => Cow::Borrowed(&hits.any),
            TermMatches::Words(words) => match words[..] {
                [word] => Cow::Borrowed(&self.hits[word as usize].any),
                _ => Cow::Owned(words.iter().map(|&word| &self.hits[word as usize].any).union()),
            },
        }
    }

    /// Some of the events of an answer by relevance, `skip` and `take` of them: those come first that have its words in
    /// weightier fields, then those of more significance, then the earlier ones. `by_significance` has the most
    /// significant first.
    #[must_use]
    pub fn ranked<'a>(
        &self,
        answer: &SearchResult,
        events: &RoaringBitmap,
        by_significance: impl Iterator<Item = &'a RoaringBitmap>,
        skip: usize,
        take: usize,
    ) -> Vec<EventIx> {
        let hits = |found: &TermMatches| match found {
            TermMatches::Postings(hits) => hits.clone(),
            TermMatches::Words(words) => words.iter().fold(FieldPostings::default(), |mut all, &word| {
                all.join(&self.hits[word as usize]);
                all
            }),
        };
        let terms: Vec<FieldPostings> = answer.terms.iter().map(hits).collect();
        let phrase = match &answer.phrase {
            Some(words) if events.len() <= COMPARED => self.phrase(words, Some(events)),
            _ => FieldPostings::default(),
        };
        ranking::ranked(events, &terms, &phrase, self.streams.1.len() as u64, by_significance, skip, take)
    }

    /// The words that are forms of a word.
    fn stem_variants(&self, word: &str) -> impl Iterator<Item = u32> {
        self.stems.get(&*Stemmers::default().of(word)).into_iter().flatten().copied()
    }

    /// The same as words.
    fn forms(&self, word: &str) -> FxHashSet<Box<str>> {
        self.stem_variants(word).map(|word| self.words[word as usize].clone()).collect()
    }

    /// The words that begin so, in their order.
    fn beginning(&self, beginning: &str) -> &[u32] {
        let word = |at: &u32| &*self.words[*at as usize];
        let first = self.sorted.partition_point(|at| word(at) < beginning);
        let many = self.sorted[first..].partition_point(|at| word(at).starts_with(beginning));
        &self.sorted[first..first + many]
    }

    /// The number of a word.
    fn number(&self, word: &str) -> Option<u32> {
        let at = self.sorted.binary_search_by_key(&word, |&at| &self.words[at as usize]).ok()?;
        self.sorted.get(at).copied()
    }

    /// The events, of all or some, in one of whose texts words stand one behind the other.
    fn phrase(&self, words: &[String], among: Option<&RoaringBitmap>) -> FieldPostings {
        let mut hits = FieldPostings::default();
        let Some((last, first)) = words.split_last() else { return hits };
        let Some(first) = first.iter().map(|word| self.number(word)).collect::<Option<Vec<u32>>>() else { return hits };
        // The last character of Chinese may begin a pair in the text.
        let last: Vec<u32> = match last.chars().all(is_cjk) && last.chars().count() == 1 {
            true => self.beginning(last).to_vec(),
            false => self.number(last).into_iter().collect(),
        };
        let of = |word: &u32| &self.hits[*word as usize].any;
        let mut all: Vec<Cow<'_, RoaringBitmap>> = first.iter().map(of).chain(among).map(Cow::Borrowed).collect();
        all.push(Cow::Owned(last.iter().map(of).union()));
        all.sort_by_key(|hits| hits.len());
        let events = all.into_iter().reduce(|met, other| Cow::Owned(&*met & &*other)).unwrap_or_default();
        let mut room = Vec::new();
        for event in &*events {
            if let Some(field) = positions::find(self.stream(event), &first, &last, &mut room) {
                hits.push(event, field);
            }
        }
        for RecordText { stream, events, field } in &self.shared {
            if positions::find(stream, &first, &last, &mut room).is_some() {
                hits.add(events, *field);
            }
        }
        hits.gathered()
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

/// A text with words in place of others.
fn corrected(text: &str, corrections: &[(String, String)]) -> String {
    let mut whole = String::new();
    let mut end = 0;
    tokenizer::tokenize(text, |word, at| {
        if let Some((_, other)) = corrections.iter().find(|(typed, _)| typed == word) {
            whole.push_str(&text[end..at.start]);
            whole.push_str(other);
            end = at.end;
        }
    });
    whole + &text[end..]
}

/// Tells every text in which an event is found, the weightiest first.
pub fn searchable_texts(messages: &Messages, timeline: &Timeline, event: &Event, mut tell: impl FnMut(TextRef, &str)) {
    let mut told: Vec<(TextRef, Cow<'_, str>)> = Vec::new();
    fields::own(messages, event, |part, text| told.push((part, text)));
    let spoken = |voice: Voice| match voice {
        Voice::Actor(actor) => Some(TextRef::Actor(actor)),
        Voice::Person(person) => Some(TextRef::Person(person)),
        _ => None,
    };
    let actors = event.actors.iter().chain(&event.concerns).map(|&actor| TextRef::Actor(actor));
    let people = event.people.iter().map(|&person| TextRef::Person(person));
    let voices = event.citations.iter().flat_map(Citation::voices).filter_map(spoken);
    let mut seen = Vec::new();
    for part in actors.chain(people).chain(voices).chain(timeline.works(event).map(TextRef::Source)) {
        if seen.contains(&part) {
            continue;
        }
        seen.push(part);
        let mut tell = |text| told.push((part, Cow::Borrowed(text)));
        match part {
            TextRef::Actor(actor) => fields::actor(timeline.actor(actor)).for_each(&mut tell),
            TextRef::Person(person) => fields::person(timeline.person(person)).for_each(&mut tell),
            TextRef::Source(source) => fields::source(timeline.source(source)).for_each(&mut tell),
            _ => {}
        }
    }
    told.sort_by_key(|(part, _)| part.field());
    told.iter().for_each(|(part, text)| tell(*part, text));
}
