//! The chosen values of a list's facets: what every filterable list has in common.
//!
//! Events, relations and sources each name their facets in an enum that implements [`FacetKey`]. Within a facet the
//! chosen values are alternatives ("or"); facets narrow each other ("and").

use super::list_view::{Criteria, Params, Problem};
use crate::model::normalize;
use std::collections::BTreeMap;
use std::fmt::Debug;

/// The facets of a list. Values of a facet are numbered from 0; in a URL they have ids.
pub trait FacetKey: Copy + Ord + Debug + 'static {
    /// What its values are looked up in.
    type Context;

    /// Every facet, in the canonical order of URLs, which is that of [`Ord`].
    const ALL: &'static [Self];

    /// Its parameter in a URL.
    fn key(self) -> &'static str;

    /// The value that has this id, or had it.
    fn find(self, context: &Self::Context, id: &str) -> Option<u32>;

    /// The id of a value.
    fn id(self, context: &Self::Context, value: u32) -> &str;

    /// The facet of a parameter.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|facet| facet.key() == key)
    }
}

/// A chosen value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacetValue {
    /// The number of a value.
    Known(u32),
    /// Text that is not the id of a value. It matches nothing, and the page says so.
    Unknown(String),
}

impl FacetValue {
    /// The number, if the value is known.
    pub fn known(&self) -> Option<u32> {
        if let Self::Known(value) = self { Some(*value) } else { None }
    }

    /// The text, if it is not a value.
    pub fn unknown(&self) -> Option<&str> {
        if let Self::Unknown(text) = self { Some(text) } else { None }
    }

    /// The value as a URL has it.
    pub fn id<'a, F: FacetKey>(&'a self, context: &'a F::Context, facet: F) -> &'a str {
        match self {
            Self::Known(value) => facet.id(context, *value),
            Self::Unknown(text) => text,
        }
    }
}

/// Unknown values that are kept per facet, to be named to the reader. They match nothing, so more of them would only
/// make every link of the page longer.
const MAX_UNKNOWN: usize = 5;

/// The chosen values of each facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection<F> {
    /// Sorted by id, without duplicates. Facets without a chosen value have no entry.
    values: BTreeMap<F, Vec<FacetValue>>,
}

impl<F> Default for Selection<F> {
    fn default() -> Self {
        Self { values: BTreeMap::new() }
    }
}

impl<F: FacetKey> Selection<F> {
    /// A single chosen value.
    pub fn single(facet: F, value: u32) -> Self {
        Self { values: BTreeMap::from([(facet, vec![FacetValue::Known(value)])]) }
    }

    /// The chosen values of a facet.
    pub fn values(&self, facet: F) -> &[FacetValue] {
        self.values.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// The numbers of the known values that are chosen of a facet.
    pub fn known(&self, facet: F) -> impl Iterator<Item = u32> {
        self.values(facet).iter().filter_map(FacetValue::known)
    }

    /// The texts that are chosen of a facet but are no values of it.
    pub fn unknown(&self, facet: F) -> impl Iterator<Item = &str> {
        self.values(facet).iter().filter_map(FacetValue::unknown)
    }

    /// Whether any value of a facet is chosen.
    pub fn restricts(&self, facet: F) -> bool {
        self.values.contains_key(&facet)
    }

    /// Whether a value is chosen.
    pub fn contains(&self, facet: F, value: u32) -> bool {
        self.values(facet).contains(&FacetValue::Known(value))
    }

    /// Chooses a value in addition to those chosen.
    pub fn add(&mut self, context: &F::Context, facet: F, value: FacetValue) {
        let values = self.values.entry(facet).or_default();
        values.push(value);
        values.sort_by(|a, b| a.id(context, facet).cmp(b.id(context, facet)));
        values.dedup();
    }

    /// Every chosen value, in the canonical order.
    pub fn iter(&self) -> impl Iterator<Item = (F, &FacetValue)> {
        self.values.iter().flat_map(|(&facet, values)| values.iter().map(move |value| (facet, value)))
    }

    /// Every chosen value of a facet as a condition.
    pub fn conditions_of(&self, facet: F) -> impl Iterator<Item = (F, FacetValue)> {
        self.values(facet).iter().map(move |value| (facet, value.clone()))
    }

    /// The values of one facet alone.
    #[must_use]
    pub fn only_facet(&self, facet: F) -> Self {
        Self {
            values: self
                .values
                .get_key_value(&facet)
                .map(|(&facet, values)| (facet, values.clone()))
                .into_iter()
                .collect(),
        }
    }

    /// The values of all other facets.
    #[must_use]
    pub fn without_facet(&self, facet: F) -> Self {
        let mut others = self.clone();
        others.values.remove(&facet);
        others
    }

    /// Writes the values of one facet.
    pub fn write_facet(&self, context: &F::Context, facet: F, out: &mut Params) {
        for value in self.values(facet) {
            out.append_pair(facet.key(), value.id(context, facet));
        }
    }
}

impl<F: FacetKey> Criteria for Selection<F> {
    type Context = F::Context;
    type Key = F;
    /// A chosen value.
    type Condition = (F, FacetValue);

    fn keys() -> Vec<&'static str> {
        F::ALL.iter().map(|facet| facet.key()).collect()
    }

    fn has_key(key: &str) -> bool {
        F::from_key(key).is_some()
    }

    fn key_of(facet: &F) -> &'static str {
        facet.key()
    }

    fn read(&mut self, context: &F::Context, key: &str, value: &str, _: &mut Vec<Problem<F>>) {
        let Some(facet) = F::from_key(key) else { return };
        match facet.find(context, &normalize(value)) {
            Some(known) => self.add(context, facet, FacetValue::Known(known)),
            None if self.unknown(facet).count() < MAX_UNKNOWN => {
                self.add(context, facet, FacetValue::Unknown(value.to_owned()));
            }
            None => {}
        }
    }

    fn problems(&self) -> Vec<Problem<F>> {
        let unknown =
            |(facet, value): (F, &FacetValue)| Some(Problem::UnknownValue(facet, value.unknown()?.to_owned()));
        self.iter().filter_map(unknown).collect()
    }

    fn write(&self, context: &F::Context, out: &mut Params) {
        F::ALL.iter().for_each(|&facet| self.write_facet(context, facet, out));
    }

    fn conditions(&self) -> Vec<(F, FacetValue)> {
        F::ALL.iter().flat_map(|&facet| self.conditions_of(facet)).collect()
    }

    fn without(&self, (facet, value): &(F, FacetValue)) -> Self {
        let mut selection = self.clone();
        if let Some(values) = selection.values.get_mut(facet) {
            values.retain(|other| other != value);
            if values.is_empty() {
                selection.values.remove(facet);
            }
        }
        selection
    }

    fn only(&self, (facet, value): &(F, FacetValue)) -> Self {
        Self { values: BTreeMap::from([(*facet, vec![value.clone()])]) }
    }
}
