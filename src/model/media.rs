//! Media: pictures, and links to what is shown elsewhere.

use super::date::Date;
use super::{ActorIx, EventIx, PersonIx, SourceIx, ThreadIx};

/// A picture, or a link to a picture, a recording or a film on another site.
#[derive(Clone, Debug)]
pub struct Medium {
    pub content: MediumContent,
    /// What can be seen or heard, for those who cannot.
    pub alt: Box<str>,
    pub caption: Option<Box<str>>,
    /// Who made it, and who holds it.
    pub credit: Box<str>,
    pub licence: Box<str>,
    /// Where it was taken from.
    pub source: Option<SourceIx>,
    /// The language of its words, BCP 47.
    pub language: Option<Box<str>>,
    /// When it was made.
    pub date: Option<Date>,
}

/// What a medium shows.
#[derive(Clone, Debug)]
pub enum MediumContent {
    /// A file of the timeline, and perhaps the address of the page from which it was taken.
    Picture(Picture, Option<Box<str>>),
    /// The address of something that readers see only if they follow the link.
    Link(Box<str>),
}

/// A picture of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Path within the folder, with `/`.
    pub path: Box<str>,
    /// The digits of its digest, which are part of its address.
    pub digest: Box<str>,
    /// In pixels, as it is shown.
    pub width: u32,
    /// In pixels, as it is shown.
    pub height: u32,
}

/// The widths in which pictures are sent, in pixels.
pub const PICTURE_WIDTHS: [u32; 3] = [320, 800, 1600];

impl Picture {
    /// The widths in which it is sent. None is greater than its own.
    pub fn widths(&self) -> impl Iterator<Item = u32> {
        let own = self.width.min(PICTURE_WIDTHS[2]);
        PICTURE_WIDTHS.into_iter().filter(move |&width| width < own).chain([own])
    }

    /// Its height at a width.
    pub fn height_at(&self, width: u32) -> u32 {
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }
}

impl Medium {
    /// The picture, unless it is a link.
    pub fn picture(&self) -> Option<&Picture> {
        if let MediumContent::Picture(picture, _) = &self.content { Some(picture) } else { None }
    }

    /// The address of what is elsewhere: the link, or the page from which the picture was taken.
    pub fn url(&self) -> Option<&str> {
        match &self.content {
            MediumContent::Picture(_, url) => url.as_deref(),
            MediumContent::Link(url) => Some(url),
        }
    }
}

/// What has media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaOwner {
    /// The timeline as a whole.
    Timeline,
    Event(EventIx),
    Actor(ActorIx),
    Person(PersonIx),
    Source(SourceIx),
    Thread(ThreadIx),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_sent_in_widths_up_to_its_own() {
        let widths = |width, height| {
            let picture = Picture { path: "media/a.png".into(), digest: "0".into(), width, height };
            picture.widths().map(|width| (width, picture.height_at(width))).collect::<Vec<_>>()
        };
        assert_eq!(widths(3200, 1600), [(320, 160), (800, 400), (1600, 800)]);
        assert_eq!(widths(1000, 10), [(320, 3), (800, 8), (1000, 10)]);
        assert_eq!(widths(320, 1), [(320, 1)]);
        assert_eq!(widths(1, 16_000), [(1, 16_000)]);
    }
}
