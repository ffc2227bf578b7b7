//! The layout that every page shares: document head, masthead, navigation and footer (`templates/base.html`).

use super::{PageContext, words};
use crate::model::Path;

/// The frame of a page: what stands around its content.
#[derive(Debug)]
pub struct PageLayout<'a> {
    /// What the page is made from.
    pub site: PageContext<'a>,
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

impl<'a> PageLayout<'a> {
    /// The frame of the page at a path, which begins with `/` and may have a query.
    #[must_use]
    pub fn new(site: PageContext<'a>, title: &str, description: &str, path: &str, current: &'static str) -> Self {
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
