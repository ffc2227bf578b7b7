//! The OpenSearch description, by which browsers offer to search the site.

use super::AppState;
use super::response::text_response;
use crate::pages::{OPENSEARCH, OpenSearch};
use axum::extract;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// `/opensearch.xml`
pub async fn description(extract::State(state): extract::State<Arc<AppState>>) -> Response {
    match OpenSearch::new(state.site()).xml() {
        Ok(xml) => text_response(OPENSEARCH, xml),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
