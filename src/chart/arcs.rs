//! The relations of the event in focus, as arcs from cause to effect.

use super::{Scale, text_metrics};
use crate::model::{EventIx, RelationKind, Timeline};

/// A relation that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FocusArc {
    /// Where it begins, in percent.
    pub from: f64,
    /// Where its arrowhead is, in percent.
    pub to: f64,
    /// How the one event bears on the other.
    pub kind: RelationKind,
    /// Whether there is room for its type in its middle.
    pub named: bool,
}

/// Relations that are drawn, at most: more could not be told apart.
const MAX_ARCS: usize = 12;

/// The least length of an arc, in CSS pixels: a shorter one would be a loop that says nothing.
const MIN_ARC_LENGTH: f64 = 16.0;

/// The arcs of an event on a plot of this width, in CSS pixels: to those on which it bears, and from those that bear on
/// it. Those that stand too near or outside have none.
pub fn arcs(timeline: &Timeline, scale: &Scale, width: f64, event: EventIx) -> Vec<FocusArc> {
    let onward = timeline.event(event).relations.iter().map(|relation| (event, relation.to, relation.kind));
    let back = timeline.relations_to(event).map(|(from, relation)| (from, event, relation.kind));
    let x = |event: EventIx| scale.apply(timeline.event(event).date.earliest());
    let mut named: Vec<(f64, f64)> = Vec::new();
    let arc = |(from, to, kind): (EventIx, EventIx, RelationKind)| {
        let (from, to) = (x(from), x(to));
        let half = text_metrics::width(kind.as_str()) / 2.0 / width * 100.0;
        let middle = f64::midpoint(from, to);
        let room = (middle - half, middle + half);
        let fits = (from - to).abs() > 3.0 * half && !named.iter().any(|other| room.0 < other.1 && other.0 < room.1);
        named.extend(fits.then_some(room));
        FocusArc { from, to, kind, named: fits }
    };
    let within = |event: EventIx| {
        let date = &timeline.event(event).date;
        date.earliest() <= scale.last && date.latest() >= scale.first
    };
    let seen = |&(from, to, _): &(EventIx, EventIx, RelationKind)| {
        within(from) && within(to) && (x(from) - x(to)).abs() / 100.0 * width >= MIN_ARC_LENGTH
    };
    onward.chain(back).filter(seen).take(MAX_ARCS).map(arc).collect()
}
