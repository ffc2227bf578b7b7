//! The chart's geometry: from events, a window and a plan to bands, lanes, ticks, marks and labels. It knows no HTML.
//!
//! Horizontal positions are percentages of the plot, vertical ones CSS pixels, so that a drawing is right at every
//! width without a script. A label carries the least plot width at which it fits.

mod axis;
mod font;
mod labels;
mod lanes;

pub use axis::{Scale, Tick, next};
pub use labels::{Anchor, Label};
pub use lanes::{Bar, End, Lane, Point};

use crate::model::date::Day;
use crate::model::{EraIx, EventIx, Timeline};
use crate::query::{Edition, Filter};
use labels::Candidate;

/// How a chart is laid out, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Height of the row with the eras' names; 0 for none.
    pub era_row: u32,
    /// Rows for labels.
    pub label_rows: u32,
    /// Distance between lanes.
    pub lane_gap: u32,
    /// Radius of marks.
    pub radius: u32,
}

/// Height of a row of labels.
const LABEL_ROW: u32 = 22;

/// Height of the row with the years.
const TICK_ROW: u32 = 22;

impl Plan {
    /// The chart of the first page.
    pub const CHART: Self = Self { era_row: 26, label_rows: 6, lane_gap: 38, radius: 6 };
    /// The strip on other pages.
    pub const STRIP: Self = Self { era_row: 0, label_rows: 2, lane_gap: 22, radius: 5 };
}

/// What a strip shows with labels; the rest are faint.
#[derive(Clone, Debug, Default)]
pub struct Focus {
    /// The event that the page is about.
    pub event: Option<EventIx>,
    /// Those that belong to the page.
    pub related: Vec<EventIx>,
}

/// A drawn era: a band across the plot.
#[derive(Clone, Debug)]
pub struct Band {
    /// Which era.
    pub era: EraIx,
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent.
    pub width: f64,
    /// Whether it is one of the shaded ones: every second.
    pub shaded: bool,
    /// The least plot width, in CSS pixels, at which its name fits.
    pub fits: Option<u32>,
    /// Whether its name ends at its right edge: that of a short last era hangs over the one before it.
    pub at_end: bool,
}

/// A drawn event.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Which event.
    pub event: EventIx,
    /// Position of its stem, in percent.
    pub x: f64,
    /// Its marks on the lanes, from top to bottom. Never empty.
    pub points: Vec<Point>,
    /// Its bars on the lanes, where it is a range or its date is not exact.
    pub bars: Vec<Bar>,
    /// Its label, where there is room for one at some width.
    pub label: Option<Label>,
    /// Whether it steps back behind those in focus.
    pub faint: bool,
    /// Whether the page is about it.
    pub focus: bool,
}

/// A column of the overview.
#[derive(Clone, Copy, Debug)]
pub struct Bin {
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent.
    pub width: f64,
    /// Height of all events, in percent of the tallest.
    pub all: f64,
    /// Height of those that pass the filter, in percent of the tallest.
    pub passing: f64,
}

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it spans.
    pub scale: Scale,
    /// Height, in CSS pixels.
    pub height: u32,
    /// Where the years stand: the baseline of their text.
    pub tick_y: u32,
    /// The eras of the first series.
    pub bands: Vec<Band>,
    /// Lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// Ticks from left to right.
    pub ticks: Vec<Tick>,
    /// Events in the order of time.
    pub marks: Vec<Mark>,
}

impl Chart {
    /// Draws the events that pass a filter, over the filter's window or else over the whole timeline.
    #[must_use]
    pub fn of_filter(edition: &Edition, filter: &Filter) -> Self {
        let scale = Scale::of_window(&edition.timeline, &filter.window);
        let events: Vec<EventIx> = edition.events(filter).iter().map(EventIx).collect();
        Self::draw(&edition.timeline, scale, Plan::CHART, &events, None)
    }

    /// Draws the strip of a page: those in focus with labels, all others faint.
    #[must_use]
    pub fn strip(timeline: &Timeline, focus: &Focus) -> Self {
        let events: Vec<EventIx> = timeline.numbered().map(|(event, _)| event).collect();
        Self::draw(timeline, Scale::whole(timeline), Plan::STRIP, &events, Some(focus))
    }

