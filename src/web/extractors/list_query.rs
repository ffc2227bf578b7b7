//! The view of a filterable list, as its query describes it.

use super::{CurrentSite, Query, Rejection};
use crate::pages::SiteError;
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
}

impl List for Filter {
    type Options = EventOptions;

    const ROUTE: Route<'static> = Route::Timeline;

    fn context(edition: &Edition) -> &Self::Context {
        &edition.timeline
    }
}

impl List for RelationFilter {
    type Options = RelationsDisplay;

    const ROUTE: Route<'static> = Route::Relations;

    fn context(edition: &Edition) -> &Self::Context {
        &edition.timeline
    }
}

impl List for CompareFilter {
    type Options = ();

    const ROUTE: Route<'static> = Route::Compare;

    fn context(edition: &Edition) -> &Self::Context {
        &edition.timeline
    }
}

impl List for SourceFilter {
    type Options = SourceSort;

    const ROUTE: Route<'static> = Route::Sources;

    fn context(edition: &Edition) -> &Self::Context {
        &edition.sources
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
