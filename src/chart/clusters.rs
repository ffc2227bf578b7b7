//! Which events of a lane can be told apart, and which are gathered in a pill.
//!
//! Time is cut into columns of about two pixels that do not depend on where the window begins, and the events of each
//! column are counted from the index; so the cost follows the width and not the number of events. Columns that lie
//! nearer to each other than a finger's or pointer's target are a run. A short run is one thing; a long one is cut at
//! fixed days, so that what is drawn stays where it is while the window moves.

use super::Scale;
use super::scale::next_day;
use crate::model::date::Day;
use crate::query::EventIndex;
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
    pub hit_box: (f64, f64),
    /// Whether others stand so near that a mark is drawn small.
    pub crowded: bool,
    /// The earliest day of those that began before the window, where there are any.
    pub before: Option<Day>,
}

/// How a lane is cut.
#[derive(Clone, Copy, Debug)]
pub struct ClusterGrid {
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

/// Columns that lie near to each other.
struct ColumnRun {
    parts: Vec<ColumnGroup>,
    /// Where the last of them ends, in CSS pixels.
    last: f64,
}

/// Some columns of a lane.
#[derive(Clone, Copy)]
struct ColumnGroup {
    /// How many events: at least 1.
    count: u64,
    /// The numbers between which they lie.
    numbers: (u32, u32),
    /// From when to when they begin, as far as is known.
    first: Day,
    last: Day,
}

impl ClusterGrid {
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

    /// The clusters of a lane's events, from left to right. `columns` are [`Self::columns`], `ranks` the numbers of the
    /// events with which they begin; events that began before the first stand in it.
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

    /// Cuts a run at the ends of cells where it is long, and says what of each part can be hit.
    fn split_run(&self, index: &EventIndex, events: &RoaringBitmap, columns: Vec<ColumnGroup>) -> Vec<Cluster> {
        let (Some(&first), Some(&last)) = (columns.first(), columns.last()) else { return Vec::new() };
        let first = first.exactly(index, events, self.scale.first).first;
        let last = last.exactly(index, events, self.scale.first).last;
        let half = self.target / 2.0;
        let (left, right) = (self.pixels(first) - half, self.pixels(last) + half);
        // Left edge, right edge and content of each part, in pixels.
        let mut parts: Vec<(f64, f64, ColumnGroup)> = Vec::new();
        if right - left <= 3.0 * self.target {
            parts.extend(columns.into_iter().reduce(ColumnGroup::joined).map(|whole| (left, right, whole)));
        } else {
            let cell = |part: &ColumnGroup| part.first.number().div_euclid(self.cell);
            let end = columns.last().map_or(0, cell);
            for part in columns.chunk_by(|a, b| cell(a) == cell(b)) {
                let Some(whole) = part.iter().copied().reduce(ColumnGroup::joined) else { continue };
                let begins = parts.last().map_or(left, |(_, end, _)| *end);
                let ends =
                    if cell(&whole) == end { right } else { self.pixels(Day::new((cell(&whole) + 1) * self.cell)) };
                match parts.last_mut() {
                    // The first part may be the end of a cell, too narrow to be hit, and so may the last.
                    Some((from, to, before)) if *to - *from < self.target || ends - begins < self.target => {
                        (*to, *before) = (ends, before.joined(whole));
                    }
                    _ => parts.push((begins, ends, whole)),
                }
            }
        }
        let crowded = parts.len() > 1;
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
    /// A part with a single event.
    fn alone(index: &EventIndex, events: &RoaringBitmap, numbers: (u32, u32), window: Day) -> Self {
        Self { count: 1, numbers, first: window, last: window }.exactly(index, events, window)
    }

    /// The part with the very days on which its first and last events begin, those before the window with it.
    fn exactly(self, index: &EventIndex, events: &RoaringBitmap, window: Day) -> Self {
        let mut within = events.range(self.numbers.0..self.numbers.1);
        let first = within.next().map_or(self.first, |event| index.earliest(event).max(window));
        let last = within.next_back().map_or(first, |event| index.earliest(event).max(window));
        Self { first, last, ..self }
    }

    /// This part and the one behind it.
    fn joined(self, next: Self) -> Self {
        Self { count: self.count + next.count, numbers: (self.numbers.0, next.numbers.1), last: next.last, ..self }
    }
}
