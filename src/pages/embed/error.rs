//! An error within a frame.

use super::{FrameLayout, layout};
use crate::pages::{PageContext, PageLayout, SiteError};
use crate::routes::Route;
use askama::Template;

/// What a frame shows if its content cannot be shown.
#[derive(Debug, Template)]
#[template(path = "embed_error.html")]
pub struct EmbedErrorPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    frame: FrameLayout,
    heading: String,
    message: String,
}

impl<'a> EmbedErrorPage<'a> {
    pub fn new(site: PageContext<'a>, error: &SiteError) -> Self {
        let (heading, message) = error.describe(site.messages());
        let frame = FrameLayout::new(&site, None, Route::Timeline);
        let mut layout = layout(site, &heading, &message, Route::Timeline);
        layout.canonical = None;
        Self { layout, frame, heading, message }
    }
}
