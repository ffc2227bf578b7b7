//! What the operator is told on a socket of its own: `/healthz`, `/readyz`, `/metrics`.

use super::metrics::{CONTENT_TYPE, Metrics};
use super::status::{Readiness, Status};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// How much of the problems of the data `/readyz` shows.
const MAX_PROBLEM_LINES: usize = 40;
const MAX_PROBLEM_BYTES: usize = 8 << 10;

/// The router for the operator.
pub fn admin_router(status: Arc<Status>, metrics: Arc<Metrics>) -> Router {
    Router::new()
        .route("/healthz", get(async || text(StatusCode::OK, "ok\n".to_owned())))
        .route("/readyz", get(readyz).with_state(status))
        .route("/metrics", get(encoded).with_state(metrics))
}

/// Whether requests of readers should be sent here. Data with errors do not change that: the last good ones are served.
async fn readyz(status: State<Arc<Status>>) -> Response {
    let (site, reload) = match status.readiness() {
        Readiness::Loading => return text(StatusCode::SERVICE_UNAVAILABLE, "loading\n".to_owned()),
        Readiness::Stopping => return text(StatusCode::SERVICE_UNAVAILABLE, "stopping\n".to_owned()),
        Readiness::Ready(site, reload) => (site.site(), reload),
    };
    let mut lines = format!("ready\nversion: {}\n", site.edition.data_version());
    if let Some(reload) = reload {
        let result = if reload.problem.is_none() { "ok" } else { "failed" };
        lines += &format!("reload: {result}\nat: {}\n", reload.at);
        if let Some(problem) = reload.problem {
            lines += &format!("\n{}\n", beginning(&problem));
        }
    }
    text(StatusCode::OK, lines)
}

/// The first lines of a text, and whether there are more.
fn beginning(text: &str) -> String {
    let mut shown = String::new();
    for (number, line) in text.trim_end().lines().enumerate() {
        if number == MAX_PROBLEM_LINES || shown.len() + line.len() > MAX_PROBLEM_BYTES {
            return shown + "…";
        }
        shown += line;
        shown.push('\n');
    }
    shown.trim_end().to_owned()
}

async fn encoded(metrics: State<Arc<Metrics>>) -> Response {
    match metrics.encode() {
        Ok(metrics) => ([(header::CONTENT_TYPE, CONTENT_TYPE)], metrics).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn text(status: StatusCode, text: String) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}
