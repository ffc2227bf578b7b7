//! Claims that one event bears on another.

use super::{Checked, circles};
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
    let mut stored: HashMap<(usize, usize, RelationKind), &str> = HashMap::new();
    for_each(checked, |from, relation, to| {
        let Some(kind) = relation.kind else { return };
        let key = match kind {
            RelationKind::ReactedTo => (to, from, RelationKind::LedTo),
            kind => (from, to, kind),
        };
        let event = checked.draft.events[from].head.id.value.as_str();
        if let Some(other) = stored.insert(key, event) {
            let message = format!("this claim is stored already, in “{other}”");
            let hint = "store it once and give that relation the citations of both; the inverse is derived";
            checked.report.add(Rule::RelationDuplicate, relation.head.id.at, message, hint);
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
    for at in circles(events.len(), next) {
        if let Some(relation) = events[at].relations.iter().find(|relation| superseded(relation)) {
            let message = format!("“{}” supersedes what supersedes it", events[at].head.id.value);
            checked.report.add(
                Rule::SupersededCircle,
                relation.head.id.at,
                message,
                "remove one relation of the circle",
            );
        }
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
