//! Threads: each step is another event, and something joins it to the one before.

use super::Checked;
use crate::load::Rule;
use crate::load::draft::{StepDraft, ThreadDraft};
use crate::load::names::Fragment;
use crate::model::Namespace;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// An event that is two steps of a thread.
pub fn step_repeated(checked: &Checked<'_>) {
    for thread in &checked.draft.threads {
        let mut seen: HashMap<usize, &StepDraft> = HashMap::new();
        for step in &thread.steps {
            let Some(event) = event(checked, step) else { continue };
            match seen.entry(event) {
                Entry::Vacant(free) => _ = free.insert(step),
                Entry::Occupied(first) => {
                    let first = checked.report.place(first.get().event.at);
                    let message = format!("“{}” is a step of this thread already", step.event.value);
                    let hint = format!("leave one of the two out; the other stands in {first}");
                    checked.report.add(Rule::StepRepeated, step.event.at, message, hint);
                }
            }
        }
    }
}

/// A step that nothing joins to the one before: none of its footnotes is a relation between the two events, walked
/// either way, or a citation of the step's own event. The first step comes from nowhere. Where an event or a footnote
/// of the step is not known, that is the one thing to say.
pub fn step_uncarried(checked: &Checked<'_>) {
    for pair in checked.draft.threads.iter().flat_map(|ThreadDraft { steps, .. }| steps.windows(2)) {
        let [before, step] = pair else { continue };
        let (Some(from), Some(to)) = (event(checked, before), event(checked, step)) else { continue };
        let named = |name: &str| checked.names.reference(Some(to), name);
        if from == to
            || step.footnotes.iter().any(|note| named(&note.value).is_none_or(|it| carries(checked, from, to, it)))
        {
            continue;
        }
        let message = format!("nothing carries the step from “{}” to “{}”", before.event.value, step.event.value);
        checked.report.add(Rule::StepUncarried, step.event.at, message, carrier(checked, from, to));
    }
}

fn event(checked: &Checked<'_>, step: &StepDraft) -> Option<usize> {
    checked.names.find(Namespace::Events, &step.event.value)
}

/// Whether what a footnote names joins two events that follow each other.
fn carries(checked: &Checked<'_>, from: usize, to: usize, (event, fragment): (usize, Fragment)) -> bool {
    match fragment {
        Fragment::Citation(_) => event == to,
        Fragment::Relation(position) => {
            let other = relations(checked, event).find(|&(at, ..)| at == position).map(|(_, _, other)| other);
            // Where a relation leads nowhere, that is said of the relation.
            other.is_none_or(|other| [(from, to), (to, from)].contains(&(event, other)))
        }
    }
}

/// The relations of an event whose other end is known: position, name, and the other event.
fn relations<'a>(checked: &'a Checked<'_>, event: usize) -> impl Iterator<Item = (u32, &'a str, usize)> {
    let relations = checked.draft.events[event].relations.iter();
    relations.filter_map(|relation| {
        Some((relation.position, &*relation.name, checked.names.find(Namespace::Events, &relation.to.value)?))
    })
}

/// What could carry a step.
fn carrier(checked: &Checked<'_>, from: usize, to: usize) -> String {
    let events = &checked.draft.events;
    let between = [(from, to), (to, from)].into_iter().find_map(|(one, other)| {
        let (_, name, _) = relations(checked, one).find(|&(_, _, end)| end == other)?;
        Some(format!("put [^{}#{name}] where the text says so", events[one].head.name()))
    });
    between.unwrap_or_else(|| {
        let name = events[to].head.name();
        format!(
            "no relation joins the two events: put [^{name}#citation], a citation of the later step, where the text rests on it"
        )
    })
}
