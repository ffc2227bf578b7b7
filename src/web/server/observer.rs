//! What the server tells its operator about each request: a line of the log, and metrics.

use super::request_id::RequestId;
use super::trusted_proxies::{Peer, TrustedProxies};
use crate::web::{CacheStatus, Metrics};
use axum::http::uri::PathAndQuery;
use axum::http::{Method, Request, Response, StatusCode, Uri};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The target of the lines of requests, by which operators switch them on and off.
const TARGET: &str = "access";

/// The status of requests whose client went away before the response was made, as nginx logs it.
const CLIENT_CLOSED_REQUEST: u16 = 499;

/// Observes the requests of a server.
#[derive(Debug)]
pub struct Observer {
    /// The clock.
    pub now: fn() -> Instant,
    /// Whether requests are logged, if the levels of the log include them.
    pub log: bool,
    /// Whose forwarded addresses and ids are believed.
    pub trusted_proxies: TrustedProxies,
    /// The time above which a request is slow.
    pub slow: Duration,
    /// What counts the requests.
    pub metrics: Option<Arc<Metrics>>,
}

impl Observer {
    /// Logs and counts nothing.
    pub fn silent(now: fn() -> Instant) -> Self {
        Self { now, log: false, trusted_proxies: TrustedProxies::default(), slow: Duration::MAX, metrics: None }
    }

    /// The id of a request: that of a trusted proxy, or a new one.
    pub fn id<B>(&self, peer: Peer, request: &Request<B>) -> RequestId {
        let trusted = self.trusted_proxies.trust(peer).then(|| RequestId::given(request.headers())).flatten();
        trusted.unwrap_or_else(RequestId::next)
    }

    /// Begins to observe a request; `None` if nobody wants to know about it.
    pub fn begin<B>(self: &Arc<Self>, peer: Peer, id: &RequestId, request: &Request<B>) -> Option<Observation> {
        // Slow requests are warnings.
        let is_logged = self.log && tracing::enabled!(target: TARGET, tracing::Level::WARN);
        (is_logged || self.metrics.is_some()).then(|| Observation {
            begun: (self.now)(),
            id: id.clone(),
            method: request.method().clone(),
            uri: request.uri().clone(),
            is_logged,
            client: self.trusted_proxies.client(peer, request.headers()),
            status: CLIENT_CLOSED_REQUEST,
            duration: None,
            cache: None,
            bytes: 0,
            observer: Arc::clone(self),
        })
    }

    /// Changes the metrics, if there are any.
    pub fn count(&self, change: impl FnOnce(&Metrics)) {
        if let Some(metrics) = &self.metrics {
            change(metrics);
        }
    }
}

/// A request that is being observed. Its line is written on drop.
#[derive(Debug)]
pub struct Observation {
    observer: Arc<Observer>,
    begun: Instant,
    id: RequestId,
    is_logged: bool,
    method: Method,
    uri: Uri,
    client: Peer,
    status: u16,
    /// The time until the response began. How long a client takes to read it is not the server's doing.
    duration: Option<Duration>,
    cache: Option<CacheStatus>,
    bytes: u64,
}

impl Observation {
    /// The response has been made, but perhaps not its body.
    pub fn answered<B>(&mut self, response: &Response<B>) {
        self.answered_with(response.status(), response.extensions().get().copied());
    }

    /// As [`answered`](Self::answered), for a response that is ready.
    pub fn answered_with(&mut self, status: StatusCode, cache: Option<CacheStatus>) {
        self.status = status.as_u16();
        self.cache = cache;
        self.duration = Some(self.elapsed());
    }

    fn elapsed(&self) -> Duration {
        (self.observer.now)() - self.begun
    }

    /// A part of the body has been handed over.
    pub fn sent(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
    }
}

impl Drop for Observation {
    fn drop(&mut self) {
        let duration = self.duration.unwrap_or_else(|| self.elapsed());
        self.observer.count(|metrics| metrics.answered(self.status, self.cache, duration, self.bytes));
        if !self.is_logged {
            return;
        }
        let is_slow = duration > self.observer.slow;
        macro_rules! line {
            ($level:ident) => {
                tracing::$level!(
                    target: TARGET,
                    id = %self.id,
                    method = %self.method,
                    path = self.uri.path_and_query().map_or("", PathAndQuery::as_str),
                    status = self.status,
                    duration_ms = duration.as_micros() as f64 / 1000.0,
                    bytes = self.bytes,
                    cache = self.cache.map(CacheStatus::as_str),
                    client = %self.client,
                    slow = is_slow.then_some(true),
                )
            };
        }
        if is_slow {
            line!(warn);
        } else {
            line!(info);
        }
    }
}
