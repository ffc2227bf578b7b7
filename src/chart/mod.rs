//! The chart's geometry: from events, a window and a width to bands, lanes, ticks, marks, pills and labels. It knows no
//! HTML.
//!
//! Horizontal positions are percentages of the plot, vertical ones CSS pixels. A drawing is made for a width; on a
//! wider plot it stays right, because shares grow and letters do not. What it holds is bounded by the width, whatever
//! the number of events.

mod aggregates;
mod arc_diagram;
mod arcs;
mod bands;
mod bars;
mod clusters;
mod labels;
mod lanes;
mod layout;
mod overview;
mod scale;
mod text_metrics;
mod ticks;

pub use aggregates::Aggregate;
pub use arc_diagram::{ArrowKind, DiagramArc, UNITS_PER_ROW, arc_diagram};
pub use arcs::FocusArc;
pub use bands::{Band, NameAt};
pub use bars::{Bar, BarCap};
pub use labels::{Anchor, LABEL_OFFSET};
pub use lanes::{Dot, Lane};
pub use layout::{ChartLayout, LABEL_ROW, TICK_ROW};
pub use overview::{Bin, overview};
pub use scale::{Scale, next_day};
pub use ticks::{Heading, Tick, Ticks};

use crate::model::{ActorIx, Colour, EventIx, RelationKind};
use crate::query::{Edition, LaneEvents, LaneGrouping, View};
use arcs::RelationLabelWidths;
use clusters::{Cluster, ClusterGrid};
use labels::LabelCandidate;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// The widths that a plot may have, in CSS pixels: others are drawn as the nearest.
pub const PLOT_WIDTHS: std::ops::RangeInclusive<u32> = 240..=2560;

/// What is drawn.
#[derive(Clone, Debug)]
pub struct ChartSpec<'a> {
    /// The events' edition.
    pub edition: &'a Edition,
    /// From when to when.
    pub scale: Scale,
    /// Width of the plot, in CSS pixels, within [`WIDTHS`].
    pub width: u32,
    /// By what lanes are told apart.
    pub lanes: LaneGrouping,
    /// The events that are drawn.
    pub events: RoaringBitmap,
    /// On another page than the timeline's: what that page is about.
    pub strip: Option<Strip>,
}

/// What a strip is about.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    /// The event in focus, which always has its marks and its relations.
    pub focus: Option<EventIx>,
    /// All other events, drawn faint behind those that belong to the page.
    pub others: RoaringBitmap,
    /// The widths of the texts that name the focus's relations, in CSS pixels.
    relation_labels: RelationLabelWidths,
}

/// An event that has marks of its own on lanes, or a label that names one of a pill.
#[derive(Clone, Debug)]
pub struct EventMark {
    /// Which event.
    pub event: EventIx,
    /// Position of its stem, in percent.
    pub x: f64,
    /// Its marks on lanes where it stands alone, from top to bottom.
    pub dots: Vec<Dot>,
    /// Its label.
    pub label: Option<Label>,
    /// Whether the page is about it.
    pub focus: bool,
}

/// The label of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Baseline, in CSS pixels from the top.
    pub y: u32,
    /// Side of the stem.
    pub anchor: Anchor,
    /// The height of the topmost lane on which the event stands: there its leader ends.
    pub to: u32,
}

/// A bar on a lane.
#[derive(Clone, Copy, Debug)]
pub struct LaneBar {
    /// The bar.
    pub bar: Bar,
    /// Height of its middle, in CSS pixels from the top.
    pub y: u32,
    /// Whose colour.
    pub colour: Colour,
}

/// A drawing, for a plot of one width and wider ones.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What it spans.
    pub scale: Scale,
    /// How it is laid out.
    pub layout: ChartLayout,
    /// The width for which it was made, in CSS pixels.
    pub width: u32,
    /// How many events it shows.
    pub count: u64,
    /// Eras.
    pub bands: Vec<Band>,
    /// LaneGrouping from top to bottom.
    pub lanes: Vec<Lane>,
    /// Ticks.
    pub ticks: Ticks,
    /// Bars, those of one track without touching.
    pub bars: Vec<LaneBar>,
    /// Events that can be told apart, and those with a label, in the order of time.
    pub marks: Vec<EventMark>,
    /// Events that cannot, from left to right on each lane.
    pub aggregates: Vec<Aggregate>,
    /// All other events of a strip, faint.
    pub others: Vec<Aggregate>,
    /// Relations of the event in focus.
    pub arcs: Vec<FocusArc>,
}

