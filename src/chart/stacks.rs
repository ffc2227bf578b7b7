//! Stacks: the row of each mark on its lane. Marks that would touch are put on top of each other.

use super::ChartLayout;
use crate::model::EventIx;

/// An event that is drawn as a mark.
#[derive(Clone, Copy, Debug)]
pub struct MarkCandidate {
    pub event: EventIx,
    /// Position, in CSS pixels from the left edge of the plot.
    pub x: f64,
    pub significance: u8,
    /// The right end of its bar, if it has one, in CSS pixels.
    pub bar_end: Option<f64>,
}

/// The place of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkPlacement {
    pub event: EventIx,
    /// Position, in CSS pixels from the left edge of the plot.
    pub x: f64,
    /// Row, counted upwards from the line of the lane.
    pub row: u32,
    /// False if its bar would touch another one of its row.
    pub bar: bool,
}

/// The marks or bars of a row: left and right edges, in CSS pixels, sorted.
#[derive(Default)]
struct RowSpans(Vec<(f64, f64)>);

impl RowSpans {
    fn position(&self, left: f64) -> usize {
        self.0.partition_point(|&(other, _)| other < left)
    }

    fn is_free(&self, (left, right): (f64, f64)) -> bool {
        let at = self.position(left);
        let before = at.checked_sub(1).is_none_or(|before| self.0[before].1 <= left);
        before && self.0.get(at).is_none_or(|after| right <= after.0)
    }

    fn insert(&mut self, span: (f64, f64)) {
        self.0.insert(self.position(span.0), span);
    }
}

/// Places marks on a lane, in any order of events, and returns them in chronological order.
///
/// More significant events are lower. Where that would take more rows than there are, marks are placed by their position
/// instead, which takes the fewest rows possible, and if need be those of key events as if they were no larger than others.
pub fn stack(layout: &ChartLayout, mut marks: Vec<MarkCandidate>) -> Vec<MarkPlacement> {
    marks.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.event.cmp(&b.event)));
    let mut bars: Vec<RowSpans> = Vec::new();
    let mut placed = Vec::with_capacity(marks.len());
    let touches = |a: &MarkCandidate, b: &MarkCandidate| b.x - a.x < layout.key_mark();
    for neighbours in marks.chunk_by(touches) {
        let mut by_significance = neighbours.to_vec();
        by_significance.sort_by(|a, b| b.significance.cmp(&a.significance).then(a.x.total_cmp(&b.x)));
        let fits = |rows: &[(&MarkCandidate, u32)]| rows.iter().all(|&(_, row)| row < layout.rows);
        let mut chosen = first_fit(layout, &by_significance, &bars);
        if !fits(&chosen) {
            chosen = first_fit(layout, neighbours, &bars);
        }
        let mut equal = neighbours.to_vec();
        if !fits(&chosen) {
            equal.iter_mut().for_each(|mark| mark.significance = 0);
            chosen = first_fit(layout, &equal, &bars);
        }
        for (mark, row) in chosen {
            let bar = mark.bar_end.is_some_and(|end| reserve(&mut bars, row, (mark.x, end)));
            placed.push(MarkPlacement { event: mark.event, x: mark.x, row, bar });
        }
    }
    placed.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.event.cmp(&b.event)));
    placed
}

/// The lowest free row of each mark, in the order in which they are given. A mark with a bar avoids rows in which its bar
/// would touch another one, if there is a row without.
fn first_fit<'a>(layout: &ChartLayout, marks: &'a [MarkCandidate], bars: &[RowSpans]) -> Vec<(&'a MarkCandidate, u32)> {
    let mut rows: Vec<RowSpans> = Vec::new();
    let mut placed = Vec::with_capacity(marks.len());
    for mark in marks {
        let half = layout.mark(mark.significance) / 2.0;
        let span = (mark.x - half, mark.x + half);
        let free = |row: usize| rows.get(row).is_none_or(|row| row.is_free(span));
        let clear =
            |row: usize| mark.bar_end.is_none_or(|end| bars.get(row).is_none_or(|bars| bars.is_free((mark.x, end))));
        let lowest = (0..=rows.len()).find(|&row| free(row)).unwrap_or(rows.len());
        let most = layout.rows as usize;
        let row = (lowest..most).find(|&row| free(row) && clear(row)).unwrap_or(lowest);
        rows.resize_with(rows.len().max(row + 1), RowSpans::default);
        rows[row].insert(span);
        placed.push((mark, u32::try_from(row).unwrap_or(0)));
    }
    placed
}

fn reserve(bars: &mut Vec<RowSpans>, row: u32, span: (f64, f64)) -> bool {
    let row = row as usize;
    bars.resize_with(bars.len().max(row + 1), RowSpans::default);
    let free = bars[row].is_free(span);
    if free {
        bars[row].insert(span);
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(layout: &ChartLayout, marks: &[(f64, u8, Option<f64>)]) -> Vec<(u32, u32, bool)> {
        let candidates = (0..).map(EventIx).zip(marks).map(|(event, &(x, significance, bar_end))| MarkCandidate {
            event,
            x,
            significance,
            bar_end,
        });
        stack(layout, candidates.collect()).iter().map(|mark| (mark.event.0, mark.row, mark.bar)).collect()
    }

    #[test]
    fn more_significant_events_are_lower() {
        let layout = ChartLayout::chart(960, 1);
        let events = [(10.0, 2, None), (12.0, 5, None), (14.0, 3, None), (60.0, 1, None)];
        assert_eq!(placed(&layout, &events), [(0, 2, false), (1, 0, false), (2, 1, false), (3, 0, false)]);
    }

    #[test]
    fn a_bar_avoids_the_bars_of_its_row() {
        let layout = ChartLayout::chart(960, 1);
        let events = [(10.0, 3, Some(200.0)), (60.0, 3, Some(90.0)), (100.0, 3, None)];
        assert_eq!(placed(&layout, &events), [(0, 0, true), (1, 1, true), (2, 0, false)]);
    }
}
