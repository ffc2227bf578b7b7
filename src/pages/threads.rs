//! Threads: the list, the page of each thread, and the page of each step.

use super::chart::ChartView;
use super::citation::CitationView;
use super::lang_attribute::LangAttribute;
use super::markdown::Footnote;
use super::references::Uses;
use super::relation::RelationView;
use super::truncate::truncate;
use super::{PageContext, PageLayout, markdown};
use crate::chart::Scale;
use crate::messages::Text;
use crate::model::{CitationRef, EventIx, FootnoteTarget, Step, ThreadIx};
use crate::routes::Route;
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

/// A thread from its first step to its last, as an essay.
#[derive(Debug, Template)]
#[template(path = "thread.html")]
pub struct ThreadPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    summary: String,
    span: Option<String>,
    count: String,
    first: String,
    cite: String,
    strip: ChartView,
    steps: Vec<StepView>,
}

/// A single step of a thread.
#[derive(Debug, Template)]
#[template(path = "thread_step.html")]
pub struct StepPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    whole: String,
    strip: ChartView,
    step: StepView,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
}

/// A step, as both pages show it.
#[derive(Debug, Template)]
#[template(path = "_thread_step.html")]
struct StepView {
    pub(crate) t: Text<'static>,
    pub(crate) lang: LangAttribute,
    /// Its fragment: the id of its event.
    anchor: String,
    /// "Step 3 of 7"
    position: String,
    /// Its own page.
    alone: String,
    /// The position of each step of the thread in time, in percent, and whether it is this step.
    walk: Vec<(String, bool)>,
    href: String,
    title: String,
    date: String,
    datetime: Option<String>,
    text: String,
    evidence: Vec<StepEvidence>,
}

