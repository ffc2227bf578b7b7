//! `threads/*.md`: front matter, below which each step is a section.

use super::{RawMarkdown, RawTimeline, RecordHeader};
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
    /// Its id.
    pub header: RecordHeader,
    /// `title`
    pub title: String,
    /// `summary`
    pub summary: String,
    /// Its sections.
    pub steps: Vec<RawStep>,
}

/// A section of a thread.
#[derive(Clone, Debug)]
pub struct RawStep {
    /// The event that its heading names.
    pub event: Spanned<String>,
    /// The text below the heading.
    pub text: RawMarkdown,
    /// What its footnotes name, in the order of the text.
    pub footnotes: Vec<Spanned<String>>,
}

/// Reads a thread with its text.
pub fn read(mut fields: TableReader<'_>, name: RecordId, text: &RawMarkdown, raw: &mut RawTimeline) {
    let Some(header) = RecordHeader::read(&mut fields, Namespace::Threads, Some(name), &mut raw.withdrawn) else {
        return;
    };
    let title = fields.require_str("title").map(|title| title.value).unwrap_or_default();
    let summary = fields.require_str("summary").map(|summary| summary.value).unwrap_or_default();
    let steps = Sections { text, diagnostics: fields.diagnostics }.steps(header.id.span);
    fields.deny_unknown();
    raw.threads.push(RawThread { header, title, summary, steps });
}

/// The text of a thread, cut into steps.
struct Sections<'a> {
    text: &'a RawMarkdown,
    diagnostics: &'a Diagnostics,
}

/// A step whose end is not yet found.
struct Open {
    event: Spanned<String>,
    from: usize,
    footnotes: Vec<Spanned<String>>,
}

impl Sections<'_> {
    /// The steps. What is no walk of steps is reported; `top` is where a thread that has too few of them begins.
    fn steps(&self, top: Span) -> Vec<RawStep> {
        let mut steps = Vec::new();
        let mut open: Option<Open> = None;
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
                    let Some(event) = self.named(part.clone()).filter(|_| step) else {
                        let hint = "a step is a line `## event-id`; leave other headings out";
                        self.wrong(part, "a thread has no headings but those of its steps", hint);
                        continue;
                    };
                    steps.extend(open.take().map(|step| self.closed(step, part.start)));
                    open = Some(Open { event, from: part.end, footnotes: Vec::new() });
                }
                Event::FootnoteReference(name) => {
                    let footnote = Spanned { value: name.into_string(), span: self.text.place(part) };
                    open.iter_mut().for_each(|step| step.footnotes.push(footnote.clone()));
                }
                Event::Start(_) if outermost && open.is_none() && !early => {
                    early = true;
                    let hint = "begin with a step, `## event-id`; what the thread is about stands in its `summary`";
                    self.wrong(part, "the text stands before the first step", hint);
                }
                _ => {}
            }
        }
        steps.extend(open.take().map(|step| self.closed(step, self.text.text.len())));
        if steps.len() < 2 {
            let message = if steps.is_empty() { "the thread has no steps" } else { "the thread has a single step" };
            let hint = "a thread leads through two events or more, each a section that begins with `## event-id`";
            self.diagnostics.add(Rule::ThreadShape, top, message, hint);
        }
        steps
    }

    /// A step with its text, which ends here.
    fn closed(&self, open: Open, end: usize) -> RawStep {
        let Open { event, from, footnotes } = open;
        let words = self.text.text[from..end].to_owned();
        if Markdown::new(&words).plain().trim().is_empty() {
            let hint = "say below its heading how the thread comes here";
            self.diagnostics.add(Rule::ThreadShape, event.span, "the step has no text", hint);
        }
        let text = RawMarkdown { text: words, span: self.text.place(from..end), exact: self.text.exact };
        RawStep { event, text, footnotes }
    }

    /// What a heading of the form `## event-id` names.
    fn named(&self, part: Range<usize>) -> Option<Spanned<String>> {
        let line = self.text.text.get(part.clone())?.strip_prefix("##")?;
        let words = line.trim().trim_end_matches('#').trim_end();
        let start = part.start + 2 + (line.len() - line.trim_start().len());
        Some(Spanned { value: words.to_owned(), span: self.text.place(start..start + words.len()) })
            .filter(|event| !event.value.is_empty())
    }

    /// Reports what stands where no step allows it, by its first line.
    fn wrong(&self, part: Range<usize>, message: &str, hint: &str) {
        let line = self.text.text[part.clone()].lines().next().unwrap_or_default();
        let at = self.text.place(part.start..part.start + line.len());
        self.diagnostics.add(Rule::ThreadShape, at, message, hint);
    }
}
