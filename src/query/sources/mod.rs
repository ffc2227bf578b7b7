//! The sources of a timeline as a reader looks through them: by facets, with counts, in an order.
//!
//! As with events, a value is a bitmap, here of positions of sources, and a filter and a count are intersections.

mod facet;
mod sort;
mod view;

pub use facet::{MISSING, SourceFacet};
pub use sort::{SourceSort, SourceSortKey};
pub use view::{SourceProblem, SourceView};

use super::{Backlinks, FacetValue};
use crate::model::{CitationRef, Namespace, SourceIx, Timeline, Tombstone};
use roaring::RoaringBitmap;
use sort::{Ranks, sort_key};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The sources with what they are looked up by.
#[derive(Debug, Default)]
pub struct SourceIndex {
    values: [ValueIndex; SourceFacet::ALL.len()],
    ranks: Ranks,
    events: Vec<RoaringBitmap>,
    quoted: Vec<usize>,
}

/// The values of a facet with the sources that have each, and the position of each by its word.
#[derive(Debug, Default)]
struct ValueIndex {
    list: Vec<(String, RoaringBitmap)>,
    by_word: HashMap<String, u32>,
}

impl SourceIndex {
    /// Gathers it.
    #[must_use]
    pub fn new(timeline: &Timeline, backlinks: &Backlinks) -> Self {
        let resting = |source: SourceIx| -> RoaringBitmap {
            let citations = backlinks.citations_of(source).iter();
            citations
                .flat_map(|&at| backlinks.events_citing(at).iter().map(|event| event.0).chain([at.event.0]))
                .collect()
        };
        let sources = || (0..).map(SourceIx).take(timeline.sources.len());
        let is_quote = |at: &&CitationRef| timeline.citation(**at).quote().is_some();
        let events: Vec<_> = sources().map(resting).collect();
        Self {
            values: SourceFacet::ALL.map(|facet| ValueIndex::new(timeline, facet)),
            ranks: Ranks::new(timeline, &events),
            quoted: sources().map(|ix| backlinks.citations_of(ix).iter().filter(is_quote).count()).collect(),
            events,
        }
    }

    /// The events that rest on a source: those that carry a citation of it, and those that name such a citation.
    #[must_use]
    pub fn events(&self, source: SourceIx) -> &RoaringBitmap {
        &self.events[source.index()]
    }

    /// How many passages are quoted from a source, or from others' words in it.
    #[must_use]
    pub fn quoted(&self, source: SourceIx) -> usize {
        self.quoted[source.index()]
    }

    /// The values of a facet in the order in which they are listed, each with its sources. Empty where no record says
    /// anything.
    #[must_use]
    pub fn values(&self, facet: SourceFacet) -> &[(String, RoaringBitmap)] {
        &self.values[facet as usize].list
    }

    /// The value that a word stands for: as it is written, else in whatever letters; of perspectives also an earlier id.
    #[must_use]
    pub fn find(&self, timeline: &Timeline, facet: SourceFacet, word: &str) -> Option<u32> {
        let values = &self.values[facet as usize].by_word;
        let found = values.get(word).or_else(|| values.get(&word.to_lowercase()));
        let renamed = || match timeline.tombstone(Namespace::Perspectives, word) {
            Some(Tombstone::Renamed(now)) if facet == SourceFacet::Perspective => values.get(now.as_str()),
            _ => None,
        };
        found.or_else(renamed).copied()
    }

    /// A choice as a URL has it.
    #[must_use]
    pub fn text<'a>(&'a self, facet: SourceFacet, choice: &'a FacetValue) -> &'a str {
        match choice {
            FacetValue::Known(value) => &self.values(facet)[*value as usize].0,
            FacetValue::Unknown(text) => text,
        }
    }

    /// The sources that a view lists.
    #[must_use]
    pub fn sources(&self, view: &SourceView) -> RoaringBitmap {
        self.narrowed(view, None)
    }

    /// How many sources each value of a facet would give under the other facets' choices.
    #[must_use]
    pub fn counts(&self, view: &SourceView, facet: SourceFacet) -> Vec<u64> {
        let base = self.narrowed(view, Some(facet));
        self.values(facet).iter().map(|(_, sources)| base.intersection_len(sources)).collect()
    }

    /// Sources in an order.
    #[must_use]
    pub fn sorted(&self, sources: &RoaringBitmap, sort: SourceSort) -> Vec<SourceIx> {
        self.ranks.sorted(sources, sort)
    }

    /// The sources that have one of the chosen values of each facet but one.
    fn narrowed(&self, view: &SourceView, except: Option<SourceFacet>) -> RoaringBitmap {
        let all = super::bitmap::first(u32::try_from(self.events.len()).unwrap_or(u32::MAX));
        let conditions = SourceFacet::ALL.into_iter().filter(|&facet| Some(facet) != except);
        conditions.filter(|&facet| !view.chosen(facet).is_empty()).fold(all, |sources, facet| {
            // A word that is no value adds nothing; alone it leaves nothing.
            let known = view.chosen(facet).iter().filter_map(FacetValue::known);
            let mut union = RoaringBitmap::new();
            known.for_each(|value| union |= &self.values(facet)[value as usize].1);
            sources & union
        })
    }
}

impl ValueIndex {
    fn new(timeline: &Timeline, facet: SourceFacet) -> Self {
        let mut found: BTreeMap<Option<&str>, (u32, RoaringBitmap)> = BTreeMap::new();
        for (at, source) in (0..).zip(&timeline.sources) {
            let value = found.entry(facet.word(timeline, source)).or_default();
            value.0 = facet.place(source);
            value.1.insert(at);
        }
        if found.keys().all(Option::is_none) {
            return Self::default();
        }
        let mut found: Vec<_> = found.into_iter().collect();
        // Where the data format gives no order, those with the most sources come first.
        found.sort_by_cached_key(|(word, (place, sources))| {
            (word.is_none(), *place, Reverse(sources.len()), word.map(sort_key))
        });
        let list: Vec<_> =
            found.into_iter().map(|(word, (_, sources))| (word.unwrap_or(MISSING).to_owned(), sources)).collect();
        let mut by_word: HashMap<String, u32> = HashMap::new();
        for (at, (word, _)) in (0..).zip(&list) {
            by_word.insert(word.clone(), at);
        }
        for (at, (word, _)) in (0..).zip(&list) {
            by_word.entry(word.to_lowercase()).or_insert(at);
        }
        Self { list, by_word }
    }
}
