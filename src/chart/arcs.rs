//! The relations of the event of a page, as arcs on its strip. (`arc_diagram` lays out the arcs next to a list of events.)

use super::Scale;
use crate::model::{EventIx, RelationKind, Timeline};
use std::collections::BTreeMap;

/// An arc for a relation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FocusArc {
    /// Position of its start, in percent.
    pub from: f64,
    /// Position of its arrowhead, in percent.
    pub to: f64,
    pub kind: RelationKind,
    /// True if its middle has room for its label.
    pub named: bool,
}

/// More arcs than these could not be told apart.
const MAX_ARCS: usize = 12;

/// Minimum length, in CSS pixels: a shorter arc would be a meaningless loop.
const MIN_ARC_LENGTH: f64 = 16.0;

/// The widths of the labels of relations, in CSS pixels. A relation without one gets no label.
pub type RelationLabelWidths = BTreeMap<RelationKind, f64>;

/// The relations from and to `event`, as (from, to, kind).
pub fn relations(timeline: &Timeline, event: EventIx) -> impl Iterator<Item = (EventIx, EventIx, RelationKind)> {
    let outgoing = timeline.event(event).relations.iter().map(move |relation| (event, relation.to, relation.kind));
    let incoming = timeline.relations_to(event).map(move |(from, relation)| (from, event, relation.kind));
    outgoing.chain(incoming)
}

/// The arcs to and from an event, on a plot of `width` CSS pixels. Relations with events outside the scale, or too close,
/// have none.
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
