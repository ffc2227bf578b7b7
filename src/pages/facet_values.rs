//! The page of all values of a facet, for which the filter form has no room.

use super::facet::{FacetValueView, by_count, choice};
use super::{PageContext, PageLayout, labels};
use crate::query::{Facet, FacetKey, FacetedResult, Filter, View, tokens};
use crate::routes::Route;
use askama::Template;
use roaring::RoaringBitmap;

/// The most values that the page lists.
const MAX_FACET_VALUES: usize = 200;

/// All values of a facet.
#[derive(Debug, Template)]
#[template(path = "facet_values.html")]
pub struct FacetValuesPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    facet: ListedFacet,
    heading: String,
    lede: String,
    /// The current view: its summary and its link.
    view: (String, String),
    /// The other parameters of the view.
    others: Vec<(String, String)>,
    /// The query of the view, for the search form.
    query: String,
    find: String,
    label: String,
    sentence: String,
    home: String,
    everything: String,
}

/// A facet with the listed values.
#[derive(Debug)]
struct ListedFacet {
    key: &'static str,
    title: String,
    values: Vec<FacetValueView>,
}

impl<'a> FacetValuesPage<'a> {
    /// The values of a facet whose names contain words that begin with the words of `find`.
    pub fn new(site: PageContext<'a>, facet: Facet, view: &View, find: &str) -> Self {
        let m = site.messages();
        let edition = site.edition;
        let timeline = &edition.timeline;
        let filter = &view.filter;
        let (find, _) = Filter::normalize_text(find);
        let wanted = tokens(&find);
        let named = |value: u32| {
            let own = tokens(&labels::value(m, timeline, facet, value));
            wanted.iter().all(|word| own.iter().any(|own| own.starts_with(word.as_str())))
        };
        let FacetedResult { events, mut counts } = edition.faceted(filter);
        let counts = counts.swap_remove(facet as usize);
        let any = edition.index.postings(facet, true).iter().map(RoaringBitmap::len);
        let mut values: Vec<_> = (0..)
            .zip(counts.into_iter().zip(any))
            .filter(|&(value, (_, any))| (any > 0 || filter.facets.contains(facet, value)) && named(value))
            .collect();
        let names = site.facet_names(facet);
        values.sort_by_key(|&(value, _)| names.rank(value));
        by_count(&mut values, &|value| filter.facets.contains(facet, value));
        let found = values.len();
        values.truncate(MAX_FACET_VALUES);
        let values: Vec<FacetValueView> =
            values.iter().map(|&(value, (count, _))| choice(&site, filter, facet, value, count)).collect();
        let view = view.with_filter(filter.clone());
        let query = view.query(timeline);
        // A chosen value that is not listed remains chosen.
        let listed = |key: &str, id: &str| key == facet.key() && values.iter().any(|choice| choice.id == id);
        let all = form_urlencoded::parse(query.as_bytes()).into_owned();
        let others = all.filter(|(key, id)| !listed(key, id)).collect();
        let suffix = view.query_string(timeline);
        let encoded = form_urlencoded::Serializer::new(String::new()).append_pair("view", &query).finish();
        let route = Route::FacetValues { facet: facet.key() };
        let heading = labels::all_values(m, facet);
        let lede = m.text().facet_values_description();
        let mut layout = PageLayout::new(site, &heading, &lede, route, "timeline");
        layout.noindex = true;
        Self {
            heading,
            lede,
            view: (
                labels::shown(m, timeline, &edition.with_corrections(filter), super::event_item::count(&events)),
                site.href(Route::Timeline.path().with_query(&suffix)),
            ),
            others,
            query,
            label: labels::find_value(m, facet),
            sentence: labels::values_found(m, facet, values.len(), found),
            home: site.href(Route::Timeline),
            everything: site.href(route.path().with_query(&encoded)),
            facet: ListedFacet { key: facet.key(), title: labels::facet(m, facet), values },
            find,
            layout,
        }
    }
}
