//! What has each value of each facet, as bitmaps of numbers, and what passes a filter among them. The numbers are those
//! of events or, at either end, of relations.
//!
//! How many of some numbers have each value of a facet is counted in one of two ways, whichever is the cheaper: by
//! intersecting the numbers with the bitmap of each value, or, where they are few and the values many, by looking at the
//! values of each number.

use super::columns::Column;
use super::{Facet, Filter};
use crate::model::{ActorIx, Event, Timeline};
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The numbers that have each value of each facet.
#[derive(Debug)]
pub struct Postings {
    /// By [`Facet`], then [`ABOUT`].
    facets: Vec<Values>,
    /// The actors that each actor's events also count for: itself and those that continue it.
    successors: Vec<Vec<u32>>,
    /// How many numbers there are.
    total: u32,
}

/// Behind the facets stands that of actors with what concerns them.
const ABOUT: usize = Facet::ALL.len();

/// The numbers of each value of a facet, and the values of each number.
#[derive(Debug, Default)]
struct Values {
    numbers: Vec<RoaringBitmap>,
    column: Option<Column>,
}

/// Values from which on a facet has a column.
const MANY: usize = 12;

/// About how many nanoseconds it takes to look up the values of a number, to meet two dense containers of bitmaps, to
/// look for a number in a dense container, and to count the numbers of a stretch. Only their ratios matter.
const LOOK: u64 = 5;
const MEET: u64 = 200;
const SEEK: u64 = 1;
const STRETCH: u64 = 150;

/// Numbers of a container, and those from which on it is dense.
const CONTAINER: u64 = 1 << 16;
const DENSE: u64 = 4096;

/// Those of some numbers that pass a filter's choices, facet by facet.
#[derive(Debug)]
pub(super) struct Narrowed<'a> {
    /// The numbers; where there is no condition but the choices, none.
    among: Option<&'a RoaringBitmap>,
    chosen: Vec<Chosen>,
    passing: RoaringBitmap,
    /// How many numbers there are.
    total: u32,
}

/// What passes the choices of a group of values of a facet.
#[derive(Debug)]
struct Chosen {
    facet: Facet,
    /// The group; under `actors=all` none, since each choice stands alone.
    group: Option<usize>,
    numbers: RoaringBitmap,
}

impl Postings {
    /// None yet.
    pub(super) fn new(timeline: &Timeline) -> Self {
        let empty = |facet: Facet| {
            let values = facet.len(timeline);
            let column = (values > MANY).then(Column::default);
            Values { numbers: vec![RoaringBitmap::new(); values], column }
        };
        let mut successors: Vec<Vec<u32>> = vec![Vec::new(); timeline.actors.len()];
        for actor in (0..).map(ActorIx).take(timeline.actors.len()) {
            timeline.with_predecessors(actor).into_iter().for_each(|before| successors[before.at()].push(actor.0));
        }
        Self { facets: Facet::ALL.into_iter().chain([Facet::Actor]).map(empty).collect(), successors, total: 0 }
    }

    /// Adds the next number, which has the values of an event. An event of a predecessor is also one of each successor.
    pub(super) fn push(&mut self, timeline: &Timeline, number: u32, event: &Event) {
        let Self { facets, successors, total } = self;
        *total = number + 1;
        let mut values = Vec::new();
        for (facet, slot) in Facet::ALL.into_iter().chain([Facet::Actor]).zip(facets.iter_mut().enumerate()) {
            values.clear();
            match slot.0 {
                ABOUT => {
                    let all = event.actors.iter().chain(&event.concerns);
                    all.for_each(|actor| values.extend_from_slice(&successors[actor.at()]));
                }
                _ if facet == Facet::Actor => {
                    event.actors.iter().for_each(|actor| values.extend_from_slice(&successors[actor.at()]));
                }
                _ => facet.each(timeline, event, |value| values.push(value)),
            }
            values.sort_unstable();
            values.dedup();
            for &value in &values {
                slot.1.numbers[value as usize].insert(number);
            }
            if let Some(column) = &mut slot.1.column {
                column.push(&values);
            }
        }
    }

    /// The numbers of each value of a facet, in the order of its values.
    #[must_use]
    pub fn of(&self, facet: Facet, about: bool) -> &[RoaringBitmap] {
        &self.values(facet, about).numbers
    }

    fn values(&self, facet: Facet, about: bool) -> &Values {
        &self.facets[if about && facet == Facet::Actor { ABOUT } else { facet as usize }]
    }

