//! In which order an event's citations are shown: side by side by perspective, if several perspectives speak.

use crate::model::{Body, Citation, Event, PerspectiveIx, Timeline};
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
}

impl CitationGroups {
    /// Groups an event's citations.
    pub fn new(timeline: &Timeline, event: &Event) -> Self {
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
            return Self { by_perspective: Vec::new(), passages, others };
        }
        Self {
            by_perspective: by_perspective.into_iter().map(|((_, from), citations)| (from, citations)).collect(),
            passages: Vec::new(),
            others: without_speaker,
        }
    }

    /// The number of the citation at a position, counted from 1 in the order in which they are shown.
    pub fn number(&self, citation: u32) -> Option<usize> {
        let by_perspective = self.by_perspective.iter().flat_map(|(_, citations)| citations);
        let mut all = by_perspective.chain(&self.passages).chain(&self.others);
        all.position(|&at| at == citation).map(|n| n + 1)
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
