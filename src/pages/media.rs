//! Pictures, and links to what is shown elsewhere.

use super::PageContext;
use super::citation::SourceLink;
use super::lang_attribute::LangAttribute;
use crate::messages::Text;
use crate::model::{Medium, Picture};
use crate::routes::Route;
use askama::Template;

/// The room for a picture on a page to read, in CSS pixels.
const FIGURE: (u32, u32) = (640, 420);

/// The room for a picture in a presentation, in CSS pixels of a small window; in larger ones it grows.
const PRESENTED: (u32, u32) = (400, 220);

/// The room for a picture in a list of media, in CSS pixels.
const SMALL: (u32, u32) = (160, 120);

/// A medium with its caption, its credit and its licence.
#[derive(Debug, Template)]
#[template(path = "_medium.html")]
pub struct MediumView {
    pub(crate) t: Text<'static>,
    pub(crate) lang: LangAttribute,
    /// `None` if it is a link.
    picture: Option<PictureView>,
    alt: String,
    caption: Option<String>,
    credit: String,
    licence: String,
    date: Option<String>,
    source: Option<SourceLink>,
    /// The language of what the link leads to.
    hreflang: Option<String>,
    /// Its address elsewhere, and the host.
    elsewhere: Option<(String, String)>,
    /// Whether it is an entry of a list.
    small: bool,
    /// Address and title of the records that show it, if it is an entry of a list.
    shown_in: Vec<(String, String)>,
}

/// A picture in the widths in which it is sent.
#[derive(Debug)]
pub struct PictureView {
    pub src: String,
    pub srcset: String,
    pub sizes: String,
    /// In CSS pixels, as it is shown where there is room.
    pub width: u32,
    /// In CSS pixels, as it is shown where there is room.
    pub height: u32,
    /// The largest copy, if it is larger than the picture is shown.
    pub larger: Option<String>,
}

/// A small picture in a list or on a card.
#[derive(Debug)]
pub struct Thumbnail {
    pub src: String,
    pub alt: String,
}

impl MediumView {
    pub fn new(site: &PageContext<'_>, medium: &Medium) -> Self {
        let host = |url: &str| {
            let url = url::Url::parse(url).ok()?;
            Some(url.host_str()?.trim_start_matches("www.").to_owned())
        };
        let text = |text: &str| text.to_owned();
        Self {
            t: site.messages().text(),
            lang: site.lang(),
            picture: medium.picture().map(|picture| PictureView::new(site, picture, FIGURE)),
            alt: text(&medium.alt),
            caption: medium.caption.as_deref().map(text),
            credit: text(&medium.credit),
            licence: text(&medium.licence),
            date: medium.date.as_ref().map(|date| site.messages().date(date)),
            source: medium.source.map(|source| SourceLink::new(site, source)),
            hreflang: medium.language.as_deref().map(text),
            elsewhere: medium.url().map(|url| (text(url), host(url).unwrap_or_default())),
            small: false,
            shown_in: Vec::new(),
        }
    }

    /// An entry of a list of media, with the records that show it.
    pub fn listed(site: &PageContext<'_>, medium: &Medium, shown_in: Vec<(String, String)>) -> Self {
        let picture = medium.picture().map(|picture| PictureView::small(site, picture));
        Self { picture, small: true, shown_in, ..Self::new(site, medium) }
    }

    /// All media of a record, small.
    pub fn all_small(site: &PageContext<'_>, media: &[Medium]) -> Vec<Self> {
        media.iter().map(|medium| Self::listed(site, medium, Vec::new())).collect()
    }

    /// All media of a record.
    pub fn all(site: &PageContext<'_>, media: &[Medium]) -> Vec<Self> {
        media.iter().map(|medium| Self::new(site, medium)).collect()
    }

    /// The first picture of a record.
    pub fn first_picture(site: &PageContext<'_>, media: &[Medium]) -> Option<Self> {
        media.iter().find(|medium| medium.picture().is_some()).map(|medium| Self::new(site, medium))
    }

    /// The first picture of a record in a presentation.
    pub fn presented(site: &PageContext<'_>, media: &[Medium]) -> Option<Self> {
        let (medium, picture) = media.iter().find_map(|medium| Some((medium, medium.picture()?)))?;
        Some(Self { picture: Some(PictureView::new(site, picture, PRESENTED)), ..Self::new(site, medium) })
    }
}

impl PictureView {
    fn new(site: &PageContext<'_>, picture: &Picture, room: (u32, u32)) -> Self {
        let href = |width: u32| picture_href(site, picture, width);
        let (width, height) = fitted(picture, room);
        let widths: Vec<u32> = picture.widths().collect();
        let largest = widths.last().copied().unwrap_or(width);
        // What a browser without `srcset` gets is sharp on a simple screen.
        let plain = widths.iter().copied().find(|&one| one >= width).unwrap_or(largest);
        let srcset: Vec<String> = widths.iter().map(|&width| format!("{} {width}w", href(width))).collect();
        Self {
            src: href(plain),
            srcset: srcset.join(", "),
            sizes: format!("(min-width: {}px) {width}px, 100vw", width + 40),
            width,
            height,
            larger: (largest > width).then(|| href(largest)),
        }
    }

    /// A picture in a list, in its smallest copy.
    fn small(site: &PageContext<'_>, picture: &Picture) -> Self {
        let view = Self::new(site, picture, SMALL);
        let width = picture.widths().next().unwrap_or(view.width);
        Self { src: picture_href(site, picture, width), ..view }
    }
}

/// The size at which a picture is shown, in CSS pixels: its own, or what fits into a room of this width and height.
fn fitted(picture: &Picture, room: (u32, u32)) -> (u32, u32) {
    let width = u64::from(picture.width.min(room.0));
    let by_height = u64::from(picture.width) * u64::from(room.1) / u64::from(picture.height.max(1));
    let width = u32::try_from(width.min(by_height).max(1)).unwrap_or(room.0);
    (width, picture.height_at(width))
}

impl Thumbnail {
    /// That of the first picture of a record.
    pub fn new(site: &PageContext<'_>, media: &[Medium]) -> Option<Self> {
        let (medium, picture) = media.iter().find_map(|medium| Some((medium, medium.picture()?)))?;
        let width = picture.widths().next()?;
        Some(Self { src: picture_href(site, picture, width), alt: medium.alt.to_string() })
    }
}

fn picture_href(site: &PageContext<'_>, picture: &Picture, width: u32) -> String {
    site.href(Route::Picture { digest: &picture.digest, width: &width.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_shown_at_its_own_size_or_as_large_as_there_is_room() {
        let size =
            |width, height| fitted(&Picture { path: "media/a.png".into(), digest: "0".into(), width, height }, FIGURE);
        assert_eq!(size(300, 200), (300, 200));
        assert_eq!(size(1280, 640), (640, 320));
        assert_eq!(size(1000, 4200), (100, 420));
        assert_eq!(size(1, 16_000), (1, 16_000), "a line has a width");
    }
}
