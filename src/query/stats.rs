//! How well a timeline is documented: counted once, for the pages that say how it is made.

use crate::model::date::Day;
use crate::model::{Body, CitationRef, Event, EventIx, Note, NoteKind, SourceIx, Timeline};
use std::collections::BTreeSet;

/// Counts of citations, dates and notes.
#[derive(Debug, Default)]
pub struct Stats {
    /// Citations with a quotation.
    pub quotations: usize,
    /// Citations with a paraphrase in the editors' words.
    pub paraphrases: usize,
    /// Citations with neither.
    pub references: usize,
    /// Quotations that were found word for word in a copy of their source.
    pub verified: usize,
    /// The first and the last day on which a quotation was verified.
    pub checked: Option<(Day, Day)>,
    /// Events whose date rests on no cited work, on one, and on two or more.
    pub dates: [usize; 3],
    /// The notes of each kind, by [`NoteKind`], in the order of events.
    notes: [Vec<(EventIx, u32)>; NoteKind::ALL.len()],
}

impl Stats {
    /// The number of citations.
    pub fn citations(&self) -> usize {
        self.quotations + self.paraphrases + self.references
    }

    /// Counts everything in a timeline.
    pub fn new(timeline: &Timeline) -> Self {
        let mut stats = Self::default();
        for (_, citation) in timeline.citations() {
            match citation.body {
                Body::Quote(_) => stats.quotations += 1,
                Body::Says(_) => stats.paraphrases += 1,
                Body::Reference => stats.references += 1,
            }
            if let Some(verified) = citation.verified {
                let (first, last) = stats.checked.unwrap_or((verified.on, verified.on));
                stats.verified += 1;
                stats.checked = Some((first.min(verified.on), last.max(verified.on)));
            }
        }
        for (ix, event) in timeline.enumerate_events() {
            stats.dates[works(timeline, event).min(2)] += 1;
            for (n, note) in (0..).zip(&event.notes) {
                stats.notes[note.kind as usize].push((ix, n));
            }
        }
        stats
    }

    /// The number of notes of a kind.
    pub fn count(&self, kind: NoteKind) -> usize {
        self.notes[kind as usize].len()
    }

    /// The notes of a kind, each with its event, in the order of events.
    pub fn notes<'a>(
        &self,
        timeline: &'a Timeline,
        kind: NoteKind,
    ) -> impl ExactSizeIterator<Item = (EventIx, &'a Note)> {
        self.notes[kind as usize].iter().map(|&(event, at)| (event, &timeline.event(event).notes[at as usize]))
    }
}

/// The number of works that the date of an event rests on. A text or translation of a work counts as that work.
fn works(timeline: &Timeline, event: &Event) -> usize {
    let work = |&at: &CitationRef| {
        let mut source: SourceIx = timeline.citation(at).source;
        // Bounded, because a cycle of `text_of` would never end.
        for _ in 0..timeline.sources.len() {
            match timeline.source(source).text_of {
                Some(of) => source = of,
                None => break,
            }
        }
        source
    };
    event.date_citations.iter().map(work).collect::<BTreeSet<_>>().len()
}
