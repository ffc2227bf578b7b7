//! The page about the timeline: its scope, its editors, its limits.

use super::contact::shown_contact;
use super::media::MediumView;
use super::{BUILD, PageContext, PageLayout, json_ld, markdown};
use crate::model::NoteKind;
use crate::routes::Route;
use askama::Template;

/// `/about`
#[derive(Debug, Template)]
#[template(path = "about.html")]
pub struct AboutPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    intro: String,
    scope: String,
    media: Vec<MediumView>,
    editors: Vec<String>,
    /// The contact as text.
    contact: Option<String>,
    /// Whether anything is quoted.
    quotes: bool,
    figures: Vec<String>,
    version: String,
    /// The program that made the page.
    program: String,
}

impl<'a> AboutPage<'a> {
    pub fn new(site: PageContext<'a>) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let about = &timeline.about;
        let figures = &site.edition.stats;
        let notes = NoteKind::ALL.iter().map(|&(_, kind)| figures.count(kind)).sum();
        Self {
            layout: PageLayout::new(site, m.text().about_title(), about.scope.first_sentence(), Route::About, "about")
                .about(json_ld::dataset(&site)),
            intro: markdown::render(&site, &about.intro, 1, None, &|_| None),
            scope: markdown::render(&site, &about.scope, 2, None, &|_| None),
            media: MediumView::all(&site, &about.media),
            editors: about.editors.iter().map(|editor| editor.name.clone()).collect(),
            contact: about.contact.as_deref().map(|contact| shown_contact(contact).to_owned()),
            quotes: figures.quotations > 0,
            figures: vec![
                m.events(timeline.events.len()),
                m.evidence(figures.citations(), figures.quotations),
                m.claims(site.edition.relations.len()),
                m.sources(timeline.sources.len()),
                m.notes(notes),
            ],
            version: site.edition.data_version().to_owned(),
            program: match BUILD.commit {
                Some(commit) => m.text().about_program_commit(BUILD.version, commit),
                None => m.text().about_program(BUILD.version),
            },
        }
    }
}
