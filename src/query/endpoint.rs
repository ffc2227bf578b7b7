//! The endpoints of the API, each with the parameters that it reads. Requests are read, and the API is described, from this
//! one list.

use super::{
    CompareView, EventSort, Facet, FacetKey, LaneGrouping, RelationFacet, RelationsView, SourceSort, SourceSortKey,
    SourceView, View,
};
use crate::routes::RoutePattern;

/// The items of a list if the query does not say how many.
pub const DEFAULT_LIMIT: usize = 50;

/// The most items of a list in one answer.
pub const MAX_LIMIT: usize = 500;

/// A row of the route table that answers with JSON.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    pub pattern: RoutePattern,
    /// Whose parameters it shares with a page.
    pub view: ViewKind,
    /// The parameters that no page has.
    pub own: &'static [OwnParameter],
}

/// The page with which an endpoint shares its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// None: it has no filter.
    None,
    /// `/`
    Events,
    /// `/relations`
    Relations,
    /// `/sources`
    Sources,
    /// `/compare`
    Compare,
}

/// A parameter that no page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnParameter {
    /// How many items the answer has at most.
    Limit,
    /// Where in the list it begins.
    Cursor,
    /// Which keys of the items it has.
    Fields,
    /// The width of the chart's plot, in pixels.
    Width,
    /// Of which facet.
    Facet,
}

impl OwnParameter {
    /// Its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Cursor => "cursor",
            Self::Fields => "fields",
            Self::Width => "width",
            Self::Facet => "facet",
        }
    }
}

/// What lists read besides their view.
const LIST: &[OwnParameter] = &[OwnParameter::Limit, OwnParameter::Cursor, OwnParameter::Fields];

/// What single records read.
const RECORD: &[OwnParameter] = &[OwnParameter::Fields];

impl Endpoint {
    /// Every endpoint but the description of all of them.
    pub const ALL: &[Self] = &[
        Self::new(RoutePattern::ApiTimeline, ViewKind::None, RECORD),
        Self::new(RoutePattern::ApiEvents, ViewKind::Events, LIST),
        Self::new(RoutePattern::ApiEvent, ViewKind::None, RECORD),
        Self::new(RoutePattern::ApiActors, ViewKind::None, LIST),
        Self::new(RoutePattern::ApiActor, ViewKind::None, RECORD),
        Self::new(RoutePattern::ApiPeople, ViewKind::None, LIST),
        Self::new(RoutePattern::ApiPerson, ViewKind::None, RECORD),
        Self::new(RoutePattern::ApiEras, ViewKind::None, LIST),
        Self::new(RoutePattern::ApiEra, ViewKind::None, RECORD),
        Self::new(RoutePattern::ApiSources, ViewKind::Sources, LIST),
        Self::new(RoutePattern::ApiSource, ViewKind::None, RECORD),
        Self::new(RoutePattern::ApiThreads, ViewKind::None, LIST),
        Self::new(RoutePattern::ApiThread, ViewKind::None, RECORD),
        Self::new(RoutePattern::ApiRelations, ViewKind::Relations, LIST),
        Self::new(RoutePattern::ApiFacets, ViewKind::Events, &[OwnParameter::Facet, OwnParameter::Limit]),
        Self::new(RoutePattern::ApiSearch, ViewKind::Events, LIST),
        Self::new(RoutePattern::ApiCompare, ViewKind::Compare, LIST),
        Self::new(RoutePattern::ApiChart, ViewKind::Events, &[OwnParameter::Width]),
    ];

    const fn new(pattern: RoutePattern, view: ViewKind, own: &'static [OwnParameter]) -> Self {
        Self { pattern, view, own }
    }

    /// The endpoint of a row.
    pub fn of(pattern: RoutePattern) -> Option<&'static Self> {
        Self::ALL.iter().find(|endpoint| endpoint.pattern == pattern)
    }

    /// Whether it answers with a list of which parts are asked for.
    pub fn is_list(&self) -> bool {
        self.own.contains(&OwnParameter::Cursor)
    }

    /// The parameters that it shares with a page.
    pub fn view_keys(&self) -> Vec<&'static str> {
        match self.view {
            ViewKind::None => Vec::new(),
            ViewKind::Events => View::keys(),
            ViewKind::Relations => RelationsView::keys(),
            ViewKind::Sources => SourceView::keys(),
            ViewKind::Compare => CompareView::keys(),
        }
    }

    /// All its parameters.
    pub fn keys(&self) -> Vec<&'static str> {
        self.view_keys().into_iter().chain(self.own.iter().map(|own| own.key())).collect()
    }
}

/// The values that a parameter has, if they are words of the program and not of the data.
pub fn parameter_words(view: ViewKind, key: &str) -> Option<Vec<String>> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Some(match (view, key) {
        (_, "actors") => owned(&["all"]),
        (_, "about") => owned(&["1"]),
        (_, "lanes") => owned(&LaneGrouping::ALL.map(LaneGrouping::as_str)),
        (_, "facet") => owned(&Facet::ALL.map(FacetKey::key)),
        (ViewKind::Sources, "sort") => {
            let sorts = SourceSortKey::ALL
                .into_iter()
                .flat_map(|key| [false, true].map(|descending| SourceSort { key, descending }.to_string()));
            sorts.collect()
        }
        (_, "sort") => owned(&EventSort::ALL.map(EventSort::as_str)),
        (ViewKind::Relations, "view") => owned(&["all"]),
        (ViewKind::Relations, "type") => RelationFacet::Type.ids().map(str::to_owned).collect(),
        (ViewKind::Relations, "claim") => RelationFacet::Claim.ids().map(str::to_owned).collect(),
        _ => return None,
    })
}
