//! A thread in a frame: one step at a time, with one passage.

use super::{FrameLayout, Theme, layout, leaving, links_leave, with_theme};
use crate::model::{CitationRef, FootnoteTarget, ThreadIx};
use crate::pages::citation::CitationView;
use crate::pages::threads::{evidence, first_number, note_anchor, step_path, step_text, walk};
use crate::pages::{PageContext, PageLayout, SiteError};
use crate::routes::Route;
use askama::Template;

/// A step of a thread.
#[derive(Debug, Template)]
#[template(path = "embed_thread.html")]
pub struct EmbedThreadPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    frame: FrameLayout,
    title: String,
    /// What the thread is about, at its first step.
    summary: Option<String>,
    position: String,
    /// The position of each step in time, in percent, and whether it is this step.
    walk: Vec<(String, bool)>,
    date: String,
    datetime: Option<String>,
    event: String,
    href: String,
    text: String,
    passage: Option<String>,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
}

impl<'a> EmbedThreadPage<'a> {
    /// A step of a thread, counted from 1; the first if none is given.
    ///
    /// # Errors
    /// [`SiteError::NoStep`] if the thread has no such step.
    pub fn new(
        site: PageContext<'a>,
        ix: ThreadIx,
        step: Option<String>,
        theme: Option<Theme>,
    ) -> Result<Self, SiteError> {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let thread = timeline.thread(ix);
        let asked = step.unwrap_or_else(|| "1".to_owned());
        let at = asked.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let found = at.and_then(|at| Some((at, thread.steps.get(at)?)));
        let Some((at, step)) = found else { return Err(SiteError::NoStep(ix, asked)) };
        let event = timeline.event(step.event);
        // Its references are on the page of the step.
        let page = step_path(timeline, ix, at);
        let notes = |number: usize| site.href(page.clone().with_fragment(&note_anchor(number)));
        let passage = passage(&site, ix, at);
        let other = |at: usize| {
            let step = thread.steps.get(at)?;
            let path = Route::EmbedThread { id: thread.id.as_str() }.path().with_query(&format!("step={}", at + 1));
            Some((site.href(with_theme(path, theme)), timeline.event(step.event).title.to_string()))
        };
        Ok(Self {
            frame: FrameLayout::new(&site, theme, &page),
            layout: layout(site, &thread.title, &thread.summary, timeline.thread_path(ix)),
            title: thread.title.clone(),
            summary: (at == 0).then(|| thread.summary.clone()),
            position: m.text().step_of(m.number(at + 1), m.number(thread.steps.len())),
            walk: walk(&site, ix, at),
            date: m.date(&event.date),
            datetime: event.date.html_datetime(),
            event: event.title.to_string(),
            href: site.href(timeline.event_path(step.event)),
            text: links_leave(&step_text(&site, ix, at, &notes)),
            passage: passage.as_ref().map(leaving).transpose()?,
            before: at.checked_sub(1).and_then(other),
            after: other(at + 1),
        })
    }
}

/// The first passage of a step that quotes its source, under its number.
fn passage(site: &PageContext<'_>, ix: ThreadIx, at: usize) -> Option<CitationView> {
    let timeline = &site.edition.timeline;
    let thread = timeline.thread(ix);
    let first = first_number(timeline, thread, at);
    let evidence = evidence(timeline, &thread.steps[at]);
    let of = |(number, (of, citations)): (usize, (FootnoteTarget, Vec<CitationRef>))| {
        let own = match of {
            FootnoteTarget::Citation(at) => vec![at],
            FootnoteTarget::Relation(_) => citations,
        };
        own.into_iter().map(move |at| (number, at))
    };
    let all: Vec<(usize, CitationRef)> = (first..).zip(evidence).flat_map(of).collect();
    let quoted = all.iter().find(|(_, at)| timeline.citation(*at).quote().is_some());
    let &(number, at) = quoted.or(all.first())?;
    Some(CitationView { number: Some(number), cite: None, ..CitationView::new(site, at, None) })
}
