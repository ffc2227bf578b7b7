//! [`ChartSpec`]: the input of the chart, and the way from it to a [`Scene`].

use super::arcs::{self, FocusRelation, RelationLabelWidths};
use super::columns::ColumnGrid;
use super::labels::LabelPlacement;
use super::{ChartLayout, EraSeries, Label, Scale, Scene, blocks, plot_width, text_metrics, ticks};
use crate::model::{EventIx, RelationKind, RelationRef};
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
    /// The event of the page. It always has its own marks.
    pub focus: Option<EventIx>,
    /// The relations that are drawn as arcs.
    relations: Vec<FocusRelation>,
    /// All other events, drawn faint in the background.
    pub others: RoaringBitmap,
    /// The widths of the labels of the arcs: [`ChartSpec::with_relation_labels`].
    relation_labels: RelationLabelWidths,
}

impl<'a> ChartSpec<'a> {
    /// The chart of a view: its events over its window, its eras or the whole timeline.
    pub fn of_view(edition: &'a Edition, view: &View, width: u32) -> Self {
        let scale = Scale::of_filter(edition, &view.filter);
        let events = edition.events(&view.filter);
        Self { edition, scale, width, lanes: view.options.lanes, events, strip: None }
    }

    /// The strip of a page, over the whole timeline: `events` in front of all others.
    pub fn strip(edition: &'a Edition, focus: Option<EventIx>, events: RoaringBitmap, width: u32) -> Self {
        let others = edition.index.all() - &events;
        let relations = focus.map(|focus| arcs::relations(&edition.timeline, focus).collect()).unwrap_or_default();
        let strip = Some(Strip { focus, others, relations, relation_labels: RelationLabelWidths::new() });
        Self { edition, scale: Scale::whole(edition), width, lanes: LaneGrouping::default(), events, strip }
    }

    /// Draws the arc of one relation, or none, instead of those of all relations of the event of the page.
    #[must_use]
    pub fn with_only_arc(mut self, relation: Option<RelationRef>) -> Self {
        if let Some(strip) = &mut self.strip {
            let arc = |at: RelationRef| {
                let relation = self.edition.timeline.relation(at);
                (at.event, relation.to, relation.kind)
            };
            strip.relations = relation.map(arc).into_iter().collect();
        }
        self
    }

    /// Labels the arcs with the text that `label` returns, if it fits.
    #[must_use]
    pub fn with_relation_labels<T: AsRef<str>>(mut self, label: impl Fn(RelationKind) -> T) -> Self {
        if let Some(strip) = &mut self.strip {
            let width = |&(.., kind): &FocusRelation| (kind, text_metrics::width(label(kind).as_ref()));
            strip.relation_labels = strip.relations.iter().map(width).collect();
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
        self.width = plot_width(self.width);
        let index = &self.edition.index;
        let (first, last) = index.extent();
        if first < self.scale.first || last > self.scale.last {
            // The window may exclude events.
            self.events &= index.window(self.scale.first, self.scale.last);
        }
        let lanes = index.lanes(self.lanes).len();
        let layout = match self.strip {
            Some(_) => ChartLayout::strip(self.width, lanes),
            None => ChartLayout::chart(self.width, lanes),
        };
        let ticks = ticks::ticks(self.edition.messages, &self.scale, f64::from(self.width));
        let grid = ColumnGrid::new(index, self.scale, self.width, layout.block_width);
        let contents = self.contents(&grid);
        let marks = |layout: &ChartLayout| contents.iter().map(|lane| blocks::mark_count(&lane.columns, layout)).sum();
        let layout = layout.within_limits(marks);
        let width = f64::from(self.width);
        Scene {
            scale: self.scale,
            layout,
            width: self.width,
            count: self.events.len(),
            eras: EraSeries::all(&self.edition.timeline, &self.scale, width, layout.narrow),
            labels: self.placed_labels(layout.label_rows),
            lanes: self.lanes(&grid, &layout, contents),
            ticks,
            arcs: match &self.strip {
                Some(Strip { relations, relation_labels, .. }) => {
                    arcs::arcs(&self.edition.timeline, &self.scale, width, relations, relation_labels)
                }
                None => Vec::new(),
            },
        }
    }

    /// The labels, each with the lowest lane of its event.
    fn placed_labels(&self, rows: u32) -> Vec<Label> {
        let lanes = self.edition.index.lanes(self.lanes);
        let label = |(event, placement): (EventIx, LabelPlacement)| Label {
            event,
            x: self.scale.apply(self.edition.index.earliest(event.0)),
            row: placement.row,
            anchor: placement.anchor,
            lane: lanes.iter().rposition(|lane| lane.events.contains(event.0)),
        };
        let mut labels: Vec<Label> = self.labels(rows).into_iter().map(label).collect();
        labels.sort_by_key(|label| label.event);
        labels
    }
}
