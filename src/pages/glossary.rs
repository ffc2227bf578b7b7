//! The glossary: the terms that texts link to.

use super::{PageContext, PageLayout, markdown};
use crate::model::{GlossaryTerm, Id};
use crate::routes::Route;
use askama::Template;

/// `/glossary`
#[derive(Debug, Template)]
#[template(path = "glossary.html")]
pub struct GlossaryPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    terms: Vec<TermView<'a>>,
}

#[derive(Debug)]
struct TermView<'a> {
    id: &'a Id,
    /// Its earlier ids, to which links may lead.
    aliases: &'a [Id],
    title: &'a str,
    text: String,
}

impl<'a> GlossaryPage<'a> {
    /// All terms, in alphabetical order.
    pub fn new(site: PageContext<'a>) -> Self {
        let t = site.messages().text();
        let timeline = &site.edition.timeline;
        let terms = &timeline.glossary;
        let titles: Vec<Option<&str>> = terms.iter().map(|term| Some(&*term.title)).collect();
        let ranks = site.messages().collation().ranks(&titles);
        let mut ranked: Vec<(Option<u32>, &GlossaryTerm)> = ranks.into_iter().zip(terms).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let view = |(_, term): (Option<u32>, &'a GlossaryTerm)| TermView {
            id: &term.id,
            aliases: &term.aliases,
            title: &term.title,
            text: markdown::render(&site, &term.text, 2, None, &|_| None),
        };
        let description = t.glossary_description(&timeline.about.title);
        Self {
            layout: PageLayout::new(site, t.glossary_title(), description, Route::Glossary, "glossary"),
            terms: ranked.into_iter().map(view).collect(),
        }
    }
}
