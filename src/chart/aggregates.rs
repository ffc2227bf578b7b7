//! Aggregates: events too close to be told apart at this width, drawn as one counted mark.

use super::clusters::Cluster;
use super::text_metrics;
use super::{ChartLayout, ChartSpec};
use crate::model::date::Day;
use crate::model::{Colour, EventIx};
use crate::query::LaneKey;

/// Several events of a lane as one mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// Index of the lane, from the top.
    pub lane: usize,
    pub count: u64,
    /// The event, if it is a single one.
    pub event: Option<EventIx>,
    /// The day on which the first event begins, also if that is before the window.
    pub first: Day,
    /// The day on which the last event begins.
    pub last: Day,
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent: the time it covers and a margin on both sides.
    pub width: f64,
    /// Vertical position of its middle, in CSS pixels from the top.
    pub y: u32,
    /// Height, in CSS pixels. Grows with the square root of the count.
    pub height: f64,
    pub colour: Colour,
    /// The count in figures, if they fit.
    pub figures: Option<String>,
    /// Left edge and width of the clickable area, in percent.
    pub hit_box: (f64, f64),
}

/// Margin before the first and after the last event, in CSS pixels.
const END_MARGIN: f64 = 7.0;

/// Height of the smallest aggregate, in CSS pixels.
const MIN_HEIGHT: f64 = 12.0;

/// Minimum distance between two faint aggregates, and the height of the smallest of them, in CSS pixels.
pub const FAINT_SIZE: f64 = 8.0;

/// The tallest aggregate has maximum height if its count is at least this.
const FULL_HEIGHT_COUNT: u64 = 50;

/// Turns clusters, each with the index of its lane, into aggregates. Faint ones are smaller, because they are not clickable.
pub fn aggregates(
    spec: &ChartSpec<'_>,
    layout: ChartLayout,
    clusters: Vec<(usize, Cluster)>,
    faint: bool,
) -> Vec<Aggregate> {
    let (margin, min_height) = if faint { (FAINT_SIZE / 2.0, FAINT_SIZE) } else { (END_MARGIN, MIN_HEIGHT) };
    let max_count = clusters.iter().map(|(_, cluster)| cluster.count).max().unwrap_or(0).max(FULL_HEIGHT_COUNT);
    let lanes = spec.edition.index.lanes(spec.lanes);
    let width = f64::from(spec.width);
    let max_height = f64::from(layout.lane_gap) * 0.6;
    let percent = |pixels: f64| pixels / width * 100.0;
    let aggregate = |(lane, cluster): (usize, Cluster)| {
        let (from, to) = (cluster.hit_box.0, cluster.hit_box.0 + cluster.hit_box.1);
        let left = (spec.scale.apply(cluster.first) - percent(margin)).max(from + percent(0.75));
        let right = (spec.scale.apply(cluster.last) + percent(margin)).min(to - percent(0.75));
        // Counts are far below 2⁵³, so the casts are exact.
        #[allow(clippy::cast_precision_loss)]
        let share = (cluster.count as f64 / max_count as f64).sqrt();
        let height = min_height + (max_height - min_height) * share;
        // Figures are smaller and bolder than labels: 0.85 times the width.
        let room = ((right - left) / 100.0 * width - 6.0) / 0.85;
        let figures = figures(cluster.count).into_iter().find(|figures| text_metrics::width(figures) <= room);
        let actors = match lanes.get(lane).map(|lane| &lane.of) {
            Some(LaneKey::Principal(chain)) => chain.first().copied(),
            _ => None,
        };
        Aggregate {
            lane,
            count: cluster.count,
            event: (cluster.count == 1).then_some(EventIx(cluster.event)),
            first: cluster.before.unwrap_or(cluster.first),
            last: cluster.last,
            x: left,
            width: right - left,
            y: layout.lane(lane),
            height: (height * 10.0).round() / 10.0,
            colour: actors.map_or(Colour::Grey, |actor| spec.edition.timeline.actor(actor).colour),
            figures,
            hit_box: cluster.hit_box,
        }
    };
    clusters.into_iter().map(aggregate).collect()
}

/// A count in figures, from exact to shortest, rounded down: 9876, 9.8k, 9k.
fn figures(count: u64) -> [String; 3] {
    let (unit, letter) = match count {
        0..1_000 => (1, ""),
        1_000..1_000_000 => (1_000, "k"),
        _ => (1_000_000, "M"),
    };
    let short = format!("{}{letter}", count / unit);
    let tenths = if count / unit < 10 && unit > 1 {
        format!("{}.{}{letter}", count / unit, count * 10 / unit % 10)
    } else {
        short.clone()
    };
    let whole = if count < 10_000 { count.to_string() } else { tenths.clone() };
    [whole, tenths, short]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short() {
        let first = [7, 9999, 12_345, 999_999, 1_250_000].map(|count| figures(count)[0].clone());
        assert_eq!(first, ["7", "9999", "12k", "999k", "1.2M"]);
        assert_eq!(figures(9876), ["9876", "9.8k", "9k"]);
        assert_eq!(figures(612), ["612", "612", "612"]);
    }
}
