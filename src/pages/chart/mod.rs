//! The chart on a page: its drawing, what moves its window, and the overview.

mod block;
mod controls;
mod decimals;
mod drawing;
mod empty_plot;
mod filter_chip;
mod lane;
mod reserved_rows;
mod span;
mod ticks;
mod tiers;

use super::{PageContext, labels};
use crate::chart::{Bin, ChartSpec, Scale, next_day, overview, plot_width};
use crate::messages::{Messages, Text};
use crate::model::{EventIx, RelationRef, Timeline};
use crate::pages::lang_attribute::LangAttribute;
use crate::pages::significance_switch::SignificanceSwitch;
use crate::pages::symbol::symbols;
use crate::query::{Criteria, EventCondition, EventOptions, Facet, FacetValue, Filter, LaneGrouping, LaneKey, View};
use crate::routes::Route;
use askama::Template;
pub use controls::WindowLink;
use decimals::{push_tenths, push_whole};
use drawing::{DrawingBuilder, DrawingView};
use empty_plot::EmptyPlot;
use filter_chip::FilterChip;
use lane::ItemView;
pub use reserved_rows::ReservedRows;
use roaring::RoaringBitmap;
use std::sync::Arc;
use tiers::{TIERS, tier_width};

/// A chart on a page, or the fragment of one that the script asks for.
#[derive(Debug, Template)]
#[template(path = "_chart.html")]
pub struct ChartView {
    /// The text of the interface.
    pub(crate) t: Text<'static>,
    /// The language of text from the timeline.
    pub(crate) lang: LangAttribute,
    /// What it shows, in a sentence.
    summary: Option<String>,
    /// What it shows, in words: "1945–2024".
    span: String,
    /// "14 events"
    count: String,
    /// The names and outlines of the symbols of actors.
    symbols: Vec<(&'static str, &'static str)>,
    drawing: Option<DrawingView>,
    /// Whether it is the small chart on the page of a record.
    is_strip: bool,
    /// What only the timeline's chart has.
    controls: Option<ChartControls>,
    /// Where the timeline shows what a strip on another page is about.
    timeline_url: Option<String>,
}

/// What the chart of the timeline has beside its drawing.
#[derive(Debug)]
struct ChartControls {
    /// Where the script asks for fragments, and where the page is.
    chart: String,
    home: String,
    version: String,
    /// The query without window and page.
    query: String,
    /// First and last day of the whole timeline, by number.
    whole: (i64, i64),
    /// First and last day of what is drawn if the query has no window.
    unbounded: (i64, i64),
    /// The day to zoom in on, by number.
    middle: i64,
    significance: Option<SignificanceSwitch>,
    moves: [WindowLink; 5],
    filter: Option<FilterChip>,
    empty: Option<EmptyPlot>,
    modes: Vec<LaneModeLink>,
    overview: Option<Overview>,
}

/// A link to another manner of drawing.
#[derive(Debug)]
struct LaneModeLink {
    text: String,
    href: String,
    current: bool,
}

