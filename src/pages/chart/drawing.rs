//! A drawing: the scenes of one window at several widths as one piece of HTML, with links and accessible names.

use super::super::{PageContext, labels};
use super::by_era;
use super::decimals::percent;
use super::lane::{LaneView, lanes_of};
use super::reserved_rows::ReservedRows;
use super::ticks::{TickView, headings, ticks};
use super::tiers::{HIDDEN, classes};
use crate::chart::{Anchor, ArcLabel, EraBand, FocusArc, Label, NamePlacement, Scene};
use crate::messages::Messages;
use crate::model::EventIx;
use crate::query::{Facet, View};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A drawing. Values that begin with a space are classes, and positions are percentages of the plot.
#[derive(Debug)]
pub struct DrawingView {
    pub class: &'static str,
    /// First and last day, by number.
    pub days: (i64, i64),
    /// The width for which it is drawn, if it is a single one, in CSS pixels.
    pub width: Option<u32>,
    pub name: String,
    pub eras: Vec<EraSeriesView>,
    /// The number of rows of labels.
    pub label_rows: String,
    pub labels: Vec<LabelView>,
    pub lanes: Vec<LaneView>,
    pub ticks: Vec<TickView>,
    pub headings: Vec<TickView>,
    pub arcs: Vec<ArcView>,
}

#[derive(Debug)]
pub struct EraSeriesView {
    /// The number of rows of names.
    pub rows: String,
    pub bands: Vec<BandView>,
    pub names: Vec<EraNameView>,
    /// The eras without a name above the chart, which are listed below it.
    pub unplaced: Vec<EraNameView>,
}

#[derive(Debug)]
pub struct BandView {
    pub x: String,
    pub width: String,
    pub shaded: bool,
}

#[derive(Debug)]
pub struct EraNameView {
    pub x: String,
    pub class: String,
    pub title: String,
    pub href: String,
    /// Whether the link filters by this era already.
    pub chosen: bool,
}

#[derive(Debug)]
pub struct LabelView {
    pub x: String,
    /// Row and side.
    pub class: String,
    pub href: String,
    pub text: String,
}

#[derive(Debug)]
pub struct ArcView {
    pub x: String,
    pub width: String,
    /// Whether the arrowhead is at the right end.
    pub right: bool,
    pub tip: String,
    /// Its type, where that stands, and its class, where there is room.
    pub label: Option<(String, String, &'static str)>,
}

impl DrawingView {
    /// Whether the list of eras below the chart has any, at some width.
    pub fn has_unplaced_eras(&self) -> bool {
        self.eras.iter().any(|series| !series.unplaced.is_empty())
    }
}

/// Turns the scenes of one window into a drawing.
pub struct DrawingBuilder<'a> {
    pub(super) site: &'a PageContext<'a>,
    pub(super) view: &'a View,
    /// One for each tier, or a single one.
    pub(super) scenes: &'a [Scene],
    /// One for each scene, or none.
    reserved: Vec<Arc<ReservedRows>>,
    /// The labels of each event, by scene.
    pub(super) labels: BTreeMap<EventIx, Vec<Option<&'a Label>>>,
    /// What the links to events carry of the view, with its `?`.
    query: String,
}

impl<'a> DrawingBuilder<'a> {
    pub fn new(
        site: &'a PageContext<'a>,
        view: &'a View,
        scenes: &'a [Scene],
        mut reserved: Vec<Arc<ReservedRows>>,
    ) -> Self {
        reserved.resize_with(scenes.len(), Arc::default);
        let query = view.with_filter(view.filter.clone()).query_string(&site.edition.timeline);
        Self { site, view, scenes, reserved, labels: labels_of(scenes), query }
    }

    /// Makes the links to events carry another view, to which their pages lead back.
    #[must_use]
    pub fn leading_back_to(self, view: &View) -> Self {
        let query = view.with_filter(view.filter.clone()).query_string(&self.site.edition.timeline);
        Self { query, ..self }
    }

    /// The drawing under its accessible name. `None` without scenes.
    pub fn build(&self, name: &str) -> Option<DrawingView> {
        let first = self.scenes.first()?;
        let single = self.scenes.len() == 1;
        let lanes_of = lanes_of(self.scenes);
        Some(DrawingView {
            class: match (single, first.layout.narrow) {
                (false, false) => "",
                (false, true) => " tiers",
                (true, true) => " narrow",
                (true, false) => " wide",
            },
            days: (first.scale.first.number(), first.scale.last.number()),
            width: single.then_some(first.width),
            name: name.to_owned(),
            eras: (0..first.eras.len()).map(|n| self.eras(n)).collect(),
            label_rows: self.rows("0", |scene, reserved| {
                scene.labels.iter().map(|label| label.row + 1).max().unwrap_or(0).max(reserved.labels)
            }),
            labels: self.labels.iter().map(|(&event, labels)| self.label(event, labels)).collect(),
            lanes: (0..first.lanes.len()).map(|n| self.lane(n, &lanes_of)).collect(),
            ticks: ticks(self.scenes),
            headings: headings(self.scenes),
            arcs: first.arcs.iter().map(|arc| arc_view(self.site.messages(), arc)).collect(),
        })
    }

