//! What is drawn on each lane: marks, blocks and bars.

use super::blocks::{self, LaneColumns};
use super::columns::{Column, ColumnGrid};
use super::dodge::dodge;
use super::lanes::{self, Bar, Lane, Mark};
use super::scale::next_day;
use super::stacks::{self, MarkCandidate};
use super::{ChartLayout, ChartSpec};
use crate::model::date::Date;
use crate::model::{EventIx, KEY_SIGNIFICANCE};
use crate::query::EventIndex;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// The events of a lane in the window, before they are placed.
pub struct LaneContents {
    /// Without the event of the page.
    events: RoaringBitmap,
    pub columns: Vec<Column>,
    /// The event of the page, if it is on this lane.
    focus: Option<EventIx>,
    /// The positions of the marks that are moved, in CSS pixels.
    dodged: BTreeMap<u32, f64>,
}

impl LaneContents {
    /// Its columns, as the blocks need them.
    pub fn columns<'a>(&'a self, index: &'a EventIndex, grid: &'a ColumnGrid) -> LaneColumns<'a> {
        LaneColumns { index, grid, events: &self.events, columns: &self.columns, dodged: &self.dodged }
    }

    /// Moves marks sideways where that makes a block unnecessary.
    fn dodge(&mut self, index: &EventIndex, grid: &ColumnGrid, layout: &ChartLayout) {
        if self.events.len() > blocks::MAX_EXACT {
            return;
        }
        let exact: Vec<f64> = self.events.iter().map(|event| grid.x(index.earliest(event))).collect();
        let positions = dodge(layout, grid.width(), &exact);
        let moved = self.events.iter().zip(exact.iter().zip(&positions)).filter(|(_, (exact, at))| exact != at);
        self.dodged = moved.map(|(event, (_, &at))| (event, at)).collect();
        for column in &mut self.columns {
            for (_, &at) in self.dodged.range(column.numbers.0..column.numbers.1) {
                (column.left, column.right) = (column.left.min(at), column.right.max(at));
            }
        }
    }
}

/// Minimum length of a bar, in CSS pixels: a shorter one would hide behind its mark.
const MIN_BAR_LENGTH: f64 = 10.0;

/// A focused event is placed before any other.
const FOCUS_RANK: u8 = 9;

impl ChartSpec<'_> {
    /// The events of each lane, from top to bottom.
    pub(super) fn contents(&self, grid: &ColumnGrid) -> Vec<LaneContents> {
        let focus = self.strip.as_ref().and_then(|strip| strip.focus);
        let contents = |lane: &crate::query::LaneEvents| {
            let mut events = &lane.events & &self.events;
            let focus = focus.filter(|focus| events.remove(focus.0));
            LaneContents { columns: grid.columns(&events), events, focus, dodged: BTreeMap::new() }
        };
        self.edition.index.lanes(self.lanes).iter().map(contents).collect()
    }

    /// The lanes with their marks and blocks, from top to bottom.
    pub(super) fn lanes(&self, grid: &ColumnGrid, layout: &ChartLayout, contents: Vec<LaneContents>) -> Vec<Lane> {
        let index = &self.edition.index;
        let lanes = index.lanes(self.lanes);
        let principals = lanes::principals(lanes);
        let drawn = |(lane, mut contents): (&crate::query::LaneEvents, LaneContents)| {
            contents.dodge(index, grid, layout);
            let (marked, blocks) = blocks::blocks(contents.columns(index, grid), layout);
            let LaneContents { events, focus, dodged, .. } = contents;
            let marked = marked.iter().flat_map(|column| events.range(column.numbers.0..column.numbers.1));
            let candidates = marked.map(EventIx).chain(focus).map(|event| self.candidate(grid, event, focus, &dodged));
            let placed = stacks::stack(layout, candidates.collect());
            let mark = |place: &stacks::MarkPlacement| {
                let (colour, symbol, hollow) =
                    lanes::symbol_of(&self.edition.timeline, &lane.of, place.event, &principals)?;
                let event = self.edition.timeline.event(place.event);
                Some(Mark {
                    event: place.event,
                    x: place.x / grid.width() * 100.0,
                    row: place.row,
                    colour,
                    symbol,
                    hollow,
                    uncertain: is_uncertain(&event.date),
                    key: event.significance >= KEY_SIGNIFICANCE,
                    focus: focus == Some(place.event),
                    bar: place.bar.then(|| self.bar(&event.date)),
                })
            };
            Lane {
                of: lane.of.clone(),
                count: events.len() + u64::from(focus.is_some()),
                marks: placed.iter().filter_map(mark).collect(),
                blocks,
                others: self.others(grid, &lane.events),
            }
        };
        lanes.iter().zip(contents).map(drawn).collect()
    }

    fn candidate(
        &self,
        grid: &ColumnGrid,
        event: EventIx,
        focus: Option<EventIx>,
        dodged: &BTreeMap<u32, f64>,
    ) -> MarkCandidate {
        let record = self.edition.timeline.event(event);
        let x = dodged.get(&event.0).copied().unwrap_or_else(|| grid.x(self.edition.index.earliest(event.0)));
        let end = grid.x(next_day(record.date.bounds().end_latest));
        MarkCandidate {
            event,
            x,
            significance: if focus == Some(event) { FOCUS_RANK } else { record.significance },
            bar_end: (end - x >= MIN_BAR_LENGTH).then_some(end),
        }
    }

    fn bar(&self, date: &Date) -> Bar {
        let bounds = date.bounds();
        let unknown = date.is_unknown_start() || date.is_unknown_end();
        Bar {
            end: self.scale.apply(next_day(bounds.end_latest)),
            uncertain: !date.is_range() || unknown || is_uncertain(date),
            open_start: date.is_open_start() || bounds.start_earliest < self.scale.first,
            open_end: date.is_open_end() || bounds.end_latest > self.scale.last,
        }
    }

    /// The faint events of a strip, as short lines that do not touch.
    fn others(&self, grid: &ColumnGrid, lane: &RoaringBitmap) -> Vec<(f64, f64)> {
        let Some(strip) = &self.strip else { return Vec::new() };
        let mut spans: Vec<(f64, f64)> = Vec::new();
        for column in grid.columns(&(lane & &strip.others)) {
            let (left, right) = (column.left - FAINT_MARK / 2.0, column.right + FAINT_MARK / 2.0);
            match spans.last_mut().filter(|(_, end)| left < *end + 1.0) {
                Some((_, end)) => *end = right.max(*end),
                None => spans.push((left, right)),
            }
        }
        spans.into_iter().map(|(left, right)| (grid.percent(left), grid.percent(right) - grid.percent(left))).collect()
    }
}

/// Width of a single faint event, in CSS pixels.
const FAINT_MARK: f64 = 4.0;

fn is_uncertain(date: &Date) -> bool {
    date.is_approximate() || date.is_uncertain()
}
