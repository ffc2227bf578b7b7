//! Social cards: what other sites show in place of a link. A title and a date above the chart, 1200 × 630 pixels.

use super::colours::{INK, INK_2, SHEET, hex};
use super::text::{fitted, is_right_to_left};
use super::{Focus, NARROW_SIZES, SvgChart, escape};
use crate::chart::{ChartSpec, Scale, plot_width};
use crate::model::{AccentColour, EventIx, ThreadIx, Timeline};
use crate::pages::PageContext;
use crate::pages::labels;
use crate::pages::threads;
use crate::query::{CompareView, LaneGrouping, View};
use crate::routes::{Route, UrlPath};
use std::fmt::Write;

/// The size of a card in pixels: the proportions that sites crop pictures to.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// Room on the left and the right.
const SIDE: f64 = 60.0;

/// The bar at the top, in the timeline's accent.
const BAR: f64 = 16.0;

/// The bottom of the chart.
const BOTTOM: f64 = 612.0;

/// How much larger than on a page the chart may be, the largest first. Cards are seen small.
const ZOOMS: [f64; 7] = [2.0, 1.6, 1.4, 1.2, 1.0, 0.85, 0.7];

/// The accent of timelines without one: `--link` of `static/tokens.css`.
const LINK: &str = "#0b5394";

/// What a card is about.
#[derive(Clone, Debug)]
pub enum CardSubject {
    Timeline,
    Event(EventIx),
    Thread(ThreadIx),
    Comparison(Box<CompareView>),
}

impl CardSubject {
    /// The address of its card.
    pub fn path(&self, timeline: &Timeline) -> UrlPath {
        match self {
            Self::Timeline => Route::TimelineCard.path(),
            Self::Event(event) => Route::EventCard { id: timeline.event(*event).id.as_str() }.path(),
            Self::Thread(thread) => Route::ThreadCard { id: timeline.thread(*thread).id.as_str() }.path(),
            Self::Comparison(view) => {
                let whole = CompareView::new(view.filter.clone());
                Route::CompareCard.path().with_query(&whole.query_string(timeline))
            }
        }
    }

    /// Its title.
    pub fn title(&self, site: &PageContext<'_>) -> String {
        self.texts(site).1
    }

    /// The lines above the title, the title, and the line below it.
    fn texts(&self, site: &PageContext<'_>) -> (String, String, String) {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let name = timeline.about.title.clone();
        match self {
            Self::Timeline => {
                let whole = Scale::whole(site.edition);
                let about = timeline.about.subtitle.clone().unwrap_or_else(|| timeline.about.intro.first_sentence());
                (labels::window(m, whole.first, whole.last), name, about)
            }
            Self::Event(event) => {
                let event = timeline.event(*event);
                (name, event.title.to_string(), m.date(&event.date))
            }
            Self::Thread(thread) => {
                let years = threads::span(site, *thread).unwrap_or_default();
                (name, timeline.thread(*thread).title.clone(), years)
            }
            Self::Comparison(view) => {
                let sides = labels::sides(m, timeline, &view.filter.sides);
                let sides = if view.filter.is_comparison() { sides } else { m.text().compare_title() };
                let conditions = labels::joined_conditions(m, timeline, &view.filter).unwrap_or_default();
                (name, sides, conditions)
            }
        }
    }

    /// What its chart draws, in lanes or in a single one.
    fn spec<'a>(&self, site: &PageContext<'a>, lanes: LaneGrouping) -> ChartSpec<'a> {
        let edition = site.edition;
        let width = plot_width(u32::MAX);
        let all = View::default();
        let spec = match self {
            Self::Timeline => ChartSpec::of_view(edition, &edition.as_shown(&all), width),
            Self::Event(_) => ChartSpec::of_view(edition, &all, width),
            Self::Thread(thread) => {
                let events = threads::events(site, *thread);
                let scale = Scale::of_events(edition, &events);
                ChartSpec { events, scale, ..ChartSpec::of_view(edition, &all, width) }
            }
            Self::Comparison(view) if view.filter.is_comparison() => {
                let events = edition.compared_events(&view.filter);
                let scale = Scale::of_filter(edition, &view.filter.events);
                ChartSpec { events, scale, ..ChartSpec::of_view(edition, &all, width) }
            }
            Self::Comparison(_) => ChartSpec::of_view(edition, &all, width),
        };
        ChartSpec { lanes, ..spec }
    }

    /// The event that the chart marks.
    fn focus(&self) -> Option<EventIx> {
        match self {
            Self::Event(event) => Some(*event),
            _ => None,
        }
    }
}

