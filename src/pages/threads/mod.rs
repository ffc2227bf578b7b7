//! Threads: the list, the page of each thread, and its steps, to be read or presented.

mod presentation;
mod step;
mod thread;

pub use presentation::PresentationPage;
pub use step::StepPage;
pub(super) use step::{note_anchor, step_text, walk};
pub use thread::ThreadPage;

use super::chart::ChartView;
use super::{PageContext, PageLayout};
use crate::chart::Scale;
use crate::model::{CitationRef, EventIx, FootnoteTarget, RelationRef, Step, Thread, ThreadIx, Timeline};
use crate::query::LaneGrouping;
use crate::routes::{Route, UrlPath};
use askama::Template;
use roaring::RoaringBitmap;

/// All threads.
#[derive(Debug, Template)]
#[template(path = "threads.html")]
pub struct ThreadsPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    threads: Vec<ThreadItem>,
}

#[derive(Debug)]
struct ThreadItem {
    href: String,
    title: String,
    summary: String,
    span: Option<String>,
    steps: String,
}

impl<'a> ThreadsPage<'a> {
    /// The list of threads, in the order in which they begin.
    pub fn new(site: PageContext<'a>) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let mut threads: Vec<ThreadIx> = (0..).map(ThreadIx).take(timeline.threads.len()).collect();
        threads.sort_by_key(|&ix| events(&site, ix).min());
        let row = |ix: ThreadIx| {
            let thread = timeline.thread(ix);
            ThreadItem {
                href: site.href(timeline.thread_path(ix)),
                title: thread.title.clone(),
                summary: thread.summary.clone(),
                span: span(&site, ix),
                steps: m.steps(thread.steps.len()),
            }
        };
        Self {
            layout: PageLayout::new(
                site,
                m.text().threads_title(),
                m.text().threads_description(),
                Route::Threads,
                "threads",
            ),
            threads: threads.into_iter().map(row).collect(),
        }
    }
}

/// The targets of the footnotes of a step, each once, with the citations that are shown with them. A passage that supports
/// several claims of the step is shown once.
pub(super) fn evidence(timeline: &Timeline, step: &Step) -> Vec<(FootnoteTarget, Vec<CitationRef>)> {
    let mut targets: Vec<FootnoteTarget> = Vec::new();
    for footnote in &step.footnotes {
        if !targets.contains(&footnote.target) {
            targets.push(footnote.target);
        }
    }
    let cited = |of: &FootnoteTarget| match of {
        FootnoteTarget::Citation(at) => Some(*at),
        FootnoteTarget::Relation(_) => None,
    };
    let mut already: Vec<CitationRef> = targets.iter().filter_map(cited).collect();
    let citations = |of: FootnoteTarget| match of {
        FootnoteTarget::Citation(at) => vec![at],
        FootnoteTarget::Relation(at) => {
            let mut citations = timeline.relation(at).citations.to_vec();
            citations.retain(|at| !already.contains(at));
            already.extend(&citations);
            citations
        }
    };
    let citations: Vec<_> = targets.iter().copied().map(citations).collect();
    targets.into_iter().zip(citations).collect()
}

/// The number of the first footnote of a step. Numbers continue from step to step.
pub(super) fn first_number(timeline: &Timeline, thread: &Thread, at: usize) -> usize {
    thread.steps[..at].iter().map(|step| evidence(timeline, step).len()).sum::<usize>() + 1
}

/// The relation by which a step follows the one before it, or else one that its text names and that its event has.
fn arc(timeline: &Timeline, thread: &Thread, at: usize) -> Option<RelationRef> {
    let step = &thread.steps[at];
    let before = at.checked_sub(1).map(|before| thread.steps[before].event);
    let relation = |of: FootnoteTarget| match of {
        FootnoteTarget::Relation(at) => Some(at),
        FootnoteTarget::Citation(_) => None,
    };
    let named = || step.footnotes.iter().filter_map(|footnote| relation(footnote.target));
    let joins = |at: RelationRef, event: EventIx| at.event == event || timeline.relation(at).to == event;
    let own = || named().filter(|&at| joins(at, step.event));
    own().find(|&at| before.is_some_and(|before| joins(at, before))).or_else(|| own().next())
}

/// The path of a step's page.
fn step_href(site: &PageContext<'_>, thread: ThreadIx, at: usize) -> String {
    site.href(step_path(&site.edition.timeline, thread, at))
}

pub(super) fn step_path(timeline: &Timeline, thread: ThreadIx, at: usize) -> UrlPath {
    timeline.thread_path(thread).with_query(&format!("step={}", at + 1))
}

/// The path of a passage of a step in the presentation of its thread. All are counted from 0.
fn presentation_href(site: &PageContext<'_>, thread: ThreadIx, at: usize, passage: usize) -> String {
    let path = site.edition.timeline.thread_path(thread).with_query(&format!("step={}&present=1", at + 1));
    // On a phone the passage is below the text.
    let path = match passage {
        0 => path,
        passage => path.with_query(&format!("passage={}", passage + 1)).with_fragment("_passage"),
    };
    site.href(path)
}

/// The events of a thread.
pub(super) fn events(site: &PageContext<'_>, thread: ThreadIx) -> RoaringBitmap {
    site.edition.timeline.thread(thread).steps.iter().map(|step| step.event.0).collect()
}

/// The chart of a thread, over its years.
fn strip(site: &PageContext<'_>, thread: ThreadIx) -> ChartView {
    let events = events(site, thread);
    ChartView::strip_over(site, None, &events, None, Scale::of_events(site.edition, &events))
}

/// The chart of a step, over the years of some events.
fn step_strip(site: &PageContext<'_>, ix: ThreadIx, at: usize, over: &RoaringBitmap, lanes: LaneGrouping) -> ChartView {
    let timeline = &site.edition.timeline;
    let thread = timeline.thread(ix);
    let scale = Scale::of_events(site.edition, over);
    let arc = arc(timeline, thread, at);
    ChartView::strip_of_step(site, thread.steps[at].event, arc, &events(site, ix), scale, lanes)
}

/// The years between which the events of a thread begin; `None` if no beginning is known.
pub(super) fn span(site: &PageContext<'_>, thread: ThreadIx) -> Option<String> {
    let m = site.messages();
    let days = events(site, thread).into_iter().map(|event| site.edition.index.earliest(event));
    let years = days.filter(|day| !day.is_infinite()).map(|day| day.ymd().0);
    let (first, last) = (years.clone().min()?, years.max()?);
    Some(if first == last { m.year(first) } else { m.span(&m.year(first), &m.year(last)) })
}

/// The threads that contain an event: link, title, and number of the step.
pub fn standing(site: &PageContext<'_>, event: EventIx) -> Vec<(String, String, String)> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let place = |&(ix, at): &(ThreadIx, usize)| {
        let thread = timeline.thread(ix);
        let href = site.href(timeline.thread_path(ix).with_fragment(timeline.event(event).id.as_str()));
        (href, thread.title.clone(), m.text().step_of_inline(m.number(at + 1), m.number(thread.steps.len())))
    };
    site.edition.backlinks.threads_of(event).iter().map(place).collect()
}
