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
use super::facet_index::{FacetFilter, FacetIndex, is_scanned, slot};
use crate::model::Timeline;
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a bitmap is like, which decides what it costs to intersect it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Density {
    /// It has all numbers from the first to the last, inclusive.
    Contiguous(u32, u32),
    /// It has this many numbers, with gaps.
    Sparse(u64),
}

// The costs are in nanoseconds, as measured on one machine. Only their ratios matter.

/// To add up the values of one number in the forward index.
const COST_SCAN: u64 = 20;
/// To intersect two dense containers, which are bit sets of 8 KiB.
const COST_DENSE: u64 = 200;
/// To take a step in a sorted array, or to probe a bit set.
const COST_PROBE: u64 = 1;
/// To count the numbers of a contiguous range, by rank.
const COST_RANGE: u64 = 100;

/// A roaring bitmap is cut into containers of 2¹⁶ numbers. A container with more than 4096 of them is a bit set, any other
/// a sorted array.
const CONTAINER: u64 = 1 << 16;
const DENSE: u64 = 4096;

impl Density {
    pub(super) fn of(numbers: &RoaringBitmap) -> Self {
        match (numbers.min(), numbers.max(), numbers.len()) {
            (Some(first), Some(last), len) if len == u64::from(last - first) + 1 => Self::Contiguous(first, last),
            (.., len) => Self::Sparse(len),
        }
    }

    /// The size of the intersection of `own`, whose density this is, with `numbers`.
    fn intersection_len(self, own: &RoaringBitmap, numbers: &RoaringBitmap) -> u64 {
        match self {
            Self::Contiguous(first, last) => numbers.range_cardinality(first..=last),
            Self::Sparse(0) => 0,
            Self::Sparse(_) => own.intersection_len(numbers),
        }
    }

    /// The estimated nanoseconds of [`Self::intersection_len`] with `len` numbers that lie within `spanned` of `containers`.
    /// Both bitmaps are taken to be spread evenly: this one over all containers, the other over those it spans. Only
    /// containers that both have are intersected. Two bit sets are combined word by word; an array is probed or merged
    /// element by element.
    fn cost(self, len: u64, spanned: u64, containers: u64) -> u64 {
        let Self::Sparse(own) = self else { return COST_RANGE };
        let own_containers = containers.min(own);
        let (own_len, other_len) = (own / own_containers.max(1), len / spanned.max(1));
        own_containers.min(spanned)
            * match (own_len > DENSE, other_len > DENSE) {
                (true, true) => COST_DENSE,
                (false, false) => COST_PROBE * (own_len + other_len),
                _ => COST_PROBE * own_len.min(other_len),
            }
    }
}

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
