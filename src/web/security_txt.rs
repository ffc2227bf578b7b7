//! `/.well-known/security.txt`: whom to tell about a vulnerability (RFC 9116).

use super::AppState;
use super::cache_policy::CachePolicy;
use super::response::document;
use crate::pages::SiteError;
use crate::routes::Route;
use axum::extract::State;
use axum::response::Response;
use std::sync::Arc;

/// The operator's file, if there is one.
pub async fn security_txt(State(state): State<Arc<AppState>>) -> Result<Response, SiteError> {
    let missing = || SiteError::UnknownPath(Route::SecurityTxt.to_string());
    let text = state.security_txt().ok_or_else(missing)?;
    Ok(document("text/plain; charset=utf-8", text.to_owned(), CachePolicy::Path))
}
