//! Which intervals of days contain a day, at a cost that depends on how many do and not on how many there are.

use crate::model::date::Day;
use roaring::RoaringBitmap;

/// Intervals from one day to a later one, each of an event.
#[derive(Debug, Default)]
pub struct IntervalIndex {
    /// First day, last day, event; sorted.
    intervals: Vec<(Day, Day, u32)>,
    /// For each block of [`BLOCK`] intervals, the positions of the earlier intervals that last at least until the first day
    /// of the block.
    lasting: Vec<RoaringBitmap>,
}

/// A query looks at the intervals of one block one by one. Smaller blocks make it faster and the index larger.
const BLOCK: usize = 4096;

impl IntervalIndex {
    /// Indexes intervals in any order. Those of a single day are left out, because [`Self::stabbing`] never finds them.
    pub fn new(intervals: impl Iterator<Item = (Day, Day, u32)>) -> Self {
        let mut intervals: Vec<_> = intervals.filter(|(first, last, _)| first < last).collect();
        intervals.sort_unstable();
        let mut lasting = Vec::new();
        let mut open = RoaringBitmap::new();
        for (block, at) in intervals.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
            let begins = block.first().map_or(Day::MIN, |&(first, ..)| first);
            open.retain(|at| intervals[at as usize].1 >= begins);
            lasting.push(open.clone());
            open.extend((at..).take(block.len()));
        }
        Self { intervals, lasting }
    }

    /// The events whose interval begins before a day and ends on it or later.
    pub fn stabbing(&self, day: Day) -> RoaringBitmap {
        let begun = self.intervals.partition_point(|&(first, ..)| first < day);
        let Some(last) = self.lasting.len().checked_sub(1) else { return RoaringBitmap::new() };
        let block = (begun / BLOCK).min(last);
        let lasts = |&&(_, last, _): &&(Day, Day, u32)| last >= day;
        let earlier = self.lasting[block].iter().map(|at| &self.intervals[at as usize]);
        let in_block = &self.intervals[block * BLOCK..begun];
        let mut events: Vec<u32> = earlier.chain(in_block).filter(lasts).map(|&(.., event)| event).collect();
        events.sort_unstable();
        RoaringBitmap::from_sorted_iter(events).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_day_is_within_what_begins_before_it_and_ends_no_earlier(
            intervals in proptest::collection::vec((0_i64..300, 0_i64..40), 0..300),
            day in -5_i64..350,
            repeated in prop_oneof![Just(1_u32), Just(60)],
        ) {
            // Sixty times as many, so that there are several blocks.
            let all: Vec<_> = intervals.iter().flat_map(|&interval| (0..repeated).map(move |_| interval)).collect();
            let placed = || (0_u32..).zip(&all).map(|(n, &(first, days))| (Day::new(first), Day::new(first + days), n));
            let found: Vec<u32> = IntervalIndex::new(placed()).stabbing(Day::new(day)).iter().collect();
            let within = |&(first, last, _): &(Day, Day, u32)| first < Day::new(day) && Day::new(day) <= last;
            let scanned: Vec<u32> = placed().filter(within).map(|(.., n)| n).collect();
            prop_assert_eq!(found, scanned);
        }
    }
}
