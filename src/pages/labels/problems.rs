//! Messages about invalid queries.

use super::dates::date_examples;
use crate::messages::Messages;
use crate::model::date::Period;
use crate::model::{Namespace, Timeline, Tombstone};
use crate::pages::truncate::sanitize;
use crate::query::{
    EventSort, Facet, FacetKey, LaneGrouping, MAX_QUERY_CHARS, Problem, RelationFacet, RelationListFacet,
};

/// The most values with which an unknown value is compared.
pub(super) const MAX_COMPARED_VALUES: usize = 5_000;

/// The message about an invalid parameter.
pub fn problem(m: &Messages, timeline: &Timeline, problem: &Problem<Facet>) -> String {
    match problem {
        Problem::UnknownValue(facet, value) => {
            let known = (0..).map(|n| facet.id(timeline, n)).take(facet.len(timeline).min(MAX_COMPARED_VALUES));
            with_suggestion(m, unknown_value(m, *facet, &sanitize(value)), value, known)
        }
        Problem::UnknownEvent(id) => unknown_event(m, timeline, id),
        _ => misread(m, timeline, problem),
    }
}

/// The sentence that a facet does not have a value.
pub fn unknown_value(m: &Messages, facet: Facet, shown: &str) -> String {
    let text = m.text();
    match facet {
        Facet::Era => text.problem_unknown_era(shown),
        Facet::Actor => text.problem_unknown_actor(shown),
        Facet::Person => text.problem_unknown_person(shown),
        Facet::Kind => text.problem_unknown_kind(shown),
        Facet::Voice => text.problem_unknown_voice(shown),
        Facet::Source => text.problem_unknown_source(shown),
        Facet::Place => text.problem_unknown_place(shown),
        Facet::Language => text.problem_unknown_language(shown),
        Facet::Decade => text.problem_unknown_decade(shown),
    }
}

/// The message about an id that no event has: why it was withdrawn, or which id is similar.
pub(super) fn unknown_event(m: &Messages, timeline: &Timeline, id: &str) -> String {
    if let Some(Tombstone::Withdrawn(reason)) = timeline.tombstone(Namespace::Events, id) {
        return m.text().problem_withdrawn_event(sanitize(id), reason);
    }
    let known = timeline.events.iter().map(|event| event.id.as_str()).take(MAX_COMPARED_VALUES);
    with_suggestion(m, m.text().problem_unknown_event(sanitize(id)), id, known)
}

/// The same for the list of relations.
pub fn relations_problem(m: &Messages, timeline: &Timeline, problem: &Problem<RelationListFacet>) -> String {
    match problem {
        Problem::UnknownValue(RelationListFacet::Event(facet), value) => {
            self::problem(m, timeline, &Problem::UnknownValue(*facet, value.clone()))
        }
        Problem::UnknownValue(RelationListFacet::Relation(facet), value) => {
            let message = match facet {
                RelationFacet::Type => m.text().problem_unknown_relation_type(sanitize(value)),
                RelationFacet::Claim => m.text().problem_unknown_claim(sanitize(value)),
            };
            with_suggestion(m, message, value, facet.ids())
        }
        Problem::UnknownEvent(id) => unknown_event(m, timeline, id),
        _ => misread(m, timeline, problem),
    }
}

/// The message about an invalid parameter that all lists have.
pub fn misread<F>(m: &Messages, timeline: &Timeline, problem: &Problem<F>) -> String {
    let text = m.text();
    match problem {
        Problem::UnknownValue(_, value) | Problem::UnknownEvent(value) => text.error_unknown_id(sanitize(value)),
        Problem::InvalidDate { key, value } => {
            text.problem_with_advice(text.problem_invalid_date(sanitize(value), *key), date_advice(m, timeline, value))
        }
        Problem::ReversedWindow => text.problem_window_reversed(),
        Problem::InvalidSignificance(value) => text.problem_invalid_significance(sanitize(value)),
        Problem::InvalidOption { key, value } => text.problem_invalid_value(sanitize(value), *key, options(m, key)),
        Problem::TooManyValues { key, value, limit } => {
            text.problem_too_many_values(sanitize(value), *key, m.number(*limit))
        }
        Problem::NoWords(value) => text.problem_no_words(sanitize(value)),
        Problem::TextTooLong => text.problem_long_text(m.number(MAX_QUERY_CHARS)),
        Problem::InvalidPage(value) => text.problem_page_number(sanitize(value)),
    }
}

/// The same as the reason of an error: the parameter was not ignored, but the request refused.
pub fn refusal<F>(m: &Messages, timeline: &Timeline, problem: &Problem<F>) -> String {
    let text = m.text();
    match problem {
        Problem::InvalidDate { key, value } => {
            text.problem_with_advice(text.refused_date(sanitize(value), *key), date_advice(m, timeline, value))
        }
        Problem::InvalidSignificance(value) => text.refused_significance(sanitize(value)),
        Problem::InvalidOption { key, value } => text.refused_value(sanitize(value), *key, options(m, key)),
        Problem::NoWords(value) => text.refused_words(sanitize(value)),
        Problem::TextTooLong => text.refused_text(m.number(MAX_QUERY_CHARS)),
        _ => misread(m, timeline, problem),
    }
}

/// The same for a filter of events, whose unknown values are refused, too.
pub fn event_refusal(m: &Messages, timeline: &Timeline, found: &Problem<Facet>) -> String {
    if found.is_unknown() { problem(m, timeline, found) } else { refusal(m, timeline, found) }
}

/// How to write a date instead: what may have been meant, or else examples from the timeline.
fn date_advice(m: &Messages, timeline: &Timeline, value: &str) -> String {
    let meant: Vec<String> = Period::readings(value).iter().map(ToString::to_string).collect();
    let examples = if meant.is_empty() { date_examples(m, timeline) } else { meant };
    m.text().problem_write(m.or(&examples))
}

/// The values that an option can have.
fn options(m: &Messages, key: &str) -> String {
    match key {
        "view" => "all".to_owned(),
        "lanes" => m.or(&LaneGrouping::ALL.map(LaneGrouping::as_str)),
        _ => m.or(&EventSort::ALL.map(EventSort::as_str)),
    }
}

/// A message about an unknown value, and the known value that is closest to it.
pub(super) fn with_suggestion<'a>(
    m: &Messages,
    message: String,
    value: &str,
    known: impl Iterator<Item = &'a str>,
) -> String {
    match crate::did_you_mean::nearest(value, known) {
        Some(nearest) => m.text().problem_with_advice(message, m.text().problem_did_you_mean(nearest)),
        None => message,
    }
}
