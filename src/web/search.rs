//! What the search box and browsers ask for beside pages: suggestions, and how the site is searched.

use super::State;
use super::answer::document;
use super::handlers::too_long;
use crate::pages::{OPENSEARCH, OpenSearch, SUGGESTIONS, suggestions};
use axum::extract::{self, RawQuery};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

type Shared = extract::State<Arc<State>>;

/// `/suggest?q=`
pub async fn suggest(extract::State(state): Shared, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = too_long(&state, &query) {
        return refused;
    }
    let values = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == "q");
    // As it was typed: browsers look whether it is what they asked for.
    let typed = values.last().map(|(_, value)| value).unwrap_or_default();
    document(SUGGESTIONS, suggestions(&state.site(), &typed))
}

/// `/opensearch.xml`
pub async fn description(extract::State(state): Shared) -> Response {
    match OpenSearch::new(state.site()).xml() {
        Ok(xml) => document(OPENSEARCH, xml),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
