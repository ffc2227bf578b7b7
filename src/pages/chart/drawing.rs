//! A drawing: the scenes of one window at several widths as one piece of HTML, with links and accessible names.

use super::super::lang_attribute::LangAttribute;
use super::super::{PageContext, labels};
use super::block::BlockView;
use super::by_era;
use super::reserved_rows::ReservedRows;
use super::tiers::{HIDDEN, classes};
use crate::chart::{Anchor, EraBand, FocusArc, Label, Lane, Mark, NamePlacement, Scene};
use crate::messages::Messages;
use crate::model::{Colour, EventIx};
use crate::query::{Facet, LaneKey, View};
use crate::routes::Route;
use std::collections::BTreeMap;

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
pub struct LaneView {
    pub title: String,
    pub lang: LangAttribute,
    pub colour: &'static str,
    /// Where its name leads.
    pub href: Option<String>,
    /// Its accessible name.
    pub name: String,
    /// The number of rows.
    pub rows: String,
    pub items: Vec<ItemView>,
    pub bars: Vec<BarView>,
    /// The leaders that end on it: position, row of the label.
    pub leaders: Vec<(String, String)>,
    /// Faint events: left edge and width.
    pub others: Vec<(String, String)>,
}

/// What can be followed, in the order of time.
#[derive(Debug)]
pub enum ItemView {
    Mark(MarkView),
    Block(BlockView),
}

#[derive(Debug)]
pub struct MarkView {
    pub x: String,
    pub class: String,
    pub href: String,
    /// The accessible name, on the first lane of the event only.
    pub name: Option<String>,
    /// The number of the event, if it is on several lanes. Those below the first refer to the first for the name.
    pub id: Option<u32>,
    pub symbol: &'static str,
}

#[derive(Debug)]
pub struct BarView {
    pub x: String,
    pub width: String,
    pub end: String,
    pub class: String,
    pub open_start: bool,
    pub open_end: bool,
}

/// A tick, or the heading of several.
#[derive(Debug)]
pub struct TickView {
    pub x: String,
    pub class: String,
    pub text: Option<String>,
}

#[derive(Debug)]
pub struct ArcView {
    pub x: String,
    pub width: String,
    /// Whether the arrowhead is at the right end.
    pub right: bool,
    pub tip: String,
    /// Its type and where that stands, where there is room.
    pub named: Option<(String, String)>,
}

pub fn percent(n: f64) -> String {
    let text = format!("{n:.2}");
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

fn number(n: impl TryInto<u32>) -> String {
    n.try_into().unwrap_or(0).to_string()
}

fn owned<'a>(values: &'a [String], default: &'a str) -> String {
    classes(values.iter().map(String::as_str), default)
}

impl DrawingView {
    /// Whether the list of eras below the chart has any, at some width.
    pub fn has_unplaced_eras(&self) -> bool {
        self.eras.iter().any(|series| !series.unplaced.is_empty())
    }
}

/// Turns the scenes of one window into a drawing.
pub struct DrawingBuilder<'a> {
    site: &'a PageContext<'a>,
    view: &'a View,
    /// One for each tier, or a single one.
    scenes: &'a [Scene],
    /// One for each scene, or none.
    reserved: Vec<ReservedRows>,
    /// What the links to events carry of the view, with its `?`.
    query: String,
}

impl<'a> DrawingBuilder<'a> {
    pub fn new(
        site: &'a PageContext<'a>,
        view: &'a View,
        scenes: &'a [Scene],
        mut reserved: Vec<ReservedRows>,
    ) -> Self {
        reserved.resize_with(scenes.len(), ReservedRows::default);
        let query = view.with_filter(view.filter.clone()).query_string(&site.edition.timeline);
        Self { site, view, scenes, reserved, query }
    }

