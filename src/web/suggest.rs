//! Suggestions for the search box and for browsers.

use super::AppState;
use super::handlers::check_query_length;
use super::response::text_response;
use crate::pages::{SUGGESTIONS, suggestions};
use axum::extract::{self, RawQuery};
use axum::response::Response;
use std::sync::Arc;

type Shared = extract::State<Arc<AppState>>;

/// `/suggest?q=`
pub async fn suggest(extract::State(state): Shared, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, &query) {
        return refused;
    }
    let values = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == "q");
    // As it was typed: browsers look whether it is what they asked for.
    let typed = values.last().map(|(_, value)| value).unwrap_or_default();
    text_response(SUGGESTIONS, suggestions(&state.site(), &typed))
}
