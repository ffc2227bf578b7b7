//! [`ChartLayout`]: heights, rows and limits of a chart of a given width.

/// Heights in CSS pixels, and limits on what is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartLayout {
    /// Height of the row with the names of eras; 0 for none.
    pub era_row: u32,
    /// Number of rows for labels.
    pub label_rows: u32,
    /// Height of the row for arcs; 0 for none.
    pub arc_row: u32,
    /// Distance between lanes.
    pub lane_gap: u32,
    /// True if there is a row of headings under the ticks.
    pub headings: bool,
    /// Minimum size of a clickable area.
    pub target: u32,
    /// Maximum number of bars per lane.
    pub bars: u32,
    /// Number of tracks for bars. On narrow plots the name of the lane is in the place of the third.
    pub tracks: u8,
}

/// Height of a row of labels, in CSS pixels.
pub const LABEL_ROW: u32 = 22;

/// Height of a row of ticks, in CSS pixels.
pub const TICK_ROW: u32 = 18;

/// A plot below this width, in CSS pixels, is on a phone, and most likely touched with a finger.
const NARROW: u32 = 480;

/// From this width, in CSS pixels, the names of lanes are outside the plot: the breakpoint of 704 less 176 for the names
/// (both in `chart.css`).
const NAMED_OUTSIDE: u32 = 528;

/// Minimum target size for a mouse, in CSS pixels (WCAG 2.2, 2.5.8).
const POINTER_TARGET: u32 = 24;

/// Minimum target size for touch, in CSS pixels (WCAG 2.2, 2.5.5).
const TOUCH_TARGET: u32 = 44;

/// Approximate maximum of clickable areas in all lanes together. On wide plots with many lanes the areas become larger, so
/// that a scene stays near 1,500 elements and below 40 kB.
const MAX_TARGETS: u32 = 320;

/// Approximate maximum of bars in all lanes together.
const MAX_BARS: u32 = 160;

/// A lane may have one bar per this many CSS pixels of width: more would hide the dots.
const WIDTH_PER_BAR: u32 = 48;

impl ChartLayout {
    /// The layout of the main chart.
    pub fn chart(width: u32, lanes: usize) -> Self {
        let narrow = width < NARROW;
        let lanes = u32::try_from(lanes).unwrap_or(u32::MAX).max(1);
        Self {
            era_row: if narrow { 0 } else { 26 },
            label_rows: if narrow { 2 } else { 6 },
            arc_row: 0,
            lane_gap: if lanes > 8 { 26 } else { 38 },
            headings: true,
            target: target(width).max(width.saturating_mul(lanes) / MAX_TARGETS),
            bars: bars(width).min(MAX_BARS / lanes + 1),
            tracks: tracks(width),
        }
    }

    /// The layout of a strip, with a row for arcs on the page of an event.
    pub fn strip(width: u32, event: bool) -> Self {
        Self {
            era_row: 0,
            label_rows: 2,
            arc_row: if event { 26 } else { 0 },
            lane_gap: 24,
            // `ChartSpec::draw` turns them on if the ticks are days or months.
            headings: false,
            target: target(width),
            bars: bars(width),
            tracks: tracks(width),
        }
    }

    /// Top of the rows of labels.
    pub fn labels_top(&self) -> u32 {
        self.era_row
    }

    /// Top of the row for arcs, under the labels.
    pub fn arcs_top(&self) -> u32 {
        self.labels_top() + self.label_rows * LABEL_ROW
    }

    /// Height of lane `n`, counted from 0.
    pub fn lane(&self, n: usize) -> u32 {
        let n = u32::try_from(n).unwrap_or(0);
        self.arcs_top() + self.arc_row + 4 + self.lane_gap / 2 + n * self.lane_gap
    }

    /// Bottom of the plot and top of the ticks, for `lanes` lanes.
    pub fn body(&self, lanes: usize) -> u32 {
        self.lane(lanes.saturating_sub(1)) + self.lane_gap / 2 + 4
    }

    /// Total height, for `lanes` lanes.
    pub fn height(&self, lanes: usize) -> u32 {
        self.body(lanes) + TICK_ROW * if self.headings { 2 } else { 1 } + 4
    }
}

fn bars(width: u32) -> u32 {
    width / WIDTH_PER_BAR + 1
}

fn tracks(width: u32) -> u8 {
    if width < NAMED_OUTSIDE { 2 } else { 3 }
}

fn target(width: u32) -> u32 {
    if width < NARROW { TOUCH_TARGET } else { POINTER_TARGET }
}
