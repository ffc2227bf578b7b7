//! Columns: time divided at fixed days into intervals of about two pixels, and how many events of a lane begin in each.
//!
//! Many events are counted with the bitmap's rank, and few one by one, so that the cost depends on the width and not on the
//! number of events.
//! Because columns and cells do not depend on where the window begins, the drawing stays the same while the reader pans.

use super::Scale;
use super::scale::next_day;
use crate::model::date::Day;
use crate::query::EventIndex;
use roaring::RoaringBitmap;

/// Columns per cell. A cell is the smallest power of two of days that is as wide as a block.
const COLUMNS_PER_CELL: i64 = 16;

/// The fixed grid of a scale on a plot of a given width.
#[derive(Clone, Debug)]
pub struct ColumnGrid {
    scale: Scale,
    /// Width of the plot, in CSS pixels.
    width: f64,
    /// Length of a cell in days. Long blocks are split at cell boundaries.
    cell: i64,
    /// The first day of each column, then the day after the last column. The window cuts off the first column.
    days: Vec<Day>,
    /// The number of events that begin before each of these days.
    ranks: Vec<u32>,
}

/// A column in which events of a lane begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The number of events, at least 1.
    pub count: u64,
    /// The range of event numbers that contains them, end exclusive.
    pub numbers: (u32, u32),
    /// Left and right edge, in CSS pixels: no mark is before the first or after the second.
    pub left: f64,
    pub right: f64,
    /// The number of its cell.
    pub cell: i64,
}

impl ColumnGrid {
    /// The grid for a plot of `width` CSS pixels whose cells are at least `cell` CSS pixels wide.
    pub fn new(index: &EventIndex, scale: Scale, width: u32, cell: f64) -> Self {
        let width = f64::from(width);
        #[allow(clippy::cast_precision_loss)]
        let pixels = |days: i64| days as f64 * width / scale.days() as f64;
        let mut length: i64 = 1;
        while pixels(length) < cell {
            length *= 2;
        }
        let column = (length / COLUMNS_PER_CELL).max(1);
        let end = next_day(scale.last).number();
        let mut days = vec![scale.first];
        let mut at = (scale.first.number().div_euclid(column) + 1) * column;
        while at < end {
            days.push(Day::new(at));
            at += column;
        }
        days.push(Day::new(end));
        let ranks = index.ranks(&days);
        Self { scale, width, cell: length, days, ranks }
    }

    /// The width of the plot, in CSS pixels.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The position of a day, in CSS pixels. Days before the window are at its left edge.
    pub fn x(&self, day: Day) -> f64 {
        self.scale.apply(day) / 100.0 * self.width
    }

    /// A position in CSS pixels, in percent. Two decimals: fewer bytes in the page, and less than a tenth of a pixel.
    pub fn percent(&self, x: f64) -> f64 {
        (x / self.width * 10_000.0).round() / 100.0
    }

    /// The left edge of a cell, in CSS pixels.
    pub fn cell_edge(&self, cell: i64) -> f64 {
        self.x(Day::new(cell.saturating_mul(self.cell)))
    }

    /// The columns in which `events` begin, from left to right. Events that began before the window are in the first.
    pub fn columns(&self, events: &RoaringBitmap) -> Vec<Column> {
        let counts =
            if events.len() < self.days.len() as u64 { self.count_each(events) } else { self.count_all(events) };
        counts.into_iter().map(|(n, count)| self.column(n, count)).collect()
    }

    /// The columns in which events begin, by number, and how many do, by the rank of every column.
    fn count_all(&self, events: &RoaringBitmap) -> Vec<(usize, u64)> {
        let mut counts = Vec::new();
        let mut counted = 0;
        for (n, rank) in self.ranks[1..].iter().enumerate() {
            let up_to = rank.checked_sub(1).map_or(0, |last| events.rank(last));
            if up_to > counted {
                counts.push((n, up_to - counted));
            }
            counted = up_to;
        }
        counts
    }

    /// The same by the column of every event.
    fn count_each(&self, events: &RoaringBitmap) -> Vec<(usize, u64)> {
        let mut counts: Vec<(usize, u64)> = Vec::new();
        let ends = &self.ranks[1..];
        for event in events {
            let from = counts.last().map_or(0, |&(n, _)| n);
            let n = from + ends[from..].partition_point(|&end| end <= event);
            match counts.last_mut() {
                _ if n == ends.len() => break,
                Some((last, count)) if *last == n => *count += 1,
                _ => counts.push((n, 1)),
            }
        }
        counts
    }

    fn column(&self, n: usize, count: u64) -> Column {
        let (first, end) = (self.days[n], self.days[n + 1]);
        Column {
            count,
            numbers: (if n == 0 { 0 } else { self.ranks[n] }, self.ranks[n + 1]),
            left: self.x(first),
            right: self.x(Day::new(end.number() - 1)),
            cell: first.number().div_euclid(self.cell),
        }
    }
}
