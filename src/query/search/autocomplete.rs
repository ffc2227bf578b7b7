//! Titles and names by what a reader has typed of them so far.
//!
//! Every typed word is a prefix. A title matches if it has, for every typed word, a word that begins with it, in any order:
//! "sov spl" matches "The Sino-Soviet split". Titles that *start with* the typed text are better matches. Postings know which
//! words a title has, but not in which order, so the order is read from the position streams. This is why there are two steps:
//! the postings of all completions give the candidates, and the streams of the candidates tell the better ones.

use super::tokenizer::tokenize;
use super::{Field, SearchIndex, fields, positions};
use crate::model::{ActorIx, EventIx, PersonIx, SourceIx, Timeline};
use roaring::{MultiOps, RoaringBitmap};

/// The most candidates whose streams are read, the most significant first. A short prefix may have a million candidates;
/// among so many a better match that is less significant is not worth the time.
const MAX_STREAMS_READ: usize = 1 << 14;

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
}

/// How well a title matches; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchQuality {
    /// It starts with the typed text.
    StartsWith,
    /// It has all typed words.
    Contains,
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
                words.push(TypedWord { exact: self.word_id(word), completions });
            }
            end = at.end;
        });
        (!words.is_empty()).then_some(PrefixQuery { search: self, timeline, words })
    }
}

impl PrefixQuery<'_> {
    /// At most `limit` events whose titles match: the better matches first, then the more significant events, then the
    /// earlier ones. `by_significance` has the most significant first.
    pub fn events<'a>(
        &self,
        by_significance: impl Iterator<Item = &'a RoaringBitmap>,
        limit: usize,
    ) -> Vec<(MatchQuality, EventIx)> {
        let titles_with = |word: &TypedWord| {
            word.completions.iter().map(|id| self.search.postings[id as usize].in_field(Field::Title)).union()
        };
        let candidates = self.words.iter().map(titles_with).intersection();
        let (mut starting, mut containing) = (Vec::new(), Vec::new());
        let events = by_significance.flat_map(|significant| significant & &candidates).map(EventIx);
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
        starting.into_iter().chain(containing).take(limit).collect()
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
