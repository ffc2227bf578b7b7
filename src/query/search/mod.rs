//! Text search: which events have the words that a reader typed, how relevant each is, and what is marked.
//!
//! The index is an inverted one: for each folded word a bitmap of the events in whose texts it stands, so that what is
//! found is intersected with facets and windows as everything else is. Beside it every text is kept as a stream of word
//! numbers, in which phrases are looked for. Records that events share are read once.

mod build;
mod hits;
mod instead;
mod mark;
mod passages;
mod stream;
mod terms;
mod titles;
mod words;

pub use mark::Marks;
pub use passages::{Field, Part};
pub use titles::Fit;

use crate::model::{Citation, Event, EventIx, Timeline, Voice};
use hits::Hits;
use instead::nearest;
use quick_cache::sync::Cache;
use roaring::{MultiOps, RoaringBitmap};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::Arc;
use terms::{Term, What, terms};
use words::{Stems, unspaced};

/// The longest text that is looked for, in characters.
pub const LONGEST: usize = 200;

/// Answers that are kept: pages ask for the same one several times.
const KEPT: usize = 64;

/// Events of which it is asked for the order of relevance whether words stand one behind the other, at most.
const COMPARED: u64 = 10_000;

/// Words of a text that are taken for errors in typing, at most: each is compared with all that there are.
const CORRECTED: usize = 3;

/// The texts of a timeline, to be searched.
#[derive(Debug)]
pub struct Search {
    /// The words by their numbers.
    words: Vec<Box<str>>,
    /// The numbers of the words, in the order of the words.
    sorted: Vec<u32>,
    /// The words of each stem.
    stems: FxHashMap<Box<str>, Vec<u32>>,
    /// The events of each word, by its number.
    hits: Vec<Hits>,
    /// The texts of all events, and where each event's end.
    streams: (Vec<u8>, Vec<u32>),
    shared: Vec<Shared>,
    kept: Cache<Box<str>, Arc<Answer>>,
}

/// The texts of a record that events share.
#[derive(Debug)]
struct Shared {
    stream: Box<[u8]>,
    events: RoaringBitmap,
    field: Field,
}

/// What a text finds.
#[derive(Debug)]
pub struct Answer {
    /// The events that have all its words and none that it excludes.
    pub events: RoaringBitmap,
    /// What each of its terms finds, those that exclude left out.
    terms: Vec<Found>,
    /// Its terms, where they are several words and nothing else: those rank first that have them one behind the other.
    phrase: Option<Vec<String>>,
    /// Words that nothing has, each with the one that was looked for instead.
    pub instead: Vec<(String, String)>,
    /// The text with these words in place of those, where there are any.
    pub corrected: Option<String>,
    /// What of a text is marked.
    pub marks: Marks,
}

/// What a term finds.
#[derive(Debug)]
enum Found {
    /// Words, by their numbers; the index has their hits.
    Words(Vec<u32>),
    /// Hits of its own.
    Hits(Hits),
}

/// Whether there is a word in a text that can be looked for.
#[must_use]
pub fn has_words(text: &str) -> bool {
    !terms(text).is_empty()
}

/// The words of a text, folded as the index has them.
#[must_use]
pub fn folded_words(text: &str) -> Vec<String> {
    let mut folded = Vec::new();
    words::each(text, |word, _| folded.push(word.to_owned()));
    folded
}

