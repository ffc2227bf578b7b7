//! The rules that need more than one table to be checked: one function a rule, one file a subject. Some look at the
//! whole, with events in outline, and some at one event after the other.

mod evidence;
mod ids;
mod limits;
mod markdown;
mod order;
mod quotations;
mod references;
mod relations;
mod threads;

pub use limits::{MAX_LABEL_CHARS, SIGNIFICANCE};
pub use quotations::MAX_QUOTE_WORDS;

use crate::load::diagnostics::Diagnostics;
use crate::load::evidence_lock::EvidenceLock;
use crate::load::raw::{RawEvent, RawTimeline};
use crate::load::source_texts::SourceTexts;
use crate::load::symbols::SymbolTable;
use std::collections::HashSet;

/// What rules look at.
pub struct CheckContext<'a> {
    /// The folder as it was read, events in outline.
    pub raw: &'a RawTimeline,
    /// Its names.
    pub symbols: &'a SymbolTable<'a>,
    /// `evidence.lock`
    pub lock: &'a EvidenceLock,
    /// The texts of sources, where they are at hand.
    pub texts: Option<&'a SourceTexts>,
    /// Where problems are noted.
    pub diagnostics: &'a Diagnostics,
}

/// The rules of the whole, in the order of the format's list. Those of a single table are checked as it is read.
const RULES: &[fn(&CheckContext<'_>)] = &[
    ids::id_gone,
    order::date_order,
    order::era_order,
    order::succession_circle,
    references::records,
    relations::relation_duplicate,
    relations::superseded_circle,
    threads::step_repeated,
    threads::step_uncarried,
    markdown::records,
    evidence::source_unused,
];

/// The rules of an event, given with its position: they need no more of other events than an outline.
const OF_AN_EVENT: &[fn(&CheckContext<'_>, usize, &RawEvent)] = &[
    references::event,
    relations::relation_self,
    quotations::quote_long,
    quotations::voice_missing,
    quotations::quote_in_text,
    quotations::quote_unverified,
    markdown::event,
    limits::significance_range,
    limits::label_long,
    limits::bce_suspect,
    evidence::note_uncited,
    evidence::event_uncited,
    evidence::paragraph_uncited,
    evidence::summary_missing,
    evidence::event_outside_eras,
];

/// Applies every rule of the whole.
pub fn check(ctx: &CheckContext<'_>) {
    RULES.iter().for_each(|rule| rule(ctx));
}

/// Applies every rule of an event.
pub fn check_event(ctx: &CheckContext<'_>, at: usize, event: &RawEvent) {
    OF_AN_EVENT.iter().for_each(|rule| rule(ctx, at, event));
}

/// The circles of a graph where every node names those that it leads to: the nodes of each in their order, the one
/// with the lowest number first.
fn find_cycles(nodes: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    let mut done = vec![false; nodes];
    let mut found = Vec::new();
    for root in 0..nodes {
        let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut on_path = HashSet::new();
        let mut enter = Some(root).filter(|&root| !done[root]);
        loop {
            if let Some(node) = enter.take() {
                on_path.insert(node);
                path.push((node, next(node)));
            }
            let Some((node, rest)) = path.last_mut() else { break };
            match rest.pop() {
                Some(to) if on_path.contains(&to) => {
                    let mut circle: Vec<usize> = path.iter().map(|&(node, _)| node).skip_while(|&n| n != to).collect();
                    let lowest = circle.iter().enumerate().min_by_key(|&(_, node)| node).map_or(0, |(at, _)| at);
                    circle.rotate_left(lowest);
                    found.push(circle);
                }
                Some(to) => enter = Some(to).filter(|&to| !done[to]),
                None => {
                    done[*node] = true;
                    on_path.remove(node);
                    path.pop();
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A circle in words, over no more names than a reader follows: `a → b → a`.
fn format_cycle<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 6;
    let mut names: Vec<&str> = names.collect();
    if names.len() > SHOWN {
        names.truncate(SHOWN - 1);
        names.push("…");
    }
    names.extend(names.first().copied());
    names.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_once_and_begins_with_its_lowest_number() {
        let graph = [vec![1], vec![2], vec![0, 3], vec![3], vec![2]];
        assert_eq!(find_cycles(graph.len(), |at| graph[at].clone()), [vec![0, 1, 2], vec![3]]);
        assert_eq!(find_cycles(3, |at| if at < 2 { vec![at + 1, 2] } else { vec![] }), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn a_long_circle_is_cut() {
        assert_eq!(format_cycle(["a", "b"].into_iter()), "a → b → a");
        assert_eq!(format_cycle(["a", "b", "c", "d", "e", "f", "g"].into_iter()), "a → b → c → d → e → … → a");
    }
}
