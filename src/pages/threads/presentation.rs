//! A thread as a presentation, for a projector: the text of a step next to one passage at a time.

use super::{evidence, first_number, presentation_href, step, step_href, step_strip};
use crate::model::{CitationRef, FootnoteTarget, RelationRef, Step, Thread, ThreadIx, Timeline};
use crate::pages::chart::ChartView;
use crate::pages::citation::{BodyView, CitationView};
use crate::pages::markdown::Footnote;
use crate::pages::media::MediumView;
use crate::pages::references::{Use, Uses};
use crate::pages::relation::RelationView;
use crate::pages::truncate::truncate;
use crate::pages::{PageContext, PageLayout, SiteError};
use crate::query::LaneGrouping;
use askama::Template;
use roaring::RoaringBitmap;

/// A step of a thread with one of its passages.
#[derive(Debug, Template)]
#[template(path = "presentation.html")]
pub struct PresentationPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    strip: ChartView,
    event: String,
    date: String,
    datetime: Option<String>,
    text: String,
    /// The class of the size of the text.
    text_size: &'static str,
    /// The first picture of the event.
    picture: Option<MediumView>,
    /// `None` if the step has no passages.
    passage: Option<PassageView>,
    /// "3 of 9"
    position: String,
    steps: Vec<StepLink>,
    /// The page of the step, to read.
    leave: String,
    before: Option<String>,
    after: Option<String>,
}

/// A passage: a citation, a claim, or a claim with one of its citations.
#[derive(Debug)]
struct PassageView {
    claim: Option<RelationView>,
    citation: Option<String>,
    /// The class of the size of its text.
    size: &'static str,
    /// "Passage 2 of 5", if there are several.
    position: Option<String>,
}

/// The link to the beginning of a step.
#[derive(Debug)]
struct StepLink {
    href: String,
    name: String,
    current: bool,
}

/// What is shown next to the text of a step, one at a time.
#[derive(Clone, Copy, Debug)]
struct Passage {
    /// The number of its footnote.
    number: usize,
    claim: Option<RelationRef>,
    citation: Option<CitationRef>,
}

impl<'a> PresentationPage<'a> {
    /// The presentation of a thread at a step and a passage, both counted from 1.
    ///
    /// # Errors
    /// [`SiteError::NoStep`] and [`SiteError::NoPassageOfStep`] if there is none of this number.
    pub fn new(site: PageContext<'a>, ix: ThreadIx, step: &str, passage: &str) -> Result<Self, SiteError> {
        let m = site.messages();
        let t = m.text();
        let timeline = &site.edition.timeline;
        let thread = timeline.thread(ix);
        let at = index(step, thread.steps.len()).ok_or_else(|| SiteError::NoStep(ix, step.to_owned()))?;
        let Step { event, text, .. } = &thread.steps[at];
        let record = timeline.event(*event);
        let passages = passages(timeline, thread, at);
        let shown =
            index(passage, passages.len().max(1)).ok_or_else(|| SiteError::NoPassageOfStep(ix, passage.to_owned()))?;
        let current = passages.get(shown).copied();
        let uses = Uses::default();
        let html = step::text(&site, ix, at, &|number| {
            let first = passages.iter().position(|passage| passage.number == number).unwrap_or_default();
            let place = Use { href: presentation_href(&site, ix, at, first), ..uses.add(number, "") };
            if current.is_some_and(|passage| passage.number == number) {
                Footnote::Current(place)
            } else {
                Footnote::Here(place)
            }
        });
        let position = t.step_of(m.number(at + 1), m.number(thread.steps.len()));
        let title = t.presentation_page_title(&position, truncate(&record.title, 60), truncate(&thread.title, 60));
        let path = timeline.thread_path(ix);
        let mut layout = PageLayout::new(site, &title, text.first_sentence(), &path, "threads");
        layout.og_type = "article";
        let link = |at: usize, passage: usize| presentation_href(&site, ix, at, passage);
        let last_of = |at: usize| self::passages(timeline, thread, at).len().saturating_sub(1);
        let steps = thread.steps.iter().enumerate().map(|(n, step)| {
            let position = t.step_of(m.number(n + 1), m.number(thread.steps.len()));
            let name = t.step_named(position, &timeline.event(step.event).title);
            StepLink { href: link(n, 0), name, current: n == at }
        });
        let picture = MediumView::presented(&site, &record.media);
        let lines = TEXT_LINES - (chars(&record.title) / 36.0).floor() * 1.6;
        let lines = if picture.is_some() { lines - PICTURE_LINES } else { lines };
        Ok(Self {
            title: thread.title.clone(),
            strip: step_strip(&site, ix, at, &window(thread, at), LaneGrouping::None),
            event: record.title.to_string(),
            date: m.date(&record.date),
            datetime: record.date.html_datetime(),
            text_size: size(visible_chars(&html), 0.0, lines),
            picture,
            text: html,
            passage: match current {
                Some(passage) => Some(PassageView::new(&site, passage, shown, passages.len())?),
                None => None,
            },
            position: t.present_position(m.number(at + 1), m.number(thread.steps.len())),
            steps: steps.collect(),
            leave: step_href(&site, ix, at),
            before: match (shown, at) {
                (0, 0) => None,
                (0, at) => Some(link(at - 1, last_of(at - 1))),
                (shown, at) => Some(link(at, shown - 1)),
            },
            after: if shown + 1 < passages.len() {
                Some(link(at, shown + 1))
            } else {
                (at + 1 < thread.steps.len()).then(|| link(at + 1, 0))
            },
            layout,
        })
    }
}

