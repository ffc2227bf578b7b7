//! What has each value of each facet, as bitmaps of numbers, and what passes a filter among them. The numbers are those
//! of events or, at either end, of relations.
//!
//! How many of some numbers have each value is counted in one of two ways, whichever is the cheaper: by intersecting the
//! numbers with the bitmap of each value, or, where they are few and the values many, by looking at the values of each
//! number.

use super::forward_index::ForwardIndex;
use super::{Facet, Filter};
use crate::model::{ActorIx, Event, Timeline};
use crate::query::bitmap;
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The numbers that have each value of each facet.
#[derive(Debug)]
pub struct FacetIndex {
    /// The numbers of each value, by [`Facet`], then [`ABOUT`].
    facets: Vec<Vec<RoaringBitmap>>,
    /// How each of these bitmaps looks.
    shapes: Vec<Vec<Density>>,
    /// The values of each number, but those of facets whose values are stretches: see [`is_listed`].
    lists: ForwardIndex,
    /// How many numbers there are.
    total: u32,
}

/// Behind the facets stands that of actors with what concerns them.
const ABOUT: usize = Facet::ALL.len();

/// Every facet, and that of actors with what concerns them.
fn slots() -> impl Iterator<Item = (usize, Facet)> {
    Facet::ALL.into_iter().chain([Facet::Actor]).enumerate()
}

/// Whether a facet's values are listed for each number. Eras and decades of events are stretches of numbers.
fn is_listed(facet: Facet) -> bool {
    !matches!(facet, Facet::Era | Facet::Decade)
}

/// What a bitmap costs to be met with another.
#[derive(Clone, Copy, Debug)]
enum Density {
    /// It has all numbers from a first to a last.
    Contiguous(u32, u32),
    /// It has so many, some here and some there.
    Sparse(u64),
}

/// About how many nanoseconds it takes to look up the values of a number, to meet two dense containers of bitmaps, to
/// look for a number in a container, and to count the numbers of a stretch. Only their ratios matter.
const COST_LOOKUP: u64 = 20;
const COST_DENSE: u64 = 200;
const COST_PROBE: u64 = 1;
const COST_RANGE: u64 = 100;

/// Numbers of a container, and those from which on it is dense.
const CONTAINER: u64 = 1 << 16;
const DENSE: u64 = 4096;

impl Density {
    fn of(numbers: &RoaringBitmap) -> Self {
        match (numbers.min(), numbers.max(), numbers.len()) {
            (Some(first), Some(last), many) if many == u64::from(last - first) + 1 => Self::Contiguous(first, last),
            (.., many) => Self::Sparse(many),
        }
    }

    /// How many numbers the bitmap of this shape has in common with others.
    fn met(self, own: &RoaringBitmap, numbers: &RoaringBitmap) -> u64 {
        match self {
            Self::Contiguous(first, last) => numbers.range_cardinality(first..=last),
            Self::Sparse(0) => 0,
            Self::Sparse(_) => own.intersection_len(numbers),
        }
    }

    /// About how many nanoseconds that takes with so many numbers that lie within so many containers of `all`, if both
    /// lie evenly.
    fn cost(self, many: u64, within: u64, all: u64) -> u64 {
        let Self::Sparse(own) = self else { return COST_RANGE };
        let containers = all.min(own);
        let (one, other) = (own / containers.max(1), many / within.max(1));
        containers.min(within)
            * match (one > DENSE, other > DENSE) {
                (true, true) => COST_DENSE,
                (false, false) => COST_PROBE * (one + other),
                _ => COST_PROBE * one.min(other),
            }
    }
}

/// Those of some numbers that pass a filter's choices, facet by facet.
#[derive(Debug)]
pub struct FacetFilter<'a> {
    /// The numbers; where there is no condition but the choices, none.
    among: Option<&'a RoaringBitmap>,
    chosen: Vec<FacetGroup>,
    /// What passes every choice.
    pub passing: RoaringBitmap,
    /// How many numbers there are.
    total: u32,
}

/// What passes the choices of a group of values of a facet.
#[derive(Debug)]
struct FacetGroup {
    facet: Facet,
    /// The group; under `actors=all` none, since each choice stands alone.
    group: Option<usize>,
    numbers: RoaringBitmap,
}

