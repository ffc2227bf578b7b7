//! Responses that handlers make, and what they say about them to the layer that finishes them
//! ([`respond`](super::middleware::respond)).

use super::cache_policy::CachePolicy;
use super::negotiation::Coding;
use super::security::SecurityPolicy;
use crate::pages::{Page, SiteError};
use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

const NOINDEX: HeaderValue = HeaderValue::from_static("noindex");

/// An extension of responses that are streamed, because they may be large.
#[derive(Clone, Copy, Debug)]
pub struct Streamed;

/// An extension of responses of which a part can be asked for (RFC 9110 §14): they have as many bytes.
#[derive(Clone, Copy, Debug)]
pub struct Ranged(pub u64);

/// An extension of responses that were compressed when the program was built.
#[derive(Clone, Copy, Debug)]
pub struct Precompressed {
    pub gzip: Option<&'static [u8]>,
    pub brotli: Option<&'static [u8]>,
}

impl Precompressed {
    /// The body in a coding, if it is there.
    pub fn get(self, coding: Coding) -> Option<Bytes> {
        match coding {
            Coding::Gzip => self.gzip,
            Coding::Brotli => self.brotli,
            Coding::Identity | Coding::Zstd => None,
        }
        .map(Bytes::from_static)
    }
}

/// A page that follows from its path.
///
/// # Errors
/// [`SiteError::Internal`] if the template fails.
pub fn html(page: &impl Page) -> Result<Response, SiteError> {
    html_with(CachePolicy::Path, page)
}

/// A page with a cache policy.
///
/// # Errors
/// [`SiteError::Internal`] if the template fails.
pub fn html_with(policy: CachePolicy, page: &impl Page) -> Result<Response, SiteError> {
    let mut response = text("text/html; charset=utf-8", page.render()?, policy);
    if page.layout().noindex {
        response.headers_mut().insert("x-robots-tag", NOINDEX);
    }
    Ok(response)
}

/// A document for programs, which no search engine needs to list.
pub fn document(content_type: &'static str, body: String, policy: CachePolicy) -> Response {
    let mut response = text(content_type, body, policy);
    response.headers_mut().insert("x-robots-tag", NOINDEX);
    response
}

/// Makes a response one that other sites may use.
pub fn as_download(mut response: Response) -> Response {
    response.extensions_mut().insert(SecurityPolicy::Download);
    response
}

/// A query without some keys, in any spelling of its values.
pub fn without_keys(query: &str, keys: &[&str]) -> String {
    let is_kept = |part: &&str| form_urlencoded::parse(part.as_bytes()).all(|(key, _)| !keys.contains(&&*key));
    query.split('&').filter(is_kept).collect::<Vec<_>>().join("&")
}

fn text(content_type: &'static str, body: String, policy: CachePolicy) -> Response {
    let mut response = body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.extensions_mut().insert(policy);
    response
}
