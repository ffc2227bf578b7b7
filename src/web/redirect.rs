//! Redirects: to the canonical spelling of a path, and to views without empty fields.

use super::cache_policy::CachePolicy;
use super::extractors::{CurrentSite, Rejection};
use crate::pages::SiteError;
use crate::routes::Route;
use axum::Extension;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// Characters that are percent-encoded in a path (RFC 3986 §3.3).
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

/// Redirects to a path of this site, with its query, for good (308). Slashes at its beginning become one, so that no path
/// leads to another host.
pub fn permanent(location: &str) -> Response {
    let location = format!("/{}", location.trim_start_matches(['/', '\\']));
    (StatusCode::PERMANENT_REDIRECT, Extension(CachePolicy::Path), [(header::LOCATION, location)]).into_response()
}

/// Redirects a form's view to its address without empty fields (303).
pub fn see_other(location: &str) -> Response {
    (StatusCode::SEE_OTHER, Extension(CachePolicy::Revalidate), [(header::LOCATION, location)]).into_response()
}

/// `/events` and `/eras` redirect to the first page.
pub async fn to_home(site: CurrentSite, uri: Uri) -> Response {
    permanent(&with_query(&site.href(Route::Timeline), &uri))
}

/// Answers paths that no route has: a path with empty segments or capital letters redirects to the normal one.
pub async fn fallback(site: CurrentSite, uri: Uri) -> Rejection {
    let Ok(path) = percent_decode_str(uri.path()).decode_utf8() else { return SiteError::BadPath.into() };
    match normalize_path(&path) {
        Some(normal) => {
            Rejection::Moved(with_query(&format!("{}{}", site.base.prefix(), utf8_percent_encode(&normal, PATH)), &uri))
        }
        None => SiteError::UnknownPath(path.into_owned()).into(),
    }
}

/// A path with the query of an address.
pub fn with_query(path: &str, uri: &Uri) -> String {
    match uri.query() {
        Some(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// The path without empty segments and capital letters. `None` if it has neither, or cannot be an address of ours.
fn normalize_path(path: &str) -> Option<String> {
    let segments: Vec<String> = path.split('/').filter(|s| !s.is_empty()).map(str::to_ascii_lowercase).collect();
    let normal = format!("/{}", segments.join("/"));
    (normal != path && path.starts_with('/') && !path.contains(char::is_control)).then_some(normal)
}
