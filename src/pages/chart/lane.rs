//! A lane of a drawing: its name, and the marks, blocks and bars on it.

use super::super::labels;
use super::super::lang_attribute::LangAttribute;
use super::block::BlockView;
use super::decimals::percent;
use super::drawing::{DrawingBuilder, label_row};
use super::tiers::{HIDDEN, classes};
use crate::chart::{Lane, Mark, Scene, lane_colour};
use crate::model::{Colour, EventIx};
use crate::query::LaneKey;
use crate::routes::Route;
use std::collections::{BTreeMap, BTreeSet};

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

/// The lanes on which each event has a mark, from top to bottom.
pub fn lanes_of(scenes: &[Scene]) -> BTreeMap<EventIx, BTreeSet<usize>> {
    let mut lanes_of: BTreeMap<EventIx, BTreeSet<usize>> = BTreeMap::new();
    for (n, lane) in scenes.iter().flat_map(|scene| scene.lanes.iter().enumerate()) {
        for mark in &lane.marks {
            lanes_of.entry(mark.event).or_default().insert(n);
        }
    }
    lanes_of
}

impl DrawingBuilder<'_> {
    pub(super) fn lane(&self, n: usize, lanes_of: &BTreeMap<EventIx, BTreeSet<usize>>) -> LaneView {
        let (m, timeline) = (self.site.messages(), &self.site.edition.timeline);
        let first = &self.scenes[0].lanes[n];
        let title = labels::lane(m, timeline, &first.of);
        let colour = lane_colour(timeline, &first.of);
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
            items.push((mark.x, ItemView::Mark(self.mark(n, event, mark, placed, colour, lanes_of))));
            bars.extend(bar_view(mark, placed, colour));
        }
        items.sort_by(|a, b| a.0.total_cmp(&b.0));
        let leaders = self.labels.values().filter_map(|labels| {
            let label = labels.iter().flatten().next().filter(|label| label.lane == Some(n))?;
            Some((percent(label.x), label_row(labels)))
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
        lanes_of: &BTreeMap<EventIx, BTreeSet<usize>>,
    ) -> MarkView {
        let lanes = lanes_of.get(&event);
        let is_first = lanes.and_then(BTreeSet::first) == Some(&lane);
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
            id: lanes.is_some_and(|lanes| lanes.len() > 1).then_some(event.0),
            symbol: mark.symbol.as_str(),
        }
    }
}

/// The height of a lane, in rows of marks.
fn rows(scene: &Scene, lane: &Lane) -> u32 {
    // A block is a few dozen pixels high.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let blocks = (f64::from(lane.block_height()) / scene.layout.pitch).ceil() as u32;
    lane.rows().max(blocks)
}

/// The classes of the row of a mark.
fn mark_row(placed: &[Option<&Mark>]) -> String {
    let row = |mark: &Option<&Mark>| mark.map_or_else(|| HIDDEN.to_owned(), |mark| mark.row.to_string());
    classes(placed.iter().map(row), "0")
}

fn bar_view(mark: &Mark, placed: &[Option<&Mark>], colour: Colour) -> Option<BarView> {
    let bar = placed.iter().flatten().find_map(|mark| mark.bar)?;
    let row = |mark: &Option<&Mark>| {
        mark.filter(|mark| mark.bar.is_some()).map_or_else(|| HIDDEN.to_owned(), |mark| mark.row.to_string())
    };
    let mut class = classes(placed.iter().map(row), "0");
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
