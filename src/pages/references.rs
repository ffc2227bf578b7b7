//! The numbered references of a page, and the places that use them.

use crate::messages::Messages;
use crate::model::{CitationRef, EventIx, Timeline};
use crate::query::CitationGroups;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A place that uses a reference of the page.
#[derive(Debug)]
pub struct Use {
    /// The fragment of the place, to which the reference links back.
    pub id: String,
    /// The link to the reference.
    pub href: String,
    pub number: usize,
}

/// A link from a reference back to a place that uses it.
#[derive(Debug)]
pub struct BackLink {
    pub href: String,
    /// Which of the places it is, if there are several.
    pub place: Option<String>,
    pub name: String,
}

/// How many places use each reference, by its number. It counts while the parts of a page are made.
#[derive(Debug, Default)]
pub struct Uses(RefCell<BTreeMap<usize, usize>>);

impl Uses {
    /// One more place that uses the reference with this number, which is at `anchor`.
    pub fn add(&self, number: usize, anchor: &str) -> Use {
        let mut uses = self.0.borrow_mut();
        let count = uses.entry(number).or_default();
        *count += 1;
        Use { id: place_id(number, *count), href: format!("#{anchor}"), number }
    }

    /// The links from a reference back to the places that use it.
    pub fn links_back(&self, m: &Messages, number: usize) -> Vec<BackLink> {
        let count = self.0.borrow().get(&number).copied().unwrap_or(0);
        let link = |place: usize| BackLink {
            href: format!("#{}", place_id(number, place)),
            place: (count > 1).then(|| m.number(place)),
            name: if count > 1 {
                m.text().back_to_place(m.number(place), m.number(number))
            } else {
                m.text().back_to_only_place(m.number(number))
            },
        };
        (1..=count).map(link).collect()
    }
}

fn place_id(number: usize, place: usize) -> String {
    format!("_use-{number}-{place}")
}

/// The references on the page of an event.
#[derive(Debug)]
pub struct EventReferences<'a> {
    timeline: &'a Timeline,
    pub event: EventIx,
    pub groups: CitationGroups,
    pub uses: Uses,
}

impl<'a> EventReferences<'a> {
    /// The event's citations, numbered, and not yet used.
    pub fn new(timeline: &'a Timeline, event: EventIx) -> Self {
        Self { timeline, event, groups: CitationGroups::new(timeline, event), uses: Uses::default() }
    }

    /// The number of a citation, if the event has it.
    pub fn number(&self, at: CitationRef) -> Option<usize> {
        if at.event == self.event { self.groups.number(at.position) } else { None }
    }

    /// Uses a citation, if the event has it.
    pub fn cite(&self, at: CitationRef) -> Option<Use> {
        Some(self.uses.add(self.number(at)?, self.timeline.citation(at).id.as_str()))
    }

    /// Uses a citation of the event by its id.
    pub fn cite_id(&self, id: &str) -> Option<Use> {
        let position = self.timeline.event(self.event).citation_position(id)?;
        self.cite(CitationRef { event: self.event, position })
    }
}
