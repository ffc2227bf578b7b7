//! The events in which something stands, by how much it weighs there, and their order by relevance.

use super::passages::Field;
use crate::model::EventIx;
use roaring::RoaringBitmap;

/// The events in which something stands.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// All of them.
    pub any: RoaringBitmap,
    /// Those in whose fields it stands, of all but the last field, by [`Field`].
    weighty: [RoaringBitmap; Field::ALL.len() - 1],
}

impl Hits {
    /// That it stands in a field of an event.
    pub fn insert(&mut self, event: u32, field: Field) {
        self.any.insert(event);
        if let Some(events) = self.weighty.get_mut(field as usize) {
            events.insert(event);
        }
    }

    /// That it stands in a field of some events.
    pub fn add(&mut self, events: &RoaringBitmap, field: Field) {
        self.any |= events;
        if let Some(own) = self.weighty.get_mut(field as usize) {
            *own |= events;
        }
    }

    /// Where the one or the other stands.
    pub fn join(&mut self, other: Self) {
        self.any |= other.any;
        self.weighty.iter_mut().zip(other.weighty).for_each(|(own, other)| *own |= other);
    }

    /// The same, from hits that stay.
    pub fn join_with(&mut self, other: &Self) {
        self.any |= &other.any;
        self.weighty.iter_mut().zip(&other.weighty).for_each(|(own, other)| *own |= other);
    }

    /// Those in whose titles it stands.
    pub fn titles(&self) -> &RoaringBitmap {
        &self.weighty[Field::Title as usize]
    }
}

/// Some of the events by relevance. An event's relevance is the sum of the weights of the weightiest field of each term;
/// significance decides between equals, then time.
pub fn ranked<'a>(
    events: &RoaringBitmap,
    terms: &[Hits],
    by_significance: impl Iterator<Item = &'a RoaringBitmap>,
    skip: usize,
    take: usize,
) -> Vec<EventIx> {
    let Some(last) = events.max() else { return Vec::new() };
    let mut scores = vec![0_u16; last as usize + 1];
    for hits in terms {
        for (field, own) in Field::ALL.into_iter().zip(&hits.weighty) {
            (own & events).into_iter().for_each(|event| scores[event as usize] += field.weight() * SIGNIFICANCES);
        }
    }
    for (rank, significant) in (1..SIGNIFICANCES).rev().zip(by_significance) {
        (significant & events).into_iter().for_each(|event| scores[event as usize] += rank);
    }
    // How many have each score, from which follows the least that comes among the first so many.
    let wanted = skip.saturating_add(take);
    let mut having = vec![0_usize; scores.iter().max().map_or(0, |&most| usize::from(most) + 1)];
    events.iter().for_each(|event| having[usize::from(scores[event as usize])] += 1);
    let mut above = 0;
    let mut least = 0;
    for (score, count) in having.iter().enumerate().rev() {
        least = score;
        above += count;
        if above >= wanted {
            break;
        }
    }
    let score = |event: &u32| scores[*event as usize];
    let mut first: Vec<u32> = events.iter().filter(|event| usize::from(score(event)) >= least).collect();
    first.sort_by_key(|event| std::cmp::Reverse(score(event)));
    first.into_iter().skip(skip).take(take).map(EventIx).collect()
}

/// One more than the ranks of significance: a weight counts more than any of them.
const SIGNIFICANCES: u16 = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weightier_fields_come_first_then_significance_then_time() {
        let mut one = Hits::default();
        let mut other = Hits::default();
        for (event, field) in
            [(1, Field::Evidence), (2, Field::Title), (3, Field::Text), (4, Field::Title), (5, Field::Evidence)]
        {
            one.insert(event, field);
            other.insert(event, if event == 5 { Field::Title } else { Field::Evidence });
        }
        let events: RoaringBitmap = (1..6).collect();
        // 4 is the most significant, then 3; the rest are equals.
        let significance = [vec![4], vec![3], vec![1, 2, 5]].map(RoaringBitmap::from_iter);
        let order = |skip, take| {
            let ranked = ranked(&events, &[one.clone(), other.clone()], significance.iter(), skip, take);
            ranked.into_iter().map(|event| event.0).collect::<Vec<_>>()
        };
        assert_eq!(order(0, 9), [4, 2, 5, 3, 1]);
        assert_eq!(order(1, 2), [2, 5]);
        assert_eq!(order(5, 2), Vec::<u32>::new());
    }
}
