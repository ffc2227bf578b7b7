//! Where a record is named.

use crate::load::diagnostics::Diagnostics;
use crate::load::folder::Folder;
use crate::load::raw::{EventInput, RawEvent, RawMarkdown, RawTimeline, ReferenceKind, SideFindings};
use crate::load::span::{Span, Spanned};
use crate::model::{Markdown, Namespace, Route, UrlPath};
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

/// The record whose names are looked for.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// Its namespace.
    pub space: Namespace,
    /// Its id.
    pub id: &'a str,
}

/// A value or a piece of Markdown that names the record.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// Where it stands, with its quotation marks where it has some.
    pub span: Span,
    /// Which occurrences of the id's letters are names.
    pub nth: Vec<usize>,
    /// How many there are, names or not.
    pub all: usize,
}

impl Target<'_> {
    /// Every place where the record is named, beside its own.
    pub fn occurrences(&self, raw: &RawTimeline, inputs: &[EventInput<'_>]) -> Vec<Occurrence> {
        let mut occurrences = Vec::new();
        raw.references(|named, reference| occurrences.extend(self.value(named, reference)));
        let steps = raw.threads.iter().flat_map(|thread| thread.steps.iter().map(|step| &step.text));
        raw.markdown().chain(steps).for_each(|text| occurrences.extend(self.markdown(text)));
        let diagnostics = Diagnostics::new(&Folder::default(), true);
        let mut look = |event: &RawEvent| {
            event.references(|named, reference| occurrences.extend(self.value(named, reference)));
            event.markdown().for_each(|text| occurrences.extend(self.markdown(text)));
        };
        inputs.iter().for_each(|input| {
            input.for_each_event(&diagnostics, &mut SideFindings::default(), |event, _| look(&event))
        });
        occurrences
    }

    /// A reference, if it names the record.
    fn value(&self, named: ReferenceKind, reference: &Spanned<String>) -> Option<Occurrence> {
        let value = reference.value.as_str();
        let names = match named {
            ReferenceKind::Record(space) => space == self.space && value == self.id,
            ReferenceKind::Voice => [Namespace::Actors, Namespace::People].contains(&self.space) && value == self.id,
            ReferenceKind::Citation => {
                self.space == Namespace::Events && value.split_once('#').is_some_and(|(event, _)| event == self.id)
            }
        };
        names.then(|| Occurrence { span: reference.span, nth: vec![0], all: value.matches(self.id).count() })
    }

    /// Markdown, if a link or a footnote in it names the record.
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
        let mut nth: Vec<usize> = named.iter().filter_map(|at| places.binary_search(at).ok()).collect();
        nth.sort_unstable();
        nth.dedup();
        (!nth.is_empty()).then_some(Occurrence { span: markdown.span, nth, all: places.len() })
    }

    /// Where in the part of a link its address names the record.
    fn of_link(&self, text: &str, to: &str, part: Range<usize>) -> Option<usize> {
        let path = to.split(['#', '?']).next()?;
        let address = match Route::parse(path)? {
            Route::Voice { id } if id == self.id && [Namespace::Actors, Namespace::People].contains(&self.space) => {
                Route::Voice { id }.path()
            }
            route if route.record() == Some((self.space, self.id)) => UrlPath::of_record(self.space, self.id),
            _ => return None,
        };
        let address = address.as_str();
        // The address follows the words, and its title the address: of all that look like it, the last that a link has.
        let ends =
            |at: &usize| !text[at + address.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        let found = text[part.clone()].match_indices(address).map(|(at, _)| part.start + at).filter(ends).last();
        found.map(|at| at + address.len() - self.id.len())
    }
}
