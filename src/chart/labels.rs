//! Label placement: which events get a label, in which row, on which side of their leader.

use super::{ChartSpec, text_metrics};
use crate::model::EventIx;

/// Distance between a leader and its label, in CSS pixels.
pub const LABEL_OFFSET: f64 = 6.0;
/// Minimum gap between two labels of a row, in CSS pixels.
const GAP: f64 = 10.0;

/// The side of the leader on which a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// To the right.
    Start,
    /// To the left.
    End,
}

/// The position of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelPlacement {
    /// Row from the top.
    pub row: u32,
    pub anchor: Anchor,
}

/// An event that competes for a label.
#[derive(Clone, Copy, Debug)]
pub struct LabelCandidate {
    pub event: EventIx,
    /// Position of its leader, in CSS pixels from the left edge of the plot.
    pub x: f64,
    /// The width of its label, in CSS pixels.
    pub width: f64,
    /// Candidates with a higher rank are placed first.
    pub rank: u8,
}

struct PlacedLabel {
    x: f64,
    left: f64,
    right: f64,
    row: u32,
}

/// Places labels greedily on a plot of `width` CSS pixels: by rank, each in the first free row, right of its leader if
/// possible and otherwise left. Candidates without a free place get no label.
///
/// Greedy rather than optimal, because the most significant events must have their labels, and because placing a less
/// significant label never moves a more significant one. Labels that do not overlap on this plot do not overlap on a wider
/// one either: leaders are at percentages and move apart, labels keep their width.
pub fn place(mut candidates: Vec<LabelCandidate>, rows: u32, width: f64) -> Vec<(EventIx, LabelPlacement)> {
    candidates.sort_by(|a, b| b.rank.cmp(&a.rank).then(a.event.cmp(&b.event)));
    let mut placed: Vec<PlacedLabel> = Vec::new();
    let mut labels = Vec::new();
    for candidate in candidates {
        // Start below the left neighbour's row, so that successive labels form a staircase and their leader lines do not
        // cross the labels.
        let left_neighbour = placed.iter().filter(|p| p.x <= candidate.x).max_by(|a, b| a.x.total_cmp(&b.x));
        let first = left_neighbour.map_or(0, |p| p.row + 1);
        let rows = (0..rows).map(|n| (first + n) % rows);
        let places =
            [Anchor::Start, Anchor::End].into_iter().flat_map(|anchor| rows.clone().map(move |row| (anchor, row)));
        let free =
            places.map(|(anchor, row)| (anchor, row, extent(&candidate, anchor))).find(|&(_, row, (left, right))| {
                let touches =
                    |other: &PlacedLabel| other.row == row && left < other.right + GAP && other.left < right + GAP;
                left >= 0.0 && right <= width && !placed.iter().any(touches)
            });
        if let Some((anchor, row, (left, right))) = free {
            placed.push(PlacedLabel { x: candidate.x, left, right, row });
            labels.push((candidate.event, LabelPlacement { row, anchor }));
        }
    }
    labels
}

/// Left and right edge of a label, in CSS pixels.
fn extent(candidate: &LabelCandidate, anchor: Anchor) -> (f64, f64) {
    let LabelCandidate { x, width, .. } = *candidate;
    match anchor {
        Anchor::Start => (x + LABEL_OFFSET, x + LABEL_OFFSET + width),
        Anchor::End => (x - LABEL_OFFSET - width, x - LABEL_OFFSET),
    }
}

/// At most this many label candidates are considered per stretch of the plot.
const LABELS_PER_STRETCH: usize = 6;

/// Width of a stretch, in CSS pixels.
const STRETCH_WIDTH: u32 = 96;

impl ChartSpec<'_> {
    /// The events with a label, and its place.
    pub(super) fn labels(&self, rows: u32) -> Vec<(EventIx, LabelPlacement)> {
        let index = &self.edition.index;
        let focus = self.strip.as_ref().and_then(|strip| strip.focus);
        let candidate = |event: u32| {
            let (event, record) = (EventIx(event), self.edition.timeline.event(EventIx(event)));
            let rank = record.significance + if focus == Some(event) { 8 } else { 0 };
            let x = self.scale.apply(index.earliest(event.0)) / 100.0 * f64::from(self.width);
            LabelCandidate { event, x, width: text_metrics::width(&record.label), rank }
        };
        place(self.label_candidates().into_iter().map(candidate).collect(), rows, f64::from(self.width))
    }

    /// Candidates for labels: all events if there are few, or else the most significant ones of each stretch, so that the
    /// cost of placing labels depends on the width only.
    fn label_candidates(&self) -> Vec<u32> {
        let stretches = self.width.div_ceil(STRETCH_WIDTH);
        if self.events.len() <= u64::from(stretches) * LABELS_PER_STRETCH as u64 * 3 {
            return self.events.iter().collect();
        }
        let index = &self.edition.index;
        let day = |n: u32| self.scale.invert(f64::from(n) / f64::from(stretches) * 100.0);
        let edges: Vec<u32> = (0..=stretches).map(|n| if n == 0 { 0 } else { index.rank(day(n)) }).collect();
        let mut found: Vec<Vec<u32>> = vec![Vec::new(); edges.len()];
        for rank in index.by_significance() {
            if found[..stretches as usize].iter().all(|events| events.len() >= LABELS_PER_STRETCH) {
                break;
            }
            let ranked = rank & &self.events;
            for (events, edge) in found.iter_mut().zip(edges.windows(2)) {
                let missing = LABELS_PER_STRETCH.saturating_sub(events.len());
                events.extend(ranked.range(edge[0]..edge[1]).take(missing));
            }
        }
        found.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn labels_never_touch_and_never_leave_the_plot_nor_do_they_on_a_wider_one(
            events in proptest::collection::vec((0.0..100.0_f64, 20.0..220.0_f64, 1..6_u8), 1..60),
            width in 240..2561_u32, wider in 1.0..4.0_f64,
        ) {
            let width = f64::from(width);
            let at = |plot: f64| (0..).map(EventIx).zip(&events)
                .map(|(event, &(x, width, rank))| LabelCandidate { event, x: x / 100.0 * plot, width, rank }).collect::<Vec<_>>();
            let labels = place(at(width), 6, width);
            prop_assert!(labels.iter().all(|(_, label)| label.row < 6));
            for plot in [width, width * wider] {
                let spans: Vec<_> = labels.iter().map(|(event, label)| (label.row, extent(&at(plot)[event.index()], label.anchor))).collect();
                for (n, (row, (left, right))) in spans.iter().enumerate() {
                    prop_assert!(*left >= -1e-6 && *right <= plot + 1e-6);
                    for (other_row, (other_left, other_right)) in &spans[n + 1..] {
                        prop_assert!(row != other_row || right < other_left || other_right < left);
                    }
                }
            }
        }
    }
}
