//! Claims that one event bears on another.

use super::{Checked, circles, round};
use crate::load::Rule;
use crate::load::draft::{EventDraft, Outline, RelationOutline};
use crate::model::{Namespace, RelationKind};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A relation from an event to itself.
pub fn relation_self(checked: &Checked<'_>, at: usize, event: &EventDraft) {
    for reference in event.relations.iter().filter_map(|relation| relation.to.as_ref()) {
        if checked.names.find(Namespace::Events, &reference.value) == Some(at) {
            let hint = "name the other event, or remove the relation";
            checked.report.add(Rule::RelationSelf, reference.at, "the event bears on itself", hint);
        }
    }
}

/// A relation that is stored twice: A led to B is B reacted to A.
pub fn relation_duplicate(checked: &Checked<'_>) {
    let mut stored: HashMap<(usize, usize, RelationKind), (&Outline, &RelationOutline)> = HashMap::new();
    for (from, event) in checked.draft.events.iter().enumerate() {
        for relation in &event.relations {
            let Some(to) = end(checked, relation) else { continue };
            let key = match relation.kind {
                RelationKind::ReactedTo => (to, from, RelationKind::LedTo),
                // The one kind that says the same from either end.
                RelationKind::ContrastedWith => (from.min(to), from.max(to), relation.kind),
                kind => (from, to, kind),
            };
            match stored.entry(key) {
                Entry::Vacant(free) => _ = free.insert((event, relation)),
                Entry::Occupied(first) => {
                    let (event, other) = first.get();
                    let message = format!("this claim is stored already, as “{}#{}”", event.head.name(), other.name);
                    let hint = "store it once and give that relation the citations of both; the inverse is derived";
                    checked.report.add(Rule::RelationDuplicate, relation.at, message, hint);
                }
            }
        }
    }
}

/// An event that supersedes itself, over others.
pub fn superseded_circle(checked: &Checked<'_>) {
    let events = &checked.draft.events;
    let superseded = |at: usize| events[at].relations.iter().filter(|r| r.kind == RelationKind::Superseded);
    let next = |at: usize| superseded(at).filter_map(|r| end(checked, r)).filter(|&to| to != at).collect();
    for circle in circles(events.len(), next) {
        let (Some(&first), Some(&second)) = (circle.first(), circle.get(1)) else { continue };
        let leads = superseded(first).find(|relation| end(checked, relation) == Some(second));
        let Some(reference) = leads.map(|relation| &relation.to) else { continue };
        let names = circle.iter().map(|&at| events[at].head.name());
        let message = format!("the event supersedes itself: {}", round(names));
        checked.report.add(Rule::SupersededCircle, reference.at, message, "remove one relation of the circle");
    }
}

/// The position of the event to which a relation leads.
fn end(checked: &Checked<'_>, relation: &RelationOutline) -> Option<usize> {
    checked.names.find(Namespace::Events, &relation.to.value)
}