    /// The classes of an element with a value in each scene.
    fn by_scene(&self, default: &str, value: impl Fn(&Scene) -> String) -> String {
        classes(self.scenes.iter().map(value), default)
    }

    /// The classes of an element with a number of rows in each scene.
    pub(super) fn rows(&self, default: &str, rows: impl Fn(&Scene, &ReservedRows) -> u32) -> String {
        let rows = self.scenes.iter().zip(&self.reserved).map(|(scene, reserved)| rows(scene, reserved).to_string());
        classes(rows, default)
    }

    fn eras(&self, series: usize) -> EraSeriesView {
        let timeline = &self.site.edition.timeline;
        let first = &self.scenes[0].eras[series];
        let (mut names, mut unplaced) = (Vec::new(), Vec::new());
        for (n, band) in first.eras.iter().enumerate() {
            let name = |x: f64, class: String| EraNameView {
                x: percent(x),
                class,
                title: timeline.era(band.era).title.clone(),
                href: by_era(self.site, self.view, band.era.0),
                chosen: self.view.filter.facets.contains(Facet::Era, band.era.0),
            };
            for anchor in [Anchor::Start, Anchor::End] {
                let row = |scene: &Scene| {
                    let name = scene.eras[series].eras[n].name.filter(|name| name.anchor == anchor);
                    name.map_or_else(|| HIDDEN.to_owned(), |NamePlacement { row, .. }| row.to_string())
                };
                if self.scenes.iter().all(|scene| row(scene) == HIDDEN) {
                    continue;
                }
                let (x, side) = if anchor == Anchor::Start { (band.x, "") } else { (band.x + band.width, " end") };
                names.push(name(x, format!("{side}{}", self.by_scene("0", row))));
            }
            let missing = |scene: &Scene| scene.eras[series].eras[n].name.is_none();
            if self.scenes.iter().any(missing) {
                let shown = |scene: &Scene| if missing(scene) { "0" } else { HIDDEN }.to_owned();
                unplaced.push(name(band.x, self.by_scene("0", shown)));
            }
        }
        let band = |band: &EraBand| BandView { x: percent(band.x), width: percent(band.width), shaded: band.shaded };
        EraSeriesView {
            rows: self.rows("1", |scene, reserved| reserved.era_rows(series, scene.eras[series].rows)),
            bands: first.eras.iter().map(band).collect(),
            names,
            unplaced,
        }
    }

    fn label(&self, event: EventIx, labels: &[Option<&Label>]) -> LabelView {
        let side =
            |label: &Option<&Label>| if label.is_some_and(|label| label.anchor == Anchor::End) { "e" } else { "s" };
        // The side of a label that is hidden does not matter: it is that of the tier before.
        let mut sides: Vec<&str> = Vec::new();
        for label in labels {
            let before = sides.last().copied().unwrap_or("s");
            sides.push(if label.is_some() { side(label) } else { before });
        }
        LabelView {
            x: percent(labels.iter().flatten().next().map_or(0.0, |label| label.x)),
            class: format!("{}{}", label_row(labels), classes(sides, "s")),
            href: self.event_href(event),
            text: self.site.edition.timeline.event(event).label.to_string(),
        }
    }

    pub(super) fn event_href(&self, event: EventIx) -> String {
        format!("{}{}", self.site.href(self.site.edition.timeline.event_path(event)), self.query)
    }
}

/// The labels of each event, by scene.
fn labels_of(scenes: &[Scene]) -> BTreeMap<EventIx, Vec<Option<&Label>>> {
    let mut labels: BTreeMap<EventIx, Vec<Option<&Label>>> = BTreeMap::new();
    for (n, scene) in scenes.iter().enumerate() {
        for label in &scene.labels {
            labels.entry(label.event).or_insert_with(|| vec![None; scenes.len()])[n] = Some(label);
        }
    }
    labels
}

/// The classes of the row of a label.
pub(super) fn label_row(labels: &[Option<&Label>]) -> String {
    let row = |label: &Option<&Label>| label.map_or_else(|| HIDDEN.to_owned(), |label| label.row.to_string());
    classes(labels.iter().map(row), "0")
}

fn arc_view(m: &Messages, arc: &FocusArc) -> ArcView {
    let (left, right) = (arc.from.min(arc.to), arc.from.max(arc.to));
    ArcView {
        x: percent(left),
        width: percent(right - left),
        right: arc.to >= arc.from,
        tip: percent(arc.to),
        label: arc.label.map(|place| {
            let (x, class) = match place {
                ArcLabel::Middle => (f64::midpoint(left, right), ""),
                ArcLabel::After => (right, " after"),
                ArcLabel::Before => (left, " before"),
            };
            (labels::arc_label(m, arc.kind), percent(x), class)
        }),
    }
}
