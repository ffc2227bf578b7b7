//! Pills: events that cannot be told apart at this width, gathered and counted.

use super::clusters::Cluster;
use super::text_metrics;
use super::{ChartLayout, ChartSpec};
use crate::model::date::Day;
use crate::model::{Colour, EventIx};
use crate::query::LaneKey;

/// Events of a lane, gathered.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// Position of the lane among the chart's, from the top.
    pub lane: usize,
    /// How many events.
    pub count: u64,
    /// Which event, where it is one.
    pub event: Option<EventIx>,
    /// The day on which the first begins; of those that began before the window, the earliest.
    pub first: Day,
    /// The day on which the last begins.
    pub last: Day,
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent: as long as the time it covers, and some room around it.
    pub width: f64,
    /// Height of its middle, in CSS pixels from the top.
    pub y: u32,
    /// Height, in CSS pixels: it grows with the square root of the count.
    pub height: f64,
    /// Whose colour.
    pub colour: Colour,
    /// The count in figures, where they fit into it.
    pub figures: Option<String>,
    /// Left edge and width of what can be hit, in percent.
    pub hit_box: (f64, f64),
}

/// How far a pill reaches beyond its first and last event, in CSS pixels.
const ROUND: f64 = 7.0;

/// Height of the least pill, in CSS pixels.
const LOWEST: f64 = 12.0;

/// The least distance between two faint pills, and the height of the least of them, in CSS pixels.
pub const FAINT: f64 = 8.0;

/// The count from which on a pill is as tall as can be, unless others have more.
const MANY: u64 = 50;

/// The pills of clusters, each with its lane. Those that are only looked at, not hit, are faint and small.
pub fn aggregates(
    sketch: &ChartSpec<'_>,
    plan: ChartLayout,
    clusters: Vec<(usize, Cluster)>,
    faint: bool,
) -> Vec<Aggregate> {
    let (round, lowest) = if faint { (FAINT / 2.0, FAINT) } else { (ROUND, LOWEST) };
    let most = clusters.iter().map(|(_, cluster)| cluster.count).max().unwrap_or(0).max(MANY);
    let rows = sketch.edition.index.lanes(sketch.lanes);
    let width = f64::from(sketch.width);
    let tallest = f64::from(plan.lane_gap) * 0.6;
    let percent = |pixels: f64| pixels / width * 100.0;
    let pill = |(lane, cluster): (usize, Cluster)| {
        let (from, to) = (cluster.hit_box.0, cluster.hit_box.0 + cluster.hit_box.1);
        let left = (sketch.scale.apply(cluster.first) - percent(round)).max(from + percent(0.75));
        let right = (sketch.scale.apply(cluster.last) + percent(round)).min(to - percent(0.75));
        // Counts are far below 2⁵³, so nothing is lost.
        #[allow(clippy::cast_precision_loss)]
        let share = (cluster.count as f64 / most as f64).sqrt();
        let height = lowest + (tallest - lowest) * share;
        // Figures are set smaller than labels and heavier.
        let room = ((right - left) / 100.0 * width - 6.0) / 0.85;
        let figures = figures(cluster.count).into_iter().find(|figures| text_metrics::width(figures) <= room);
        let actors = match rows.get(lane).map(|row| &row.of) {
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
            y: plan.lane(lane),
            height: (height * 10.0).round() / 10.0,
            colour: actors.map_or(Colour::Grey, |actor| sketch.edition.timeline.actor(actor).colour),
            figures,
            hit_box: cluster.hit_box,
        }
    };
    clusters.into_iter().map(pill).collect()
}

/// A count in figures, and rounded down to fewer: 9876, 9.8k, 9k.
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