    /// The drawing under its accessible name. `None` without scenes.
    pub fn build(&self, name: &str) -> Option<DrawingView> {
        let first = self.scenes.first()?;
        let single = self.scenes.len() == 1;
        let mut named = BTreeMap::new();
        for n in 0..first.lanes.len() {
            for scene in self.scenes {
                for mark in &scene.lanes[n].marks {
                    let lanes: &mut Vec<usize> = named.entry(mark.event).or_default();
                    if lanes.last() != Some(&n) {
                        lanes.push(n);
                    }
                }
            }
        }
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
            labels: self.labels().into_iter().map(|(event, labels)| self.label(event, &labels)).collect(),
            lanes: (0..first.lanes.len()).map(|n| self.lane(n, &named)).collect(),
            ticks: self.ticks(|scene| scene.ticks.ticks.iter().map(tick_key).collect()),
            headings: self.ticks(|scene| scene.ticks.headings.iter().map(heading_key).collect()),
            arcs: first.arcs.iter().map(|arc| arc_view(self.site.messages(), arc)).collect(),
        })
    }

    /// The classes of an element with a value in each scene.
    fn by_scene(&self, default: &str, value: impl Fn(&Scene) -> String) -> String {
        owned(&self.scenes.iter().map(value).collect::<Vec<_>>(), default)
    }

    /// The classes of an element with a number of rows in each scene.
    fn rows(&self, default: &str, rows: impl Fn(&Scene, &ReservedRows) -> u32) -> String {
        let rows = self.scenes.iter().zip(&self.reserved).map(|(scene, reserved)| number(rows(scene, reserved)));
        owned(&rows.collect::<Vec<_>>(), default)
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
                    name.map_or_else(|| HIDDEN.to_owned(), |NamePlacement { row, .. }| number(row))
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

    /// The labels of each event, by scene.
    fn labels(&self) -> BTreeMap<EventIx, Vec<Option<&Label>>> {
        let mut labels: BTreeMap<EventIx, Vec<Option<&Label>>> = BTreeMap::new();
        for (n, scene) in self.scenes.iter().enumerate() {
            for label in &scene.labels {
                labels.entry(label.event).or_insert_with(|| vec![None; self.scenes.len()])[n] = Some(label);
            }
        }
        labels
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

    fn event_href(&self, event: EventIx) -> String {
        format!("{}{}", self.site.href(self.site.edition.timeline.event_path(event)), self.query)
    }

    fn lane(&self, n: usize, named: &BTreeMap<EventIx, Vec<usize>>) -> LaneView {
        let (m, timeline) = (self.site.messages(), &self.site.edition.timeline);
        let first = &self.scenes[0].lanes[n];
        let title = labels::lane(m, timeline, &first.of);
        let colour = match &first.of {
            LaneKey::Principal(chain) => chain.first().map_or(Colour::Grey, |&actor| timeline.actor(actor).colour),
            _ => Colour::Grey,
        };
        let mut marks: BTreeMap<EventIx, Vec<Option<&Mark>>> = BTreeMap::new();
        let mut items: Vec<(f64, ItemView)> = Vec::new();
        for (tier, scene) in self.scenes.iter().enumerate() {
            let lane = &scene.lanes[n];
            for mark in &lane.marks {
                marks.entry(mark.event).or_insert_with(|| vec![None; self.scenes.len()])[tier] = Some(mark);
            }
            for block in &lane.blocks {
                let class = self.only_in(tier);
                let block = BlockView::new(self.site, self.view, &scene.scale, (&lane.of, &title), block, class);
                items.push((block.at, ItemView::Block(block)));
            }
        }
        let mut bars = Vec::new();
        for (&event, placed) in &marks {
            let Some(mark) = placed.iter().flatten().next() else { continue };
            items.push((mark.x, ItemView::Mark(self.mark(n, event, mark, placed, colour, named))));
            bars.extend(bar_view(mark, placed, colour));
        }
        items.sort_by(|a, b| a.0.total_cmp(&b.0));
        let leaders = self.labels().into_values().filter_map(|labels| {
            let label = labels.iter().flatten().next().filter(|label| label.lane == Some(n))?;
            Some((percent(label.x), label_row(&labels)))
        });
        LaneView {
            lang: match first.of {
                LaneKey::Principal(_) => self.site.lang(),
                LaneKey::Kind(kind) if timeline.kind(kind).title.is_some() => self.site.lang(),
                LaneKey::Kind(_) | LaneKey::Others | LaneKey::All => LangAttribute::default(),
            },
            colour: colour.as_str(),
            href: self.lane_href(&first.of),
            name: m.text().lane_name(&title, m.events(usize::try_from(first.count).unwrap_or(usize::MAX))),
            title,
            rows: self.rows("1", |scene, reserved| reserved.lane_rows(n, rows(scene, &scene.lanes[n]))),
            items: items.into_iter().map(|(_, item)| item).collect(),
            bars,
            leaders: leaders.collect(),
            others: first.others.iter().map(|&(x, width)| (percent(x), percent(width))).collect(),
        }
    }

    /// The classes of what is drawn in one tier only.
    fn only_in(&self, tier: usize) -> String {
        let shown = |n: usize| if n == tier { "0" } else { HIDDEN };
        classes((0..self.scenes.len()).map(shown), "0")
    }

    /// The events of a lane: what the name of the lane leads to.
    fn lane_href(&self, lane: &LaneKey) -> Option<String> {
        let timeline = &self.site.edition.timeline;
        let filter = super::lane_filter(timeline, &self.view.filter, lane)?;
        let query = self.view.with_filter(filter).query_string(timeline);
        Some(self.site.href(Route::Timeline.path().with_query(&query)))
    }

    fn mark(
        &self,
        lane: usize,
        event: EventIx,
        mark: &Mark,
        placed: &[Option<&Mark>],
        colour: Colour,
        named: &BTreeMap<EventIx, Vec<usize>>,
    ) -> MarkView {
        let lanes = named.get(&event).map_or(&[][..], Vec::as_slice);
        let is_first = lanes.first() == Some(&lane);
        let timeline = &self.site.edition.timeline;
        let mut class = mark_row(placed);
        for (is, name) in
            [(mark.hollow, " hollow"), (mark.uncertain, " uncertain"), (mark.key, " key"), (mark.focus, " focus")]
        {
            class.push_str(if is { name } else { "" });
        }
        if mark.colour != colour {
            class.push_str(" c-");
            class.push_str(mark.colour.as_str());
        }
        MarkView {
            x: percent(mark.x),
            class,
            href: self.event_href(event),
            name: is_first.then(|| labels::mark(self.site.messages(), timeline, timeline.event(event))),
            id: (lanes.len() > 1).then_some(event.0),
            symbol: mark.symbol.as_str(),
        }
    }

    /// The ticks or headings of all scenes, each once, from left to right.
    fn ticks(&self, of: impl Fn(&Scene) -> Vec<TickKey>) -> Vec<TickView> {
        let mut shown: BTreeMap<TickKey, Vec<&str>> = BTreeMap::new();
        for (n, scene) in self.scenes.iter().enumerate() {
            for key in of(scene) {
                shown.entry(key).or_insert_with(|| vec![HIDDEN; self.scenes.len()])[n] = "0";
            }
        }
        let view = |((x, side, text), tiers): (TickKey, Vec<&str>)| TickView {
            x: percent(f64::from(x) / 100.0),
            class: format!("{side}{}", classes(tiers, "0")),
            text: Some(text).filter(|text| !text.is_empty()),
        };
        shown.into_iter().map(view).collect()
    }
}

/// What makes a tick the same in several scenes: its position in hundredths of a percent, the class of its side, its text.
type TickKey = (u32, &'static str, String);

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn hundredths(percent: f64) -> u32 {
    (percent * 100.0).round() as u32
}

fn tick_key(tick: &crate::chart::Tick) -> TickKey {
    let side = match tick.anchor {
        None => "",
        Some(Anchor::Start) => " start",
        Some(Anchor::End) => " end",
    };
    (hundredths(tick.x), side, tick.text.clone().unwrap_or_default())
}

fn heading_key(heading: &crate::chart::Heading) -> TickKey {
    (hundredths(heading.x), " start", heading.text.clone())
}

/// The height of a lane, in rows of marks.
fn rows(scene: &Scene, lane: &Lane) -> u32 {
    // A block is a few dozen pixels high.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let blocks = (f64::from(lane.block_height()) / scene.layout.pitch).ceil() as u32;
    lane.rows().max(blocks)
}

/// The classes of the row of a label.
fn label_row(labels: &[Option<&Label>]) -> String {
    let row = |label: &Option<&Label>| label.map_or_else(|| HIDDEN.to_owned(), |label| number(label.row));
    owned(&labels.iter().map(row).collect::<Vec<_>>(), "0")
}

/// The classes of the row of a mark.
fn mark_row(placed: &[Option<&Mark>]) -> String {
    let row = |mark: &Option<&Mark>| mark.map_or_else(|| HIDDEN.to_owned(), |mark| number(mark.row));
    owned(&placed.iter().map(row).collect::<Vec<_>>(), "0")
}

fn bar_view(mark: &Mark, placed: &[Option<&Mark>], colour: Colour) -> Option<BarView> {
    let bar = placed.iter().flatten().find_map(|mark| mark.bar)?;
    let row = |mark: &Option<&Mark>| {
        mark.filter(|mark| mark.bar.is_some()).map_or_else(|| HIDDEN.to_owned(), |mark| number(mark.row))
    };
    let mut class = owned(&placed.iter().map(row).collect::<Vec<_>>(), "0");
    if bar.uncertain {
        class.push_str(" uncertain");
    }
    if mark.colour != colour {
        class.push_str(" c-");
        class.push_str(mark.colour.as_str());
    }
    Some(BarView {
        x: percent(mark.x),
        width: percent(bar.end - mark.x),
        end: percent(bar.end),
        class,
        open_start: bar.open_start,
        open_end: bar.open_end,
    })
}

fn arc_view(m: &Messages, arc: &FocusArc) -> ArcView {
    let (left, right) = (arc.from.min(arc.to), arc.from.max(arc.to));
    ArcView {
        x: percent(left),
        width: percent(right - left),
        right: arc.to >= arc.from,
        tip: percent(arc.to),
        named: arc.named.then(|| (labels::arc_label(m, arc.kind), percent(f64::midpoint(left, right)))),
    }
}