impl FacetIndex {
    /// The values of some events, to which numbers are given from 0 on. An event of a predecessor is also one of each
    /// successor.
    pub fn new<'a>(timeline: &Timeline, events: impl Iterator<Item = &'a Event>) -> Self {
        let empty = |facet: Facet| vec![RoaringBitmap::new(); facet.len(timeline)];
        // The actors that each actor's events also count for: itself and those that continue it.
        let mut successors: Vec<Vec<u32>> = vec![Vec::new(); timeline.actors.len()];
        for actor in (0..).map(ActorIx).take(timeline.actors.len()) {
            timeline.with_predecessors(actor).into_iter().for_each(|before| successors[before.index()].push(actor.0));
        }
        let facets = slots().map(|(_, facet)| empty(facet)).collect();
        let mut all = Self { facets, shapes: Vec::new(), lists: ForwardIndex::default(), total: 0 };
        events.for_each(|event| all.push(timeline, event, &successors));
        all.lists.finish();
        all.shapes = all.facets.iter().map(|values| values.iter().map(Density::of).collect()).collect();
        all
    }

    fn push(&mut self, timeline: &Timeline, event: &Event, successors: &[Vec<u32>]) {
        let mut values = Vec::new();
        let mut before = 0;
        for (slot, facet) in slots() {
            values.clear();
            let mut succeeded = |actors: &[ActorIx]| {
                actors.iter().for_each(|actor| values.extend_from_slice(&successors[actor.index()]));
            };
            match facet {
                Facet::Actor => {
                    succeeded(&event.actors);
                    if slot == ABOUT {
                        succeeded(&event.concerns);
                    }
                }
                _ => facet.each(timeline, event, |value| values.push(value)),
            }
            values.sort_unstable();
            values.dedup();
            for &value in &values {
                let _ = self.facets[slot][value as usize].try_push(self.total);
                if is_listed(facet) {
                    self.lists.push(before + value);
                }
            }
            before += u32::try_from(self.facets[slot].len()).unwrap_or(0);
        }
        self.lists.end();
        self.total += 1;
    }

    /// The numbers of each value of a facet, in the order of its values.
    #[must_use]
    pub fn of(&self, facet: Facet, about: bool) -> &[RoaringBitmap] {
        &self.facets[slot(facet, about)]
    }

    /// What passes a filter's choices; `among` are the numbers that meet its other conditions, where it has any.
    pub fn filter<'a>(
        &self,
        timeline: &Timeline,
        filter: &Filter,
        among: Option<&'a RoaringBitmap>,
    ) -> FacetFilter<'a> {
        let mut chosen: Vec<FacetGroup> = Vec::new();
        for facet in Facet::ALL {
            let postings = self.of(facet, filter.about);
            let alone = filter.all_actors && facet == Facet::Actor;
            let mut unions: BTreeMap<usize, RoaringBitmap> = BTreeMap::new();
            for (n, choice) in filter.facets.values(facet).iter().enumerate() {
                let group = choice.known().map_or(0, |value| facet.group(timeline, value));
                // A word that is no value adds nothing to its union; alone it leaves nothing.
                let union = unions.entry(if alone { n } else { group }).or_default();
                if let Some(value) = choice.known() {
                    let posting = &postings[value as usize];
                    // Where few numbers are asked about, the union is made of these alone.
                    match among.filter(|few| few.len() < posting.len()) {
                        Some(few) => *union |= few & posting,
                        None => *union |= posting,
                    }
                }
            }
            let one = |(group, numbers)| FacetGroup { facet, group: (!alone).then_some(group), numbers };
            chosen.extend(unions.into_iter().map(one));
        }
        let parts = among.into_iter().chain(chosen.iter().map(|chosen| &chosen.numbers));
        let passing = intersect_all(parts.collect(), self.total);
        FacetFilter { among, chosen, passing, total: self.total }
    }

    /// How many numbers each value of each facet would give in place of those chosen of its group. Values of another group
    /// of the facet, and all other actors under `actors=all`, stay conditions.
    pub fn counts(&self, timeline: &Timeline, about: bool, narrowed: &FacetFilter<'_>) -> Vec<Vec<u64>> {
        let all: Vec<usize> = Facet::ALL.map(|facet| slot(facet, about)).into();
        let passing = FacetCounts::new(self, Cow::Borrowed(&narrowed.passing), &all);
        let count = |facet: Facet| {
            let slot = slot(facet, about);
            let group = |value: usize| u32::try_from(value).map_or(0, |value| facet.group(timeline, value));
            let mut counts = passing.of(slot);
            let own: BTreeSet<usize> = narrowed.groups(facet).collect();
            for chosen in own {
                let other =
                    FacetCounts::new(self, Cow::Owned(narrowed.without(facet, chosen).into_owned()), &[slot]).of(slot);
                let values = counts.iter_mut().zip(other).enumerate();
                values.filter(|(value, _)| group(*value) == chosen).for_each(|(_, (count, other))| *count = other);
            }
            counts
        };
        Facet::ALL.map(count).into()
    }
}

