//! Blocks: the parts of a lane in which more events begin than its rows can hold, drawn as one rectangle with a count.

use super::columns::{Column, ColumnGrid};
use super::layout::ChartLayout;
use super::text_metrics;
use crate::model::EventIx;
use crate::model::date::Day;
use crate::query::EventIndex;
use roaring::RoaringBitmap;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

/// Several events of a lane as one rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The number of events, more than one.
    pub count: u64,
    /// The day on which the first event begins, also if that is before the window.
    pub first: Day,
    /// The day on which the last event begins.
    pub last: Day,
    /// The most significant of its events, at most [`NAMED`], in chronological order.
    pub named: Vec<EventIx>,
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent.
    pub width: f64,
    /// Height, in CSS pixels. Grows with the square root of the count.
    pub height: u32,
    /// The count in figures, as exact as there is room for.
    pub figures: String,
}

/// How many events of a block are named.
pub const NAMED: usize = 3;

/// A block of this many events is as tall as a block can be.
const FULL_HEIGHT_COUNT: f64 = 100.0;

/// Gap between a block and its neighbours, in CSS pixels.
const GAP: f64 = 1.0;

/// Room on both sides of the figures, in CSS pixels.
const FIGURES_MARGIN: f64 = 3.0;

/// The size of figures in relation to that of labels.
const FIGURES_SCALE: f64 = 11.0 / text_metrics::LABEL_SIZE;

/// A run of columns with at most this many events is looked at event by event.
pub const MAX_EXACT: u64 = 500;

/// Columns that become a block, with the edges beyond which it must not be drawn, in CSS pixels.
struct Zone {
    columns: Range<usize>,
    bounds: (f64, f64),
    /// The edges of the block, in CSS pixels.
    edges: (f64, f64),
}

/// Separates the columns of a lane into those whose events are drawn as marks and the blocks.
pub fn blocks(lane: LaneColumns<'_>, layout: &ChartLayout) -> (Vec<Column>, Vec<Block>) {
    let LaneColumns { index, grid, events, columns, .. } = lane;
    let mut zones: Vec<Zone> = crowded(lane, layout)
        .into_iter()
        .flat_map(|run| split(grid, layout, columns, run))
        .map(|(columns, bounds)| Zone { columns, bounds, edges: (0.0, 0.0) })
        .collect();
    let reach = layout.key_mark() / 2.0 + GAP;
    let mut at = 0;
    while at < zones.len() {
        widen(columns, &mut zones[at], reach);
        // A zone that has reached its neighbour is merged with it, and again with the one before.
        let touches = |left: &Zone, right: &Zone| {
            left.columns.end > right.columns.start || left.edges.1 + GAP / 2.0 > right.edges.0
        };
        if at > 0 && touches(&zones[at - 1], &zones[at]) {
            let zone = zones.remove(at);
            at -= 1;
            zones[at].columns.end = zone.columns.end.max(zones[at].columns.end);
            zones[at].bounds.1 = zone.bounds.1;
        } else {
            at += 1;
        }
    }
    let mut marked = Vec::new();
    let mut next = 0;
    for zone in &zones {
        marked.extend_from_slice(&columns[next.min(zone.columns.start)..zone.columns.start]);
        next = zone.columns.end;
    }
    marked.extend_from_slice(&columns[next..]);
    let block = |zone: &Zone| block(index, grid, layout, events, &columns[zone.columns.clone()], zone.edges);
    (marked, zones.iter().map(block).collect())
}

/// The lane whose events are drawn: its columns, and where to look up its events.
#[derive(Clone, Copy)]
pub struct LaneColumns<'a> {
    pub index: &'a EventIndex,
    pub grid: &'a ColumnGrid,
    pub events: &'a RoaringBitmap,
    pub columns: &'a [Column],
    /// The positions of the marks that are moved, in CSS pixels.
    pub dodged: &'a BTreeMap<u32, f64>,
}

/// About how many events of these columns are drawn as marks.
pub fn mark_count(columns: &[Column], layout: &ChartLayout) -> u64 {
    let count = |columns: &[Column]| columns.iter().map(|column| column.count).sum::<u64>();
    count(columns) - crowded_columns(columns, layout).into_iter().map(|run| count(&columns[run])).sum::<u64>()
}

