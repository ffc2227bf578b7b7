//! Reads all texts of a timeline, on all threads of the machine, into postings and streams.

use super::fields::{self, Field};
use super::tokenizer::tokenize;
use super::{FieldPostings, RecordText, positions};
use crate::messages::Messages;
use crate::model::{Citation, Event, Timeline, Voice};
use roaring::RoaringBitmap;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Events that a thread reads before it takes the next ones.
const BLOCK: usize = 4096;

/// Every word that was met, with its number: the one list that all threads share.
#[derive(Debug, Default)]
pub struct Vocabulary(Mutex<FxHashMap<Box<str>, u32>>);

impl Vocabulary {
    fn number(&self, word: &str) -> u32 {
        let mut met = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&number) = met.get(word) {
            return number;
        }
        let number = u32::try_from(met.len()).unwrap_or(u32::MAX);
        met.insert(word.into(), number);
        number
    }

    /// The words by their numbers.
    pub fn words(self) -> Vec<Box<str>> {
        let met = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut words: Vec<(u32, Box<str>)> = met.into_iter().map(|(word, number)| (number, word)).collect();
        words.sort_unstable();
        words.into_iter().map(|(_, word)| word).collect()
    }
}

/// What a thread has read.
struct Indexer<'a> {
    messages: &'a Messages,
    met: &'a Vocabulary,
    /// The numbers of the words that this thread has met.
    known: FxHashMap<Box<str>, u32>,
    hits: Vec<FieldPostings>,
    /// By word the last event in which it was met, counted from 1.
    last: Vec<u32>,
}

/// The texts of some events as streams, one behind the other, and how long each is.
type Streams = (Vec<u8>, Vec<u32>);

impl<'a> Indexer<'a> {
    fn new(messages: &'a Messages, met: &'a Vocabulary) -> Self {
        Self { messages, met, known: FxHashMap::default(), hits: Vec::new(), last: Vec::new() }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.known.get(word) {
            return number;
        }
        let number = self.met.number(word);
        self.known.insert(word.into(), number);
        let all = self.hits.len().max(number as usize + 1);
        self.hits.resize_with(all, FieldPostings::default);
        self.last.resize(all, 0);
        number
    }

    fn event(&mut self, number: u32, event: &Event, out: &mut Vec<u8>) {
        fields::own(self.messages, event, |part, text| {
            let field = part.field();
            positions::begin(field, out);
            tokenize(&text, |word, _| {
                let word = self.number(word);
                positions::push(word, out);
                let last = &mut self.last[word as usize];
                // The weightiest field comes first, and is the one that counts.
                if *last != number + 1 {
                    *last = number + 1;
                    self.hits[word as usize].push(number, field);
                }
            });
        });
    }

    fn block(&mut self, first: usize, events: &[Event]) -> Streams {
        let mut out = Vec::new();
        let mut lengths = Vec::with_capacity(events.len());
        for (number, event) in (first..).zip(events) {
            let before = out.len();
            self.event(u32::try_from(number).unwrap_or(u32::MAX), event, &mut out);
            lengths.push(u32::try_from(out.len() - before).unwrap_or(u32::MAX));
        }
        (out, lengths)
    }

    /// Reads the texts of a record that some events share.
    fn record<'t>(&mut self, field: Field, texts: impl Iterator<Item = &'t str>, events: &RoaringBitmap) -> RecordText {
        let mut words = Vec::new();
        let mut out = Vec::new();
        for text in texts {
            positions::begin(field, &mut out);
            tokenize(text, |word, _| {
                let word = self.number(word);
                positions::push(word, &mut out);
                words.push(word);
            });
        }
        words.sort_unstable();
        words.dedup();
        words.into_iter().for_each(|word| self.hits[word as usize].add(events, field));
        RecordText { stream: out.into(), events: events.clone(), field }
    }
}

/// What all texts came to.
#[derive(Debug)]
pub struct IndexedTexts {
    /// The events of each word, by its number.
    pub hits: Vec<FieldPostings>,
    /// The texts of all events, and where each event's end.
    pub streams: (Vec<u8>, Vec<u32>),
    /// The texts of records.
    pub shared: Vec<RecordText>,
}

/// What a thread has done; its panic is ours.
fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Reads everything.
pub fn read(timeline: &Timeline, messages: &Messages, met: &Vocabulary) -> IndexedTexts {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(timeline.events.len().div_ceil(BLOCK));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut reader = Indexer::new(messages, met);
        let mut blocks = Vec::new();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            let first = block * BLOCK;
            let Some(events) = timeline.events.get(first..(first + BLOCK).min(timeline.events.len())) else { break };
            if events.is_empty() {
                break;
            }
            blocks.push((block, reader.block(first, events)));
        }
        (reader.hits, blocks)
    };
    let mut hits: Vec<FieldPostings> = Vec::new();
    let mut blocks: BTreeMap<usize, Streams> = BTreeMap::new();
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let all = std::iter::once(work()).chain(others.into_iter().map(joined));
        for (found, read) in all {
            blocks.extend(read);
            hits.resize_with(hits.len().max(found.len()), FieldPostings::default);
            hits.iter_mut().zip(&found).for_each(|(hits, found)| hits.join(found));
        }
    });
    let mut text = Vec::with_capacity(blocks.values().map(|(text, _)| text.len()).sum());
    let mut ends = Vec::with_capacity(timeline.events.len());
    let mut end = 0_u32;
    for (block, lengths) in blocks.into_values() {
        text.extend_from_slice(&block);
        ends.extend(lengths.into_iter().map(|length| {
            end = end.saturating_add(length);
            end
        }));
    }
    let mut reader = Indexer { hits, ..Indexer::new(messages, met) };
    let shared = shared(timeline, &mut reader);
    let hits = reader.hits.into_iter().map(FieldPostings::gathered).collect();
    IndexedTexts { hits, streams: (text, ends), shared }
}

/// Reads the records that events share, each once: actors, people, sources, in this order, by which `titles.rs` finds them.
fn shared(timeline: &Timeline, reader: &mut Indexer<'_>) -> Vec<RecordText> {
    let none = |count: usize| vec![RoaringBitmap::new(); count];
    let (mut actors, mut people) = (none(timeline.actors.len()), none(timeline.people.len()));
    let mut sources = none(timeline.sources.len());
    for (ix, event) in timeline.enumerate_events() {
        event.actors.iter().chain(&event.concerns).for_each(|actor| _ = actors[actor.index()].insert(ix.0));
        event.people.iter().for_each(|person| _ = people[person.index()].insert(ix.0));
        for voice in event.citations.iter().flat_map(Citation::voices) {
            match voice {
                Voice::Person(person) => _ = people[person.index()].insert(ix.0),
                Voice::Actor(actor) => _ = actors[actor.index()].insert(ix.0),
                _ => {}
            }
        }
        timeline.works(event).for_each(|source| _ = sources[source.index()].insert(ix.0));
    }
    let mut shared = Vec::new();
    for (actor, events) in timeline.actors.iter().zip(&actors) {
        shared.push(reader.record(Field::Names, fields::actor(actor), events));
    }
    for (person, events) in timeline.people.iter().zip(&people) {
        shared.push(reader.record(Field::Names, fields::person(person), events));
    }
    for (source, events) in timeline.sources.iter().zip(&sources) {
        shared.push(reader.record(Field::Evidence, fields::source(source), events));
    }
    shared
}
