//! What a reader who begins to type a title or a name may mean.

use super::Edition;
use crate::model::{ActorIx, EventIx, OriginalTitle, PersonIx, SourceIx, Voice};
use std::iter::once;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Something whose title or name fits what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggested {
    /// An event.
    Event(EventIx),
    /// An actor.
    Actor(ActorIx),
    /// A person who speaks.
    Person(PersonIx),
    /// A source.
    Source(SourceIx),
}

/// What comes before what: what begins as was typed, then the weightier, then the earlier.
type Rank = (bool, u8, u32);

impl Edition {
    /// At most so many things whose title, in any of its languages, has every word of a text as the beginning of one
    /// of its own; the best first. The best of each kind has its place, so that many events do not hide the source.
    #[must_use]
    pub fn suggest(&self, text: &str, most: usize) -> Vec<Suggested> {
        let typed = Typed::new(text);
        if typed.words.is_empty() {
            return Vec::new();
        }
        let timeline = &self.timeline;
        let actors = (0..).zip(&timeline.actors).filter_map(|(n, actor)| {
            let names = titles(&actor.title, &actor.titles).chain(actor.short.as_deref());
            Some(((typed.fit(names)?, 0, n), Suggested::Actor(ActorIx(n))))
        });
        let events = timeline.numbered().filter_map(|(ix, event)| {
            let fit = typed.fit(titles(&event.title, &event.titles))?;
            Some(((fit, 6 - event.significance, ix.0), Suggested::Event(ix)))
        });
        let people = (0..).zip(&timeline.people).filter_map(|(n, person)| {
            let fit = typed.fit(titles(&person.name, &person.names))?;
            let speaks = !self.speech.citations(timeline, Voice::Person(PersonIx(n))).is_empty();
            speaks.then_some(((fit, 6, n), Suggested::Person(PersonIx(n))))
        });
        let sources = (0..).zip(&timeline.sources).filter_map(|(n, source)| {
            Some(((typed.fit(titles(&source.title, &source.titles))?, 7, n), Suggested::Source(SourceIx(n))))
        });
        let kinds = [best(actors, most), best(events, most), best(people, most), best(sources, most)];
        let mut found: Vec<_> = kinds.into_iter().flat_map(|kind| kind.into_iter().enumerate()).collect();
        found.sort_unstable_by_key(|&(n, (rank, _))| (n > 0, rank));
        found.truncate(most);
        found.sort_unstable_by_key(|&(_, (rank, _))| rank);
        found.into_iter().map(|(_, (_, found))| found).collect()
    }
}

/// A title with those in other languages.
fn titles<'a>(title: &'a str, others: &'a [OriginalTitle]) -> impl Iterator<Item = &'a str> {
    once(title).chain(others.iter().map(|other| other.title.as_str()))
}

/// The best of what was found, in order.
fn best(found: impl Iterator<Item = (Rank, Suggested)>, most: usize) -> Vec<(Rank, Suggested)> {
    let mut found: Vec<_> = found.collect();
    found.sort_unstable_by_key(|&(rank, _)| rank);
    found.truncate(most);
    found
}

/// What was typed.
struct Typed {
    words: Vec<String>,
}

impl Typed {
    fn new(text: &str) -> Self {
        Self { words: words(text) }
    }

    /// Whether every word begins one of a thing's titles' words: then whether no title as a whole begins so.
    fn fit<'a>(&self, titles: impl Iterator<Item = &'a str>) -> Option<bool> {
        let titles: Vec<Vec<String>> = titles.map(words).collect();
        let met = |word: &String| {
            titles.iter().flatten().any(|own| if is_han(word) { own.contains(word) } else { own.starts_with(word) })
        };
        let whole = self.words.join(" ");
        self.words.iter().all(met).then(|| !titles.iter().any(|title| title.join(" ").starts_with(&whole)))
    }
}

/// The words of a text in small letters without accents.
fn words(text: &str) -> Vec<String> {
    let folded: String = text.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a word is written without spaces between it and the next, as in Chinese.
fn is_han(word: &str) -> bool {
    word.contains(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}'))
}