/// The runs of columns in which more marks would overlap than there are rows, so that the marks of all other columns always find
/// a row.
fn crowded(lane: LaneColumns<'_>, layout: &ChartLayout) -> Vec<Range<usize>> {
    crowded_columns(lane.columns, layout).into_iter().flat_map(|run| exactly(lane, layout, run)).collect()
}

/// The same by the columns of the events only, which finds more.
fn crowded_columns(columns: &[Column], layout: &ChartLayout) -> Vec<Range<usize>> {
    let marks = columns.iter().enumerate().flat_map(|(at, column)| {
        // Each event might be at either edge of its column.
        (0..column.count.min(u64::from(layout.rows) + 1)).map(move |_| (at, column.left, column.right))
    });
    overlapping(marks, layout)
}

/// The runs of columns in which more than `rows` of these marks begin within the reach. Each mark has its column, and the least
/// and the greatest position that it may have.
fn overlapping(marks: impl Iterator<Item = (usize, f64, f64)>, layout: &ChartLayout) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut near: VecDeque<(usize, f64)> = VecDeque::new();
    for (column, left, right) in marks {
        while near.front().is_some_and(|&(_, right)| left - right >= layout.reach) {
            near.pop_front();
        }
        near.push_back((column, right));
        if near.len() > layout.rows as usize
            && let Some(&(first, _)) = near.front()
        {
            match runs.last_mut().filter(|run| run.end > first) {
                Some(run) => run.end = column + 1,
                None => runs.push(first..column + 1),
            }
        }
    }
    runs
}

/// The crowded parts of a run by the exact positions of its events, if these are few.
fn exactly(lane: LaneColumns<'_>, layout: &ChartLayout, run: Range<usize>) -> Vec<Range<usize>> {
    let LaneColumns { index, grid, events, columns, dodged } = lane;
    let inside = &columns[run.clone()];
    if inside.iter().map(|column| column.count).sum::<u64>() > MAX_EXACT {
        return vec![run];
    }
    let marks = (run.start..).zip(inside).flat_map(|(at, column)| {
        let events = events.range(column.numbers.0..column.numbers.1);
        let x = |event| dodged.get(&event).copied().unwrap_or_else(|| grid.x(index.earliest(event)));
        events.map(x).map(move |x| (at, x, x))
    });
    overlapping(marks, layout)
}

/// Splits a long run at cell boundaries. Each part comes with the edges that it must keep to.
fn split(
    grid: &ColumnGrid,
    layout: &ChartLayout,
    columns: &[Column],
    run: Range<usize>,
) -> Vec<(Range<usize>, (f64, f64))> {
    let open = (f64::NEG_INFINITY, f64::INFINITY);
    let (Some(first), Some(last)) = (columns.get(run.start), columns.get(run.end - 1)) else { return Vec::new() };
    if last.right - first.left <= 2.0 * layout.block_width {
        return vec![(run, open)];
    }
    let mut parts: Vec<(Range<usize>, (f64, f64))> = Vec::new();
    for at in run {
        match parts.last_mut() {
            Some((part, _)) if columns[part.start].cell == columns[at].cell => part.end = at + 1,
            before => {
                let edge = grid.cell_edge(columns[at].cell);
                let mut bounds = open;
                if let Some((_, before)) = before {
                    (before.1, bounds.0) = (edge, edge);
                }
                parts.push((at..at + 1, bounds));
            }
        }
    }
    // The run may begin or end near a cell boundary. A part that is too narrow is merged with its neighbour.
    let narrow = |(part, bounds): &(Range<usize>, (f64, f64))| {
        let left = bounds.0.max(columns[part.start].left);
        bounds.1.min(columns[part.end - 1].right) - left < layout.block_width / 2.0
    };
    let mut merged: Vec<(Range<usize>, (f64, f64))> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(before) if narrow(before) || narrow(&part) => {
                before.0.end = part.0.end;
                before.1.1 = part.1.1;
            }
            _ => merged.push(part),
        }
    }
    merged
}

