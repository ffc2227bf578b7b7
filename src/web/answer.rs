//! A page as an answer.

use super::State;
use crate::pages::{NothingHere, Page, Situation};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Answers with a page. Browsers keep it and ask whether it changed.
pub fn page(status: StatusCode, page: &dyn Page) -> Response {
    let Ok(html) = page.html() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    // Weak, because compression changes the bytes and not what they say (RFC 9110 §8.8.1).
    let tag = format!("W/\"{}\"", &blake3::hash(html.as_bytes()).to_hex()[..20]);
    let mut answer = (status, html).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if status == StatusCode::OK
        && let Ok(tag) = tag.parse()
    {
        headers.insert(header::ETAG, tag);
    }
    if page.noindex() {
        headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    answer
}

/// Answers that there is no page, and why.
pub fn nothing(state: &State, situation: &Situation) -> Response {
    let status = match situation {
        Situation::UnknownId(..)
        | Situation::UnknownPath(_)
        | Situation::NoStep(..)
        | Situation::NoPassage(..)
        | Situation::NoPage(_) => StatusCode::NOT_FOUND,
        Situation::Withdrawn(..) => StatusCode::GONE,
        Situation::NotUtf8 => StatusCode::BAD_REQUEST,
        Situation::TooLong => StatusCode::URI_TOO_LONG,
        Situation::Method => StatusCode::METHOD_NOT_ALLOWED,
        Situation::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    };
    page(status, &NothingHere::new(state.site(), situation))
}
