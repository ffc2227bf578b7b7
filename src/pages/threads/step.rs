//! A step of a thread, and its own page.

use super::{events, evidence, first_number, presentation_href, step_href, step_strip};
use crate::chart::Scale;
use crate::messages::Text;
use crate::model::{FootnoteTarget, Step, ThreadIx};
use crate::pages::chart::ChartView;
use crate::pages::citation::CitationView;
use crate::pages::lang_attribute::LangAttribute;
use crate::pages::markdown::{self, Footnote};
use crate::pages::media::MediumView;
use crate::pages::references::{Use, Uses};
use crate::pages::relation::RelationView;
use crate::pages::truncate::truncate;
use crate::pages::{CardSubject, PageContext, PageLayout};
use crate::query::LaneGrouping;
use askama::Template;

/// A single step of a thread.
#[derive(Debug, Template)]
#[template(path = "thread_step.html")]
pub struct StepPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    whole: String,
    present: String,
    strip: ChartView,
    step: StepView,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
}

/// A step, as both pages show it.
#[derive(Debug, Template)]
#[template(path = "_thread_step.html")]
pub(super) struct StepView {
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
    /// The first picture of its event.
    media: Option<MediumView>,
    evidence: Vec<StepEvidence>,
}

/// The target of a footnote, shown next to the step: a citation, or a claim with the passages that support it.
#[derive(Debug)]
pub(super) struct StepEvidence {
    pub claim: Option<RelationView>,
    pub citations: Vec<CitationView>,
}

impl<'a> StepPage<'a> {
    /// The page of a step, counted from 1; `None` if the thread has no such step.
    pub fn new(site: PageContext<'a>, ix: ThreadIx, number: usize) -> Option<Self> {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let thread = timeline.thread(ix);
        let at = number.checked_sub(1)?;
        let text = &thread.steps.get(at)?.text;
        let step = StepView::new(&site, ix, at);
        let path = timeline.thread_path(ix);
        let title = m.text().step_page_title(&step.position, truncate(&step.title, 60), truncate(&thread.title, 60));
        // The canonical page is the whole thread, which contains the same text.
        let mut layout = PageLayout::new(site, &title, text.first_sentence(), &path, "threads");
        layout.og_type = "article";
        layout.card = CardSubject::Thread(ix);
        let other = |at: usize| {
            let step = thread.steps.get(at)?;
            Some((step_href(&site, ix, at), timeline.event(step.event).title.to_string()))
        };
        Some(Self {
            layout,
            title: thread.title.clone(),
            whole: site.href(path.with_fragment(&step.anchor)),
            present: presentation_href(&site, ix, at, 0),
            strip: step_strip(&site, ix, at, &events(&site, ix), LaneGrouping::Actor),
            before: at.checked_sub(1).and_then(other),
            after: other(at + 1),
            step,
        })
    }
}

impl StepView {
    pub(super) fn new(site: &PageContext<'_>, ix: ThreadIx, at: usize) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let thread = timeline.thread(ix);
        let Step { event, .. } = &thread.steps[at];
        let anchor = note_anchor;
        let uses = Uses::default();
        let text = text(site, ix, at, &|number| Footnote::Here(uses.add(number, &anchor(number))));
        let first = first_number(timeline, thread, at);
        let evidence = (first..).zip(evidence(timeline, &thread.steps[at])).map(|(number, (of, citations))| match of {
            FootnoteTarget::Citation(at) => {
                let citation = CitationView::new(site, at, None);
                let mut citation = CitationView { anchor: Some(anchor(number)), number: Some(number), ..citation };
                citation.link_back(m, &uses);
                StepEvidence { claim: None, citations: vec![citation] }
            }
            FootnoteTarget::Relation(at) => StepEvidence {
                claim: Some(RelationView {
                    anchor: Some(anchor(number)),
                    number: Some(number),
                    back: uses.links_back(m, number),
                    ..RelationView::whole(site, at)
                }),
                citations: citations.into_iter().map(|at| CitationView::new(site, at, None)).collect(),
            },
        });
        let record = timeline.event(*event);
        Self {
            anchor: record.id.to_string(),
            t: site.messages().text(),
            lang: site.lang(),
            position: m.text().step_of(m.number(at + 1), m.number(thread.steps.len())),
            alone: step_href(site, ix, at),
            walk: walk(site, ix, at),
            href: site.href(timeline.event_path(*event)),
            title: record.title.to_string(),
            date: m.date(&record.date),
            datetime: record.date.html_datetime(),
            text,
            media: MediumView::first_picture(site, &record.media),
            evidence: evidence.collect(),
        }
    }
}

/// The fragment of a reference on the page of its step.
pub fn note_anchor(number: usize) -> String {
    format!("_note-{number}")
}

/// The position of each step of a thread in time, in percent, and whether it is this step.
pub fn walk(site: &PageContext<'_>, ix: ThreadIx, at: usize) -> Vec<(String, bool)> {
    let steps = &site.edition.timeline.thread(ix).steps;
    let scale = Scale::of_events(site.edition, &events(site, ix));
    let place = |step: &Step| {
        let x = scale.apply(site.edition.index.earliest(step.event.0));
        (format!("{x:.2}%"), step.event == steps[at].event)
    };
    steps.iter().map(place).collect()
}

/// The text of a step on another page than its own. `note` returns the address of a reference by its number.
pub fn step_text(site: &PageContext<'_>, ix: ThreadIx, at: usize, note: &dyn Fn(usize) -> String) -> String {
    let uses = Uses::default();
    text(site, ix, at, &|number| Footnote::Here(Use { href: note(number), ..uses.add(number, "") }))
}

/// The text of a step as HTML. `reference` makes a footnote of the number of its target.
pub(super) fn text(site: &PageContext<'_>, ix: ThreadIx, at: usize, reference: &dyn Fn(usize) -> Footnote) -> String {
    let timeline = &site.edition.timeline;
    let thread = timeline.thread(ix);
    let Step { text, footnotes, .. } = &thread.steps[at];
    let first = first_number(timeline, thread, at);
    let evidence = evidence(timeline, &thread.steps[at]);
    markdown::with_footnotes(site, text, 2, &|name| {
        let target = footnotes.iter().find(|footnote| footnote.label == name).map(|footnote| footnote.target);
        match evidence.iter().position(|(of, _)| Some(*of) == target) {
            Some(n) => reference(first + n),
            None => Footnote::Elsewhere(String::new()),
        }
    })
}
