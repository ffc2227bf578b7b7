//! The index of relations.
//!
//! Relations are numbered by their earlier event, then by the later one. At either end a relation has the facets of the event
//! there. So a filter of events is applied once to each end, and the result is the union.

use super::{RelationFacet, RelationFilter};
use crate::model::{EventIx, RelationRef, Timeline};
use crate::query::events::FacetIndex;
use crate::query::facet_bitmaps::FacetBitmaps;
use crate::query::{Facet, FacetValue};
use roaring::RoaringBitmap;
use std::cmp::Reverse;

/// The relations of a timeline in chronological order.
#[derive(Debug)]
pub struct RelationIndex {
    /// Each relation with the event that it leads to.
    list: Vec<(RelationRef, EventIx)>,
    ends: [RelationEnd; 2],
    /// By the facets of relations themselves.
    facets: FacetBitmaps<RelationFacet>,
    /// The events with the most relations, those with the most first.
    most_connected: Vec<EventIx>,
}

/// The events at one end of all relations.
#[derive(Debug)]
struct RelationEnd {
    /// The event at this end of each relation and the number of the relation; sorted.
    events: Vec<(u32, u32)>,
    index: FacetIndex,
}

impl RelationIndex {
    /// The number of events that are kept as the most connected ones.
    pub const MOST_CONNECTED: usize = 200;

    /// Numbers and indexes the relations of a timeline.
    pub fn new(timeline: &Timeline) -> Self {
        let mut list: Vec<(RelationRef, EventIx)> = timeline.relations().collect();
        list.sort_unstable_by_key(|&(at, to)| (at.event.min(to), at.event.max(to), at));
        let facets = FacetBitmaps::new(list.len(), |facet: RelationFacet| {
            let mut values: Vec<_> = facet.ids().map(|_| RoaringBitmap::new()).collect();
            for (n, &(at, _)) in (0..).zip(&list) {
                for value in facet.values(timeline.relation(at)) {
                    values[value as usize].insert(n);
                }
            }
            values
        });
        let from = RelationEnd::new(timeline, list.iter().map(|(at, _)| at.event));
        let to = RelationEnd::new(timeline, list.iter().map(|&(_, to)| to));
        let most_connected = most_connected(timeline, &list);
        Self { list, ends: [from, to], facets, most_connected }
    }

    /// The number of relations.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are no relations.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The relation with a number, and the event that it leads to.
    pub fn get(&self, number: u32) -> Option<(RelationRef, EventIx)> {
        self.list.get(number as usize).copied()
    }

    /// The numbers of an event's relations.
    pub fn of_event(&self, event: EventIx) -> impl Iterator<Item = u32> {
        self.ends.iter().flat_map(move |end| {
            let first = end.events.partition_point(|&(other, _)| other < event.0);
            end.events[first..].iter().take_while(move |&&(other, _)| other == event.0).map(|&(_, number)| number)
        })
    }

    /// The events with the most relations. Of events with as many, the most significant comes first, then the
    /// earliest.
    pub fn most_connected(&self) -> &[EventIx] {
        &self.most_connected
    }

    /// The relations of each value of a facet, in the order of its values.
    pub fn of(&self, facet: RelationFacet) -> &[RoaringBitmap] {
        self.facets.of(facet)
    }

    /// How many relations have an event with each value of a facet at either end.
    pub fn with(&self, facet: Facet, about: bool) -> Vec<u64> {
        let [from, to] = self.ends.each_ref().map(|end| end.index.of(facet, about));
        from.iter().zip(to).map(|(from, to)| from.union_len(to)).collect()
    }

    /// The relations that pass a filter. `candidates` are the events that meet the conditions of its filter of events other
    /// than facets; `None` means all events.
    pub fn matching(
        &self,
        timeline: &Timeline,
        filter: &RelationFilter,
        candidates: Option<&RoaringBitmap>,
    ) -> RoaringBitmap {
        self.own_matching(filter) & self.with_events(timeline, filter, candidates)
    }

