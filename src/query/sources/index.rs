//! The sources by the values of their facets, and what rests on them.

use super::sort::Ranks;
use super::word_index::SourceWordIndex;
use super::{MISSING, SourceFacet, SourceFilter, SourceSort, SourceView};
use crate::collation::Collation;
use crate::messages::Messages;
use crate::model::{CitationRef, Namespace, SourceIx, Timeline, Tombstone};
use crate::query::Backlinks;
use crate::query::facet_bitmaps::FacetBitmaps;
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The index of a timeline's sources.
#[derive(Debug)]
pub struct SourceIndex {
    ids: [ValueIds; SourceFacet::ALL.len()],
    bitmaps: FacetBitmaps<SourceFacet>,
    ranks: Ranks,
    words: SourceWordIndex,
    events: Vec<RoaringBitmap>,
    quoted: Vec<usize>,
}

/// The values of a facet.
#[derive(Debug, Default)]
struct ValueIds {
    /// Their ids, in the order in which they are listed.
    list: Vec<String>,
    /// The value by its id, its id in lower case, or an earlier id.
    by_id: HashMap<String, u32>,
}

impl SourceIndex {
    /// Indexes the sources, for an interface in a given language.
    pub fn new(timeline: &Timeline, backlinks: &Backlinks, messages: &Messages) -> Self {
        let collation = Collation::new(&timeline.about.language);
        let citing = |source: SourceIx| -> RoaringBitmap {
            let citations = backlinks.citations_of(source).iter();
            citations
                .flat_map(|&at| backlinks.events_citing(at).iter().map(|event| event.0).chain([at.event.0]))
                .collect()
        };
        let sources = || (0..).map(SourceIx).take(timeline.sources.len());
        let is_quote = |at: &&CitationRef| timeline.citation(**at).quote().is_some();
        let events: Vec<_> = sources().map(citing).collect();
        let mut ids: [ValueIds; SourceFacet::ALL.len()] = Default::default();
        let bitmaps = FacetBitmaps::new(timeline.sources.len(), |facet: SourceFacet| {
            let (list, bitmaps) = values(timeline, facet, &collation, messages).into_iter().unzip();
            ids[facet as usize] = ValueIds::new(timeline, facet, list);
            bitmaps
        });
        Self {
            ids,
            bitmaps,
            ranks: Ranks::new(timeline, &events, &collation),
            words: SourceWordIndex::new(timeline),
            quoted: sources().map(|ix| backlinks.citations_of(ix).iter().filter(is_quote).count()).collect(),
            events,
        }
    }

    /// The events that rest on a source: those that carry a citation of it, and those that refer to such a citation.
    pub fn events(&self, source: SourceIx) -> &RoaringBitmap {
        &self.events[source.index()]
    }

    /// The number of passages quoted from a source, including others' words in it.
    pub fn quoted(&self, source: SourceIx) -> usize {
        self.quoted[source.index()]
    }

    /// The ids of a facet's values, in the order in which they are listed. Empty if no record says anything.
    pub fn ids(&self, facet: SourceFacet) -> &[String] {
        &self.ids[facet as usize].list
    }

    /// The sources of each value of a facet, in the order of its values.
    pub fn bitmaps(&self, facet: SourceFacet) -> &[RoaringBitmap] {
        self.bitmaps.of(facet)
    }

    pub(super) fn find(&self, facet: SourceFacet, id: &str) -> Option<u32> {
        let by_id = &self.ids[facet as usize].by_id;
        by_id.get(id).or_else(|| by_id.get(&id.to_lowercase())).copied()
    }

    /// The sources that pass a filter.
    pub fn matching(&self, filter: &SourceFilter) -> RoaringBitmap {
        let chosen = self.bitmaps.matching(&filter.facets);
        self.with_text(filter).map_or_else(|| chosen.clone(), |found| found & &chosen)
    }

    /// How many sources each value of a facet would give under all other conditions.
    pub fn counts(&self, view: &SourceView, facet: SourceFacet) -> Vec<u64> {
        self.bitmaps.counts(&view.filter.facets, facet, self.with_text(&view.filter).as_ref())
    }

    fn with_text(&self, filter: &SourceFilter) -> Option<RoaringBitmap> {
        filter.text.as_deref().map(|text| self.words.matching(text))
    }

    /// Sources in an order.
    pub fn sorted(&self, sources: &RoaringBitmap, sort: SourceSort) -> Vec<SourceIx> {
        self.ranks.sorted(sources, sort)
    }
}

/// The values of a facet with their sources, in the order in which they are listed.
fn values(
    timeline: &Timeline,
    facet: SourceFacet,
    collation: &Collation,
    messages: &Messages,
) -> Vec<(String, RoaringBitmap)> {
    let mut found: BTreeMap<Option<&str>, (u32, RoaringBitmap)> = BTreeMap::new();
    for (at, source) in (0..).zip(&timeline.sources) {
        let value = found.entry(facet.id_of(timeline, source)).or_default();
        value.0 = facet.position(source);
        value.1.insert(at);
    }
    if found.keys().all(Option::is_none) {
        return Vec::new();
    }
    // If the data format gives no order, those with the most sources come first, then names decide: those of publishers
    // are data, and those of languages are interface text.
    let ids = found.keys().copied();
    let ranks = match facet {
        SourceFacet::Publisher => collation.ranks(&ids.collect::<Vec<_>>()),
        SourceFacet::Language => {
            messages.collation().ranks(&ids.map(|id| id.map(|tag| messages.language_name(tag))).collect::<Vec<_>>())
        }
        SourceFacet::Role | SourceFacet::Kind | SourceFacet::Perspective => vec![None; found.len()],
    };
    let mut found: Vec<_> = ranks.into_iter().zip(found).collect();
    found.sort_by_key(|(rank, (id, (position, sources)))| (id.is_none(), *position, Reverse(sources.len()), *rank));
    found.into_iter().map(|(_, (id, (_, sources)))| (id.unwrap_or(MISSING).to_owned(), sources)).collect()
}

impl ValueIds {
    fn new(timeline: &Timeline, facet: SourceFacet, list: Vec<String>) -> Self {
        let mut by_id: HashMap<String, u32> = HashMap::new();
        for (at, id) in (0..).zip(&list) {
            by_id.insert(id.clone(), at);
        }
        for (at, id) in (0..).zip(&list) {
            by_id.entry(id.to_lowercase()).or_insert(at);
        }
        if facet == SourceFacet::Perspective {
            let renamed = timeline.tombstones.iter().filter_map(|((namespace, earlier), tombstone)| match tombstone {
                Tombstone::Renamed(now) if *namespace == Namespace::Perspectives => {
                    Some((earlier, *by_id.get(now.as_str())?))
                }
                _ => None,
            });
            let renamed: Vec<_> = renamed.collect();
            for (earlier, at) in renamed {
                by_id.entry(earlier.to_string()).or_insert(at);
            }
        }
        Self { list, by_id }
    }
}