/// The target of a footnote, shown next to the step: a citation, or a claim with the passages that support it.
#[derive(Debug)]
struct StepEvidence {
    claim: Option<RelationView>,
    citations: Vec<CitationView>,
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

impl<'a> ThreadPage<'a> {
    pub fn new(site: PageContext<'a>, ix: ThreadIx) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let thread = timeline.thread(ix);
        let path = timeline.thread_path(ix);
        let mut layout = PageLayout::new(site, &thread.title, &thread.summary, &path, "threads");
        layout.og_type = "article";
        Self {
            layout,
            title: thread.title.clone(),
            summary: thread.summary.clone(),
            span: span(&site, ix),
            count: m.steps(thread.steps.len()),
            first: step_href(&site, ix, 0),
            cite: site.href(Route::ThreadCite { id: thread.id.as_str() }),
            strip: strip(&site, ix, None),
            steps: (0..thread.steps.len()).map(|n| StepView::new(&site, ix, n)).collect(),
        }
    }
}

impl<'a> StepPage<'a> {
    /// The page of a step, counted from 1; `None` if the thread has no such step.
    pub fn new(site: PageContext<'a>, ix: ThreadIx, number: usize) -> Option<Self> {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let thread = timeline.thread(ix);
        let at = number.checked_sub(1)?;
        let Step { event, text, .. } = thread.steps.get(at)?;
        let step = StepView::new(&site, ix, at);
        let path = timeline.thread_path(ix);
        let title = m.text().step_page_title(&step.position, truncate(&step.title, 60), truncate(&thread.title, 60));
        // The canonical page is the whole thread, which contains the same text.
        let mut layout = PageLayout::new(site, &title, text.first_sentence(), &path, "threads");
        layout.og_type = "article";
        let other = |at: usize| {
            let step = thread.steps.get(at)?;
            Some((step_href(&site, ix, at), timeline.event(step.event).title.to_string()))
        };
        Some(Self {
            layout,
            title: thread.title.clone(),
            whole: site.href(path.with_fragment(&step.anchor)),
            strip: strip(&site, ix, Some(*event)),
            before: at.checked_sub(1).and_then(other),
            after: other(at + 1),
            step,
        })
    }
}

impl StepView {
    fn new(site: &PageContext<'_>, ix: ThreadIx, at: usize) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let thread = timeline.thread(ix);
        let Step { event, text, footnotes } = &thread.steps[at];
        // The target of a footnote is shown with its step, so numbers continue from step to step.
        let first = thread.steps[..at].iter().map(|step| named(step).len()).sum::<usize>() + 1;
        let shown = named(&thread.steps[at]);
        let number = |of: FootnoteTarget| shown.iter().position(|&other| other == of).map(|n| first + n);
        let anchor = |number: usize| format!("_note-{number}");
        let uses = Uses::default();
        let text = markdown::with_footnotes(site, text, &|name| {
            let footnote = footnotes.iter().find(|footnote| footnote.label == name);
            match footnote.and_then(|footnote| number(footnote.target)) {
                Some(number) => Footnote::Here(uses.add(number, &anchor(number))),
                None => Footnote::Elsewhere(String::new()),
            }
        });
        // A passage that supports several claims of the step is shown once.
        let mut already: Vec<CitationRef> = shown
            .iter()
            .filter_map(|of| match of {
                FootnoteTarget::Citation(at) => Some(*at),
                FootnoteTarget::Relation(_) => None,
            })
            .collect();
        let evidence = (first..).zip(&shown).map(|(number, &of)| match of {
            FootnoteTarget::Citation(at) => {
                let citation = CitationView::new(site, at, None);
                let mut citation = CitationView { anchor: Some(anchor(number)), number: Some(number), ..citation };
                citation.link_back(m, &uses);
                StepEvidence { claim: None, citations: vec![citation] }
            }
            FootnoteTarget::Relation(at) => {
                let claim = RelationView::whole(site, at);
                let mut citations = timeline.relation(at).citations.to_vec();
                citations.retain(|at| !already.contains(at));
                already.extend(&citations);
                StepEvidence {
                    claim: Some(RelationView {
                        anchor: Some(anchor(number)),
                        number: Some(number),
                        back: uses.links_back(m, number),
                        ..claim
                    }),
                    citations: citations.into_iter().map(|at| CitationView::new(site, at, None)).collect(),
                }
            }
        });
        let record = timeline.event(*event);
        let scale = Scale::of_events(site.edition, &events(site, ix));
        let place = |step: &Step| {
            let x = scale.apply(site.edition.index.earliest(step.event.0));
            (format!("{x:.2}%"), step.event == *event)
        };
        Self {
            anchor: record.id.to_string(),
            t: site.messages().text(),
            lang: site.lang(),
            position: m.text().step_of(m.number(at + 1), m.number(thread.steps.len())),
            alone: step_href(site, ix, at),
            walk: thread.steps.iter().map(place).collect(),
            href: site.href(timeline.event_path(*event)),
            title: record.title.to_string(),
            date: m.date(&record.date),
            datetime: record.date.html_datetime(),
            text,
            evidence: evidence.collect(),
        }
    }
}

/// The targets of the footnotes of a step, each once.
fn named(step: &Step) -> Vec<FootnoteTarget> {
    let mut named = Vec::new();
    for footnote in &step.footnotes {
        if !named.contains(&footnote.target) {
            named.push(footnote.target);
        }
    }
    named
}

/// The path of a step's page.
fn step_href(site: &PageContext<'_>, thread: ThreadIx, at: usize) -> String {
    site.href(site.edition.timeline.thread_path(thread).with_query(&format!("step={}", at + 1)))
}

/// The events of a thread.
fn events(site: &PageContext<'_>, thread: ThreadIx) -> RoaringBitmap {
    site.edition.timeline.thread(thread).steps.iter().map(|step| step.event.0).collect()
}

/// The chart of a thread, over its years.
fn strip(site: &PageContext<'_>, thread: ThreadIx, focus: Option<EventIx>) -> ChartView {
    let events = events(site, thread);
    ChartView::strip_over(site, focus, &events, None, Scale::of_events(site.edition, &events))
}

/// The years between which the events of a thread begin; `None` if no beginning is known.
fn span(site: &PageContext<'_>, thread: ThreadIx) -> Option<String> {
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
