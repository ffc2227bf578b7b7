//! Responses that browsers keep and ask about again: pages and documents with an entity tag.

use crate::pages::{Page, SiteError};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

const NOINDEX: HeaderValue = HeaderValue::from_static("noindex");

/// An extension of responses that are streamed, because they may be large. The cache does not keep them.
#[derive(Clone, Copy, Debug)]
pub struct Streamed;

/// A page.
///
/// # Errors
/// [`SiteError::Internal`] if the template fails.
pub fn html(page: &impl Page) -> Result<Response, SiteError> {
    let mut response = with_etag("text/html; charset=utf-8", page.render()?);
    if page.layout().noindex {
        response.headers_mut().insert("x-robots-tag", NOINDEX);
    }
    Ok(response)
}

/// A document for programs, which no search engine needs to list.
pub fn document(content_type: &'static str, body: String) -> Response {
    let mut response = with_etag(content_type, body);
    response.headers_mut().insert("x-robots-tag", NOINDEX);
    response
}

/// Text with an entity tag, so that browsers ask whether it has changed.
fn with_etag(content_type: &'static str, body: String) -> Response {
    // Weak, because compression changes the bytes but not the meaning (RFC 9110 §8.8.1).
    let tag = format!("W/\"{}\"", &blake3::hash(body.as_bytes()).to_hex()[..20]);
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.extend(tag.parse().map(|tag| (header::ETAG, tag)));
    response
}
