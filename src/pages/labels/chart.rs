//! The names of what the chart draws.

use super::super::truncate::truncate;
use crate::messages::{Messages, capitalize};
use crate::model::date::Day;
use crate::model::{Event, Timeline};
use crate::query::{LaneGrouping, LaneKey};

/// The most characters of a lane's name for which there is room next to the plot.
const MAX_LANE_NAME_CHARS: usize = 22;

/// How the chart's lanes are divided.
pub fn lane_grouping(m: &Messages, lanes: LaneGrouping) -> String {
    match lanes {
        LaneGrouping::Actor => m.text().lanes_by_actor(),
        LaneGrouping::Kind => m.text().lanes_by_kind(),
        LaneGrouping::None => m.text().lanes_together(),
    }
}

/// The name of a lane: an actor after those it continues, or a kind.
pub fn lane(m: &Messages, timeline: &Timeline, of: &LaneKey) -> String {
    match of {
        LaneKey::Principal(chain) => {
            let mut names = chain.iter().rev().map(|&actor| timeline.actor(actor).title.clone());
            let joined = names.by_ref().reduce(|before, name| m.text().parts(before, name)).unwrap_or_default();
            if joined.chars().count() <= MAX_LANE_NAME_CHARS {
                return joined;
            }
            // A lane belongs to the last of its actors.
            let last = chain.first().map_or("", |&actor| &timeline.actor(actor).title);
            truncate(last, MAX_LANE_NAME_CHARS)
        }
        LaneKey::Others => m.text().others(),
        LaneKey::Kind(kind) => capitalize(&super::kind(m, timeline.kind(*kind))),
        LaneKey::All => m.text().lane_all_events(),
    }
}

/// The span of a chart: in years if they are whole, otherwise in days.
pub fn window(m: &Messages, first: Day, last: Day) -> String {
    let year = |day: Day| m.year(day.ymd().0);
    let whole_years = (first.ymd().1, first.ymd().2, last.ymd().1, last.ymd().2) == (1, 1, 12, 31);
    if whole_years { m.span(&year(first), &year(last)) } else { m.span(&m.day(first), &m.day(last)) }
}

/// The accessible name of a mark. It begins with the label that is visible.
pub fn mark(m: &Messages, event: &Event) -> String {
    let date = m.date(&event.date);
    if event.label == event.title {
        m.text().mark_name(&event.title, date)
    } else {
        m.text().mark_name_labelled(&event.label, &event.title, date)
    }
}

/// The accessible name of several events in one mark: "12 events, 3 March 1950 – 5 May 1950".
pub fn aggregate(m: &Messages, count: u64, first: Day, last: Day) -> String {
    let events = m.events(usize::try_from(count).unwrap_or(usize::MAX));
    m.text().aggregate_name(events, m.span(&m.day(first), &m.day(last)))
}
