//! Which citations only notes use.

use super::super::draft::{BodyDraft, Draft, EventDraft};
use super::super::names::Names;
use crate::model::Prose;
use pulldown_cmark::Event;
use std::collections::HashSet;

/// Citations that notes use and nothing else, by the positions of their event and of themselves. They are shown in
/// those notes; all others stand among the evidence of their event. A citation that a note corrects is no use of it:
/// the note is printed under it.
pub fn only_in_notes(draft: &Draft, names: &Names<'_>) -> HashSet<(usize, usize)> {
    let mut in_notes = HashSet::new();
    let mut elsewhere = HashSet::new();
    for (at, event) in draft.events.iter().enumerate() {
        let resolved = |id: &str| names.citation(at, id);
        // A note of another event links to a citation; it is not where the citation is shown.
        let own = |id: &str| resolved(id).filter(|&(event, _)| event == at);
        for note in &event.notes {
            in_notes.extend(note.citations.iter().filter_map(|id| own(&id.value)));
            in_notes.extend(note.text.iter().flat_map(|text| footnotes(&text.text)).filter_map(|id| own(&id)));
            elsewhere.extend(note.corrects.iter().filter_map(|id| resolved(&id.value)));
        }
        elsewhere.extend(used(event).iter().filter_map(|id| resolved(id)));
    }
    in_notes.retain(|citation| !elsewhere.contains(citation));
    in_notes
}

/// The citations that an event names outside its notes, as it names them.
fn used(event: &EventDraft) -> Vec<String> {
    let further = event.dates.iter().flat_map(|date| &date.citations);
    let claims = event.relations.iter().flat_map(|relation| relation.citations.iter().chain(&relation.disputed_by));
    let mut used: Vec<String> =
        event.date_citations.iter().chain(further).chain(claims).map(|id| id.value.clone()).collect();
    used.extend(footnotes(&event.text.text));
    for citation in &event.citations {
        if let BodyDraft::Says(text) = &citation.body {
            used.extend(footnotes(&text.text));
        }
    }
    used
}

fn footnotes(markdown: &str) -> impl Iterator<Item = String> {
    Prose::parse(markdown).filter_map(|item| match item {
        Event::FootnoteReference(id) => Some(id.into_string()),
        _ => None,
    })
}
