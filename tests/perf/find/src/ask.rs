//! Sourceline, queried as its pages query it. All uses of the query interface in this package are here.

use sourceline::model::date::Day;
use sourceline::query::{Edition, FacetedResult, View};

/// The answer of either engine.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// How many events pass.
    pub hits: u64,
    /// How many events each value of each facet would give under the other facets' filters, by `Facet`.
    pub counts: Vec<Vec<u64>>,
    /// How many of the hits begin in each stretch of time.
    pub histogram: Vec<u64>,
}

/// Parses and answers a query string.
pub fn answer(edition: &Edition, query: &str, edges: &[Day]) -> Answer {
    let (view, _) = View::parse(&edition.timeline, query);
    let FacetedResult { events, counts } = edition.faceted(&view.filter);
    Answer { hits: events.len(), counts, histogram: edition.index.histogram(&events, edges) }
}

/// The numbers of the events that pass.
pub fn hits(edition: &Edition, query: &str) -> Vec<u32> {
    let (view, _) = View::parse(&edition.timeline, query);
    edition.events(&view.filter).iter().collect()
}

/// The first days of `count` equal parts of the timeline's extent, and the day after the last.
pub fn edges(edition: &Edition, count: i64) -> Vec<Day> {
    let (first, last) = edition.index.extent();
    let days = last.number() - first.number() + 1;
    (0..=count).map(|n| Day::new(first.number() + days * n / count)).collect()
}
