//! A timeline with its indexes and its version.

use super::events::FacetFilter;
use super::{
    Backlinks, CompareFilter, EventIds, EventIndex, EventSort, Facet, Filter, History, MediaIndex, RelationFacet,
    RelationIndex, RelationsView, SearchIndex, SearchResult, SideIndex, SourceIndex, Stats, View, VoiceIndex, Window,
};
use crate::messages::Messages;
use crate::model::date::Date;
use crate::model::{Event, EventIx, Timeline};
use roaring::{MultiOps, RoaringBitmap};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};
use std::thread;

/// The events that pass a filter, with the counts of all facets.
#[derive(Debug)]
pub struct FacetedResult {
    /// The events.
    pub events: RoaringBitmap,
    /// How many events each value of each facet would give in place of the chosen values of its group; by [`Facet`], in
    /// the order of the facet's values. Chosen values of the facet's other groups, and all other actors under `actors=all`,
    /// stay conditions.
    pub counts: Vec<Vec<u64>>,
}

/// A timeline that can be queried: immutable, and shared by all requests.
#[derive(Debug)]
pub struct Edition {
    /// The timeline.
    pub timeline: Timeline,
    /// The text of the interface, in the timeline's language if there is a catalogue for it.
    pub messages: &'static Messages,
    /// Its events by facet and by time.
    pub index: EventIndex,
    /// The texts of its events.
    pub search: SearchIndex,
    /// Its relations.
    pub relations: RelationIndex,
    /// What refers to its sources and citations.
    pub backlinks: Backlinks,
    /// What is said in which voice.
    pub voices: VoiceIndex,
    /// In which events each side speaks.
    pub sides: SideIndex,
    /// Its sources by facet, once somebody has asked for them: it takes a tenth of the start.
    sources: OnceLock<SourceIndex>,
    /// How well it is documented.
    pub stats: Stats,
    /// What was changed when.
    pub history: History,
    /// Its pictures, and links to what is shown elsewhere.
    pub media: MediaIndex,
    /// The program's version and the digest of the data. A response depends on nothing but its address and this.
    pub version: String,
    /// When any of its events was last revised.
    pub last_revised: Option<Date>,
}

impl Edition {
    /// Indexes a timeline. `data` is the digest of the folder that it was loaded from.
    pub fn new(timeline: Timeline, data: &str) -> Self {
        let messages = Messages::for_language(&timeline.about.language);
        Self::with_messages(timeline, data, messages)
    }

