//! Where a side speaks that is silent in an event.

use super::ComparedSide;
use crate::model::EventIx;
use crate::query::Edition;
use std::collections::HashSet;

/// The event nearest to another one in which a side speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearest {
    /// Relations lead to it.
    Related(EventIx),
    /// None of the related events has the side; this one is nearest in time.
    InTime(EventIx),
}

/// The most events that are visited along relations, so that the cost does not depend on the size of the timeline.
const MAX_VISITED: usize = 200;

/// Finds the event over the fewest relations, in either direction; of several the nearest in time, and the earlier of two.
pub fn nearest_event(edition: &Edition, event: EventIx, side: ComparedSide) -> Option<Nearest> {
    let timeline = &edition.timeline;
    let speaks_in = edition.sides.events(timeline, side);
    let distance = |&other: &EventIx| {
        let day = |event: EventIx| edition.index.earliest(event.0).number();
        (day(event).abs_diff(day(other)), other)
    };
    let mut visited = HashSet::from([event]);
    let mut reached = vec![event];
    while !reached.is_empty() && visited.len() < MAX_VISITED {
        let mut next = Vec::new();
        for from in reached {
            let onward = timeline.event(from).relations.iter().map(|relation| relation.to);
            let back = timeline.relations_to(from).map(|(from, _)| from);
            let room = MAX_VISITED.saturating_sub(visited.len());
            next.extend(onward.chain(back).take(room).filter(|&to| visited.insert(to)));
        }
        if let Some(found) = next.iter().copied().filter(|to| speaks_in.contains(to.0)).min_by_key(distance) {
            return Some(Nearest::Related(found));
        }
        reached = next;
    }
    let before = speaks_in.range(..event.0).next_back();
    let after = speaks_in.range(event.0 + 1..).next();
    let found = before.into_iter().chain(after).map(EventIx).min_by_key(distance);
    found.map(Nearest::InTime)
}
