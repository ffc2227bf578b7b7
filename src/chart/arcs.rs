//! The relations of the event in focus, as arcs from cause to effect.

use super::Scale;
use crate::model::{EventIx, RelationKind, Timeline};
use std::collections::BTreeMap;

/// A relation that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FocusArc {
    /// Where it begins, in percent.
    pub from: f64,
    /// Where its arrowhead is, in percent.
    pub to: f64,
    /// How the one event bears on the other.
    pub kind: RelationKind,
    /// Whether there is room for its label in its middle.
    pub named: bool,
}

/// Relations that are drawn, at most: more could not be told apart.
const MAX_ARCS: usize = 12;

/// The least length of an arc, in CSS pixels: a shorter one would be a loop that says nothing.
const MIN_ARC_LENGTH: f64 = 16.0;

/// The widths of the labels of relations, in CSS pixels. A relation without one is not named.
pub type RelationLabelWidths = BTreeMap<RelationKind, f64>;

/// The relations that begin or end at an event: from which event, to which, and how the one bears on the other.
pub fn relations(timeline: &Timeline, event: EventIx) -> impl Iterator<Item = (EventIx, EventIx, RelationKind)> {
    let outgoing = timeline.event(event).relations.iter().map(move |relation| (event, relation.to, relation.kind));
    let incoming = timeline.relations_to(event).map(move |(from, relation)| (from, event, relation.kind));
    outgoing.chain(incoming)
}

/// The arcs of an event's relations on a plot of this width, in CSS pixels. Relations to events that are too near or
/// outside the plot have none.
pub fn arcs(
    timeline: &Timeline,
    scale: &Scale,
    width: f64,
    event: EventIx,
    labels: &RelationLabelWidths,
) -> Vec<FocusArc> {
    let x = |event: EventIx| scale.apply(timeline.event(event).date.earliest());
    let mut named: Vec<(f64, f64)> = Vec::new();
    let arc = |(from, to, kind): (EventIx, EventIx, RelationKind)| {
        let (from, to) = (x(from), x(to));
        let middle = f64::midpoint(from, to);
        let room = labels.get(&kind).map(|label| label / 2.0 / width * 100.0).and_then(|half| {
            let room = (middle - half, middle + half);
            let free = !named.iter().any(|other| room.0 < other.1 && other.0 < room.1);
            (free && (from - to).abs() > 3.0 * half).then_some(room)
        });
        named.extend(room);
        FocusArc { from, to, kind, named: room.is_some() }
    };
    let within = |event: EventIx| {
        let date = &timeline.event(event).date;
        date.earliest() <= scale.last && date.latest() >= scale.first
    };
    let seen = |&(from, to, _): &(EventIx, EventIx, RelationKind)| {
        within(from) && within(to) && (x(from) - x(to)).abs() / 100.0 * width >= MIN_ARC_LENGTH
    };
    relations(timeline, event).filter(seen).take(MAX_ARCS).map(arc).collect()
}
