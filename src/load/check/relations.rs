//! Relations between events.

use super::{CheckContext, find_cycles, format_cycle};
use crate::load::raw::{EventStub, RawEvent, RelationStub};
use crate::load::rule::Rule;
use crate::model::{Namespace, RelationKind};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A relation from an event to itself.
pub fn relation_self(ctx: &CheckContext<'_>, at: usize, event: &RawEvent) {
    for reference in event.relations.iter().filter_map(|relation| relation.to.as_ref()) {
        if ctx.symbols.find(Namespace::Events, &reference.value) == Some(at) {
            let hint = "name the other event, or remove the relation";
            ctx.diagnostics.add(Rule::RelationSelf, reference.span, "the event has a relation to itself", hint);
        }
    }
}

/// A relation that is stored twice: "A led to B" is the same as "B reacted to A".
pub fn relation_duplicate(ctx: &CheckContext<'_>) {
    let mut stored: HashMap<(usize, usize, RelationKind), (&EventStub, &RelationStub)> = HashMap::new();
    for (from, event) in ctx.raw.events.iter().enumerate() {
        for relation in &event.relations {
            let Some(to) = end(ctx, relation) else { continue };
            let key = match relation.kind {
                RelationKind::ReactedTo => (to, from, RelationKind::LedTo),
                // The only symmetric kind.
                RelationKind::ContrastedWith => (from.min(to), from.max(to), relation.kind),
                kind => (from, to, kind),
            };
            match stored.entry(key) {
                Entry::Vacant(free) => _ = free.insert((event, relation)),
                Entry::Occupied(first) => {
                    let (event, other) = first.get();
                    let message =
                        format!("this relation is already stored, as “{}#{}”", event.header.name(), other.name);
                    let hint = "keep one of the two and give it the citations of both; the inverse is derived";
                    ctx.diagnostics.add(Rule::RelationDuplicate, relation.span, message, hint);
                }
            }
        }
    }
}

/// An event that supersedes itself through others.
pub fn superseded_circle(ctx: &CheckContext<'_>) {
    let events = &ctx.raw.events;
    let superseded = |at: usize| events[at].relations.iter().filter(|r| r.kind == RelationKind::Superseded);
    let next = |at: usize| superseded(at).filter_map(|r| end(ctx, r)).filter(|&to| to != at).collect();
    for cycle in find_cycles(events.len(), next) {
        let (Some(&first), Some(&second)) = (cycle.first(), cycle.get(1)) else { continue };
        let leads = superseded(first).find(|relation| end(ctx, relation) == Some(second));
        let Some(reference) = leads.map(|relation| &relation.to) else { continue };
        let names = cycle.iter().map(|&at| events[at].header.name());
        let message = format!("the event supersedes itself: {}", format_cycle(names));
        ctx.diagnostics.add(Rule::SupersededCircle, reference.span, message, "remove one relation from the cycle");
    }
}

/// The position of the event at the other end of a relation.
fn end(ctx: &CheckContext<'_>, relation: &RelationStub) -> Option<usize> {
    ctx.symbols.find(Namespace::Events, &relation.to.value)
}