/// Height of a bar, in CSS pixels.
pub const BAR_HEIGHT: u32 = 8;

/// Labels that may be looked for in one stretch of the plot, and the width of a stretch in CSS pixels.
const LABELS_PER_STRETCH: usize = 6;
const STRETCH_WIDTH: u32 = 96;

impl<'a> ChartSpec<'a> {
    /// The chart of a view: its events over its window, or over the whole timeline.
    #[must_use]
    pub fn of_view(edition: &'a Edition, view: &View, width: u32) -> Self {
        let scale = Scale::of_window(edition, &view.filter.window);
        let events = edition.events(&view.filter);
        Self { edition, scale, width, lanes: view.options.lanes, events, strip: None }
    }

    /// The strip of a page over the whole timeline: the events that belong to the page before all others.
    #[must_use]
    pub fn strip(edition: &'a Edition, focus: Option<EventIx>, events: RoaringBitmap, width: u32) -> Self {
        let others = edition.index.all() - &events;
        let strip = Some(Strip { focus, others, relation_labels: BTreeMap::new() });
        Self { edition, scale: Scale::whole(edition), width, lanes: LaneGrouping::default(), events, strip }
    }

    /// The same with the relations of the focus named where there is room for `label`, the text that is drawn.
    pub fn with_relation_labels<T: AsRef<str>>(mut self, label: impl Fn(RelationKind) -> T) -> Self {
        if let Some(strip) = &mut self.strip
            && let Some(focus) = strip.focus
        {
            let relations = arcs::relations(&self.edition.timeline, focus);
            strip.relation_labels =
                relations.map(|(.., kind)| (kind, text_metrics::width(label(kind).as_ref()))).collect();
        }
        self
    }

    /// The same over another stretch of time: what lies outside is left out.
    #[must_use]
    pub fn over(mut self, scale: Scale) -> Self {
        let within = self.edition.index.window(scale.first, scale.last);
        self.events &= &within;
        if let Some(strip) = &mut self.strip {
            strip.others &= within;
        }
        Self { scale, ..self }
    }

