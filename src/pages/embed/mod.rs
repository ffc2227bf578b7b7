//! Pages to be shown within pages of other sites: a view, an event, a thread. They have a small layout of their own, and
//! their links leave the frame, except those that move within it.

mod error;
mod event;
mod offer;
mod subject;
mod thread;
mod view;

pub use error::EmbedErrorPage;
pub use event::EmbedEventPage;
pub use offer::{EmbedOfferPage, FrameSize, oembed_link, offer_link};
pub use subject::EmbedSubject;
pub use thread::EmbedThreadPage;
pub use view::EmbedViewPage;

use super::{PageContext, PageLayout};
use crate::routes::UrlPath;
use askama::Template;

/// The theme of a frame, if it does not follow the reader's system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// The key of the query that chooses it.
    pub const KEY: &'static str = "theme";

    /// Reads the value of the key. Anything else than these two words is the theme of the reader's system.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.as_str() == word)
    }

    /// `light` or `dark`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What a frame has around its content (`templates/embed.html`).
#[derive(Debug)]
pub struct FrameLayout {
    theme: Option<Theme>,
    /// The page of the site that shows the same.
    page: String,
}

impl FrameLayout {
    fn new(site: &PageContext<'_>, theme: Option<Theme>, page: impl Into<UrlPath>) -> Self {
        Self { theme, page: site.href(page) }
    }
}

/// The layout of the document in a frame. Search engines find the page of the site instead, which is its canonical address.
fn layout<'a>(
    site: PageContext<'a>,
    title: impl AsRef<str>,
    description: impl AsRef<str>,
    page: impl Into<UrlPath>,
) -> PageLayout<'a> {
    let mut layout = PageLayout::new(site, title, description, page, "");
    layout.noindex = true;
    layout
}

/// A path within the frame, which keeps its theme.
fn with_theme(path: UrlPath, theme: Option<Theme>) -> UrlPath {
    match theme {
        Some(theme) => path.with_query(&format!("{}={}", Theme::KEY, theme.as_str())),
        None => path,
    }
}

/// A part of a page as HTML whose links open outside the frame.
fn leaving(part: &impl Template) -> askama::Result<String> {
    Ok(links_leave(&part.render()?))
}

/// HTML whose links open outside the frame. Text has no `<`, so that each is the start of a tag. A `<base>` would be
/// shorter, but browsers do not apply it to links within SVG.
fn links_leave(html: &str) -> String {
    html.replace("<a ", "<a target=\"_blank\" ")
}
