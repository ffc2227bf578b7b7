//! `/sitemap.xml` and `/robots.txt`: what search engines ask for.

use super::cache_policy::CachePolicy;
use super::extractors::{CurrentSite, Query};
use super::response::{Streamed, document};
use super::security::SecurityPolicy;
use crate::formats::{Sitemap, robots};
use crate::pages::SiteError;
use axum::Extension;
use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;

/// The sitemap, or one of its parts: `part`, counted from 1.
pub async fn sitemap(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    let asked = query.last("part");
    let part = asked.as_deref().map(|part| part.parse().unwrap_or(0));
    let missing = || SiteError::NoPage(asked.clone().unwrap_or_default());
    let sitemap = Sitemap::new(&site.context(), part).ok_or_else(missing)?;
    let digest = blake3::hash(format!("{} sitemap {part:?}", site.edition.version).as_bytes());
    let headers = [
        (header::CONTENT_TYPE, "application/xml".to_owned()),
        (header::ETAG, format!("\"{}\"", &digest.to_hex()[..20])),
        (header::HeaderName::from_static("x-robots-tag"), "noindex".to_owned()),
    ];
    let pieces = (0..).map_while(move |piece| sitemap.piece(&site.context(), piece)).map(Ok::<_, Infallible>);
    let policy = query.cache_policy(&["part"]);
    let extensions = (Extension(Streamed), Extension(policy), Extension(SecurityPolicy::Download));
    Ok((extensions, headers, Body::from_stream(futures_util::stream::iter(pieces))))
}

/// What crawlers should leave alone.
pub async fn robots_txt(site: CurrentSite) -> Response {
    document("text/plain; charset=utf-8", robots(&site.context()), CachePolicy::Path)
}
