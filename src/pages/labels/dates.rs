//! Dates as readers type them: what a box contains, and examples of what it accepts.

use crate::messages::Messages;
use crate::model::date::{IntervalEnd, Period};
use crate::model::{Event, Timeline};

/// A period as it can be typed: in words, if they are read as the same period, or else in EDTF.
fn typed(m: &Messages, period: &Period) -> String {
    Some(m.period(period))
        .filter(|words| Period::from_typed(words) == Some(*period))
        .unwrap_or_else(|| period.to_string())
}

/// The content of a box for a period: as EDTF has it, but a decade or a year before the common era as people write it.
pub fn box_value(m: &Messages, period: &Period) -> String {
    let edtf = period.to_string();
    if edtf.starts_with(['-', 'Y']) || edtf.ends_with('X') { typed(m, period) } else { edtf }
}

/// The years in which the first and the last event of a timeline begin; those of the last century if it has none.
fn years(timeline: &Timeline) -> (i64, i64) {
    let known = |event: &Event| match (event.date.start(), event.date.end()) {
        (IntervalEnd::Known(date), _) | (_, IntervalEnd::Known(date)) => Some(date.earliest().ymd().0),
        _ => None,
    };
    let events = &timeline.events;
    (events.iter().find_map(known).unwrap_or(1900), events.iter().rev().find_map(known).unwrap_or(1999))
}

/// The first and the last year of a timeline, as examples in the boxes for a window.
pub fn year_examples(m: &Messages, timeline: &Timeline) -> (String, String) {
    let example = |year: i64| Period::year(year).map(|period| typed(m, &period)).unwrap_or_default();
    let (first, last) = years(timeline);
    (example(first), example(last))
}

/// Examples of dates that a reader can type: the first year of the timeline, a month of its last, and a decade of
/// four digits.
pub fn date_examples(m: &Messages, timeline: &Timeline) -> Vec<String> {
    let (first, last) = years(timeline);
    let year = Period::year(first);
    let month = format!("{last:04}-03").parse().ok().filter(|_| last > 0);
    let decade = format!("{:03}X", first / 10).parse().ok().filter(|_| first >= 1000);
    [year, month, decade].into_iter().flatten().map(|period| typed(m, &period)).collect()
}

/// What can be typed into the boxes for a window.
pub fn years_hint(m: &Messages, timeline: &Timeline) -> String {
    m.text().years_hint(m.or(&date_examples(m, timeline)))
}
