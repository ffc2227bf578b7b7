//! The site over HTTP: requests become views, pages become answers. No HTML and no history here.

mod assets;
mod cache;
mod chart_fragment;
mod cite;
mod edition_zip;
mod handlers;
mod joined;
mod middleware;
mod opensearch;
mod redirect;
mod response;
mod suggest;

pub use assets::Assets;
pub use cache::ResponseCache;

use crate::load::Folder;
use crate::model::date::Day;
use crate::pages::{BaseUrl, PageContext};
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
pub struct AppState {
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
    pub cache: ResponseCache,
}

impl AppState {
    /// The site of an edition that was made from a folder.
    #[must_use]
    pub fn new(edition: Edition, folder: Folder, base: BaseUrl, today: fn() -> Day) -> Self {
        let folder = Arc::new(folder);
        Self { edition, folder, base, today, assets: Assets::default(), cache: ResponseCache::default() }
    }

    /// What pages are made from.
    #[must_use]
    pub fn site(&self) -> PageContext<'_> {
        PageContext { edition: &self.edition, base: &self.base, assets: self.assets.folder() }
    }
}

/// The router of a site, mounted under the prefix of its base URL.
pub fn router(state: &Arc<AppState>) -> Router {
    let failing = Arc::clone(state);
    let site = citations()
        .route("/", get(handlers::timeline))
        .route("/chart", get(handlers::chart))
        .route("/choices/{facet}", get(handlers::choices))
        .route("/events", get(redirect::to_home))
        .route("/events/{id}", get(handlers::event))
        .route("/eras", get(redirect::to_home))
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
        .route("/method", get(handlers::method))
        .route("/changes", get(handlers::changes))
        .route("/suggest", get(suggest::suggest))
        .route("/opensearch.xml", get(opensearch::description))
        .route("/edition.zip", get(edition_zip::edition))
        .route("/static/{version}/{*file}", get(assets::serve))
        .fallback(redirect::fallback)
        .method_not_allowed_fallback(handlers::method_not_allowed)
        .with_state(Arc::clone(state))
        .layer(CatchPanicLayer::custom(move |_| handlers::internal_error(&failing)));
    // Fonts and archives are compressed as they are.
    let compressible = DefaultPredicate::new()
        .and(NotForContentType::const_new("font/woff2"))
        .and(NotForContentType::const_new(edition_zip::ZIP));
    let keeping = Arc::clone(state);
    let keep = move |request: Request, next: Next| {
        let state = Arc::clone(&keeping);
        async move { state.cache.answer(request, next).await }
    };
    mount(site, Arc::clone(state))
        .layer(CompressionLayer::new().compress_when(compressible))
        .layer(from_fn(keep))
        .layer(from_fn(middleware::not_modified))
        .layer(map_response(middleware::security_headers))
}

/// The routes of citations.
fn citations() -> Router<Arc<AppState>> {
    type Asked = (extract::State<Arc<AppState>>, Result<extract::Path<String>, PathRejection>, RawQuery);
    let things = [
        ("events", cite::event as fn(&AppState, _, _, &str) -> _),
        ("sources", cite::source),
        ("threads", cite::thread),
    ];
    let mut routes = Router::new();
    for format in cite::CitationFormat::ALL {
        for (folder, answer) in things {
            let below = move |(extract::State(state), id, RawQuery(query)): Asked| async move {
                answer(&state, format, id, &query.unwrap_or_default())
            };
            routes = routes.route(&format!("/{folder}/{{id}}{}", format.suffix()), get(below));
        }
        let view = move |extract::State(state): extract::State<Arc<AppState>>, RawQuery(query): RawQuery| async move {
            cite::view(&state, format, &query.unwrap_or_default())
        };
        routes = routes.route(format.suffix(), get(view));
    }
    routes
}

/// Mounts a router under the site's prefix: `/history/about` is answered as `/about`.
fn mount(site: Router, state: Arc<AppState>) -> Router {
    if state.base.prefix().is_empty() {
        return site;
    }
    Router::new().fallback(move |mut request: Request| {
        let (site, state) = (site.clone(), Arc::clone(&state));
        async move {
            let prefix = state.base.prefix();
            let path = request.uri().path();
            let inner = match path.strip_prefix(prefix) {
                Some("") => return redirect::permanent(&format!("{prefix}/"), request.uri().query()),
                Some(inner) if inner.starts_with('/') => inner.to_owned(),
                _ if path == "/" => return redirect::permanent(&format!("{prefix}/"), request.uri().query()),
                _ => return handlers::not_found(&state, path),
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
