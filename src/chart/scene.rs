//! [`Scene`]: the geometry of a chart, ready to be drawn.

use super::arcs::FocusArc;
use super::bands::EraSeries;
use super::labels::Anchor;
use super::lanes::Lane;
use super::layout::ChartLayout;
use super::scale::Scale;
use super::ticks::Ticks;
use crate::model::EventIx;

/// Everything to draw, for plots of `width` and wider.
#[derive(Clone, Debug)]
pub struct Scene {
    pub scale: Scale,
    pub layout: ChartLayout,
    /// The width for which it was computed, in CSS pixels.
    pub width: u32,
    /// The number of events shown, including those in blocks.
    pub count: u64,
    /// From top to bottom: the first series is also drawn as bands behind the lanes.
    pub eras: Vec<EraSeries>,
    /// From top to bottom.
    pub lanes: Vec<Lane>,
    pub ticks: Ticks,
    /// In chronological order.
    pub labels: Vec<Label>,
    /// Relations of the event of the page.
    pub arcs: Vec<FocusArc>,
}

/// The label of an event, with a leader to its lowest mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    pub event: EventIx,
    /// Position of its leader, in percent.
    pub x: f64,
    /// Row, counted downwards from the top.
    pub row: u32,
    /// Side of the leader.
    pub anchor: Anchor,
    /// The lowest lane of the event, counted from the top; `None` if it is on no lane.
    pub lane: Option<usize>,
}
