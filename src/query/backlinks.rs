//! What points at a thing: the citations of a source, the events that rest on a citation, the notes that correct it.

use crate::model::{ActorIx, Citation, CitationRef, Event, EventIx, Note, SourceIx, Timeline, Voice};
use std::collections::HashMap;

/// Everything that is pointed at, with what points at it; in the order of events.
#[derive(Debug, Default)]
pub struct Backlinks {
    sources: Vec<Vec<CitationRef>>,
    resting: HashMap<CitationRef, Vec<EventIx>>,
    correcting: HashMap<CitationRef, Vec<(EventIx, u32)>>,
    spoken: Vec<usize>,
}

impl Backlinks {
    /// Gathers them.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        let mut links = Self {
            sources: vec![Vec::new(); timeline.sources.len()],
            spoken: vec![0; timeline.actors.len()],
            ..Self::default()
        };
        for (at, citation) in timeline.citations() {
            links.sources[citation.source.at()].push(at);
            if let Some(via) = citation.via.filter(|&via| via != citation.source) {
                links.sources[via.at()].push(at);
            }
            if citation.quote().is_some() {
                links.count_voices(citation);
            }
        }
        for (ix, event) in timeline.numbered() {
            for at in references(event).filter(|at| at.event != ix) {
                let events = links.resting.entry(at).or_default();
                if events.last() != Some(&ix) {
                    events.push(ix);
                }
            }
            for (n, note) in (0..).zip(&event.notes) {
                if let Some(at) = note.corrects {
                    links.correcting.entry(at).or_default().push((ix, n));
                }
            }
        }
        links
    }

    fn count_voices(&mut self, citation: &Citation) {
        let mut voices: Vec<&Voice> = citation.voice.iter().chain(&citation.reports).collect();
        voices.sort_unstable();
        voices.dedup();
        for voice in voices {
            if let Voice::Actor(actor) = voice {
                self.spoken[actor.at()] += 1;
            }
        }
    }

    /// Every citation of a source, also where its words were read in another work or others' words in it.
    #[must_use]
    pub fn citations_of(&self, source: SourceIx) -> &[CitationRef] {
        &self.sources[source.at()]
    }

    /// The events that rest on a citation beside the one that carries it.
    #[must_use]
    pub fn resting_on(&self, citation: CitationRef) -> &[EventIx] {
        self.resting.get(&citation).map_or(&[], Vec::as_slice)
    }

    /// The notes that correct a citation, each with the event on which it stands.
    pub fn correcting<'a>(&self, timeline: &'a Timeline, at: CitationRef) -> impl Iterator<Item = (EventIx, &'a Note)> {
        let notes = self.correcting.get(&at).map_or(&[][..], Vec::as_slice);
        notes.iter().map(|&(event, n)| (event, &timeline.event(event).notes[n as usize]))
    }

    /// How many quotations have an actor's voice or report its view.
    #[must_use]
    pub fn spoken_by(&self, actor: ActorIx) -> usize {
        self.spoken[actor.at()]
    }
}

/// The citations that an event's dates, relations and notes name.
fn references(event: &Event) -> impl Iterator<Item = CitationRef> {
    let notes = event.notes.iter().flat_map(|note| &note.citations);
    let relations = event.relations.iter().flat_map(|relation| relation.citations.iter().chain(&relation.disputed_by));
    let dates = event.dates.iter().flat_map(|date| &date.citations);
    event.date_citations.iter().chain(dates).chain(relations).chain(notes).copied()
}
