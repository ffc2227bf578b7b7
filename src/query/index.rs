//! Bitmaps of event numbers for every facet value, and the two orders that make windows cheap.

use super::Facet;
use crate::model::date::Day;
use crate::model::{ActorIx, Timeline};
use roaring::RoaringBitmap;

/// The index of a timeline.
#[derive(Debug)]
pub struct Index {
    events: u32,
    /// Earliest day of each event: ascending, because events are numbered by it.
    earliest: Vec<Day>,
    /// Latest days in ascending order, with the events that have them.
    latest: Vec<(Day, u32)>,
    postings: Vec<Vec<RoaringBitmap>>,
    /// Those of [`Facet::Actor`] with the events that concern the actor.
    about: Vec<RoaringBitmap>,
}

impl Index {
    /// Indexes a timeline.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        let mut postings: Vec<Vec<RoaringBitmap>> =
            Facet::ALL.iter().map(|facet| vec![RoaringBitmap::new(); facet.len(timeline)]).collect();
        let mut about = vec![RoaringBitmap::new(); timeline.actors.len()];
        // An event of a predecessor is also one of each successor.
        let mut successors: Vec<Vec<u32>> = vec![Vec::new(); timeline.actors.len()];
        for actor in (0..).map(ActorIx).take(timeline.actors.len()) {
            timeline.with_predecessors(actor).into_iter().for_each(|before| successors[before.at()].push(actor.0));
        }
        let mut post = |facet: Facet, value: u32, event: u32| {
            postings[facet as usize][value as usize].insert(event);
        };
        let mut latest = Vec::with_capacity(timeline.events.len());
        for (ix, event) in timeline.numbered() {
            event.eras.iter().for_each(|era| post(Facet::Era, era.0, ix.0));
            event.kinds.iter().for_each(|kind| post(Facet::Kind, kind.0, ix.0));
            for actor in &event.actors {
                for &value in &successors[actor.at()] {
                    post(Facet::Actor, value, ix.0);
                    about[value as usize].insert(ix.0);
                }
            }
            for actor in &event.concerns {
                successors[actor.at()].iter().for_each(|&value| {
                    about[value as usize].insert(ix.0);
                });
            }
            latest.push((event.date.latest(), ix.0));
        }
        latest.sort_unstable();
        let earliest: Vec<Day> = timeline.events.iter().map(|event| event.date.earliest()).collect();
        Self { events: u32::try_from(earliest.len()).unwrap_or(u32::MAX), earliest, latest, postings, about }
    }

    /// Every event.
    #[must_use]
    pub fn all(&self) -> RoaringBitmap {
        RoaringBitmap::from_iter(0..self.events)
    }

    /// The events of each value of a facet, in the order of its values.
    #[must_use]
    pub fn postings(&self, facet: Facet, about: bool) -> &[RoaringBitmap] {
        if about && facet == Facet::Actor { &self.about } else { &self.postings[facet as usize] }
    }

    /// The events whose [earliest, latest] meets [first, last].
    #[must_use]
    pub fn window(&self, first: Day, last: Day) -> RoaringBitmap {
        if first > last {
            return RoaringBitmap::new();
        }
        let begun = self.begun_by(last);
        let begun_before = self.earliest.partition_point(|&day| day < first).min(begun as usize);
        // Those that begin within it meet it; of those that began before it, the ones that end in it or later.
        let mut events = RoaringBitmap::new();
        events.insert_range(u32::try_from(begun_before).unwrap_or(u32::MAX)..begun);
        let over = self.latest.partition_point(|&(day, _)| day < first);
        events.extend(self.latest[over..].iter().map(|&(_, event)| event).filter(|&e| (e as usize) < begun_before));
        events
    }

    /// How many events meet [first, last], from two ranks: those begun by its end less those over before it.
    #[must_use]
    pub fn count(&self, first: Day, last: Day) -> u32 {
        if first > last {
            return 0;
        }
        let over = self.latest.partition_point(|&(day, _)| day < first);
        self.begun_by(last).saturating_sub(u32::try_from(over).unwrap_or(u32::MAX))
    }

    /// How many of these events begin in each stretch of time: `edges` are the first days of the stretches and the
    /// day after the last one, ascending. A row of ranks: its cost does not grow with the number of events found.
    #[must_use]
    pub fn histogram(&self, events: &RoaringBitmap, edges: &[Day]) -> Vec<u64> {
        let rank = |day: &Day| {
            let begun = self.earliest.partition_point(|earliest| earliest < day);
            match u32::try_from(begun).unwrap_or(u32::MAX).checked_sub(1) {
                Some(last) => events.rank(last),
                None => 0,
            }
        };
        let ranks: Vec<u64> = edges.iter().map(rank).collect();
        ranks.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect()
    }

    /// How many events begin by the end of a day: a prefix of the chronological order.
    fn begun_by(&self, day: Day) -> u32 {
        u32::try_from(self.earliest.partition_point(|&earliest| earliest <= day)).unwrap_or(u32::MAX)
    }
}