    /// Draws it.
    #[must_use]
    pub fn draw(mut self) -> Scene {
        self.width = self.width.clamp(*PLOT_WIDTHS.start(), *PLOT_WIDTHS.end());
        let index = &self.edition.index;
        let (first, last) = index.extent();
        if first < self.scale.first || last > self.scale.last {
            // A window, or the timeline's own range, may leave events out.
            self.events &= index.window(self.scale.first, self.scale.last);
        }
        let rows = index.lanes(self.lanes);
        let plan = match &self.strip {
            None => ChartLayout::chart(self.width, rows.len()),
            Some(strip) => ChartLayout::strip(self.width, strip.focus.is_some()),
        };
        let ticks = ticks::ticks(self.edition.messages, &self.scale, f64::from(self.width));
        let plan = ChartLayout { headings: plan.headings || ticks.need_headings, ..plan };
        let focus = self.strip.as_ref().and_then(|strip| strip.focus);
        let width = f64::from(self.width);
        let timeline = &self.edition.timeline;
        let principals = lanes::principals(rows);
        let mut canvas = LaneContents {
            sketch: &self,
            plan,
            principals,
            points: BTreeMap::new(),
            bars: Vec::new(),
            gathered: Vec::new(),
        };
        let cut = ClusterGrid::new(self.scale, self.width, f64::from(plan.target));
        let behind = ClusterGrid::new(self.scale, self.width, aggregates::FAINT);
        let counted = |cut: &ClusterGrid| {
            let columns = cut.columns();
            let ranks: Vec<u32> = columns.iter().map(|&day| index.rank(day)).collect();
            (columns, ranks)
        };
        let (columns, ranks) = counted(&cut);
        let counted_behind = self.strip.as_ref().map(|_| counted(&behind));
        let mut others = Vec::new();
        for (n, row) in rows.iter().enumerate() {
            let mut here = &row.events & &self.events;
            let bars = bars::bars(self.edition, &self.scale, width, plan, &here);
            if let Some(focus) = focus.filter(|focus| here.remove(focus.0)) {
                canvas.add_focus(n, row, focus);
            }
            for cluster in cut.clusters(index, &here, &columns, &ranks) {
                canvas.add_cluster(n, row, cluster, &bars);
            }
            canvas.add_bars(n, row, bars);
            if let (Some(strip), Some((columns, ranks))) = (&self.strip, &counted_behind) {
                let here = &row.events & &strip.others;
                others.extend(behind.clusters(index, &here, columns, ranks).into_iter().map(|cluster| (n, cluster)));
            }
        }
        let LaneContents { points, bars, gathered, .. } = canvas;
        let marks = self.marks(plan, points);
        Scene {
            scale: self.scale,
            layout: plan,
            width: self.width,
            count: self.events.len(),
            bands: bands::bands(timeline, &self.scale, width),
            lanes: (0..).zip(rows).map(|(n, row)| Lane { y: plan.lane(n), of: row.of.clone() }).collect(),
            ticks,
            bars,
            marks,
            aggregates: aggregates::aggregates(&self, plan, gathered, false),
            others: aggregates::aggregates(&self, plan, others, true),
            arcs: match &self.strip {
                Some(Strip { focus: Some(focus), relation_labels, .. }) => {
                    arcs::arcs(timeline, &self.scale, width, *focus, relation_labels)
                }
                _ => Vec::new(),
            },
        }
    }

    /// Marks with their labels, in the order of time.
    fn marks(&self, plan: ChartLayout, mut points: BTreeMap<EventIx, Vec<Dot>>) -> Vec<EventMark> {
        let index = &self.edition.index;
        let focus = self.strip.as_ref().and_then(|strip| strip.focus);
        let x = |event: EventIx| self.scale.apply(index.earliest(event.0));
        let candidate = |event: u32| {
            let (event, record) = (EventIx(event), self.edition.timeline.event(EventIx(event)));
            let rank = record.significance + if focus == Some(event) { 8 } else { 0 };
            let at = x(event) / 100.0 * f64::from(self.width);
            LabelCandidate { event, x: at, width: text_metrics::width(&record.label), rank }
        };
        let candidates = self.significant().into_iter().map(candidate).collect();
        let mut labels: BTreeMap<EventIx, Label> = BTreeMap::new();
        let rows = index.lanes(self.lanes);
        for (event, label) in labels::place(candidates, plan.label_rows, f64::from(self.width)) {
            let top = rows.iter().position(|row| row.events.contains(event.0)).unwrap_or(0);
            let y = plan.labels_top() + label.row * LABEL_ROW + LABEL_ROW * 3 / 4;
            labels.insert(event, Label { y, anchor: label.anchor, to: plan.lane(top) });
        }
        for &event in labels.keys() {
            points.entry(event).or_default();
        }
        let mark = |(event, points)| EventMark {
            event,
            x: x(event),
            dots: points,
            label: labels.get(&event).copied(),
            focus: focus == Some(event),
        };
        points.into_iter().map(mark).collect()
    }

