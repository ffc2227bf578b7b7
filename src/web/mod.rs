//! The site over HTTP: requests become views, pages become answers. No HTML and no history here.

mod answer;
mod assets;
mod cite;
mod download;
mod fragment;
mod handlers;
mod headers;
mod joined;
mod kept;
mod redirect;
mod search;

pub use assets::Assets;
pub use kept::Kept;

use crate::load::Folder;
use crate::model::date::Day;
use crate::pages::{BaseUrl, Site};
use crate::query::Edition;
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{self, RawQuery, Request};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

/// What requests are answered from.
#[derive(Debug)]
pub struct State {
    /// The timeline and its index.
    pub edition: Edition,
    /// The files from which the edition was made, for those who take it with them.
    pub folder: Arc<Folder>,
    /// Where the site is published.
    pub base: BaseUrl,
    /// What day it is: the day of access that citations name.
    pub today: fn() -> Day,
    /// Style sheets, scripts and fonts.
    pub assets: Assets,
    /// Answers that were given lately.
    pub kept: Kept,
}

impl State {
    /// The site of an edition that was made from a folder.
    #[must_use]
    pub fn new(edition: Edition, folder: Folder, base: BaseUrl, today: fn() -> Day) -> Self {
        let folder = Arc::new(folder);
        Self { edition, folder, base, today, assets: Assets::default(), kept: Kept::default() }
    }

    /// What pages are made from.
    #[must_use]
    pub fn site(&self) -> Site<'_> {
        Site { edition: &self.edition, base: &self.base, assets: self.assets.folder() }
    }
}

/// The router of a site, mounted under the prefix of its base URL.
pub fn router(state: &Arc<State>) -> Router {
    let failing = Arc::clone(state);
    let site = citations()
        .route("/", get(handlers::timeline))
        .route("/chart", get(handlers::chart))
        .route("/choices/{facet}", get(handlers::choices))
        .route("/events", get(redirect::home))
        .route("/events/{id}", get(handlers::event))
        .route("/eras", get(redirect::home))
        .route("/eras/{id}", get(handlers::era))
        .route("/actors", get(handlers::actors))
        .route("/actors/{id}", get(handlers::actor))
        .route("/relations", get(handlers::relations))
        .route("/sources", get(handlers::sources))
        .route("/sources/{id}", get(handlers::source))
        .route("/threads", get(handlers::threads))
        .route("/threads/{id}", get(handlers::thread))
        .route("/voices", get(handlers::voices))
        .route("/voices/{id}", get(handlers::voice))
        .route("/about", get(handlers::about))
        .route("/method", get(handlers::method_page))
        .route("/changes", get(handlers::changes))
        .route("/suggest", get(search::suggest))
        .route("/opensearch.xml", get(search::description))
        .route("/edition.zip", get(download::edition))
        .route("/static/{version}/{*file}", get(assets::serve))
        .fallback(redirect::fallback)
        .method_not_allowed_fallback(handlers::method)
        .with_state(Arc::clone(state))
        .layer(CatchPanicLayer::custom(move |_| handlers::failed(&failing)));
    // Fonts and archives are compressed as they are.
    let compressible = DefaultPredicate::new()
        .and(NotForContentType::const_new("font/woff2"))
        .and(NotForContentType::const_new(download::ZIP));
    let keeping = Arc::clone(state);
    let keep = move |request: Request, next: Next| {
        let state = Arc::clone(&keeping);
        async move { state.kept.answer(request, next).await }
    };
    mount(site, Arc::clone(state))
        .layer(CompressionLayer::new().compress_when(compressible))
        .layer(from_fn(keep))
        .layer(from_fn(headers::unchanged))
        .layer(map_response(headers::secure))
}

/// The routes of citations.
fn citations() -> Router<Arc<State>> {
    type Asked = (extract::State<Arc<State>>, Result<extract::Path<String>, PathRejection>, RawQuery);
    let things =
        [("events", cite::event as fn(&State, _, _, &str) -> _), ("sources", cite::source), ("threads", cite::thread)];
    let mut routes = Router::new();
    for form in cite::Form::ALL {
        for (folder, answer) in things {
            let below = move |(extract::State(state), id, RawQuery(query)): Asked| async move {
                answer(&state, form, id, &query.unwrap_or_default())
            };
            routes = routes.route(&format!("/{folder}/{{id}}{}", form.tail()), get(below));
        }
        let view = move |extract::State(state): extract::State<Arc<State>>, RawQuery(query): RawQuery| async move {
            cite::view(&state, form, &query.unwrap_or_default())
        };
        routes = routes.route(form.tail(), get(view));
    }
    routes
}

/// Mounts a router under the site's prefix: `/history/about` is answered as `/about`.
fn mount(site: Router, state: Arc<State>) -> Router {
    if state.base.prefix().is_empty() {
        return site;
    }
    Router::new().fallback(move |mut request: Request| {
        let (site, state) = (site.clone(), Arc::clone(&state));
        async move {
            let prefix = state.base.prefix();
            let path = request.uri().path();
            let inner = match path.strip_prefix(prefix) {
                Some("") => return redirect::to(&format!("{prefix}/"), request.uri().query()),
                Some(inner) if inner.starts_with('/') => inner.to_owned(),
                _ if path == "/" => return redirect::to(&format!("{prefix}/"), request.uri().query()),
                _ => return handlers::unknown(&state, path),
            };
            let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
            if let Ok(uri) = format!("{inner}{query}").parse() {
                *request.uri_mut() = uri;
            }
            let answer: Result<Response, std::convert::Infallible> = site.oneshot(request).await;
            answer.unwrap_or_else(|never| match never {})
        }
    })
}
