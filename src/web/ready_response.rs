//! Responses as they are sent: in one coding, with all headers.

use super::cache_policy::CachePolicy;
use super::compression::{Audience, compress_for};
use super::negotiation::Coding;
use super::response::{Precompressed, Ranged};
use super::security::{SecurityHeaders, SecurityPolicy};
use axum::body::Bytes;
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use std::io;

/// The version of the data, as it is cited, so that caches, replicas and their operators can be compared.
pub const DATA_VERSION: HeaderName = HeaderName::from_static("data-version");

/// Digits of an entity tag: 80 bits.
const TAG_DIGITS: usize = 20;

/// A response in one coding. Answering with it copies two pointers for each header and for the body.
#[derive(Debug)]
pub struct ReadyResponse {
    status: StatusCode,
    headers: HeaderMap,
    /// The headers of a response to a client that has this one.
    not_modified: HeaderMap,
    body: Bytes,
    /// Whether a part of it can be asked for.
    is_ranged: bool,
}

impl ReadyResponse {
    /// The response that a handler made, in a coding for an audience. The body is not compressed yet, and the tag is that of the body.
    ///
    /// # Errors
    /// Those of the encoder, of which none is expected.
    pub fn new(
        mut head: Parts,
        identity: &Bytes,
        (coding, audience): (Coding, Audience),
        security: &SecurityHeaders,
    ) -> io::Result<Self> {
        let coding = if is_compressible(&head.headers) { coding } else { Coding::Identity };
        let made = head.extensions.get::<Precompressed>().and_then(|made| made.get(coding));
        let is_ranged = head.extensions.get::<Ranged>().is_some();
        let body = made.map_or_else(|| compress_for(audience, coding, identity), Ok)?;
        finish_head(&mut head, coding, security);
        head.headers.insert(header::CONTENT_LENGTH, body.len().into());
        Ok(Self {
            status: head.status,
            not_modified: not_modified_headers(&head.headers),
            headers: head.headers,
            body,
            is_ranged,
        })
    }

    /// Answers a GET or HEAD request, unless it is for a part of the response.
    pub fn answer(&self, method: &Method, request: &HeaderMap) -> Option<Response<Bytes>> {
        let is_for_part = self.is_ranged && *method == Method::GET && request.contains_key(header::RANGE);
        (!is_for_part).then(|| self.send(method, request))
    }

    /// Answers a GET or HEAD request: with 304 if the client has the response (RFC 9110 §13.1.2).
    pub fn send(&self, method: &Method, request: &HeaderMap) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        if is_not_modified(request, &self.not_modified) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().clone_from(&self.not_modified);
            return response;
        }
        *response.status_mut() = self.status;
        response.headers_mut().clone_from(&self.headers);
        if *method != Method::HEAD {
            response.body_mut().clone_from(&self.body);
        }
        response
    }

    /// The size in memory, about.
    pub fn size(&self) -> usize {
        // A header is kept in a slot, and its name and value mostly in the program.
        let headers = self.headers.capacity() + self.not_modified.capacity();
        size_of::<Self>() + headers * 2 * size_of::<HeaderValue>() + self.body.len()
    }
}

/// Gives a response the digest of its body as its tag, unless it has one.
pub fn add_tag(head: &mut Parts, body: &[u8]) {
    if head.status == StatusCode::OK && !head.headers.contains_key(header::ETAG) {
        let digest = blake3::hash(body).to_hex();
        head.headers.extend(format!("\"{}\"", &digest[..TAG_DIGITS]).parse().map(|tag| (header::ETAG, tag)));
    }
}

/// Adds to the head of a response what follows from its coding and its policies. Its tag becomes that of the coding.
pub fn finish_head(head: &mut Parts, coding: Coding, security: &SecurityHeaders) {
    let cache = head.extensions.remove::<CachePolicy>().unwrap_or(CachePolicy::NoStore);
    head.headers.insert(header::CACHE_CONTROL, cache.header());
    security.add(head.extensions.remove::<SecurityPolicy>().unwrap_or_default(), &mut head.headers);
    if coding == Coding::Identity && head.extensions.get::<Ranged>().is_some() {
        head.headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    }
    if is_compressible(&head.headers) {
        head.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    if coding == Coding::Identity {
        return;
    }
    head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.as_str()));
    let tag = head.headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()).and_then(|tag| tag.strip_suffix('"'));
    if let Some(Ok(tag)) = tag.map(|tag| format!("{tag}-{}\"", coding.as_str()).parse::<HeaderValue>()) {
        head.headers.insert(header::ETAG, tag);
    }
}

/// The headers of a response to a client that has what these belong to (RFC 9110 §15.4.5).
pub fn not_modified_headers(headers: &HeaderMap) -> HeaderMap {
    let repeated = [
        header::ETAG,
        header::CACHE_CONTROL,
        header::VARY,
        DATA_VERSION,
        // Without these, a script of another site may not see that what it has is current.
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
    ];
    repeated.into_iter().filter_map(|name| Some((name.clone(), headers.get(&name)?.clone()))).collect()
}

/// Whether a client has the response whose headers these are.
pub fn is_not_modified(request: &HeaderMap, response: &HeaderMap) -> bool {
    let Some(tag) = response.get(header::ETAG).and_then(|tag| tag.to_str().ok()) else { return false };
    request.get_all(header::IF_NONE_MATCH).into_iter().any(|list| etag_matches(list, tag))
}

/// Whether a list of entity tags names this one, by the weak comparison (RFC 9110 §8.8.3.2).
fn etag_matches(list: &HeaderValue, tag: &str) -> bool {
    let Ok(list) = list.to_str() else { return false };
    let bare = |tag| str::trim_start_matches(str::trim(tag), "W/").to_owned();
    list == tag || list.trim() == "*" || list.split(',').any(|one| bare(one) == bare(tag))
}

/// Whether compression makes a response smaller: it is text.
pub fn is_compressible(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    kind.starts_with("text/")
        || kind.ends_with("json")
        || kind.ends_with("jsonl")
        || kind.ends_with("xml")
        || kind == "application/x-bibtex"
}
