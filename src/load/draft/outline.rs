//! What other events need to know of an event: all that is held of it until it is read in full.

use super::super::diagnostic::{At, Loc};
use super::super::names::{Fragment, fragments};
use super::super::workers::in_order;
use super::super::{Report, Rule};
use super::unit::{Rest, Unit};
use super::{BodyDraft, Draft, EventDraft, Head, Withdrawn};
use crate::model::date::Date;
use crate::model::{Markdown, Namespace, RelationKind, ThinSlice};
use std::collections::HashSet;

/// What other events need to know of an event.
#[derive(Debug)]
pub struct Outline {
    /// Its ids.
    pub head: Head,
    /// `date`
    pub date: Option<Date>,
    /// `after`
    pub after: Option<Box<At<String>>>,
    /// What its citations and relations may be called by, sorted.
    pub fragments: Box<[(Box<str>, Fragment)]>,
    /// Its relations that name another event and how it bears on that.
    pub relations: ThinSlice<RelationOutline>,
    /// The citations of other events that it uses outside its notes, or corrects in them.
    pub uses: ThinSlice<Box<str>>,
}

/// A relation as its rules see it that look at more than one event.
#[derive(Debug)]
pub struct RelationOutline {
    /// What it is called.
    pub name: Box<str>,
    /// Its position among the event's relations.
    pub position: u32,
    /// Where its id stands.
    pub at: Loc,
    /// `to`
    pub to: At<String>,
    /// `type`
    pub kind: RelationKind,
}

/// What a unit holds, in outline.
struct Gathered {
    events: Vec<Outline>,
    cited: HashSet<String>,
    rest: Rest,
    report: Report,
}

impl Draft {
    /// Reads all events in outline, and reports what can be said of each while it is read. Returns the position of each
    /// unit's first event.
    pub fn gather(&mut self, units: &[Unit<'_>], report: &Report) -> Vec<usize> {
        let parts = report.parts();
        let mut first = Vec::with_capacity(units.len());
        let read = |unit: &Unit<'_>| {
            let mut gathered =
                Gathered { events: Vec::new(), cited: HashSet::new(), rest: Rest::default(), report: parts.report() };
            let Gathered { events, cited, rest, report } = &mut gathered;
            unit.each(report, rest, |event, withdrawn| {
                note_sources(&event, cited);
                events.push(Outline::of(event, withdrawn, report));
            });
            gathered
        };
        in_order(units, read, |Gathered { events, cited, rest, report: part }| {
            first.push(self.events.len());
            self.events.extend(events);
            self.cited.extend(cited);
            self.withdrawn.extend(rest.withdrawn);
            self.unread.extend(rest.unread);
            report.absorb(part);
        });
        if self.events.is_empty() && !self.unread.any(Namespace::Events) {
            let hint = "create events/ID.md: front matter between +++ lines, then Markdown; or events/NAME.jsonl, an event a line";
            report.add(Rule::KeyMissing, report.missing("events"), "the folder has no events", hint);
        }
        first
    }
}

impl Outline {
    fn of(event: EventDraft, withdrawn: &[Withdrawn], report: &Report) -> Self {
        let fragments = fragments(&event, withdrawn, report);
        let uses = event.uses("#").filter(|id| id.contains('#')).map(String::into_boxed_str).collect();
        let relation = |(position, relation): (u32, super::RelationDraft)| {
            let name = relation.head.name().into();
            Some(RelationOutline { name, position, at: relation.head.id.at, to: relation.to?, kind: relation.kind? })
        };
        Self {
            fragments,
            uses,
            relations: (0..).zip(event.relations).filter_map(relation).collect(),
            date: event.date.map(|date| date.value),
            after: event.after.map(Box::new),
            head: event.head,
        }
    }
}

/// Notes the sources that an event's citations name.
fn note_sources(event: &EventDraft, cited: &mut HashSet<String>) {
    for id in event.citations.iter().flat_map(|citation| citation.source.iter().chain(&citation.via)) {
        if !cited.contains(&id.value) {
            cited.insert(id.value.clone());
        }
    }
}

impl EventDraft {
    /// The citations that the event uses outside its notes, and those that its notes correct, as it names them. Markdown
    /// without a certain mark is passed over: parsing it takes long.
    pub fn uses(&self, mark: &str) -> impl Iterator<Item = String> {
        let further = self.dates.iter().flat_map(|date| &date.citations);
        let claims = self.relations.iter().flat_map(|relation| relation.citations.iter().chain(&relation.disputed_by));
        let corrected = self.notes.iter().flat_map(|note| &note.corrects);
        let named = self.date_citations.iter().chain(further).chain(claims).chain(corrected);
        let says = self.citations.iter().filter_map(|citation| match &citation.body {
            BodyDraft::Says(text) => Some(text.text.as_str()),
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
