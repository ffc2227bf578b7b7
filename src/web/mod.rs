//! The site over HTTP. A request becomes a view, a page becomes a response; no HTML and no history here.
//!
//! `router.rs` binds paths to handlers. `extractors/` turn paths and queries into typed values, `error.rs` turns errors
//! into pages or problem details, `cache.rs` keeps responses, and `site.rs` holds what a reload replaces. `server/` accepts
//! connections. `admin.rs` answers the operator on another socket, from `status.rs` and `metrics.rs`.

mod admin;
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
mod metrics;
mod middleware;
mod negotiation;
mod opensearch;
mod redirect;
mod response;
mod router;
mod server;
mod site;
mod status;
mod suggest;
#[cfg(test)]
mod tests;

pub use admin::admin_router;
pub use assets::Assets;
pub use cache::ResponseCache;
pub use cache_status::CacheStatus;
pub use metrics::{Metrics, ProcessFigures};
pub use router::router;
pub use server::{Limits, Listener, Observer, RequestId, TrustedProxies, TrustedProxy, serve};
pub use site::{AppState, Site};
pub use status::{Reload, Status};
