//! What the timeline is, who makes it, what it leaves out.

use super::{Page, Shell, Site, html, words};
use askama::Template;

/// `/about`
#[derive(Debug, Template)]
#[template(path = "about.html")]
pub struct AboutPage<'a> {
    shell: Shell<'a>,
    intro: String,
    scope: String,
    editors: Vec<String>,
    figures: Vec<String>,
    checked: Option<String>,
    version: String,
}

impl<'a> AboutPage<'a> {
    /// The page.
    #[must_use]
    pub fn new(site: Site<'a>) -> Self {
        let timeline = &site.edition.timeline;
        let about = &timeline.about;
        let quoted: Vec<_> = timeline.citations().filter(|(_, citation)| citation.quote().is_some()).collect();
        let verified = quoted.iter().filter_map(|(_, citation)| citation.verified).map(|verified| verified.on);
        let relations = timeline.events.iter().map(|event| event.relations.len()).sum();
        let notes = timeline.events.iter().map(|event| event.notes.len()).sum();
        let last = verified.clone().max();
        let checked = (!quoted.is_empty()).then(|| words::checked(verified.count(), quoted.len(), last));
        Self {
            shell: Shell::new(site, words::ABOUT, &about.scope.first_sentence(), "/about", "about"),
            intro: html::render(&site, &about.intro, None, &|_| None),
            scope: html::render(&site, &about.scope, None, &|_| None),
            editors: about.editors.clone(),
            figures: vec![
                words::events(timeline.events.len()),
                words::passages(quoted.len()),
                words::claims(relations),
                words::sources(timeline.sources.len()),
                words::notes(notes),
            ],
            checked,
            version: site.edition.version.clone(),
        }
    }
}

impl Page for AboutPage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }
}
