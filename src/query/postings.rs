//! What has each value of each facet, as bitmaps of numbers, and what passes a filter among them. The numbers are those
//! of events or, at either end, of relations.

use super::{Facet, Filter};
use crate::model::Timeline;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// The numbers that have each value of each facet.
#[derive(Debug)]
pub struct Postings {
    facets: Vec<Vec<RoaringBitmap>>,
    /// Those of [`Facet::Actor`] with what concerns the actor.
    about: Vec<RoaringBitmap>,
}

impl Postings {
    /// None yet.
    pub(super) fn new(timeline: &Timeline) -> Self {
        let empty = |facet: &Facet| vec![RoaringBitmap::new(); facet.len(timeline)];
        Self { facets: Facet::ALL.iter().map(empty).collect(), about: empty(&Facet::Actor) }
    }

    /// That a number has a value.
    pub(super) fn post(&mut self, facet: Facet, value: u32, number: u32) {
        self.facets[facet as usize][value as usize].insert(number);
    }

    /// That a number concerns an actor, or that the actor acts in it.
    pub(super) fn post_about(&mut self, actor: u32, number: u32) {
        self.about[actor as usize].insert(number);
    }

    /// The same for other numbers.
    pub(super) fn map(&self, into: impl Fn(&RoaringBitmap) -> RoaringBitmap) -> Self {
        let all = |values: &[RoaringBitmap]| values.iter().map(&into).collect();
        Self { facets: self.facets.iter().map(|values| all(values)).collect(), about: all(&self.about) }
    }

    /// The numbers of each value of a facet, in the order of its values.
    #[must_use]
    pub fn of(&self, facet: Facet, about: bool) -> &[RoaringBitmap] {
        if about && facet == Facet::Actor { &self.about } else { &self.facets[facet as usize] }
    }

    /// Those of some numbers that pass the choices of every facet.
    pub(super) fn passing(&self, timeline: &Timeline, filter: &Filter, numbers: RoaringBitmap) -> RoaringBitmap {
        Facet::ALL.into_iter().fold(numbers, |numbers, facet| self.narrow(timeline, numbers, filter, facet, None))
    }

    /// What `take` makes of each value of a facet: of those of some numbers that pass under the other facets' choices,
    /// and those that have the value. Values of another group of the facet, and all other actors under `actors=all`,
    /// stay conditions.
    pub(super) fn each<T>(
        &self,
        timeline: &Timeline,
        filter: &Filter,
        facet: Facet,
        numbers: RoaringBitmap,
        take: impl Fn(&RoaringBitmap, &RoaringBitmap) -> T,
    ) -> Vec<T> {
        let others = Facet::ALL.into_iter().filter(|&other| other != facet);
        let base = others.fold(numbers, |numbers, other| self.narrow(timeline, numbers, filter, other, None));
        let mut bases: BTreeMap<usize, RoaringBitmap> = BTreeMap::new();
        let taken = |(value, posting): (u32, &RoaringBitmap)| {
            let group = facet.group(timeline, value);
            let narrow = || self.narrow(timeline, base.clone(), filter, facet, Some(group));
            take(bases.entry(group).or_insert_with(narrow), posting)
        };
        (0..).zip(self.of(facet, filter.about)).map(taken).collect()
    }

    /// Those of some numbers that pass a facet's choices: for each group of values the union of those chosen, under
    /// `actors=all` each chosen one. The group `except` is no condition.
    fn narrow(
        &self,
        timeline: &Timeline,
        numbers: RoaringBitmap,
        filter: &Filter,
        facet: Facet,
        except: Option<usize>,
    ) -> RoaringBitmap {
        let postings = self.of(facet, filter.about);
        let conjunctive = filter.all_actors && facet == Facet::Actor;
        let mut unions: BTreeMap<usize, RoaringBitmap> = BTreeMap::new();
        for (n, choice) in filter.chosen(facet).iter().enumerate() {
            let group = choice.known().map_or(0, |value| facet.group(timeline, value));
            if !conjunctive && except == Some(group) {
                continue;
            }
            // A word that is no value adds nothing to its union; alone it leaves nothing.
            let union = unions.entry(if conjunctive { n } else { group }).or_default();
            if let Some(value) = choice.known() {
                *union |= &postings[value as usize];
            }
        }
        unions.into_values().fold(numbers, |numbers, union| numbers & union)
    }
}
