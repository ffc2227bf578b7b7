//! In which order an event's citations are shown, side by side by perspective if several perspectives speak, and how they
//! are numbered.

use crate::model::{Body, Citation, Event, EventIx, PerspectiveIx, Timeline};
use std::collections::BTreeMap;

/// Positions of an event's citations, in the order in which they are shown. Those that only notes cite are shown in the
/// notes and are not in any group.
#[derive(Debug, Default)]
pub struct CitationGroups {
    /// If at least two perspectives speak: what each set of perspectives says, in the order of the timeline's list of
    /// perspectives; quotations, then paraphrases. Citations without a perspective come last.
    pub by_perspective: Vec<(Vec<PerspectiveIx>, Vec<u32>)>,
    /// Quotations, if they are not grouped by perspective.
    pub passages: Vec<u32>,
    /// Paraphrases and references.
    pub others: Vec<u32>,
    /// All citations, also those that only notes cite, in the order of their numbers.
    numbered: Vec<u32>,
}

impl CitationGroups {
    /// Groups and numbers an event's citations.
    pub fn new(timeline: &Timeline, ix: EventIx) -> Self {
        let event = timeline.event(ix);
        let groups = Self::unnumbered(timeline, event);
        Self { numbered: groups.in_order_of_use(ix, event), ..groups }
    }

    fn unnumbered(timeline: &Timeline, event: &Event) -> Self {
        let citation = |at: u32| &event.citations[at as usize];
        let shown = (0..).take(event.citations.len()).filter(|&at| !citation(at).only_in_notes);
        let (passages, others): (Vec<u32>, Vec<u32>) = shown.partition(|&at| citation(at).quote().is_some());
        let mut by_perspective: BTreeMap<(bool, Vec<PerspectiveIx>), Vec<u32>> = BTreeMap::new();
        let mut without_speaker = Vec::new();
        for &at in passages.iter().chain(&others) {
            match perspectives(timeline, citation(at)) {
                Some(from) => by_perspective.entry((from.is_empty(), from)).or_default().push(at),
                None => without_speaker.push(at),
            }
        }
        if by_perspective.keys().filter(|(none, _)| !none).count() < 2 {
            return Self { passages, others, ..Self::default() };
        }
        Self {
            by_perspective: by_perspective.into_iter().map(|((_, from), citations)| (from, citations)).collect(),
            others: without_speaker,
            ..Self::default()
        }
    }

    /// As the text uses them first, then the facts; the others as they are shown.
    fn in_order_of_use(&self, ix: EventIx, event: &Event) -> Vec<u32> {
        let text = event.text.footnotes().into_iter().filter_map(|id| event.citation_position(&id));
        let dates = event.dates.iter().flat_map(|date| &date.citations);
        let facts = event.date_citations.iter().chain(dates).filter(|at| at.event == ix).map(|at| at.position);
        let by_perspective = self.by_perspective.iter().flat_map(|(_, citations)| citations);
        let shown = by_perspective.chain(&self.passages).chain(&self.others).copied();
        let all = (0..).take(event.citations.len());
        let mut order = Vec::with_capacity(event.citations.len());
        for at in text.chain(facts).chain(shown).chain(all) {
            if !order.contains(&at) {
                order.push(at);
            }
        }
        order
    }

    /// The number of the citation at a position, counted from 1.
    pub fn number(&self, citation: u32) -> Option<usize> {
        self.numbered.iter().position(|&at| at == citation).map(|n| n + 1)
    }
}

/// The perspectives from which a citation speaks, in the order of the timeline's list. `None` if nobody speaks: in a
/// reference, and in a paraphrase without a voice. A reported voice counts only if the speaker is not named.
fn perspectives(timeline: &Timeline, citation: &Citation) -> Option<Vec<PerspectiveIx>> {
    let voices = if citation.voice.is_empty() { &citation.reports } else { &citation.voice };
    if voices.is_empty() || matches!(citation.body, Body::Reference) {
        return None;
    }
    let mut from: Vec<PerspectiveIx> =
        voices.iter().filter_map(|&voice| timeline.perspective_of(voice, citation.source)).collect();
    from.sort_unstable();
    from.dedup();
    Some(from)
}
