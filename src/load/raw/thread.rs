//! `threads/*.md`: front matter, and below it a section for each step.

use super::{RawMarkdown, RawMedium, RawTimeline, RecordHeader, media};
use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::load::string_formats::RecordId;
use crate::load::table_reader::TableReader;
use crate::model::{Markdown, Namespace};
use pulldown_cmark::{Event, HeadingLevel, Tag};
use std::ops::Range;

/// A thread.
#[derive(Clone, Debug)]
pub struct RawThread {
    pub header: RecordHeader,
    /// Only its editors see it.
    pub draft: bool,
    pub title: String,
    pub summary: String,
    /// What is plain text, by key.
    pub plain: Vec<(&'static str, Spanned<String>)>,
    /// Its sections.
    pub steps: Vec<RawStep>,
    pub media: Vec<RawMedium>,
}

/// A section of a thread.
#[derive(Clone, Debug)]
pub struct RawStep {
    /// The event in its heading.
    pub event: Spanned<String>,
    /// The text below the heading.
    pub text: RawMarkdown,
    /// Its footnotes, in the order of the text.
    pub footnotes: Vec<Spanned<String>>,
}

/// Reads a thread with its text.
pub fn read(mut fields: TableReader<'_>, id: RecordId, text: &RawMarkdown, raw: &mut RawTimeline) {
    let Some(header) = RecordHeader::read(&mut fields, Namespace::Threads, Some(id), &mut raw.withdrawn) else {
        return;
    };
    let draft = fields.bool("draft");
    if draft {
        raw.drafts.push(header.clone());
    }
    let (title, summary) = (fields.require_str("title"), fields.require_str("summary"));
    let plain = [("title", title.clone()), ("summary", summary.clone())];
    let plain = plain.into_iter().filter_map(|(key, text)| Some((key, text?))).collect();
    let value = |text: Option<Spanned<String>>| text.map(|text| text.value).unwrap_or_default();
    let steps = StepParser { text, diagnostics: fields.diagnostics }.steps(header.id.span);
    let media = media::read(&mut fields);
    fields.deny_unknown();
    raw.threads.push(RawThread { header, draft, title: value(title), summary: value(summary), plain, steps, media });
}

/// Cuts the text of a thread into steps.
struct StepParser<'a> {
    text: &'a RawMarkdown,
    diagnostics: &'a Diagnostics,
}

/// A step whose end has not been found yet.
struct OpenStep {
    event: Spanned<String>,
    from: usize,
    footnotes: Vec<Spanned<String>>,
}

impl StepParser<'_> {
    /// The steps. Reports text that does not belong to a step; a thread with fewer than two steps is reported at `top`.
    fn steps(&self, top: Span) -> Vec<RawStep> {
        let mut steps = Vec::new();
        let mut open: Option<OpenStep> = None;
        let (mut depth, mut early) = (0_usize, false);
        for (item, part) in Markdown::parse(&self.text.text).into_offset_iter() {
            let outermost = depth == 0;
            match &item {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            match item {
                Event::Start(Tag::Heading { level, .. }) => {
                    let step = outermost && level == HeadingLevel::H2;
                    let Some(event) = self.event_of(part.clone()).filter(|_| step) else {
                        let hint = "a step begins with a line `## event-id`; remove other headings";
                        self.report(part, "a thread has no headings except those of its steps", hint);
                        continue;
                    };
                    steps.extend(open.take().map(|step| self.close(step, part.start)));
                    open = Some(OpenStep { event, from: part.end, footnotes: Vec::new() });
                }
                Event::FootnoteReference(name) => {
                    let footnote = Spanned { value: name.into_string(), span: self.text.span_of(part) };
                    open.iter_mut().for_each(|step| step.footnotes.push(footnote.clone()));
                }
                Event::Start(_) if outermost && open.is_none() && !early => {
                    early = true;
                    let hint = "begin with a step, `## event-id`, and say in `summary` what the thread is about";
                    self.report(part, "there is text before the first step", hint);
                }
                _ => {}
            }
        }
        steps.extend(open.take().map(|step| self.close(step, self.text.text.len())));
        if steps.len() < 2 {
            let message = if steps.is_empty() { "the thread has no steps" } else { "the thread has only one step" };
            let hint = "a thread leads through two or more events, each in a section that begins with `## event-id`";
            self.diagnostics.add(Rule::ThreadShape, top, message, hint);
        }
        steps
    }

    /// Ends a step at a byte of the text.
    fn close(&self, open: OpenStep, end: usize) -> RawStep {
        let OpenStep { event, from, footnotes } = open;
        let words = self.text.text[from..end].to_owned();
        if Markdown::new(&words).plain().trim().is_empty() {
            let hint = "say below the heading how the thread gets here";
            self.diagnostics.add(Rule::ThreadShape, event.span, "the step has no text", hint);
        }
        let text = RawMarkdown { text: words, span: self.text.span_of(from..end), exact: self.text.exact };
        RawStep { event, text, footnotes }
    }

    /// The event of a heading `## event-id`.
    fn event_of(&self, part: Range<usize>) -> Option<Spanned<String>> {
        let line = self.text.text.get(part.clone())?.strip_prefix("##")?;
        let words = line.trim().trim_end_matches('#').trim_end();
        let start = part.start + 2 + (line.len() - line.trim_start().len());
        Some(Spanned { value: words.to_owned(), span: self.text.span_of(start..start + words.len()) })
            .filter(|event| !event.value.is_empty())
    }

    /// Reports a part of the text, pointing at its first line.
    fn report(&self, part: Range<usize>, message: &str, hint: &str) {
        let line = self.text.text[part.clone()].lines().next().unwrap_or_default();
        let at = self.text.span_of(part.start..part.start + line.len());
        self.diagnostics.add(Rule::ThreadShape, at, message, hint);
    }
}