    /// The events that may have a label: all where they are few, else the most significant of each stretch.
    fn significant(&self) -> Vec<u32> {
        let stretches = self.width.div_ceil(STRETCH_WIDTH);
        if self.events.len() <= u64::from(stretches) * LABELS_PER_STRETCH as u64 * 3 {
            return self.events.iter().collect();
        }
        let index = &self.edition.index;
        let day = |n: u32| self.scale.invert(f64::from(n) / f64::from(stretches) * 100.0);
        let edges: Vec<u32> = (0..=stretches).map(|n| if n == 0 { 0 } else { index.rank(day(n)) }).collect();
        let mut found: Vec<Vec<u32>> = vec![Vec::new(); edges.len()];
        for rank in index.by_significance() {
            if found[..stretches as usize].iter().all(|events| events.len() >= LABELS_PER_STRETCH) {
                break;
            }
            let ranked = rank & &self.events;
            for (events, edge) in found.iter_mut().zip(edges.windows(2)) {
                let missing = LABELS_PER_STRETCH.saturating_sub(events.len());
                events.extend(ranked.range(edge[0]..edge[1]).take(missing));
            }
        }
        found.into_iter().flatten().collect()
    }
}

/// What is put on the lanes, lane after lane.
struct LaneContents<'a, 'b> {
    sketch: &'b ChartSpec<'a>,
    plan: ChartLayout,
    /// The actors who have a line, with those they continue.
    principals: Vec<ActorIx>,
    points: BTreeMap<EventIx, Vec<Dot>>,
    bars: Vec<LaneBar>,
    gathered: Vec<(usize, Cluster)>,
}

impl LaneContents<'_, '_> {
    /// Puts a cluster on a lane: a single event as a mark, more as a pill. A single one that lasts and found no track
    /// for its bar is a pill of one, so that nobody takes it for a moment.
    fn add_cluster(&mut self, lane: usize, row: &LaneEvents, cluster: Cluster, bars: &[Bar]) {
        let event = EventIx(cluster.event);
        let alone = cluster.count == 1 && (bars.iter().any(|bar| bar.event == event) || !self.lasts(event));
        if !alone {
            self.gathered.push((lane, cluster));
            return;
        }
        self.mark(lane, row, event, cluster.hit_box, cluster.crowded);
    }

    /// Puts the event in focus on a lane.
    fn add_focus(&mut self, lane: usize, row: &LaneEvents, event: EventIx) {
        let half = f64::from(self.plan.target) / 2.0 / f64::from(self.sketch.width) * 100.0;
        let x = self.sketch.scale.apply(self.sketch.edition.index.earliest(event.0));
        self.mark(lane, row, event, (x - half, half * 2.0), false);
    }

    fn mark(&mut self, lane: usize, row: &LaneEvents, event: EventIx, reach: (f64, f64), small: bool) {
        let timeline = &self.sketch.edition.timeline;
        let Some((colour, shape, hollow)) = lanes::symbol_of(timeline, &row.of, event, &self.principals) else {
            return;
        };
        let y = self.plan.lane(lane);
        self.points.entry(event).or_default().push(Dot {
            lane,
            y,
            colour,
            symbol: shape,
            open: hollow,
            small,
            hit_box: reach,
        });
    }

    /// Puts the bars on a lane.
    fn add_bars(&mut self, lane: usize, row: &LaneEvents, bars: Vec<Bar>) {
        let apart = (self.plan.lane_gap / 4).max(BAR_HEIGHT + 1);
        let y = self.plan.lane(lane);
        for bar in bars {
            let y = [y, y + apart, y - apart][usize::from(bar.track.min(2))];
            let timeline = &self.sketch.edition.timeline;
            let colour = lanes::symbol_of(timeline, &row.of, bar.event, &self.principals)
                .map_or(Colour::Grey, |(colour, ..)| colour);
            self.bars.push(LaneBar { bar, y, colour });
        }
    }

    /// Whether an event is so long that it has a bar where there is room.
    fn lasts(&self, event: EventIx) -> bool {
        let bounds = self.sketch.edition.timeline.event(event).date.bounds();
        let scale = &self.sketch.scale;
        let length = scale.apply(next_day(bounds.end_latest)) - scale.apply(bounds.start_earliest);
        length / 100.0 * f64::from(self.sketch.width) >= bars::MIN_BAR_LENGTH
    }
}

/// The room that a label takes, in CSS pixels.
#[must_use]
pub fn label_width(label: &str) -> u32 {
    // A label has at most a few dozen letters.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let wide = text_metrics::width(label).ceil() as u32;
    wide
}
