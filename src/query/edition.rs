//! A timeline with its index and its version.

use super::events::FacetFilter;
use super::{
    Backlinks, EventIndex, Filter, History, RelationIndex, SearchIndex, SearchResult, SourceIndex, Stats, VoiceIndex,
    Window,
};
use crate::messages::Messages;
use crate::model::date::Date;
use crate::model::{Event, EventIx, Timeline};
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::sync::Arc;
use std::thread;

/// What passes a filter.
#[derive(Debug)]
pub struct FacetedResult {
    /// The events.
    pub events: RoaringBitmap,
    /// How many events each value of each facet would give under the other facets' filters, the window and the text; by
    /// [`super::Facet`], in the order of the facet's values. Values of another group of the facet, and all other actors
    /// under `actors=all`, stay conditions.
    pub counts: Vec<Vec<u64>>,
}

/// A timeline that can be asked: immutable, shared by all requests.
#[derive(Debug)]
pub struct Edition {
    /// The timeline.
    pub timeline: Timeline,
    /// The text of the interface, in the timeline's language if there is a catalogue for it.
    pub messages: &'static Messages,
    /// Its index.
    pub index: EventIndex,
    /// Its texts, to be searched.
    pub search: SearchIndex,
    /// The claims that its events bear on each other.
    pub relations: RelationIndex,
    /// What points at its sources and citations.
    pub backlinks: Backlinks,
    /// What is said in which voice.
    pub voices: VoiceIndex,
    /// Its sources as readers look through them.
    pub sources: SourceIndex,
    /// How much of it rests on what.
    pub stats: Stats,
    /// What was changed when.
    pub history: History,
    /// A digest of the data and of the program's version: what an answer depends on beside its address.
    pub version: String,
    /// When any of its events was revised last.
    pub last_revised: Option<Date>,
}

impl Edition {
    /// Indexes a timeline. `data` is the digest of the folder from which it was made.
    #[must_use]
    pub fn new(timeline: Timeline, data: &str) -> Self {
        let messages = Messages::for_language(&timeline.about.language);
        Self::with_messages(timeline, data, messages)
    }

    /// The same with an interface in a given language.
    #[must_use]
    pub fn with_messages(timeline: Timeline, data: &str, messages: &'static Messages) -> Self {
        // The texts are read on all threads of the machine, beside everything else.
        let (search, index, rest) = thread::scope(|scope| {
            let search = scope.spawn(|| SearchIndex::new(&timeline, messages));
            let index = EventIndex::new(&timeline);
            let backlinks = Backlinks::new(&timeline);
            let sources = SourceIndex::new(&timeline, &backlinks);
            let rest = (RelationIndex::new(&timeline), backlinks, VoiceIndex::new(&timeline), sources);
            (search.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), index, rest)
        });
        let (relations, backlinks, voices, sources) = rest;
        let stats = Stats::new(&timeline);
        let history = History::new(&timeline);
        let version = format!("{}-{data}", env!("CARGO_PKG_VERSION"));
        let revisions = timeline.events.iter().filter_map(Event::revised);
        let last_revised = revisions.max_by_key(|date| date.latest()).cloned();
        Self {
            timeline,
            messages,
            index,
            search,
            relations,
            backlinks,
            voices,
            sources,
            stats,
            history,
            last_revised,
            version,
        }
    }

    /// The data's version as people cite it: the first eight digits of its digest.
    #[must_use]
    pub fn data_version(&self) -> &str {
        let digest = self.version.rsplit('-').next().unwrap_or_default();
        digest.get(..8).unwrap_or(digest)
    }

    /// The events that pass a filter.
    #[must_use]
    pub fn events(&self, filter: &Filter) -> RoaringBitmap {
        self.narrowed(filter, |narrowed| narrowed.passing)
    }

    /// The events that pass a filter, and how many there would be with other values.
    #[must_use]
    pub fn faceted(&self, filter: &Filter) -> FacetedResult {
        self.narrowed(filter, |narrowed| FacetedResult {
            counts: self.index.postings.counts(&self.timeline, filter.about, &narrowed),
            events: narrowed.passing,
        })
    }

    fn narrowed<T>(&self, filter: &Filter, take: impl FnOnce(FacetFilter<'_>) -> T) -> T {
        let among = self.candidates(filter);
        take(self.index.postings.filter(&self.timeline, filter, among.as_ref()))
    }

    /// The events that meet a window.
    #[must_use]
    pub fn in_window(&self, window: &Window) -> RoaringBitmap {
        if window.is_whole() { self.index.all() } else { self.index.window(window.first(), window.last()) }
    }

    /// What the text of a filter finds, where it has one.
    #[must_use]
    pub fn search_result(&self, filter: &Filter) -> Option<Arc<SearchResult>> {
        filter.text.as_deref().map(|text| self.search.search(text))
    }

    /// A filter as it is understood: with the words that were looked for in place of those that nothing has.
    #[must_use]
    pub fn with_corrections<'a>(&self, filter: &'a Filter) -> Cow<'a, Filter> {
        let corrected = self.search_result(filter).and_then(|answer| answer.corrected_text.clone());
        corrected.map_or(Cow::Borrowed(filter), |text| Cow::Owned(filter.with_text(&text)))
    }

    /// The events that meet a filter's window and its text, where it has either.
    pub(super) fn candidates(&self, filter: &Filter) -> Option<RoaringBitmap> {
        let window = (!filter.window.is_whole()).then(|| self.in_window(&filter.window));
        match (window, self.search_result(filter)) {
            (Some(window), Some(answer)) => Some(window & &answer.events),
            (None, Some(answer)) => Some(answer.events.clone()),
            (window, None) => window,
        }
    }

    /// Of the events that pass a filter those that may lie outside of its window, for all that is known of their dates.
    #[must_use]
    pub fn possibly_in_window(&self, filter: &Filter) -> RoaringBitmap {
        let window = &filter.window;
        if window.is_whole() || window.is_reversed() {
            return RoaringBitmap::new();
        }
        self.index.possibly_in_window(window.first(), window.last()) & self.events(filter)
    }

    /// The event before and the event after, in time, among those that pass a filter.
    #[must_use]
    pub fn neighbours(&self, event: EventIx, filter: &Filter) -> (Option<EventIx>, Option<EventIx>) {
        let events = self.events(filter);
        let before = events.range(..event.0).next_back();
        let after = events.range(event.0 + 1..).next();
        (before.map(EventIx), after.map(EventIx))
    }
}
