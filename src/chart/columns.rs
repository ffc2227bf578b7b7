//! Columns: time divided at fixed days into intervals of about two pixels, and how many events of a lane begin in each.
//!
//! Events are counted with the bitmap's rank, so that the cost depends on the width and not on the number of events.
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
        let ranks = days.iter().map(|&day| index.rank(day)).collect();
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
        let mut columns = Vec::new();
        let mut counted = 0;
        for (n, (days, ranks)) in self.days.windows(2).zip(self.ranks.windows(2)).enumerate() {
            let up_to = ranks[1].checked_sub(1).map_or(0, |last| events.rank(last));
            let count = up_to - counted;
            counted = up_to;
            if count > 0 {
                columns.push(Column {
                    count,
                    numbers: (if n == 0 { 0 } else { ranks[0] }, ranks[1]),
                    left: self.x(days[0]),
                    right: self.x(Day::new(days[1].number() - 1)),
                    cell: days[0].number().div_euclid(self.cell),
                });
            }
        }
        columns
    }
}
