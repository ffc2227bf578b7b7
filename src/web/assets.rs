//! Style sheets, scripts and fonts, which are part of the program.

use super::{State, handlers};
use axum::extract::{self, Path};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

#[derive(rust_embed::RustEmbed)]
#[folder = "static/"]
struct Files;

/// Where the files are served: a folder with a digest of all of them in its name, so that a file never changes at
/// its address.
#[derive(Debug)]
pub struct Assets {
    folder: String,
    version: String,
}

impl Default for Assets {
    fn default() -> Self {
        let mut digest = blake3::Hasher::new();
        for path in Files::iter() {
            digest.update(path.as_bytes());
            digest.update(&Files::get(&path).map(|file| file.data).unwrap_or_default());
        }
        let version = digest.finalize().to_hex()[..12].to_owned();
        Self { folder: format!("/static/{version}"), version }
    }
}

impl Assets {
    /// The folder's path, without the site's prefix.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }
}

/// Answers with a file. At the address of another version it is the file of this one, and is not kept.
pub async fn serve(
    extract::State(state): extract::State<Arc<State>>,
    path: Result<Path<(String, String)>, extract::rejection::PathRejection>,
) -> Response {
    let Ok(Path((version, name))) = path else { return handlers::unknown(&state, "/static") };
    let Some(file) = Files::get(&name) else { return handlers::unknown(&state, &name) };
    let kind = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };
    let keep = if version == state.assets.version { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
    ];
    (headers, file.data.into_owned()).into_response()
}
