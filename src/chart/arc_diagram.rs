//! The web of relations: events in rows, one below the other in the order of time, and beside them a bow for each
//! relation, from the row of the one event to that of the other.
//!
//! Heights are parts of a row, distances are steps away from the rows: whole numbers, whatever the rows' size.

use crate::model::RelationKind;

/// The parts of a row's height.
pub const UNITS_PER_ROW: u32 = 1000;

/// The parts of a row on either side of which no bow ends.
const MARGIN: u32 = 200;

/// A relation beside the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiagramArc {
    /// Where it begins, in parts of a row from the top.
    pub from: u32,
    /// Where its head is.
    pub to: u32,
    /// How far it reaches from the rows, in steps from 1.
    pub depth: u32,
}

/// What a bow's head tells of the relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArrowKind {
    /// The one event is said to have brought about the other, or to answer it.
    Cause,
    /// It is said to have strengthened or continued it.
    For,
    /// It is said to have weakened or undone it.
    Against,
    /// Neither: it is a part of it, takes up its words, or is set against it.
    Beside,
}

impl ArrowKind {
    /// The head of a type of relation.
    #[must_use]
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

/// The bows of relations between rows, in the same order; `ends` are the rows from which and to which each leads, never
/// the same. Two bows beside the same rows reach differently far, and one around another farther. Of those that end at a
/// row, the ones that come from above end above those that come from below, and none crosses another there.
#[must_use]
pub fn arc_diagram(ends: &[(u32, u32)]) -> Vec<DiagramArc> {
    let reaches = reaches(ends);
    let mut bows: Vec<DiagramArc> = reaches.iter().map(|&reach| DiagramArc { from: 0, to: 0, depth: reach }).collect();
    // The ends at each row from top to bottom: bows that come from above, the nearest first, then those from below,
    // the farthest first.
    let mut ports: Vec<(u32, bool, i64, usize, bool)> = Vec::with_capacity(2 * ends.len());
    for (n, &(from, to)) in ends.iter().enumerate() {
        let reach = i64::from(reaches[n]);
        let port = |row: u32, other: u32| (row, other > row, if other > row { -reach } else { reach }, n);
        let ((row, below, order, n), (row_to, below_to, order_to, _)) = (port(from, to), port(to, from));
        ports.push((row, below, order, n, true));
        ports.push((row_to, below_to, order_to, n, false));
    }
    ports.sort_unstable();
    for row in ports.chunk_by(|a, b| a.0 == b.0) {
        let many = u32::try_from(row.len()).unwrap_or(u32::MAX);
        for (place, &(at, _, _, n, begins)) in (1..).zip(row) {
            let y = at * UNITS_PER_ROW + MARGIN + (UNITS_PER_ROW - 2 * MARGIN) * place / many.saturating_add(1);
            *(if begins { &mut bows[n].from } else { &mut bows[n].to }) = y;
        }
    }
    bows
}

/// How far each bow reaches: farther than all within it, and differently from all that it overlaps.
fn reaches(ends: &[(u32, u32)]) -> Vec<u32> {
    let span = |n: usize| (ends[n].0.min(ends[n].1), ends[n].0.max(ends[n].1));
    let mut order: Vec<usize> = (0..ends.len()).collect();
    order.sort_by_key(|&n| (span(n).1 - span(n).0, span(n).0, n));
    let mut reaches = vec![0; ends.len()];
    for (rank, &n) in order.iter().enumerate() {
        let (top, bottom) = span(n);
        let beside = order[..rank].iter().filter(|&&other| span(other).0 < bottom && top < span(other).1);
        let (mut taken, mut reach) = (Vec::new(), 1);
        for &other in beside {
            let within = top <= span(other).0 && span(other).1 <= bottom;
            reach = if within { reach.max(reaches[other] + 1) } else { reach };
            taken.push(reaches[other]);
        }
        while taken.contains(&reach) {
            reach += 1;
        }
        reaches[n] = reach;
    }
    reaches
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(bow: &DiagramArc) -> (u32, u32) {
        (bow.from.min(bow.to), bow.from.max(bow.to))
    }

    #[test]
    fn a_single_bow_joins_the_middles_of_its_rows() {
        assert_eq!(arc_diagram(&[(0, 2)]), [DiagramArc { from: 500, to: 2500, depth: 1 }]);
        assert_eq!(arc_diagram(&[(2, 0)]), [DiagramArc { from: 2500, to: 500, depth: 1 }]);
        assert_eq!(arc_diagram(&[]), []);
    }

    #[test]
    fn two_relations_between_the_same_events_are_two_bows_one_around_the_other() {
        let both = arc_diagram(&[(0, 1), (1, 0)]);
        assert_eq!(both.iter().map(|bow| bow.depth).collect::<Vec<_>>(), [1, 2]);
        assert!(span(&both[1]).0 < span(&both[0]).0 && span(&both[0]).1 < span(&both[1]).1);
    }

    proptest! {
        #[test]
        fn bows_end_at_their_rows_and_can_be_told_apart(
            ends in proptest::collection::vec((0..40_u32, 0..40_u32), 0..120)
        ) {
            let ends: Vec<(u32, u32)> = ends.into_iter().filter(|(from, to)| from != to).collect();
            let bows = arc_diagram(&ends);
            prop_assert_eq!(bows.len(), ends.len());
            let mut ports = Vec::new();
            for (bow, &(from, to)) in bows.iter().zip(&ends) {
                prop_assert_eq!((bow.from / UNITS_PER_ROW, bow.to / UNITS_PER_ROW), (from, to));
                ports.extend([bow.from, bow.to]);
            }
            ports.sort_unstable();
            prop_assert!(ports.windows(2).all(|pair| pair[0] != pair[1]), "two end at one point");
            for (n, one) in bows.iter().enumerate() {
                for other in &bows[..n] {
                    let ((a, b), (c, d)) = (span(one), span(other));
                    let apart = b < c || d < a;
                    prop_assert!(apart || one.depth != other.depth, "{one:?} {other:?}");
                    let around = (a < c && d < b && one.depth < other.depth) || (c < a && b < d && other.depth < one.depth);
                    prop_assert!(!around, "{one:?} {other:?}");
                }
            }
            // A drawing is never wider than a step for each.
            let most = bows.iter().map(|bow| bow.depth).max().unwrap_or(0);
            prop_assert!(most as usize <= bows.len());
        }
    }
}