#[derive(Debug)]
struct Overview {
    /// How scripts put days into words.
    words: DayWords,
    /// The handles of the window: which side, and the accessible name.
    handles: [(&'static str, String); 2],
    /// The outlines of the columns of all events, where some of them do not pass the filter, and of those that pass it, in a
    /// square of 100 units.
    columns: [String; 2],
    /// Left edge and width of the window.
    brush: (String, String),
    /// First and last year, where the window is not all, so that the ticks above do not say them.
    years: Option<(String, String)>,
}

/// The names and patterns with which scripts put days into words; `%d`, `%m` and `%y` stand for day, month and year.
#[derive(Debug)]
struct DayWords {
    language: String,
    /// The names of the months, separated by `|`.
    months: String,
    day: String,
    ce: String,
    bce: String,
}

impl DayWords {
    fn new(m: &Messages) -> Self {
        let t = m.text();
        Self {
            language: t.cldr_locale(),
            months: (1..=12).map(|month| m.month(month)).collect::<Vec<_>>().join("|"),
            day: t.date_day("%d", "%m", "%y"),
            ce: t.year_ce("%y"),
            bce: t.year_bce("%y"),
        }
    }
}

impl ChartView {
    /// The chart of the timeline's page.
    pub fn page(site: &PageContext<'_>, view: &View) -> Self {
        Self::of_view(site, view, &TIERS.map(|(_, width)| width), true)
    }

    /// The nearest width that a plot may have, in CSS pixels.
    #[must_use]
    pub fn width(asked: u32) -> u32 {
        plot_width(asked)
    }

    /// The chart at one width, in CSS pixels. Without the overview, which is the same for every window.
    #[must_use]
    pub fn fragment(site: &PageContext<'_>, view: &View, width: u32) -> Self {
        Self::of_view(site, view, &[Self::width(width)], false)
    }

    /// The chart of a view in a frame of another site, which no script moves, and the links to other windows.
    pub fn embedded(site: &PageContext<'_>, view: &View, link: &dyn Fn(&View) -> String) -> (Self, [WindowLink; 5]) {
        let chart = Self::of_view(site, view, &TIERS.map(|(_, width)| width), false);
        let spec = ChartSpec::of_view(site.edition, &site.edition.as_shown(view), TIERS[0].1);
        (Self { controls: None, ..chart }, window_links(site, view, &spec, link))
    }

    fn of_view(site: &PageContext<'_>, view: &View, widths: &[u32], whole: bool) -> Self {
        let m = site.messages();
        let shown = site.edition.as_shown(view);
        let spec = ChartSpec::of_view(site.edition, &shown, TIERS[0].1);
        let scenes: Vec<_> = widths.iter().map(|&width| ChartSpec { width, ..spec.clone() }.draw()).collect();
        let unbounded = view.with_filter(view.filter.without_window());
        let reserved: Vec<_> = if whole && unbounded == *shown {
            scenes.iter().map(|scene| Arc::new(ReservedRows::of(scene))).collect()
        } else {
            // A fragment takes the place of the page's drawing without moving anything, so it has the rows of that.
            ReservedRows::for_view(site, &unbounded, widths.iter().map(|&width| tier_width(width)))
        };
        let span = span::span(site.edition, &spec.scale, &spec.events);
        let count = m.events(usize::try_from(spec.events.len()).unwrap_or(usize::MAX));
        let name = m.text().chart_name(&span, &count);
        let timeline = &site.edition.timeline;
        Self {
            t: site.messages().text(),
            lang: site.lang(),
            symbols: symbols().collect(),
            drawing: DrawingBuilder::new(site, &shown, &scenes, reserved).leading_back_to(view).build(&name),
            summary: scenes.first().map(|scene| labels::chart_summary(m, timeline, &count, &span, scene)),
            is_strip: false,
            controls: Some(ChartControls::new(site, view, &shown, &spec, whole)),
            timeline_url: None,
            span,
            count,
        }
    }

    /// The strip of a page: its events before all others, over the whole timeline. `query` is what the timeline shows of
    /// it, with its `?`, where it can.
    pub fn strip(site: &PageContext<'_>, focus: Option<EventIx>, events: &RoaringBitmap, query: Option<&str>) -> Self {
        Self::strip_over(site, focus, events, query, Scale::whole(site.edition))
    }

    /// The strip of a page over a stretch of time.
    pub fn strip_over(
        site: &PageContext<'_>,
        focus: Option<EventIx>,
        events: &RoaringBitmap,
        query: Option<&str>,
        scale: Scale,
    ) -> Self {
        let strip = ChartSpec::strip(site.edition, focus, events.clone(), TIERS[0].1).over(scale);
        Self {
            timeline_url: query.map(|query| site.href(Route::Timeline.path().with_query(query))),
            ..Self::of_strip(site, &strip)
        }
    }

    /// The strip of a step of a thread: its event among those of the thread, with the arc of one relation.
    pub fn strip_of_step(
        site: &PageContext<'_>,
        focus: EventIx,
        arc: Option<RelationRef>,
        events: &RoaringBitmap,
        scale: Scale,
        lanes: LaneGrouping,
    ) -> Self {
        let strip = ChartSpec::strip(site.edition, Some(focus), events.clone(), TIERS[0].1).over(scale);
        Self::of_strip(site, &ChartSpec { lanes, ..strip.with_only_arc(arc) })
    }

    fn of_strip(site: &PageContext<'_>, spec: &ChartSpec<'_>) -> Self {
        let m = site.messages();
        let spec = spec.clone().with_relation_labels(|kind| labels::arc_label(m, kind));
        let scenes: Vec<_> = TIERS.map(|(_, width)| ChartSpec { width, ..spec.clone() }.draw()).into();
        let span = labels::window(m, spec.scale.first, spec.scale.last);
        let count = m.events(usize::try_from(spec.events.len()).unwrap_or(usize::MAX));
        let name = m.text().chart_name(&span, &count);
        let view = View::default();
        Self {
            t: site.messages().text(),
            lang: site.lang(),
            symbols: symbols().collect(),
            drawing: DrawingBuilder::new(site, &view, &scenes, Vec::new()).build(&name),
            summary: None,
            is_strip: true,
            controls: None,
            timeline_url: None,
            span,
            count,
        }
    }
}

impl ChartControls {
    /// The controls of a view. `shown` is the view as its page shows it.
    fn new(site: &PageContext<'_>, view: &View, shown: &View, drawn: &ChartSpec<'_>, with_overview: bool) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let without_window = view.with_filter(view.filter.without_window());
        let [whole, unbounded] = whole_and_unbounded(site, view);
        let link = |view: &View| site.href(Route::Timeline.path().with_query(&view.query_string(timeline)));
        let mode = |lanes: LaneGrouping| LaneModeLink {
            text: labels::lane_grouping(m, lanes),
            href: link(&view.with_options(EventOptions { lanes, ..view.options })),
            current: lanes == view.options.lanes,
        };
        Self {
            chart: site.href(Route::Chart),
            home: site.href(Route::Timeline),
            version: site.edition.version.clone(),
            query: without_window.query(timeline),
            whole: (whole.first.number(), whole.last.number()),
            significance: SignificanceSwitch::new(site, shown),
            unbounded: (unbounded.first.number(), unbounded.last.number()),
            middle: controls::middle(drawn).number(),
            filter: FilterChip::new(site, view, drawn, &link),
            empty: EmptyPlot::new(site, shown, drawn, &link),
            moves: window_links(site, view, drawn, &link),
            modes: LaneGrouping::ALL.map(mode).into(),
            overview: with_overview.then(|| Overview::new(site, &view.filter, &drawn.scale)),
        }
    }
}

/// What is drawn of a timeline, and of a view without its window.
fn whole_and_unbounded(site: &PageContext<'_>, view: &View) -> [Scale; 2] {
    let without_window = view.with_filter(view.filter.without_window());
    let unbounded = Scale::of_filter(site.edition, &site.edition.as_shown(&without_window).filter);
    [Scale::whole(site.edition), unbounded]
}

/// The links from a view to other windows.
fn window_links(
    site: &PageContext<'_>,
    view: &View,
    drawn: &ChartSpec<'_>,
    link: &dyn Fn(&View) -> String,
) -> [WindowLink; 5] {
    let scales = whole_and_unbounded(site, view);
    controls::moves(site.messages(), &view.filter, &drawn.scale, scales, controls::middle(drawn), &|window| {
        link(&view.with_filter(view.filter.with_window(window)))
    })
}

impl Overview {
    fn new(site: &PageContext<'_>, filter: &Filter, window: &Scale) -> Self {
        let m = site.messages();
        let (whole, bins) = overview(site.edition, filter);
        let percent = |n: f64| format!("{n:.2}%");
        let (left, right) = (whole.apply(window.first), whole.apply(next_day(window.last)));
        let t = site.messages().text();
        Self {
            words: DayWords::new(site.messages()),
            handles: [("from", t.window_first_day()), ("to", t.window_last_day())],
            columns: [
                outline(bins.iter().filter(|bin| bin.passing < bin.all).map(|bin| (bin, bin.all))),
                outline(bins.iter().map(|bin| (bin, bin.passing))),
            ],
            brush: (percent(left), percent((right - left).max(0.3))),
            years: (*window != whole).then(|| (m.year(whole.first.ymd().0), m.year(whole.last.ymd().0))),
        }
    }
}

/// About the length of the longest outline, in bytes.
const OUTLINE_BYTES: usize = 2 << 10;

/// The outline of columns of the overview, each with its height, as an SVG path.
fn outline<'a>(bins: impl Iterator<Item = (&'a Bin, f64)>) -> String {
    let mut path = String::with_capacity(OUTLINE_BYTES);
    for (bin, height) in bins.filter(|(_, height)| *height > 0.0) {
        path.push('M');
        push_tenths(&mut path, bin.x);
        path.push_str(" 100v-");
        push_whole(&mut path, height);
        path.push('h');
        push_tenths(&mut path, bin.width);
        path.push('v');
        push_whole(&mut path, height);
        path.push('z');
    }
    path
}

