//! `/edition.zip`: the whole edition as one file.

use super::extractors::CurrentSite;
use super::response::Streamed;
use crate::curate::{ROOT_DIR, ZipStream};
use axum::Extension;
use axum::body::Body;
use axum::http::header;
use axum::response::IntoResponse;
use std::sync::Arc;

/// The media type of a zip archive.
pub const ZIP: &str = "application/zip";

/// Streams the archive, which is never held whole. Its bytes follow from the data and the program, so the version is its
/// entity tag.
pub async fn edition(site: CurrentSite) -> impl IntoResponse {
    let edition = &site.edition;
    let headers = [
        (header::CONTENT_TYPE, ZIP.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{ROOT_DIR}-{}.zip\"", edition.data_version())),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::ETAG, format!("\"{}\"", edition.version)),
    ];
    let chunks = futures_util::stream::iter(ZipStream::new(Arc::clone(&site.folder)));
    (Extension(Streamed), headers, Body::from_stream(chunks))
}
