//! The rules that need more than one table to be checked: one function a rule, one file a subject.

mod evidence;
mod ids;
mod limits;
pub use limits::LONGEST_LABEL;
mod order;
mod prose;
mod quotations;
mod references;
mod relations;

use super::diagnostic::Report;
use super::draft::Draft;
use super::lock::Lock;
use super::names::Names;
use super::quotes::Texts;

/// What rules look at.
pub struct Checked<'a> {
    /// The folder as it was read.
    pub draft: &'a Draft,
    /// Its names.
    pub names: &'a Names<'a>,
    /// `evidence.lock`
    pub lock: &'a Lock,
    /// The texts of sources, where they are at hand.
    pub texts: Option<&'a Texts>,
    /// Where problems are noted.
    pub report: &'a Report,
}

/// Every rule, in the order of the format's list. Those of a single table are checked as it is read.
const RULES: &[fn(&Checked<'_>)] = &[
    ids::id_gone,
    order::date_order,
    order::era_order,
    order::succession_circle,
    references::reference_unknown,
    relations::relation_self,
    relations::relation_duplicate,
    relations::superseded_circle,
    quotations::quote_long,
    quotations::voice_missing,
    quotations::quote_in_text,
    quotations::quote_unverified,
    prose::markdown,
    limits::significance_range,
    limits::label_long,
    limits::bce_suspect,
    evidence::note_uncited,
    evidence::event_uncited,
    evidence::paragraph_uncited,
    evidence::summary_missing,
    evidence::source_unused,
    evidence::event_outside_eras,
];

/// Applies every rule.
pub fn check(checked: &Checked<'_>) {
    for rule in RULES {
        rule(checked);
    }
}

/// One node of each circle, in a graph where every node names those that it leads to.
fn circles(nodes: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnPath,
        Done,
    }
    let mut state = vec![State::New; nodes];
    let mut found = Vec::new();
    for root in 0..nodes {
        let mut path = vec![(root, None::<Vec<usize>>)];
        while let Some((node, rest)) = path.last_mut() {
            let node = *node;
            match rest {
                None if state[node] == State::New => {
                    state[node] = State::OnPath;
                    *rest = Some(next(node));
                }
                None => {
                    path.pop();
                }
                Some(rest) => match rest.pop() {
                    Some(to) if state[to] == State::OnPath => found.push(to),
                    Some(to) => path.push((to, None)),
                    None => {
                        state[node] = State::Done;
                        path.pop();
                    }
                },
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
