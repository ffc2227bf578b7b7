//! Addresses that lead to others: slashes at the end, capital letters, earlier ids.

use super::{AppState, handlers};
use crate::model::Route;
use axum::extract;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::sync::Arc;

/// What stands for itself in a path we send (RFC 3986 §3.3), and what does not.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'#')
    .add(b'%')
    .add(b'\\')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// Leads to a path of this site for good (308). Slashes at its beginning become one, so that no path leads to
/// another host.
pub fn permanent(path: &str, query: Option<&str>) -> Response {
    let query = query.filter(|query| !query.is_empty()).map_or_else(String::new, |query| format!("?{query}"));
    let location = format!("/{}{query}", path.trim_start_matches(['/', '\\']));
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response()
}

/// Leads a form's view to its address without empty fields (303).
pub fn see_other(location: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// `/events` and `/eras` lead to the first page.
pub async fn to_home(extract::State(state): extract::State<Arc<AppState>>, uri: Uri) -> Response {
    permanent(&state.site().href(Route::Timeline), uri.query())
}

/// What no route takes: a slash too many or a capital letter leads on, anything else is not found.
pub async fn fallback(extract::State(state): extract::State<Arc<AppState>>, uri: Uri) -> Response {
    let Ok(path) = percent_decode_str(uri.path()).decode_utf8() else {
        return handlers::bad_path(&state);
    };
    if !path.starts_with('/') {
        return handlers::not_found(&state, &path);
    }
    match normalize_path(&path) {
        Some(better) => {
            permanent(&format!("{}{}", state.base.prefix(), utf8_percent_encode(&better, PATH)), uri.query())
        }
        None => handlers::not_found(&state, &path),
    }
}

/// The path without empty segments and capital letters, if that is another path.
pub fn normalize_path(path: &str) -> Option<String> {
    let segments: Vec<String> = path.split('/').filter(|s| !s.is_empty()).map(str::to_ascii_lowercase).collect();
    let better = format!("/{}", segments.join("/"));
    (better != path && !path.contains(char::is_control)).then_some(better)
}
