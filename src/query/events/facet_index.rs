//! The events that have each value of each facet, as bitmaps, and which of them pass a filter.
//!
//! The bitmaps hold numbers. For the timeline they are the numbers of events; for either end of the relations, those of
//! relations, each with the facets of the event at that end.

use super::density::Density;
use super::forward_index::ForwardIndex;
use super::{Facet, Filter};
use crate::model::{ActorIx, Event, Timeline};
use crate::query::bitmap;
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The numbers that have each value of each facet.
///
/// It is kept in both directions, by value and by number. [`super::facet_counts`] decides which of them counts values.
#[derive(Debug)]
pub struct FacetIndex {
    /// The numbers of each value, by slot.
    pub(super) bitmaps: Vec<Vec<RoaringBitmap>>,
    /// What each of these bitmaps is like, which decides what it costs to intersect it.
    pub(super) densities: Vec<Vec<Density>>,
    /// The values of each number, in the slots for which [`is_scanned`] is true.
    pub(super) forward: ForwardIndex,
    /// How many numbers there are.
    pub(super) total: u32,
}

/// The slot after those of the facets: actors including those whom an event only concerns (`about=1`).
const ABOUT: usize = Facet::ALL.len();

/// Every slot with its facet.
fn slots() -> impl Iterator<Item = (usize, Facet)> {
    Facet::ALL.into_iter().chain([Facet::Actor]).enumerate()
}

/// The slot of a facet.
pub(super) fn slot(facet: Facet, about: bool) -> usize {
    if about && facet == Facet::Actor { ABOUT } else { facet as usize }
}

/// Whether a facet's values are in the forward index. Eras and decades are not: their events are ranges of numbers, nearly
/// always without gaps, which are counted in constant time.
pub(super) fn is_scanned(slot: usize) -> bool {
    !matches!(Facet::ALL.get(slot), Some(Facet::Era | Facet::Decade))
}

/// The numbers that pass a filter, with what is needed to leave one facet out again.
#[derive(Debug)]
pub struct FacetFilter<'a> {
    /// The numbers that meet all conditions other than facets; `None` if there are no other conditions.
    candidates: Option<&'a RoaringBitmap>,
    groups: Vec<FacetGroup>,
    /// The numbers that pass.
    pub passing: RoaringBitmap,
    total: u32,
}

/// The numbers that have one of the chosen values of a group ([`Facet::group`]).
#[derive(Debug)]
struct FacetGroup {
    facet: Facet,
    /// `None` under `actors=all`, where every chosen actor is a condition of its own.
    group: Option<usize>,
    numbers: RoaringBitmap,
}

