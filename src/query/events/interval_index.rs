//! Stretches of days, and which of them a day lies within, at a cost that follows their number and not that of all.

use crate::model::date::Day;
use roaring::RoaringBitmap;

/// Stretches from one day to a later one, each of an event.
#[derive(Debug, Default)]
pub struct IntervalIndex {
    /// First day, last day, event; in the order of first days.
    spans: Vec<(Day, Day, u32)>,
    /// For every [`BLOCK`]th stretch those before it that last until its first day at least, by their places.
    lasting: Vec<RoaringBitmap>,
}

/// Stretches that are gone through one by one, at most, beside those that last.
const BLOCK: usize = 4096;

impl IntervalIndex {
    /// Takes stretches in any order; those of a single day are left out, for nothing lies within them.
    pub fn new(spans: impl Iterator<Item = (Day, Day, u32)>) -> Self {
        let mut spans: Vec<_> = spans.filter(|(first, last, _)| first < last).collect();
        spans.sort_unstable();
        let mut lasting = Vec::new();
        let mut still = RoaringBitmap::new();
        for (block, at) in spans.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
            let begins = block.first().map_or(Day::MIN, |&(first, ..)| first);
            still.retain(|at| spans[at as usize].1 >= begins);
            lasting.push(still.clone());
            still.extend((at..).take(block.len()));
        }
        Self { spans, lasting }
    }

    /// The events whose stretch begins before a day and lasts until it, or longer.
    pub fn stabbing(&self, day: Day) -> RoaringBitmap {
        let begun = self.spans.partition_point(|&(first, ..)| first < day);
        let Some(last) = self.lasting.len().checked_sub(1) else { return RoaringBitmap::new() };
        let block = (begun / BLOCK).min(last);
        let lasts = |&&(_, last, _): &&(Day, Day, u32)| last >= day;
        let earlier = self.lasting[block].iter().map(|at| &self.spans[at as usize]);
        let near = &self.spans[block * BLOCK..begun];
        let mut events: Vec<u32> = earlier.chain(near).filter(lasts).map(|&(.., event)| event).collect();
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
        fn a_day_lies_within_what_begins_before_it_and_ends_no_earlier(
            spans in proptest::collection::vec((0_i64..300, 0_i64..40), 0..300),
            day in -5_i64..350,
            repeated in prop_oneof![Just(1_u32), Just(60)],
        ) {
            // Sixty times as many, so that there are several blocks.
            let all: Vec<_> = spans.iter().flat_map(|&span| (0..repeated).map(move |_| span)).collect();
            let placed = || (0_u32..).zip(&all).map(|(n, &(first, days))| (Day::new(first), Day::new(first + days), n));
            let found: Vec<u32> = IntervalIndex::new(placed()).stabbing(Day::new(day)).iter().collect();
            let within = |&(first, last, _): &(Day, Day, u32)| first < Day::new(day) && Day::new(day) <= last;
            let scanned: Vec<u32> = placed().filter(within).map(|(.., n)| n).collect();
            prop_assert_eq!(found, scanned);
        }
    }
}
