//! Makes the responses of a small edition in advance, so that its first readers do not wait either.

use super::middleware::InAdvance;
use super::{AppState, Site, router};
use crate::routes::Route;
use axum::body::Body;
use axum::http::Request;
use std::sync::Arc;
use tokio::runtime::Handle;
use tower::ServiceExt;

/// The number of events up to which an edition is small: all of its responses fit into the cache.
const MAX_EVENTS: usize = 500;

/// The lowest priority that a thread can have.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 19;

/// Makes what the current site needs later in the background: its index of sources and, unless the edition is large, its responses. Ends when the site is replaced.
/// Needs the runtime of the server.
pub fn warm(state: &Arc<AppState>) {
    if !state.warms() {
        return;
    }
    let site = state.site();
    let (state, runtime) = (Arc::clone(state), Handle::current());
    let warming = std::thread::Builder::new().name("warm".to_owned()).spawn(move || {
        yield_to_others();
        site.edition.sources();
        if site.edition.timeline.events.len() > MAX_EVENTS {
            return;
        }
        let router = router(&state);
        for path in paths(&site) {
            if !Arc::ptr_eq(&site, &state.site()) {
                return;
            }
            let Ok(mut request) = Request::get(path).body(Body::empty()) else { continue };
            request.extensions_mut().insert(InAdvance);
            let Ok(_) = runtime.block_on(router.clone().oneshot(request));
        }
    });
    if let Err(error) = warming {
        tracing::warn!(%error, "responses cannot be made in advance");
    }
}

/// Gives the thread the lowest priority. On Linux, priorities are those of threads.
fn yield_to_others() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICENESS);
}

/// The addresses of all pages without a query, those first that most readers come to.
fn paths(site: &Site) -> Vec<String> {
    let timeline = &site.edition.timeline;
    let lists = [
        Route::Timeline,
        Route::About,
        Route::Threads,
        Route::Relations,
        Route::Sources,
        Route::Actors,
        Route::People,
        Route::Voices,
        Route::Compare,
        Route::Glossary,
        Route::Method,
        Route::Changes,
    ];
    let mut paths: Vec<String> = lists.into_iter().map(|route| site.href(route)).collect();
    if !site.edition.media.is_empty() {
        paths.push(site.href(Route::Credits));
    }
    let mut add = |route: Route<'_>| paths.push(site.href(route));
    timeline.events.iter().for_each(|event| add(Route::Event { id: event.id.as_str() }));
    timeline.threads.iter().for_each(|thread| add(Route::Thread { id: thread.id.as_str() }));
    timeline.eras.iter().for_each(|era| add(Route::Era { id: era.id.as_str() }));
    timeline.actors.iter().for_each(|actor| add(Route::Actor { id: actor.id.as_str() }));
    timeline.people.iter().for_each(|person| add(Route::Person { id: person.id.as_str() }));
    timeline.sources.iter().for_each(|source| add(Route::Source { id: source.id.as_str() }));
    paths
}