impl PassageView {
    fn new(site: &PageContext<'_>, passage: Passage, at: usize, count: usize) -> Result<Self, SiteError> {
        let m = site.messages();
        let Passage { number, claim, citation } = passage;
        let claim = claim.map(|claim| RelationView { number: Some(number), ..RelationView::whole(site, claim) });
        let number = Some(number).filter(|_| claim.is_none());
        let view = citation.map(|at| CitationView { number, cite: None, ..CitationView::new(site, at, None) });
        let citation = view.as_ref().map(Template::render).transpose()?;
        let (mut text, mut small_print) = (0.0, 0.0);
        if let (Some(view), Some(html)) = (&view, &citation) {
            text += match &view.body {
                BodyView::Quote { text, translation, .. } => {
                    chars(text) + translation.as_ref().map_or(0.0, |(words, _)| chars(words))
                }
                BodyView::Says(html) => visible_chars(html),
                BodyView::Reference => 0.0,
            };
            small_print += visible_chars(html) - text;
        }
        if let Some(claim) = &claim {
            let subject = claim.subject.as_ref().map_or(0.0, |(_, title, date)| chars(title) + chars(date));
            // It is a bit smaller than a passage.
            text += 0.75 * (subject + chars(&claim.words) + chars(&claim.title) + chars(&claim.date)) + 20.0;
            small_print += chars(&claim.claimed_by) + 60.0;
            small_print += claim.disputed.iter().map(|(_, who)| chars(who) + 5.0).sum::<f64>();
        }
        let position = m.text().present_passage(m.number(at + 1), m.number(count));
        let position = Some(position).filter(|_| count > 1);
        Ok(Self { claim, citation, size: size(text, small_print, PASSAGE_LINES), position })
    }
}

/// The passages of a step: each citation, with its claim if it supports one, and claims whose citations are shown already.
fn passages(timeline: &Timeline, thread: &Thread, at: usize) -> Vec<Passage> {
    let first = first_number(timeline, thread, at);
    let mut passages = Vec::new();
    for (number, (of, citations)) in (first..).zip(evidence(timeline, &thread.steps[at])) {
        let claim = match of {
            FootnoteTarget::Relation(claim) => Some(claim),
            FootnoteTarget::Citation(_) => None,
        };
        let citations = if citations.is_empty() { vec![None] } else { citations.into_iter().map(Some).collect() };
        passages.extend(citations.into_iter().map(|citation| Passage { number, claim, citation }));
    }
    passages
}

/// The events over whose years the chart is drawn: that of a step and the one before it, or after the first.
fn window(thread: &Thread, at: usize) -> RoaringBitmap {
    let steps = thread.steps.iter().skip(at.saturating_sub(1)).take(2);
    steps.map(|step| step.event.0).collect()
}

/// A number counted from 1 as an index into so many.
fn index(number: &str, count: usize) -> Option<usize> {
    number.parse::<usize>().ok()?.checked_sub(1).filter(|&at| at < count)
}

/// The sizes of text, by their classes in `present.css`.
const SIZES: [(&str, f64); 4] = [("", 1.6), ("smaller", 1.35), ("small", 1.15), ("smallest", 1.0)];

/// About how many characters a line has at size 1, and of small print. The proportions are those of a window of 16:9.
const CHARS_PER_LINE: f64 = 68.0;
const CHARS_PER_SMALL_LINE: f64 = 64.0;

/// How many lines of size 1 there are for the text of a step, and for a passage with its source.
const TEXT_LINES: f64 = 11.5;
const PASSAGE_LINES: f64 = 13.5;

/// How many lines of size 1 a picture takes from the text.
const PICTURE_LINES: f64 = 6.5;

/// The class of the largest size at which a text fits with its small print, both in characters, into so many lines.
fn size(text: f64, small_print: f64, lines: f64) -> &'static str {
    let needed = |size: f64| text / CHARS_PER_LINE * size * size + small_print / CHARS_PER_SMALL_LINE;
    SIZES.iter().find(|(_, size)| needed(*size) <= lines).map_or("smallest", |(class, _)| class)
}

fn chars(text: &str) -> f64 {
    text.chars().count() as f64
}

/// How many characters of HTML are text.
fn visible_chars(html: &str) -> f64 {
    html.split('<').map(|part| chars(part.split_once('>').map_or(part, |(_, text)| text).trim())).sum()
}
