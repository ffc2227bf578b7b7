//! Bitmaps of event numbers for every facet value, and the orders that make windows cheap.

use super::postings::Postings;
use super::spans::Spans;
use super::{Facet, Lanes, Row};
use crate::model::Timeline;
use crate::model::date::{Bounds, Day};
use roaring::RoaringBitmap;

/// The index of a timeline.
#[derive(Debug)]
pub struct Index {
    events: u32,
    /// Earliest day of each event: ascending, because events are numbered by it.
    earliest: Vec<Day>,
    /// From the earliest to the latest day of each event.
    lasting: Spans,
    /// The events whose dates are approximate or uncertain.
    qualified: RoaringBitmap,
    /// Between which days it begins.
    beginning: Spans,
    /// Between which days it ends.
    ending: Spans,
    pub(super) postings: Postings,
    /// Events by significance, from 1 at position 0 to 5.
    significance: [RoaringBitmap; 5],
    /// Events from whose earliest to whose latest day there are at least 2ⁿ days, by n.
    lengths: Vec<RoaringBitmap>,
    rows: [Vec<Row>; Lanes::ALL.len()],
    /// First and last day that any event is known to have.
    reach: (Day, Day),
}

/// Powers of two that are told apart in [`Index::long`]: 2³⁹ days are more than a billion years.
const DOUBLINGS: usize = 40;

impl Index {
    /// Indexes a timeline.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        let postings = Postings::new(timeline, timeline.events.iter());
        let mut significance: [RoaringBitmap; 5] = Default::default();
        let mut lengths: Vec<RoaringBitmap> = Vec::new();
        let mut qualified = RoaringBitmap::new();
        let mut earliest = Vec::with_capacity(timeline.events.len());
        // What began nobody knows when may be over before all others begin.
        let mut reach: Option<(Day, Day)> = None;
        for (ix, event) in timeline.numbered() {
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
                reach = Some(reach.map_or((day, day), |(from, to)| (from.min(day), to.max(day))));
            }
        }
        let spans = |of: fn(&Bounds) -> (Day, Day)| {
            Spans::new(timeline.numbered().map(|(ix, event)| {
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
            rows: Lanes::ALL.map(|lanes| lanes.rows(timeline, postings.of(Facet::Actor, true), earliest.len())),
            reach: reach.unwrap_or((Day::new(0), Day::new(0))),
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
    pub fn reach(&self) -> (Day, Day) {
        self.reach
    }

    /// The lines of a chart with the events on each; lines that no event stands on are left out.
    #[must_use]
    pub fn rows(&self, lanes: Lanes) -> &[Row] {
        &self.rows[lanes as usize]
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
    pub fn long(&self, days: i64) -> Option<&RoaringBitmap> {
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
        let mut events = self.lasting.across(first);
        events.insert_range(self.begun_before(first)..self.begun_before(after(last)));
        events
    }

    /// Of the events that meet [first, last] those that may also lie outside of it, for all that is known of when they
    /// began and ended. An approximate or uncertain date tells of no day that it is the one, so its event is surely in the
    /// window only where it began before and ended after.
    #[must_use]
    pub fn perhaps(&self, first: Day, last: Day) -> RoaringBitmap {
        let throughout = self.lasting.across(first) & self.lasting.across(after(last));
        self.ending.across(first) | self.beginning.across(after(last)) | (&self.qualified - throughout)
    }

    /// How many of these events begin in each stretch of time: `edges` are the first days of the stretches and the
    /// day after the last one, ascending. Its cost does not grow with the number of events found.
    #[must_use]
    pub fn histogram(&self, events: &RoaringBitmap, edges: &[Day]) -> Vec<u64> {
        let ranks: Vec<u32> = edges.iter().map(|&day| self.begun_before(day)).collect();
        ranks.windows(2).map(|pair| events.range_cardinality(pair[0]..pair[1])).collect()
    }

    /// How many events begin before a day: the number of the first that does not.
    #[must_use]
    pub fn begun_before(&self, day: Day) -> u32 {
        // The last possible day stands for no end at all.
        let begun = if day == Day::MAX { self.earliest.len() } else { self.earliest.partition_point(|&own| own < day) };
        u32::try_from(begun).unwrap_or(u32::MAX)
    }
}

/// The first so many events.
pub(super) fn first(events: u32) -> RoaringBitmap {
    let mut all = RoaringBitmap::new();
    all.insert_range(0..events);
    all
}

/// The day after; that without end has none.
fn after(day: Day) -> Day {
    Day::new(day.number().saturating_add(1))
}

/// How many powers of two, from 2⁰ on, the days from a first to a last one reach.
fn doublings(first: Day, last: Day) -> usize {
    let days = last.number().saturating_sub(first.number()).max(0);
    days.checked_ilog2().map_or(0, |log| log as usize + 1).min(DOUBLINGS)
}
