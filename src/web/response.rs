//! A page as an answer.

use super::AppState;
use crate::pages::{ErrorPage, Page, SiteError};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Answers with a page. Browsers keep it and ask whether it changed.
pub fn page(status: StatusCode, page: &dyn Page) -> Response {
    let Ok(html) = page.html() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let mut answer = with_etag("text/html; charset=utf-8", html);
    *answer.status_mut() = status;
    if status != StatusCode::OK {
        answer.headers_mut().remove(header::ETAG);
    }
    if page.noindex() {
        answer.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    answer
}

/// Answers programs with what no search engine needs to list.
pub fn text_response(kind: &'static str, body: String) -> Response {
    let mut answer = with_etag(kind, body);
    answer.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    answer
}

/// Answers with a text and a tag, by which browsers ask whether it changed.
fn with_etag(kind: &'static str, body: String) -> Response {
    // Weak, because compression changes the bytes and not what they say (RFC 9110 §8.8.1).
    let tag = format!("W/\"{}\"", &blake3::hash(body.as_bytes()).to_hex()[..20]);
    let mut answer = body.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.extend(tag.parse().map(|tag| (header::ETAG, tag)));
    answer
}

/// Answers that there is no page, and why.
pub fn error_page(state: &AppState, situation: &SiteError) -> Response {
    let status = match situation {
        SiteError::UnknownId(..)
        | SiteError::UnknownPath(_)
        | SiteError::NoStep(..)
        | SiteError::NoPassage(..)
        | SiteError::NoPage(_) => StatusCode::NOT_FOUND,
        SiteError::Withdrawn(..) => StatusCode::GONE,
        SiteError::NotUtf8 => StatusCode::BAD_REQUEST,
        SiteError::TooLong(_) => StatusCode::URI_TOO_LONG,
        SiteError::Method => StatusCode::METHOD_NOT_ALLOWED,
        SiteError::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    };
    page(status, &ErrorPage::new(state.site(), situation))
}
