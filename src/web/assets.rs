//! Style sheets, scripts and fonts, which are part of the program.

use super::cache_policy::CachePolicy;
use super::response::{Precompressed, Ranged};
use super::security::SecurityPolicy;
use crate::pages::SiteError;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// A file of `static/`, style sheets and scripts bundled.
#[derive(Debug)]
struct EmbeddedFile {
    name: &'static str,
    /// A part of its address, so that a file never changes at its address.
    digest: &'static str,
    identity: &'static [u8],
    /// The file compressed, if that makes it smaller.
    gzip: Option<&'static [u8]>,
    brotli: Option<&'static [u8]>,
}

/// The files by name; `build/static_files.rs` makes the list.
const FILES: &[EmbeddedFile] = include!(concat!(env!("OUT_DIR"), "/static_files.rs"));

fn find(name: &str) -> Option<&'static EmbeddedFile> {
    FILES.binary_search_by_key(&name, |file| file.name).ok().and_then(|at| FILES.get(at))
}

/// The digest of a file, or nothing if there is no such file.
pub fn digest(name: &str) -> &'static str {
    find(name).map_or("none", |file| file.digest)
}

/// The files of the program: the digest and the name of each.
pub fn asset_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().map(|file| (file.digest, file.name))
}

/// Answers with a file. At the address of another version it is the file of this one, and is not kept.
pub async fn serve(path: Result<Path<(String, String)>, PathRejection>) -> Result<Response, SiteError> {
    let Ok(Path((version, name))) = path else { return Err(SiteError::UnknownPath("/static".to_owned())) };
    let Some(file) = find(&name) else { return Err(SiteError::UnknownPath(name)) };
    let policy = if version == file.digest { CachePolicy::Immutable } else { CachePolicy::Revalidate };
    Ok(file.response(policy, SecurityPolicy::Asset))
}

/// `/embed.js`, which pages of other sites load at this address whatever its version.
pub async fn embed_script() -> Result<Response, SiteError> {
    let file = find("embed.js").ok_or_else(|| SiteError::UnknownPath("/embed.js".to_owned()))?;
    Ok(file.response(CachePolicy::Path, SecurityPolicy::Download))
}

impl EmbeddedFile {
    fn response(&self, cache_policy: CachePolicy, security_policy: SecurityPolicy) -> Response {
        let kind = match self.name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            Some("woff2") => "font/woff2",
            _ => "text/plain; charset=utf-8",
        };
        let mut response = Bytes::from_static(self.identity).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        response.headers_mut().extend(format!("\"{}\"", self.digest).parse().map(|tag| (header::ETAG, tag)));
        let extensions = response.extensions_mut();
        extensions.insert(cache_policy);
        extensions.insert(security_policy);
        extensions.insert(Precompressed { gzip: self.gzip, brotli: self.brotli });
        extensions.insert(Ranged(self.identity.len() as u64));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str) -> &'static str {
        std::str::from_utf8(find(name).expect(name).identity).expect("text")
    }

    #[test]
    fn scripts_and_style_sheets_are_bundled_and_nothing_else_of_them_is_sent() {
        let names: Vec<_> = FILES.iter().map(|file| file.name).collect();
        let of = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
        assert_eq!((of(".css"), of(".js"), of(".svg"), of(".woff2")), (8, 14, 1, 3), "{names:?}");
        for name in names.iter().filter(|name| name.ends_with(".js")) {
            let code = text(name);
            assert!(!code.contains("import{") && !code.contains("from\"./") && !code.contains("export "), "{name}");
            assert!(!code.contains("/**"), "{name}");
        }
        assert!(text("main.js").contains(&format!("import(`../{}/suggest.js`)", digest("suggest.js"))));
        let style = text("main.css");
        assert!(!style.contains("@import") && style.contains("light-dark(") && style.contains("@container chart"));
        let font = "fonts/source-serif-4-latin.woff2";
        assert!(style.contains(&format!("url(\"../{}/{font}\")", digest(font))));
        // Layers take effect in the order in which they are first named.
        let layers = ["reset", "tokens", "base", "layout", "components", "utilities"];
        let first = layers.map(|layer| style.find(&format!("@layer {layer}")).expect(layer));
        assert!(first.is_sorted(), "{first:?}");
    }
}
