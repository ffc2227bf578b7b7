//! What other events need to know of an event: all that is held of it until it is read in full.

use super::event_reader::{EventInput, SideFindings};
use super::fragments::{Fragment, fragments};
use super::{RawBody, RawEvent, RawTimeline, RecordHeader, Withdrawn};
use crate::load::diagnostics::Diagnostics;
use crate::load::parallel::map_in_order;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::date::Date;
use crate::model::{Markdown, Namespace, RelationKind, ThinSlice};
use std::collections::HashSet;

/// What other events need to know of an event.
#[derive(Debug)]
pub struct EventStub {
    /// Its ids.
    pub header: RecordHeader,
    /// `date`
    pub date: Option<Date>,
    /// `after`
    pub after: Option<Box<Spanned<String>>>,
    /// What its citations and relations may be called by, sorted.
    pub fragments: Box<[(Box<str>, Fragment)]>,
    /// Its relations that name another event and how it bears on that.
    pub relations: ThinSlice<RelationStub>,
    /// The citations of other events that it uses outside its notes, or corrects in them.
    pub uses: ThinSlice<Box<str>>,
}

/// A relation as its rules see it that look at more than one event.
#[derive(Debug)]
pub struct RelationStub {
    /// What it is called.
    pub name: Box<str>,
    /// Its position among the event's relations.
    pub position: u32,
    /// Where its id stands.
    pub span: Span,
    /// `to`
    pub to: Spanned<String>,
    /// `type`
    pub kind: RelationKind,
}

/// What a unit holds, in outline.
struct Gathered {
    events: Vec<EventStub>,
    cited: HashSet<String>,
    rest: SideFindings,
    diagnostics: Diagnostics,
}

impl RawTimeline {
    /// Reads all events in outline, and reports what can be said of each while it is read. Returns the position of each
    /// unit's first event.
    pub fn read_stubs(&mut self, inputs: &[EventInput<'_>], diagnostics: &Diagnostics) -> Vec<usize> {
        let fork = diagnostics.fork();
        let mut first = Vec::with_capacity(inputs.len());
        let read = |input: &EventInput<'_>| {
            let mut gathered = Gathered {
                events: Vec::new(),
                cited: HashSet::new(),
                rest: SideFindings::default(),
                diagnostics: fork.diagnostics(),
            };
            let Gathered { events, cited, rest, diagnostics } = &mut gathered;
            input.for_each_event(diagnostics, rest, |event, withdrawn| {
                note_sources(&event, cited);
                events.push(EventStub::of(event, withdrawn, diagnostics));
            });
            gathered
        };
        map_in_order(inputs, read, |Gathered { events, cited, rest, diagnostics: part }| {
            first.push(self.events.len());
            self.events.extend(events);
            self.cited.extend(cited);
            self.withdrawn.extend(rest.withdrawn);
            self.unparsed.extend(rest.unparsed);
            diagnostics.merge(part);
        });
        if self.events.is_empty() && !self.unparsed.any(Namespace::Events) {
            let hint = "create events/ID.md: front matter between +++ lines, then Markdown; or events/NAME.jsonl, an event a line";
            diagnostics.add(Rule::KeyMissing, diagnostics.missing("events"), "the folder has no events", hint);
        }
        first
    }
}

impl EventStub {
    fn of(event: RawEvent, withdrawn: &[Withdrawn], diagnostics: &Diagnostics) -> Self {
        let fragments = fragments(&event, withdrawn, diagnostics);
        let uses = event.uses("#").filter(|id| id.contains('#')).map(String::into_boxed_str).collect();
        let relation = |(position, relation): (u32, super::RawRelation)| {
            let name = relation.header.name().into();
            Some(RelationStub { name, position, span: relation.header.id.span, to: relation.to?, kind: relation.kind? })
        };
        Self {
            fragments,
            uses,
            relations: (0..).zip(event.relations).filter_map(relation).collect(),
            date: event.date.map(|date| date.value),
            after: event.after.map(Box::new),
            header: event.header,
        }
    }
}

/// Notes the sources that an event's citations name.
fn note_sources(event: &RawEvent, cited: &mut HashSet<String>) {
    for id in event.citations.iter().flat_map(|citation| citation.source.iter().chain(&citation.via)) {
        if !cited.contains(&id.value) {
            cited.insert(id.value.clone());
        }
    }
}

impl RawEvent {
    /// The citations that the event uses outside its notes, and those that its notes correct, as it names them. Markdown
    /// without a certain mark is passed over: parsing it takes long.
    pub fn uses(&self, mark: &str) -> impl Iterator<Item = String> {
        let further = self.dates.iter().flat_map(|date| &date.citations);
        let claims = self.relations.iter().flat_map(|relation| relation.citations.iter().chain(&relation.disputed_by));
        let corrected = self.notes.iter().flat_map(|note| &note.corrects);
        let named = self.date_citations.iter().chain(further).chain(claims).chain(corrected);
        let says = self.citations.iter().filter_map(|citation| match &citation.body {
            RawBody::Says(text) => Some(text.text.as_str()),
            _ => None,
        });
        let marked = std::iter::once(self.text.text.as_str()).chain(says).filter(move |text| text.contains(mark));
        named.map(|id| id.value.clone()).chain(marked.flat_map(footnotes))
    }
}

/// The citations that stand as footnotes in Markdown.
pub fn footnotes(markdown: &str) -> impl Iterator<Item = String> {
    Markdown::parse(markdown).filter_map(|item| match item {
        pulldown_cmark::Event::FootnoteReference(id) => Some(id.into_string()),
        _ => None,
    })
}
