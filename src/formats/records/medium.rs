//! Media as JSON.

use crate::model::{Medium, Picture};
use crate::pages::PageContext;
use crate::routes::Route;
use serde::Serialize;
use utoipa::ToSchema;

/// A picture, or a link to what is shown elsewhere.
#[derive(Debug, Serialize, ToSchema)]
pub struct MediumRecord<'a> {
    /// The path of a picture in the timeline's folder.
    file: Option<&'a str>,
    /// The address of its largest copy.
    picture: Option<String>,
    url: Option<&'a str>,
    alt: &'a str,
    caption: Option<&'a str>,
    credit: &'a str,
    licence: &'a str,
    /// The id of the source that it was taken from.
    source: Option<&'a str>,
    lang: Option<&'a str>,
    date: Option<String>,
}

impl<'a> MediumRecord<'a> {
    /// The media of a record.
    pub fn all(site: &PageContext<'a>, media: &'a [Medium]) -> Vec<Self> {
        media.iter().map(|medium| Self::new(site, medium)).collect()
    }

    fn new(site: &PageContext<'a>, medium: &'a Medium) -> Self {
        let largest = |picture: &Picture| {
            let width = picture.widths().last()?.to_string();
            Some(site.base.absolute(Route::Picture { digest: &picture.digest, width: &width }))
        };
        Self {
            file: medium.picture().map(|picture| &*picture.path),
            picture: medium.picture().and_then(largest),
            url: medium.url(),
            alt: &medium.alt,
            caption: medium.caption.as_deref(),
            credit: &medium.credit,
            licence: &medium.licence,
            source: medium.source.map(|source| site.edition.timeline.source(source).id.as_str()),
            lang: medium.language.as_deref(),
            date: medium.date.as_ref().map(ToString::to_string),
        }
    }
}
