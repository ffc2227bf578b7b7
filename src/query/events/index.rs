//! Bitmaps of event numbers for every facet value, and the orders that make windows cheap.

use super::facet_index::FacetIndex;
use super::interval_index::IntervalIndex;
use super::{Facet, LaneEvents, LaneGrouping};
use crate::model::Timeline;
use crate::model::date::{Bounds, Day};
use crate::query::bitmap::first;
use roaring::RoaringBitmap;

/// The index of a timeline.
#[derive(Debug)]
pub struct EventIndex {
    events: u32,
    /// Earliest day of each event: ascending, because events are numbered by it.
    earliest: Vec<Day>,
    /// From the earliest to the latest day of each event.
    lasting: IntervalIndex,
    /// The events whose dates are approximate or uncertain.
    qualified: RoaringBitmap,
    /// Between which days it begins.
    beginning: IntervalIndex,
    /// Between which days it ends.
    ending: IntervalIndex,
    pub(in crate::query) postings: FacetIndex,
    /// Events by significance, from 1 at position 0 to 5.
    significance: [RoaringBitmap; 5],
    /// Events from whose earliest to whose latest day there are at least 2ⁿ days, by n.
    lengths: Vec<RoaringBitmap>,
    lanes: [Vec<LaneEvents>; LaneGrouping::ALL.len()],
    /// First and last day that any event is known to have.
    extent: (Day, Day),
}

/// Powers of two that are told apart in [`EventIndex::long_events`]: 2³⁹ days are more than a billion years.
const DOUBLINGS: usize = 40;

impl EventIndex {
    /// Indexes a timeline.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        let postings = FacetIndex::new(timeline, timeline.events.iter());
        let mut significance: [RoaringBitmap; 5] = Default::default();
        let mut lengths: Vec<RoaringBitmap> = Vec::new();
        let mut qualified = RoaringBitmap::new();
        let mut earliest = Vec::with_capacity(timeline.events.len());
        // What began nobody knows when may be over before all others begin.
        let mut extent: Option<(Day, Day)> = None;
        for (ix, event) in timeline.enumerate_events() {
            if event.date.is_approximate() || event.date.is_uncertain() {
                qualified.insert(ix.0);
            }
            let bounds = event.date.bounds();
            let (first, last) = (bounds.start_earliest, bounds.end_latest);
            significance[usize::from(event.significance.clamp(1, 5) - 1)].insert(ix.0);
            let longer = doublings(first, last);
            lengths.resize_with(lengths.len().max(longer), RoaringBitmap::new);
            lengths[..longer].iter_mut().for_each(|length| {
                length.insert(ix.0);
            });
            earliest.push(first);
            for day in [first, last].into_iter().filter(|day| !day.is_infinite()) {
                extent = Some(extent.map_or((day, day), |(from, to)| (from.min(day), to.max(day))));
            }
        }
        let spans = |of: fn(&Bounds) -> (Day, Day)| {
            IntervalIndex::new(timeline.enumerate_events().map(|(ix, event)| {
                let (first, last) = of(&event.date.bounds());
                (first, last, ix.0)
            }))
        };
        Self {
            events: u32::try_from(earliest.len()).unwrap_or(u32::MAX),
            lasting: spans(|bounds| (bounds.start_earliest, bounds.end_latest)),
            qualified,
            beginning: spans(|bounds| (bounds.start_earliest, bounds.start_latest)),
            ending: spans(|bounds| (bounds.end_earliest, bounds.end_latest)),
            lanes: LaneGrouping::ALL
                .map(|grouping| grouping.lanes(timeline, postings.of(Facet::Actor, true), earliest.len())),
            extent: extent.unwrap_or((Day::new(0), Day::new(0))),
            earliest,
            postings,
            significance,
            lengths,
        }
    }

    /// Every event.
    #[must_use]
    pub fn all(&self) -> RoaringBitmap {
        first(self.events)
    }

    /// The first and the last day that any event is known to have; 1970-01-01 where none is known.
    #[must_use]
    pub fn extent(&self) -> (Day, Day) {
        self.extent
    }

    /// The lines of a chart with the events on each; lines that no event stands on are left out.
    #[must_use]
    pub fn lanes(&self, grouping: LaneGrouping) -> &[LaneEvents] {
        &self.lanes[grouping as usize]
    }

    /// The events of each value of a facet, in the order of its values.
    #[must_use]
    pub fn postings(&self, facet: Facet, about: bool) -> &[RoaringBitmap] {
        self.postings.of(facet, about)
    }

    /// Events by significance: the most significant first.
    pub fn by_significance(&self) -> impl Iterator<Item = &RoaringBitmap> {
        self.significance.iter().rev()
    }

    /// Events whose dates span many days: all with at least `days`, and some with at least half as many.
    #[must_use]
    pub fn long_events(&self, days: i64) -> Option<&RoaringBitmap> {
        self.lengths.get((days.max(1).ilog2() as usize).min(DOUBLINGS - 1))
    }

    /// The earliest day of an event.
    #[must_use]
    pub fn earliest(&self, event: u32) -> Day {
        self.earliest[event as usize]
    }

    /// The events whose [earliest, latest] meets [first, last]. The cost follows their number.
    #[must_use]
    pub fn window(&self, first: Day, last: Day) -> RoaringBitmap {
        if first > last {
            return RoaringBitmap::new();
        }
        let mut events = self.lasting.stabbing(first);
        events.insert_range(self.rank(first)..self.rank(after(last)));
        events
    }

    /// Of the events that meet [first, last] those that may also lie outside of it, for all that is known of when they
    /// began and ended. An approximate or uncertain date tells of no day that it is the one, so its event is surely in the
    /// window only where it began before and ended after.
    #[must_use]
    pub fn possibly_in_window(&self, first: Day, last: Day) -> RoaringBitmap {
        let throughout = self.lasting.stabbing(first) & self.lasting.stabbing(after(last));
        self.ending.stabbing(first) | self.beginning.stabbing(after(last)) | (&self.qualified - throughout)
    }

    /// How many of these events begin in each stretch of time: `edges` are the first days of the stretches and the
    /// day after the last one, ascending. Its cost does not grow with the number of events found.
    #[must_use]
    pub fn histogram(&self, events: &RoaringBitmap, edges: &[Day]) -> Vec<u64> {
        let ranks: Vec<u32> = edges.iter().map(|&day| self.rank(day)).collect();
        ranks.windows(2).map(|pair| events.range_cardinality(pair[0]..pair[1])).collect()
    }

    /// How many events begin before a day: the number of the first that does not.
    #[must_use]
    pub fn rank(&self, day: Day) -> u32 {
        // The last possible day stands for no end at all.
        let begun = if day == Day::MAX { self.earliest.len() } else { self.earliest.partition_point(|&own| own < day) };
        u32::try_from(begun).unwrap_or(u32::MAX)
    }
}

/// The day after; that without end has none.
fn after(day: Day) -> Day {
    Day::new(day.number().saturating_add(1))
}

/// How many powers of two, from 2⁰ on, the days from a first to a last one extent.
fn doublings(first: Day, last: Day) -> usize {
    let days = last.number().saturating_sub(first.number()).max(0);
    days.checked_ilog2().map_or(0, |log| log as usize + 1).min(DOUBLINGS)
}
