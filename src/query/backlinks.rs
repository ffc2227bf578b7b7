//! What points at a thing: the citations of a source, the events that rest on a citation, the notes that correct it, the
//! threads in which an event stands.

use crate::model::{CitationRef, Event, EventIx, Note, SourceIx, ThreadIx, Timeline};
use std::collections::HashMap;

/// Everything that is pointed at, with what points at it; in the order of events.
#[derive(Debug, Default)]
pub struct Backlinks {
    sources: Vec<Vec<CitationRef>>,
    resting: HashMap<CitationRef, Vec<EventIx>>,
    corrections_of: HashMap<CitationRef, Vec<(EventIx, u32)>>,
    threads: HashMap<EventIx, Vec<(ThreadIx, usize)>>,
}

impl Backlinks {
    /// Gathers them.
    #[must_use]
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
                let events = links.resting.entry(at).or_default();
                if events.last() != Some(&ix) {
                    events.push(ix);
                }
            }
            for (n, note) in (0..).zip(&event.notes) {
                if let Some(at) = note.corrects {
                    links.corrections_of.entry(at).or_default().push((ix, n));
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

    /// Every citation of a source, also where its words were read in another work or others' words in it.
    #[must_use]
    pub fn citations_of(&self, source: SourceIx) -> &[CitationRef] {
        &self.sources[source.index()]
    }

    /// The events that rest on a citation beside the one that carries it.
    #[must_use]
    pub fn events_citing(&self, citation: CitationRef) -> &[EventIx] {
        self.resting.get(&citation).map_or(&[], Vec::as_slice)
    }

    /// The notes that correct a citation, each with the event on which it stands.
    pub fn corrections_of<'a>(
        &self,
        timeline: &'a Timeline,
        at: CitationRef,
    ) -> impl Iterator<Item = (EventIx, &'a Note)> {
        let notes = self.corrections_of.get(&at).map_or(&[][..], Vec::as_slice);
        notes.iter().map(|&(event, n)| (event, &timeline.event(event).notes[n as usize]))
    }

    /// The threads in which an event stands, each with the position of its step.
    #[must_use]
    pub fn threads_of(&self, event: EventIx) -> &[(ThreadIx, usize)] {
        self.threads.get(&event).map_or(&[], Vec::as_slice)
    }
}

/// The citations that an event's dates, relations and notes name.
fn references(event: &Event) -> impl Iterator<Item = CitationRef> {
    let notes = event.notes.iter().flat_map(|note| &note.citations);
    let relations = event.relations.iter().flat_map(|relation| relation.citations.iter().chain(&relation.disputed_by));
    let dates = event.dates.iter().flat_map(|date| &date.citations);
    event.date_citations.iter().chain(dates).chain(relations).chain(notes).copied()
}
