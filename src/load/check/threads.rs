//! Threads: each step is another event, and a relation or citation connects it to the step before.

use super::CheckContext;
use crate::load::raw::{Fragment, RawStep, RawThread};
use crate::load::rule::Rule;
use crate::model::Namespace;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// An event that is two steps of the same thread.
pub fn step_repeated(ctx: &CheckContext<'_>) {
    for thread in &ctx.raw.threads {
        let mut seen: HashMap<usize, &RawStep> = HashMap::new();
        for step in &thread.steps {
            let Some(event) = event(ctx, step) else { continue };
            match seen.entry(event) {
                Entry::Vacant(free) => _ = free.insert(step),
                Entry::Occupied(first) => {
                    let first = ctx.diagnostics.place(first.get().event.span);
                    let message = format!("“{}” is already a step of this thread", step.event.value);
                    let hint = format!("remove one of the two; the other one is in {first}");
                    ctx.diagnostics.add(Rule::StepRepeated, step.event.span, message, hint);
                }
            }
        }
    }
}

/// A step that nothing connects to the step before: none of its footnotes is a relation between the two events, in
/// either direction, or a citation of the step's own event. The first step needs no connection. Unknown events and
/// footnotes are reported elsewhere.
pub fn step_uncarried(ctx: &CheckContext<'_>) {
    for pair in ctx.raw.threads.iter().flat_map(|RawThread { steps, .. }| steps.windows(2)) {
        let [before, step] = pair else { continue };
        let (Some(from), Some(to)) = (event(ctx, before), event(ctx, step)) else { continue };
        let named = |name: &str| ctx.symbols.reference(Some(to), name);
        if from == to
            || step.footnotes.iter().any(|note| named(&note.value).is_none_or(|it| connects(ctx, from, to, it)))
        {
            continue;
        }
        let message = format!("nothing connects the step from “{}” to “{}”", before.event.value, step.event.value);
        ctx.diagnostics.add(Rule::StepUncarried, step.event.span, message, connection_hint(ctx, from, to));
    }
}

fn event(ctx: &CheckContext<'_>, step: &RawStep) -> Option<usize> {
    ctx.symbols.find(Namespace::Events, &step.event.value)
}

/// Whether a footnote connects two events that follow each other.
fn connects(ctx: &CheckContext<'_>, from: usize, to: usize, (event, fragment): (usize, Fragment)) -> bool {
    match fragment {
        Fragment::Citation(_) => event == to,
        Fragment::Relation(position) => {
            let other = relations(ctx, event).find(|&(at, ..)| at == position).map(|(_, _, other)| other);
            // A relation to an unknown event is reported by itself.
            other.is_none_or(|other| [(from, to), (to, from)].contains(&(event, other)))
        }
    }
}

/// The relations of an event whose other end is known: their positions, ids, and the other events.
fn relations<'a>(ctx: &'a CheckContext<'_>, event: usize) -> impl Iterator<Item = (u32, &'a str, usize)> {
    let relations = ctx.raw.events[event].relations.iter();
    relations.filter_map(|relation| {
        Some((relation.position, &*relation.name, ctx.symbols.find(Namespace::Events, &relation.to.value)?))
    })
}

/// The hint for a step without a connection.
fn connection_hint(ctx: &CheckContext<'_>, from: usize, to: usize) -> String {
    let events = &ctx.raw.events;
    let between = [(from, to), (to, from)].into_iter().find_map(|(one, other)| {
        let (_, name, _) = relations(ctx, one).find(|&(_, _, end)| end == other)?;
        Some(format!("put [^{}#{name}] after the words that it supports", events[one].header.name()))
    });
    between.unwrap_or_else(|| {
        let name = events[to].header.name();
        let is_citation = |fragment: &Fragment| matches!(fragment, Fragment::Citation(_));
        let mut citations = events[to].fragments.iter().filter(|(_, fragment)| is_citation(fragment));
        if let (Some((citation, _)), None) = (citations.next(), citations.next()) {
            return format!(
                "no relation connects the two events: put [^{name}#{citation}], the citation of the later event, after the words that it supports"
            );
        }
        format!(
            "no relation connects the two events: put [^{name}#citation], a citation of the later event, after the words that it supports"
        )
    })
}
