//! Label placement: which events get a label, in which row, on which side of their stem.

use crate::model::EventIx;

/// Distance between a stem and its label, in CSS pixels.
pub const LABEL_OFFSET: f64 = 6.0;
/// Minimum gap between two labels of a row, in CSS pixels.
const GAP: f64 = 10.0;

/// The side of the stem on which a label is.
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
    /// Position of its stem, in CSS pixels from the left edge of the plot.
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

/// Places labels greedily on a plot of `width` CSS pixels: by rank, each in the first free row, right of its stem if
/// possible and otherwise left. Candidates without a free place get no label.
///
/// Greedy rather than optimal, because the most significant events must have their labels, and because placing a less
/// significant label never moves a more significant one. Labels that do not overlap on this plot do not overlap on a wider
/// one either: stems are at percentages and move apart, labels keep their width.
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
