//! The items of a list by the values of its facets, as bitmaps of the items' numbers.
//!
//! This is enough for lists with few values or few items. Events, of which there may be a million, have an index of their
//! own ([`super::events::FacetIndex`]).

use super::{FacetKey, Selection, bitmap};
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// For each value of each facet the items that have it.
#[derive(Debug, Default)]
pub struct FacetBitmaps<F> {
    values: BTreeMap<F, Vec<RoaringBitmap>>,
    items: u32,
}

impl<F: FacetKey> FacetBitmaps<F> {
    /// The bitmaps of a list with this many items; `values` gives those of a facet, in the order of its values.
    pub fn new(items: usize, values: impl Fn(F) -> Vec<RoaringBitmap>) -> Self {
        let values = F::ALL.iter().map(|&facet| (facet, values(facet))).collect();
        Self { values, items: u32::try_from(items).unwrap_or(u32::MAX) }
    }

    /// The items of each value of a facet, in the order of its values.
    pub fn of(&self, facet: F) -> &[RoaringBitmap] {
        self.values.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// The items that have one of the chosen values of each facet.
    pub fn matching(&self, selection: &Selection<F>) -> RoaringBitmap {
        self.matching_except(selection, None)
    }

    /// How many of some items, or of all, each value of a facet would give in place of those chosen of it.
    pub fn counts(&self, selection: &Selection<F>, facet: F, among: Option<&RoaringBitmap>) -> Vec<u64> {
        let mut base = self.matching_except(selection, Some(facet));
        if let Some(among) = among {
            base &= among;
        }
        self.of(facet).iter().map(|items| base.intersection_len(items)).collect()
    }

    fn matching_except(&self, selection: &Selection<F>, except: Option<F>) -> RoaringBitmap {
        let facets = F::ALL.iter().filter(|&&facet| Some(facet) != except && selection.restricts(facet));
        facets.fold(bitmap::first(self.items), |matching, &facet| {
            // An unknown value adds nothing to the union; alone it leaves nothing.
            let chosen = selection.known(facet).filter_map(|value| self.of(facet).get(value as usize));
            matching & chosen.fold(RoaringBitmap::new(), |union, items| union | items)
        })
    }
}
