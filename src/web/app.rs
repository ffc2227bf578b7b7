//! What answers requests: the responses of a site that are ready, and its router.

use super::{AppState, router};
use axum::Router;
use axum::body::Bytes;
use axum::http::{Request, Response};
use std::sync::Arc;

/// An application, as the server calls it.
#[derive(Clone, Debug)]
pub struct App {
    /// Answers every request.
    pub router: Router,
    /// Answers many requests at once, with what the router would answer.
    state: Option<Arc<AppState>>,
}

impl App {
    /// The application of a site.
    pub fn new(state: Arc<AppState>) -> Self {
        Self { router: router(&state), state: Some(state) }
    }

    /// The response to a request, if it is ready.
    pub fn answer_at_once<B>(&self, request: &Request<B>) -> Option<Response<Bytes>> {
        self.state.as_ref()?.answer(request.method(), request.uri(), request.headers())
    }
}

/// A router of which no response is kept.
impl From<Router> for App {
    fn from(router: Router) -> Self {
        Self { router, state: None }
    }
}
