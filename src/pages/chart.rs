//! The chart as SVG: geometry to attributes and accessible names.

use super::{Site, words};
use crate::chart::{Anchor, Chart, End, Focus, Point, overview};
use crate::model::date::{Day, year_words};
use crate::model::{Colour, EventIx, Mark as Shape};
use crate::query::{Filter, View};
use askama::Template;

/// A chart on a page.
#[derive(Debug, Template)]
#[template(path = "_chart.html")]
pub struct ChartView {
    /// What it shows, in words: "1945–2024".
    pub span: String,
    /// Its accessible name.
    pub name: String,
    /// "14 events"
    pub count: String,
    /// Height of the drawing, in CSS pixels.
    pub height: u32,
    /// Height of lines and bands.
    pub body: u32,
    /// Where the years stand.
    pub tick_y: u32,
    /// Whether it is a strip.
    pub strip: bool,
    /// Bands of eras.
    pub bands: Vec<BandView>,
    /// Lanes.
    pub lanes: Vec<LaneView>,
    /// Ticks.
    pub ticks: Vec<TickView>,
    /// Events.
    pub marks: Vec<MarkView>,
    /// Columns of the overview.
    pub bins: Vec<BinView>,
    /// Left edge and width of the window on the overview.
    pub brush: Option<(String, String)>,
    /// First and last year of the overview.
    pub whole: (String, String),
    /// The timeline, where the chart is a strip on another page.
    pub timeline: Option<String>,
}

/// A band.
#[derive(Debug)]
pub struct BandView {
    pub x: String,
    pub width: String,
    pub shaded: bool,
    pub title: String,
    pub class: String,
    pub at_end: bool,
    pub href: String,
}

/// A lane.
#[derive(Debug)]
pub struct LaneView {
    pub y: u32,
    pub title: String,
    pub colour: &'static str,
}

/// A tick.
#[derive(Debug)]
pub struct TickView {
    pub x: String,
    pub text: String,
    pub anchor: &'static str,
    pub class: String,
}

/// A mark beside a name.
#[derive(Clone, Debug)]
pub struct Glyph {
    pub colour: &'static str,
    pub path: &'static str,
}

/// An event.
#[derive(Debug)]
pub struct MarkView {
    pub x: String,
    pub href: String,
    pub name: String,
    pub class: &'static str,
    pub stem: Option<(u32, u32)>,
    pub points: Vec<PointView>,
    pub bars: Vec<BarView>,
    pub label: Option<LabelView>,
    pub top: u32,
    pub tall: u32,
}

/// A mark on a lane.
#[derive(Debug)]
pub struct PointView {
    pub y: u32,
    pub colour: &'static str,
    pub path: &'static str,
    pub hollow: bool,
}

/// A bar on a lane.
#[derive(Debug)]
pub struct BarView {
    pub x: String,
    pub width: String,
    pub y: u32,
    pub middle: u32,
    pub right: String,
    pub colour: &'static str,
    pub fuzzy: bool,
    pub open: bool,
    pub open_start: bool,
}

/// A label.
#[derive(Debug)]
pub struct LabelView {
    pub text: String,
    pub dx: i32,
    pub y: u32,
    pub anchor: &'static str,
    pub class: String,
    pub leader_to: u32,
}

/// A column of the overview.
#[derive(Debug)]
pub struct BinView {
    pub x: String,
    pub width: String,
    pub all: (String, String),
    pub passing: (String, String),
}

/// The chart of the first page.
pub fn chart(site: &Site<'_>, view: &View) -> ChartView {
    let filter = &view.filter;
    let chart = Chart::of_filter(site.edition, filter);
    let mut drawn = view_of(site, &chart, &View::of(filter.clone()));
    let (whole, bins) = overview(site.edition, filter);
    let percent = |n: f64| format!("{n:.2}%");
    drawn.bins = bins
        .into_iter()
        .map(|bin| BinView {
            x: percent(bin.x),
            width: percent(bin.width),
            all: (percent(100.0 - bin.all), percent(bin.all)),
            passing: (percent(100.0 - bin.passing), percent(bin.passing)),
        })
        .collect();
    drawn.whole = (year_words(whole.first.ymd().0), year_words(whole.last.ymd().0));
    let (left, right) = (whole.x(chart.scale.first), whole.x(crate::chart::next(chart.scale.last)));
    drawn.brush = (!filter.window.is_whole()).then(|| (percent(left), percent((right - left).max(0.3))));
    drawn
}

/// The strip of a page; `query` is what the timeline shows of it, with its `?`.
pub fn strip(site: &Site<'_>, focus: &Focus, query: &str) -> ChartView {
    let chart = Chart::strip(&site.edition.timeline, focus);
    let timeline = Some(site.href(format!("/{query}")));
    ChartView { strip: true, timeline, ..view_of(site, &chart, &View::default()) }
}