impl FacetIndex {
    /// Indexes events, which are numbered from 0 in the order given. An event of a predecessor is also one of each successor.
    pub fn new<'a>(timeline: &Timeline, events: impl Iterator<Item = &'a Event>) -> Self {
        // By actor, those whose events include its events: itself and its successors.
        let mut successors: Vec<Vec<u32>> = vec![Vec::new(); timeline.actors.len()];
        for actor in (0..).map(ActorIx).take(timeline.actors.len()) {
            timeline.with_predecessors(actor).into_iter().for_each(|before| successors[before.index()].push(actor.0));
        }
        let bitmaps = slots().map(|(_, facet)| vec![RoaringBitmap::new(); facet.len(timeline)]).collect();
        let mut index = Self { bitmaps, densities: Vec::new(), forward: ForwardIndex::default(), total: 0 };
        events.for_each(|event| index.push(timeline, event, &successors));
        index.forward.shrink_to_fit();
        index.densities = index.bitmaps.iter().map(|values| values.iter().map(Density::of).collect()).collect();
        index
    }

    fn push(&mut self, timeline: &Timeline, event: &Event, successors: &[Vec<u32>]) {
        let mut values = Vec::new();
        let mut offset = 0;
        for (slot, facet) in slots() {
            values.clear();
            let mut with_successors = |actors: &[ActorIx]| {
                actors.iter().for_each(|actor| values.extend_from_slice(&successors[actor.index()]));
            };
            match facet {
                Facet::Actor => {
                    with_successors(&event.actors);
                    if slot == ABOUT {
                        with_successors(&event.concerns);
                    }
                }
                _ => facet.for_each_value(timeline, event, |value| values.push(value)),
            }
            values.sort_unstable();
            values.dedup();
            for &value in &values {
                // Numbers ascend, so the push cannot fail.
                let _ = self.bitmaps[slot][value as usize].try_push(self.total);
                if is_scanned(slot) {
                    self.forward.push(offset + value);
                }
            }
            offset += u32::try_from(self.bitmaps[slot].len()).unwrap_or(0);
        }
        self.forward.end_list();
        self.total += 1;
    }

    /// The numbers of each value of a facet, in the order of its values.
    pub fn of(&self, facet: Facet, about: bool) -> &[RoaringBitmap] {
        &self.bitmaps[slot(facet, about)]
    }

    /// Applies a filter's facets to `candidates`, the numbers that meet its other conditions; `None` means all numbers.
    pub fn filter<'a>(
        &self,
        timeline: &Timeline,
        filter: &Filter,
        candidates: Option<&'a RoaringBitmap>,
    ) -> FacetFilter<'a> {
        let mut groups: Vec<FacetGroup> = Vec::new();
        for facet in Facet::ALL {
            let bitmaps = self.of(facet, filter.about);
            let each_alone = filter.all_actors && facet == Facet::Actor;
            let mut unions: BTreeMap<usize, RoaringBitmap> = BTreeMap::new();
            for (n, value) in filter.facets.values(facet).iter().enumerate() {
                let group = value.known().map_or(0, |value| facet.group(timeline, value));
                // An unknown value adds nothing to its union; alone it leaves nothing.
                let union = unions.entry(if each_alone { n } else { group }).or_default();
                if let Some(value) = value.known() {
                    let bitmap = &bitmaps[value as usize];
                    // A union restricted to few candidates is cheaper than one of large bitmaps.
                    match candidates.filter(|candidates| candidates.len() < bitmap.len()) {
                        Some(candidates) => *union |= candidates & bitmap,
                        None => *union |= bitmap,
                    }
                }
            }
            let group = |(group, numbers)| FacetGroup { facet, group: (!each_alone).then_some(group), numbers };
            groups.extend(unions.into_iter().map(group));
        }
        let parts = candidates.into_iter().chain(groups.iter().map(|group| &group.numbers));
        let passing = intersect_all(parts.collect(), self.total);
        FacetFilter { candidates, groups, passing, total: self.total }
    }
}

impl FacetFilter<'_> {
    /// The groups of a facet that have a chosen value.
    pub(super) fn groups(&self, facet: Facet) -> impl Iterator<Item = usize> {
        self.groups.iter().filter(move |group| group.facet == facet).filter_map(|group| group.group)
    }

    /// The numbers that would pass without the chosen values of one group of a facet.
    pub fn without(&self, facet: Facet, group: usize) -> Cow<'_, RoaringBitmap> {
        let is_left_out = |other: &FacetGroup| other.facet == facet && other.group == Some(group);
        if !self.groups.iter().any(is_left_out) {
            return Cow::Borrowed(&self.passing);
        }
        let others = self.groups.iter().filter(|other| !is_left_out(other)).map(|other| &other.numbers);
        Cow::Owned(intersect_all(self.candidates.into_iter().chain(others).collect(), self.total))
    }
}

/// The numbers that are in all of some bitmaps, the smallest first; without bitmaps, all numbers.
fn intersect_all(mut parts: Vec<&RoaringBitmap>, total: u32) -> RoaringBitmap {
    parts.sort_by_key(|part| part.len());
    match parts.split_first() {
        None => bitmap::first(total),
        Some((one, [])) => (*one).clone(),
        Some((one, [other, rest @ ..])) => rest.iter().fold(*one & *other, |all, part| all & *part),
    }
}