    fn draw(timeline: &Timeline, scale: Scale, plan: Plan, events: &[EventIx], focus: Option<&Focus>) -> Self {
        let labels_top = plan.era_row;
        let labels_end = labels_top + plan.label_rows * LABEL_ROW;
        let mut lanes = lanes::lanes(timeline, labels_end + plan.lane_gap / 2 + 4, plan.lane_gap);
        let mut marks: Vec<Mark> = events
            .iter()
            .map(|&event| {
                let (points, bars, x) = lanes::place(timeline, &scale, &lanes, event);
                let about = focus.is_some_and(|focus| focus.event == Some(event));
                let near = focus.is_none_or(|focus| about || focus.related.contains(&event));
                Mark { event, x, points, bars, label: None, faint: !near, focus: about }
            })
            .collect();
        lanes::stack(&mut marks, plan.lane_gap);
        let candidates: Vec<Candidate> = marks
            .iter()
            .filter(|mark| !mark.faint)
            .map(|mark| {
                let event = timeline.event(mark.event);
                let rank = event.significance + if mark.focus { 8 } else { 0 };
                Candidate { event: mark.event, x: mark.x, width: font::width(&event.label), rank }
            })
            .collect();
        let placed = labels::place(candidates, plan.label_rows, labels_top, LABEL_ROW);
        for (event, label) in placed {
            if let Some(mark) = marks.iter_mut().find(|mark| mark.event == event) {
                mark.label = Some(label);
            }
        }
        let used = |lane: &Lane| lane.principal || marks.iter().any(|mark| mark.points.iter().any(|p| p.y == lane.y));
        lanes.retain(used);
        let bottom = lanes.last().map_or(labels_end, |lane| lane.y) + plan.lane_gap / 2 + 4;
        Self {
            bands: bands(timeline, &scale),
            ticks: axis::ticks(&scale),
            lanes,
            marks,
            tick_y: bottom + 16,
            height: bottom + TICK_ROW,
            scale,
        }
    }
}

/// The overview: columns of all events and of those that pass everything but the window, over the whole timeline.
#[must_use]
pub fn overview(edition: &Edition, filter: &Filter) -> (Scale, Vec<Bin>) {
    const COLUMNS: u32 = 90;
    let scale = Scale::whole(&edition.timeline);
    let edges: Vec<Day> = (0..=COLUMNS).map(|n| scale.day(f64::from(n) / f64::from(COLUMNS) * 100.0)).collect();
    let all = edition.index.histogram(&edition.index.all(), &edges);
    let passing = edition.index.histogram(&edition.events(&filter.unwindowed()), &edges);
    let tallest = all.iter().copied().max().unwrap_or(0).max(1);
    // Counts of a screen's columns are far below 2⁵³, so nothing is lost.
    #[allow(clippy::cast_precision_loss)]
    let height = |count: u64| count as f64 / tallest as f64 * 100.0;
    let width = 100.0 / f64::from(COLUMNS);
    let bins = (0..COLUMNS).zip(all.iter().zip(&passing)).filter(|(_, (all, _))| **all > 0);
    let bin = |(n, (&all, &passing)): (u32, (&u64, &u64))| Bin {
        x: f64::from(n) * width,
        width: width * 0.8,
        all: height(all),
        passing: height(passing),
    };
    (scale, bins.map(bin).collect())
}

fn bands(timeline: &Timeline, scale: &Scale) -> Vec<Band> {
    let Some(series) = timeline.series.first() else { return Vec::new() };
    // Names of eras are set smaller than labels, in a sans whose letters are wider: about nine tenths.
    let name = |era: EraIx| font::width(&timeline.era(era).title) * 0.9 + 10.0;
    let mut bands: Vec<Band> = Vec::new();
    for (n, &era) in series.eras.iter().enumerate() {
        let drawn = timeline.era(era);
        let (x, right) = (scale.x(drawn.first), scale.x(axis::next(drawn.last)));
        if right > x {
            let fits = labels::class(name(era) / (right - x) * 100.0);
            bands.push(Band { era, x, width: right - x, shaded: n % 2 == 0, fits, at_end: false });
        }
    }
    if let [.., before, last] = bands.as_mut_slice() {
        let hanging = labels::class((name(before.era) + name(last.era)) / (before.width + last.width) * 100.0);
        // Both names then stand over both bands, from the width on at which there is room for the two.
        if hanging < last.fits {
            last.fits = hanging.max(before.fits);
            last.at_end = true;
        }
    }
    bands
}
