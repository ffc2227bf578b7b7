//! The whole edition as one file.

use super::AppState;
use crate::curate::{ROOT_DIR, ZipStream};
use axum::body::Body;
use axum::extract;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The media type of a zip archive.
pub const ZIP: &str = "application/zip";

/// `/edition.zip`: made while it is sent and never held whole. Its bytes follow from the data and the program, so the
/// version is its tag.
pub async fn edition(extract::State(state): extract::State<Arc<AppState>>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, ZIP.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{ROOT_DIR}-{}.zip\"", state.edition.data_version()),
        ),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::ETAG, format!("\"{}\"", state.edition.version)),
    ];
    let pieces = futures_util::stream::iter(ZipStream::new(Arc::clone(&state.folder)));
    (headers, Body::from_stream(pieces)).into_response()
}
