//! The events in which something stands, by how much it weighs there, and their order by relevance.

use super::fields::Field;
use crate::model::EventIx;
use roaring::{MultiOps, RoaringBitmap};

/// The events in which something stands.
#[derive(Clone, Debug, Default)]
pub struct FieldPostings {
    /// All of them.
    pub any: RoaringBitmap,
    /// Those in whose fields it stands, by [`Field`].
    fields: [RoaringBitmap; Field::ALL.len()],
}

impl FieldPostings {
    /// That it stands in a field of an event, which comes after those told before. [`Self::any`] is made of all fields
    /// when everything has been told.
    pub fn push(&mut self, event: u32, field: Field) {
        // Events come in their order.
        let _ = self.fields[field as usize].try_push(event);
    }

    /// That it stands in a field of some events.
    pub fn add(&mut self, events: &RoaringBitmap, field: Field) {
        self.fields[field as usize] |= events;
    }

    /// When everything has been told: gathers all events in which it stands, whatever the field.
    pub fn gathered(mut self) -> Self {
        self.any = self.fields.iter().union();
        self
    }

    /// Where the one or the other stands.
    pub fn join(&mut self, other: &Self) {
        self.any |= &other.any;
        self.fields.iter_mut().zip(&other.fields).for_each(|(own, other)| *own |= other);
    }

    /// Those in whose titles it stands.
    pub fn titles(&self) -> &RoaringBitmap {
        &self.fields[Field::Title as usize]
    }
}

/// Some of the events by relevance, of `total` that there are. An event's relevance is the sum of the weights of the
/// weightiest field of each term, times the term's rarity; significance decides between equals, then time. Where all terms
/// stand one behind the other, as in `phrase`, that counts for more than a rare word in a title.
pub fn ranked<'a>(
    events: &RoaringBitmap,
    terms: &[FieldPostings],
    phrase: &FieldPostings,
    total: u64,
    by_significance: impl Iterator<Item = &'a RoaringBitmap>,
    skip: usize,
    take: usize,
) -> Vec<EventIx> {
    if let [term] = terms {
        return in_tiers(events, term, by_significance, skip, take);
    }
    let Some(last) = events.max() else { return Vec::new() };
    let mut scores = vec![0_u16; last as usize + 1];
    let mut add = |hits: &FieldPostings, weight: &dyn Fn(Field) -> u16| {
        let mut rest = events.clone();
        for (field, own) in Field::ALL.into_iter().zip(&hits.fields) {
            let here = &rest & own;
            rest -= &here;
            let more = weight(field) * SIGNIFICANCES;
            here.into_iter().for_each(|event| scores[event as usize] = scores[event as usize].saturating_add(more));
        }
    };
    for hits in terms {
        let rarity = rarity(hits.any.len(), total);
        add(hits, &|field| field.weight() * rarity);
    }
    add(phrase, &|field| (Field::Title.weight() + field.weight()) * RAREST);
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

/// How much rarer a term is than one that every event has: from 1 to [`RAREST`], one more each time that it is in half as
/// many events.
fn rarity(events: u64, total: u64) -> u16 {
    let halves = (total / events.max(1)).max(1).ilog2();
    u16::try_from(halves).map_or(RAREST, |halves| (halves + 1).min(RAREST))
}

/// A term in one of 64 events, or fewer.
const RAREST: u16 = 7;

/// The same of a single term, of which there may be very many: the weightiest field first, in it the most significant.
fn in_tiers<'a>(
    events: &RoaringBitmap,
    term: &FieldPostings,
    by_significance: impl Iterator<Item = &'a RoaringBitmap>,
    skip: usize,
    take: usize,
) -> Vec<EventIx> {
    let significances: Vec<&RoaringBitmap> = by_significance.collect();
    let mut rest = events.clone();
    let mut found = Vec::new();
    let mut passed = 0;
    for field in &term.fields {
        let tier = &rest & field;
        rest -= &tier;
        for significant in significances.iter().map(|significant| &tier & *significant) {
            let from = skip.saturating_sub(passed);
            passed += usize::try_from(significant.len()).unwrap_or(usize::MAX);
            found.extend(significant.iter().skip(from).take(take - found.len()).map(EventIx));
            if found.len() == take {
                return found;
            }
        }
    }
    found
}

/// One more than the ranks of significance: a weight counts more than any of them.
const SIGNIFICANCES: u16 = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weightier_fields_come_first_then_significance_then_time() {
        let mut one = FieldPostings::default();
        let mut other = FieldPostings::default();
        for (event, field) in
            [(1, Field::Evidence), (2, Field::Title), (3, Field::Text), (4, Field::Title), (5, Field::Evidence)]
        {
            one.push(event, field);
            other.push(event, if event == 5 { Field::Title } else { Field::Evidence });
        }
        let events: RoaringBitmap = (1..6).collect();
        // 4 is the most significant, then 3; the rest are equals.
        let significance = [vec![4], vec![3], vec![1, 2, 5]].map(RoaringBitmap::from_iter);
        let mut phrase = FieldPostings::default();
        let order = |phrase: &FieldPostings, skip, take| {
            let terms = [one.clone(), other.clone()];
            let ranked = ranked(&events, &terms, phrase, 6, significance.iter(), skip, take);
            ranked.into_iter().map(|event| event.0).collect::<Vec<_>>()
        };
        assert_eq!(order(&phrase, 0, 9), [4, 2, 5, 3, 1]);
        assert_eq!(order(&phrase, 1, 2), [2, 5]);
        assert_eq!(order(&phrase, 5, 2), Vec::<u32>::new());
        phrase.push(1, Field::Evidence);
        phrase.push(3, Field::Text);
        assert_eq!(order(&phrase, 0, 9), [3, 1, 4, 2, 5], "one behind the other");
    }

    #[test]
    fn a_single_word_is_ranked_as_several_are() {
        let mut term = FieldPostings::default();
        for event in 0..400_u32 {
            let field = Field::ALL[(event as usize * 7 + event as usize / 5) % 4];
            if event % 3 == 0 {
                term.push(event, field);
            }
            // In a second field, as another form of the word may be.
            if event % 9 == 0 && field != Field::Text {
                term.push(event, Field::Text);
            }
        }
        let significance: [RoaringBitmap; 5] =
            std::array::from_fn(|rank| (0..400).filter(|event| (event / 2) % 5 == rank as u32).collect());
        let events = &term.clone().gathered().any & &(30..333).collect();
        // A term that is in every text adds the same to all.
        let mut everywhere = FieldPostings::default();
        (0..400).for_each(|event| everywhere.push(event, Field::Evidence));
        for (skip, take) in [(0, 5), (3, 40), (0, 1000), (90, 20), (200, 3)] {
            let none = FieldPostings::default();
            let one = ranked(&events, std::slice::from_ref(&term), &none, 400, significance.iter(), skip, take);
            let two = [term.clone(), everywhere.clone()];
            assert_eq!(one, ranked(&events, &two, &none, 400, significance.iter(), skip, take));
            assert_eq!(one.len(), (events.len() as usize).saturating_sub(skip).min(take));
        }
    }
}
