//! Where a record is referred to.

use crate::load::diagnostics::Diagnostics;
use crate::load::folder::Folder;
use crate::load::raw::{EventInput, RawEvent, RawMarkdown, RawTimeline, ReferenceKind, SideFindings};
use crate::load::span::{Span, Spanned};
use crate::model::{Markdown, Namespace};
use crate::routes::{Route, UrlPath};
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

/// The record whose references are searched.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// Its namespace.
    pub space: Namespace,
    /// Its id.
    pub id: &'a str,
}

/// A value or a piece of Markdown that refers to the record.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// Where it is, including quotation marks.
    pub span: Span,
    /// Which occurrences of the id in it are references.
    pub indices: Vec<usize>,
    /// How many occurrences there are in all.
    pub total: usize,
}

impl Target<'_> {
    /// Every reference to the record.
    pub fn occurrences(&self, raw: &RawTimeline, inputs: &[EventInput<'_>]) -> Vec<Occurrence> {
        let mut occurrences = Vec::new();
        raw.references(|kind, reference| occurrences.extend(self.value(kind, reference)));
        let steps = raw.threads.iter().flat_map(|thread| thread.steps.iter().map(|step| &step.text));
        raw.markdown().chain(steps).for_each(|text| occurrences.extend(self.markdown(text)));
        let diagnostics = Diagnostics::new(&Folder::default(), true);
        let mut look = |event: &RawEvent| {
            event.references(|kind, reference| occurrences.extend(self.value(kind, reference)));
            event.markdown().for_each(|text| occurrences.extend(self.markdown(text)));
        };
        inputs.iter().for_each(|input| {
            input.for_each_event(&diagnostics, &mut SideFindings::default(), |event, _| look(&event));
        });
        occurrences
    }

    /// A reference, if it refers to the record.
    fn value(&self, kind: ReferenceKind, reference: &Spanned<String>) -> Option<Occurrence> {
        let value = reference.value.as_str();
        let refers = match kind {
            ReferenceKind::Record(space) => space == self.space && value == self.id,
            ReferenceKind::Voice => [Namespace::Actors, Namespace::People].contains(&self.space) && value == self.id,
            ReferenceKind::Citation | ReferenceKind::Relation => {
                self.space == Namespace::Events && value.split_once('#').is_some_and(|(event, _)| event == self.id)
            }
        };
        refers.then(|| Occurrence { span: reference.span, indices: vec![0], total: value.matches(self.id).count() })
    }

    /// Markdown, if a link or a footnote in it refers to the record.
    fn markdown(&self, markdown: &RawMarkdown) -> Option<Occurrence> {
        let text = markdown.text.as_str();
        let places: Vec<usize> = text.match_indices(self.id).map(|(at, _)| at).collect();
        if places.is_empty() {
            return None;
        }
        let parser = Markdown::parse(text);
        let definitions = parser.reference_definitions().iter();
        let defined = definitions.filter_map(|(_, link)| self.of_link(text, &link.dest, link.span.clone()));
        let mut named: Vec<usize> = defined.collect();
        for (item, part) in parser.into_offset_iter() {
            match item {
                Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                    named.extend(self.of_link(text, &dest_url, part));
                }
                Event::FootnoteReference(name) if self.space == Namespace::Events => {
                    let of_other = name.split_once('#').is_some_and(|(event, _)| event == self.id);
                    let inside = text[part.clone()].find(self.id).filter(|_| of_other);
                    named.extend(inside.map(|at| part.start + at));
                }
                _ => {}
            }
        }
        let mut indices: Vec<usize> = named.iter().filter_map(|at| places.binary_search(at).ok()).collect();
        indices.sort_unstable();
        indices.dedup();
        (!indices.is_empty()).then_some(Occurrence { span: markdown.span, indices, total: places.len() })
    }

    /// Where the id is in the address of a link, if the address is the record's.
    fn of_link(&self, text: &str, to: &str, part: Range<usize>) -> Option<usize> {
        let path = to.split(['#', '?']).next()?;
        let address = match Route::parse(path)? {
            Route::Voice { id } if id == self.id && [Namespace::Actors, Namespace::People].contains(&self.space) => {
                Route::Voice { id }.path()
            }
            Route::Glossary if self.space == Namespace::Glossary && to.split_once('#')?.1 == self.id => {
                UrlPath::of_record(self.space, self.id)
            }
            route if route.record() == Some((self.space, self.id)) => UrlPath::of_record(self.space, self.id),
            _ => return None,
        };
        let address = address.as_str();
        // A link is text, address, title. The text may contain the address too, so the last occurrence is taken.
        let ends =
            |at: &usize| !text[at + address.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        let found = text[part.clone()].match_indices(address).map(|(at, _)| part.start + at).filter(ends).last();
        found.map(|at| at + address.len() - self.id.len())
    }
}
