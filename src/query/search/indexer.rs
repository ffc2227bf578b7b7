//! Builds the index: reads all texts of a timeline, on all threads of the machine, into postings and position streams.

use super::field_postings::FieldPostings;
use super::fields::{self, Field};
use super::tokenizer::tokenize_with_compounds;
use super::{RecordText, positions};
use crate::messages::Messages;
use crate::model::{Citation, Event, Timeline, Voice};
use roaring::RoaringBitmap;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The most events that a thread reads before it takes the next ones.
const MAX_BLOCK: usize = 4096;

/// How many blocks there are at least for each thread, so that all of them end at about the same time.
const BLOCKS_PER_THREAD: usize = 8;

/// Every word with its id, shared by all threads.
#[derive(Debug, Default)]
pub struct Vocabulary(Mutex<FxHashMap<Box<str>, u32>>);

impl Vocabulary {
    /// The id of a word, which is added if it is new.
    fn id(&self, word: &str) -> u32 {
        let mut ids = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&id) = ids.get(word) {
            return id;
        }
        let id = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        ids.insert(word.into(), id);
        id
    }

    /// The words by their ids.
    pub fn into_words(self) -> Vec<Box<str>> {
        let ids = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut words: Vec<(u32, Box<str>)> = ids.into_iter().map(|(word, id)| (id, word)).collect();
        words.sort_unstable();
        words.into_iter().map(|(_, word)| word).collect()
    }
}

/// What one thread has read.
struct Indexer<'a> {
    messages: &'a Messages,
    vocabulary: &'a Vocabulary,
    /// The ids of the words that this thread has met, so that it seldom locks the vocabulary.
    ids: FxHashMap<Box<str>, u32>,
    postings: Vec<FieldPostings>,
    /// By word, one more than the number of the last event that has it; 0 if none has.
    last_event: Vec<u32>,
}

/// The streams of some events, one after the other, and the length of each.
type Streams = (Vec<u8>, Vec<u32>);

impl<'a> Indexer<'a> {
    fn new(messages: &'a Messages, vocabulary: &'a Vocabulary) -> Self {
        Self { messages, vocabulary, ids: FxHashMap::default(), postings: Vec::new(), last_event: Vec::new() }
    }

    fn id(&mut self, word: &str) -> u32 {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = self.vocabulary.id(word);
        self.ids.insert(word.into(), id);
        let len = self.postings.len().max(id as usize + 1);
        self.postings.resize_with(len, FieldPostings::default);
        self.last_event.resize(len, 0);
        id
    }

    fn index_event(&mut self, number: u32, event: &Event, out: &mut Vec<u8>) {
        fields::event_texts(self.messages, event, |text_ref, text| {
            let field = text_ref.field();
            positions::begin_text(field, out);
            tokenize_with_compounds(&text, |word, _, is_compound| {
                let word = self.id(word);
                // A phrase goes through the parts of a compound.
                if !is_compound {
                    positions::push_word(word, out);
                }
                let last = &mut self.last_event[word as usize];
                // The weightiest field comes first, and is the one that counts.
                if *last != number + 1 {
                    *last = number + 1;
                    self.postings[word as usize].push(number, field);
                }
            });
        });
    }

    fn index_block(&mut self, first: usize, events: &[Event]) -> Streams {
        let mut out = Vec::new();
        let mut lengths = Vec::with_capacity(events.len());
        for (number, event) in (first..).zip(events) {
            let before = out.len();
            self.index_event(u32::try_from(number).unwrap_or(u32::MAX), event, &mut out);
            lengths.push(u32::try_from(out.len() - before).unwrap_or(u32::MAX));
        }
        (out, lengths)
    }

