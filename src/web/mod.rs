//! The site over HTTP. A request becomes a view, a page becomes a response; no HTML and no history here.
//!
//! `router.rs` binds paths to handlers. `extractors/` turn paths and queries into typed values, `error.rs` turns errors
//! into pages or problem details, `middleware/respond.rs` finishes responses, `cache.rs` keeps them, and `site.rs` holds what a
//! reload replaces. `server/` accepts connections. `admin.rs` answers the operator on another socket, from `status.rs` and
//! `metrics.rs`.

mod admin;
mod api;
mod app;
mod assets;
mod branding_files;
mod cache;
mod cache_policy;
mod cache_status;
mod chart_fragment;
mod cite;
mod compression;
mod crawlers;
mod downloads;
mod drawings;
mod edition_zip;
mod embed;
mod error;
mod extractors;
mod feeds;
mod handlers;
mod metrics;
mod middleware;
mod negotiation;
mod oembed;
mod opensearch;
mod pictures;
mod preview;
mod ranges;
mod ready_response;
mod redirect;
mod representations;
mod response;
mod router;
mod security;
mod security_txt;
mod server;
mod site;
mod status;
mod suggest;
#[cfg(test)]
mod tests;
mod warm;

pub use admin::admin_router;
pub use app::App;
pub use assets::asset_names;
pub use cache::ResponseCache;
pub use cache_status::CacheStatus;
pub use compression::compress;
pub use metrics::{Metrics, ProcessFigures};
pub use negotiation::Coding;
pub use preview::Preview;
pub use ready_response::is_compressible;
pub use router::router;
pub use server::{Limits, Listener, Observer, RequestId, TrustedProxies, TrustedProxy, serve};
pub use site::{AppState, Site};
pub use status::{Reload, Status};
pub use warm::warm;
