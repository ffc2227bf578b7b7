//! Answers that were given lately, as they were sent: an edition does not change while it is served, so the same address
//! is the same answer, and it is made and compressed once.

use super::edition_zip;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// Answers by what was asked for and how it may be compressed.
#[derive(Debug)]
pub struct ResponseCache(Cache<Arc<str>, (HeaderMap, Bytes), BodySize>);

/// Bytes that are kept in all, and of how many answers that is about.
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
    /// Answers as before, or lets others answer and keeps what may be kept: a whole answer that its sender calls public
    /// or tagged, so that it depends on nothing but the address.
    pub async fn answer(&self, request: Request, next: Next) -> Response {
        if request.method() != Method::GET {
            return next.run(request).await;
        }
        let encodings = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        let key: Arc<str> = format!("{} {}", encodings.unwrap_or_default(), request.uri()).into();
        if let Some((headers, body)) = self.0.get(&key) {
            return (headers, body).into_response();
        }
        let (head, body) = next.run(request).await.into_parts();
        if head.status != StatusCode::OK || !is_cacheable(&head.headers) {
            return Response::from_parts(head, body);
        }
        let Ok(body) = to_bytes(body, usize::MAX).await else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        self.0.insert(key, (head.headers.clone(), body.clone()));
        Response::from_parts(head, Body::from(body))
    }
}

/// Whether an answer is the same for everybody as long as the edition is served, and is no archive, which is made while
/// it is sent, and may be large.
fn is_cacheable(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let control = text(header::CACHE_CONTROL);
    !control.contains("private")
        && text(header::CONTENT_TYPE) != edition_zip::ZIP
        && (headers.contains_key(header::ETAG) || control.contains("immutable"))
}
