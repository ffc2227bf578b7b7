//! Which citations only notes use.

use crate::load::raw::{RawEvent, RawTimeline, footnotes};
use crate::load::symbols::SymbolTable;
use std::collections::HashSet;

/// The citations that other events use outside their notes, or correct in them, by the positions of event and citation.
pub fn used_elsewhere(raw: &RawTimeline, symbols: &SymbolTable<'_>) -> HashSet<(usize, usize)> {
    let events = raw.events.iter().enumerate();
    events.flat_map(|(at, event)| event.uses.iter().filter_map(move |id| symbols.citation(at, id))).collect()
}

/// Positions of citations that the notes of their event use and nothing else. They are shown in those notes; all
/// others stand among the evidence of their event. A citation that a note corrects is no use of it: the note is
/// printed under it. A note of another event links to a citation; it is not where the citation is shown.
pub fn only_in_notes(
    at: usize,
    event: &RawEvent,
    symbols: &SymbolTable<'_>,
    elsewhere: &HashSet<(usize, usize)>,
) -> HashSet<usize> {
    let own = |id: &str| symbols.citation(at, id).filter(|&(event, _)| event == at).map(|(_, citation)| citation);
    let mut only = HashSet::new();
    for note in &event.notes {
        only.extend(note.citations.iter().filter_map(|id| own(&id.value)));
        only.extend(note.text.iter().flat_map(|text| footnotes(&text.text)).filter_map(|id| own(&id)));
    }
    if !only.is_empty() {
        event.uses("[^").filter_map(|id| own(&id)).for_each(|citation| _ = only.remove(&citation));
        only.retain(|&citation| !elsewhere.contains(&(at, citation)));
    }
    only
}
