//! An event in a frame: what happened, and one passage that says so.

use super::{FrameLayout, Theme, layout, leaving};
use crate::model::{CitationRef, Event, EventIx};
use crate::pages::citation::CitationView;
use crate::pages::{PageContext, PageLayout, SiteError};
use askama::Template;

/// An event with one passage.
#[derive(Debug, Template)]
#[template(path = "embed_event.html")]
pub struct EmbedEventPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    frame: FrameLayout,
    date: String,
    datetime: Option<String>,
    title: String,
    summary: String,
    passage: Option<String>,
    /// The link to the whole page.
    more: String,
}

impl<'a> EmbedEventPage<'a> {
    /// An event with the passage of this id or, without one, the first that quotes its source.
    ///
    /// # Errors
    /// [`SiteError::NoPassage`] if it has no passage of this id.
    pub fn new(
        site: PageContext<'a>,
        ix: EventIx,
        passage: Option<String>,
        theme: Option<Theme>,
    ) -> Result<Self, SiteError> {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        let position = match passage {
            Some(id) => Some(find(event, &id).ok_or(SiteError::NoPassage(ix, id))?),
            None => best(event),
        };
        let citation = position.and_then(|at| u32::try_from(at).ok()).map(|position| {
            let at = CitationRef { event: ix, position };
            CitationView { cite: None, ..CitationView::new(&site, at, None) }
        });
        let path = timeline.event_path(ix);
        let date = m.date(&event.date);
        Ok(Self {
            frame: FrameLayout::new(&site, theme, &path),
            layout: layout(site, m.text().event_with_date(&*event.title, &date), &event.summary, &path),
            date,
            datetime: event.date.html_datetime(),
            title: event.title.to_string(),
            summary: event.summary.to_string(),
            passage: citation.as_ref().map(leaving).transpose()?,
            more: m.text().embed_more_references(event.citations.len(), m.number(event.citations.len())),
        })
    }
}

/// The passage that has, or had, an id.
fn find(event: &Event, id: &str) -> Option<usize> {
    event.citations.iter().position(|one| one.id.as_str() == id || one.aliases.iter().any(|own| own.as_str() == id))
}

/// The first passage that quotes its source, or else the first.
fn best(event: &Event) -> Option<usize> {
    let quoted = event.citations.iter().position(|citation| citation.quote().is_some());
    quoted.or((!event.citations.is_empty()).then_some(0))
}
