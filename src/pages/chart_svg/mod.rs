//! `/chart.svg`: the chart of a view as a file of its own. It needs no style sheet, no script and no font, so that it can be
//! opened, printed and edited anywhere. Sizes are those of `chart.css`, colours the light ones of `tokens.css`.

mod card;
mod colours;
mod text;

pub use self::card::{CARD_SIZE, CardSubject, card_svg};
use self::colours::{BAND, EDGE, INK, INK_2, SHEET, hex, lighter};
pub use self::text::escape;
use self::text::wrap;

use super::{PageContext, labels, symbol};
use crate::chart::{Anchor, Block, ChartSpec, LABEL_OFFSET, Lane, Mark, Scene, lane_colour, plot_width};
use crate::model::{Colour, EventIx};
use crate::query::View;
use crate::routes::Route;
use std::fmt::Write;

/// The width of a picture if none is given, in pixels.
pub const DEFAULT_PICTURE_WIDTH: u32 = 1200;

/// Room around the picture, in pixels.
const MARGIN: f64 = 20.0;

/// A picture of this width, without its margins, has the names of the lanes beside the plot.
const WIDE: u32 = 704;

/// Sizes in pixels, which depend on the width.
struct Sizes {
    /// The column of the names of lanes; 0 if they are above their lines.
    names: f64,
    /// A row of names of eras.
    name_row: f64,
    /// A row of labels.
    label_row: f64,
    /// The room of a lane beyond its rows of marks.
    lane_room: f64,
    /// The baseline of the headings below the ticks.
    heading: f64,
}

const WIDE_SIZES: Sizes = Sizes { names: 176.0, name_row: 16.0, label_row: 22.0, lane_room: 12.0, heading: 33.0 };
const NARROW_SIZES: Sizes = Sizes { names: 0.0, name_row: 12.0, label_row: 19.0, lane_room: 16.0, heading: 27.0 };

/// The chart of a view, `width` pixels wide or the nearest possible width.
pub fn chart_svg(site: &PageContext<'_>, view: &View, width: u32) -> String {
    let inner = width.saturating_sub(2 * 20);
    let sizes = if inner >= WIDE { WIDE_SIZES } else { NARROW_SIZES };
    let names = if inner >= WIDE { 176 } else { 0 };
    let scene = ChartSpec::of_view(site.edition, view, plot_width(inner.saturating_sub(names))).draw();
    let plot = f64::from(scene.width);
    let chart = SvgChart {
        site,
        view,
        left: MARGIN + sizes.names,
        plot,
        sizes,
        scene: &scene,
        focus: None,
        names_lanes: true,
        out: String::new(),
    };
    chart.draw()
}

/// The drawing that is being written, from top to bottom.
struct SvgChart<'a> {
    site: &'a PageContext<'a>,
    view: &'a View,
    scene: &'a Scene,
    sizes: Sizes,
    /// The left edge and the width of the plot.
    left: f64,
    plot: f64,
    /// The event that stands out, if any.
    focus: Option<Focus>,
    /// Whether lanes have their names.
    names_lanes: bool,
    out: String,
}

/// The event that stands out of a drawing.
struct Focus {
    event: EventIx,
    /// The colour of the line through it.
    colour: String,
}

