//! `/edition.zip`: the whole edition as one file.

use super::cache_policy::CachePolicy;
use super::extractors::CurrentSite;
use super::response::{Ranged, Streamed};
use super::security::SecurityPolicy;
use crate::curate::{ROOT_DIR, ZipStream};
use axum::body::Body;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use tokio::task::spawn_blocking;

/// Streams the archive, which is never held whole. Its bytes follow from the data and the program, so the version is its
/// entity tag.
pub async fn edition(site: CurrentSite, request: HeaderMap) -> Response {
    let edition = &site.edition;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{ROOT_DIR}-{}.zip\"", edition.data_version())),
        (header::ETAG, format!("\"{}\"", edition.version)),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
    ];
    let length = if request.contains_key(header::RANGE) { length(&site).await } else { None };
    let chunks = futures_util::stream::iter(ZipStream::new(Arc::clone(&site.folder)));
    let mut response = (headers, Body::from_stream(chunks)).into_response();
    let extensions = response.extensions_mut();
    extensions.insert(Streamed);
    extensions.insert(CachePolicy::Path);
    extensions.insert(SecurityPolicy::Download);
    if let Some(length) = length {
        extensions.insert(Ranged(length));
    }
    response
}

/// The size of the archive, which is made once to be measured, and only if somebody wants a part of it. `None` if the folder
/// has changed.
async fn length(site: &CurrentSite) -> Option<u64> {
    let measure = || async {
        let mut chunks = ZipStream::new(Arc::clone(&site.folder));
        let length = spawn_blocking(move || chunks.try_fold(0, |sum, chunk| Some(sum + chunk.ok()?.len() as u64)));
        length.await.ok().flatten().ok_or(())
    };
    site.archive_length.get_or_try_init(measure).await.ok().copied()
}
