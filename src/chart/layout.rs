//! [`ChartLayout`]: sizes, rows and limits of a chart of a given width. The sizes are also in `chart.css`.

use super::PLOT_WIDTHS;
use crate::model::KEY_SIGNIFICANCE;

/// Sizes in CSS pixels, and limits on what is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartLayout {
    /// True for the small marks and the few labels of a phone.
    pub narrow: bool,
    /// Height of a row of marks, and width of a mark with the gap to the next.
    pub pitch: f64,
    /// The most rows of a stack of marks.
    pub rows: u32,
    /// A block stands for events of which more than [`Self::rows`] begin within this distance, in CSS pixels.
    pub reach: f64,
    /// Minimum width at which a long block is split, in CSS pixels.
    pub block_width: f64,
    /// The most rows of labels.
    pub label_rows: u32,
}

/// A plot below this width, in CSS pixels, is narrow. It is the width of the second tier of a page's drawing, so that a drawing that
/// takes its place has rows of the same height.
const NARROW: u32 = 528;

/// Size of a mark with the gap to the next, in CSS pixels, on wide and on narrow plots.
const PITCH: f64 = 11.0;
const NARROW_PITCH: f64 = 9.0;

/// How much larger the mark of a key event is.
pub const KEY_SCALE: f64 = 1.25;

/// Approximate maximum of marks in all lanes together. Where more would fit, stacks have fewer rows, so that the size of a
/// chart depends on its width only and stays below 40 kB when compressed.
const MAX_MARKS: u64 = 500;

/// Approximate maximum of blocks in all lanes together.
const MAX_BLOCKS: f64 = 400.0;

/// Minimum width at which a long block is split, in CSS pixels.
const BLOCK_WIDTH: f64 = 20.0;

/// The reach of a single row is at most doubled this often.
const MAX_DOUBLINGS: usize = 6;

impl ChartLayout {
    /// The layout of the main chart, for a number of lanes.
    pub fn chart(width: u32, lanes: usize) -> Self {
        let narrow = width < NARROW;
        let pitch = if narrow { NARROW_PITCH } else { PITCH };
        Self {
            narrow,
            pitch,
            rows: if narrow { 6 } else { 5 },
            reach: pitch,
            block_width: block_width(width, lanes),
            label_rows: if narrow { 3 } else { 6 },
        }
    }

    /// The layout of a strip, which is about 180 pixels high.
    pub fn strip(width: u32, lanes: usize) -> Self {
        Self {
            narrow: true,
            pitch: NARROW_PITCH,
            rows: 2,
            reach: NARROW_PITCH,
            block_width: block_width(width, lanes),
            label_rows: 2,
        }
    }

    /// With as many rows as keep the number of marks within its maximum. `marks` counts them for a layout. If a single row is
    /// too many, only marks that are farther from each other are drawn.
    #[must_use]
    pub fn within_limits(self, marks: impl Fn(&Self) -> u64) -> Self {
        let rows = (1..=self.rows).rev().map(|rows| Self { rows, ..self });
        let sparser = (1..).map(|doublings| Self { rows: 1, reach: self.reach * f64::from(1 << doublings), ..self });
        let all = rows.chain(sparser.take(MAX_DOUBLINGS));
        let mut last = self;
        for layout in all {
            last = layout;
            if marks(&layout) <= MAX_MARKS {
                break;
            }
        }
        last
    }

    /// Width of the largest mark with the gap to the next, in CSS pixels.
    pub fn key_mark(&self) -> f64 {
        self.pitch * KEY_SCALE
    }

    /// Width of the mark of an event with the gap to the next, in CSS pixels.
    pub fn mark(&self, significance: u8) -> f64 {
        if significance >= KEY_SIGNIFICANCE { self.key_mark() } else { self.pitch }
    }
}

/// Minimum width at which a long block is split, in CSS pixels. It grows with the number of lanes.
#[allow(clippy::cast_precision_loss)]
fn block_width(width: u32, lanes: usize) -> f64 {
    (f64::from(width) * lanes as f64 / MAX_BLOCKS).max(BLOCK_WIDTH)
}

/// The nearest width that a plot may have, in CSS pixels.
pub fn plot_width(width: u32) -> u32 {
    width.clamp(*PLOT_WIDTHS.start(), *PLOT_WIDTHS.end())
}
