//! The overview: a histogram of all events and of those that pass the filter, over the whole timeline.

use super::Scale;
use crate::model::date::Day;
use crate::query::{Edition, Filter};

/// A column of the histogram.
#[derive(Clone, Copy, Debug)]
pub struct Bin {
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent.
    pub width: f64,
    /// Height for all events, in percent of the tallest column.
    pub all: f64,
    /// Height for the events that pass the filter, in percent of the tallest column.
    pub passing: f64,
}

const COLUMNS: u32 = 90;

/// The histogram of all events, and of those that pass every condition of `filter` except its window.
pub fn overview(edition: &Edition, filter: &Filter) -> (Scale, Vec<Bin>) {
    let scale = Scale::whole(edition);
    let edges: Vec<Day> = (0..=COLUMNS).map(|n| scale.invert(f64::from(n) / f64::from(COLUMNS) * 100.0)).collect();
    let all = edition.index.histogram(&edition.index.all(), &edges);
    let passing = edition.index.histogram(&edition.events(&filter.without_window()), &edges);
    let tallest = all.iter().copied().max().unwrap_or(0).max(1);
    // Heights grow with the square root, as those of blocks, so that a single event is visible next to thousands.
    // Counts are far below 2⁵³, so the casts are exact.
    #[allow(clippy::cast_precision_loss)]
    let height = |count: u64| (count as f64 / tallest as f64).sqrt() * 100.0;
    let width = 100.0 / f64::from(COLUMNS);
    let bins = (0..COLUMNS).zip(all.iter().zip(&passing)).filter(|(_, (all, _))| **all > 0);
    let bin = |(n, (&all, &passing)): (u32, (&u64, &u64))| Bin {
        x: f64::from(n) * width,
        width: width * 0.8,
        all: height(all),
        passing: height(passing),
    };
    (scale, bins.map(bin).collect())
}
