//! `/changes.atom` and `/changes.json`: additions and changes of the events of a view as feeds.

use super::cache_policy::CachePolicy;
use super::downloads::read_view;
use super::extractors::{CurrentSite, Query};
use super::response::{as_download, document};
use crate::formats::{AtomFeed, Feed, JsonFeed};
use crate::pages::SiteError;
use askama::Template;
use axum::response::IntoResponse;

/// The feed as Atom.
pub async fn atom(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    let feed = Feed::new(&site.context(), &read_view(&site.edition, &query)?)?;
    let atom = AtomFeed::new(&feed).render()?;
    Ok(as_download(document("application/atom+xml; charset=utf-8", atom, CachePolicy::View)))
}

/// The feed as JSON Feed.
pub async fn json_feed(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    let feed = Feed::new(&site.context(), &read_view(&site.edition, &query)?)?;
    let json = serde_json::to_string(&JsonFeed::new(&feed)).map_err(|error| SiteError::Internal(error.to_string()))?;
    Ok(as_download(document("application/feed+json", json, CachePolicy::View)))
}
