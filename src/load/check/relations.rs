//! Claims that one event bears on another.

use super::{Checked, circles, round};
use crate::load::Rule;
use crate::load::draft::RelationDraft;
use crate::model::{RelationKind, Space};
use std::collections::HashMap;

/// A relation from an event to itself.
pub fn relation_self(checked: &Checked<'_>) {
    for_each(checked, |from, relation, to| {
        if from == to
            && let Some(reference) = &relation.to
        {
            let hint = "name the other event, or remove the relation";
            checked.report.add(Rule::RelationSelf, reference.at, "the event bears on itself", hint);
        }
    });
}

/// A relation that is stored twice: A led to B is B reacted to A.
pub fn relation_duplicate(checked: &Checked<'_>) {
    let mut stored: HashMap<(usize, usize, RelationKind), String> = HashMap::new();
    for_each(checked, |from, relation, to| {
        let Some(kind) = relation.kind else { return };
        let key = match kind {
            RelationKind::ReactedTo => (to, from, RelationKind::LedTo),
            // The one kind that says the same from either end.
            RelationKind::ContrastedWith => (from.min(to), from.max(to), kind),
            kind => (from, to, kind),
        };
        let address = format!("{}#{}", checked.draft.events[from].head.name(), relation.head.name());
        if let Some(other) = stored.get(&key) {
            let message = format!("this claim is stored already, as “{other}”");
            let hint = "store it once and give that relation the citations of both; the inverse is derived";
            checked.report.add(Rule::RelationDuplicate, relation.head.id.at, message, hint);
        } else {
            stored.insert(key, address);
        }
    });
}

/// An event that supersedes itself, over others.
pub fn superseded_circle(checked: &Checked<'_>) {
    let events = &checked.draft.events;
    let superseded = |relation: &RelationDraft| relation.kind == Some(RelationKind::Superseded);
    let next = |at: usize| {
        let relations = events[at].relations.iter().filter(|relation| superseded(relation));
        let to = relations.filter_map(|r| checked.names.find(Space::Events, &r.to.as_ref()?.value));
        to.filter(|&to| to != at).collect()
    };
    for circle in circles(events.len(), next) {
        let (Some(&first), Some(&second)) = (circle.first(), circle.get(1)) else { continue };
        let leads = |r: &&RelationDraft| {
            superseded(r) && r.to.as_ref().and_then(|to| checked.names.find(Space::Events, &to.value)) == Some(second)
        };
        let to = events[first].relations.iter().find(leads).and_then(|relation| relation.to.as_ref());
        let Some(reference) = to else { continue };
        let names = circle.iter().map(|&at| events[at].head.name());
        let message = format!("the event supersedes itself: {}", round(names));
        checked.report.add(Rule::SupersededCircle, reference.at, message, "remove one relation of the circle");
    }
}

/// Every relation whose end exists: (position of the event it leads from, the relation, position of its end).
fn for_each<'a>(checked: &Checked<'a>, mut look: impl FnMut(usize, &'a RelationDraft, usize)) {
    for (from, event) in checked.draft.events.iter().enumerate() {
        for relation in &event.relations {
            let to = relation.to.as_ref().and_then(|to| checked.names.find(Space::Events, &to.value));
            if let Some(to) = to {
                look(from, relation, to);
            }
        }
    }
}
