//! The facets of a view: their values, how many events each would give, and the query for it.

use crate::pages::{PageContext, labels};
use crate::query::{Facet, FacetKey, FacetValue, Filter, View};
use serde::Serialize;
use std::cmp::Reverse;
use utoipa::ToSchema;

/// A facet with its values.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetRecord {
    /// The parameter that chooses its values.
    #[schema(schema_with = facet_keys)]
    facet: &'static str,
    title: String,
    /// The number of its values that some event has.
    count: usize,
    /// Those that give the most events, at most as many as `limit` allows.
    values: Vec<FacetValueRecord>,
}

/// A value of a facet.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetValueRecord {
    /// The value of the parameter.
    id: String,
    title: String,
    /// How many events it would give under all other conditions of the view.
    count: u64,
    /// Whether it is chosen in the view.
    selected: bool,
    /// The query of the view with this value chosen, or without it if it is chosen.
    query: String,
}

fn facet_keys() -> utoipa::openapi::schema::Object {
    utoipa::openapi::schema::ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::Type::String)
        .enum_values(Some(Facet::ALL.map(FacetKey::key)))
        .build()
}

impl FacetRecord {
    /// Some facets of a view, each with at most `limit` values.
    pub fn all(site: &PageContext<'_>, view: &View, facets: &[Facet], limit: usize) -> Vec<Self> {
        let counts = site.edition.faceted(&view.filter).counts;
        facets.iter().map(|&facet| Self::new(site, view, facet, &counts[facet as usize], limit)).collect()
    }

    fn new(site: &PageContext<'_>, view: &View, facet: Facet, counts: &[u64], limit: usize) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let any = site.edition.index.postings(facet, true);
        let chosen = |value: u32| view.filter.facets.contains(facet, value);
        let values = (0..).zip(counts.iter().zip(any)).map(|(value, (&count, any))| (value, count, any.is_empty()));
        let mut used: Vec<(u32, u64)> = values
            .filter(|&(value, _, is_unused)| !is_unused || chosen(value))
            .map(|(value, count, _)| (value, count))
            .collect();
        used.sort_by_key(|&(value, count)| (!chosen(value), Reverse(count), value));
        let count = used.len();
        used.truncate(limit);
        let record = |(value, count): (u32, u64)| {
            let other = view.with_filter(toggled(site, &view.filter, facet, value));
            FacetValueRecord {
                id: facet.id(timeline, value).to_owned(),
                title: labels::listed_value(m, timeline, facet, value),
                count,
                selected: chosen(value),
                query: other.query(timeline),
            }
        };
        Self {
            facet: facet.key(),
            title: labels::facet(m, facet),
            count,
            values: used.into_iter().map(record).collect(),
        }
    }
}

/// A filter with a value chosen, or without it if it is chosen.
fn toggled(site: &PageContext<'_>, filter: &Filter, facet: Facet, value: u32) -> Filter {
    let choice = FacetValue::Known(value);
    let mut filter = filter.clone();
    if filter.facets.contains(facet, value) {
        filter.facets = crate::query::Criteria::without(&filter.facets, &(facet, choice));
    } else {
        filter.facets.add(&site.edition.timeline, facet, choice);
    }
    filter
}