    /// Indexes a timeline, for an interface in a given language.
    pub fn with_messages(timeline: Timeline, data: &str, messages: &'static Messages) -> Self {
        // The texts take longest. They are indexed on all threads of the machine while this one does everything else.
        let (search, index, rest) = thread::scope(|scope| {
            let search = scope.spawn(|| SearchIndex::new(&timeline, messages));
            let index = EventIndex::new(&timeline);
            let backlinks = Backlinks::new(&timeline);
            let voices = (VoiceIndex::new(&timeline), SideIndex::new(&timeline));
            let rest = (RelationIndex::new(&timeline), backlinks, voices);
            (search.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), index, rest)
        });
        let (relations, backlinks, (voices, sides)) = rest;
        let stats = Stats::new(&timeline);
        let history = History::new(&timeline);
        let media = MediaIndex::new(&timeline);
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
            sides,
            sources: OnceLock::new(),
            stats,
            history,
            media,
            last_revised,
            version,
        }
    }

    /// Its sources by facet.
    pub fn sources(&self) -> &SourceIndex {
        self.sources.get_or_init(|| SourceIndex::new(&self.timeline, &self.backlinks, self.messages))
    }

    /// The version of the data as it is cited: the first eight digits of its digest.
    pub fn data_version(&self) -> &str {
        let digest = self.version.rsplit('-').next().unwrap_or_default();
        digest.get(..8).unwrap_or(digest)
    }

    /// A view as its page shows it: a view without conditions is of the window with which the timeline starts. Only the page
    /// has that window. Downloads, searches and citations of the same query are of the whole timeline.
    pub fn as_shown<'a>(&self, view: &'a View) -> Cow<'a, View> {
        let start = self.timeline.about.start.as_ref().filter(|_| view.filter.is_empty());
        start.map_or(Cow::Borrowed(view), |start| {
            let filter = view.filter.with_window(Window::of_interval(start));
            Cow::Owned(View { filter, ..view.clone() })
        })
    }

    /// The events that pass a filter.
    pub fn events(&self, filter: &Filter) -> RoaringBitmap {
        self.apply(filter, |applied| applied.passing)
    }

    /// The events that pass a filter, and how many there would be with other values of each facet.
    pub fn faceted(&self, filter: &Filter) -> FacetedResult {
        self.apply(filter, |applied| FacetedResult {
            counts: self.index.postings.counts(&self.timeline, filter.about, &applied),
            events: applied.passing,
        })
    }

    /// The events of a comparison: those that pass its filter and in which one of its sides speaks. With the counts of all
    /// facets among these.
    pub fn compared(&self, filter: &CompareFilter) -> FacetedResult {
        let candidates = self.comparable(filter);
        let applied = self.index.postings.filter(&self.timeline, &filter.events, Some(&candidates));
        FacetedResult {
            counts: self.index.postings.counts(&self.timeline, filter.events.about, &applied),
            events: applied.passing,
        }
    }

    /// The events of a comparison alone.
    pub fn compared_events(&self, filter: &CompareFilter) -> RoaringBitmap {
        let candidates = self.comparable(filter);
        self.index.postings.filter(&self.timeline, &filter.events, Some(&candidates)).passing
    }

    /// The events in which a side of a comparison speaks and that meet the conditions of its filter other than facets.
    fn comparable(&self, filter: &CompareFilter) -> RoaringBitmap {
        let told = filter.sides.iter().map(|&side| self.sides.events(&self.timeline, side)).union();
        self.candidates(&filter.events).map_or_else(|| told.clone(), |candidates| candidates & &told)
    }

    fn apply<T>(&self, filter: &Filter, take: impl FnOnce(FacetFilter<'_>) -> T) -> T {
        let candidates = self.candidates(filter);
        take(self.index.postings.filter(&self.timeline, filter, candidates.as_ref()))
    }

    /// The events that may have happened in a window.
    pub fn in_window(&self, window: &Window) -> RoaringBitmap {
        if window.is_whole() { self.index.all() } else { self.index.window(window.first(), window.last()) }
    }

    /// What the text of a filter finds, if it has one.
    pub fn search_result(&self, filter: &Filter) -> Option<Arc<SearchResult>> {
        filter.text.as_deref().map(|text| self.search.search(text))
    }

    /// A filter as it is applied: with the corrections of its text, and without the words that were left out.
    #[must_use]
    pub fn with_corrections<'a>(&self, filter: &'a Filter) -> Cow<'a, Filter> {
        let applied = self.search_result(filter).and_then(|answer| answer.applied_text.clone());
        applied.map_or(Cow::Borrowed(filter), |text| Cow::Owned(filter.with_text(&text)))
    }

    /// The events that meet the conditions of a filter other than facets: its window, its significance, its text and the
    /// events that are chosen. `None` if it has none of them.
    fn candidates(&self, filter: &Filter) -> Option<RoaringBitmap> {
        let window = (!filter.window.is_whole()).then(|| self.in_window(&filter.window));
        let significant = filter.significance.map(|least| self.index.at_least(least));
        let found = self.search_result(filter).map(|answer| answer.events.clone());
        let chosen = filter.chosen.restricts(EventIds).then(|| filter.chosen.known(EventIds).collect());
        [window, significant, found, chosen].into_iter().flatten().reduce(|both, other| both & other)
    }

    /// The relations that a view shows.
    pub fn relations_of(&self, view: &RelationsView) -> RoaringBitmap {
        let candidates = self.candidates(&view.filter.events);
        self.relations.matching(&self.timeline, &view.filter, candidates.as_ref())
    }

    /// How many relations each value of a facet of their events would give under all other conditions of a view.
    pub fn relation_counts(&self, view: &RelationsView, facet: Facet) -> Vec<u64> {
        let candidates = self.candidates(&view.filter.events);
        self.relations.event_facet_counts(&self.timeline, &view.filter, candidates.as_ref(), facet)
    }

    /// How many relations each value of a facet of their own would give under all other conditions of a view.
    pub fn relation_facet_counts(&self, view: &RelationsView, facet: RelationFacet) -> Vec<u64> {
        let candidates = self.candidates(&view.filter.events);
        self.relations.facet_counts(&self.timeline, &view.filter, candidates.as_ref(), facet)
    }

    /// The events that pass a filter and whose dates are too vague to be certain that they are in its window.
    pub fn possibly_in_window(&self, filter: &Filter) -> RoaringBitmap {
        let window = &filter.window;
        if window.is_whole() || window.is_reversed() {
            return RoaringBitmap::new();
        }
        self.index.possibly_in_window(window.first(), window.last()) & self.events(filter)
    }

    /// A part of the list of a view, whose events are `events`: by relevance or in the order of time.
    pub fn listed(&self, view: &View, events: &RoaringBitmap, skip: usize, take: usize) -> Vec<EventIx> {
        match self.search_result(&view.filter) {
            Some(answer) if view.sort() == Some(EventSort::Relevance) => {
                self.search.ranked(&answer, events, self.index.by_significance(), skip, take)
            }
            _ => events.iter().skip(skip).take(take).map(EventIx).collect(),
        }
    }

    /// The events before and after an event in time, among those that pass a filter.
    pub fn neighbours(&self, event: EventIx, filter: &Filter) -> (Option<EventIx>, Option<EventIx>) {
        let events = self.events(filter);
        let before = events.range(..event.0).next_back();
        let after = events.range(event.0 + 1..).next();
        (before.map(EventIx), after.map(EventIx))
    }
}
