//! The context of a page: the edition, the base URL, and the digests of the assets.

use super::chart::ReservedRows;
use super::facet_names::{FacetNames, ValueNames};
use super::lang_attribute::LangAttribute;
use super::window_hints::WindowHints;
use crate::messages::Messages;
use crate::model::AssetKind;
use crate::query::{Edition, Facet};
use crate::routes::{Route, UrlPath};
use quick_cache::sync::Cache;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The URL at which the site is published, such as `https://example.org/history`, without a trailing slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    prefix: String,
}

/// Why a text is not a base URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrlError {
    value: String,
    why: &'static str,
}

impl fmt::Display for BaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” is not a base URL: {}; write https://example.org or https://example.org/history",
            self.value, self.why
        )
    }
}

impl std::error::Error for BaseUrlError {}

impl BaseUrl {
    /// Parses a base URL: http or https, a host, and optionally a path, which becomes the prefix of the site.
    ///
    /// # Errors
    /// [`BaseUrlError`] if the scheme is another one, or if the URL has a query, a fragment or a password.
    pub fn read(text: &str) -> Result<Self, BaseUrlError> {
        let wrong = |why| BaseUrlError { value: text.to_owned(), why };
        let url = url::Url::parse(text).map_err(|_| wrong("it is not a URL"))?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(wrong("it does not begin with http:// or https:// and a host"));
        }
        if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("it carries more than a host and a path"));
        }
        let prefix = url.path().trim_end_matches('/');
        let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
        if !prefix.chars().all(plain) || prefix.contains("//") {
            return Err(wrong("its path has other characters than letters, digits, -, _, . and ~"));
        }
        Ok(Self { origin: url.origin().ascii_serialization(), prefix: prefix.to_owned() })
    }

    /// That of a site whose address nobody knows, such as a copy of a site: [`absolute`](Self::absolute) gives only paths.
    pub fn unknown() -> Self {
        Self { origin: String::new(), prefix: String::new() }
    }

    /// Whether the address is known.
    pub fn is_known(&self) -> bool {
        !self.origin.is_empty()
    }

    /// The scheme, host and port, such as `https://example.org`; empty if they are not known.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether readers come over https.
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https:")
    }

    /// The host, without its port.
    pub fn host(&self) -> &str {
        let authority = self.origin.split_once("://").map_or(&*self.origin, |(_, authority)| authority);
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => authority,
        }
    }

    /// The path under which the site is mounted: empty, or for example `/history`.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The whole URL of a link within the site as Markdown writes it: a path, perhaps with a query and a fragment.
    pub fn absolute_link(&self, link: &str) -> String {
        format!("{}{}{link}", self.origin, self.prefix)
    }

    /// The path, query and fragment of a URL of the site, without its prefix. `None` for URLs of other sites.
    pub fn path_of<'a>(&self, url: &'a str) -> Option<&'a str> {
        let path = url.strip_prefix(&self.origin)?.strip_prefix(&self.prefix)?;
        let path = path.split_once('#').map_or(path, |(path, _)| path);
        match path {
            "" => Some("/"),
            path => path.starts_with('/').then_some(path),
        }
    }

    /// The whole URL of a path of the site for readers elsewhere; nothing if it is not known.
    pub fn public(&self, path: impl Into<UrlPath>) -> String {
        if self.is_known() { self.absolute(path) } else { String::new() }
    }

    /// The whole URL of a path of the site, such as `/events/ID`.
    pub fn absolute(&self, path: impl Into<UrlPath>) -> String {
        format!("{}{}{}", self.origin, self.prefix, path.into())
    }
}

/// What many pages show and is made once for an edition.
#[derive(Debug)]
pub struct PageCache {
    pub(super) facet_names: FacetNames,
    window_hints: OnceLock<WindowHints>,
    /// By width, and query without window.
    pub(super) reserved_rows: Cache<(u32, String), Arc<ReservedRows>>,
}

/// How many views' reserved rows are kept.
const CACHED_RESERVED_ROWS: usize = 1000;

