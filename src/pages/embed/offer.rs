//! `/embed/new`: how to embed a view, an event or a thread, with a preview and the HTML to copy.

use super::{EmbedSubject, Theme};
use crate::pages::{Alternate, PageContext, PageLayout};
use crate::routes::{Route, UrlPath};
use askama::Template;

/// The size of a frame in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameSize {
    pub width: u32,
    pub height: u32,
}

impl FrameSize {
    /// The least and the largest width and height that can be chosen.
    pub const WIDTHS: (u32, u32) = (280, 1200);
    pub const HEIGHTS: (u32, u32) = (240, 1600);
}

/// How to embed something.
#[derive(Debug, Template)]
#[template(path = "embed_offer.html")]
pub struct EmbedOfferPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    /// The page that shows the same: its link and its title.
    trail: (String, String),
    heading: String,
    action: String,
    /// What the form sends besides what it asks for.
    hidden: Vec<(String, String)>,
    themes: [(&'static str, String, bool); 3],
    size: FrameSize,
    /// The address of the frame on this site.
    frame: String,
    title: String,
    html: String,
    script: String,
}

impl<'a> EmbedOfferPage<'a> {
    /// How to embed a subject in a frame.
    pub fn new(site: PageContext<'a>, subject: &EmbedSubject, theme: Option<Theme>, size: FrameSize) -> Self {
        let t = site.messages().text();
        let timeline = &site.edition.timeline;
        let title = subject.title(timeline);
        let heading = t.embed_title(&title);
        let own = offer_path(subject, &site);
        let current = if matches!(subject, EmbedSubject::Thread(_)) { "threads" } else { "timeline" };
        let mut layout = PageLayout::new(site, &heading, t.embed_description(), &own, current);
        layout.noindex = true;
        let hidden = own.as_str().split_once('?').map_or("", |(_, query)| query);
        let themes = [
            ("", t.embed_theme_system(), None),
            ("light", t.theme_light(), Some(Theme::Light)),
            ("dark", t.theme_dark(), Some(Theme::Dark)),
        ];
        Self {
            trail: (site.href(subject.page(timeline)), title.clone()),
            heading,
            action: site.href(Route::EmbedOffer),
            hidden: form_urlencoded::parse(hidden.as_bytes()).into_owned().collect(),
            themes: themes.map(|(value, text, own)| (value, text, own == theme)),
            size,
            frame: site.href(subject.frame(timeline, theme)),
            title,
            html: subject.iframe(&site, theme, size),
            script: format!("<script src=\"{}\" async></script>", site.base.absolute(Route::EmbedScript)),
            layout,
        }
    }
}

/// The link to the page that offers a subject; `None` if nobody may embed the timeline.
pub fn offer_link(site: &PageContext<'_>, subject: &EmbedSubject) -> Option<String> {
    let allowed = site.edition.timeline.about.embed.allows_any();
    allowed.then(|| site.href(offer_path(subject, site)))
}

/// Where programs learn how to embed a subject, for the head of its page; nothing if nobody may.
pub fn oembed_link(site: &PageContext<'_>, subject: &EmbedSubject) -> Option<Alternate> {
    let timeline = &site.edition.timeline;
    let page = site.base.absolute(subject.page(timeline));
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("url", &page).finish();
    let href = site.base.absolute(Route::OEmbed.path().with_query(&query));
    timeline.about.embed.allows_any().then_some(Alternate { href, media_type: "application/json+oembed" })
}

/// The path of the page that offers a subject: `of` names the page of an event or a thread; a view has its own query.
fn offer_path(subject: &EmbedSubject, site: &PageContext<'_>) -> UrlPath {
    let timeline = &site.edition.timeline;
    let page = subject.page(timeline);
    let query = match subject {
        EmbedSubject::View(view) => view.query(timeline),
        _ => form_urlencoded::Serializer::new(String::new()).append_pair("of", page.as_str()).finish(),
    };
    Route::EmbedOffer.path().with_query(&query)
}
