//! A drawing as SVG: geometry to attributes, links and accessible names.

use super::super::lang_attribute::LangAttribute;
use super::super::symbol::symbol;
use super::super::{PageContext, labels};
use super::by_era;
use crate::chart::{
    Aggregate, Anchor, Band, BarCap, EventMark, FocusArc, LABEL_OFFSET, LABEL_ROW, LaneBar, NameAt, Scene, TICK_ROW,
};
use crate::messages::Messages;
use crate::model::Colour;
use crate::model::date::Day;
use crate::query::{LaneKey, View, Window};
use crate::routes::Route;

/// A drawing for plots of one width and wider ones.
#[derive(Debug)]
pub struct SvgView {
    pub class: String,
    pub width: u32,
    /// First and last day, by number.
    pub days: (i64, i64),
    pub name: String,
    pub height: u32,
    /// Height of lines and bands.
    pub body: u32,
    pub tick_y: u32,
    pub heading_y: u32,
    pub era_row: u32,
    pub bands: Vec<BandView>,
    pub lanes: Vec<LaneView>,
    pub ticks: Vec<TickView>,
    pub headings: Vec<(String, String)>,
    pub bars: Vec<BarView>,
    pub items: Vec<ItemView>,
    /// Faint pills: left edge, top, width, height, colour.
    pub others: Vec<PillView>,
    pub arcs: Vec<ArcView>,
    pub arcs_top: u32,
    pub arcs_height: u32,
}

#[derive(Debug)]
pub struct BandView {
    pub x: String,
    pub width: String,
    pub shaded: bool,
    pub ribbon: bool,
    pub title: String,
    /// Where its name stands: `start`, `end` or, where there is no room for one, nothing.
    pub named: &'static str,
    /// Whether it is a link: it is wide enough to be hit.
    pub linked: bool,
    pub href: String,
}

#[derive(Debug)]
pub struct LaneView {
    pub y: u32,
    pub title: String,
    pub lang: LangAttribute,
    pub colour: &'static str,
}

#[derive(Debug)]
pub struct TickView {
    pub x: String,
    pub text: Option<String>,
    pub anchor: &'static str,
}

#[derive(Debug)]
pub struct BarView {
    pub x: String,
    pub width: String,
    pub right: String,
    pub y: u32,
    pub href: String,
    pub colour: &'static str,
    pub fuzzy: bool,
    pub open_start: bool,
    pub open_end: bool,
}

/// What can be followed, in the order of time.
#[derive(Debug)]
pub enum ItemView {
    Mark(MarkView),
    Pill(PillView),
}

#[derive(Debug)]
pub struct MarkView {
    pub x: String,
    pub href: String,
    pub name: String,
    pub id: String,
    pub day: i64,
    pub lanes: String,
    pub focus: bool,
    pub stem: Option<(u32, u32)>,
    pub points: Vec<PointView>,
    pub label: Option<LabelView>,
}

#[derive(Debug)]
pub struct PointView {
    pub y: u32,
    pub colour: &'static str,
    pub path: &'static str,
    pub hollow: bool,
    pub small: bool,
    pub hit: (String, String, u32, u32),
}

#[derive(Debug)]
pub struct LabelView {
    pub text: String,
    pub dx: i32,
    pub y: u32,
    pub anchor: &'static str,
    pub leader: (u32, u32),
    pub hit: (i32, u32, u32),
}

