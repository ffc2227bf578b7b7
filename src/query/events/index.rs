//! The index of events by facet and by time.

use super::facet_index::FacetIndex;
use super::interval_index::IntervalIndex;
use super::{Facet, LaneEvents, LaneGrouping};
use crate::model::Timeline;
use crate::model::date::{Bounds, Day};
use crate::query::bitmap::first;
use roaring::{MultiOps, RoaringBitmap};

/// The index of a timeline's events, which are numbered in the order of their earliest days.
#[derive(Debug)]
pub struct EventIndex {
    /// How many events there are.
    events: u32,
    /// The earliest day of each event, ascending.
    earliest: Vec<Day>,
    /// From the earliest to the latest day of each event.
    whole: IntervalIndex,
    /// From the earliest to the latest day on which each event may have begun.
    beginning: IntervalIndex,
    /// From the earliest to the latest day on which each event may have ended.
    ending: IntervalIndex,
    /// The events with an approximate or uncertain date (EDTF `~`, `?`, `%`).
    qualified: RoaringBitmap,
    pub(in crate::query) postings: FacetIndex,
    /// Events by significance: that of 1 at position 0, that of 5 at position 4.
    significance: [RoaringBitmap; 5],
    /// By n, the events with at least 2ⁿ days from their earliest to their latest day.
    lengths: Vec<RoaringBitmap>,
    lanes: [Vec<LaneEvents>; LaneGrouping::ALL.len()],
    /// The first and the last known day of any event.
    extent: (Day, Day),
}

/// The number of bitmaps in [`EventIndex::lengths`]: 2³⁹ days are more than a billion years.
const DOUBLINGS: usize = 40;

impl EventIndex {
    /// Indexes the events of a timeline.
    pub fn new(timeline: &Timeline) -> Self {
        let postings = FacetIndex::new(timeline, timeline.events.iter());
        let mut significance: [RoaringBitmap; 5] = Default::default();
        let mut lengths: Vec<RoaringBitmap> = Vec::new();
        let mut qualified = RoaringBitmap::new();
        let mut earliest = Vec::with_capacity(timeline.events.len());
        // The earliest day of an event may be unknown, so the first event does not begin the extent.
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
        let intervals = |of: fn(&Bounds) -> (Day, Day)| {
            IntervalIndex::new(timeline.enumerate_events().map(|(ix, event)| {
                let (first, last) = of(&event.date.bounds());
                (first, last, ix.0)
            }))
        };
        Self {
            events: u32::try_from(earliest.len()).unwrap_or(u32::MAX),
            whole: intervals(|bounds| (bounds.start_earliest, bounds.end_latest)),
            qualified,
            beginning: intervals(|bounds| (bounds.start_earliest, bounds.start_latest)),
            ending: intervals(|bounds| (bounds.end_earliest, bounds.end_latest)),
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
    pub fn all(&self) -> RoaringBitmap {
        first(self.events)
    }

    /// The first and the last known day of any event; 1970-01-01 if none is known.
    pub fn extent(&self) -> (Day, Day) {
        self.extent
    }

    /// The lanes of a chart with their events. Empty lanes are left out, unless they are a principal actor's.
    pub fn lanes(&self, grouping: LaneGrouping) -> &[LaneEvents] {
        &self.lanes[grouping as usize]
    }

    /// The events of each value of a facet, in the order of its values.
    pub fn postings(&self, facet: Facet, about: bool) -> &[RoaringBitmap] {
        self.postings.of(facet, about)
    }

    /// The events of each significance, the most significant first.
    pub fn by_significance(&self) -> impl Iterator<Item = &RoaringBitmap> {
        self.significance.iter().rev()
    }

    /// The events of at least a significance.
    pub fn at_least(&self, significance: u8) -> RoaringBitmap {
        self.by_significance().take(6_usize.saturating_sub(significance.into())).union()
    }

    /// Events with long dates: every event of at least `days` days, and some of more than half as many. `None` if no event is
    /// that long.
    pub fn long_events(&self, days: i64) -> Option<&RoaringBitmap> {
        self.lengths.get((days.max(1).ilog2() as usize).min(DOUBLINGS - 1))
    }

    /// The earliest day of an event.
    pub fn earliest(&self, event: u32) -> Day {
        self.earliest[event as usize]
    }

    /// The events that may have happened on a day from `first` to `last`: their earliest and latest days overlap the window.
    /// The cost grows with their number, not with that of all events.
    pub fn window(&self, first: Day, last: Day) -> RoaringBitmap {
        if first > last {
            return RoaringBitmap::new();
        }
        let mut events = self.whole.stabbing(first);
        events.insert_range(self.rank(first)..self.rank(after(last)));
        events
    }

    /// Events whose dates are too vague to say whether they are in the window from `first` to `last`; to be intersected with
    /// [`Self::window`]. They may have begun after it or ended before it. If the date is approximate or uncertain, no day is
    /// sure, so the event is only surely in the window if it also lasted beyond both of its ends.
    pub fn possibly_in_window(&self, first: Day, last: Day) -> RoaringBitmap {
        let throughout = self.whole.stabbing(first) & self.whole.stabbing(after(last));
        self.ending.stabbing(first) | self.beginning.stabbing(after(last)) | (&self.qualified - throughout)
    }

    /// How many of some events begin in each bin. `edges` are the first days of the bins, ascending, and the day after the last
    /// bin. The cost does not grow with the number of events.
    pub fn histogram(&self, events: &RoaringBitmap, edges: &[Day]) -> Vec<u64> {
        self.ranks(edges).windows(2).map(|pair| events.range_cardinality(pair[0]..pair[1])).collect()
    }

    /// The ranks of days in ascending order. Each is looked for from the one before it, in steps of doubling length.
    pub fn ranks(&self, days: &[Day]) -> Vec<u32> {
        let mut at = 0;
        let mut rank = |&day: &Day| {
            let mut step = 1;
            while self.earliest.get(at + step - 1).is_some_and(|&own| own < day) {
                at += step;
                step *= 2;
            }
            let end = self.earliest.len().min(at + step - 1);
            at += self.earliest[at..end].partition_point(|&own| own < day);
            if day == Day::MAX { self.events } else { u32::try_from(at).unwrap_or(u32::MAX) }
        };
        days.iter().map(&mut rank).collect()
    }

    /// The rank of a day: how many events have an earliest day before it, which is also the number of the first event that has not.
    pub fn rank(&self, day: Day) -> u32 {
        // `Day::MAX` means that there is no end.
        let begun = if day == Day::MAX { self.earliest.len() } else { self.earliest.partition_point(|&own| own < day) };
        u32::try_from(begun).unwrap_or(u32::MAX)
    }
}

/// The day after; `Day::MAX` stays as it is.
fn after(day: Day) -> Day {
    Day::new(day.number().saturating_add(1))
}

/// How many powers of two, from 2⁰ on, do not exceed the number of days from `first` to `last`.
fn doublings(first: Day, last: Day) -> usize {
    let days = last.number().saturating_sub(first.number()).max(0);
    days.checked_ilog2().map_or(0, |log| log as usize + 1).min(DOUBLINGS)
}
