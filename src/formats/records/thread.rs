//! Threads as JSON.

use super::medium::MediumRecord;
use super::{Named, citation_name};
use crate::model::{FootnoteTarget, Step, ThreadIx, Timeline};
use crate::pages::PageContext;
use serde::Serialize;
use utoipa::ToSchema;

/// A walk through events.
#[derive(Debug, Serialize, ToSchema)]
pub struct ThreadRecord<'a> {
    id: &'a str,
    /// The address of its page.
    url: String,
    title: &'a str,
    summary: &'a str,
    steps: Vec<StepRecord<'a>>,
    media: Vec<MediumRecord<'a>>,
}

/// A step of a thread.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepRecord<'a> {
    event: Named,
    /// Markdown. Its footnotes are in `footnotes`.
    text: &'a str,
    /// The citations and the relations on which it rests: `event#id`.
    footnotes: Vec<String>,
}

impl<'a> ThreadRecord<'a> {
    /// The record of a thread.
    pub fn new(site: &PageContext<'a>, ix: ThreadIx) -> Self {
        let timeline = &site.edition.timeline;
        let thread = timeline.thread(ix);
        Self {
            id: thread.id.as_str(),
            url: site.base.absolute(timeline.thread_path(ix)),
            title: &thread.title,
            summary: &thread.summary,
            steps: thread.steps.iter().map(|step| StepRecord::new(timeline, step)).collect(),
            media: MediumRecord::all(site, &thread.media),
        }
    }
}

impl<'a> StepRecord<'a> {
    fn new(timeline: &'a Timeline, step: &'a Step) -> Self {
        let event = timeline.event(step.event);
        let footnotes = step.footnotes.iter().map(|footnote| match footnote.target {
            FootnoteTarget::Citation(at) => citation_name(timeline, at),
            FootnoteTarget::Relation(at) => format!("{}#{}", timeline.event(at.event).id, timeline.relation(at).id),
        });
        Self { event: Named::new(&event.id, &event.title), text: step.text.as_str(), footnotes: footnotes.collect() }
    }
}