impl Search {
    /// Reads all texts.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        let met = build::Met::default();
        let build::Read { hits, streams, shared } = build::read(timeline, &met);
        let words = met.words();
        let mut sorted: Vec<u32> = (0..).take(words.len()).collect();
        sorted.sort_unstable_by_key(|&word| &words[word as usize]);
        let mut stems: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        let of = Stems::default();
        for &word in &sorted {
            stems.entry(of.of(&words[word as usize]).into()).or_default().push(word);
        }
        Self { words, sorted, stems, hits, streams, shared, kept: Cache::new(KEPT) }
    }

    /// What a text finds. A text without a word finds everything.
    #[must_use]
    pub fn find(&self, text: &str) -> Arc<Answer> {
        if let Some(kept) = self.kept.get(text) {
            return kept;
        }
        let answer = Arc::new(self.answer(text));
        self.kept.insert(text.into(), Arc::clone(&answer));
        answer
    }

    fn answer(&self, text: &str) -> Answer {
        let (mut found, mut without) = (Vec::new(), RoaringBitmap::new());
        let (mut instead, mut marked) = (Vec::new(), Vec::new());
        for Term { without: excluded, what } in terms(text) {
            let whole = self.look(&what);
            if excluded {
                without |= &*self.events(&whole);
                continue;
            }
            let words = match what {
                What::Compound(words) if self.events(&whole).is_empty() => words,
                What::Word(word) => vec![word],
                what => {
                    marked.push(what);
                    found.push(whole);
                    continue;
                }
            };
            for word in words {
                let (what, term) = self.meant(word, &mut instead);
                marked.push(what);
                found.push(term);
            }
        }
        let mut all: Vec<Cow<'_, RoaringBitmap>> = found.iter().map(|term| self.events(term)).collect();
        all.sort_by_key(|events| events.len());
        let mut all = all.into_iter();
        let every = || super::index::first(u32::try_from(self.streams.1.len()).unwrap_or(u32::MAX));
        let first = all.next().map_or_else(every, Cow::into_owned);
        let events = all.fold(first, |met, other| met & &*other);
        let word = |what: &What| if let What::Word(word) = what { Some(word.clone()) } else { None };
        let phrase = marked.iter().map(word).collect::<Option<Vec<String>>>().filter(|words| words.len() > 1);
        let corrected = (!instead.is_empty()).then(|| corrected(text, &instead));
        Answer {
            events: events - without,
            terms: found,
            phrase,
            instead,
            corrected,
            marks: Marks::new(marked, |word| self.forms(word)),
        }
    }

    /// What a word that was typed stands for: itself in all forms, else what begins so, else the nearest in spelling.
    fn meant(&self, word: String, instead: &mut Vec<(String, String)>) -> (What, Found) {
        let none = |found: &Found| matches!(found, Found::Words(words) if words.is_empty());
        let own = self.look(&What::Word(word.clone()));
        if !none(&own) {
            return (What::Word(word), own);
        }
        let beginning = What::Beginning(word.clone());
        let longer = self.look(&beginning);
        if !none(&longer) {
            return (beginning, longer);
        }
        let events = |at: usize| self.hits[at].any.len();
        let near = (instead.len() < CORRECTED).then(|| nearest(&word, &self.words, events)).flatten();
        let Some(near) = near.map(str::to_owned) else { return (What::Word(word), own) };
        let found = self.look(&What::Word(near.clone()));
        instead.push((word, near.clone()));
        (What::Word(near), found)
    }

    /// What has what a term looks for.
    fn look(&self, what: &What) -> Found {
        match what {
            What::Word(word) => Found::Words(self.same(word).collect()),
            What::Beginning(beginning) => Found::Words(self.beginning(beginning).to_vec()),
            What::Phrase(words) | What::Compound(words) => Found::Hits(self.phrase(words, None)),
        }
    }

    /// The events of what a term finds.
    fn events<'a>(&'a self, found: &'a Found) -> Cow<'a, RoaringBitmap> {
        match found {
            Found::Hits(hits) => Cow::Borrowed(&hits.any),
            Found::Words(words) => match words[..] {
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
        answer: &Answer,
        events: &RoaringBitmap,
        by_significance: impl Iterator<Item = &'a RoaringBitmap>,
        skip: usize,
        take: usize,
    ) -> Vec<EventIx> {
        let hits = |found: &Found| match found {
            Found::Hits(hits) => hits.clone(),
            Found::Words(words) => words.iter().fold(Hits::default(), |mut all, &word| {
                all.join(&self.hits[word as usize]);
                all
            }),
        };
        let terms: Vec<Hits> = answer.terms.iter().map(hits).collect();
        let phrase = match &answer.phrase {
            Some(words) if events.len() <= COMPARED => self.phrase(words, Some(events)),
            _ => Hits::default(),
        };
        hits::ranked(events, &terms, &phrase, self.streams.1.len() as u64, by_significance, skip, take)
    }

    /// The words that are forms of a word.
    fn same(&self, word: &str) -> impl Iterator<Item = u32> {
        self.stems.get(&*Stems::default().of(word)).into_iter().flatten().copied()
    }

    /// The same as words.
    fn forms(&self, word: &str) -> FxHashSet<Box<str>> {
        self.same(word).map(|word| self.words[word as usize].clone()).collect()
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
    fn phrase(&self, words: &[String], among: Option<&RoaringBitmap>) -> Hits {
        let mut hits = Hits::default();
        let Some((last, first)) = words.split_last() else { return hits };
        let Some(first) = first.iter().map(|word| self.number(word)).collect::<Option<Vec<u32>>>() else { return hits };
        // The last character of Chinese may begin a pair in the text.
        let last: Vec<u32> = match last.chars().all(unspaced) && last.chars().count() == 1 {
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
            if let Some(field) = stream::find(self.stream(event), &first, &last, &mut room) {
                hits.push(event, field);
            }
        }
        for Shared { stream, events, field } in &self.shared {
            if stream::find(stream, &first, &last, &mut room).is_some() {
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
fn corrected(text: &str, instead: &[(String, String)]) -> String {
    let mut whole = String::new();
    let mut end = 0;
    words::each(text, |word, at| {
        if let Some((_, other)) = instead.iter().find(|(typed, _)| typed == word) {
            whole.push_str(&text[end..at.start]);
            whole.push_str(other);
            end = at.end;
        }
    });
    whole + &text[end..]
}

/// Tells every text in which an event is found, the weightiest first.
pub fn passages(timeline: &Timeline, event: &Event, mut tell: impl FnMut(Part, &str)) {
    let mut told: Vec<(Part, Cow<'_, str>)> = Vec::new();
    passages::own(event, |part, text| told.push((part, text)));
    let spoken = |voice: Voice| match voice {
        Voice::Actor(actor) => Some(Part::Actor(actor)),
        Voice::Person(person) => Some(Part::Person(person)),
        _ => None,
    };
    let actors = event.actors.iter().chain(&event.concerns).map(|&actor| Part::Actor(actor));
    let people = event.people.iter().map(|&person| Part::Person(person));
    let voices = event.citations.iter().flat_map(Citation::voices).filter_map(spoken);
    let mut seen = Vec::new();
    for part in actors.chain(people).chain(voices).chain(timeline.works(event).map(Part::Source)) {
        if seen.contains(&part) {
            continue;
        }
        seen.push(part);
        let mut tell = |text| told.push((part, Cow::Borrowed(text)));
        match part {
            Part::Actor(actor) => passages::actor(timeline.actor(actor)).for_each(&mut tell),
            Part::Person(person) => passages::person(timeline.person(person)).for_each(&mut tell),
            Part::Source(source) => passages::source(timeline.source(source)).for_each(&mut tell),
            _ => {}
        }
    }
    told.sort_by_key(|(part, _)| part.field());
    told.iter().for_each(|(part, text)| tell(*part, text));
}
