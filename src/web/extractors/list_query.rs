//! The view of a filterable list, as its query describes it.

use super::{CurrentSite, Query, Rejection};
use crate::pages::{BadParameter, SiteError, event_refusal_message, labels, refusal_message};
use crate::query::{
    CompareFilter, Criteria, Edition, EventOptions, Filter, ListOptions, ListView, Problem, RelationFilter,
    RelationsDisplay, SourceFilter, SourceSort,
};
use crate::routes::Route;
use crate::web::AppState;
use crate::web::cache_policy::CachePolicy;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::sync::Arc;

/// The criteria of a list that has a page of its own.
pub trait List: Criteria {
    /// How the list can be shown.
    type Options: ListOptions<Self>;

    /// Its page.
    const ROUTE: Route<'static>;

    /// What the values of its facets are looked up in.
    fn context(edition: &Edition) -> &Self::Context;

    /// Why a request with this problem is refused.
    fn refusal(edition: &Edition, problem: &Problem<Self::Key>) -> String;
}

/// The parameter that a problem is about.
pub fn bad_parameter<C: List>(edition: &Edition, query: &str, problem: &Problem<C::Key>) -> BadParameter {
    let (mut parameter, value) = problem.parameter(C::key_of);
    // An unknown event may be that of `center`, too.
    if let Problem::UnknownEvent(id) = problem
        && form_urlencoded::parse(query.as_bytes()).any(|(key, value)| key == "center" && value.trim() == id)
    {
        parameter = "center";
    }
    let given = || form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == parameter).last();
    let value = value.map(str::to_owned).or_else(|| given().map(|(_, value)| value.into_owned())).unwrap_or_default();
    BadParameter { parameter: parameter.to_owned(), value, detail: C::refusal(edition, problem) }
}

impl List for Filter {
    type Options = EventOptions;

    const ROUTE: Route<'static> = Route::Timeline;

    fn context(edition: &Edition) -> &Self::Context {
        &edition.timeline
    }

    fn refusal(edition: &Edition, problem: &Problem<Self::Key>) -> String {
        event_refusal_message(edition.messages, &edition.timeline, problem)
    }
}

impl List for RelationFilter {
    type Options = RelationsDisplay;

    const ROUTE: Route<'static> = Route::Relations;

    fn context(edition: &Edition) -> &Self::Context {
        &edition.timeline
    }

    fn refusal(edition: &Edition, problem: &Problem<Self::Key>) -> String {
        let (m, timeline) = (edition.messages, &edition.timeline);
        if problem.is_unknown() {
            labels::relations_problem(m, timeline, problem)
        } else {
            refusal_message(m, timeline, problem)
        }
    }
}

impl List for CompareFilter {
    type Options = ();

    const ROUTE: Route<'static> = Route::Compare;

    fn context(edition: &Edition) -> &Self::Context {
        &edition.timeline
    }

    fn refusal(edition: &Edition, problem: &Problem<Self::Key>) -> String {
        let (m, timeline) = (edition.messages, &edition.timeline);
        let is_of_sides = matches!(problem, Problem::TooManyValues { .. });
        if problem.is_unknown() || is_of_sides {
            labels::compare_problem(m, timeline, problem)
        } else {
            refusal_message(m, timeline, problem)
        }
    }
}

impl List for SourceFilter {
    type Options = SourceSort;

    const ROUTE: Route<'static> = Route::Sources;

    fn context(edition: &Edition) -> &Self::Context {
        edition.sources()
    }

    fn refusal(edition: &Edition, problem: &Problem<Self::Key>) -> String {
        let (m, timeline) = (edition.messages, &edition.timeline);
        let is_own = problem.is_unknown() || matches!(problem, Problem::InvalidOption { .. });
        if is_own {
            labels::source_problem(m, timeline, edition.sources(), problem)
        } else {
            refusal_message(m, timeline, problem)
        }
    }
}

/// A view of a list, with what could not be read of its query. A query with empty fields, as a form without a script
/// sends it, is redirected to the address of the view.
#[derive(Debug)]
pub struct ListQuery<C: List> {
    pub view: ListView<C, C::Options>,
    pub problems: Vec<Problem<C::Key>>,
    /// That of its page.
    pub cache_policy: CachePolicy,
}

impl<C: List> ListQuery<C> {
    /// The error of a view whose page the list does not have.
    pub fn missing_page(&self) -> SiteError {
        let asked = self.problems.iter().find_map(|problem| match problem {
            Problem::InvalidPage(value) => Some(value.clone()),
            _ => None,
        });
        SiteError::NoPage(asked.unwrap_or_else(|| self.view.page.0.to_string()))
    }
}

/// The cache policy of the page of a view.
pub fn cache_policy<C: Criteria, O: ListOptions<C>>(query: &str, problems: &[Problem<C::Key>]) -> CachePolicy {
    CachePolicy::of_query(problems.is_empty() && !ListView::<C, O>::has_unknown_keys(query))
}

impl<C: List> FromRequestParts<Arc<AppState>> for ListQuery<C> {
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, Rejection> {
        let query = Query::from_request_parts(parts, state).await?;
        let Ok(site) = CurrentSite::from_request_parts(parts, state).await;
        let context = C::context(&site.edition);
        let (view, problems) = ListView::parse(context, &query);
        if ListView::<C, C::Options>::has_empty_fields(&query) {
            return Err(Rejection::SeeOther(site.href(C::ROUTE.path().with_query(&view.query(context)))));
        }
        let cache_policy = cache_policy::<C, C::Options>(&query, &problems);
        Ok(Self { view, problems, cache_policy })
    }
}
