//! The layout that every page shares: document head, masthead, navigation and footer (`templates/base.html`).

use super::PageContext;
use super::lang_attribute::LangAttribute;
use super::truncate::truncate;
use crate::messages::Text;
use crate::model::{Route, UrlPath};

/// The frame of a page: what stands around its content.
#[derive(Debug)]
pub struct PageLayout<'a> {
    /// What the page is made from.
    pub site: PageContext<'a>,
    /// The text of the interface.
    pub(crate) t: Text<'static>,
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
    /// The frame of the page at a path, which may have a query.
    pub fn new(
        site: PageContext<'a>,
        title: impl AsRef<str>,
        description: impl AsRef<str>,
        path: impl Into<UrlPath>,
        current: &'static str,
    ) -> Self {
        let title = title.as_ref();
        let whole = &site.edition.timeline.about.title;
        Self {
            site,
            t: site.messages().text(),
            title: if title == whole { title.to_owned() } else { format!("{title} · {whole}") },
            description: truncate(description.as_ref(), 200),
            canonical: Some(site.base.absolute(path)),
            current,
            og_type: "website",
            noindex: false,
            search: true,
        }
    }

    /// The language of the page, which is that of its interface. Data in another language is marked ([`Self::lang`]).
    #[must_use]
    pub fn language(&self) -> &str {
        self.site.messages().language()
    }

    /// The `lang` attribute of text from the timeline; nothing if its language is that of the interface.
    #[must_use]
    pub fn lang(&self) -> LangAttribute {
        self.site.lang()
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
    pub fn navigation(&self) -> Vec<(String, String, &'static str)> {
        let t = self.t;
        let timeline = &self.site.edition.timeline;
        let mut entries = vec![(Route::Timeline, "timeline", t.nav_timeline())];
        if !timeline.threads.is_empty() {
            entries.push((Route::Threads, "threads", t.nav_threads()));
        }
        if !self.site.edition.relations.is_empty() {
            entries.push((Route::Relations, "relations", t.nav_relations()));
        }
        if !timeline.actors.is_empty() {
            entries.push((Route::Actors, "actors", t.nav_actors()));
        }
        if self.site.speaks() {
            entries.push((Route::Voices, "voices", t.nav_voices()));
        }
        if !timeline.sources.is_empty() {
            entries.push((Route::Sources, "sources", t.nav_sources()));
        }
        entries.push((Route::About, "about", t.nav_about()));
        let here = self.canonical.as_deref();
        let current = |route: Route<'_>, key: &str| match key == self.current {
            true if here == Some(&self.site.base.absolute(route)) => "page",
            true => "true",
            false => "",
        };
        entries.into_iter().map(|(route, key, title)| (self.site.href(route), title, current(route, key))).collect()
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
        self.site.href(self.site.asset_path(name))
    }
}
