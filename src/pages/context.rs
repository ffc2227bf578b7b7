//! What every page is made from: the edition, where the site is published, and where its style sheets and scripts are.

use super::lang_attribute::LangAttribute;
use crate::messages::Messages;
use crate::model::{Route, UrlPath};
use crate::query::{Edition, Facet};
use std::fmt;

/// Where the site is published: `https://example.org/history`, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    prefix: String,
}

/// Why a text is no base URL.
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
    /// Reads a base URL: http or https, a host, and perhaps a path, which becomes the site's prefix.
    ///
    /// # Errors
    /// [`BaseUrlError`] where it has another scheme, or carries a query, a fragment or a password.
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

    /// The path under which the site is mounted: empty, or `/history`.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The whole URL of a path of the site, such as `/events/ID`.
    pub fn absolute(&self, path: impl Into<UrlPath>) -> String {
        format!("{}{}{}", self.origin, self.prefix, path.into())
    }
}

/// What every page is made from.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'a> {
    /// The timeline and its index.
    pub edition: &'a Edition,
    /// Where the site is published.
    pub base: &'a BaseUrl,
    /// The version of the style sheets and scripts, which is part of their addresses: a digest of them.
    pub asset_version: &'a str,
}

impl PageContext<'_> {
    /// The text and the formats of the interface.
    #[must_use]
    pub fn messages(&self) -> &'static Messages {
        self.edition.messages
    }

    /// The `lang` attribute of text from the timeline: nothing if its language is that of the interface.
    #[must_use]
    pub fn lang(&self) -> LangAttribute {
        let own = &*self.edition.timeline.about.language;
        LangAttribute((own != self.messages().language()).then(|| own.to_owned()))
    }

    /// A path of the site as a link on its pages: with the prefix.
    pub fn href(&self, path: impl Into<UrlPath>) -> String {
        let path = path.into().into_string();
        let prefix = self.base.prefix();
        if prefix.is_empty() { path } else { [prefix, &path].concat() }
    }

    /// Where a style sheet, script or font is served.
    pub fn asset_path(&self, file: &str) -> UrlPath {
        Route::Asset { version: self.asset_version, file }.path()
    }

    /// Whether anybody speaks in the timeline.
    #[must_use]
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
