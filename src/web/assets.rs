//! Style sheets, scripts and fonts, which are part of the program.

use super::extractors::CurrentSite;
use crate::pages::SiteError;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use std::collections::HashMap;

/// The files of `static/` by their names, style sheets and scripts bundled; `build/static_files.rs` makes the list.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/static_files.rs"));

/// The files as they are sent, and where: in a folder with a digest of all of them in its name, so that a file never
/// changes at its address.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<&'static str, Bytes>,
    version: String,
}

impl Default for Assets {
    fn default() -> Self {
        let mut digest = blake3::Hasher::new();
        for (name, bytes) in FILES {
            digest.update(name.as_bytes());
            digest.update(bytes);
        }
        let files = FILES.iter().map(|&(name, bytes)| (name, Bytes::from_static(bytes))).collect();
        let version = digest.finalize().to_hex()[..12].to_owned();
        Self { files, version }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str) -> &'static str {
        let (_, bytes) = FILES.iter().find(|(file, _)| *file == name).expect(name);
        std::str::from_utf8(bytes).expect("text")
    }

    #[test]
    fn scripts_and_style_sheets_are_bundled_and_nothing_else_of_them_is_sent() {
        let names: Vec<_> = FILES.iter().map(|(name, _)| *name).collect();
        let of = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
        assert_eq!((of(".css"), of(".js"), of(".svg"), of(".woff2")), (1, 10, 1, 2), "{names:?}");
        for name in names.iter().filter(|name| name.ends_with(".js")) {
            let code = text(name);
            assert!(!code.contains("import{") && !code.contains("from\"./") && !code.contains("export "), "{name}");
            assert!(!code.contains("/**"), "{name}");
        }
        assert!(text("main.js").contains("import(`./suggest.js`)"));
        let style = text("main.css");
        assert!(!style.contains("@import") && style.contains("light-dark(") && style.contains("@container chart"));
        // Layers take effect in the order in which they are first named.
        let layers = ["reset", "tokens", "base", "layout", "components", "utilities"];
        let first = layers.map(|layer| style.find(&format!("@layer {layer}")).expect(layer));
        assert!(first.is_sorted(), "{first:?}");
    }
}
