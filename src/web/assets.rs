//! Style sheets, scripts and fonts, which are part of the program.

use super::extractors::CurrentSite;
use super::joined;
use crate::pages::SiteError;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use std::borrow::Cow;
use std::collections::HashMap;

#[derive(rust_embed::RustEmbed)]
#[folder = "static/"]
struct Files;

/// The files as they are sent, and where: in a folder with a digest of all of them in its name, so that a file never
/// changes at its address.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<Cow<'static, str>, Bytes>,
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
        Self { files, version }
    }
}

/// The style sheet and the script that import the others.
const STYLE: &str = "sourceline.css";
const SCRIPT: &str = "sourceline.js";

/// Scripts that stand alone: the first runs before anything is drawn, the next two only on pages of citations and of
/// passages, the last only for readers who go to the search box.
const ALONE: [&str; 4] = ["theme.js", "cite.js", "copy-link.js", "suggest.js"];

/// A file's bytes as they are sent: style sheets and scripts as one each, and scripts without their comments.
fn sent(name: &str) -> Option<Bytes> {
    let data = |name: &str| Files::get(name).map(|file| file.data).unwrap_or_default();
    let text = |name: &str| String::from_utf8_lossy(&data(name)).into_owned();
    // A semicolon before a closing brace is optional (ECMA-262 §12.10), and no module has an empty statement.
    let small = |script: &str| minifier::js::minify(script).to_string().replace(";}", "}").into();
    match name {
        STYLE => Some(joined::style(name, &text).into()),
        SCRIPT => Some(small(&joined::script(name, &text))),
        _ if ALONE.contains(&name) => Some(small(&text(name))),
        _ if name.ends_with(".css") || name.ends_with(".js") => None,
        _ => Some(data(name).into_owned().into()),
    }
}

impl Assets {
    /// A digest of all files, which is part of their addresses.
    pub fn version(&self) -> &str {
        &self.version
    }
}

/// Answers with a file. At the address of another version it is the file of this one, and is not kept.
pub async fn serve(
    site: CurrentSite,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<impl IntoResponse, SiteError> {
    let Ok(Path((version, name))) = path else { return Err(SiteError::UnknownPath("/static".to_owned())) };
    let Some(file) = site.assets.files.get(name.as_str()).cloned() else { return Err(SiteError::UnknownPath(name)) };
    let kind = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };
    let keep = if version == site.assets.version { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
    ];
    Ok((headers, file))
}
