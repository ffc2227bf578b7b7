//! Bitmaps of event numbers for every facet value, and the two orders that make windows cheap.

use super::postings::Postings;
use super::{Facet, Lanes, Row};
use crate::model::date::Day;
use crate::model::{ActorIx, Citation, Timeline};
use roaring::RoaringBitmap;

/// The index of a timeline.
#[derive(Debug)]
pub struct Index {
    events: u32,
    /// Earliest day of each event: ascending, because events are numbered by it.
    earliest: Vec<Day>,
    /// Latest days in ascending order, with the events that have them.
    latest: Vec<(Day, u32)>,
    /// For every [`BLOCK`]th place of `latest` the events from there on: those that are not yet over by its day.
    lasting: Vec<RoaringBitmap>,
    pub(super) postings: Postings,
    /// Events by significance, from 1 at position 0 to 5.
    significance: [RoaringBitmap; 5],
    /// Events from whose earliest to whose latest day there are at least 2ⁿ days, by n.
    spans: Vec<RoaringBitmap>,
    rows: [Vec<Row>; Lanes::ALL.len()],
    /// First and last day that any event is known to have.
    reach: (Day, Day),
}

/// Events between two bitmaps of [`Index::lasting`]: what a window has to go through one by one, at most.
const BLOCK: usize = 8192;

/// Powers of two that are told apart in [`Index::long`]: 2³⁹ days are more than a billion years.
const DOUBLINGS: usize = 40;

impl Index {
    /// Indexes a timeline.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        let mut postings = Postings::new(timeline);
        let mut significance: [RoaringBitmap; 5] = Default::default();
        let mut spans: Vec<RoaringBitmap> = Vec::new();
        // An event of a predecessor is also one of each successor.
        let mut successors: Vec<Vec<u32>> = vec![Vec::new(); timeline.actors.len()];
        for actor in (0..).map(ActorIx).take(timeline.actors.len()) {
            timeline.with_predecessors(actor).into_iter().for_each(|before| successors[before.at()].push(actor.0));
        }
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut latest = Vec::with_capacity(timeline.events.len());
        let mut earliest = Vec::with_capacity(timeline.events.len());
        for (ix, event) in timeline.numbered() {
            event.eras.iter().for_each(|era| postings.post(Facet::Era, era.0, ix.0));
            event.kinds.iter().for_each(|kind| postings.post(Facet::Kind, kind.0, ix.0));
            let voices = event.citations.iter().flat_map(Citation::voices);
            voices.for_each(|voice| postings.post(Facet::Voice, number(timeline.voice_number(voice)), ix.0));
            for actor in &event.actors {
                for &value in &successors[actor.at()] {
                    postings.post(Facet::Actor, value, ix.0);
                    postings.post_about(value, ix.0);
                }
            }
            for actor in &event.concerns {
                successors[actor.at()].iter().for_each(|&value| postings.post_about(value, ix.0));
            }
            let bounds = event.date.bounds();
            let (first, last) = (bounds.start_earliest, bounds.end_latest);
            significance[usize::from(event.significance.clamp(1, 5) - 1)].insert(ix.0);
            let longer = doublings(first, last);
            spans.resize_with(spans.len().max(longer), RoaringBitmap::new);
            spans[..longer].iter_mut().for_each(|span| {
                span.insert(ix.0);
            });
            earliest.push(first);
            latest.push((last, ix.0));
        }
        latest.sort_unstable();
        // Both lists, since what began nobody knows when may be over before all others begin.
        let known = || earliest.iter().chain(latest.iter().map(|(day, _)| day)).filter(|day| !day.is_infinite());
        let reach = (known().min().copied(), known().max().copied());
        Self {
            events: u32::try_from(earliest.len()).unwrap_or(u32::MAX),
            lasting: lasting(&latest),
            rows: Lanes::ALL.map(|lanes| lanes.rows(timeline, postings.of(Facet::Actor, true), earliest.len())),
            reach: (reach.0.unwrap_or(Day::new(0)), reach.1.unwrap_or(Day::new(0))),
            earliest,
            latest,
            postings,
            significance,
            spans,
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
        self.spans.get((days.max(1).ilog2() as usize).min(DOUBLINGS - 1))
    }

    /// The earliest day of an event.
    #[must_use]
    pub fn earliest(&self, event: u32) -> Day {
        self.earliest[event as usize]
    }

    /// The events whose [earliest, latest] meets [first, last].
    #[must_use]
    pub fn window(&self, first: Day, last: Day) -> RoaringBitmap {
        if first > last {
            return RoaringBitmap::new();
        }
        // Those that are not over before it begins, less those that begin after it ends.
        let over = self.latest.partition_point(|&(day, _)| day < first);
        let block = over.div_ceil(BLOCK);
        let mut events = self.lasting.get(block).cloned().unwrap_or_default();
        let until = (block * BLOCK).min(self.latest.len());
        events.extend(self.latest[over..until].iter().map(|&(_, event)| event));
        events.remove_range(self.begun_before(Day::new(last.number().saturating_add(1)))..);
        events
    }

    /// How many events meet [first, last], from two ranks: those begun by its end less those over before it.
    #[must_use]
    pub fn count(&self, first: Day, last: Day) -> u32 {
        if first > last {
            return 0;
        }
        let over = self.latest.partition_point(|&(day, _)| day < first);
        let begun = self.begun_before(Day::new(last.number().saturating_add(1)));
        begun.saturating_sub(u32::try_from(over).unwrap_or(u32::MAX))
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

/// How many powers of two, from 2⁰ on, the days from a first to a last one reach.
fn doublings(first: Day, last: Day) -> usize {
    let days = last.number().saturating_sub(first.number()).max(0);
    days.checked_ilog2().map_or(0, |log| log as usize + 1).min(DOUBLINGS)
}

fn lasting(latest: &[(Day, u32)]) -> Vec<RoaringBitmap> {
    let mut blocks: Vec<RoaringBitmap> = Vec::new();
    let mut from_here = RoaringBitmap::new();
    for block in latest.chunks(BLOCK).rev() {
        from_here.extend(block.iter().map(|&(_, event)| event));
        blocks.push(from_here.clone());
    }
    blocks.reverse();
    blocks
}