#[derive(Debug)]
pub struct PillView {
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
    pub middle: String,
    pub base: u32,
    pub colour: &'static str,
    pub figures: Option<String>,
    pub href: String,
    pub name: String,
    pub lane: usize,
    pub days: (i64, i64),
    pub hit: (String, String, u32, u32),
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

fn percent(n: f64) -> String {
    let text = format!("{n:.2}");
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

impl SvgView {
    /// A drawing under its accessible name. Links carry the view. `now` is that of a fragment, which is shown at every
    /// width.
    pub fn new(site: &PageContext<'_>, drawing: &Scene, view: &View, name: &str, now: bool) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let plan = drawing.layout;
        let body = plan.body(drawing.lanes.len());
        let events = view.with_filter(view.filter.clone()).query_string(timeline);
        let band = |band: &Band| BandView {
            x: percent(band.x),
            width: percent(band.width),
            shaded: band.shaded,
            ribbon: band.series > 0,
            title: timeline.era(band.era).title.clone(),
            linked: plan.era_row > 0
                && band.series == 0
                && band.width / 100.0 * f64::from(drawing.width) >= f64::from(plan.target),
            named: match band.name {
                Some(NameAt::Start) => "start",
                Some(NameAt::End) => "end",
                None => "",
            },
            href: by_era(site, view, band.era.0),
        };
        let lane = |lane: &crate::chart::Lane| LaneView {
            y: lane.y,
            title: labels::lane(m, timeline, &lane.of),
            lang: match lane.of {
                LaneKey::Principal(_) => site.lang(),
                LaneKey::Kind(kind) if timeline.kind(kind).title.is_some() => site.lang(),
                LaneKey::Kind(_) | LaneKey::Others | LaneKey::All => LangAttribute::default(),
            },
            colour: match &lane.of {
                LaneKey::Principal(chain) => chain.first().map_or(Colour::Grey, |&actor| timeline.actor(actor).colour),
                _ => Colour::Grey,
            }
            .as_str(),
        };
        let tick = |tick: &crate::chart::Tick| TickView {
            x: percent(tick.x),
            text: tick.text.clone(),
            anchor: match tick.anchor {
                None => "middle",
                Some(Anchor::Start) => "start",
                Some(Anchor::End) => "end",
            },
        };
        let bar = |&LaneBar { bar, y, colour }: &LaneBar| BarView {
            x: percent(bar.x),
            width: percent(bar.width),
            right: percent(bar.x + bar.width),
            y,
            href: format!("{}{events}", site.href(timeline.event_path(bar.event))),
            colour: colour.as_str(),
            fuzzy: bar.uncertain,
            open_start: bar.start == BarCap::Open,
            open_end: bar.end == BarCap::Open,
        };
        let tall = plan.lane_gap.max(plan.target);
        let marks =
            drawing.marks.iter().map(|mark| (mark.x, ItemView::Mark(mark_view(site, drawing, mark, &events, tall))));
        let pills = drawing
            .aggregates
            .iter()
            .map(|pill| (pill.x, ItemView::Pill(pill_view(site, drawing, pill, view, &events, tall))));
        let mut items: Vec<(f64, ItemView)> = marks.chain(pills).collect();
        items.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self {
            class: if now { "current".into() } else { format!("d{}", drawing.width) },
            width: drawing.width,
            days: (drawing.scale.first.number(), drawing.scale.last.number()),
            name: name.to_owned(),
            height: plan.height(drawing.lanes.len()),
            body,
            tick_y: body + TICK_ROW - 2,
            heading_y: body + 2 * TICK_ROW - 2,
            era_row: plan.era_row,
            bands: drawing.bands.iter().map(band).collect(),
            lanes: drawing.lanes.iter().map(lane).collect(),
            ticks: drawing.ticks.ticks.iter().map(tick).collect(),
            headings: if plan.headings {
                drawing.ticks.headings.iter().map(|heading| (percent(heading.x), heading.text.clone())).collect()
            } else {
                Vec::new()
            },
            bars: drawing.bars.iter().map(bar).collect(),
            items: items.into_iter().map(|(_, item)| item).collect(),
            others: drawing.others.iter().map(|pill| pill_view(site, drawing, pill, view, &events, tall)).collect(),
            arcs: drawing.arcs.iter().map(|arc| arc_view(m, arc)).collect(),
            arcs_top: plan.arcs_top(),
            arcs_height: plan.arc_row,
        }
    }
}

fn mark_view(site: &PageContext<'_>, drawing: &Scene, mark: &EventMark, query: &str, tall: u32) -> MarkView {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let event = timeline.event(mark.event);
    let ys = || mark.dots.iter().map(|point| point.y);
    let points = mark.dots.iter().map(|point| PointView {
        y: point.y,
        colour: point.colour.as_str(),
        path: symbol(point.colour, point.symbol).path,
        hollow: point.open,
        small: point.small,
        hit: (percent(point.hit_box.0), percent(point.hit_box.1), point.y - tall / 2, tall),
    });
    let label = mark.label.map(|label| {
        let start = label.anchor == Anchor::Start;
        #[allow(clippy::cast_possible_truncation)]
        let beside = LABEL_OFFSET as i32;
        let wide = crate::chart::label_width(&event.label);
        let left = if start { beside } else { -beside - i32::try_from(wide).unwrap_or(0) };
        LabelView {
            text: event.label.to_string(),
            dx: if start { beside } else { -beside },
            y: label.y,
            anchor: if start { "start" } else { "end" },
            leader: (label.y.saturating_sub(9), label.to),
            hit: (left, label.y.saturating_sub(LABEL_ROW - 6), wide),
        }
    });
    let lanes: Vec<String> = mark.dots.iter().map(|point| point.lane.to_string()).collect();
    MarkView {
        x: percent(mark.x),
        href: format!("{}{query}", site.href(timeline.event_path(mark.event))),
        name: labels::mark(m, event),
        id: event.id.to_string(),
        day: site.edition.index.earliest(mark.event.0).max(drawing.scale.first).number(),
        lanes: lanes.join(" "),
        focus: mark.focus,
        stem: ys().min().zip(ys().max()).filter(|(top, bottom)| bottom > top),
        points: points.collect(),
        label,
    }
}

fn pill_view(
    site: &PageContext<'_>,
    drawing: &Scene,
    pill: &Aggregate,
    view: &View,
    query: &str,
    tall: u32,
) -> PillView {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let whole = &drawing.scale;
    // One that began long ago, without a beginning that is known, is looked for where the window begins.
    let first = if pill.first.is_infinite() { whole.first } else { pill.first };
    let of = |window: Window| {
        let query = view.with_filter(view.filter.with_window(window)).query_string(timeline);
        Route::Timeline.path().with_query(&query)
    };
    let day = |day: Day| Window::between(day, day);
    let (href, name) = match pill.event {
        Some(event) => {
            (format!("{}{query}", site.href(timeline.event_path(event))), labels::mark(m, timeline.event(event)))
        }
        // A day cannot be separated any further: its list is all there is.
        None if first == pill.last => {
            (site.href(of(day(first)).with_fragment("_list")), labels::aggregate(m, pill.count, first, pill.last))
        }
        None => (site.href(of(Window::between(first, pill.last))), labels::aggregate(m, pill.count, first, pill.last)),
    };
    let half = |n: f64| format!("{:.1}", f64::from(pill.y) - n / 2.0);
    PillView {
        x: percent(pill.x),
        y: half(pill.height),
        width: percent(pill.width),
        height: format!("{:.1}", pill.height),
        middle: percent(pill.x + pill.width / 2.0),
        base: pill.y + 4,
        colour: pill.colour.as_str(),
        figures: pill.figures.clone(),
        href,
        name,
        lane: pill.lane,
        days: (first.number(), pill.last.number()),
        hit: (percent(pill.hit_box.0), percent(pill.hit_box.1), pill.y - tall / 2, tall),
    }
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
