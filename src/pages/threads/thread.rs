//! The page of a thread.

use super::step::StepView;
use super::{presentation_href, span, step_href, strip};
use crate::model::ThreadIx;
use crate::pages::chart::ChartView;
use crate::pages::contribute::ContributeLinks;
use crate::pages::media::MediumView;
use crate::pages::{CardSubject, EmbedSubject, PageContext, PageLayout, embed};
use crate::routes::Route;
use askama::Template;

/// A thread from its first step to its last, as an essay.
#[derive(Debug, Template)]
#[template(path = "thread.html")]
pub struct ThreadPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    summary: String,
    media: Vec<MediumView>,
    span: Option<String>,
    count: String,
    first: String,
    present: String,
    cite: String,
    /// How to embed it, if that is allowed.
    embed: Option<String>,
    strip: ChartView,
    steps: Vec<StepView>,
    contribute: ContributeLinks,
}

impl<'a> ThreadPage<'a> {
    pub fn new(site: PageContext<'a>, ix: ThreadIx) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let thread = timeline.thread(ix);
        let path = timeline.thread_path(ix);
        let mut layout = PageLayout::new(site, &thread.title, &thread.summary, &path, "threads");
        layout.og_type = "article";
        layout.card = CardSubject::Thread(ix);
        layout.alternates.extend(embed::oembed_link(&site, &EmbedSubject::Thread(ix)));
        Self {
            layout,
            title: thread.title.clone(),
            summary: thread.summary.clone(),
            media: MediumView::all_small(&site, &thread.media),
            span: span(&site, ix),
            count: m.steps(thread.steps.len()),
            first: step_href(&site, ix, 0),
            present: presentation_href(&site, ix, 0, 0),
            cite: site.href(Route::ThreadCite { id: thread.id.as_str() }),
            embed: embed::offer_link(&site, &EmbedSubject::Thread(ix)),
            strip: strip(&site, ix),
            steps: (0..thread.steps.len()).map(|n| StepView::new(&site, ix, n)).collect(),
            contribute: ContributeLinks::new(&site, &format!("threads/{}.md", thread.id), 1),
        }
    }
}
