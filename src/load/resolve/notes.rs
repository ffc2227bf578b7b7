//! Which citations are used only by notes.

use crate::load::raw::{RawEvent, RawTimeline, footnotes};
use crate::load::symbols::SymbolTable;
use std::collections::HashSet;

/// The citations that other events use outside their notes, or correct in them: positions of event and citation.
pub fn used_elsewhere(raw: &RawTimeline, symbols: &SymbolTable<'_>) -> HashSet<(usize, usize)> {
    let events = raw.events.iter().enumerate();
    events.flat_map(|(at, event)| event.uses.iter().filter_map(move |id| symbols.citation(at, id))).collect()
}

/// Positions of citations that are used only by the notes of their own event. They are shown in those notes; all others
/// are listed as evidence of the event. Correcting a citation does not use it: the note is printed below the citation.
/// Neither do notes of other events, which only link to it.
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
