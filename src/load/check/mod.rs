//! The rules that need more than one table: one function per rule, one file per subject. Some look at the whole folder,
//! with a stub of each event; the others look at one event after the other.

mod branding;
mod chronology;
mod drafts;
mod duplicates;
mod evidence;
mod ids;
mod limits;
mod markdown;
mod media;
mod order;
mod plain_text;
mod quotations;
mod quoted_words;
mod references;
mod relations;
mod source_kinds;
mod texts;
mod threads;

pub use limits::{MAX_LABEL_CHARS, SIGNIFICANCE};
pub use quotations::MAX_QUOTE_WORDS;

use crate::load::diagnostics::Diagnostics;
use crate::load::evidence_lock::EvidenceLock;
use crate::load::folder::Folder;
use crate::load::raw::{Drafts, RawEvent, RawTimeline};
use crate::load::source_texts::SourceTexts;
use crate::load::symbols::SymbolTable;
use std::collections::HashSet;

/// What rules can look at.
pub struct CheckContext<'a> {
    /// The folder as it is written, with a stub of each event.
    pub raw: &'a RawTimeline,
    /// Its ids.
    pub symbols: &'a SymbolTable<'a>,
    /// `evidence.lock`
    pub lock: &'a EvidenceLock,
    /// The drafts.
    pub drafts: &'a Drafts,
    /// The folder, of which rules look only at the media.
    pub files: &'a Folder,
    /// The folder's path, for commands in hints.
    pub folder: &'a str,
    /// The texts of sources, if they are at hand.
    pub texts: Option<&'a SourceTexts>,
    /// Where problems are reported.
    pub diagnostics: &'a Diagnostics,
}

/// The rules about the whole folder, in the order of [`crate::load::rule::Rule::ALL`]. Rules about a single table are
/// checked when it is read.
const FOLDER_RULES: &[fn(&CheckContext<'_>)] = &[
    ids::id_gone,
    drafts::records,
    order::date_order,
    order::era_order,
    order::succession_circle,
    references::records,
    source_kinds::kind_unknown,
    relations::relation_duplicate,
    relations::superseded_circle,
    threads::step_repeated,
    threads::step_uncarried,
    markdown::records,
    media::records,
    evidence::source_unused,
    chronology::start_empty,
    branding::assets,
    branding::footer_block,
    media::media_unused,
    order::lane_ends,
    order::lane_repeated,
    duplicates::event_duplicate,
    plain_text::records,
    texts::text_unusable,
];

/// The rules about an event at a position in [`RawTimeline::events`]. They need only stubs of the other events.
const EVENT_RULES: &[fn(&CheckContext<'_>, usize, &RawEvent)] = &[
    references::event,
    drafts::event,
    relations::relation_self,
    quotations::quote_long,
    quotations::voice_missing,
    quotations::quote_in_text,
    quotations::quote_unverified,
    markdown::event,
    media::event,
    limits::significance_range,
    limits::label_long,
    limits::bce_suspect,
    limits::title_long,
    evidence::via_same,
    evidence::note_uncited,
    evidence::event_uncited,
    evidence::paragraph_uncited,
    evidence::summary_missing,
    evidence::event_outside_eras,
    chronology::id_year,
    chronology::event_outside_range,
    chronology::actor_outside_date,
    chronology::person_outside_date,
    chronology::relation_backwards,
    evidence::text_missing,
    quoted_words::quote_differs,
    plain_text::event,
];

/// Checks every rule about the whole folder.
pub fn check(ctx: &CheckContext<'_>) {
    FOLDER_RULES.iter().for_each(|rule| rule(ctx));
}

/// Checks every rule about an event.
pub fn check_event(ctx: &CheckContext<'_>, at: usize, event: &RawEvent) {
    EVENT_RULES.iter().for_each(|rule| rule(ctx, at, event));
}

/// The cycles of a graph that a depth-first search finds; `next` returns the successors of a node. Each cycle is a list of
/// nodes in their order, beginning with the lowest.
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
                    let mut cycle: Vec<usize> = path.iter().map(|&(node, _)| node).skip_while(|&n| n != to).collect();
                    let lowest = cycle.iter().enumerate().min_by_key(|&(_, node)| node).map_or(0, |(at, _)| at);
                    cycle.rotate_left(lowest);
                    found.push(cycle);
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

/// A cycle in words: `a → b → a`. Long cycles are cut.
fn format_cycle<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const MAX_NAMES: usize = 6;
    let mut names: Vec<&str> = names.collect();
    if names.len() > MAX_NAMES {
        names.truncate(MAX_NAMES - 1);
        names.push("…");
    }
    names.extend(names.first().copied());
    names.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cycle_is_found_once_and_begins_with_its_lowest_node() {
        let graph = [vec![1], vec![2], vec![0, 3], vec![3], vec![2]];
        assert_eq!(find_cycles(graph.len(), |at| graph[at].clone()), [vec![0, 1, 2], vec![3]]);
        assert_eq!(find_cycles(3, |at| if at < 2 { vec![at + 1, 2] } else { vec![] }), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn a_long_cycle_is_cut() {
        assert_eq!(format_cycle(["a", "b"].into_iter()), "a → b → a");
        assert_eq!(format_cycle(["a", "b", "c", "d", "e", "f", "g"].into_iter()), "a → b → c → d → e → … → a");
    }
}
