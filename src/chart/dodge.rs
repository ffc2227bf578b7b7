//! Dodging: marks that would need more rows than a stack has are moved sideways a little, if that is enough.

use super::ChartLayout;
use std::ops::RangeInclusive;

/// Keeps marks apart in spite of rounding, in CSS pixels.
const ROUNDING: f64 = 1e-6;

/// The positions of the marks of a lane, in CSS pixels and in the same order: at most half a mark beside `exact`, so that a mark
/// still covers its date. Where that is not enough, the marks stay where they are.
///
/// `exact` is sorted; `width` is the width of the plot.
pub fn dodge(layout: &ChartLayout, width: f64, exact: &[f64]) -> Vec<f64> {
    let rows = layout.rows as usize;
    let distance = layout.reach + ROUNDING;
    // Each mark is a whole mark away from the one that is as many marks before it as there are rows.
    let mut right = exact.to_vec();
    for n in rows..exact.len() {
        right[n] = right[n].max(right[n - rows] + distance);
    }
    let mut left = exact.to_vec();
    for n in (0..exact.len().saturating_sub(rows)).rev() {
        left[n] = left[n].min(left[n + rows] - distance);
    }
    let mut positions = exact.to_vec();
    for chain in chains(exact, &left, &right, rows) {
        // The distances hold in both, and so they do halfway between.
        let halfway: Vec<f64> = chain.clone().map(|n| f64::midpoint(left[n], right[n])).collect();
        let mut moves = halfway.iter().zip(&exact[chain.clone()]);
        if moves.all(|(at, exact)| (at - exact).abs() <= layout.pitch / 2.0 + ROUNDING && (0.0..=width).contains(at)) {
            positions[chain].copy_from_slice(&halfway);
        }
    }
    positions
}

/// The runs of marks that move each other.
fn chains(exact: &[f64], left: &[f64], right: &[f64], rows: usize) -> Vec<RangeInclusive<usize>> {
    let mut chains: Vec<RangeInclusive<usize>> = Vec::new();
    for n in 0..exact.len() {
        let first = if right[n] > exact[n] { n - rows } else { n };
        let last = if left[n] < exact[n] { n + rows } else { n };
        if first == last {
            continue;
        }
        match chains.last_mut().filter(|chain| *chain.end() >= first) {
            Some(chain) => *chain = *chain.start()..=last.max(*chain.end()),
            None => chains.push(first..=last),
        }
    }
    chains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_a_crowded_day_stand_beside_each_other_if_half_a_mark_is_enough() {
        let layout = ChartLayout { rows: 2, ..ChartLayout::chart(960, 1) };
        let half = layout.pitch / 2.0;
        let moved = dodge(&layout, 960.0, &[20.0, 500.0, 500.0, 500.0, 800.0]);
        let expected = [20.0, 500.0 - half, 500.0, 500.0 + half, 800.0];
        assert!(moved.iter().zip(expected).all(|(at, expected)| (at - expected).abs() < 0.01), "{moved:?}");
        assert!(moved[3] - moved[1] >= layout.pitch, "{moved:?}");
        let crowd = vec![500.0; 9];
        assert_eq!(dodge(&layout, 960.0, &crowd), crowd, "too many");
        let edge = vec![0.0; 3];
        assert_eq!(dodge(&layout, 960.0, &edge), edge, "nothing leaves the plot");
    }
}
