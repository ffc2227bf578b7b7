//! Names and sentences of comparisons.

use super::{MAX_COMPARED_VALUES, conditions, misread, problem, unknown_event, with_suggestion};
use crate::messages::Messages;
use crate::model::Timeline;
use crate::pages::truncate::sanitize;
use crate::query::{CompareFilter, CompareKey, ComparedSide, Problem};

/// The names of sides as a heading: "NATO · Moscow".
pub fn sides(m: &Messages, timeline: &Timeline, sides: &[ComparedSide]) -> String {
    joined(timeline, sides, |all, name| m.text().sides_joined(all, name))
}

fn joined(timeline: &Timeline, sides: &[ComparedSide], join: impl Fn(String, String) -> String) -> String {
    let names = sides.iter().map(|side| side.title(timeline).to_owned());
    names.reduce(join).unwrap_or_default()
}

/// The title of a comparison: "Compare: NATO · Moscow (2008–2014)".
pub fn comparison(m: &Messages, timeline: &Timeline, filter: &CompareFilter) -> String {
    if filter.sides.is_empty() {
        return m.text().compare_title();
    }
    let title = m.text().comparison_title(joined(timeline, &filter.sides, |all, name| m.text().parts(all, name)));
    match joined_conditions(m, timeline, filter) {
        Some(conditions) => m.text().comparison_at_events(title, conditions),
        None => title,
    }
}

/// The conditions of the events, if there are any.
pub fn joined_conditions(m: &Messages, timeline: &Timeline, filter: &CompareFilter) -> Option<String> {
    let parts = conditions(m, timeline, &filter.events);
    (!parts.is_empty()).then(|| parts.join(&m.text().condition_separator()))
}

/// The sentence that says what is shown: "12 of 31 events with words of NATO or Moscow: 2008–2014".
pub fn compared(m: &Messages, timeline: &Timeline, filter: &CompareFilter, found: usize, total: usize) -> String {
    let names: Vec<&str> = filter.sides.iter().map(|side| side.title(timeline)).collect();
    let (names, total) = (m.or(&names), m.events(total));
    match joined_conditions(m, timeline, filter) {
        Some(conditions) => m.text().compared_some(m.number(found), total, names, conditions),
        None => m.text().compared_all(total, names),
    }
}

/// The message about an invalid parameter.
pub fn compare_problem(m: &Messages, timeline: &Timeline, found: &Problem<CompareKey>) -> String {
    match found {
        Problem::UnknownValue(CompareKey::Side, value) => {
            let sides: Vec<ComparedSide> = ComparedSide::all(timeline).take(MAX_COMPARED_VALUES).collect();
            let message = m.text().problem_unknown_side(sanitize(value));
            with_suggestion(m, message, value, sides.iter().map(|side| side.id(timeline)))
        }
        Problem::UnknownValue(CompareKey::Event(facet), value) => {
            problem(m, timeline, &Problem::UnknownValue(*facet, value.clone()))
        }
        Problem::UnknownEvent(id) => unknown_event(m, timeline, id),
        _ => misread(m, timeline, found),
    }
}
