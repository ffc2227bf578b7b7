//! Threads: each step is another event, and something joins it to the one before.

use super::CheckContext;
use crate::load::raw::Fragment;
use crate::load::raw::{RawStep, RawThread};
use crate::load::rule::Rule;
use crate::model::Namespace;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// An event that is two steps of a thread.
pub fn step_repeated(ctx: &CheckContext<'_>) {
    for thread in &ctx.raw.threads {
        let mut seen: HashMap<usize, &RawStep> = HashMap::new();
        for step in &thread.steps {
            let Some(event) = event(ctx, step) else { continue };
            match seen.entry(event) {
                Entry::Vacant(free) => _ = free.insert(step),
                Entry::Occupied(first) => {
                    let first = ctx.diagnostics.place(first.get().event.span);
                    let message = format!("“{}” is a step of this thread already", step.event.value);
                    let hint = format!("leave one of the two out; the other stands in {first}");
                    ctx.diagnostics.add(Rule::StepRepeated, step.event.span, message, hint);
                }
            }
        }
    }
}

/// A step that nothing joins to the one before: none of its footnotes is a relation between the two events, walked
/// either way, or a citation of the step's own event. The first step comes from nowhere. Where an event or a footnote
/// of the step is not known, that is the one thing to say.
pub fn step_uncarried(ctx: &CheckContext<'_>) {
    for pair in ctx.raw.threads.iter().flat_map(|RawThread { steps, .. }| steps.windows(2)) {
        let [before, step] = pair else { continue };
        let (Some(from), Some(to)) = (event(ctx, before), event(ctx, step)) else { continue };
        let named = |name: &str| ctx.symbols.reference(Some(to), name);
        if from == to
            || step.footnotes.iter().any(|note| named(&note.value).is_none_or(|it| carries(ctx, from, to, it)))
        {
            continue;
        }
        let message = format!("nothing carries the step from “{}” to “{}”", before.event.value, step.event.value);
        ctx.diagnostics.add(Rule::StepUncarried, step.event.span, message, carrier(ctx, from, to));
    }
}

fn event(ctx: &CheckContext<'_>, step: &RawStep) -> Option<usize> {
    ctx.symbols.find(Namespace::Events, &step.event.value)
}

/// Whether what a footnote names joins two events that follow each other.
fn carries(ctx: &CheckContext<'_>, from: usize, to: usize, (event, fragment): (usize, Fragment)) -> bool {
    match fragment {
        Fragment::Citation(_) => event == to,
        Fragment::Relation(position) => {
            let other = relations(ctx, event).find(|&(at, ..)| at == position).map(|(_, _, other)| other);
            // Where a relation leads nowhere, that is said of the relation.
            other.is_none_or(|other| [(from, to), (to, from)].contains(&(event, other)))
        }
    }
}

/// The relations of an event whose other end is known: position, name, and the other event.
fn relations<'a>(ctx: &'a CheckContext<'_>, event: usize) -> impl Iterator<Item = (u32, &'a str, usize)> {
    let relations = ctx.raw.events[event].relations.iter();
    relations.filter_map(|relation| {
        Some((relation.position, &*relation.name, ctx.symbols.find(Namespace::Events, &relation.to.value)?))
    })
}

/// What could carry a step.
fn carrier(ctx: &CheckContext<'_>, from: usize, to: usize) -> String {
    let events = &ctx.raw.events;
    let between = [(from, to), (to, from)].into_iter().find_map(|(one, other)| {
        let (_, name, _) = relations(ctx, one).find(|&(_, _, end)| end == other)?;
        Some(format!("put [^{}#{name}] where the text says so", events[one].header.name()))
    });
    between.unwrap_or_else(|| {
        let name = events[to].header.name();
        format!(
            "no relation joins the two events: put [^{name}#citation], a citation of the later step, where the text rests on it"
        )
    })
}