    /// How many relations each value of a facet of their events would give under all other conditions.
    pub fn event_facet_counts(
        &self,
        timeline: &Timeline,
        filter: &RelationFilter,
        candidates: Option<&RoaringBitmap>,
        facet: Facet,
    ) -> Vec<u64> {
        let events = &filter.events;
        let matching = self.own_matching(filter);
        let [from, to] = &self.ends;
        let [candidates_from, candidates_to] = [from, to].map(|end| end.relations_of(candidates));
        let filter_from = from.index.filter(timeline, events, candidates_from.as_ref());
        let filter_to = to.index.filter(timeline, events, candidates_to.as_ref());
        let [from, to] = [from, to].map(|end| end.index.of(facet, events.about));
        let count = |(value, (from, to)): (u32, (&RoaringBitmap, &RoaringBitmap))| {
            let group = facet.group(timeline, value);
            let from = &*filter_from.without(facet, group) & from;
            let to = &*filter_to.without(facet, group) & to;
            matching.intersection_len(&(from | to))
        };
        (0..).zip(from.iter().zip(to)).map(count).collect()
    }

    /// How many relations each value of a facet of their own would give under all other conditions.
    pub fn facet_counts(
        &self,
        timeline: &Timeline,
        filter: &RelationFilter,
        candidates: Option<&RoaringBitmap>,
        facet: RelationFacet,
    ) -> Vec<u64> {
        let mut among = self.with_events(timeline, filter, candidates);
        if let Some(center) = self.of_center(filter) {
            among &= center;
        }
        self.facets.counts(&filter.facets, facet, Some(&among))
    }

    /// The relations that pass all conditions but those of the events at either end.
    fn own_matching(&self, filter: &RelationFilter) -> RoaringBitmap {
        let matching = self.facets.matching(&filter.facets);
        match self.of_center(filter) {
            Some(center) => matching & center,
            None => matching,
        }
    }

    /// The relations of the event that a filter names, if it names one.
    fn of_center(&self, filter: &RelationFilter) -> Option<RoaringBitmap> {
        match filter.center.as_ref()? {
            FacetValue::Known(event) => Some(self.of_event(EventIx(*event)).collect()),
            FacetValue::Unknown(_) => Some(RoaringBitmap::new()),
        }
    }

    /// The relations with an event at either end that passes the filter of events.
    fn with_events(
        &self,
        timeline: &Timeline,
        filter: &RelationFilter,
        candidates: Option<&RoaringBitmap>,
    ) -> RoaringBitmap {
        let [from, to] = self.ends.each_ref().map(|end| {
            let candidates = end.relations_of(candidates);
            end.index.filter(timeline, &filter.events, candidates.as_ref()).passing
        });
        from | to
    }
}

impl RelationEnd {
    fn new(timeline: &Timeline, events: impl Iterator<Item = EventIx>) -> Self {
        let mut events: Vec<(u32, u32)> = events.map(|event| event.0).zip(0..).collect();
        let index = FacetIndex::new(timeline, events.iter().map(|&(event, _)| timeline.event(EventIx(event))));
        events.sort_unstable();
        Self { events, index }
    }

    /// The relations whose event at this end is one of some events; `None` if any event will do.
    fn relations_of(&self, events: Option<&RoaringBitmap>) -> Option<RoaringBitmap> {
        events.map(|events| relations(&self.events, events))
    }
}

fn most_connected(timeline: &Timeline, list: &[(RelationRef, EventIx)]) -> Vec<EventIx> {
    let mut ends: Vec<EventIx> = list.iter().flat_map(|&(at, to)| [at.event, to]).collect();
    ends.sort_unstable();
    let mut events: Vec<(usize, EventIx)> = ends.chunk_by(|a, b| a == b).map(|of| (of.len(), of[0])).collect();
    events.sort_by_key(|&(many, event)| (Reverse(many), Reverse(timeline.event(event).significance)));
    events.into_iter().take(RelationIndex::MOST_CONNECTED).map(|(_, event)| event).collect()
}

/// The relations whose event at an end is one of some events: a merge join, since both are sorted.
fn relations(all: &[(u32, u32)], events: &RoaringBitmap) -> RoaringBitmap {
    let mut rest = events.iter().peekable();
    let mut among = |event: u32| {
        while rest.next_if(|&other| other < event).is_some() {}
        rest.peek() == Some(&event)
    };
    let mut found: Vec<u32> = all.iter().filter(|&&(event, _)| among(event)).map(|&(_, number)| number).collect();
    found.sort_unstable();
    found.into_iter().collect()
}
