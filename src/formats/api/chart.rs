//! The geometry of the chart of a view, for those who draw it themselves. Positions are percentages of the plot's width, rows
//! are counted from 0.

use super::Links;
use crate::chart::{Anchor, Block, ChartSpec, Lane, Mark, Scene, plot_width};
use crate::formats::edtf_day;
use crate::model::Timeline;
use crate::pages::{PageContext, labels};
use crate::query::{LaneKey, View};
use serde::Serialize;
use utoipa::ToSchema;

/// A chart.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChartRecord {
    data_version: String,
    /// The width for which it was computed, in pixels. It is right on every wider plot, too.
    width: u32,
    /// The first day and the last day of the plot.
    first: Option<String>,
    last: Option<String>,
    /// The number of events in it.
    count: u64,
    /// From top to bottom.
    series: Vec<SeriesRecord>,
    /// From top to bottom.
    lanes: Vec<LaneRecord>,
    /// From left to right.
    ticks: Vec<TickRecord>,
    /// In chronological order.
    labels: Vec<LabelRecord>,
    links: Links,
}

/// A row of eras.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeriesRecord {
    name: String,
    eras: Vec<BandRecord>,
}

/// An era in the chart.
#[derive(Debug, Serialize, ToSchema)]
pub struct BandRecord {
    id: String,
    title: String,
    /// Its left edge.
    x: f64,
    width: f64,
}

/// A line of the chart.
#[derive(Debug, Serialize, ToSchema)]
pub struct LaneRecord {
    /// What it stands for.
    of: LaneOf,
    /// The actors or the kind that it stands for; an actor is followed by its predecessors.
    ids: Vec<String>,
    title: String,
    /// The number of its events.
    count: u64,
    marks: Vec<MarkRecord>,
    blocks: Vec<BlockRecord>,
}

/// What a line of the chart stands for.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LaneOf {
    Actor,
    /// All other actors.
    Others,
    Kind,
    All,
}

/// An event on a line.
#[derive(Debug, Serialize, ToSchema)]
pub struct MarkRecord {
    /// The id of the event.
    event: String,
    title: String,
    x: f64,
    /// Counted upwards from the line.
    row: u32,
    #[schema(schema_with = crate::formats::records::colour_schema)]
    colour: &'static str,
    #[schema(schema_with = crate::formats::records::symbol_schema)]
    mark: &'static str,
    /// Whether the event only concerns the actor of the line.
    concerns: bool,
    /// Whether the date is approximate or uncertain.
    uncertain: bool,
    significance: u8,
    /// The right end of the bar that shows its duration.
    end: Option<f64>,
}

/// Events for which there is no room as marks.
#[derive(Debug, Serialize, ToSchema)]
pub struct BlockRecord {
    /// The number of events.
    count: u64,
    x: f64,
    width: f64,
    /// The days on which the first and the last of them begin.
    first: Option<String>,
    last: Option<String>,
    /// The ids of the most significant of them.
    events: Vec<String>,
}

/// A tick of the axis.
#[derive(Debug, Serialize, ToSchema)]
pub struct TickRecord {
    x: f64,
    /// Its label, if there is room for it.
    text: Option<String>,
}

/// The label of an event.
#[derive(Debug, Serialize, ToSchema)]
pub struct LabelRecord {
    /// The id of the event.
    event: String,
    text: String,
    /// The position of its mark.
    x: f64,
    /// Counted downwards from the top.
    row: u32,
    /// On which side of `x` it is.
    side: LabelSide,
    /// The lowest line of the event, counted from the top.
    lane: Option<usize>,
}

/// A side of a position.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LabelSide {
    Right,
    Left,
}

impl ChartRecord {
    /// The chart of a view on a plot of `width` pixels, or the nearest possible width.
    pub fn new(site: &PageContext<'_>, view: &View, width: u32, links: Links) -> Self {
        let timeline = &site.edition.timeline;
        let scene = ChartSpec::of_view(site.edition, view, plot_width(width)).draw();
        Self {
            data_version: site.edition.data_version().to_owned(),
            width: scene.width,
            first: edtf_day(scene.scale.first),
            last: edtf_day(scene.scale.last),
            count: scene.count,
            series: series(timeline, &scene),
            lanes: scene.lanes.iter().map(|one| lane(site, one)).collect(),
            ticks: scene
                .ticks
                .ticks
                .iter()
                .map(|tick| TickRecord { x: rounded(tick.x), text: tick.text.clone() })
                .collect(),
            labels: scene
                .labels
                .iter()
                .map(|label| LabelRecord {
                    event: timeline.event(label.event).id.to_string(),
                    text: timeline.event(label.event).label.to_string(),
                    x: rounded(label.x),
                    row: label.row,
                    side: if label.anchor == Anchor::Start { LabelSide::Right } else { LabelSide::Left },
                    lane: label.lane,
                })
                .collect(),
            links,
        }
    }
}

fn series(timeline: &Timeline, scene: &Scene) -> Vec<SeriesRecord> {
    let all = scene.eras.iter().filter_map(|series| {
        let first = timeline.era(series.eras.first()?.era);
        let bands = series.eras.iter().map(|band| BandRecord {
            id: timeline.era(band.era).id.to_string(),
            title: timeline.era(band.era).title.clone(),
            x: rounded(band.x),
            width: rounded(band.width),
        });
        let name = timeline.series.get(first.series).map(|series| series.name.clone()).unwrap_or_default();
        Some(SeriesRecord { name, eras: bands.collect() })
    });
    all.collect()
}

fn lane(site: &PageContext<'_>, lane: &Lane) -> LaneRecord {
    let timeline = &site.edition.timeline;
    let (of, ids) = match &lane.of {
        LaneKey::Principal(chain) => {
            (LaneOf::Actor, chain.iter().map(|&actor| timeline.actor(actor).id.to_string()).collect())
        }
        LaneKey::Others => (LaneOf::Others, Vec::new()),
        LaneKey::Kind(kind) => (LaneOf::Kind, vec![timeline.kind(*kind).id.to_string()]),
        LaneKey::All => (LaneOf::All, Vec::new()),
    };
    LaneRecord {
        of,
        ids,
        title: labels::lane(site.messages(), timeline, &lane.of),
        count: lane.count,
        marks: lane.marks.iter().map(|one| mark(timeline, one)).collect(),
        blocks: lane.blocks.iter().map(|one| block(timeline, one)).collect(),
    }
}

fn mark(timeline: &Timeline, mark: &Mark) -> MarkRecord {
    let event = timeline.event(mark.event);
    MarkRecord {
        event: event.id.to_string(),
        title: event.title.to_string(),
        x: rounded(mark.x),
        row: mark.row,
        colour: mark.colour.as_str(),
        mark: mark.symbol.as_str(),
        concerns: mark.hollow,
        uncertain: mark.uncertain,
        significance: event.significance,
        end: mark.bar.map(|bar| rounded(bar.end)),
    }
}

fn block(timeline: &Timeline, block: &Block) -> BlockRecord {
    BlockRecord {
        count: block.count,
        x: rounded(block.x),
        width: rounded(block.width),
        first: edtf_day(block.first),
        last: edtf_day(block.last),
        events: block.named.iter().map(|&event| timeline.event(event).id.to_string()).collect(),
    }
}

/// A percentage with three decimals: a hundredth of a pixel.
fn rounded(percent: f64) -> f64 {
    (percent * 1000.0).round() / 1000.0
}
