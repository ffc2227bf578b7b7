//! Finishes responses: coding, entity tag, policies, conditional requests and ranges; and keeps those that are the same for
//! all readers.

use crate::web::CacheStatus;
use crate::web::cache::Key;
use crate::web::cache_policy::CachePolicy;
use crate::web::compression::{Audience, compress_stream};
use crate::web::extractors::CurrentSite;
use crate::web::negotiation::Coding;
use crate::web::ranges::{self, Requested};
use crate::web::ready_response::{
    DATA_VERSION, ReadyResponse, add_tag, finish_head, is_compressible, is_not_modified, not_modified_headers,
};
use crate::web::response::{Ranged, Streamed};
use axum::BoxError;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// An extension of requests that are made in advance. Their responses are kept in all codings that are likely.
#[derive(Clone, Copy, Debug)]
pub struct InAdvance;

/// The codings that browsers ask for at addresses without a query: the first over https, the second without.
const LIKELY: [Coding; 2] = [Coding::Brotli, Coding::Gzip];

/// Answers from the site's cache, or runs the handler, finishes its response and keeps it if all readers share it. Requests
/// for the same response that arrive meanwhile wait for it instead of making it again.
pub async fn respond(site: CurrentSite, request: Request, next: Next) -> Response {
    if let Some(ready) = site.cache.answer(request.method(), request.uri(), request.headers()) {
        return hit(ready);
    }
    let path = request.uri().path().to_owned();
    make(&site, request, next).await.unwrap_or_else(|error| {
        tracing::error!(path, %error, "a response could not be finished");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}

async fn make(site: &CurrentSite, mut request: Request, next: Next) -> Result<Response, BoxError> {
    let asked = Asked::new(&request);
    let in_advance = request.extensions().get::<InAdvance>().is_some();
    // A HEAD request is answered as if it were a GET request, but without the body.
    if asked.method == Method::HEAD {
        *request.method_mut() = Method::GET;
    }
    let mut pending = None;
    // Nobody should wait for what is made in advance, which has time.
    if *request.method() == Method::GET && !in_advance {
        match site.cache.get_or_reserve(&asked.key).await {
            Ok(ready) => {
                if let Some(response) = ready.answer(&asked.method, &asked.headers) {
                    return Ok(hit(response));
                }
            }
            Err(guard) => pending = Some(guard),
        }
    }
    let (mut head, body) = next.run(request).await.into_parts();
    let policy = head.extensions.get().copied().unwrap_or(CachePolicy::NoStore).at_address(asked.has_query);
    head.extensions.insert(policy);
    head.extensions.insert(CacheStatus::Miss);
    head.headers.insert(DATA_VERSION, site.data_version.clone());
    if head.extensions.get::<Streamed>().is_some() || asked.is_for_part_of(&head) {
        drop(pending);
        return asked.stream(site, head, body);
    }
    let body = to_bytes(body, usize::MAX).await?;
    add_tag(&mut head, &body);
    let is_kept = head.status == StatusCode::OK && policy.is_shared();
    if in_advance && is_kept {
        for coding in LIKELY {
            let ready = ReadyResponse::new(head.clone(), &body, (coding, asked.audience()), &site.security)?;
            site.cache.insert(asked.key.with(coding), Arc::new(ready));
        }
    }
    let ready = Arc::new(ReadyResponse::new(head, &body, (asked.coding, asked.audience()), &site.security)?);
    if let Some(pending) = pending.filter(|_| is_kept) {
        // An entry that was replaced meanwhile is as good.
        let _ = pending.insert(Arc::clone(&ready));
    }
    let mut response = ready.send(&asked.method, &asked.headers).map(Body::from);
    response.extensions_mut().insert(CacheStatus::Miss);
    Ok(response)
}

/// A response that was ready.
fn hit(response: Response<Bytes>) -> Response {
    let mut response = response.map(Body::from);
    response.extensions_mut().insert(CacheStatus::Hit);
    response
}

/// What a request asks for, besides what its handler reads.
struct Asked {
    method: Method,
    headers: HeaderMap,
    has_query: bool,
    coding: Coding,
    key: Key,
}

impl Asked {
    fn new(request: &Request) -> Self {
        let has_query = request.uri().query().is_some();
        let coding = Coding::negotiate(request.headers(), has_query);
        Self {
            method: request.method().clone(),
            headers: request.headers().clone(),
            has_query,
            coding,
            key: Key::new(coding, request.uri()),
        }
    }

    fn audience(&self) -> Audience {
        if self.has_query { Audience::One } else { Audience::Many }
    }

    /// Whether the request is for a part of a response of which parts are sent.
    fn is_for_part_of(&self, head: &Parts) -> bool {
        let has_parts = head.status == StatusCode::OK && head.extensions.get::<Ranged>().is_some();
        has_parts && self.method == Method::GET && self.headers.contains_key(header::RANGE)
    }

    /// Finishes a response without having all of it.
    fn stream(&self, site: &CurrentSite, mut head: Parts, body: Body) -> Result<Response, BoxError> {
        // Ranges are of bytes as they are.
        let length = head.extensions.get::<Ranged>().filter(|_| self.is_for_part_of(&head)).map(|ranged| ranged.0);
        let is_coded = length.is_none() && is_compressible(&head.headers);
        let coding = if is_coded { self.coding } else { Coding::Identity };
        finish_head(&mut head, coding, &site.security);
        if head.status == StatusCode::OK && is_not_modified(&self.headers, &head.headers) {
            return Ok((StatusCode::NOT_MODIFIED, not_modified_headers(&head.headers)).into_response());
        }
        if let Some(length) = length {
            let requested = ranges::requested(&self.headers, head.headers.get(header::ETAG), length);
            return part(head, body, length, requested);
        }
        let body = if self.method == Method::HEAD { Body::empty() } else { compress_stream(coding, body)? };
        Ok(Response::from_parts(head, body))
    }
}

/// A part of a response that has `length` bytes (RFC 9110 §14.4, §15.3.7, §15.5.17).
fn part(mut head: Parts, body: Body, length: u64, requested: Requested) -> Result<Response, BoxError> {
    let (sent, body) = match requested {
        Requested::Whole => (length, body),
        Requested::Part { first, last } => {
            head.status = StatusCode::PARTIAL_CONTENT;
            let range = format!("bytes {first}-{last}/{length}");
            head.headers.insert(header::CONTENT_RANGE, HeaderValue::try_from(range)?);
            (last - first + 1, ranges::part(body, first, last))
        }
        Requested::Nothing => {
            head.status = StatusCode::RANGE_NOT_SATISFIABLE;
            head.headers.insert(header::CONTENT_RANGE, HeaderValue::try_from(format!("bytes */{length}"))?);
            (0, Body::empty())
        }
    };
    head.headers.insert(header::CONTENT_LENGTH, sent.into());
    Ok(Response::from_parts(head, body))
}
