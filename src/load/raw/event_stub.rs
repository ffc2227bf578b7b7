//! What other events need to know of an event. Of a large timeline, only this is held of each event between the two readings.

use super::event_reader::{EventInput, SideFindings};
use super::fragments::{Fragment, fragments};
use super::{Drafts, RawBody, RawEvent, RawMedium, RawTimeline, RecordHeader, Withdrawn};
use crate::load::diagnostics::Diagnostics;
use crate::load::parallel::map_in_order;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::date::Date;
use crate::model::{Markdown, Namespace, RelationKind, ThinSlice};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

/// What other events need to know of an event.
#[derive(Debug)]
pub struct EventStub {
    /// Its ids.
    pub header: RecordHeader,
    /// A digest of its title, summary and text; 0 if it has no title.
    pub words_digest: u64,
    pub date: Option<Date>,
    pub after: Option<Box<Spanned<String>>>,
    /// The ids of its citations and relations, sorted.
    pub fragments: Box<[(Box<str>, Fragment)]>,
    /// Its relations that have a target and a type.
    pub relations: ThinSlice<RelationStub>,
    /// The citations of other events that it uses outside its notes, or that its notes correct.
    pub uses: ThinSlice<Box<str>>,
}

/// What rules about several events need to know of a relation.
#[derive(Debug)]
pub struct RelationStub {
    /// Its id as it is written.
    pub name: Box<str>,
    /// Its position among the event's relations.
    pub position: u32,
    /// Where its id is.
    pub span: Span,
    pub to: Spanned<String>,
    /// `type`
    pub kind: RelationKind,
}

/// With at most this many inputs, their events are held between the two readings, so that none is parsed twice.
const MAX_HELD: usize = 1000;

/// An input that was read once.
pub struct ReadOnce<'a, 'b> {
    pub input: &'a EventInput<'b>,
    /// The position of its first event.
    pub first: usize,
    /// Its event, if it is held, for the second reading.
    held: Mutex<Option<RawEvent>>,
}

impl ReadOnce<'_, '_> {
    /// Its event, if it is held; only once.
    pub fn take(&self) -> Option<RawEvent> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The stubs of the events of one input.
struct Stubs {
    events: Vec<EventStub>,
    held: Option<RawEvent>,
    cited: HashSet<String>,
    /// The media of the events, and whether they belong to drafts.
    media: Vec<(bool, RawMedium)>,
    findings: SideFindings,
    diagnostics: Diagnostics,
}

impl RawTimeline {
    /// Reads a stub of every event without what refers to `hidden` drafts, and reports the problems that can be seen while an event is read.
    pub fn read_stubs<'a, 'b>(
        &mut self,
        inputs: &'a [EventInput<'b>],
        hidden: &Drafts,
        diagnostics: &Diagnostics,
    ) -> Vec<ReadOnce<'a, 'b>> {
        let fork = diagnostics.fork();
        let mut read_once = Vec::with_capacity(inputs.len());
        let are_held = inputs.len() <= MAX_HELD;
        let read = |input: &EventInput<'_>| {
            let mut stubs = Stubs {
                events: Vec::new(),
                held: None,
                cited: HashSet::new(),
                media: Vec::new(),
                findings: SideFindings::default(),
                diagnostics: fork.diagnostics(),
            };
            let Stubs { events, held, cited, media, findings, diagnostics } = &mut stubs;
            input.for_each_event(diagnostics, findings, |mut event, withdrawn| {
                if !hidden.is_empty() {
                    event.forget(hidden);
                }
                add_cited_sources(&event, cited);
                if are_held && matches!(input, EventInput::File { .. }) {
                    *held = Some(event.clone());
                }
                let draft = event.draft;
                media.extend(std::mem::take(&mut event.media).into_iter().map(|medium| (draft, medium)));
                events.push(EventStub::of(event, withdrawn, diagnostics));
            });
            stubs
        };
        let mut unplaced = inputs.iter();
        map_in_order(inputs, read, |Stubs { events, held, cited, media, findings, diagnostics: part }| {
            let placed = |input| ReadOnce { input, first: self.events.len(), held: Mutex::new(held) };
            read_once.extend(unplaced.next().map(placed));
            self.events.extend(events);
            self.cited.extend(cited);
            media.iter().for_each(|(draft, medium)| self.media_used.add(*draft, medium));
            self.withdrawn.extend(findings.withdrawn);
            self.drafts.extend(findings.drafts);
            self.unparsed.extend(findings.unparsed);
            diagnostics.merge(part);
        });
        self.use_media_of_records();
        if self.events.is_empty() && !self.unparsed.may_contain_any(Namespace::Events) {
            let hint = "create events/ID.md: front matter between +++ lines, then Markdown; or events/NAME.jsonl, one event per line";
            diagnostics.add(Rule::KeyMissing, diagnostics.missing("events"), "the folder has no events", hint);
        }
        read_once
    }
}

impl EventStub {
    fn of(event: RawEvent, withdrawn: &[Withdrawn], diagnostics: &Diagnostics) -> Self {
        let fragments = fragments(&event, withdrawn, diagnostics);
        let uses = event.uses("#").filter(|id| id.contains('#')).map(String::into_boxed_str).collect();
        let words_digest = words_digest(&event);
        let relation = |(position, relation): (u32, super::RawRelation)| {
            let name = relation.header.name().into();
            Some(RelationStub { name, position, span: relation.header.id.span, to: relation.to?, kind: relation.kind? })
        };
        Self {
            fragments,
            uses,
            relations: (0..).zip(event.relations).filter_map(relation).collect(),
            words_digest,
            date: event.date.map(|date| date.value),
            after: event.after.map(Box::new),
            header: event.header,
        }
    }
}

fn words_digest(event: &RawEvent) -> u64 {
    let Some(title) = &event.title else { return 0 };
    let mut hasher = DefaultHasher::new();
    title.value.hash(&mut hasher);
    event.summary.as_ref().map(|summary| &summary.value).hash(&mut hasher);
    event.text.text.trim().hash(&mut hasher);
    hasher.finish().max(1)
}

/// Adds the sources that an event's citations name. Most are there already: they are looked up before they are cloned.
fn add_cited_sources(event: &RawEvent, cited: &mut HashSet<String>) {
    for id in event.citations.iter().flat_map(|citation| citation.source.iter().chain(&citation.via)) {
        if !cited.contains(&id.value) {
            cited.insert(id.value.clone());
        }
    }
}

impl RawEvent {
    /// The citations that the event uses outside its notes, and those that its notes correct, as they are written.
    /// Markdown that does not contain `mark` is skipped, because parsing is slow.
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

/// The footnotes of Markdown, each a citation.
pub fn footnotes(markdown: &str) -> impl Iterator<Item = String> {
    Markdown::parse(markdown).filter_map(|item| match item {
        pulldown_cmark::Event::FootnoteReference(id) => Some(id.into_string()),
        _ => None,
    })
}
