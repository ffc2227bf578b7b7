//! What every page knows: the edition, where the site is published, and its style sheets and scripts.

use super::words;
use crate::model::Path;
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
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.prefix)
    }
}

/// What every page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// The timeline and its index.
    pub edition: &'a Edition,
    /// Where the site is published.
    pub base: &'a BaseUrl,
    /// The folder of style sheets and scripts, with a digest of them in it: `/static/1f3a…`.
    pub assets: &'a str,
}

impl Site<'_> {
    /// A path of the site as a link on its pages: with the prefix.
    #[must_use]
    pub fn href(&self, path: impl fmt::Display) -> String {
        format!("{}{path}", self.base.prefix())
    }

    /// Whether anybody speaks in the timeline.
    #[must_use]
    pub fn speaks(&self) -> bool {
        self.edition.index.postings(Facet::Voice, false).iter().any(|events| !events.is_empty())
    }
}

/// The frame of a page: what stands around its content.
#[derive(Debug)]
pub struct Shell<'a> {
    /// What the page is made from.
    pub site: Site<'a>,
    /// The title of the document.
    pub title: String,
    /// What search engines and previews say of it.
    pub description: String,
    /// The canonical URL; none for pages that are not there.
    pub canonical: Option<String>,
    /// Which entry of the navigation it belongs to.
    pub current: &'static str,
    /// The type that previews give it: `website` or `article`.
    pub og_type: &'static str,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// Whether the search box stands in the masthead: a page whose filters have it goes without.
    pub search: bool,
}

impl<'a> Shell<'a> {
    /// The frame of the page at a path, which begins with `/` and may have a query.
    #[must_use]
    pub fn new(site: Site<'a>, title: &str, description: &str, path: &str, current: &'static str) -> Self {
        let whole = &site.edition.timeline.about.title;
        Self {
            site,
            title: if title == whole { title.to_owned() } else { format!("{title} · {whole}") },
            description: words::clip(description, 200),
            canonical: Some(site.base.absolute(path)),
            current,
            og_type: "website",
            noindex: false,
            search: true,
        }
    }

    /// The language of the page.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.site.edition.timeline.about.language
    }

    /// The title of the timeline.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.site.edition.timeline.about.title
    }

    /// What the page is about, for previews: the title without the timeline's.
    #[must_use]
    pub fn headline(&self) -> &str {
        self.title.strip_suffix(&format!(" · {}", self.name())).unwrap_or(&self.title)
    }

    /// The navigation: link, words, and what `aria-current` says of it. It lists what exists.
    #[must_use]
    pub fn navigation(&self) -> Vec<(String, &'static str, &'static str)> {
        let timeline = &self.site.edition.timeline;
        let mut entries = vec![(Path::home(), "timeline", words::TIMELINE)];
        if !timeline.threads.is_empty() {
            entries.push((Path::page("threads"), "threads", words::THREADS));
        }
        if !self.site.edition.relations.is_empty() {
            entries.push((Path::page("relations"), "relations", words::RELATIONS));
        }
        if !timeline.actors.is_empty() {
            entries.push((Path::page("actors"), "actors", words::ACTORS));
        }
        if self.site.speaks() {
            entries.push((Path::page("voices"), "voices", words::VOICES));
        }
        if !timeline.sources.is_empty() {
            entries.push((Path::page("sources"), "sources", words::SOURCES));
        }
        entries.push((Path::page("about"), "about", words::ABOUT));
        let here = self.canonical.as_deref();
        let current = |path: &Path, key: &str| match key == self.current {
            true if here == Some(&self.site.base.absolute(path.as_str())) => "page",
            true => "true",
            false => "",
        };
        entries.iter().map(|(path, key, title)| (self.site.href(path), *title, current(path, key))).collect()
    }

    /// Whether there is a history to show.
    #[must_use]
    pub fn changed(&self) -> bool {
        !self.site.edition.history.is_empty()
    }

    /// Where errors are reported.
    #[must_use]
    pub fn contact(&self) -> Option<&str> {
        self.site.edition.timeline.about.contact.as_deref()
    }

    /// The licence of the editors' texts.
    #[must_use]
    pub fn licence(&self) -> Option<&str> {
        self.site.edition.timeline.about.licence.as_deref()
    }

    /// Where a style sheet, script or font is served.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        self.site.href(format!("{}/{name}", self.site.assets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_an_origin_and_perhaps_a_prefix() {
        let base = BaseUrl::read("https://example.org/history/").unwrap();
        assert_eq!(
            (base.prefix(), base.absolute("/about").as_str()),
            ("/history", "https://example.org/history/about")
        );
        assert_eq!(BaseUrl::read("http://localhost:3000").unwrap().absolute("/"), "http://localhost:3000/");
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
