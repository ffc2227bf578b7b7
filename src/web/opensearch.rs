//! `/opensearch.xml`: the description by which browsers offer to search the site.

use super::cache_policy::CachePolicy;
use super::extractors::CurrentSite;
use super::response::document;
use crate::pages::{OPENSEARCH, OpenSearch, SiteError};
use askama::Template;
use axum::response::IntoResponse;

/// The OpenSearch description.
pub async fn description(site: CurrentSite) -> Result<impl IntoResponse, SiteError> {
    Ok(document(OPENSEARCH, OpenSearch::new(site.context()).render()?, CachePolicy::Path))
}
