//! [`Scene`]: the geometry of a chart, ready to be drawn.

use super::aggregates::Aggregate;
use super::arcs::FocusArc;
use super::bands::Band;
use super::bars::Bar;
use super::labels::Anchor;
use super::lanes::{Dot, Lane};
use super::layout::ChartLayout;
use super::scale::Scale;
use super::ticks::Ticks;
use crate::model::{Colour, EventIx};

/// Everything to draw, for plots of `width` and wider.
#[derive(Clone, Debug)]
pub struct Scene {
    pub scale: Scale,
    pub layout: ChartLayout,
    /// The width for which it was computed, in CSS pixels.
    pub width: u32,
    /// The number of events shown, including those in aggregates.
    pub count: u64,
    pub bands: Vec<Band>,
    /// From top to bottom.
    pub lanes: Vec<Lane>,
    pub ticks: Ticks,
    /// Bars on the same track do not touch.
    pub bars: Vec<LaneBar>,
    /// Events with dots of their own or a label, in chronological order.
    pub marks: Vec<EventMark>,
    /// Events too close to be told apart, from left to right on each lane.
    pub aggregates: Vec<Aggregate>,
    /// The events of [`super::Strip::others`], drawn faint.
    pub others: Vec<Aggregate>,
    /// Relations of the event of the page.
    pub arcs: Vec<FocusArc>,
}

/// An event with dots of its own, or with a label that names one event of an aggregate.
#[derive(Clone, Debug)]
pub struct EventMark {
    pub event: EventIx,
    /// Position of the stem, in percent.
    pub x: f64,
    /// Its dots on the lanes on which it is not part of an aggregate, from top to bottom.
    pub dots: Vec<Dot>,
    pub label: Option<Label>,
    /// True for the event of the page.
    pub focus: bool,
}

/// The label of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Baseline, in CSS pixels from the top.
    pub y: u32,
    /// Side of the stem.
    pub anchor: Anchor,
    /// Where the leader line ends: the height of the topmost lane of the event.
    pub to: u32,
}

/// A bar on a lane.
#[derive(Clone, Copy, Debug)]
pub struct LaneBar {
    pub bar: Bar,
    /// Height of its middle, in CSS pixels from the top.
    pub y: u32,
    pub colour: Colour,
}
