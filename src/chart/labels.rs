//! Who gets a label, and in which row.

use crate::model::EventIx;

/// Distance between a stem and its label, and between two labels, in CSS pixels.
pub const LABEL_OFFSET: f64 = 6.0;
const GAP: f64 = 10.0;

/// On which side of its stem a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// To the right.
    Start,
    /// To the left.
    End,
}

/// A label's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelPlacement {
    /// Row, from the top.
    pub row: u32,
    /// Side of the stem.
    pub anchor: Anchor,
}

/// An event that would have a label.
#[derive(Clone, Copy, Debug)]
pub struct LabelCandidate {
    /// Which event.
    pub event: EventIx,
    /// Its stem, in CSS pixels from the left edge of the plot.
    pub x: f64,
    /// The width of its label, in CSS pixels.
    pub width: f64,
    /// Who goes first: the higher.
    pub rank: u8,
}

struct PlacedLabel {
    x: f64,
    left: f64,
    right: f64,
    row: u32,
}

/// Places labels on a plot of this width, in CSS pixels, by rank, then by free room: each in the first row in which it
/// touches no other. Positions are shares of the width and reaches are pixels, so what does not touch on this plot does
/// not touch on a wider one.
pub fn place(mut candidates: Vec<LabelCandidate>, rows: u32, width: f64) -> Vec<(EventIx, LabelPlacement)> {
    candidates.sort_by(|a, b| b.rank.cmp(&a.rank).then(a.event.cmp(&b.event)));
    let mut placed: Vec<PlacedLabel> = Vec::new();
    let mut labels = Vec::new();
    for candidate in candidates {
        // Rows are tried from the one under the left neighbour's, so that neighbours read from top to bottom.
        let left_neighbour = placed.iter().filter(|p| p.x <= candidate.x).max_by(|a, b| a.x.total_cmp(&b.x));
        let first = left_neighbour.map_or(0, |p| p.row + 1);
        let rows = (0..rows).map(|n| (first + n) % rows);
        let places =
            [Anchor::Start, Anchor::End].into_iter().flat_map(|anchor| rows.clone().map(move |row| (anchor, row)));
        let free =
            places.map(|(anchor, row)| (anchor, row, reach(&candidate, anchor))).find(|&(_, row, (left, right))| {
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

/// From where to where a label reaches, in CSS pixels.
fn reach(candidate: &LabelCandidate, anchor: Anchor) -> (f64, f64) {
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
                let spans: Vec<_> = labels.iter().map(|(event, label)| (label.row, reach(&at(plot)[event.index()], label.anchor))).collect();
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
