//! What refers to a record: the citations of a source, the events and notes that refer to a citation, the threads of an
//! event.

use crate::model::{CitationRef, Event, EventIx, Note, SourceIx, ThreadIx, Timeline};
use std::collections::HashMap;

/// What refers to each source, citation and event, in the order of events.
#[derive(Debug, Default)]
pub struct Backlinks {
    sources: Vec<Vec<CitationRef>>,
    citing: HashMap<CitationRef, Vec<EventIx>>,
    corrections: HashMap<CitationRef, Vec<(EventIx, u32)>>,
    threads: HashMap<EventIx, Vec<(ThreadIx, usize)>>,
}

impl Backlinks {
    /// Collects the references of a timeline.
    pub fn new(timeline: &Timeline) -> Self {
        let mut links = Self { sources: vec![Vec::new(); timeline.sources.len()], ..Self::default() };
        for (at, citation) in timeline.citations() {
            links.sources[citation.source.index()].push(at);
            if let Some(via) = citation.via.filter(|&via| via != citation.source) {
                links.sources[via.index()].push(at);
            }
        }
        for (ix, event) in timeline.enumerate_events() {
            for at in references(event).filter(|at| at.event != ix) {
                let events = links.citing.entry(at).or_default();
                if events.last() != Some(&ix) {
                    events.push(ix);
                }
            }
            for (n, note) in (0..).zip(&event.notes) {
                if let Some(at) = note.corrects {
                    links.corrections.entry(at).or_default().push((ix, n));
                }
            }
        }
        for (thread, record) in (0..).map(ThreadIx).zip(&timeline.threads) {
            for (n, step) in record.steps.iter().enumerate() {
                links.threads.entry(step.event).or_default().push((thread, n));
            }
        }
        links
    }

    /// The citations of a source, including those that were read in another work (`via`) or that quote others in it.
    pub fn citations_of(&self, source: SourceIx) -> &[CitationRef] {
        &self.sources[source.index()]
    }

    /// The events that refer to a citation, other than the one that carries it.
    pub fn events_citing(&self, citation: CitationRef) -> &[EventIx] {
        self.citing.get(&citation).map_or(&[], Vec::as_slice)
    }

    /// The notes that correct a citation, each with its event.
    pub fn corrections_of<'a>(
        &self,
        timeline: &'a Timeline,
        at: CitationRef,
    ) -> impl Iterator<Item = (EventIx, &'a Note)> {
        let notes = self.corrections.get(&at).map_or(&[][..], Vec::as_slice);
        notes.iter().map(|&(event, n)| (event, &timeline.event(event).notes[n as usize]))
    }

    /// The threads of an event, each with the position of the step.
    pub fn threads_of(&self, event: EventIx) -> &[(ThreadIx, usize)] {
        self.threads.get(&event).map_or(&[], Vec::as_slice)
    }
}

/// The citations that an event's dates, relations and notes refer to.
fn references(event: &Event) -> impl Iterator<Item = CitationRef> {
    let notes = event.notes.iter().flat_map(|note| &note.citations);
    let relations = event.relations.iter().flat_map(|relation| relation.citations.iter().chain(&relation.disputed_by));
    let dates = event.dates.iter().flat_map(|date| &date.citations);
    event.date_citations.iter().chain(dates).chain(relations).chain(notes).copied()
}