impl Default for PageCache {
    fn default() -> Self {
        Self {
            facet_names: FacetNames::default(),
            window_hints: OnceLock::new(),
            reserved_rows: Cache::new(CACHED_RESERVED_ROWS),
        }
    }
}

/// The context from which every page is made.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'a> {
    /// The timeline and its index.
    pub edition: &'a Edition,
    pub base: &'a BaseUrl,
    /// What is made once for an edition.
    pub cache: &'a PageCache,
    /// Returns the digest of a style sheet, script or font, which is part of its URL.
    pub asset_digest: fn(&str) -> &'static str,
    /// The digest of the files of the timeline's own branding, which is part of their URLs.
    pub branding_digest: &'a str,
}

impl PageContext<'_> {
    /// The text and the formats of the interface.
    pub fn messages(&self) -> &'static Messages {
        self.edition.messages
    }

    /// The names of the values of a facet.
    pub(crate) fn facet_names(&self, facet: Facet) -> &ValueNames {
        self.cache.facet_names.of(self.messages(), &self.edition.timeline, facet)
    }

    /// What can be typed into the boxes for a window.
    pub(crate) fn window_hints(&self) -> &WindowHints {
        self.cache.window_hints.get_or_init(|| WindowHints::new(self.messages(), &self.edition.timeline))
    }

    /// The attributes of text from the timeline. They name its language if it is not that of the interface.
    pub fn lang(&self) -> LangAttribute {
        let own = &*self.edition.timeline.about.language;
        LangAttribute::of_timeline((own != self.messages().language()).then_some(own))
    }

    /// The attributes of text from the timeline that may have a language of its own.
    pub fn lang_or(&self, own: Option<&str>) -> LangAttribute {
        own.map_or_else(|| self.lang(), LangAttribute::of_language)
    }

    /// The link to a path of the site, with its prefix.
    pub fn href(&self, path: impl Into<UrlPath>) -> String {
        let path = path.into().into_string();
        let prefix = self.base.prefix();
        if prefix.is_empty() { path } else { [prefix, &path].concat() }
    }

    /// The URL of a style sheet, script or font.
    pub fn asset_path(&self, file: &str) -> UrlPath {
        Route::Asset { version: (self.asset_digest)(file), file }.path()
    }

    /// The URL of a file of the timeline's own branding, by its path in the folder.
    pub fn branding_path(&self, file: &str) -> UrlPath {
        Route::BrandingFile { version: self.branding_digest, file }.path()
    }

    /// The icon of the site: its URL and its media type.
    pub fn icon(&self) -> (UrlPath, &'static str) {
        match &self.edition.timeline.about.branding.icon {
            Some(icon) => (self.branding_path(&icon.file), icon.kind.media_type()),
            None => (self.asset_path("favicon.svg"), AssetKind::Svg.media_type()),
        }
    }

    /// Whether the timeline has any voice.
    pub fn speaks(&self) -> bool {
        self.edition.index.postings(Facet::Voice, false).iter().any(|events| !events.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_an_origin_and_perhaps_a_prefix() {
        let base = BaseUrl::read("https://example.org/history/").unwrap();
        assert_eq!(
            (base.prefix(), base.absolute(Route::About).as_str()),
            ("/history", "https://example.org/history/about")
        );
        for (url, host) in [
            ("https://example.org/history", "example.org"),
            ("http://localhost:3000", "localhost"),
            ("http://[::1]", "[::1]"),
        ] {
            assert_eq!(BaseUrl::read(url).unwrap().host(), host);
        }
        assert_eq!(BaseUrl::read("http://localhost:3000").unwrap().absolute(Route::Timeline), "http://localhost:3000/");
        for bad in [
            "example.org",
            "ftp://example.org",
            "https://a@example.org",
            "https://example.org/?q",
            "https://e.org/a b",
            "",
        ] {
            assert!(BaseUrl::read(bad).is_err(), "{bad}");
        }
    }
}
