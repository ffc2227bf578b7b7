//! The ego network of an event: the events that it has relations with, and those that these have relations with.
//!
//! An event is before another if it is said to have caused it; if neither is, the earlier one is before the later one. Each
//! side is walked away from the centre, so that causes have their own causes, and effects their own effects.

use super::RelationRole;
use crate::model::{EventIx, RelationRef, Timeline};
use crate::query::Edition;
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The number of neighbours that are shown on each side of the centre, and beyond each of them.
const SHOWN: [usize; 2] = [8, 3];

/// A side of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Its causes, and earlier events.
    Before,
    /// Its effects, and later events.
    After,
}

/// An event with its neighbours, two steps deep.
#[derive(Debug)]
pub struct EgoNetwork {
    /// The event in the middle.
    pub center: EventIx,
    /// Its neighbours before it.
    pub before: Neighbours,
    /// Its neighbours after it.
    pub after: Neighbours,
}

/// The neighbours of an event on one side.
#[derive(Debug, Default)]
pub struct Neighbours {
    /// Those that are shown: first those with a claim of cause and effect, then the others; both in chronological order.
    pub shown: Vec<Neighbour>,
    /// How many others there are.
    pub more: usize,
}

/// An event with a relation to another.
#[derive(Debug)]
pub struct Neighbour {
    /// The event.
    pub event: EventIx,
    /// Whether one is said to have caused the other.
    pub causal: bool,
    /// Its relations with the other, claims of cause and effect first.
    pub relations: Vec<RelationRef>,
    /// Its own neighbours on the same side.
    pub next: Neighbours,
}

impl EgoNetwork {
    /// The network of an event, with the relations that are `among` some.
    pub fn new(edition: &Edition, center: EventIx, among: &RoaringBitmap) -> Self {
        let side = |side| Neighbours::new(edition, center, side, among, &SHOWN);
        Self { center, before: side(Side::Before), after: side(Side::After) }
    }

    /// Every relation that is shown.
    pub fn relations(&self) -> impl Iterator<Item = RelationRef> {
        let nearest = self.before.shown.iter().chain(&self.after.shown);
        let farther = nearest.clone().flat_map(|neighbour| &neighbour.next.shown);
        nearest.chain(farther).flat_map(|neighbour| neighbour.relations.iter().copied())
    }
}

impl Neighbours {
    /// The neighbours of an event on one side. `shown` is how many are shown at each step.
    fn new(edition: &Edition, event: EventIx, side: Side, among: &RoaringBitmap, shown: &[usize]) -> Self {
        let timeline = &edition.timeline;
        let Some((&most, farther)) = shown.split_first() else { return Self::default() };
        let mut all: BTreeMap<EventIx, Vec<RelationRef>> = BTreeMap::new();
        for number in edition.relations.of_event(event).filter(|&number| among.contains(number)) {
            if let Some((at, to)) = edition.relations.get(number) {
                all.entry(if at.event == event { to } else { at.event }).or_default().push(at);
            }
        }
        let mut found: Vec<Neighbour> = all
            .into_iter()
            .filter_map(|(other, relations)| neighbour(timeline, event, other, relations, side))
            .collect();
        found.sort_by_key(|other| (!other.causal, Reverse(timeline.event(other.event).significance), other.event));
        let more = found.len().saturating_sub(most);
        found.truncate(most);
        found.sort_by_key(|other| (!other.causal, other.event));
        for other in &mut found {
            other.next = Self::new(edition, other.event, side, among, farther);
        }
        Self { shown: found, more }
    }
}

/// A neighbour of an event, if it is on this side of it.
fn neighbour(
    timeline: &Timeline,
    event: EventIx,
    other: EventIx,
    mut relations: Vec<RelationRef>,
    side: Side,
) -> Option<Neighbour> {
    let role = |at: &RelationRef| RelationRole::of(timeline.relation(*at).kind, at.event == other);
    let has = |wanted: RelationRole| relations.iter().any(|at| role(at) == wanted);
    let (cause, outcome) = (has(RelationRole::Cause), has(RelationRole::Outcome));
    let before = if cause == outcome { other < event } else { cause };
    relations.sort_by_key(|at| (role(at) == RelationRole::Related, *at));
    (before == (side == Side::Before)).then(|| Neighbour {
        event: other,
        causal: cause || outcome,
        relations,
        next: Neighbours::default(),
    })
}
