//! How many of some events have each value of each facet.
//!
//! There are two ways to count, and neither is fast for every filter. On a timeline of a million events with thousands of
//! sources, places and actors:
//!
//! - *Intersecting* the events with the bitmap of each value costs time for every value, even if only ten events passed.
//! - *Scanning* the values of each event in the forward index costs time for every event, even if a facet has three values.
//!
//! So the cost of both is estimated first. The estimate only has to be right by a factor of two or so: near the point where
//! both cost the same, either will do.

use super::Facet;
use super::density::CONTAINER;
use super::facet_index::{FacetFilter, FacetIndex, is_scanned, slot};
use crate::model::Timeline;
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Nanoseconds to add up the values of one number in the forward index, to be compared with [`Density::cost`].
const COST_SCAN: u64 = 20;

impl FacetIndex {
    /// How many numbers each value of each facet would give in place of the chosen values of its group, by facet, in the
    /// order of its values. Chosen values of the facet's other groups, and all other actors under `actors=all`, stay
    /// conditions.
    pub fn counts(&self, timeline: &Timeline, about: bool, filter: &FacetFilter<'_>) -> Vec<Vec<u64>> {
        let every_slot = Facet::ALL.map(|facet| slot(facet, about));
        let passing = FacetCounts::new(self, Cow::Borrowed(&filter.passing), &every_slot);
        let count = |facet: Facet| {
            let slot = slot(facet, about);
            let group_of = |value: usize| u32::try_from(value).map_or(0, |value| facet.group(timeline, value));
            let mut counts = passing.of(slot);
            let chosen: BTreeSet<usize> = filter.groups(facet).collect();
            for group in chosen {
                let without_group = Cow::Owned(filter.without(facet, group).into_owned());
                let others = FacetCounts::new(self, without_group, &[slot]).of(slot);
                let values = counts.iter_mut().zip(others).enumerate();
                values.filter(|(value, _)| group_of(*value) == group).for_each(|(_, (count, other))| *count = other);
            }
            counts
        };
        Facet::ALL.map(count).into()
    }
}

/// The counts of some numbers, by the cheaper of the two ways.
struct FacetCounts<'a> {
    index: &'a FacetIndex,
    numbers: Cow<'a, RoaringBitmap>,
    /// Counts per value, indexed across all slots. `Some` only if they were made by scanning the forward index.
    scanned: Option<Vec<u64>>,
}

impl<'a> FacetCounts<'a> {
    /// Prepares to count the values of some slots.
    fn new(index: &'a FacetIndex, numbers: Cow<'a, RoaringBitmap>, slots: &[usize]) -> Self {
        let (len, total) = (numbers.len(), u64::from(index.total));
        let extent = numbers.min().zip(numbers.max()).map_or(0, |(first, last)| u64::from(last - first) + 1);
        let [spanned, containers] = [extent, total].map(|numbers| numbers.div_ceil(CONTAINER));
        let densities = slots.iter().flat_map(|&slot| &index.densities[slot]);
        let intersecting: u64 = densities.map(|density| density.cost(len, spanned, containers)).sum();
        // All numbers need neither: the counts are the sizes of the bitmaps.
        let scan = len < total && len * COST_SCAN < intersecting;
        let values = || index.bitmaps.iter().map(Vec::len).sum();
        let scanned = scan.then(|| index.forward.count(&numbers, values()));
        Self { index, numbers, scanned }
    }

    fn of(&self, slot: usize) -> Vec<u64> {
        let FacetIndex { bitmaps, densities, total, .. } = self.index;
        if self.numbers.len() == u64::from(*total) {
            return bitmaps[slot].iter().map(RoaringBitmap::len).collect();
        }
        match &self.scanned {
            Some(counts) if is_scanned(slot) => {
                let offset: usize = bitmaps[..slot].iter().map(Vec::len).sum();
                counts[offset..offset + bitmaps[slot].len()].to_vec()
            }
            _ => {
                let values = bitmaps[slot].iter().zip(&densities[slot]);
                values.map(|(own, density)| density.intersection_len(own, &self.numbers)).collect()
            }
        }
    }
}
