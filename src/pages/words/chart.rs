//! The chart: what moves it, and the names of what it draws.

use super::{OTHERS, capital, clip, events, span};
use crate::model::date::{Day, year_words};
use crate::model::{Event, Timeline};
use crate::query::{LaneGrouping, LaneKey};

pub const EARLIER: &str = "Earlier";
pub const LATER: &str = "Later";
pub const ZOOM_IN: &str = "Zoom in";
pub const ZOOM_OUT: &str = "Zoom out";
pub const WHOLE: &str = "Whole";
/// Letters for which there is room beside a line.
const LONGEST: usize = 22;
const ALL_EVENTS: &str = "All events";

/// By what the chart's lines are told apart.
pub fn lanes(lanes: LaneGrouping) -> &'static str {
    match lanes {
        LaneGrouping::Actor => "by actor",
        LaneGrouping::Kind => "by kind",
        LaneGrouping::None => "together",
    }
}

/// The name of a line: an actor after those it continues, a kind.
pub fn lane(timeline: &Timeline, of: &LaneKey) -> String {
    match of {
        LaneKey::Principal(chain) => {
            let names: Vec<&str> = chain.iter().rev().map(|&actor| &*timeline.actor(actor).title).collect();
            let joined = names.join(" · ");
            // Where there is no room for all of them, the last one names the line.
            if joined.chars().count() <= LONGEST { joined } else { clip(names.last().unwrap_or(&""), LONGEST) }
        }
        LaneKey::Others => OTHERS.into(),
        LaneKey::Kind(kind) => capital(&timeline.kind(*kind).title),
        LaneKey::All => ALL_EVENTS.into(),
    }
}

/// What a chart spans: in years where it is whole years, else in days.
pub fn window(first: Day, last: Day) -> String {
    let year = |day: Day| year_words(day.ymd().0);
    let whole_years = (first.ymd().1, first.ymd().2, last.ymd().1, last.ymd().2) == (1, 1, 12, 31);
    if whole_years { span(&year(first), &year(last)) } else { span(&first.words(), &last.words()) }
}

/// A chart's accessible name.
pub fn chart(span: &str, found: &str) -> String {
    format!("Timeline chart, {span}, {found}")
}

/// A mark's accessible name, which begins with its visible label.
pub fn mark(event: &Event) -> String {
    let date = event.date.words();
    if event.label == event.title {
        format!("{}, {date}", event.title)
    } else {
        format!("{}: {}, {date}", event.label, event.title)
    }
}

/// A pill's accessible name: "12 events, 3 March 1950 – 5 May 1950".
pub fn pill(count: u64, first: Day, last: Day) -> String {
    let count = events(usize::try_from(count).unwrap_or(usize::MAX));
    format!("{count}, {}", span(&first.words(), &last.words()))
}
