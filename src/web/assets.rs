//! Style sheets, scripts and fonts, which are part of the program.

use super::{State, handlers};
use axum::body::Bytes;
use axum::extract::{self, Path};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

#[derive(rust_embed::RustEmbed)]
#[folder = "static/"]
struct Files;

/// The files as they are sent, and where: in a folder with a digest of all of them in its name, so that a file never
/// changes at its address.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<Cow<'static, str>, Bytes>,
    folder: String,
    version: String,
}

impl Default for Assets {
    fn default() -> Self {
        let mut digest = blake3::Hasher::new();
        let mut files = HashMap::new();
        for name in Files::iter() {
            let Some(bytes) = sent(&name) else { continue };
            digest.update(name.as_bytes());
            digest.update(&bytes);
            files.insert(name, bytes);
        }
        let version = digest.finalize().to_hex()[..12].to_owned();
        Self { files, folder: format!("/static/{version}"), version }
    }
}

/// The style sheet that names the others.
const STYLE: &str = "sourceline.css";

/// A file's bytes as they are sent: scripts go without their comments and indentation, style sheets as one.
fn sent(name: &str) -> Option<Bytes> {
    let data = Files::get(name)?.data;
    match std::str::from_utf8(&data) {
        Ok(script) if name.ends_with(".js") => Some(minifier::js::minify(script).to_string().into()),
        Ok(style) if name == STYLE => Some(joined(style).into()),
        _ if name.ends_with(".css") => None,
        _ => Some(data.into_owned().into()),
    }
}

/// A style sheet with those that it imports in their places, each in its layer (CSS Cascading and Inheritance 5, §2 and
/// §6.4.4): a browser that has to read a file before it knows the next shows its first line ten answers later.
fn joined(style: &str) -> String {
    let line = |line: &str| {
        let imported = line.strip_prefix("@import url(\"").and_then(|rest| rest.strip_suffix(";")?.split_once("\")"));
        let Some((name, layer)) = imported else { return line.to_owned() };
        let data = Files::get(name).map(|file| file.data).unwrap_or_default();
        let inner = String::from_utf8_lossy(&data);
        match layer.trim().strip_prefix("layer(").and_then(|layer| layer.strip_suffix(')')) {
            Some(layer) => format!("@layer {layer} {{\n{inner}}}"),
            None => inner.into_owned(),
        }
    };
    style.lines().map(line).collect::<Vec<_>>().join("\n")
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
    let Some(file) = state.assets.files.get(name.as_str()) else { return handlers::unknown(&state, &name) };
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
    (headers, file.clone()).into_response()
}
