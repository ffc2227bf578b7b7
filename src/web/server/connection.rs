//! Connections: how many there are, and how each is answered.

use super::Limits;
use super::activity::{Activity, Content, Pending, PendingBody};
use super::observer::{Observation, Observer};
use super::request_checks::{check, with_known_length};
use super::request_id::RequestId;
use super::timed_stream::TimedStream;
use super::trusted_proxies::Peer;
use crate::web::{App, CacheStatus};
use axum::body::HttpBody;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use futures_util::future::{Either, ready};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use tower::ServiceExt;

/// The response to a connection for which there is no room.
const BUSY: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// How many connections are told at the same time that there is no room. Others are closed without a response.
const MAX_REFUSALS: usize = 256;

/// How long a refusal may take.
const REFUSAL_TIMEOUT: Duration = Duration::from_secs(2);

/// The connections of a server.
#[derive(Debug)]
pub struct Connections {
    answerer: Answerer,
    refusals: Arc<Semaphore>,
    /// Whether the last connection was refused.
    is_full: AtomicBool,
    shutdown: GracefulShutdown,
}

impl Connections {
    pub fn new(app: App, limits: Limits, observer: Arc<Observer>) -> Self {
        let permits = Arc::new(Semaphore::new(limits.max_connections));
        Self {
            answerer: Answerer { app, limits: Arc::new(limits), permits, observer },
            refusals: Arc::new(Semaphore::new(MAX_REFUSALS)),
            is_full: AtomicBool::new(false),
            shutdown: GracefulShutdown::new(),
        }
    }

    /// Serves a connection, or refuses it if there are too many, in a task of its own.
    pub fn admit<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(&self, stream: S, peer: Peer) {
        let Ok(permit) = Arc::clone(&self.answerer.permits).try_acquire_owned() else {
            if !self.is_full.swap(true, Ordering::Relaxed) {
                tracing::warn!(limit = self.answerer.limits.max_connections, "too many connections: more are refused");
            }
            self.answerer.observer.count(|metrics| _ = metrics.refused.inc());
            if let Ok(permit) = Arc::clone(&self.refusals).try_acquire_owned() {
                tokio::spawn(async move {
                    let _ = timeout(REFUSAL_TIMEOUT, refuse(stream)).await;
                    drop(permit);
                });
            }
            return;
        };
        self.is_full.store(false, Ordering::Relaxed);
        let activity = Arc::new(Activity::default());
        let stream = TokioIo::new(TimedStream::new(stream, Arc::clone(&activity), &self.answerer.limits));
        let answerer = self.answerer.clone();
        let service = service_fn(move |request| answerer.answer(&activity, peer, request));
        let limits = &self.answerer.limits;
        let connection = http1::Builder::new()
            // The stream keeps the time.
            .header_read_timeout(None)
            // Of the whole head. A request target that is too long should be refused as such.
            .max_header_size(limits.max_url_bytes + limits.max_head_bytes)
            .serve_connection(stream, service);
        let connection = self.shutdown.watch(connection);
        let observer = Arc::clone(&self.answerer.observer);
        observer.count(|metrics| _ = metrics.connections.inc());
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection failed");
            }
            observer.count(|metrics| _ = metrics.connections.dec());
            drop(permit);
        });
    }

    /// Counts the connections that are being served.
    pub fn open(&self) -> impl Fn() -> usize + use<> {
        let (permits, all) = (Arc::clone(&self.answerer.permits), self.answerer.limits.max_connections);
        move || all - permits.available_permits()
    }

    /// Closes idle connections at once and the others after their response.
    pub async fn close(self) {
        self.shutdown.shutdown().await;
    }
}

/// What answers the requests of a connection.
#[derive(Clone, Debug)]
struct Answerer {
    app: App,
    limits: Arc<Limits>,
    /// One for each further connection.
    permits: Arc<Semaphore>,
    observer: Arc<Observer>,
}

impl Answerer {
    /// Answers a request: at once, without the layers of the router, if it is refused or its response is ready.
    fn answer(
        &self,
        activity: &Arc<Activity>,
        peer: Peer,
        request: hyper::Request<Incoming>,
    ) -> impl Future<Output = Result<Response<PendingBody>, Infallible>> + use<> {
        let has_body = !request.body().is_end_stream();
        let pending = activity.begin(has_body);
        let id = self.observer.id(peer, &request);
        let mut observation = self.observer.begin(peer, &id, &request);
        let checked = check(&request, &self.limits);
        let ready_response = match checked {
            Ok(()) if !has_body => self.app.answer_at_once(&request),
            _ => None,
        };
        let Some(response) = ready_response else {
            return Either::Right(self.clone().make(id, pending, observation, checked.map(|()| request)));
        };
        if let Some(observation) = &mut observation {
            observation.answered_with(response.status(), Some(CacheStatus::Hit));
        }
        Either::Left(ready(Ok(self.finish(response.map(Content::Ready), false, pending, observation))))
    }

    /// Answers a request by the router, or refuses it.
    async fn make(
        self,
        id: RequestId,
        pending: Pending,
        mut observation: Option<Observation>,
        checked: Result<hyper::Request<Incoming>, StatusCode>,
    ) -> Result<Response<PendingBody>, Infallible> {
        let checked = match checked {
            Ok(request) => with_known_length(request, &self.limits).await,
            Err(status) => Err(status),
        };
        let (response, refused) = match checked {
            Ok(request) => {
                let Ok(response) = id.scope(self.app.router.clone().oneshot(request)).await;
                (response, false)
            }
            Err(status) => (status.into_response(), true),
        };
        if let Some(observation) = &mut observation {
            observation.answered(&response);
        }
        Ok(self.finish(response.map(Content::Made), refused, pending, observation))
    }

    fn finish(
        &self,
        mut response: Response<Content>,
        refused: bool,
        pending: Pending,
        observation: Option<Observation>,
    ) -> Response<PendingBody> {
        // Idle connections would keep out new readers.
        let is_scarce = self.permits.available_permits() < self.limits.max_connections / 4;
        if refused || is_scarce {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response.map(|content| PendingBody { content, _pending: pending, observation })
    }
}

/// Says that there is no room, and reads what the client sends meanwhile: closing at once would make its system discard
/// the response.
async fn refuse<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S) -> io::Result<()> {
    stream.write_all(BUSY).await?;
    stream.shutdown().await?;
    let mut unread = [0; 4096];
    while stream.read(&mut unread).await? > 0 {}
    Ok(())
}
