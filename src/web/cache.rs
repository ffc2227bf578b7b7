//! The response cache. An edition does not change while it is served, so each response is rendered and compressed once.

use super::CacheStatus;
use super::extractors::CurrentSite;
use super::negotiation::Encoding;
use super::response::Streamed;
use crate::pages::SiteError;
use axum::Extension;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::response::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// Recent responses of one site, as they were sent, by encoding and address. At most [`MAX_CACHE_BYTES`] are kept.
#[derive(Debug)]
pub struct ResponseCache(Cache<Arc<str>, (HeaderMap, Bytes), BodySize>);

const MAX_CACHE_BYTES: u64 = 32 << 20;
const ESTIMATED_ENTRIES: usize = 1024;

#[derive(Clone, Debug)]
struct BodySize;

impl Weighter<Arc<str>, (HeaderMap, Bytes)> for BodySize {
    fn weight(&self, key: &Arc<str>, (_, body): &(HeaderMap, Bytes)) -> u64 {
        (key.len() + body.len()) as u64
    }
}

impl Default for ResponseCache {
    fn default() -> Self {
        Self(Cache::with_weighter(ESTIMATED_ENTRIES, MAX_CACHE_BYTES, BodySize))
    }
}

impl ResponseCache {
    /// The number of responses that are kept.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Their size in bytes.
    pub fn bytes(&self) -> u64 {
        self.0.weight()
    }
}

/// Answers from the site's cache, or runs the handler and keeps what [`is_cacheable`]. Requests for the same response that
/// arrive meanwhile wait for it instead of rendering it again.
pub async fn serve_cached(site: CurrentSite, mut request: Request, next: Next) -> Response {
    let encoding = Encoding::negotiate(request.headers());
    encoding.set(request.headers_mut());
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    // Not the whole URI: its host is the client's to choose.
    let address = request.uri().path_and_query().map_or("", PathAndQuery::as_str);
    let key: Arc<str> = format!("{} {address}", encoding.as_str()).into();
    let pending = match site.cache.0.get_value_or_guard_async(&key).await {
        Ok((headers, body)) => return (Extension(CacheStatus::Hit), headers, body).into_response(),
        Err(pending) => pending,
    };
    let (mut head, body) = next.run(request).await.into_parts();
    head.extensions.insert(CacheStatus::Miss);
    if head.status != StatusCode::OK || !is_cacheable(&head) {
        return Response::from_parts(head, body);
    }
    let body = match to_bytes(body, usize::MAX).await {
        Ok(body) => body,
        Err(error) => return SiteError::Internal(error.to_string()).into_response(),
    };
    head.headers.insert(header::CONTENT_LENGTH, body.len().into());
    // An entry that was replaced meanwhile is as good.
    let _ = pending.insert((head.headers.clone(), body.clone()));
    Response::from_parts(head, Body::from(body))
}

/// Whether a response may be kept: it is the same for all clients, and is not streamed.
fn is_cacheable(head: &Parts) -> bool {
    let control = head.headers.get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok()).unwrap_or_default();
    !control.contains("private")
        && head.extensions.get::<Streamed>().is_none()
        && (head.headers.contains_key(header::ETAG) || control.contains("immutable"))
}
