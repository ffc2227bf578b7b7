//! From a folder of files to a [`Timeline`], or to everything that is wrong with it.
//!
//! ```text
//! folder ── draft ── names ── check ── resolve ── Timeline
//!   files    values    ids     rules    indices
//! ```
//! Every step reports and goes on, so that a curator sees all problems of a folder at once; only a folder without
//! errors is resolved.

mod check;
mod diagnostic;
mod draft;
mod fields;
mod folder;
mod lock;
mod names;
mod near;
mod node;
mod quotes;
mod render;
mod resolve;
mod rule;
mod scalar;
mod syntax;

pub use diagnostic::{At, Diagnostic, FileText, Loc, Report};
pub use folder::{File, Folder, LARGEST, ReadError};
pub use lock::LOCK;
pub use near::nearest;
pub use quotes::{Texts, fold};
pub use rule::{Gravity, Rule, Severity};

use crate::model::Timeline;
use crate::model::date::Day;

/// What came of loading a folder.
#[derive(Debug)]
pub struct Outcome {
    /// The timeline, where there are no errors.
    pub timeline: Option<Timeline>,
    /// Everything that is wrong.
    pub report: Report,
}

/// Loads a folder to serve it: quotations that nobody checked are badges on the page, not problems.
#[must_use]
pub fn load(folder: &Folder) -> Outcome {
    run(folder, None, true).0
}

/// Checks a folder, against the texts of its sources where they are at hand.
#[must_use]
pub fn check(folder: &Folder, texts: Option<&Texts>) -> Outcome {
    run(folder, texts, false).0
}

/// Checks a folder against texts and renews its `evidence.lock` in memory: the new lock, and what the check finds
/// with it. Where quotations do not stand in their texts, the lock stays as it was.
#[must_use]
pub fn record(folder: &mut Folder, texts: &Texts, today: Day) -> Outcome {
    let (outcome, draft, lock) = run(folder, Some(texts), false);
    let wrong = |d: &Diagnostic| d.rule.gravity() == Gravity::Error;
    if outcome.report.sorted().iter().any(wrong) {
        return outcome;
    }
    folder.put(LOCK, lock.renewed(&draft, texts, today).to_string().into_bytes());
    check(folder, Some(texts))
}

fn run(folder: &Folder, texts: Option<&Texts>, lenient: bool) -> (Outcome, draft::Draft, lock::Lock) {
    let report = Report::new(folder.files.iter().map(FileText::of).collect(), lenient);
    let mut draft = draft::read(folder, &report);
    let lock = std::mem::take(&mut draft.lock);
    let names = names::Names::gather(&draft, &report);
    check::check(&check::Checked { draft: &draft, names: &names, lock: &lock, texts, report: &report });
    let timeline = if report.has_errors() { None } else { resolve::resolve(&draft, &names, &lock) };
    drop(names);
    (Outcome { timeline, report }, draft, lock)
}
