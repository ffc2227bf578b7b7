//! The site over HTTP. A request becomes a view, a page becomes a response; no HTML and no history here.
//!
//! `router.rs` binds paths to handlers. `extractors/` turn paths and queries into typed values, `error.rs` turns errors
//! into pages or problem details, `cache.rs` keeps responses, and `site.rs` holds what a reload replaces. `server/` accepts
//! connections.

mod assets;
mod cache;
mod cache_status;
mod chart_fragment;
mod cite;
mod downloads;
mod edition_zip;
mod error;
mod extractors;
mod handlers;
mod middleware;
mod negotiation;
mod opensearch;
mod redirect;
mod response;
mod router;
mod server;
mod site;
mod suggest;
#[cfg(test)]
mod tests;

pub use assets::Assets;
pub use cache::ResponseCache;
pub use cache_status::CacheStatus;
pub use router::router;
pub use server::{Limits, Listener, Observer, RequestId, TrustedProxies, TrustedProxy, serve};
pub use site::{AppState, Site};
