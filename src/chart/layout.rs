//! How a chart is laid out at a width.

/// Heights and rows of a chart, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartLayout {
    /// Height of the row with the eras' names; 0 for none.
    pub era_row: u32,
    /// Rows for labels.
    pub label_rows: u32,
    /// Height of the row in which relations rise; 0 for none.
    pub arc_row: u32,
    /// Distance between lanes.
    pub lane_gap: u32,
    /// Whether longer stretches of time stand under the ticks.
    pub headings: bool,
    /// The least distance between two things that can be hit.
    pub target: u32,
    /// How many bars a lane may have.
    pub bars: u32,
    /// On how many tracks: on narrow plots the lane's name stands where the third would.
    pub tracks: u8,
}

/// Height of a row of labels, in CSS pixels.
pub const LABEL_ROW: u32 = 22;

/// Height of a row of ticks, in CSS pixels.
pub const TICK_ROW: u32 = 18;

/// The width under which a plot is narrow, in CSS pixels. It is then most likely touched with a finger.
const NARROW: u32 = 480;

/// The width from which on names of lanes may stand outside the plot, in CSS pixels: 704 less the 176 of the names
/// (`chart.css`).
const NAMED_OUTSIDE: u32 = 528;

/// The least distance between two things that can be hit with a pointer and with a finger, in CSS pixels (WCAG 2.2,
/// 2.5.8 and 2.5.5).
const POINTER: u32 = 24;
const FINGER: u32 = 44;

/// Things that can be hit, in all lanes together, at most about so many: on wide plots with many lanes they stand
/// farther apart, so that a drawing stays near 1,500 elements and below 40 kB.
const MOST_TARGETS: u32 = 320;

/// Bars in all lanes together, at most about so many.
const MOST_BARS: u32 = 160;

/// Pixels of the plot's width for each bar that a lane may have: more would hide what stands on the line.
const WIDTH_A_BAR: u32 = 48;

impl ChartLayout {
    /// The chart of the first page with so many lanes.
    #[must_use]
    pub fn chart(width: u32, lanes: usize) -> Self {
        let narrow = width < NARROW;
        let lanes = u32::try_from(lanes).unwrap_or(u32::MAX).max(1);
        Self {
            era_row: if narrow { 0 } else { 26 },
            label_rows: if narrow { 2 } else { 6 },
            arc_row: 0,
            lane_gap: if lanes > 8 { 26 } else { 38 },
            headings: true,
            target: target(width).max(width.saturating_mul(lanes) / MOST_TARGETS),
            bars: bars(width).min(MOST_BARS / lanes + 1),
            tracks: tracks(width),
        }
    }

    /// The strip on other pages, with a row for relations where it is about an event.
    #[must_use]
    pub fn strip(width: u32, event: bool) -> Self {
        Self {
            era_row: 0,
            label_rows: 2,
            arc_row: if event { 26 } else { 0 },
            lane_gap: 24,
            // Unless the ticks say nothing without them.
            headings: false,
            target: target(width),
            bars: bars(width),
            tracks: tracks(width),
        }
    }

    /// Where the rows of labels begin.
    #[must_use]
    pub fn labels_top(&self) -> u32 {
        self.era_row
    }

    /// Where the row for relations begins: under the labels.
    #[must_use]
    pub fn arcs_top(&self) -> u32 {
        self.labels_top() + self.label_rows * LABEL_ROW
    }

    /// The height of a lane's line.
    #[must_use]
    pub fn lane(&self, n: usize) -> u32 {
        let n = u32::try_from(n).unwrap_or(0);
        self.arcs_top() + self.arc_row + 4 + self.lane_gap / 2 + n * self.lane_gap
    }

    /// Where bands and lines end and ticks begin, with so many lanes.
    #[must_use]
    pub fn body(&self, lanes: usize) -> u32 {
        self.lane(lanes.saturating_sub(1)) + self.lane_gap / 2 + 4
    }

    /// The height of everything, with so many lanes.
    #[must_use]
    pub fn height(&self, lanes: usize) -> u32 {
        self.body(lanes) + TICK_ROW * if self.headings { 2 } else { 1 } + 4
    }
}

fn bars(width: u32) -> u32 {
    width / WIDTH_A_BAR + 1
}

fn tracks(width: u32) -> u8 {
    if width < NAMED_OUTSIDE { 2 } else { 3 }
}

fn target(width: u32) -> u32 {
    if width < NARROW { FINGER } else { POINTER }
}
