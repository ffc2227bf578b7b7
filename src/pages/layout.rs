//! The layout that every page shares: document head, masthead, navigation and footer (`templates/base.html`).

use super::accent::ACCENT_SHEET;
use super::chart_svg::CardSubject;
use super::contact::report_link;
use super::lang_attribute::LangAttribute;
use super::truncate::truncate;
use super::{PageContext, json_ld, markdown};
use crate::messages::Text;
use crate::model::{EvidencePolicy, STYLE_SHEET};
use crate::routes::{Route, UrlPath};
use serde_json::Value;

/// Another form of what a page shows, such as a feed of it: `<link rel="alternate">` in the head of the document.
#[derive(Clone, Debug)]
pub struct Alternate {
    /// Its URL.
    pub href: String,
    pub media_type: &'static str,
}

impl Alternate {
    /// The changes of the events of a query as Atom.
    pub fn atom(site: &PageContext<'_>, query: &str) -> Self {
        let href = site.href(Route::ChangesAtom.path().with_query(query));
        Self { href, media_type: "application/atom+xml" }
    }

    /// The same as JSON Feed.
    pub fn json_feed(site: &PageContext<'_>, query: &str) -> Self {
        let href = site.href(Route::ChangesJsonFeed.path().with_query(query));
        Self { href, media_type: "application/feed+json" }
    }
}

/// The layout of a page: everything around its content.
#[derive(Debug)]
pub struct PageLayout<'a> {
    pub site: PageContext<'a>,
    pub(crate) t: Text<'static>,
    /// The title of the page, for the document and for previews.
    pub title: String,
    /// The description for search engines and previews.
    pub description: String,
    /// The canonical URL; `None` for errors.
    pub canonical: Option<String>,
    /// The entry of the navigation that is current.
    pub current: &'static str,
    /// The Open Graph type: `website` or `article`.
    pub og_type: &'static str,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// The picture that other sites show for the page.
    pub card: CardSubject,
    /// Other forms of what the page shows.
    pub alternates: Vec<Alternate>,
    /// What the page is about, as nodes of schema.org.
    pub subject: Vec<Value>,
    /// On the timeline's page, the text of the search box and the id of its form, the filters. The title of the timeline is
    /// the heading of that page, so its masthead does not repeat it.
    pub home_search: Option<(String, &'static str)>,
}

impl<'a> PageLayout<'a> {
    /// The layout of the page at a path, which may have a query.
    pub fn new(
        site: PageContext<'a>,
        title: impl AsRef<str>,
        description: impl AsRef<str>,
        path: impl Into<UrlPath>,
        current: &'static str,
    ) -> Self {
        Self {
            site,
            t: site.messages().text(),
            title: title.as_ref().to_owned(),
            description: truncate(description.as_ref(), 200),
            canonical: Some(site.base.absolute(path)),
            current,
            og_type: "website",
            noindex: false,
            card: CardSubject::Timeline,
            alternates: Vec::new(),
            subject: Vec::new(),
            home_search: None,
        }
    }

    /// The same with other forms of what the page shows.
    #[must_use]
    pub fn with_alternates(self, alternates: impl IntoIterator<Item = Alternate>) -> Self {
        Self { alternates: alternates.into_iter().collect(), ..self }
    }

    /// The same with what the page is about, as a node of schema.org.
    #[must_use]
    pub fn about(self, subject: Value) -> Self {
        Self { subject: vec![subject], ..self }
    }

    /// What the page is about and the way to it, as nodes of schema.org.
    pub fn json_ld_nodes(&self) -> Vec<Value> {
        [json_ld::breadcrumbs(&self.trail())].into_iter().chain(self.subject.iter().cloned()).collect()
    }

    /// The same as a data block of the page. An error has none, and nor has a page whose address is not known: nodes are named by
    /// their addresses.
    pub fn json_ld(&self) -> Option<String> {
        self.canonical.as_ref().filter(|_| self.site.base.is_known())?;
        Some(json_ld::in_html(&json_ld::document(&self.json_ld_nodes())))
    }

    /// The way to the page: titles and addresses of the first page, of the list that it belongs to, and its own.
    fn trail(&self) -> Vec<(String, String)> {
        let list = match self.current {
            "threads" => Some((Route::Threads, self.t.nav_threads())),
            "relations" => Some((Route::Relations, self.t.nav_relations())),
            "actors" => Some((Route::Actors, self.t.nav_actors())),
            "people" => Some((Route::People, self.t.nav_people())),
            "voices" => Some((Route::Voices, self.t.nav_voices())),
            "sources" => Some((Route::Sources, self.t.nav_sources())),
            _ => None,
        };
        let mut trail = vec![(self.name().to_owned(), self.site.base.absolute(Route::Timeline))];
        trail.extend(list.map(|(route, title)| (title, self.site.base.absolute(route))));
        if let Some(own) = self.canonical.as_ref().filter(|own| trail.iter().all(|(_, url)| url != *own)) {
            trail.push((self.title.clone(), own.clone()));
        }
        trail
    }

