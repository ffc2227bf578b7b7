//! [`ChartSpec`]: the input of the chart, and the way from it to a [`Scene`].

use super::arcs::{self, RelationLabelWidths};
use super::clusters::ClusterGrid;
use super::lane_builder::LaneBuilder;
use super::lanes::Lane;
use super::{ChartLayout, PLOT_WIDTHS, Scale, Scene, aggregates, bands, bars, text_metrics, ticks};
use crate::model::{EventIx, RelationKind};
use crate::query::{Edition, LaneGrouping, View};
use roaring::RoaringBitmap;

/// The input of the chart: which events to draw, over which time, at which width.
#[derive(Clone, Debug)]
pub struct ChartSpec<'a> {
    pub edition: &'a Edition,
    pub scale: Scale,
    /// Width of the plot, in CSS pixels, clamped to [`PLOT_WIDTHS`].
    pub width: u32,
    /// What the lanes stand for.
    pub lanes: LaneGrouping,
    /// The events to draw.
    pub events: RoaringBitmap,
    /// Set on all pages except the timeline itself.
    pub strip: Option<Strip>,
}

/// A strip: the small chart on the page of a record.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    /// The event of the page. It always has its own marks, and its relations are drawn as arcs.
    pub focus: Option<EventIx>,
    /// All other events, drawn faint in the background.
    pub others: RoaringBitmap,
    /// The widths of the labels of the arcs: [`ChartSpec::with_relation_labels`].
    relation_labels: RelationLabelWidths,
}

impl<'a> ChartSpec<'a> {
    /// The chart of a view: its events over its window, or over the whole timeline.
    pub fn of_view(edition: &'a Edition, view: &View, width: u32) -> Self {
        let scale = Scale::of_window(edition, &view.filter.window);
        let events = edition.events(&view.filter);
        Self { edition, scale, width, lanes: view.options.lanes, events, strip: None }
    }

    /// The strip of a page, over the whole timeline: `events` in front of all others.
    pub fn strip(edition: &'a Edition, focus: Option<EventIx>, events: RoaringBitmap, width: u32) -> Self {
        let others = edition.index.all() - &events;
        let strip = Some(Strip { focus, others, relation_labels: RelationLabelWidths::new() });
        Self { edition, scale: Scale::whole(edition), width, lanes: LaneGrouping::default(), events, strip }
    }

    /// Labels the arcs of the event of the page with the text that `label` returns, if it fits.
    #[must_use]
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

    /// Restricts the spec to the period of `scale`.
    #[must_use]
    pub fn over(mut self, scale: Scale) -> Self {
        let within = self.edition.index.window(scale.first, scale.last);
        self.events &= &within;
        if let Some(strip) = &mut self.strip {
            strip.others &= within;
        }
        Self { scale, ..self }
    }

    /// Computes the scene.
    pub fn draw(mut self) -> Scene {
        self.width = self.width.clamp(*PLOT_WIDTHS.start(), *PLOT_WIDTHS.end());
        let index = &self.edition.index;
        let (first, last) = index.extent();
        if first < self.scale.first || last > self.scale.last {
            // The window or the `range` of the timeline may exclude events.
            self.events &= index.window(self.scale.first, self.scale.last);
        }
        let lanes = index.lanes(self.lanes);
        let layout = match &self.strip {
            None => ChartLayout::chart(self.width, lanes.len()),
            Some(strip) => ChartLayout::strip(self.width, strip.focus.is_some()),
        };
        let ticks = ticks::ticks(self.edition.messages, &self.scale, f64::from(self.width));
        let layout = ChartLayout { headings: layout.headings || ticks.need_headings, ..layout };
        let focus = self.strip.as_ref().and_then(|strip| strip.focus);
        let width = f64::from(self.width);
        let timeline = &self.edition.timeline;
        let mut builder = LaneBuilder::new(&self, layout, lanes);
        let grid = ClusterGrid::new(self.scale, self.width, f64::from(layout.target));
        let faint_grid = ClusterGrid::new(self.scale, self.width, aggregates::FAINT_SIZE);
        let columns_of = |grid: &ClusterGrid| {
            let columns = grid.columns();
            let ranks: Vec<u32> = columns.iter().map(|&day| index.rank(day)).collect();
            (columns, ranks)
        };
        let (columns, ranks) = columns_of(&grid);
        let faint_columns = self.strip.as_ref().map(|_| columns_of(&faint_grid));
        let mut others = Vec::new();
        for (n, lane) in lanes.iter().enumerate() {
            let mut here = &lane.events & &self.events;
            let bars = bars::bars(self.edition, &self.scale, width, layout, &here);
            if let Some(focus) = focus.filter(|focus| here.remove(focus.0)) {
                builder.add_focus(n, lane, focus);
            }
            for cluster in grid.clusters(index, &here, &columns, &ranks) {
                builder.add_cluster(n, lane, cluster, &bars);
            }
            builder.add_bars(n, lane, bars);
            if let (Some(strip), Some((columns, ranks))) = (&self.strip, &faint_columns) {
                let here = &lane.events & &strip.others;
                others
                    .extend(faint_grid.clusters(index, &here, columns, ranks).into_iter().map(|cluster| (n, cluster)));
            }
        }
        let LaneBuilder { dots, bars, clusters, .. } = builder;
        let marks = self.marks(layout, dots);
        Scene {
            scale: self.scale,
            layout,
            width: self.width,
            count: self.events.len(),
            bands: bands::bands(timeline, &self.scale, width),
            lanes: (0..).zip(lanes).map(|(n, lane)| Lane { y: layout.lane(n), of: lane.of.clone() }).collect(),
            ticks,
            bars,
            marks,
            aggregates: aggregates::aggregates(&self, layout, clusters, false),
            others: aggregates::aggregates(&self, layout, others, true),
            arcs: match &self.strip {
                Some(Strip { focus: Some(focus), relation_labels, .. }) => {
                    arcs::arcs(timeline, &self.scale, width, *focus, relation_labels)
                }
                _ => Vec::new(),
            },
        }
    }
}
