//! What it costs to intersect a bitmap.

use roaring::RoaringBitmap;

/// What a bitmap is like, which decides what it costs to intersect it.
#[derive(Clone, Copy, Debug)]
pub enum Density {
    /// It has all numbers from the first to the last, inclusive.
    Contiguous(u32, u32),
    /// It has this many numbers, with gaps.
    Sparse(u64),
}

// The costs are in nanoseconds, as measured on one machine. Only their ratios matter.

/// To intersect two dense containers, which are bit sets of 8 KiB.
const COST_DENSE: u64 = 200;
/// To take a step in a sorted array, or to probe a bit set.
const COST_PROBE: u64 = 1;
/// To count the numbers of a contiguous range, by rank.
const COST_RANGE: u64 = 100;

/// A roaring bitmap is cut into containers of 2¹⁶ numbers. A container with more than 4096 of them is a bit set, any other
/// a sorted array.
pub const CONTAINER: u64 = 1 << 16;
const DENSE: u64 = 4096;

impl Density {
    pub fn of(numbers: &RoaringBitmap) -> Self {
        match (numbers.min(), numbers.max(), numbers.len()) {
            (Some(first), Some(last), len) if len == u64::from(last - first) + 1 => Self::Contiguous(first, last),
            (.., len) => Self::Sparse(len),
        }
    }

    /// The size of the intersection of `own`, whose density this is, with `numbers`.
    pub fn intersection_len(self, own: &RoaringBitmap, numbers: &RoaringBitmap) -> u64 {
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
    pub fn cost(self, len: u64, spanned: u64, containers: u64) -> u64 {
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
