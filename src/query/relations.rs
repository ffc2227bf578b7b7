//! Every claim that one event bears on another, in the order of time, with bitmaps of what stands at either end.
//!
//! Relations are numbered by their earlier event, then by the later one. At each of its two ends a relation has the
//! facets of the event there, so a filter of events is asked once for each end, and a relation is found where the event
//! at one end passes it, or those at both.

use super::facet_index::FacetIndex;
use super::{Edition, Facet, RelationFacet, RelationsView};
use crate::model::{EventIx, RelationRef, Timeline};
use roaring::RoaringBitmap;

/// The relations of a timeline.
#[derive(Debug)]
pub struct RelationIndex {
    /// Each with the event to which it leads.
    list: Vec<(RelationRef, EventIx)>,
    ends: [Endpoint; 2],
    /// The relations of each value of each aspect.
    aspects: [Vec<RoaringBitmap>; RelationFacet::ALL.len()],
}

/// One end of all relations.
#[derive(Debug)]
struct Endpoint {
    /// The event at this end of each relation with the relation's number, in the order of events.
    events: Vec<(u32, u32)>,
    postings: FacetIndex,
}

impl RelationIndex {
    /// Gathers and numbers them.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        let mut list: Vec<(RelationRef, EventIx)> = timeline.relations().collect();
        list.sort_unstable_by_key(|&(at, to)| (at.event.min(to), at.event.max(to), at));
        let mut aspects =
            RelationFacet::ALL.map(|aspect| aspect.words().map(|_| RoaringBitmap::new()).collect::<Vec<_>>());
        for (n, &(at, _)) in (0..).zip(&list) {
            for aspect in RelationFacet::ALL {
                for value in aspect.values(timeline.relation(at)) {
                    aspects[aspect as usize][value as usize].insert(n);
                }
            }
        }
        let from = Endpoint::new(timeline, list.iter().map(|(at, _)| at.event));
        let to = Endpoint::new(timeline, list.iter().map(|&(_, to)| to));
        Self { list, ends: [from, to], aspects }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The relation of a number, with the event to which it leads.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<(RelationRef, EventIx)> {
        self.list.get(number as usize).copied()
    }

    /// The number of the first relation in which an event stands.
    #[must_use]
    pub fn first_of(&self, event: EventIx) -> Option<u32> {
        let first = |end: &Endpoint| {
            let at = end.events.partition_point(|&(other, _)| other < event.0);
            end.events.get(at).filter(|&&(other, _)| other == event.0).map(|&(_, number)| number)
        };
        self.ends.iter().filter_map(first).min()
    }

    /// The relations of each value of an aspect, in the order of its values.
    #[must_use]
    pub fn of(&self, aspect: RelationFacet) -> &[RoaringBitmap] {
        &self.aspects[aspect as usize]
    }

    /// How many relations have an event of each value of a facet at one end or both.
    #[must_use]
    pub fn with(&self, facet: Facet, about: bool) -> Vec<u64> {
        let [from, to] = self.ends.each_ref().map(|end| end.postings.of(facet, about));
        from.iter().zip(to).map(|(from, to)| from.union_len(to)).collect()
    }

    fn all(&self) -> RoaringBitmap {
        super::bitmap::first(u32::try_from(self.len()).unwrap_or(u32::MAX))
    }

    /// Those of the chosen values of each aspect but one.
    fn chosen(&self, view: &RelationsView, except: Option<RelationFacet>) -> RoaringBitmap {
        let aspects = RelationFacet::ALL.into_iter().filter(|&aspect| Some(aspect) != except);
        let narrowed = |found: RoaringBitmap, aspect: RelationFacet| {
            let chosen = view.chosen(aspect);
            let known = chosen.iter().filter_map(|choice| self.of(aspect).get(choice.known()? as usize));
            if chosen.is_empty() { found } else { found & known.fold(RoaringBitmap::new(), |all, one| all | one) }
        };
        aspects.fold(self.all(), narrowed)
    }
}

impl Endpoint {
    fn new(timeline: &Timeline, events: impl Iterator<Item = EventIx>) -> Self {
        let mut events: Vec<(u32, u32)> = events.map(|event| event.0).zip(0..).collect();
        let postings = FacetIndex::new(timeline, events.iter().map(|&(event, _)| timeline.event(EventIx(event))));
        events.sort_unstable();
        Self { events, postings }
    }
}

impl Endpoint {
    /// The relations whose event at this end is among some, where it has to be.
    fn relations_of(&self, events: Option<&RoaringBitmap>) -> Option<RoaringBitmap> {
        events.map(|events| relations(&self.events, events))
    }
}

/// The relations whose event at an end is among some: a join of two lists in the order of events.
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

impl Edition {
    /// The relations that a view shows.
    #[must_use]
    pub fn relations_of(&self, view: &RelationsView) -> RoaringBitmap {
        self.relations.chosen(view, None) & self.joining(view)
    }

    /// How many relations each value of a facet would give under all other conditions.
    #[must_use]
    pub fn relation_counts(&self, view: &RelationsView, facet: Facet) -> Vec<u64> {
        let chosen = self.relations.chosen(view, None);
        let among = self.candidates(&view.filter);
        let met = self.relations.ends.each_ref().map(|end| end.relations_of(among.as_ref()));
        let [from, to] = &self.relations.ends;
        let narrow = |end: &Endpoint, met| end.postings.filter(&self.timeline, &view.filter, met);
        let [narrow_from, narrow_to] = [narrow(from, met[0].as_ref()), narrow(to, met[1].as_ref())];
        let [from, to] = [from, to].map(|end| end.postings.of(facet, view.filter.about));
        let count = |(value, (from, to)): (u32, (&RoaringBitmap, &RoaringBitmap))| {
            let group = facet.group(&self.timeline, value);
            let from = &*narrow_from.without(facet, group) & from;
            let to = &*narrow_to.without(facet, group) & to;
            chosen.intersection_len(&(from | to))
        };
        (0..).zip(from.iter().zip(to)).map(count).collect()
    }

    /// How many relations each value of an aspect would give under all other conditions.
    #[must_use]
    pub fn relation_facet_counts(&self, view: &RelationsView, aspect: RelationFacet) -> Vec<u64> {
        let others = self.relations.chosen(view, Some(aspect)) & self.joining(view);
        self.relations.of(aspect).iter().map(|values| others.intersection_len(values)).collect()
    }

    /// The relations of which an event passes the view's filter.
    fn joining(&self, view: &RelationsView) -> RoaringBitmap {
        let among = self.candidates(&view.filter);
        let [from, to] = self.relations.ends.each_ref().map(|end| {
            let met = end.relations_of(among.as_ref());
            end.postings.filter(&self.timeline, &view.filter, met.as_ref()).passing
        });
        from | to
    }
}
