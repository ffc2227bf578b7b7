//! A timeline with its index and its version.

use super::{Backlinks, Catalogue, Changes, Facet, Filter, Index, Speech, Window};
use crate::model::{EventIx, Timeline};
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// A timeline that can be asked: immutable, shared by all requests.
#[derive(Debug)]
pub struct Edition {
    /// The timeline.
    pub timeline: Timeline,
    /// Its index.
    pub index: Index,
    /// What points at its sources and citations.
    pub backlinks: Backlinks,
    /// What is said in which voice.
    pub speech: Speech,
    /// Its sources as readers look through them.
    pub catalogue: Catalogue,
    /// What was changed when.
    pub changes: Changes,
    /// A digest of the data and of the program's version: what an answer depends on beside its address.
    pub version: String,
}

impl Edition {
    /// Indexes a timeline. `data` is the digest of the folder from which it was made.
    #[must_use]
    pub fn new(timeline: Timeline, data: &str) -> Self {
        let index = Index::new(&timeline);
        let backlinks = Backlinks::new(&timeline);
        let speech = Speech::new(&timeline);
        let catalogue = Catalogue::new(&timeline, &backlinks);
        let changes = Changes::new(&timeline);
        let version = format!("{}-{data}", env!("CARGO_PKG_VERSION"));
        Self { timeline, index, backlinks, speech, catalogue, changes, version }
    }

    /// The events that pass a filter.
    #[must_use]
    pub fn events(&self, filter: &Filter) -> RoaringBitmap {
        let window = self.within(&filter.window);
        Facet::ALL.into_iter().fold(window, |events, facet| self.narrow(events, filter, facet, None))
    }

    /// The events that meet a window.
    #[must_use]
    pub fn within(&self, window: &Window) -> RoaringBitmap {
        if window.is_whole() { self.index.all() } else { self.index.window(window.first(), window.last()) }
    }

    /// How many events each value of a facet would give under the other facets' filters and the window, in the
    /// order of the facet's values. Values of another group of the facet, and all other actors under `actors=all`,
    /// stay conditions.
    #[must_use]
    pub fn counts(&self, filter: &Filter, facet: Facet) -> Vec<u64> {
        let others = Facet::ALL.into_iter().filter(|&other| other != facet);
        let base = others.fold(self.within(&filter.window), |events, other| self.narrow(events, filter, other, None));
        let mut bases: BTreeMap<usize, RoaringBitmap> = BTreeMap::new();
        let count = |(value, posting): (u32, &RoaringBitmap)| {
            let group = facet.group(&self.timeline, value);
            let base = bases.entry(group).or_insert_with(|| self.narrow(base.clone(), filter, facet, Some(group)));
            base.intersection_len(posting)
        };
        (0..).zip(self.index.postings(facet, filter.about)).map(count).collect()
    }

    /// The event before and the event after, in time, among those that pass a filter.
    #[must_use]
    pub fn neighbours(&self, event: EventIx, filter: &Filter) -> (Option<EventIx>, Option<EventIx>) {
        let events = self.events(filter);
        let before = events.range(..event.0).next_back();
        let after = events.range(event.0 + 1..).next();
        (before.map(EventIx), after.map(EventIx))
    }

    /// Those of some events that pass a facet's choices: for each group of values the union of those chosen, under
    /// `actors=all` each chosen one. The group `except` is no condition.
    fn narrow(&self, events: RoaringBitmap, filter: &Filter, facet: Facet, except: Option<usize>) -> RoaringBitmap {
        let postings = self.index.postings(facet, filter.about);
        let conjunctive = filter.all_actors && facet == Facet::Actor;
        let mut unions: BTreeMap<usize, RoaringBitmap> = BTreeMap::new();
        for (n, choice) in filter.chosen(facet).iter().enumerate() {
            let group = choice.known().map_or(0, |value| facet.group(&self.timeline, value));
            if !conjunctive && except == Some(group) {
                continue;
            }
            // A word that is no value adds nothing to its union; alone it leaves nothing.
            let union = unions.entry(if conjunctive { n } else { group }).or_default();
            if let Some(value) = choice.known() {
                *union |= &postings[value as usize];
            }
        }
        unions.into_values().fold(events, |events, union| events & union)
    }
}
