//! The items of a list by the values of its facets, as bitmaps of the items' numbers.
//!
//! This is enough for lists with few values or few items. Events, of which there may be a million, have an index of their
//! own ([`super::events::FacetIndex`]).

use super::{FacetKey, Selection, bitmap};
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// For each value of each facet the items that have it.
#[derive(Debug, Default)]
pub struct FacetBitmaps<F> {
    values: BTreeMap<F, Vec<RoaringBitmap>>,
    items: u32,
}

impl<F: FacetKey> FacetBitmaps<F> {
    /// The bitmaps of a list with this many items; `values` gives those of a facet, in the order of its values.
    pub fn new(items: usize, mut values: impl FnMut(F) -> Vec<RoaringBitmap>) -> Self {
        let values = F::ALL.iter().map(|&facet| (facet, values(facet))).collect();
        Self { values, items: u32::try_from(items).unwrap_or(u32::MAX) }
    }

    /// The items of each value of a facet, in the order of its values.
    pub fn of(&self, facet: F) -> &[RoaringBitmap] {
        self.values.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// The items that have one of the chosen values of each facet.
    pub fn matching(&self, selection: &Selection<F>) -> RoaringBitmap {
        self.matching_except(selection, None)
    }

    /// How many of some items, or of all, each value of a facet would give in place of those chosen of it.
    pub fn counts(&self, selection: &Selection<F>, facet: F, among: Option<&RoaringBitmap>) -> Vec<u64> {
        let mut base = self.matching_except(selection, Some(facet));
        if let Some(among) = among {
            base &= among;
        }
        self.of(facet).iter().map(|items| base.intersection_len(items)).collect()
    }

    fn matching_except(&self, selection: &Selection<F>, except: Option<F>) -> RoaringBitmap {
        let facets = F::ALL.iter().filter(|&&facet| Some(facet) != except && selection.restricts(facet));
        facets.fold(bitmap::first(self.items), |matching, &facet| {
            // An unknown value adds nothing to the union; alone it leaves nothing.
            let chosen = selection.known(facet).filter_map(|value| self.of(facet).get(value as usize));
            matching & chosen.fold(RoaringBitmap::new(), |union, items| union | items)
        })
    }
}

/// A list of pets, as an example of all that a new list needs.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{FacetValue, ListView, PageNumber, Problem};

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    enum PetFacet {
        Kind,
        Colour,
    }

    impl PetFacet {
        fn ids(self) -> &'static [&'static str] {
            match self {
                Self::Kind => &["dog", "cat"],
                Self::Colour => &["black", "white", "brown"],
            }
        }
    }

    impl FacetKey for PetFacet {
        type Context = ();

        const ALL: &'static [Self] = &[Self::Kind, Self::Colour];

        fn key(self) -> &'static str {
            match self {
                Self::Kind => "kind",
                Self::Colour => "colour",
            }
        }

        fn find(self, (): &(), id: &str) -> Option<u32> {
            (0..).zip(self.ids()).find(|(_, own)| **own == id).map(|(value, _)| value)
        }

        fn id(self, (): &(), value: u32) -> &str {
            self.ids()[value as usize]
        }
    }

    type PetView = ListView<Selection<PetFacet>, ()>;

    /// Black and white cats, black and brown dogs.
    fn pets() -> FacetBitmaps<PetFacet> {
        let pets = [["cat", "black"], ["cat", "white"], ["dog", "black"], ["dog", "brown"]];
        let with = |id: &str| (0..).zip(&pets).filter(|(_, pet)| pet.contains(&id)).map(|(n, _)| n).collect();
        FacetBitmaps::new(pets.len(), |facet: PetFacet| facet.ids().iter().map(|id| with(id)).collect())
    }

    fn found(view: &PetView) -> Vec<u32> {
        pets().matching(&view.filter).iter().collect()
    }

    #[test]
    fn facets_narrow_each_other_and_values_of_one_are_alternatives() {
        let (view, problems) = PetView::parse(&(), "colour=black&kind=dog&page=2&kind=cat&size=3&kind=cat");
        assert!(problems.is_empty());
        assert_eq!(view.query(&()), "kind=cat&kind=dog&colour=black&page=2");
        assert_eq!(found(&view), [0, 2]);
        let counts = |facet| pets().counts(&view.filter, facet, None);
        assert_eq!([counts(PetFacet::Kind), counts(PetFacet::Colour)], [vec![1, 1], vec![2, 1, 1]]);
        let among = [1, 2].into_iter().collect();
        assert_eq!(pets().counts(&view.filter, PetFacet::Colour, Some(&among)), [1, 1, 0]);
    }

    #[test]
    fn each_condition_can_be_dropped_or_kept_alone() {
        let (view, _) = PetView::parse(&(), "kind=cat&kind=dog&colour=black&page=2");
        let shortened = |make: fn(&PetView, &(PetFacet, FacetValue)) -> PetView| -> Vec<String> {
            view.conditions().iter().map(|condition| make(&view, condition).query(&())).collect()
        };
        assert_eq!(
            shortened(PetView::without),
            ["kind=dog&colour=black", "kind=cat&colour=black", "kind=cat&kind=dog"]
        );
        assert_eq!(shortened(PetView::only), ["kind=cat", "kind=dog", "colour=black"]);
        let nothing = view.conditions().iter().fold(view.clone(), |view, condition| view.without(condition));
        assert_eq!(nothing, PetView::default());
    }

    #[test]
    fn unknown_values_match_nothing_and_only_some_are_kept() {
        let (view, problems) = PetView::parse(&(), "kind=a&kind=b&kind=c&kind=d&kind=e&kind=f&colour=red&colour=white");
        assert_eq!(problems.len(), 6);
        assert_eq!(problems[5], Problem::UnknownValue(PetFacet::Colour, "red".into()));
        assert!(found(&view).is_empty());
        let (view, _) = PetView::parse(&(), "colour=red&colour=white");
        assert_eq!((found(&view), view.query(&()).as_str()), (vec![1], "colour=red&colour=white"));
    }

    #[test]
    fn the_last_value_of_a_parameter_counts() {
        let page = |query| {
            let (view, problems) = PetView::parse(&(), query);
            (view.page, problems.len())
        };
        assert_eq!([page("page=x&page=3"), page("page=3&page=2")], [(PageNumber(3), 0), (PageNumber(2), 0)]);
        assert_eq!(page("page=2&page=0").1, 1);
        assert!(PetView::has_empty_fields("kind=") && PetView::has_empty_fields("page=+"));
        assert!(!PetView::has_empty_fields("size=&kind=cat"));
    }
}
