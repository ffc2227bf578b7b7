//! The HTTP server: accepts connections and answers requests, within [`Limits`].
//!
//! It speaks HTTP/1.1 without encryption. `timed_stream.rs` ends connections that keep the server waiting,
//! `request_checks.rs` refuses requests before they reach the router, and `connection.rs` answers the others. `observer.rs` tells the
//! operator about each.

mod activity;
mod connection;
mod limits;
mod listener;
mod observer;
mod request_checks;
mod request_id;
mod timed_stream;
mod trusted_proxies;

pub use limits::Limits;
pub use listener::Listener;
pub use observer::Observer;
pub use request_id::RequestId;
pub use trusted_proxies::{TrustedProxies, TrustedProxy};

use super::App;
use super::error::panic_message;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use connection::Connections;
use std::any::Any;
use std::sync::Arc;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tower_http::catch_panic::CatchPanicLayer;

/// Serves an application until `stop` resolves. Then it accepts no more connections, closes the idle ones, and returns when all
/// pending requests are answered or [`Limits::shutdown_timeout`] has passed.
pub async fn serve(
    listeners: Vec<Listener>,
    app: impl Into<App>,
    limits: Limits,
    observer: Arc<Observer>,
    stop: impl Future<Output = ()>,
) {
    let shutdown_timeout = limits.shutdown_timeout;
    let mut app: App = app.into();
    app.router = app.router.layer(CatchPanicLayer::custom(panicked));
    let connections = Arc::new(Connections::new(app, limits, observer));
    let mut loops = JoinSet::new();
    for listener in listeners {
        let connections = Arc::clone(&connections);
        loops.spawn(async move { listener.accept_into(&connections).await });
    }
    stop.await;
    loops.shutdown().await;
    // The loops had the other references.
    let Some(connections) = Arc::into_inner(connections) else { return };
    let open = connections.open();
    if timeout(shutdown_timeout, connections.close()).await.is_err() {
        tracing::warn!(open = open(), seconds = shutdown_timeout.as_secs(), "connections were cut off at shutdown");
    }
}

/// The response after a panic that no layer of the router has caught.
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let id = RequestId::current().map(tracing::field::display);
    tracing::error!(id, panic = panic_message(panic), "a request failed");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