/// A number with at most one decimal.
fn n(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

impl SvgChart<'_> {
    fn draw(mut self) -> String {
        let (m, timeline) = (self.site.messages(), &self.site.edition.timeline);
        let width = self.left + self.plot + MARGIN;
        let filter = self.site.edition.with_corrections(&self.view.filter).into_owned();
        let found = usize::try_from(self.scene.count).unwrap_or(usize::MAX);
        let sentence = labels::shown(m, timeline, &filter, found);
        let title = &timeline.about.title;

        let mut y = MARGIN;
        y = self.lines(title, y, 20.0, "700", INK);
        y = self.lines(&sentence, y, 13.0, "400", INK_2) + 10.0;
        y = self.chart(y) + 14.0;
        let source = m.text().picture_source(title);
        let source = timeline.about.licence.as_ref().map_or(source.clone(), |licence| m.text().parts(source, licence));
        y = self.lines(&source, y, 12.0, "400", INK_2);
        let query = self.view.with_filter(filter).query(timeline);
        let url = self.site.base.public(Route::Timeline.path().with_query(&query));
        y = self.lines(&url, y, 12.0, "400", INK_2) + MARGIN - 6.0;

        let window = labels::window(m, self.scene.scale.first, self.scene.scale.last);
        let summary = labels::chart_summary(m, timeline, &m.events(found), &window, self.scene);
        let (width, height) = (n(width), n(y));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             xml:lang=\"{}\" font-family=\"sans-serif\">\n<title>{}</title>\n<desc>{}</desc>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"{SHEET}\"/>\n{}</svg>\n",
            escape(m.language()),
            escape(&m.text().parts(title, &sentence)),
            escape(&summary),
            self.out
        )
    }

    /// The position of a percentage of the plot.
    fn x(&self, percent: f64) -> f64 {
        self.left + percent / 100.0 * self.plot
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(element);
        self.out.push('\n');
    }

    /// Text at the left edge, in as many lines as it takes. Returns the bottom of the last.
    fn lines(&mut self, words: &str, mut y: f64, size: f64, weight: &str, fill: &str) -> f64 {
        for line in wrap(words, self.left + self.plot - MARGIN, size) {
            y += size * 1.35;
            self.text(MARGIN, y - size * 0.3, size, &format!("font-weight=\"{weight}\" fill=\"{fill}\""), &line);
        }
        y
    }

    /// Text with its baseline at `y`, and further attributes.
    fn text(&mut self, x: f64, y: f64, size: f64, attributes: &str, words: &str) {
        let (x, y, size, words) = (n(x), n(y), n(size), escape(words));
        self.push(format_args!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" {attributes}>{words}</text>"));
    }

    /// Text that stands out from the lines that cross it: drawn on a wider copy of itself, which every program can show.
    fn text_on_lines(&mut self, x: f64, y: f64, size: f64, (shared, fill): (&str, &str), words: &str) {
        let halo = format!("{shared} fill=\"{SHEET}\" stroke=\"{SHEET}\" stroke-width=\"3\" stroke-linejoin=\"round\"");
        self.text(x, y, size, &halo, words);
        self.text(x, y, size, &format!("{shared} fill=\"{fill}\""), words);
    }

    /// A rectangle, and further attributes.
    fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), attributes: &str) {
        let (x, y, width, height) = (n(x), n(y), n(width), n(height));
        self.push(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {attributes}/>"));
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (x1, y1, x2, y2) = (n(from.0), n(from.1), n(to.0), n(to.1));
        self.push(format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{EDGE}\"/>"));
    }

    /// Begins a link to an event, under its name.
    fn begin_link(&mut self, event: EventIx) {
        let timeline = &self.site.edition.timeline;
        let href = escape(&self.site.base.absolute(timeline.event_path(event)));
        let name = escape(&labels::mark(self.site.messages(), timeline, timeline.event(event)));
        self.push(format_args!("<a href=\"{href}\"><title>{name}</title>"));
    }

    fn end_link(&mut self) {
        self.push(format_args!("</a>"));
    }

    /// Everything between the title and the source. Returns its bottom.
    fn chart(&mut self, top: f64) -> f64 {
        let scene = self.scene;
        let labels_top = top + self.eras_height();
        let mut y = labels_top + self.labels_height() + 4.0;
        // The bottom of each lane.
        let bottoms: Vec<f64> = scene
            .lanes
            .iter()
            .map(|lane| {
                y += f64::from(self.lane_rows(lane)) * scene.layout.pitch + self.sizes.lane_room;
                y
            })
            .collect();
        self.eras(top, y - top);
        self.leaders(labels_top, &bottoms);
        self.focus_line(labels_top, y);
        self.labels(labels_top);
        for (lane, &bottom) in scene.lanes.iter().zip(&bottoms) {
            self.lane(lane, bottom);
        }
        self.axis(y)
    }

    fn eras_height(&self) -> f64 {
        self.scene.eras.iter().map(|series| self.era_height(series.rows)).sum()
    }

    fn labels_height(&self) -> f64 {
        f64::from(self.scene.labels.iter().map(|label| label.row + 1).max().unwrap_or(0)) * self.sizes.label_row
    }

    fn axis_height(&self) -> f64 {
        if self.scene.ticks.headings.is_empty() { 20.0 } else { self.sizes.heading + 5.0 }
    }

    /// The height of [`chart`](Self::chart).
    fn height(&self) -> f64 {
        let lane = |lane: &Lane| f64::from(self.lane_rows(lane)) * self.scene.layout.pitch + self.sizes.lane_room;
        let lanes: f64 = self.scene.lanes.iter().map(lane).sum();
        self.eras_height() + self.labels_height() + 4.0 + lanes + self.axis_height()
    }

    /// A line through the event that stands out.
    fn focus_line(&mut self, top: f64, bottom: f64) {
        let Some(Focus { event, colour }) = &self.focus else { return };
        let at = self.scene.scale.apply(self.site.edition.index.earliest(event.0));
        let (x, top, bottom) = (n(self.x(at)), n(top), n(bottom));
        let line = format!(
            "<line x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{bottom}\" stroke=\"{colour}\" stroke-width=\"3\"/>"
        );
        self.push(format_args!("{line}"));
    }

    fn era_height(&self, rows: u32) -> f64 {
        f64::from(rows.max(1)) * self.sizes.name_row + 4.0
    }

    /// The first series as bands of the chart's height, the others as ribbons; with their names.
    fn eras(&mut self, mut top: f64, height: f64) {
        for (at, series) in self.scene.eras.iter().enumerate() {
            let (is_first, below) = (at == 0, if at == 0 { 0.0 } else { 4.0 });
            for era in &series.eras {
                let (x, width) = (self.x(era.x), era.width / 100.0 * self.plot);
                let (fill, height) = match (is_first, era.shaded) {
                    (true, true) => (BAND, height),
                    (true, false) => continue,
                    (false, true) => (INK_2, 4.0),
                    (false, false) => (EDGE, 4.0),
                };
                self.rect((x, top), (width, height), &format!("fill=\"{fill}\""));
            }
            // A name may reach over the next band.
            for (era, name) in series.eras.iter().filter_map(|era| Some((era, era.name?))) {
                let y = top + below + f64::from(name.row) * self.sizes.name_row + 11.0;
                let (x, side) = match name.anchor {
                    Anchor::Start => (self.x(era.x) + 5.0, "start"),
                    Anchor::End => (self.x(era.x + era.width) - 5.0, "end"),
                };
                let title = &self.site.edition.timeline.era(era.era).title;
                let size = if self.sizes.names > 0.0 { 11.0 } else { 10.0 };
                self.text(x, y, size, &format!("text-anchor=\"{side}\" fill=\"{INK_2}\""), title);
            }
            top += self.era_height(series.rows);
        }
    }

    /// From each label to the lowest lane of its event.
    fn leaders(&mut self, labels_top: f64, bottoms: &[f64]) {
        for label in &self.scene.labels {
            let Some(&bottom) = label.lane.and_then(|lane| bottoms.get(lane)) else { continue };
            let x = self.x(label.x);
            self.line((x, labels_top + f64::from(label.row) * self.sizes.label_row + 3.0), (x, bottom - 5.0));
        }
    }

    fn labels(&mut self, top: f64) {
        for label in &self.scene.labels {
            let y = top + f64::from(label.row) * self.sizes.label_row + 14.0;
            let (x, side) = match label.anchor {
                Anchor::Start => (self.x(label.x) + LABEL_OFFSET, "start"),
                Anchor::End => (self.x(label.x) - LABEL_OFFSET, "end"),
            };
            let words = self.site.edition.timeline.event(label.event).label.to_string();
            self.begin_link(label.event);
            // Room was measured in a narrower font of 13 pixels.
            self.text_on_lines(x, y, 12.0, (&format!("text-anchor=\"{side}\""), INK), &words);
            self.end_link();
        }
    }

    /// The height of a lane, in rows of marks.
    fn lane_rows(&self, lane: &Lane) -> u32 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let blocks = (f64::from(lane.block_height()) / self.scene.layout.pitch).ceil() as u32;
        lane.rows().max(blocks).max(1)
    }

    fn lane(&mut self, lane: &Lane, bottom: f64) {
        let (m, timeline) = (self.site.messages(), &self.site.edition.timeline);
        let title = labels::lane(m, timeline, &lane.of);
        let colour = lane_colour(timeline, &lane.of);
        self.line((MARGIN.min(self.left), bottom - 4.5), (self.left + self.plot, bottom - 4.5));
        for mark in &lane.marks {
            self.bar(mark, self.mark_y(mark, bottom));
        }
        for mark in &lane.marks {
            self.mark(mark, self.mark_y(mark, bottom));
        }
        for block in &lane.blocks {
            self.block(block, colour, bottom - 6.0);
        }
        if !self.names_lanes {
            return;
        }
        let paint = ("font-weight=\"600\"", hex(colour));
        if self.sizes.names > 0.0 {
            self.text_on_lines(MARGIN, bottom - 8.0, 12.0, paint, &title);
        } else {
            let top = bottom - f64::from(self.lane_rows(lane)) * self.scene.layout.pitch - self.sizes.lane_room;
            self.text_on_lines(self.left, top + 10.0, 11.0, paint, &title);
        }
    }

    /// The middle of a mark.
    fn mark_y(&self, mark: &Mark, bottom: f64) -> f64 {
        bottom - 6.5 - (f64::from(mark.row) + 0.5) * self.scene.layout.pitch
    }

    fn bar(&mut self, mark: &Mark, y: f64) {
        let Some(bar) = mark.bar else { return };
        let (x, end, colour) = (self.x(mark.x), self.x(bar.end), hex(mark.colour));
        if bar.uncertain {
            let dashed = format!("fill=\"none\" stroke=\"{colour}\" stroke-dasharray=\"3 2\"");
            self.rect((x, y - 1.0), (end - x, 2.0), &dashed);
        } else {
            self.rect((x, y - 1.5), (end - x, 3.0), &format!("fill=\"{colour}\" fill-opacity=\"0.75\""));
        }
        if bar.open_start {
            let (x, y) = (n(x), n(y));
            self.push(format_args!("<path d=\"M5-4 0 0 5 4z\" transform=\"translate({x} {y})\" fill=\"{colour}\"/>"));
        }
        if bar.open_end {
            let (x, y) = (n(end), n(y));
            self.push(format_args!("<path d=\"M-5-4 0 0-5 4z\" transform=\"translate({x} {y})\" fill=\"{colour}\"/>"));
        }
    }

    fn mark(&mut self, mark: &Mark, y: f64) {
        let colour = hex(mark.colour);
        let outline = symbol::path(mark.symbol);
        let size = if self.scene.layout.narrow { 0.6 } else { 0.74 } * if mark.key { 1.25 } else { 1.0 };
        let paint = match (mark.uncertain, mark.hollow) {
            (false, false) => format!("fill=\"{colour}\" stroke=\"{SHEET}\" stroke-width=\"1.5\""),
            (false, true) => format!("fill=\"{SHEET}\" stroke=\"{colour}\" stroke-width=\"2.5\""),
            (true, hollow) => {
                let fill = if hollow { SHEET.to_owned() } else { lighter(mark.colour) };
                format!("fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"3 2\"")
            }
        };
        let (x, y) = (n(self.x(mark.x)), n(y));
        self.begin_link(mark.event);
        if let Some(Focus { colour, .. }) = self.focus.as_ref().filter(|focus| focus.event == mark.event) {
            let paint = format!("fill=\"{SHEET}\" stroke=\"{colour}\" stroke-width=\"3\"");
            self.push(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"11\" {paint}/>"));
        }
        self.push(format_args!("<path d=\"{outline}\" transform=\"translate({x} {y}) scale({size})\" {paint}/>"));
        self.end_link();
    }

    fn block(&mut self, block: &Block, colour: Colour, bottom: f64) {
        let (x, width) = (self.x(block.x), block.width / 100.0 * self.plot);
        let height = f64::from(block.height);
        let paint = format!("rx=\"2\" fill=\"{}\" stroke=\"{SHEET}\"", hex(colour));
        self.rect((x, bottom - height), (width, height), &paint);
        let attributes = format!("text-anchor=\"middle\" font-weight=\"600\" fill=\"{SHEET}\"");
        self.text(x + width / 2.0, bottom - height / 2.0 + 4.0, 11.0, &attributes, &block.figures);
    }

    /// The ticks and their headings. Returns the bottom.
    fn axis(&mut self, top: f64) -> f64 {
        self.line((self.left, top), (self.left + self.plot, top));
        let ticks = &self.scene.ticks;
        for tick in &ticks.ticks {
            let x = self.x(tick.x);
            self.line((x, top), (x, top + 4.0));
            let side = match tick.anchor {
                None => "middle",
                Some(Anchor::Start) => "start",
                Some(Anchor::End) => "end",
            };
            if let Some(words) = &tick.text {
                self.text(x, top + 15.0, 11.0, &format!("text-anchor=\"{side}\" fill=\"{INK_2}\""), words);
            }
        }
        for heading in &ticks.headings {
            let attributes = format!("font-weight=\"600\" fill=\"{INK_2}\"");
            self.text(self.x(heading.x), top + self.sizes.heading, 11.0, &attributes, &heading.text);
        }
        top + self.axis_height()
    }
}
