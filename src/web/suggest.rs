//! `/suggest?q=`: suggestions for the search box and for browsers.

use super::extractors::{CurrentSite, Query};
use super::response::document;
use crate::pages::{SUGGESTIONS, suggestions};
use axum::response::IntoResponse;

/// Suggests titles for the text that a reader has typed so far.
pub async fn suggest(site: CurrentSite, query: Query) -> impl IntoResponse {
    // With its white space: browsers compare the answer's text with the one they asked about.
    let typed = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == "q").last();
    let typed = typed.map(|(_, value)| value).unwrap_or_default();
    document(SUGGESTIONS, suggestions(&site.context(), &typed), query.cache_policy(&["q"]))
}
