//! Clustering: which events of a lane can be told apart, and which are drawn as one aggregate.
//!
//! Time is divided into columns of about two pixels at fixed days, and the events of each column are counted with the
//! bitmap's rank, so that the cost depends on the width and not on the number of events. Adjacent columns closer than a
//! click target form a run. A short run is one cluster. A long run is split into cells at fixed days. Because columns and
//! cells do not depend on where the window begins, clusters stay the same while the reader pans.

use super::Scale;
use super::scale::next_day;
use crate::model::date::Day;
use crate::query::EventIndex;
use roaring::RoaringBitmap;

/// Events of a lane so close to each other that they share one clickable area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// The number of events, at least 1.
    pub count: u64,
    /// The first event.
    pub event: u32,
    /// The day on which the first event begins, or the first day of the window if the event began before it.
    pub first: Day,
    /// The day on which the last event begins.
    pub last: Day,
    /// Left edge and width of the clickable area, in percent: at least the target size, and without overlap.
    pub hit_box: (f64, f64),
    /// True if other clusters are so close that a dot is drawn smaller.
    pub crowded: bool,
    /// The earliest day of the events, if it is before the window.
    pub before: Option<Day>,
}

/// The fixed grid of columns and cells by which lanes are clustered.
#[derive(Clone, Copy, Debug)]
pub struct ClusterGrid {
    scale: Scale,
    /// Width of the plot, in CSS pixels.
    width: f64,
    /// Minimum size of a clickable area, in CSS pixels.
    target: f64,
    /// Length of a column in days.
    column: i64,
    /// Length of a cell in days. Long runs are split at cell boundaries.
    cell: i64,
}

/// Columns closer to each other than a target.
struct ColumnRun {
    parts: Vec<ColumnGroup>,
    /// Right edge of the last column, in CSS pixels.
    last: f64,
}

/// One or more adjacent columns that contain events.
#[derive(Clone, Copy)]
struct ColumnGroup {
    /// The number of events, at least 1.
    count: u64,
    /// The range of event numbers that contains them, end exclusive.
    numbers: (u32, u32),
    /// The days on which the first and last event begin; before [`Self::exactly`] those of the columns.
    first: Day,
    last: Day,
}

impl ClusterGrid {
    /// The grid for a plot of `width` and click targets of `target` CSS pixels. A cell is the smallest power of two of days
    /// that is as wide as a target, so that zooming keeps most cell boundaries.
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

    /// The first day of each column, then the day after the last column. The first column is cut off by the window.
    pub fn columns(&self) -> Vec<Day> {
        let first = self.scale.first.number();
        let end = next_day(self.scale.last).number();
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
        self.scale.apply(day) / 100.0 * self.width
    }

    /// The clusters of the events of a lane, from left to right. `columns` are [`Self::columns`], and `ranks` the number of the
    /// first event of each column. Events that began before the window are in the first column.
    pub fn clusters(&self, index: &EventIndex, events: &RoaringBitmap, columns: &[Day], ranks: &[u32]) -> Vec<Cluster> {
        let mut runs: Vec<ColumnRun> = Vec::new();
        let mut counted = 0;
        for (n, (days, pair)) in columns.windows(2).zip(ranks.windows(2)).enumerate() {
            let up_to = pair[1].checked_sub(1).map_or(0, |last| events.rank(last));
            let count = up_to - counted;
            counted = up_to;
            if count == 0 {
                continue;
            }
            let numbers = (if n == 0 { 0 } else { pair[0] }, pair[1]);
            let column = if count == 1 {
                ColumnGroup::alone(index, events, numbers, self.scale.first)
            } else {
                ColumnGroup { count, numbers, first: days[0], last: Day::new(days[1].number() - 1) }
            };
            let (left, right) = (self.pixels(column.first), self.pixels(column.last));
            match runs.last_mut().filter(|run| left - run.last < self.target) {
                Some(run) => {
                    run.parts.push(column);
                    run.last = right;
                }
                None => runs.push(ColumnRun { parts: vec![column], last: right }),
            }
        }
        runs.into_iter().flat_map(|run| self.split_run(index, events, run.parts)).collect()
    }