    /// Reads the texts of a record that some events share.
    fn index_record<'t>(
        &mut self,
        field: Field,
        texts: impl Iterator<Item = &'t str>,
        events: &RoaringBitmap,
    ) -> RecordText {
        let mut words = Vec::new();
        let mut out = Vec::new();
        for text in texts {
            positions::begin_text(field, &mut out);
            tokenize_with_compounds(text, |word, _, is_compound| {
                let word = self.id(word);
                if !is_compound {
                    positions::push_word(word, &mut out);
                }
                words.push(word);
            });
        }
        words.sort_unstable();
        words.dedup();
        words.into_iter().for_each(|word| self.postings[word as usize].add(events, field));
        RecordText { stream: out.into(), events: events.clone(), field }
    }
}

/// All texts, indexed.
#[derive(Debug)]
pub struct IndexedTexts {
    /// The events of each word, by its id.
    pub postings: Vec<FieldPostings>,
    /// The streams of all events, one after the other, and the offset at which each event's ends.
    pub streams: (Vec<u8>, Vec<u32>),
    /// The texts of records.
    pub record_texts: Vec<RecordText>,
}

/// Waits for a thread, and panics if it did.
fn join<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Indexes all texts. Each thread takes the next block of events until there is none, so its postings ascend. Records are
/// indexed by a thread of their own.
pub fn index_texts(timeline: &Timeline, messages: &Messages, vocabulary: &Vocabulary) -> IndexedTexts {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let block_len = timeline.events.len().div_ceil(cores * BLOCKS_PER_THREAD).clamp(1, MAX_BLOCK);
    let threads = cores.min(timeline.events.len().div_ceil(block_len));
    let next = AtomicUsize::new(0);
    let index_blocks = || {
        let mut indexer = Indexer::new(messages, vocabulary);
        let mut blocks = Vec::new();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            let first = block * block_len;
            let Some(events) = timeline.events.get(first..(first + block_len).min(timeline.events.len())) else {
                break;
            };
            if events.is_empty() {
                break;
            }
            blocks.push((block, indexer.index_block(first, events)));
        }
        (indexer.postings, blocks)
    };
    let mut blocks: BTreeMap<usize, Streams> = BTreeMap::new();
    let (postings, record_texts) = thread::scope(|scope| {
        let records = scope.spawn(|| {
            let mut indexer = Indexer::new(messages, vocabulary);
            let texts = index_records(timeline, &mut indexer);
            (indexer.postings, texts)
        });
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(index_blocks)).collect();
        let mut postings: Vec<FieldPostings> = Vec::new();
        let mut merge = |part: Vec<FieldPostings>| {
            postings.resize_with(postings.len().max(part.len()), FieldPostings::default);
            postings.iter_mut().zip(&part).for_each(|(all, part)| all.merge(part));
        };
        for (part, read) in std::iter::once(index_blocks()).chain(others.into_iter().map(join)) {
            blocks.extend(read);
            merge(part);
        }
        let (part, texts) = join(records);
        merge(part);
        (postings, texts)
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
    let postings = postings.into_iter().map(FieldPostings::finish).collect();
    IndexedTexts { postings, streams: (text, ends), record_texts }
}

/// Indexes the records that events share, each once. The order (actors, people, sources) is the one that
/// [`super::autocomplete`] relies on.
fn index_records(timeline: &Timeline, indexer: &mut Indexer<'_>) -> Vec<RecordText> {
    let empty = |count: usize| vec![RoaringBitmap::new(); count];
    let (mut actors, mut people) = (empty(timeline.actors.len()), empty(timeline.people.len()));
    let mut sources = empty(timeline.sources.len());
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
    let mut records = Vec::new();
    for (actor, events) in timeline.actors.iter().zip(&actors) {
        records.push(indexer.index_record(Field::Names, fields::actor_texts(actor), events));
    }
    for (person, events) in timeline.people.iter().zip(&people) {
        records.push(indexer.index_record(Field::Names, fields::person_texts(person), events));
    }
    for (source, events) in timeline.sources.iter().zip(&sources) {
        records.push(indexer.index_record(Field::Evidence, fields::source_texts(source), events));
    }
    records
}