fn slot(facet: Facet, about: bool) -> usize {
    if about && facet == Facet::Actor { ABOUT } else { facet as usize }
}

/// Some numbers whose values are counted.
struct FacetCounts<'a> {
    postings: &'a FacetIndex,
    numbers: Cow<'a, RoaringBitmap>,
    /// How many of them have each value, numbered through, where each of them was looked at.
    looked_at: Option<Vec<u64>>,
}

impl<'a> FacetCounts<'a> {
    /// Numbers of which the values of some facets are wanted.
    fn new(postings: &'a FacetIndex, numbers: Cow<'a, RoaringBitmap>, wanted: &[usize]) -> Self {
        let many = numbers.len();
        let shapes = wanted.iter().flat_map(|&slot| &postings.shapes[slot]);
        let reach = numbers.min().zip(numbers.max()).map_or(0, |(first, last)| u64::from(last - first) + 1);
        let [within, all] = [reach, postings.total.into()].map(|numbers| numbers.div_ceil(CONTAINER));
        let intersecting: u64 = shapes.map(|shape| shape.cost(many, within, all)).sum();
        let looking = many < u64::from(postings.total) && many * COST_LOOKUP < intersecting;
        let values = || postings.facets.iter().map(Vec::len).sum();
        let looked_at = looking.then(|| postings.lists.count(&numbers, values()));
        Self { postings, numbers, looked_at }
    }

    fn of(&self, slot: usize) -> Vec<u64> {
        let FacetIndex { facets, shapes, total, .. } = self.postings;
        let own = facets[slot].iter().zip(&shapes[slot]);
        match &self.looked_at {
            _ if self.numbers.len() == u64::from(*total) => facets[slot].iter().map(RoaringBitmap::len).collect(),
            Some(counts) if Facet::ALL.get(slot).copied().is_none_or(is_listed) => {
                let before: usize = facets[..slot].iter().map(Vec::len).sum();
                counts[before..before + facets[slot].len()].to_vec()
            }
            _ => own.map(|(own, shape)| shape.met(own, &self.numbers)).collect(),
        }
    }
}

impl FacetFilter<'_> {
    /// The groups of a facet's values of which some are chosen.
    fn groups(&self, facet: Facet) -> impl Iterator<Item = usize> {
        self.chosen.iter().filter(move |chosen| chosen.facet == facet).filter_map(|chosen| chosen.group)
    }

    /// What passes every choice but those of a group of a facet.
    pub fn without(&self, facet: Facet, group: usize) -> Cow<'_, RoaringBitmap> {
        let own = |chosen: &&FacetGroup| chosen.facet == facet && chosen.group == Some(group);
        if !self.chosen.iter().any(|chosen| own(&chosen)) {
            return Cow::Borrowed(&self.passing);
        }
        let others = self.chosen.iter().filter(|chosen| !own(chosen)).map(|chosen| &chosen.numbers);
        Cow::Owned(intersect_all(self.among.into_iter().chain(others).collect(), self.total))
    }
}

/// The numbers that are in all of some bitmaps, the smallest first; where there are none, every number.
fn intersect_all(mut parts: Vec<&RoaringBitmap>, total: u32) -> RoaringBitmap {
    parts.sort_by_key(|part| part.len());
    match parts.split_first() {
        None => bitmap::first(total),
        Some((one, [])) => (*one).clone(),
        Some((one, [other, rest @ ..])) => rest.iter().fold(*one & *other, |met, part| met & *part),
    }
}
