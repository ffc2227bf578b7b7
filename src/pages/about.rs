//! What the timeline is, who makes it, what it leaves out.

use super::{Page, PageContext, PageLayout, markdown, words};
use crate::model::{NoteKind, Route};
use askama::Template;

/// `/about`
#[derive(Debug, Template)]
#[template(path = "about.html")]
pub struct AboutPage<'a> {
    layout: PageLayout<'a>,
    intro: String,
    scope: String,
    editors: Vec<String>,
    figures: Vec<String>,
    version: String,
}

impl<'a> AboutPage<'a> {
    /// The page.
    #[must_use]
    pub fn new(site: PageContext<'a>) -> Self {
        let timeline = &site.edition.timeline;
        let about = &timeline.about;
        let figures = &site.edition.stats;
        let notes = NoteKind::ALL.iter().map(|&(_, kind)| figures.count(kind)).sum();
        Self {
            layout: PageLayout::new(site, words::ABOUT, &about.scope.first_sentence(), Route::About, "about"),
            intro: markdown::render(&site, &about.intro, None, &|_| None),
            scope: markdown::render(&site, &about.scope, None, &|_| None),
            editors: about.editors.iter().map(|editor| editor.name.clone()).collect(),
            figures: vec![
                words::events(timeline.events.len()),
                words::passages(figures.quotations),
                words::claims(site.edition.relations.len()),
                words::sources(timeline.sources.len()),
                words::notes(notes),
            ],
            version: site.edition.version.clone(),
        }
    }
}

impl Page for AboutPage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }
}