    /// What passes a filter's choices; `among` are the numbers that meet its other conditions, where it has any.
    pub(super) fn narrowed<'a>(
        &self,
        timeline: &Timeline,
        filter: &Filter,
        among: Option<&'a RoaringBitmap>,
    ) -> Narrowed<'a> {
        let mut chosen: Vec<Chosen> = Vec::new();
        for facet in Facet::ALL {
            let postings = self.of(facet, filter.about);
            let alone = filter.all_actors && facet == Facet::Actor;
            let mut unions: BTreeMap<usize, RoaringBitmap> = BTreeMap::new();
            for (n, choice) in filter.chosen(facet).iter().enumerate() {
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
            let one = |(group, numbers)| Chosen { facet, group: (!alone).then_some(group), numbers };
            chosen.extend(unions.into_iter().map(one));
        }
        let parts = among.into_iter().chain(chosen.iter().map(|chosen| &chosen.numbers));
        let passing = meeting(parts.collect(), self.total);
        Narrowed { among, chosen, passing, total: self.total }
    }

    /// How many numbers each value of a facet would give in place of those chosen of its group. Values of another group
    /// of the facet, and all other actors under `actors=all`, stay conditions.
    pub(super) fn counts(&self, timeline: &Timeline, facet: Facet, about: bool, narrowed: &Narrowed<'_>) -> Vec<u64> {
        let values = self.values(facet, about);
        let groups: BTreeSet<usize> = (0..).take(values.numbers.len()).map(|at| facet.group(timeline, at)).collect();
        let counted: BTreeMap<usize, Vec<u64>> = groups
            .into_iter()
            .map(|group| (group, values.count(&narrowed.without(facet, group), self.total)))
            .collect();
        let count = |at: u32| counted.get(&facet.group(timeline, at)).map_or(0, |counts| counts[at as usize]);
        (0..).take(values.numbers.len()).map(count).collect()
    }
}

impl Narrowed<'_> {
    /// What passes every choice.
    pub(super) fn passing(self) -> RoaringBitmap {
        self.passing
    }

    /// What passes every choice but those of a group of a facet.
    pub(super) fn without(&self, facet: Facet, group: usize) -> Cow<'_, RoaringBitmap> {
        let own = |chosen: &&Chosen| chosen.facet == facet && chosen.group == Some(group);
        if !self.chosen.iter().any(|chosen| own(&chosen)) {
            return Cow::Borrowed(&self.passing);
        }
        let others = self.chosen.iter().filter(|chosen| !own(chosen)).map(|chosen| &chosen.numbers);
        Cow::Owned(meeting(self.among.into_iter().chain(others).collect(), self.total))
    }
}

/// The numbers that are in all of some bitmaps, the smallest first; where there are none, every number.
fn meeting(mut parts: Vec<&RoaringBitmap>, total: u32) -> RoaringBitmap {
    parts.sort_by_key(|part| part.len());
    match parts.split_first() {
        None => super::index::first(total),
        Some((one, [])) => (*one).clone(),
        Some((one, [other, rest @ ..])) => rest.iter().fold(*one & *other, |met, part| met & *part),
    }
}

impl Values {
    /// How many of some numbers have each value; `total` is how many numbers there are.
    fn count(&self, numbers: &RoaringBitmap, total: u32) -> Vec<u64> {
        let many = numbers.len();
        match &self.column {
            _ if many == u64::from(total) => self.numbers.iter().map(RoaringBitmap::len).collect(),
            Some(column) if many * LOOK < self.numbers.iter().map(|own| cost(own, many, total)).sum() => {
                column.count(numbers, self.numbers.len())
            }
            _ => self.numbers.iter().map(|own| met(own, numbers)).collect(),
        }
    }
}

/// The stretch of numbers that a bitmap is, where it is one: those of an era or decade are.
fn stretch(own: &RoaringBitmap) -> Option<(u32, u32)> {
    let (first, last) = (own.min()?, own.max()?);
    (own.len() == u64::from(last - first) + 1).then_some((first, last))
}

/// How many numbers are in both bitmaps.
fn met(own: &RoaringBitmap, numbers: &RoaringBitmap) -> u64 {
    match stretch(own) {
        Some((first, last)) => numbers.range_cardinality(first..=last),
        None => own.intersection_len(numbers),
    }
}

/// About how many nanoseconds [`met`] takes with so many of all numbers, if they lie evenly.
fn cost(own: &RoaringBitmap, many: u64, total: u32) -> u64 {
    if stretch(own).is_some() {
        return STRETCH;
    }
    let containers = u64::from(total).div_ceil(CONTAINER).min(own.len());
    let a_container = |numbers: u64| numbers / containers.max(1);
    let (one, other) = (a_container(own.len()), a_container(many));
    containers
        * match (one > DENSE, other > DENSE) {
            (true, true) => MEET,
            (false, false) => SEEK * (one + other),
            _ => SEEK * one.min(other),
        }
}
