//! The span of events: from the first to the last, no more precise than their dates.

use super::super::labels;
use crate::chart::Scale;
use crate::model::EventIx;
use crate::model::date::{Day, IntervalEnd, SingleDate};
use crate::query::{Bound, Edition, Window};
use roaring::RoaringBitmap;

/// The span of `events` in words, cut off at the window if they certainly reach beyond it. That of the window if there are
/// none.
pub fn span(edition: &Edition, window: &Scale, events: &RoaringBitmap) -> String {
    let m = edition.messages;
    let edges = Window::between(window.first, window.last);
    let edge = |bound: Option<Bound>| match bound {
        Some(Bound::Period(period)) => Some(*period.single()),
        _ => None,
    };
    let (Some(first), Some(last)) = (first(edition, events), last(edition, events)) else {
        return labels::window(m, window.first, window.last);
    };
    let first = if first.latest() < window.first { edge(edges.from).unwrap_or(first) } else { first };
    let last = if last.earliest() > window.last { edge(edges.to).unwrap_or(last) } else { last };
    m.extent(&first, &last)
}

/// The part of a window from the first of `events` to the last. `None` if there are none.
pub fn hull(edition: &Edition, window: &Scale, events: &RoaringBitmap) -> Option<Scale> {
    let (first, last) = (edition.index.earliest(events.min()?), last(edition, events)?.latest());
    Some(Scale::new(first.max(window.first), last.min(window.last)))
}

/// The earliest date of the beginning of an event, or of its end if its beginning is not known.
fn first(edition: &Edition, events: &RoaringBitmap) -> Option<SingleDate> {
    let mut found: Option<SingleDate> = None;
    for event in events {
        let date = &edition.timeline.event(EventIx(event)).date;
        let ((IntervalEnd::Known(own), _) | (_, IntervalEnd::Known(own))) = (date.start(), date.end()) else {
            continue;
        };
        found = Some(found.filter(|found| found.earliest() <= own.earliest()).unwrap_or(own));
        // Events are in the order of their beginnings; those without any come first.
        if date.start() != IntervalEnd::Open {
            break;
        }
    }
    found
}

/// The latest date of the end of an event, or of its beginning if its end is not known.
fn last(edition: &Edition, events: &RoaringBitmap) -> Option<SingleDate> {
    // Only an event that lasts until the last one begins can end later.
    let candidates = events & edition.index.window(edition.index.earliest(events.max()?), Day::MAX);
    let end = |event: u32| {
        let date = &edition.timeline.event(EventIx(event)).date;
        match (date.end(), date.start()) {
            (IntervalEnd::Known(own), _) | (_, IntervalEnd::Known(own)) => Some(own),
            _ => None,
        }
    };
    candidates.iter().filter_map(end).max_by_key(SingleDate::latest)
}
