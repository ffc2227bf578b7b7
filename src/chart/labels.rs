//! Who gets a label, in which row, and from which width of the plot on.

use crate::model::EventIx;

/// The rows, counted from the lowest, that a narrow plot keeps.
const NARROW_ROWS: u32 = 2;

/// The width under which a plot is narrow, in CSS pixels.
const NARROW: u32 = 480;

/// The step and the end of the widths at which labels may appear, in CSS pixels.
const STEP: u32 = 80;
const WIDEST: u32 = 2560;

/// Distance between a stem and its label, and between two labels, in CSS pixels.
const BESIDE: f64 = 6.0;
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Baseline, in CSS pixels from the top.
    pub y: u32,
    /// Side of the stem.
    pub anchor: Anchor,
    /// The least plot width at which it is shown; `None` where it fits from the narrowest plot on.
    pub from: Option<u32>,
}

/// An event that would have a label.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Which event.
    pub event: EventIx,
    /// Its stem, in percent.
    pub x: f64,
    /// The width of its label, in CSS pixels.
    pub width: f64,
    /// Who goes first: the higher.
    pub rank: u8,
}

struct Placed {
    x: f64,
    left: f64,
    right: f64,
    from: u32,
    row: u32,
}

/// The least width of the plot, in steps of 80 px, that is at least this; `None` from 320 px down. One step beyond the
/// widest plot means that it fits nowhere.
pub fn class(width: f64) -> Option<u32> {
    let steps = (width / f64::from(STEP)).ceil().clamp(0.0, f64::from(WIDEST / STEP + 1));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let class = steps as u32 * STEP;
    (class > 320).then_some(class)
}

/// Places labels by rank, then by room: each takes the row and side at which it shows from the least width on
/// without touching one that was placed before it, wherever both are shown.
pub fn place(mut candidates: Vec<Candidate>, rows: u32, top: u32, height: u32) -> Vec<(EventIx, Label)> {
    candidates.sort_by(|a, b| b.rank.cmp(&a.rank).then(a.event.cmp(&b.event)));
    let mut placed: Vec<Placed> = Vec::new();
    let mut labels = Vec::new();
    for candidate in candidates {
        // Rows are tried from the one under the left neighbour's, so that neighbours read from top to bottom.
        let left_neighbour = placed.iter().filter(|p| p.x <= candidate.x).max_by(|a, b| a.x.total_cmp(&b.x));
        let first = left_neighbour.map_or(0, |p| p.row + 1);
        let mut best: Option<(u32, u32, Anchor)> = None;
        for n in 0..rows {
            let row = (first + n) % rows.max(1);
            for anchor in [Anchor::Start, Anchor::End] {
                let Some(from) = least(&candidate, row, rows, anchor, &placed) else { continue };
                if best.is_none_or(|(least, ..)| from < least) {
                    best = Some((from, row, anchor));
                }
            }
        }
        if let Some((from, row, anchor)) = best {
            let (left, right) = reach(candidate.width, anchor);
            placed.push(Placed { x: candidate.x, left, right, from, row });
            labels.push((candidate.event, Label { y: 0, anchor, from: (from > 320).then_some(from) }));
        }
    }
    // Rows that stayed empty are closed, so that labels stand near what they name.
    let mut used: Vec<u32> = placed.iter().map(|p| p.row).collect();
    used.sort_unstable();
    used.dedup();
    let empty_below =
        |row: u32| rows - row - u32::try_from(used.iter().filter(|&&other| other >= row).count()).unwrap_or(0);
    for ((_, label), placed) in labels.iter_mut().zip(&placed) {
        label.y = top + (placed.row + empty_below(placed.row)) * height + height * 3 / 4;
    }
    labels
}

/// How far a label reaches from its stem, in CSS pixels.
fn reach(width: f64, anchor: Anchor) -> (f64, f64) {
    match anchor {
        Anchor::Start => (BESIDE, BESIDE + width),
        Anchor::End => (-BESIDE - width, -BESIDE),
    }
}

/// The least width at which a label may stand in a row. Positions are shares of the width and reaches are pixels, so
/// what does not touch at one width does not touch at a greater one.
fn least(candidate: &Candidate, row: u32, rows: u32, anchor: Anchor, placed: &[Placed]) -> Option<u32> {
    let (left, right) = reach(candidate.width, anchor);
    let share = candidate.x / 100.0;
    let need =
        |pixels: f64, share: f64| if pixels <= 0.0 { Some(0.0) } else { (share > 0.0).then_some(pixels / share) };
    let mut width = need(-left, share)?.max(need(right, 1.0 - share)?);
    for other in placed.iter().filter(|other| other.row == row) {
        let apart = if other.x <= candidate.x {
            need(other.right - left + GAP, (candidate.x - other.x) / 100.0)
        } else {
            need(right - other.left + GAP, (other.x - candidate.x) / 100.0)
        }?;
        if apart > f64::from(other.from) {
            width = width.max(apart);
        }
    }
    let from = class(width).unwrap_or(320);
    let from = if rows - row > NARROW_ROWS { from.max(NARROW) } else { from };
    (from <= WIDEST).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(label: &Label, x: f64, width: f64, plot: f64) -> (f64, f64) {
        let (left, right) = reach(width, label.anchor);
        (x / 100.0 * plot + left, x / 100.0 * plot + right)
    }

    proptest! {
        #[test]
        fn labels_never_touch_and_never_leave_the_plot(
            events in proptest::collection::vec((0.0..100.0_f64, 20.0..220.0_f64, 1..6_u8), 1..40),
            plot in 320..2561_u32,
        ) {
            let candidates: Vec<Candidate> = (0..).map(EventIx).zip(&events)
                .map(|(event, &(x, width, rank))| Candidate { event, x, width, rank }).collect();
            let labels = place(candidates, 6, 26, 22);
            let shown: Vec<_> = labels.iter().filter(|(_, l)| l.from.unwrap_or(320) <= plot)
                .map(|(event, label)| {
                    let (x, width, _) = events[event.at()];
                    (label.y, spans(label, x, width, f64::from(plot)))
                }).collect();
            for (n, (y, (left, right))) in shown.iter().enumerate() {
                prop_assert!(*left >= -1e-6 && *right <= f64::from(plot) + 1e-6);
                for (other_y, (other_left, other_right)) in &shown[n + 1..] {
                    prop_assert!(y != other_y || right < other_left || other_right < left);
                }
            }
        }
    }
}
