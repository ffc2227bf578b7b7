//! The order of search results by relevance.

use super::field_postings::FieldPostings;
use super::fields::Field;
use crate::model::EventIx;
use roaring::RoaringBitmap;

/// `take` events in order of relevance, after the first `skip`. `total` is the number of all events of the timeline.
///
/// The relevance of an event is the sum, over all terms, of the weight of the weightiest field that has the term times the
/// rarity of the term. Between equals, the more significant event comes first, then the earlier one. An event in which all
/// terms follow each other, as in `phrase`, ranks above one with a rare word in its title.
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
        return ranked_by_tier(events, term, by_significance, skip, take);
    }
    let Some(last) = events.max() else { return Vec::new() };
    let mut scores = vec![0_u16; last as usize + 1];
    let mut add = |postings: &FieldPostings, weight: &dyn Fn(Field) -> u16| {
        let mut rest = events.clone();
        for (field, own) in postings.by_field() {
            let here = &rest & own;
            rest -= &here;
            let more = weight(field) * SIGNIFICANCES;
            here.into_iter().for_each(|event| scores[event as usize] = scores[event as usize].saturating_add(more));
        }
    };
    for term in terms {
        let rarity = rarity(term.any.len(), total);
        add(term, &|field| field.weight() * rarity);
    }
    add(phrase, &|field| (Field::Title.weight() + field.weight()) * MAX_RARITY);
    for (rank, significant) in (1..SIGNIFICANCES).rev().zip(by_significance) {
        (significant & events).into_iter().for_each(|event| scores[event as usize] += rank);
    }
    // A histogram of the scores gives the lowest score on the page, so that only events above it need to be sorted.
    let wanted = skip.saturating_add(take);
    let mut histogram = vec![0_usize; scores.iter().max().map_or(0, |&max| usize::from(max) + 1)];
    events.iter().for_each(|event| histogram[usize::from(scores[event as usize])] += 1);
    let mut above = 0;
    let mut lowest = 0;
    for (score, count) in histogram.iter().enumerate().rev() {
        lowest = score;
        above += count;
        if above >= wanted {
            break;
        }
    }
    let score = |event: &u32| scores[*event as usize];
    let mut first: Vec<u32> = events.iter().filter(|event| usize::from(score(event)) >= lowest).collect();
    first.sort_by_key(|event| std::cmp::Reverse(score(event)));
    first.into_iter().skip(skip).take(take).map(EventIx).collect()
}

/// The rarity of a term: 1 if it is in more than half of all events, and one more for each halving, up to [`MAX_RARITY`].
pub fn rarity(events: u64, total: u64) -> u16 {
    let halvings = (total / events.max(1)).max(1).ilog2();
    u16::try_from(halvings).map_or(MAX_RARITY, |halvings| (halvings + 1).min(MAX_RARITY))
}

/// The rarity of a term in one of 2,048 events, or in fewer.
const MAX_RARITY: u16 = 12;

/// The same for a single term, which may have very many events: by the weight of the field, then by significance, then by time.
/// It intersects bitmaps until the page is full, instead of scoring every event.
fn ranked_by_tier<'a>(
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
    let fields: Vec<(Field, &RoaringBitmap)> = term.by_field().collect();
    for equals in fields.chunk_by(|(one, _), (other, _)| one.weight() == other.weight()) {
        let tier = equals.iter().fold(RoaringBitmap::new(), |tier, (_, own)| tier | (&rest & *own));
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

/// One more than the number of significances. Weights are multiplied by it, so that significance decides only between equals.
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
        assert_eq!(order(&phrase, 0, 9), [3, 1, 4, 2, 5], "all terms follow each other");
    }

    #[test]
    fn a_single_word_is_ranked_as_several_are() {
        let mut term = FieldPostings::default();
        for event in 0..400_u32 {
            let field = Field::ALL[(event as usize * 7 + event as usize / 5) % 5];
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
        let events = &term.clone().finish().any & &(30..333).collect();
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
