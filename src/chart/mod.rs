//! The geometry of the chart: turns events, a window and a width into eras, lanes, ticks, marks, blocks and labels.
//! It knows no HTML.
//!
//! Horizontal positions are percentages of the plot, vertical positions CSS pixels. A [`Scene`] is computed for a width and
//! remains valid on a wider plot, because percentages grow and text does not. Its size is bounded by the width, not by the
//! number of events.

mod arc_diagram;
mod arcs;
mod bands;
mod blocks;
mod columns;
mod dodge;
mod labels;
mod lane_contents;
mod lanes;
mod layout;
mod overview;
mod scale;
mod scene;
mod spec;
mod stacks;
mod text_metrics;
mod ticks;

pub use arc_diagram::{ArrowKind, DiagramArc, UNITS_PER_ROW, arc_diagram};
pub use arcs::{ArcLabel, FocusArc};
pub use bands::{EraBand, EraSeries, NamePlacement};
pub use blocks::Block;
pub use labels::{Anchor, LABEL_OFFSET};
pub use lanes::{Bar, Lane, Mark, lane_colour};
pub use layout::{ChartLayout, plot_width};
pub use overview::{Bin, overview};
pub use scale::{Scale, next_day};
pub use scene::{Label, Scene};
pub use spec::{ChartSpec, Strip};
pub use ticks::{Heading, Tick, Ticks};

/// Supported plot widths, in CSS pixels. Other widths are clamped.
pub const PLOT_WIDTHS: std::ops::RangeInclusive<u32> = 240..=2560;

/// The width of a label, in CSS pixels.
pub fn label_width(label: &str) -> u32 {
    // A label has at most a few dozen letters.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let wide = text_metrics::width(label).ceil() as u32;
    wide
}
