//! Titles and names by what a reader has typed of them so far.
//!
//! Every typed word is a prefix. A title matches if it has, for every typed word, a word that begins with it, in any order:
//! "sov spl" matches "The Sino-Soviet split". An event also matches by its names and dates: "march 1969". Titles that *start with* the typed text are better matches. Postings know which
//! words a title has, but not in which order, so the order is read from the position streams. This is why there are two steps:
//! the postings of all completions give the candidates, and the streams of the candidates tell the better ones.

use super::spelling::{nearest, replaced};
use super::tokenizer::tokenize;
use super::{Field, SearchIndex, fields, positions, tokens};
use crate::model::{ActorIx, EventIx, PersonIx, SourceIx, Timeline};
use roaring::{MultiOps, RoaringBitmap};

/// The most candidates whose streams are read, the most significant first. A short prefix may have a million candidates;
/// among so many a better match that is less significant is not worth the time.
const MAX_STREAMS_READ: usize = 1 << 14;

/// Words that are corrected, at most: each is compared with all words that there are.
const MAX_CORRECTIONS: usize = 2;

/// The fields by which an event is suggested.
const NAMES: [Field; 3] = [Field::Title, Field::Date, Field::Names];

/// What a reader has typed of a title or a name.
#[derive(Debug)]
pub struct PrefixQuery<'a> {
    search: &'a SearchIndex,
    timeline: &'a Timeline,
    words: Vec<TypedWord>,
}

/// A typed word.
#[derive(Debug)]
struct TypedWord {
    /// The id of the word itself, if a text has it.
    exact: Option<u32>,
    /// The ids of all words that begin with it.
    completions: RoaringBitmap,
    folded: String,
}

/// How well a title matches; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchQuality {
    /// It starts with the typed text.
    StartsWith,
    /// It has all typed words.
    Contains,
    /// The titles, dates and names of the event have all typed words.
    Named,
}

impl SearchIndex {
    /// Reads what was typed. `None` if there is no word in it.
    pub fn prefix_query<'a>(&'a self, timeline: &'a Timeline, text: &str) -> Option<PrefixQuery<'a>> {
        let mut words = Vec::new();
        let mut end = 0;
        tokenize(text, |word, at| {
            // The last character of a CJK run is a word of its own in the index, but a title may go on after it.
            if end != at.end {
                let completions = self.with_prefix(word).iter().copied().collect();
                words.push(TypedWord { exact: self.word_id(word), completions, folded: word.to_owned() });
            }
            end = at.end;
        });
        (!words.is_empty()).then_some(PrefixQuery { search: self, timeline, words })
    }

    /// What was typed, with each word that begins no word replaced by the nearest one in the titles, dates and names of events.
    /// `None` if there is nothing to replace.
    pub fn nearest_names(&self, text: &str) -> Option<String> {
        let mut corrections: Vec<(String, String)> = Vec::new();
        let events = |at: usize| NAMES.iter().map(|&field| self.postings[at].in_field(field).len()).sum();
        tokenize(text, |word, _| {
            if corrections.len() < MAX_CORRECTIONS && self.with_prefix(word).is_empty() {
                let near = nearest(word, &self.words, events);
                corrections.extend(near.map(|near| (word.to_owned(), near.to_owned())));
            }
        });
        (!corrections.is_empty()).then(|| replaced(text, &corrections))
    }
}

