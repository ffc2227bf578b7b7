//! The names of what the chart draws.

use super::super::truncate::truncate;
use crate::chart::{Block, Lane, Scene};
use crate::messages::{Messages, capitalize};
use crate::model::date::Day;
use crate::model::{Actor, Event, Timeline};
use crate::query::{Bound, LaneGrouping, LaneKey, Window};
use unicode_segmentation::UnicodeSegmentation;

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
            let joined = |name: fn(&Actor) -> &str| {
                let names = chain.iter().rev().map(|&actor| name(timeline.actor(actor)).to_owned());
                names.reduce(|before, name| m.text().parts(before, name)).unwrap_or_default()
            };
            // A lane belongs to the last of its actors.
            let last = chain.first().map_or("", |&actor| timeline.actor(actor).short());
            let names = [joined(|actor| &actor.title), joined(Actor::short), last.to_owned()];
            let fits = |name: &String| name.graphemes(true).count() <= MAX_LANE_NAME_CHARS;
            names.into_iter().find(fits).unwrap_or_else(|| truncate(last, MAX_LANE_NAME_CHARS))
        }
        LaneKey::Others => m.text().others(),
        LaneKey::Kind(kind) => capitalize(&super::kind(m, timeline.kind(*kind))),
        LaneKey::All => m.text().lane_all_events(),
    }
}

/// The name of a window, about as precise as it is long: "1950–1953", "March–May 1960", "18–22 July 1969".
pub fn window(m: &Messages, first: Day, last: Day) -> String {
    let ((first_year, first_month, first_day), (last_year, last_month, last_day)) = (first.ymd(), last.ymd());
    let whole_years = (first_month, first_day, last_month, last_day) == (1, 1, 12, 31);
    match Window::between(first, last) {
        Window { from: Some(Bound::Period(from)), to: Some(Bound::Period(to)) } if !whole_years => {
            m.extent(from.single(), to.single())
        }
        _ if first_year == last_year => m.year(first_year),
        _ => m.years(first_year, last_year),
    }
}

/// The chart in a sentence, with the number of events of each lane.
pub fn chart_summary(m: &Messages, timeline: &Timeline, events: &str, span: &str, scene: &Scene) -> String {
    let count = |lane: &Lane| {
        let number = m.number(usize::try_from(lane.count).unwrap_or(usize::MAX));
        m.text().chart_summary_lane(self::lane(m, timeline, &lane.of), number)
    };
    let lanes: Vec<String> = scene.lanes.iter().map(count).collect();
    m.text().chart_summary(events, span, lanes.join(&m.text().comma_separator()))
}

/// The accessible name of a mark: its visible label, date and actors.
pub fn mark(m: &Messages, timeline: &Timeline, event: &Event) -> String {
    let date = m.date(&event.date);
    let actors: Vec<&str> = event.actors.iter().map(|&actor| timeline.actor(actor).short()).collect();
    if actors.is_empty() {
        return m.text().mark_name(&event.label, date);
    }
    m.text().mark_name_with_actors(&event.label, date, actors.join(&m.text().comma_separator()))
}

/// The accessible name of a block: "China, 5 events 1968–1972: Invasion of Czechoslovakia, …".
pub fn block(m: &Messages, timeline: &Timeline, lane: &str, block: &Block) -> String {
    let events = m.events(usize::try_from(block.count).unwrap_or(usize::MAX));
    let mut titles: Vec<&str> = block.named.iter().map(|&event| &*timeline.event(event).label).collect();
    if block.count > titles.len() as u64 {
        titles.push("…");
    }
    m.text().block_name(lane, events, block_span(m, block), titles.join(&m.text().comma_separator()))
}

/// The time of a block. It is never more precise than the dates: a date that is only known to the year or month is the
/// first day of it.
fn block_span(m: &Messages, block: &Block) -> String {
    let first = if block.first.is_infinite() { block.last } else { block.first };
    let ((from, from_month, from_day), (to, to_month, to_day)) = (first.ymd(), block.last.ymd());
    if from != to || from_month == 1 || to_month == 1 {
        return m.years(from, to);
    }
    if first == block.last && from_day > 1 && to_day > 1 {
        return m.day(first);
    }
    let month = |month: u8| m.month_of_year(from, month);
    if from_month == to_month { month(from_month) } else { m.span(&month(from_month), &month(to_month)) }
}
