//! Titles and names by the beginnings of their words, as a reader types them.

use super::tokenizer::tokenize;
use super::{SearchIndex, fields, positions};
use crate::model::{ActorIx, EventIx, PersonIx, SourceIx, Timeline};
use roaring::{MultiOps, RoaringBitmap};

/// Events that are looked at for titles that begin as was typed: where more have its words, significance has to do.
const LOOKED_AT: usize = 1 << 14;

/// What was typed of a title.
#[derive(Debug)]
pub struct PrefixQuery<'a> {
    search: &'a SearchIndex,
    timeline: &'a Timeline,
    words: Vec<Word>,
}

/// What was typed of a word: the word of which it is all, if there is one, and those that begin so.
#[derive(Debug)]
struct Word {
    whole: Option<u32>,
    beginning: RoaringBitmap,
}

/// How well a title fits: those that begin as was typed come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchQuality {
    /// It begins as was typed.
    StartsWith,
    /// It has the words.
    Contains,
}

impl SearchIndex {
    /// What was typed of a title. `None` where there is no word in it.
    #[must_use]
    pub fn prefix_query<'a>(&'a self, timeline: &'a Timeline, text: &str) -> Option<PrefixQuery<'a>> {
        let mut words = Vec::new();
        let mut end = 0;
        tokenize(text, |word, at| {
            // The last character of a run without spaces stands alone in the index, but a title may go on.
            if end != at.end {
                let beginning = self.beginning(word).iter().copied().collect();
                words.push(Word { whole: self.number(word), beginning });
            }
            end = at.end;
        });
        (!words.is_empty()).then_some(PrefixQuery { search: self, timeline, words })
    }
}

impl PrefixQuery<'_> {
    /// At most so many events whose titles fit, those that begin as was typed first, then those of more significance,
    /// then the earlier ones. `by_significance` has the most significant first.
    pub fn events<'a>(
        &self,
        by_significance: impl Iterator<Item = &'a RoaringBitmap>,
        most: usize,
    ) -> Vec<(MatchQuality, EventIx)> {
        let titled = |word: &Word| word.beginning.iter().map(|word| self.search.hits[word as usize].titles()).union();
        let all = self.words.iter().map(titled).intersection();
        let (mut begin, mut have) = (Vec::new(), Vec::new());
        let events = by_significance.flat_map(|significant| significant & &all).map(EventIx);
        for event in events.take(LOOKED_AT) {
            let titles = fields::titles(self.timeline.event(event));
            if self.begins(self.search.stream(event.0), titles) {
                begin.push((MatchQuality::StartsWith, event));
            } else if have.len() < most {
                have.push((MatchQuality::Contains, event));
            }
            if begin.len() == most {
                break;
            }
        }
        begin.into_iter().chain(have).take(most).collect()
    }

    /// How well an actor's names fit.
    #[must_use]
    pub fn actor(&self, ix: ActorIx) -> Option<MatchQuality> {
        self.record(ix.index(), usize::MAX)
    }

    /// How well a person's names fit.
    #[must_use]
    pub fn person(&self, ix: PersonIx) -> Option<MatchQuality> {
        self.record(self.timeline.actors.len() + ix.index(), usize::MAX)
    }

    /// How well a source's titles fit.
    #[must_use]
    pub fn source(&self, ix: SourceIx) -> Option<MatchQuality> {
        let before = self.timeline.actors.len() + self.timeline.people.len();
        self.record(before + ix.index(), 1 + self.timeline.source(ix).titles.len())
    }

    /// The same for the first texts of a record that events share; they stand as they were read, list after list.
    fn record(&self, at: usize, texts: usize) -> Option<MatchQuality> {
        let stream = &self.search.shared.get(at)?.stream;
        let mut missing: Vec<&Word> = self.words.iter().collect();
        let mut left = texts;
        for word in positions::words(stream) {
            match word {
                Some(own) => missing.retain(|word| !word.beginning.contains(own)),
                None if left == 0 => break,
                None => left -= 1,
            }
        }
        let fit = || if self.begins(stream, texts) { MatchQuality::StartsWith } else { MatchQuality::Contains };
        missing.is_empty().then(fit)
    }

    /// Whether one of the first texts of a stream begins with all words but the last, and with what the last begins.
    fn begins(&self, stream: &[u8], texts: usize) -> bool {
        let Some((last, first)) = self.words.split_last() else { return false };
        let mut left = texts;
        // The words that have been met, as long as they are those that were typed.
        let mut met = None;
        for word in positions::words(stream) {
            met = match (word, met) {
                (None, _) if left == 0 => return false,
                (None, _) => {
                    left -= 1;
                    Some(0)
                }
                (Some(own), Some(n)) => match first.get(n) {
                    Some(word) => (word.whole == Some(own)).then_some(n + 1),
                    None if last.beginning.contains(own) => return true,
                    None => None,
                },
                (Some(_), None) if left == 0 => return false,
                (Some(_), None) => None,
            };
        }
        false
    }
}
