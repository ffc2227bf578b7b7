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
use crate::model::{CitationFormat, RoutePattern};
use crate::pages::{BaseUrl, PageContext};
use crate::query::Edition;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn, map_response};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
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
        PageContext { edition: &self.edition, base: &self.base, asset_version: self.assets.version() }
    }
}

/// The router of a site, mounted under the prefix of its base URL.
pub fn router(state: &Arc<AppState>) -> Router {
    let failing = Arc::clone(state);
    let table = RoutePattern::ALL.iter();
    let site = table
        .fold(Router::new(), |router, &pattern| router.route(pattern.as_str(), handler(pattern)))
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

/// The handler of each row of the route table.
fn handler(pattern: RoutePattern) -> MethodRouter<Arc<AppState>> {
    use CitationFormat::{Bibtex, CslJson, Page};
    match pattern {
        RoutePattern::Timeline => get(handlers::timeline),
        RoutePattern::TimelineCite => get(|state, query| cite::view(state, Page, query)),
        RoutePattern::TimelineBibtex => get(|state, query| cite::view(state, Bibtex, query)),
        RoutePattern::TimelineCslJson => get(|state, query| cite::view(state, CslJson, query)),
        RoutePattern::Chart => get(handlers::chart),
        RoutePattern::FacetValues => get(handlers::choices),
        RoutePattern::Events | RoutePattern::Eras => get(redirect::to_home),
        RoutePattern::Event => get(handlers::event),
        RoutePattern::EventCite => get(|state, id, query| cite::event(state, Page, id, query)),
        RoutePattern::EventBibtex => get(|state, id, query| cite::event(state, Bibtex, id, query)),
        RoutePattern::EventCslJson => get(|state, id, query| cite::event(state, CslJson, id, query)),
        RoutePattern::Era => get(handlers::era),
        RoutePattern::Actors => get(handlers::actors),
        RoutePattern::Actor => get(handlers::actor),
        RoutePattern::Relations => get(handlers::relations),
        RoutePattern::Sources => get(handlers::sources),
        RoutePattern::Source => get(handlers::source),
        RoutePattern::SourceCite => get(|state, id, query| cite::source(state, Page, id, query)),
        RoutePattern::SourceBibtex => get(|state, id, query| cite::source(state, Bibtex, id, query)),
        RoutePattern::SourceCslJson => get(|state, id, query| cite::source(state, CslJson, id, query)),
        RoutePattern::Threads => get(handlers::threads),
        RoutePattern::Thread => get(handlers::thread),
        RoutePattern::ThreadCite => get(|state, id, query| cite::thread(state, Page, id, query)),
        RoutePattern::ThreadBibtex => get(|state, id, query| cite::thread(state, Bibtex, id, query)),
        RoutePattern::ThreadCslJson => get(|state, id, query| cite::thread(state, CslJson, id, query)),
        RoutePattern::Voices => get(handlers::voices),
        RoutePattern::Voice => get(handlers::voice),
        RoutePattern::About => get(handlers::about),
        RoutePattern::Method => get(handlers::method),
        RoutePattern::Changes => get(handlers::changes),
        RoutePattern::Suggest => get(suggest::suggest),
        RoutePattern::OpenSearch => get(opensearch::description),
        RoutePattern::EditionZip => get(edition_zip::edition),
        RoutePattern::Asset => get(assets::serve),
    }
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
