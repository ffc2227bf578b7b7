//! Sourceline, asked as its pages ask it: all that this package needs of the queries' interface stands here.

use sourceline::model::date::Day;
use sourceline::query::{Edition, FacetedResult, View};

/// What both engines answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// How many events pass.
    pub hits: u64,
    /// How many events each value of each facet would give under the other facets' filters, by `Facet`.
    pub counts: Vec<Vec<u64>>,
    /// How many of the hits begin in each stretch of time.
    pub histogram: Vec<u64>,
}

/// Answers a query string from its text on.
pub fn answer(edition: &Edition, query: &str, edges: &[Day]) -> Answer {
    let (view, _) = View::parse(&edition.timeline, query);
    let FacetedResult { events, counts } = edition.faceted(&view.filter);
    Answer {
        hits: events.len(),
        counts,
        histogram: edition.index.histogram(&events, edges),
    }
}

/// The numbers of the events that pass.
pub fn hits(edition: &Edition, query: &str) -> Vec<u32> {
    let (view, _) = View::parse(&edition.timeline, query);
    edition.events(&view.filter).iter().collect()
}

/// The first days of so many stretches of the timeline's reach, and the day after the last.
pub fn edges(edition: &Edition, stretches: i64) -> Vec<Day> {
    let (first, last) = edition.index.extent();
    let days = last.number() - first.number() + 1;
    (0..=stretches).map(|n| Day::new(first.number() + days * n / stretches)).collect()
}
