//! An arc diagram: a list of events in chronological order, and next to it an arc for each relation, from the row of one
//! event to that of the other.
//!
//! Heights are in units of [`UNITS_PER_ROW`] per row and depths in steps from the list, so the geometry is independent of the
//! size of the text.

use crate::model::RelationKind;

/// Units per row height.
pub const UNITS_PER_ROW: u32 = 1000;

/// No arc ends within this many units of the top or bottom of a row.
const ROW_MARGIN: u32 = 200;

/// An arc for a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiagramArc {
    /// Height of its start, in units from the top.
    pub from: u32,
    /// Height of its arrowhead, in units from the top.
    pub to: u32,
    /// How far it extends from the list, in steps from 1.
    pub depth: u32,
}

/// The shape of an arrowhead, which stands for a group of relation types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArrowKind {
    /// Causes and reactions.
    Cause,
    /// Support: the event strengthened or renewed the other.
    For,
    /// Opposition: the event weakened, ended, replaced or violated the other.
    Against,
    /// Neutral: part of, echo of, contrast with the other.
    Beside,
}

impl ArrowKind {
    pub fn of(kind: RelationKind) -> Self {
        match kind {
            RelationKind::LedTo | RelationKind::ReactedTo => Self::Cause,
            RelationKind::Strengthened | RelationKind::Renewed | RelationKind::Reaffirmed => Self::For,
            RelationKind::Weakened | RelationKind::Ended | RelationKind::Superseded | RelationKind::Violated => {
                Self::Against
            }
            RelationKind::PartOf | RelationKind::Echoed | RelationKind::ContrastedWith => Self::Beside,
        }
    }
}

/// Lays out the arcs of relations, in the same order. `ends` are the rows from which and to which each leads; they differ.
///
/// Two arcs that share a part of the list have different depths, and an arc around another is deeper. At a row, arcs from
/// above end above arcs from below, ordered so that no two cross there.
pub fn arc_diagram(ends: &[(u32, u32)]) -> Vec<DiagramArc> {
    let depths = depths(ends);
    let mut arcs: Vec<DiagramArc> = depths.iter().map(|&depth| DiagramArc { from: 0, to: 0, depth }).collect();
    // The ends at each row from top to bottom: arcs from above, the shallowest first, then arcs from below, the deepest
    // first.
    let mut ports: Vec<(u32, bool, i64, usize, bool)> = Vec::with_capacity(2 * ends.len());
    for (n, &(from, to)) in ends.iter().enumerate() {
        let depth = i64::from(depths[n]);
        let port = |row: u32, other: u32| (row, other > row, if other > row { -depth } else { depth }, n);
        let ((row, below, order, n), (row_to, below_to, order_to, _)) = (port(from, to), port(to, from));
        ports.push((row, below, order, n, true));
        ports.push((row_to, below_to, order_to, n, false));
    }
    ports.sort_unstable();
    for row in ports.chunk_by(|a, b| a.0 == b.0) {
        let many = u32::try_from(row.len()).unwrap_or(u32::MAX);
        for (place, &(at, _, _, n, begins)) in (1..).zip(row) {
            let y = at * UNITS_PER_ROW + ROW_MARGIN + (UNITS_PER_ROW - 2 * ROW_MARGIN) * place / many.saturating_add(1);
            *(if begins { &mut arcs[n].from } else { &mut arcs[n].to }) = y;
        }
    }
    arcs
}

/// The depth of each arc: greater than that of all arcs within it, and different from that of all arcs it overlaps. Short
/// arcs are placed first, so that an arc is placed after all those within it.
fn depths(ends: &[(u32, u32)]) -> Vec<u32> {
    let span = |n: usize| (ends[n].0.min(ends[n].1), ends[n].0.max(ends[n].1));
    let mut order: Vec<usize> = (0..ends.len()).collect();
    order.sort_by_key(|&n| (span(n).1 - span(n).0, span(n).0, n));
    let mut depths = vec![0; ends.len()];
    for (rank, &n) in order.iter().enumerate() {
        let (top, bottom) = span(n);
        let beside = order[..rank].iter().filter(|&&other| span(other).0 < bottom && top < span(other).1);
        let (mut taken, mut depth) = (Vec::new(), 1);
        for &other in beside {
            let within = top <= span(other).0 && span(other).1 <= bottom;
            depth = if within { depth.max(depths[other] + 1) } else { depth };
            taken.push(depths[other]);
        }
        while taken.contains(&depth) {
            depth += 1;
        }
        depths[n] = depth;
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(arc: &DiagramArc) -> (u32, u32) {
        (arc.from.min(arc.to), arc.from.max(arc.to))
    }

    #[test]
    fn a_single_arc_joins_the_middles_of_its_rows() {
        assert_eq!(arc_diagram(&[(0, 2)]), [DiagramArc { from: 500, to: 2500, depth: 1 }]);
        assert_eq!(arc_diagram(&[(2, 0)]), [DiagramArc { from: 2500, to: 500, depth: 1 }]);
        assert_eq!(arc_diagram(&[]), []);
    }

    #[test]
    fn two_relations_between_the_same_events_are_two_arcs_one_around_the_other() {
        let both = arc_diagram(&[(0, 1), (1, 0)]);
        assert_eq!(both.iter().map(|arc| arc.depth).collect::<Vec<_>>(), [1, 2]);
        assert!(span(&both[1]).0 < span(&both[0]).0 && span(&both[0]).1 < span(&both[1]).1);
    }

    proptest! {
        #[test]
        fn arcs_end_at_their_rows_and_can_be_told_apart(
            ends in proptest::collection::vec((0..40_u32, 0..40_u32), 0..120)
        ) {
            let ends: Vec<(u32, u32)> = ends.into_iter().filter(|(from, to)| from != to).collect();
            let arcs = arc_diagram(&ends);
            prop_assert_eq!(arcs.len(), ends.len());
            let mut ports = Vec::new();
            for (arc, &(from, to)) in arcs.iter().zip(&ends) {
                prop_assert_eq!((arc.from / UNITS_PER_ROW, arc.to / UNITS_PER_ROW), (from, to));
                ports.extend([arc.from, arc.to]);
            }
            ports.sort_unstable();
            prop_assert!(ports.windows(2).all(|pair| pair[0] != pair[1]), "two end at one point");
            for (n, one) in arcs.iter().enumerate() {
                for other in &arcs[..n] {
                    let ((a, b), (c, d)) = (span(one), span(other));
                    let apart = b < c || d < a;
                    prop_assert!(apart || one.depth != other.depth, "{one:?} {other:?}");
                    let around = (a < c && d < b && one.depth < other.depth) || (c < a && b < d && other.depth < one.depth);
                    prop_assert!(!around, "{one:?} {other:?}");
                }
            }
            // A drawing is never wider than a step for each.
            let most = arcs.iter().map(|arc| arc.depth).max().unwrap_or(0);
            prop_assert!(most as usize <= arcs.len());
        }
    }
}