/// Sets the edges of a zone: as wide as its time and its figures, within its bounds. Marks that would touch it become part of
/// it.
fn widen(columns: &[Column], zone: &mut Zone, reach: f64) {
    let inside = &columns[zone.columns.clone()];
    let (left, right) = (inside[0].left, inside[inside.len() - 1].right);
    let count = inside.iter().map(|column| column.count).sum();
    let room = figures_width(&figures(count)[2]);
    let missing = ((room - (right - left)) / 2.0).max(2.0);
    let (mut left, mut right) = (left - missing, right + missing);
    // Shifted into its bounds, which are wide enough.
    if left < zone.bounds.0 + GAP / 2.0 {
        let shift = zone.bounds.0 + GAP / 2.0 - left;
        (left, right) = (left + shift, (right + shift).min(zone.bounds.1.max(right)));
    }
    if right > zone.bounds.1 - GAP / 2.0 {
        let shift = right - zone.bounds.1 + GAP / 2.0;
        (left, right) = ((left - shift).max(zone.bounds.0.min(left)), right - shift);
    }
    let mut range = zone.columns.clone();
    if zone.bounds.0 == f64::NEG_INFINITY {
        while range.start > 0 && columns[range.start - 1].right > left - reach {
            range.start -= 1;
        }
        let nearest = range.start.checked_sub(1).map_or(f64::NEG_INFINITY, |before| columns[before].right + reach);
        left = left.min(columns[range.start].left - 2.0).max(nearest);
    }
    if zone.bounds.1 == f64::INFINITY {
        while range.end < columns.len() && columns[range.end].left < right + reach {
            range.end += 1;
        }
        let nearest = columns.get(range.end).map_or(f64::INFINITY, |after| after.left - reach);
        right = right.max(columns[range.end - 1].right + 2.0).min(nearest);
    }
    zone.columns = range;
    zone.edges = (left, right);
}

fn block(
    index: &EventIndex,
    grid: &ColumnGrid,
    layout: &ChartLayout,
    events: &RoaringBitmap,
    columns: &[Column],
    (left, right): (f64, f64),
) -> Block {
    let count = columns.iter().map(|column| column.count).sum();
    let numbers = (columns[0].numbers.0, columns[columns.len() - 1].numbers.1);
    let mut within = events.range(numbers.0..numbers.1);
    let first = within.next().map_or(Day::MIN, |event| index.earliest(event));
    let last = within.next_back().map_or(first, |event| index.earliest(event));
    let figures = figures(count);
    let fits = |text: &&String| figures_width(text) <= right - left;
    let text = figures.iter().find(fits).unwrap_or(&figures[2]).clone();
    // Counts are far below 2⁵³, heights are a few dozen pixels.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let height = {
        let full = f64::from(layout.rows) * layout.pitch;
        let part = (count as f64 / FULL_HEIGHT_COUNT).sqrt().min(1.0);
        (full * part).max(2.0 * layout.pitch).min(full.max(layout.pitch)).round() as u32
    };
    Block {
        count,
        first,
        last,
        named: most_significant(index, events, numbers),
        x: grid.percent(left),
        width: grid.percent(right) - grid.percent(left),
        height,
        figures: text,
    }
}

/// The most significant events of a range of numbers, in chronological order.
fn most_significant(index: &EventIndex, events: &RoaringBitmap, numbers: (u32, u32)) -> Vec<EventIx> {
    let mut named: Vec<EventIx> = Vec::new();
    for rank in index.by_significance() {
        let missing = NAMED - named.len();
        let here = rank.range(numbers.0..numbers.1).filter(|&event| events.contains(event));
        named.extend(here.take(missing).map(EventIx));
        if named.len() == NAMED {
            break;
        }
    }
    named.sort_unstable();
    named
}

fn figures_width(figures: &str) -> f64 {
    text_metrics::width(figures) * FIGURES_SCALE + 2.0 * FIGURES_MARGIN
}

/// A count in figures, from exact to shortest, rounded down: 9876, 9.8k, 9k.
fn figures(count: u64) -> [String; 3] {
    let (unit, letter) = match count {
        0..1_000 => (1, ""),
        1_000..1_000_000 => (1_000, "k"),
        _ => (1_000_000, "M"),
    };
    let short = format!("{}{letter}", count / unit);
    let tenths = if count / unit < 10 && unit > 1 {
        format!("{}.{}{letter}", count / unit, count * 10 / unit % 10)
    } else {
        short.clone()
    };
    let whole = if count < 10_000 { count.to_string() } else { tenths.clone() };
    [whole, tenths, short]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short() {
        let first = [7, 9999, 12_345, 999_999, 1_250_000].map(|count| figures(count)[0].clone());
        assert_eq!(first, ["7", "9999", "12k", "999k", "1.2M"]);
        assert_eq!(figures(9876), ["9876", "9.8k", "9k"]);
        assert_eq!(figures(612), ["612", "612", "612"]);
    }
}
