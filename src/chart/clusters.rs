//! Which events of a lane can be told apart, and which are gathered in a pill.
//!
//! Time is cut into columns of about two pixels that do not depend on where the window begins, and the events of each
//! column are counted from the index; so the cost follows the width and not the number of events. Columns that lie
//! nearer to each other than a finger's or pointer's target are a run. A short run is one thing; a long one is cut at
//! fixed days, so that what is drawn stays where it is while the window moves.

use super::Scale;
use super::scale::next;
use crate::model::date::Day;
use crate::query::Index;
use roaring::RoaringBitmap;

/// Events of a lane that stand so near to each other that they are one target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// How many: at least 1.
    pub count: u64,
    /// The first of them.
    pub event: u32,
    /// The day on which the first begins, or the window's first day where that is earlier.
    pub first: Day,
    /// The day on which the last begins.
    pub last: Day,
    /// Left edge and width of what can be hit, in percent: at least a target, and no other's.
    pub reach: (f64, f64),
    /// Whether others stand so near that a mark is drawn small.
    pub crowded: bool,
    /// The earliest day of those that began before the window, where there are any.
    pub before: Option<Day>,
}

/// How a lane is cut.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    scale: Scale,
    /// Width of the plot, in CSS pixels.
    width: f64,
    /// The least distance between two things that can be hit, in CSS pixels.
    target: f64,
    /// Days in a column.
    column: i64,
    /// Days in a cell: the stretch at whose ends long runs are cut.
    cell: i64,
}

struct Run {
    clusters: Vec<Cluster>,
    last: f64,
}

impl Cut {
    /// A cut of the scale on a plot of this width, for targets of this size, in CSS pixels.
    pub fn new(scale: Scale, width: u32, target: f64) -> Self {
        let width = f64::from(width);
        #[allow(clippy::cast_precision_loss)]
        let pixels = |days: i64| days as f64 * width / scale.days() as f64;
        let mut cell: i64 = 1;
        while pixels(cell) < target {
            cell *= 2;
        }
        Self { scale, width, target, column: (cell / 16).max(1), cell }
    }

    /// The first days of the columns, and the day after the last. The first column begins where the window does.
    pub fn columns(&self) -> Vec<Day> {
        let first = self.scale.first.number();
        let end = next(self.scale.last).number();
        let mut days = vec![self.scale.first];
        let mut at = (first.div_euclid(self.column) + 1) * self.column;
        while at < end {
            days.push(Day::new(at));
            at += self.column;
        }
        days.push(Day::new(end));
        days
    }

    fn pixels(&self, day: Day) -> f64 {
        self.scale.x(day) / 100.0 * self.width
    }

    /// The clusters of a lane's events, from left to right. `ranks` are the numbers of the events with which the columns
    /// begin; events that began before the first stand in it.
    pub fn clusters(&self, index: &Index, events: &RoaringBitmap, ranks: &[u32]) -> Vec<Cluster> {
        let mut runs: Vec<Run> = Vec::new();
        for (n, pair) in ranks.windows(2).enumerate() {
            let from = if n == 0 { 0 } else { pair[0] };
            let count = events.range_cardinality(from..pair[1]);
            if count == 0 {
                continue;
            }
            let mut within = events.range(from..pair[1]);
            let (Some(event), last) = (within.next(), within.next_back()) else { continue };
            let earliest = index.earliest(event);
            let first = earliest.max(self.scale.first);
            let last = last.map_or(first, |last| index.earliest(last).max(self.scale.first));
            let before = (earliest < self.scale.first).then_some(earliest);
            let cluster = Cluster { count, event, first, last, reach: (0.0, 0.0), crowded: false, before };
            let left = self.pixels(first);
            let right = self.pixels(last);
            match runs.last_mut().filter(|run| left - run.last < self.target) {
                Some(run) => {
                    run.clusters.push(cluster);
                    run.last = right;
                }
                None => runs.push(Run { clusters: vec![cluster], last: right }),
            }
        }
        runs.into_iter().flat_map(|run| self.cut(run.clusters)).collect()
    }

    /// Cuts a run at the ends of cells where it is long, and says what of each part can be hit.
    fn cut(&self, columns: Vec<Cluster>) -> Vec<Cluster> {
        let (Some(&first), Some(&last)) = (columns.first(), columns.last()) else { return columns };
        let half = self.target / 2.0;
        let (left, right) = (self.pixels(first.first) - half, self.pixels(last.last) + half);
        // Left edge, right edge and content of each part, in pixels.
        let mut parts: Vec<(f64, f64, Cluster)> = Vec::new();
        if right - left <= 3.0 * self.target {
            parts.extend(columns.into_iter().reduce(joined).map(|whole| (left, right, whole)));
        } else {
            let cell = |cluster: &Cluster| cluster.first.number().div_euclid(self.cell);
            for part in columns.chunk_by(|a, b| cell(a) == cell(b)) {
                let Some(whole) = part.iter().copied().reduce(joined) else { continue };
                let begins = parts.last().map_or(left, |(_, end, _)| *end);
                let is_last = whole.last == last.last;
                let ends = if is_last { right } else { self.pixels(Day::new((cell(&whole) + 1) * self.cell)) };
                match parts.last_mut() {
                    // The first part may be the end of a cell, too narrow to be hit, and so may the last.
                    Some((from, to, before)) if *to - *from < self.target || ends - begins < self.target => {
                        (*to, *before) = (ends, joined(*before, whole));
                    }
                    _ => parts.push((begins, ends, whole)),
                }
            }
        }
        let crowded = parts.len() > 1;
        let percent = |pixels: f64| (pixels / self.width * 10_000.0).round() / 100.0;
        let placed = |(from, to, cluster): (f64, f64, Cluster)| Cluster {
            reach: (percent(from), percent(to) - percent(from)),
            crowded,
            ..cluster
        };
        parts.into_iter().map(placed).collect()
    }
}

fn joined(a: Cluster, b: Cluster) -> Cluster {
    Cluster { count: a.count + b.count, last: b.last, ..a }
}
