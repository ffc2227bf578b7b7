//! The filter form of the timeline and of the relations.

use super::facet::{FacetView, ValueCounts, facets};
use super::{PageContext, labels};
use crate::messages::Text;
use crate::model::Timeline;
use crate::query::{
    Bound, Criteria, EventIds, EventSort, Facet, FacetKey, FacetValue, Filter, LaneGrouping, View, Window,
};
use crate::routes::Route;
use askama::Template;

/// The form.
#[derive(Debug, Template)]
#[template(path = "_filters.html")]
pub struct FilterForm {
    pub(crate) t: Text<'static>,
    /// The page that it filters.
    pub home: String,
    /// Parameters of the page that the form keeps.
    pub kept: Vec<(String, String)>,
    /// The page without conditions.
    pub clear: String,
    /// Whether `view=all` keeps the list that it filters.
    pub list: bool,
    /// The number of active conditions.
    pub active: usize,
    /// The grouping of the chart's lanes, unless it is the default.
    pub lanes: Option<&'static str>,
    /// The facets.
    pub facets: Vec<FacetView>,
    /// The start and the end of the window, as they can be typed.
    pub years: (String, String),
    /// Examples of both, from the timeline.
    pub year_examples: (String, String),
    /// What can be typed there.
    pub years_hint: String,
    /// The page without a window, if there is one.
    pub clear_years: Option<String>,
    /// How many items are found: "Show 43 events".
    pub show: String,
    /// The label and the text of a search box in the form. The box of the timeline is in the masthead.
    pub search: Option<(String, String)>,
    /// The least significance, if it is a condition.
    pub significance: Option<u8>,
    /// The order of the list, unless it is the default.
    pub sort: Option<&'static str>,
    /// A hint below the heading.
    pub hint: Option<String>,
    /// The accessible name.
    pub name: String,
    /// The query of the current filter, for the search forms of long facets.
    pub view: String,
}
impl FilterForm {
    /// The form of a filter on the page at `home`, which finds `show`. `counts` counts the values of a facet; `link` is the
    /// page with another filter.
    pub fn new(
        site: &PageContext<'_>,
        home: Route<'_>,
        view: &View,
        show: String,
        counts: &dyn Fn(Facet) -> Vec<ValueCounts>,
        link: &dyn Fn(Filter) -> String,
    ) -> Self {
        let m = site.messages();
        let View { filter, options, .. } = view;
        let timeline = &site.edition.timeline;
        let query = view.with_filter(filter.clone()).query(timeline);
        let hints = site.window_hints();
        let bound = |bound: &Option<Bound>| match bound {
            Some(Bound::Period(period)) => labels::box_value(m, period),
            Some(Bound::Invalid(typed)) => typed.clone(),
            None => String::new(),
        };
        Self {
            t: site.messages().text(),
            clear: site.href(home),
            home: site.href(home),
            kept: chosen(timeline, filter),
            list: false,
            active: filter.conditions().len(),
            lanes: (options.lanes != LaneGrouping::default()).then(|| options.lanes.as_str()),
            facets: facets(site, (filter, &query), counts, link),
            show: m.text().show_found(show),
            search: None,
            significance: filter.significance,
            sort: (options.sort != EventSort::default()).then(|| options.sort.as_str()),
            view: query,
            name: m.text().filter_events(),
            years: (bound(&filter.window.from), bound(&filter.window.to)),
            year_examples: hints.examples.clone(),
            years_hint: hints.sentence.clone(),
            clear_years: (filter.window != Window::default()).then(|| link(filter.without_window())),
            hint: None,
        }
    }
}

/// The events that are chosen one by one, which the form keeps.
fn chosen(timeline: &Timeline, filter: &Filter) -> Vec<(String, String)> {
    let param = |event: &FacetValue| (EventIds.key().to_owned(), event.id(timeline, EventIds).to_owned());
    filter.chosen.values(EventIds).iter().map(param).collect()
}