impl PrefixQuery<'_> {
    /// At most `limit` events that match: the better matches first, then the more significant events, then the
    /// earlier ones. `by_significance` has the most significant first.
    pub fn events<'a>(
        &self,
        by_significance: impl Iterator<Item = &'a RoaringBitmap>,
        limit: usize,
    ) -> Vec<(MatchQuality, EventIx)> {
        let with_words = |fields: &[Field]| {
            let postings =
                |word: u32| fields.iter().map(move |&field| self.search.postings[word as usize].in_field(field));
            let with_word = |word: &TypedWord| word.completions.iter().flat_map(postings).union();
            self.words.iter().map(with_word).intersection()
        };
        let by_significance: Vec<&RoaringBitmap> = by_significance.collect();
        let titled = with_words(&[Field::Title]);
        let (mut starting, mut containing) = (Vec::new(), Vec::new());
        let events = by_significance.iter().flat_map(|&significant| significant & &titled).map(EventIx);
        for event in events.take(MAX_STREAMS_READ) {
            let titles = fields::title_count(self.timeline.event(event));
            if self.starts_a_text(self.search.stream(event.0), titles) {
                starting.push((MatchQuality::StartsWith, event));
            } else if containing.len() < limit {
                containing.push((MatchQuality::Contains, event));
            }
            if starting.len() == limit {
                break;
            }
        }
        let mut found: Vec<_> = starting.into_iter().chain(containing).take(limit).collect();
        if found.len() < limit {
            let named = with_words(&NAMES) - titled;
            let events = by_significance.iter().flat_map(|&significant| significant & &named);
            found.extend(events.take(limit - found.len()).map(|event| (MatchQuality::Named, EventIx(event))));
        }
        found
    }

    /// How well a text matches that is not in the index.
    pub fn text(&self, text: &str) -> Option<MatchQuality> {
        let own = tokens(text);
        let begins = |word: &TypedWord| own.iter().any(|own| own.starts_with(&word.folded));
        let (last, whole) = self.words.split_last()?;
        let starts = own.iter().zip(whole).filter(|(own, word)| **own == word.folded).count() == whole.len()
            && own.get(whole.len()).is_some_and(|own| own.starts_with(&last.folded));
        let quality = if starts { MatchQuality::StartsWith } else { MatchQuality::Contains };
        self.words.iter().all(begins).then_some(quality)
    }

    /// How well an actor's names match.
    pub fn actor(&self, ix: ActorIx) -> Option<MatchQuality> {
        self.record(ix.index(), usize::MAX)
    }

    /// How well a person's names match.
    pub fn person(&self, ix: PersonIx) -> Option<MatchQuality> {
        self.record(self.timeline.actors.len() + ix.index(), usize::MAX)
    }

    /// How well a source's titles match.
    pub fn source(&self, ix: SourceIx) -> Option<MatchQuality> {
        let before = self.timeline.actors.len() + self.timeline.people.len();
        self.record(before + ix.index(), 1 + self.timeline.source(ix).titles.len())
    }

    /// How well the first `texts` texts of a record match. Records are in the order in which they were indexed: actors, people,
    /// sources.
    fn record(&self, at: usize, texts: usize) -> Option<MatchQuality> {
        let stream = &self.search.record_texts.get(at)?.stream;
        let mut missing: Vec<&TypedWord> = self.words.iter().collect();
        let mut texts_left = texts;
        for word in positions::words(stream) {
            match word {
                Some(id) => missing.retain(|word| !word.completions.contains(id)),
                None if texts_left == 0 => break,
                None => texts_left -= 1,
            }
        }
        let quality = || match self.starts_a_text(stream, texts) {
            true => MatchQuality::StartsWith,
            false => MatchQuality::Contains,
        };
        missing.is_empty().then(quality)
    }

    /// Whether one of the first `texts` texts of a stream starts with what was typed: with all typed words but the last as they
    /// are, and then with a completion of the last.
    fn starts_a_text(&self, stream: &[u8], texts: usize) -> bool {
        let Some((last, whole)) = self.words.split_last() else { return false };
        let mut texts_left = texts;
        // How many typed words the current text starts with; `None` once it differs from them.
        let mut matched = None;
        for word in positions::words(stream) {
            matched = match (word, matched) {
                (None, _) if texts_left == 0 => return false,
                (None, _) => {
                    texts_left -= 1;
                    Some(0)
                }
                (Some(id), Some(n)) => match whole.get(n) {
                    Some(word) => (word.exact == Some(id)).then_some(n + 1),
                    None if last.completions.contains(id) => return true,
                    None => None,
                },
                // The last text differs, so the rest of the stream need not be read.
                (Some(_), None) if texts_left == 0 => return false,
                (Some(_), None) => None,
            };
        }
        false
    }
}