fn view_of(site: &Site<'_>, chart: &Chart, view: &View) -> ChartView {
    let timeline = &site.edition.timeline;
    let percent = |n: f64| format!("{n:.2}%");
    let class = |from: Option<u32>| from.map_or_else(String::new, |from| format!("w{from}"));
    let query = with_query(&view.query(timeline));
    let span = span(chart);
    let count = words::events(chart.marks.len());
    let bands = chart.bands.iter().map(|band| BandView {
        x: percent(band.x),
        width: percent(band.width),
        shaded: band.shaded,
        title: timeline.era(band.era).title.clone(),
        class: class(band.fits),
        at_end: band.at_end,
        href: site.href(view_by_era(site, &view.filter, band.era.0)),
    });
    let lanes = chart.lanes.iter().map(|lane| {
        let actors: Vec<_> = lane.actors.iter().rev().map(|&actor| timeline.actor(actor)).collect();
        let title = actors.iter().map(|actor| actor.title.as_str()).collect::<Vec<_>>().join(" · ");
        LaneView {
            y: lane.y,
            title: if lane.principal { title } else { words::OTHERS.into() },
            colour: actors.last().map_or("grey", |actor| actor.colour.word()),
        }
    });
    let ticks = chart.ticks.iter().map(|tick| TickView {
        x: percent(tick.x),
        text: tick.text.clone(),
        anchor: match tick.anchor {
            None => "middle",
            Some(Anchor::Start) => "start",
            Some(Anchor::End) => "end",
        },
        class: class(tick.fits),
    });
    let marks = chart.marks.iter().map(|mark| {
        let event = timeline.event(mark.event);
        let top = mark.points.iter().map(|p| p.y).min().unwrap_or(0);
        let bottom = mark.points.iter().map(|p| p.y).max().unwrap_or(0);
        let label = mark.label.map(|label| LabelView {
            text: event.label.clone(),
            dx: if label.anchor == Anchor::Start { 6 } else { -6 },
            y: label.y,
            anchor: if label.anchor == Anchor::Start { "start" } else { "end" },
            class: class(label.from),
            leader_to: label.y.saturating_sub(9),
        });
        MarkView {
            x: percent(mark.x),
            href: format!("{}{query}", site.href(timeline.event_path(mark.event))),
            name: words::mark(event),
            class: match (mark.focus, mark.faint) {
                (true, _) => "focus",
                (_, true) => "faint",
                _ => "",
            },
            stem: (bottom > top).then_some((top, bottom)),
            points: mark.points.iter().map(point).collect(),
            bars: mark
                .bars
                .iter()
                .map(|bar| BarView {
                    x: percent(bar.x),
                    width: percent(bar.width),
                    y: bar.y - 4,
                    middle: bar.y,
                    right: percent(bar.x + bar.width),
                    colour: bar.colour.word(),
                    fuzzy: bar.fuzzy,
                    open: bar.end == End::Open,
                    open_start: bar.start == End::Open,
                })
                .collect(),
            top: top.saturating_sub(12),
            tall: bottom - top + 24,
            label,
        }
    });
    ChartView {
        name: words::chart(&span, &count),
        span,
        count,
        height: chart.height,
        body: chart.tick_y - 16,
        tick_y: chart.tick_y,
        strip: false,
        bands: bands.collect(),
        lanes: lanes.collect(),
        ticks: ticks.collect(),
        marks: marks.collect(),
        bins: Vec::new(),
        brush: None,
        whole: (String::new(), String::new()),
        timeline: None,
    }
}

/// What a chart spans, in the words of its first and last day's years, or of the days where it spans few.
fn span(chart: &Chart) -> String {
    let (first, last) = (chart.scale.first, chart.scale.last);
    let year = |day: Day| year_words(day.ymd().0);
    let whole_years = (first.ymd().1, first.ymd().2, last.ymd().1, last.ymd().2) == (1, 1, 12, 31);
    if whole_years { words::span(&year(first), &year(last)) } else { words::span(&first.words(), &last.words()) }
}

fn point(point: &Point) -> PointView {
    PointView { y: point.y, colour: point.colour.word(), path: path(point.shape), hollow: point.hollow }
}

fn view_by_era(site: &Site<'_>, filter: &Filter, era: u32) -> String {
    let timeline = &site.edition.timeline;
    let mut by_era = filter.clone();
    by_era.choose(timeline, crate::query::Facet::Era, crate::query::Choice::Known(era));
    format!("/{}", with_query(&View::of(by_era).query(timeline)))
}

/// A query string with its `?`, or nothing.
pub fn with_query(query: &str) -> String {
    if query.is_empty() { String::new() } else { format!("?{query}") }
}

/// The mark of an actor beside its name.
pub fn glyph(colour: Colour, shape: Shape) -> Glyph {
    Glyph { colour: colour.word(), path: path(shape) }
}

/// The outline of a mark about the origin, seven pixels from the middle to the farthest point.
fn path(shape: Shape) -> &'static str {
    match shape {
        Shape::Diamond => "M0-7 7 0 0 7-7 0z",
        Shape::Square => "M-5.5-5.5h11v11h-11z",
        Shape::Circle => "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
        Shape::Triangle => "M0-7 6.5 5h-13z",
        Shape::Cross => "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
        Shape::Star => "M0-7 2-2.3 7-2 3 1.2 4.4 6 0 3.2-4.4 6-3 1.2-7-2-2-2.3z",
        Shape::Pentagon => "M0-6.5 6.4-1.8 4 5.8h-8L-6.4-1.8z",
        Shape::Bar => "M-7-3h14v6h-14z",
    }
}

/// What an event is related to, in either direction.
pub fn related(site: &Site<'_>, event: EventIx) -> Vec<EventIx> {
    let timeline = &site.edition.timeline;
    let onward = timeline.event(event).relations.iter().map(|relation| relation.to);
    let back = timeline.relations_to(event).map(|(from, _)| from);
    onward.chain(back).collect()
}