    /// Splits a long run at cell boundaries, and assigns a clickable area to each part.
    ///
    /// A run of up to three targets is kept whole: split, its parts would be barely a target wide, and the reader gains
    /// nothing. In a longer run the clickable areas are adjacent, from boundary to boundary, so that there is no gap in which
    /// a click does nothing.
    fn split_run(&self, index: &EventIndex, events: &RoaringBitmap, columns: Vec<ColumnGroup>) -> Vec<Cluster> {
        let (Some(&first), Some(&last)) = (columns.first(), columns.last()) else { return Vec::new() };
        let first = first.exactly(index, events, self.scale.first).first;
        let last = last.exactly(index, events, self.scale.first).last;
        // Half a target on both sides of the run, so that a single event has a whole target around its dot.
        let half = self.target / 2.0;
        let (left, right) = (self.pixels(first) - half, self.pixels(last) + half);
        // Left edge, right edge and content of each part, in pixels.
        let mut parts: Vec<(f64, f64, ColumnGroup)> = Vec::new();
        if right - left <= 3.0 * self.target {
            parts.extend(columns.into_iter().reduce(ColumnGroup::merged_with).map(|whole| (left, right, whole)));
        } else {
            let cell = |part: &ColumnGroup| part.first.number().div_euclid(self.cell);
            let end = columns.last().map_or(0, cell);
            for part in columns.chunk_by(|a, b| cell(a) == cell(b)) {
                let Some(whole) = part.iter().copied().reduce(ColumnGroup::merged_with) else { continue };
                let begins = parts.last().map_or(left, |(_, end, _)| *end);
                let ends =
                    if cell(&whole) == end { right } else { self.pixels(Day::new((cell(&whole) + 1) * self.cell)) };
                match parts.last_mut() {
                    // The run may begin or end near a cell boundary, which leaves a first or last part narrower than a
                    // target. Merge it with its neighbour.
                    Some((from, to, before)) if *to - *from < self.target || ends - begins < self.target => {
                        (*to, *before) = (ends, before.merged_with(whole));
                    }
                    _ => parts.push((begins, ends, whole)),
                }
            }
        }
        let crowded = parts.len() > 1;
        // Two decimals: fewer bytes in the page, and less than a tenth of a pixel.
        let percent = |pixels: f64| (pixels / self.width * 10_000.0).round() / 100.0;
        let placed = |(from, to, part): (f64, f64, ColumnGroup)| {
            let part = part.exactly(index, events, self.scale.first);
            let event = events.range(part.numbers.0..part.numbers.1).next().unwrap_or(part.numbers.0);
            let earliest = index.earliest(event);
            Cluster {
                count: part.count,
                event,
                first: part.first,
                last: part.last,
                hit_box: (percent(from), percent(to) - percent(from)),
                crowded,
                before: (earliest < self.scale.first).then_some(earliest),
            }
        };
        parts.into_iter().map(placed).collect()
    }
}

impl ColumnGroup {
    /// A group of a single event.
    fn alone(index: &EventIndex, events: &RoaringBitmap, numbers: (u32, u32), window: Day) -> Self {
        Self { count: 1, numbers, first: window, last: window }.exactly(index, events, window)
    }

    /// Looks up the days on which the first and last event begin; days before `window` become `window`. Counting needs only
    /// the columns, so this is done once per cluster and not once per column.
    fn exactly(self, index: &EventIndex, events: &RoaringBitmap, window: Day) -> Self {
        let mut within = events.range(self.numbers.0..self.numbers.1);
        let first = within.next().map_or(self.first, |event| index.earliest(event).max(window));
        let last = within.next_back().map_or(first, |event| index.earliest(event).max(window));
        Self { first, last, ..self }
    }

    /// Merges two adjacent groups.
    fn merged_with(self, next: Self) -> Self {
        Self { count: self.count + next.count, numbers: (self.numbers.0, next.numbers.1), last: next.last, ..self }
    }
}