/// The view of an era's events over its time, or the view without that era if it is chosen.
fn by_era(site: &PageContext<'_>, view: &View, era: u32) -> String {
    let timeline = &site.edition.timeline;
    let choice = FacetValue::Known(era);
    let filter = if view.filter.facets.contains(Facet::Era, era) {
        view.filter.without(&EventCondition::Facet(Facet::Era, choice))
    } else {
        let mut filter = view.filter.without_window();
        filter.facets.add(timeline, Facet::Era, choice);
        filter
    };
    site.href(Route::Timeline.path().with_query(&view.with_filter(filter).query_string(timeline)))
}

/// A filter narrowed to the events of a lane. `None` if no condition describes the lane, or if there already is one of its sort.
fn lane_filter(timeline: &Timeline, filter: &Filter, lane: &LaneKey) -> Option<Filter> {
    let (facet, value) = match lane {
        LaneKey::Principal(chain) => (Facet::Actor, chain.first()?.0),
        LaneKey::Kind(kind) => (Facet::Kind, kind.0),
        LaneKey::Others | LaneKey::All => return None,
    };
    if filter.facets.restricts(facet) {
        return None;
    }
    let mut narrowed = filter.clone();
    narrowed.facets.add(timeline, facet, FacetValue::Known(value));
    // The lane of an actor has the events that concern it, too.
    narrowed.about |= facet == Facet::Actor;
    Some(narrowed)
}