/// The card of a subject as SVG.
pub fn card_svg(site: &PageContext<'_>, subject: &CardSubject) -> String {
    let (width, height) = CARD_SIZE;
    let about = &site.edition.timeline.about;
    let accent = match about.branding.accent.map(|accent| accent.light) {
        None => LINK.to_owned(),
        Some(AccentColour::Palette(colour)) => hex(colour).to_owned(),
        Some(AccentColour::Own(rgb)) => rgb.to_string(),
    };
    let (above, title, below) = subject.texts(site);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"{SHEET}\"/>\n\
         <rect width=\"100%\" height=\"{BAR}\" fill=\"{accent}\"/>\n"
    );
    let mut y = BAR + 22.0;
    y = lines(&mut out, &above, y, 28.0, 1, INK_2);
    // A short title is large, a long one is smaller and has more lines.
    let room = f64::from(width) - 2.0 * SIDE;
    let (size, most) = if fitted(&title, room, 64.0, 2).1 { (64.0, 2) } else { (46.0, 3) };
    y = lines(&mut out, &title, y + 4.0, size, most, INK);
    if !below.is_empty() {
        y = lines(&mut out, &below, y + 4.0, 30.0, 1, INK_2);
    }
    chart(&mut out, site, subject, y + 18.0, &accent);
    out.push_str("</svg>\n");
    out
}

/// Text below `y`, in at most `most` lines. Returns its bottom.
fn lines(out: &mut String, words: &str, mut y: f64, size: f64, most: usize, fill: &str) -> f64 {
    let width = f64::from(CARD_SIZE.0);
    for line in fitted(words, width - 2.0 * SIDE, size, most).0 {
        y += size * 1.22;
        // A line that begins with a letter of Arabic or Hebrew begins at the right.
        let (x, anchor, before, after) = match is_right_to_left(&line) {
            true => (width - SIDE, "end", "\u{2067}", "\u{2069}"),
            false => (SIDE, "start", "", ""),
        };
        let (line, baseline) = (escape(&line), y - size * 0.28);
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{baseline:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{fill}\">{before}{line}{after}</text>"
        );
    }
    y
}

/// The chart below `top`: as large as it fits, in the lanes of the timeline if they can be read, or else in one.
fn chart(out: &mut String, site: &PageContext<'_>, subject: &CardSubject, top: f64, accent: &str) {
    let room = BOTTOM - top;
    let by_actor = ZOOMS.iter().filter(|zoom| **zoom >= 1.0).map(|zoom| (LaneGrouping::default(), *zoom));
    let together = ZOOMS.iter().map(|zoom| (LaneGrouping::None, *zoom));
    let view = View::default();
    let mut drawn = None;
    for (lanes, zoom) in by_actor.chain(together) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let inner = ((f64::from(CARD_SIZE.0) - 2.0 * SIDE) / zoom) as u32;
        let spec = subject.spec(site, lanes);
        let scene = ChartSpec { width: plot_width(inner), ..spec }.draw();
        let plot = f64::from(scene.width);
        let mut chart = SvgChart {
            site,
            view: &view,
            left: 0.0,
            plot,
            sizes: NARROW_SIZES,
            scene: &scene,
            focus: subject.focus().map(|event| Focus { event, colour: accent.to_owned() }),
            // A single lane has everything.
            names_lanes: scene.lanes.len() > 1,
            out: String::new(),
        };
        let height = chart.height();
        let fits = height * zoom <= room;
        if fits || drawn.is_none() || lanes == LaneGrouping::None {
            chart.chart(0.0);
            drawn = Some((chart.out, zoom, (room - height * zoom).max(0.0) / 2.0));
        }
        if fits {
            break;
        }
    }
    if let Some((chart, zoom, below)) = drawn {
        let top = top + below;
        let _ = writeln!(out, "<g transform=\"translate({SIDE} {top:.1}) scale({zoom})\">\n{chart}</g>");
    }
}
