//! The response cache. An edition does not change while it is served, so each response is made once in each coding.

use super::negotiation::Coding;
use super::ready_response::ReadyResponse;
use axum::body::Bytes;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, Response, Uri};
use quick_cache::sync::{Cache, PlaceholderGuard};
use quick_cache::{DefaultHashBuilder, Equivalent, Weighter};
use std::sync::Arc;

/// Recent responses of one site, by coding and address. At most [`MAX_CACHE_BYTES`] are kept.
#[derive(Debug)]
pub struct ResponseCache(Cache<Key, Arc<ReadyResponse>, ResponseWeighter>);

/// So that the program needs at most 64 MiB for the first edition.
const MAX_CACHE_BYTES: u64 = 8 << 20;
const ESTIMATED_ENTRIES: usize = 2048;

/// What a response is kept under. The address has no host, which is the client's to choose.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    coding: Coding,
    address: Box<str>,
}

/// A [`Key`] that owns nothing.
#[derive(Hash)]
struct BorrowedKey<'a> {
    coding: Coding,
    address: &'a str,
}

impl Equivalent<Key> for BorrowedKey<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.coding == key.coding && *self.address == *key.address
    }
}

impl Key {
    /// The key of the response at an address in a coding.
    pub fn new(coding: Coding, uri: &Uri) -> Self {
        Self { coding, address: address(uri).into() }
    }

    /// The key of the same response in another coding.
    pub fn with(&self, coding: Coding) -> Self {
        Self { coding, ..self.clone() }
    }
}

/// Weighs responses by their size in memory.
#[derive(Clone, Debug)]
pub struct ResponseWeighter;

impl Weighter<Key, Arc<ReadyResponse>> for ResponseWeighter {
    fn weight(&self, key: &Key, response: &Arc<ReadyResponse>) -> u64 {
        (size_of::<Key>() + key.address.len() + response.size()) as u64
    }
}

/// The right and the duty to make a response for which others wait.
pub type Pending<'a> = PlaceholderGuard<
    'a,
    Key,
    Arc<ReadyResponse>,
    ResponseWeighter,
    DefaultHashBuilder,
    quick_cache::sync::DefaultLifecycle<Key, Arc<ReadyResponse>>,
>;

impl Default for ResponseCache {
    fn default() -> Self {
        Self(Cache::with_weighter(ESTIMATED_ENTRIES, MAX_CACHE_BYTES, ResponseWeighter))
    }
}

impl ResponseCache {
    /// Answers a request if its response is ready.
    pub fn answer(&self, method: &Method, uri: &Uri, request: &HeaderMap) -> Option<Response<Bytes>> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return None;
        }
        let coding = Coding::negotiate(request, uri.query().is_some());
        let ready = self.0.get(&BorrowedKey { coding, address: address(uri) })?;
        ready.answer(method, request)
    }

    /// The response at a key, or the duty to make it. Waits while another request has this duty.
    pub async fn get_or_reserve(&self, key: &Key) -> Result<Arc<ReadyResponse>, Pending<'_>> {
        self.0.get_value_or_guard_async(key).await
    }

    /// Keeps a response.
    pub fn insert(&self, key: Key, response: Arc<ReadyResponse>) {
        self.0.insert(key, response);
    }

    /// The number of responses that are kept.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Their size in bytes.
    pub fn bytes(&self) -> u64 {
        self.0.weight()
    }
}

fn address(uri: &Uri) -> &str {
    uri.path_and_query().map_or("", PathAndQuery::as_str)
}