    /// The URL of the picture that other sites show for the page, and what is on it.
    pub fn card_picture(&self) -> (String, String) {
        let timeline = &self.site.edition.timeline;
        (self.site.base.absolute(self.card.path(timeline)), self.t.card_description(self.card.title(&self.site)))
    }

    /// The language of the page as Open Graph writes it: `en` or `en_GB`.
    pub fn og_locale(&self) -> String {
        self.site.messages().language().replace('-', "_")
    }

    /// The language of the page, which is that of its interface. Data is marked ([`Self::lang`]).
    pub fn language(&self) -> LangAttribute {
        LangAttribute::of_language(self.site.messages().language())
    }

    /// The attributes of text from the timeline.
    pub fn lang(&self) -> LangAttribute {
        self.site.lang()
    }

    /// The title of the timeline.
    pub fn name(&self) -> &str {
        &self.site.edition.timeline.about.title
    }

    /// The title of the document: that of the page, and that of the timeline.
    pub fn document_title(&self) -> String {
        if self.title == self.name() { self.title.clone() } else { self.t.parts(&self.title, self.name()) }
    }

    /// The navigation: link, text and `aria-current` of each entry. It only lists pages that have content.
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
        if !timeline.people.is_empty() {
            entries.push((Route::People, "people", t.nav_people()));
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

    /// Whether the timeline explains terms.
    pub fn has_glossary(&self) -> bool {
        !self.site.edition.timeline.glossary.is_empty()
    }

    /// Whether the timeline has a history of changes.
    pub fn changed(&self) -> bool {
        !self.site.edition.history.is_empty()
    }

    /// The link with which a reader reports an error on this page; `None` if the timeline has no contact.
    pub fn report_link(&self) -> Option<String> {
        let contact = self.site.edition.timeline.about.contact.as_deref()?;
        let home = || self.site.base.absolute(Route::Timeline);
        let url = self.canonical.clone().unwrap_or_else(home);
        Some(report_link(contact, &self.t.report_subject(&self.title), &url))
    }

    /// The canonical URL, if the page has one and the address of the site is known.
    pub fn public_url(&self) -> Option<&str> {
        self.canonical.as_deref().filter(|_| self.site.base.is_known())
    }

    /// Whether the timeline has media.
    pub fn has_media(&self) -> bool {
        !self.site.edition.media.is_empty()
    }

    /// Whether the checker refuses an event that cites nothing.
    pub fn evidence_required(&self) -> bool {
        self.site.edition.timeline.about.evidence == EvidencePolicy::Required
    }

    /// The licence of the editors' texts.
    pub fn licence(&self) -> Option<&str> {
        self.site.edition.timeline.about.licence.as_deref()
    }

    /// The URL and the media type of the icon.
    pub fn icon(&self) -> (String, &'static str) {
        let (path, media_type) = self.site.icon();
        (self.site.href(path), media_type)
    }

    /// The URLs of the style sheets of what only some timelines have, and of their own branding, which follow those of the program.
    pub fn own_sheets(&self) -> Vec<String> {
        let branding = &self.site.edition.timeline.about.branding;
        let glossary = self.has_glossary().then(|| self.asset("glossary.css"));
        let logo = branding.logo.as_ref().map(|_| self.asset("logo.css"));
        let accent = branding.accent.map(|_| self.site.href(self.site.branding_path(ACCENT_SHEET)));
        let style = branding.has_style.then(|| self.site.href(self.site.branding_path(STYLE_SHEET)));
        [glossary, logo, accent, style].into_iter().flatten().collect()
    }

    /// The URL of the logo, its width and its height.
    pub fn logo(&self) -> Option<(String, u32, u32)> {
        let logo = self.site.edition.timeline.about.branding.logo.as_ref()?;
        let (width, height) = logo.size?;
        Some((self.site.href(self.site.branding_path(&logo.file)), width, height))
    }

    /// The timeline's own text at the foot of the page, as HTML.
    pub fn footer(&self) -> Option<String> {
        let footer = &self.site.edition.timeline.about.branding.footer;
        (!footer.is_empty()).then(|| markdown::inline(&self.site, footer))
    }

    /// The URL of a style sheet, script or font.
    pub fn asset(&self, name: &str) -> String {
        self.site.href(self.site.asset_path(name))
    }
}
