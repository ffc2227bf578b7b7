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
    /// Where its label has room.
    pub label: Option<ArcLabel>,
}

/// The place of the label of an arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArcLabel {
    /// At the middle of the arc.
    Middle,
    /// To the right of an arc that is shorter than its label.
    After,
    /// To the left of it.
    Before,
}

/// More arcs than these could not be told apart.
const MAX_ARCS: usize = 12;

/// Minimum length, in CSS pixels: a shorter arc would be a meaningless loop.
const MIN_ARC_LENGTH: f64 = 16.0;

/// Minimum length of the only arc of a strip. Its label is beside it.
const MIN_ONLY_ARC_LENGTH: f64 = 2.0;

/// A relation of the event of a page: from which event, to which, and its kind.
pub type FocusRelation = (EventIx, EventIx, RelationKind);

/// The widths of the labels of relations, in CSS pixels. A relation without one gets no label.
pub type RelationLabelWidths = BTreeMap<RelationKind, f64>;

/// The relations from and to `event`.
pub fn relations(timeline: &Timeline, event: EventIx) -> impl Iterator<Item = FocusRelation> {
    let outgoing = timeline.event(event).relations.iter().map(move |relation| (event, relation.to, relation.kind));
    let incoming = timeline.relations_to(event).map(move |(from, relation)| (from, event, relation.kind));
    outgoing.chain(incoming)
}

/// The arcs of relations, on a plot of `width` CSS pixels. Relations with events outside the scale, or too close, have none.
pub fn arcs(
    timeline: &Timeline,
    scale: &Scale,
    width: f64,
    relations: &[FocusRelation],
    labels: &RelationLabelWidths,
) -> Vec<FocusArc> {
    let x = |event: EventIx| scale.apply(timeline.event(event).date.earliest());
    let is_only = relations.len() == 1;
    let min_length = if is_only { MIN_ONLY_ARC_LENGTH } else { MIN_ARC_LENGTH };
    let mut named: Vec<(f64, f64)> = Vec::new();
    let arc = |&(from, to, kind): &FocusRelation| {
        let (from, to) = (x(from), x(to));
        let middle = f64::midpoint(from, to);
        let label = labels.get(&kind).map(|label| label / 2.0 / width * 100.0).and_then(|half| {
            let room = (middle - half, middle + half);
            let free = !named.iter().any(|other| room.0 < other.1 && other.0 < room.1);
            if free && (from - to).abs() > 3.0 * half {
                named.push(room);
                Some(ArcLabel::Middle)
            } else if !is_only {
                None
            } else if from.max(to) + 3.0 * half < 100.0 {
                Some(ArcLabel::After)
            } else {
                (from.min(to) > 3.0 * half).then_some(ArcLabel::Before)
            }
        });
        FocusArc { from, to, kind, label }
    };
    let within = |event: EventIx| {
        let date = &timeline.event(event).date;
        date.earliest() <= scale.last && date.latest() >= scale.first
    };
    let seen = |&&(from, to, _): &&FocusRelation| {
        within(from) && within(to) && (x(from) - x(to)).abs() / 100.0 * width >= min_length
    };
    relations.iter().filter(seen).take(MAX_ARCS).map(arc).collect()
}
