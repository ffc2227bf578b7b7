//! In which order an event's page shows its citations: side by side by perspective, where several speak.

use crate::model::{Citation, Event, PerspectiveIx, Timeline};
use std::collections::BTreeMap;

/// Positions of an event's citations in the order of its page; those that only notes use are shown in these.
#[derive(Debug, Default)]
pub struct CitationGroups {
    /// What somebody says, by the perspectives from which it is said in the order of the timeline, where at least two
    /// speak: quotations, then paraphrases. Those without a perspective come last.
    pub by_perspective: Vec<(Vec<PerspectiveIx>, Vec<usize>)>,
    /// Quotations, where they are not side by side.
    pub passages: Vec<usize>,
    /// Paraphrases and references.
    pub others: Vec<usize>,
}

impl CitationGroups {
    /// The order of an event's citations.
    pub fn new(timeline: &Timeline, event: &Event) -> Self {
        let shown = (0..event.citations.len()).filter(|&at| !event.citations[at].only_in_notes);
        let (passages, others): (Vec<usize>, Vec<usize>) = shown.partition(|&at| event.citations[at].quote().is_some());
        let mut by_perspective: BTreeMap<(bool, Vec<PerspectiveIx>), Vec<usize>> = BTreeMap::new();
        let mut rest = Vec::new();
        for &at in passages.iter().chain(&others) {
            match perspectives(timeline, &event.citations[at]) {
                Some(from) => by_perspective.entry((from.is_empty(), from)).or_default().push(at),
                None => rest.push(at),
            }
        }
        if by_perspective.keys().filter(|(nowhere, _)| !nowhere).count() < 2 {
            return Self { by_perspective: Vec::new(), passages, others };
        }
        Self {
            by_perspective: by_perspective.into_iter().map(|((_, from), citations)| (from, citations)).collect(),
            passages: Vec::new(),
            others: rest,
        }
    }

    /// The number of a citation on the page, counted from 1, by its position.
    pub fn number(&self, citation: usize) -> Option<usize> {
        let by_perspective = self.by_perspective.iter().flat_map(|(_, citations)| citations);
        let mut all = by_perspective.chain(&self.passages).chain(&self.others);
        all.position(|&at| at == citation).map(|n| n + 1)
    }
}

/// From which perspectives a citation speaks, in the order of the timeline; nobody speaks in a reference, or in a
/// paraphrase without a voice. Whose view is only reported counts where the speaker is not named.
fn perspectives(timeline: &Timeline, citation: &Citation) -> Option<Vec<PerspectiveIx>> {
    let voices = if citation.voice.is_empty() { &citation.reports } else { &citation.voice };
    if voices.is_empty() || matches!(citation.body, crate::model::Body::Reference) {
        return None;
    }
    let mut from: Vec<PerspectiveIx> =
        voices.iter().filter_map(|&voice| timeline.perspective_of(voice, citation.source)).collect();
    from.sort_unstable();
    from.dedup();
    Some(from)
}
