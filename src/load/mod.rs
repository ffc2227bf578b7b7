//! From a folder of files to a [`Timeline`], or to everything that is wrong with it.
//!
//! ```text
//! folder ── draft ── names ── check ── resolve ── Timeline
//!   files    values    ids     rules    indices
//! ```
//! Events are read twice. First in outline: what of each the others need to know, such as its ids and its date. When
//! all names are known, one after the other in full: checked, resolved, and let go. So a timeline of a million events
//! is never held as a draft, and the work on them is done on all threads of the machine.
//!
//! Every step reports and goes on, so that a curator sees all problems of a folder at once; only a folder without
//! errors is resolved.

mod archive;
mod check;
mod diagnostic;
mod draft;
mod fields;
mod folder;
mod json;
mod keys;
mod links;
mod lock;
mod names;
mod near;
mod node;
mod notation;
mod pack;
mod passages;
mod quotes;
mod rename;
mod render;
mod report;
mod resolve;
mod rule;
mod scalar;
mod schema;
mod standing;
mod syntax;
mod unpack;
mod workers;

pub use archive::{Archive, Piece};
pub use check::MOST_WORDS;
pub use diagnostic::{At, Diagnostic, FileText, Loc};
pub use folder::{File, Folder, LARGEST, ReadError};
pub use keys::{Form, Key, Keys, Takes, skeleton};
pub use links::{Answer, Answers, addresses};
pub use lock::LOCK;
pub use near::nearest;
pub use pack::{Pack, TOP};
pub use passages::{Nearest, Passage};
pub use quotes::{Texts, fold};
pub use rename::{Change, Line, Plan, Refused, rename};
pub use render::visible;
pub use report::Report;
pub use rule::{Gravity, Rule, Severity};
pub use schema::schema;
pub use standing::{Standing, standing};
pub use unpack::is_packed;

use crate::model::Timeline;
use crate::model::date::Day;
use check::Checked;
use draft::{Draft, Rest, Unit};
use lock::Lock;
use names::Names;
use resolve::Resolver;

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
    run(folder, Aids::default(), true).outcome
}

/// Checks a folder, against the texts of its sources where they are at hand.
#[must_use]
pub fn check(folder: &Folder, texts: Option<&Texts>) -> Outcome {
    run(folder, Aids { texts, answers: None }, false).outcome
}

/// Checks a folder, also against what servers answered to its addresses.
#[must_use]
pub fn check_links(folder: &Folder, texts: Option<&Texts>, answers: &Answers) -> Outcome {
    run(folder, Aids { texts, answers: Some(answers) }, false).outcome
}

/// Checks a folder against texts and renews its `evidence.lock` in memory: the new lock, and what the check finds
/// with it. Where quotations do not stand in their texts, the lock stays as it was.
#[must_use]
pub fn record(folder: &mut Folder, texts: &Texts, today: Day) -> Outcome {
    let Run { outcome, draft, lock, events } = run(folder, Aids { texts: Some(texts), answers: None }, false);
    if outcome.report.counts().keys().any(|rule| rule.gravity() == Gravity::Error) {
        return outcome;
    }
    let lock = lock.renewed(&draft, &events, texts, today, &outcome.report.parts().again());
    folder.put(LOCK, lock.to_string().into_bytes());
    check(folder, Some(texts))
}

/// A run through a folder: what came of it, and what it came from.
struct Run<'a> {
    outcome: Outcome,
    draft: Draft,
    lock: Lock,
    events: Vec<Unit<'a>>,
}

/// What a folder is checked against, beside itself.
#[derive(Clone, Copy, Default)]
struct Aids<'a> {
    texts: Option<&'a Texts>,
    answers: Option<&'a Answers>,
}

fn run<'a>(folder: &'a Folder, Aids { texts, answers }: Aids<'_>, lenient: bool) -> Run<'a> {
    let mut report = Report::new(folder, lenient);
    let (mut draft, events) = draft::read(folder, &report);
    let first = draft.gather(&events, &report);
    let lock = std::mem::take(&mut draft.lock);
    let names = Names::gather(&draft, &report);
    check::check(&Checked { draft: &draft, names: &names, lock: &lock, texts, answers, report: &report });
    let resolver = if report.has_errors() { None } else { Resolver::new(&draft, &names, &lock) };
    let mut resolved = Vec::with_capacity(resolver.as_ref().map_or(0, |_| draft.events.len()));
    let parts = report.parts();
    // What was changed before the first reading has been reported.
    let whole = !report.counts().contains_key(&Rule::FileChanged);
    let placed: Vec<(&Unit<'_>, usize)> = events.iter().zip(first).collect();
    let read = |&(unit, first): &(&Unit<'_>, usize)| {
        let report = parts.report();
        let checked = Checked { draft: &draft, names: &names, lock: &lock, texts, answers, report: &report };
        let mut at = first;
        let mut resolved = Vec::new();
        let again = parts.again();
        unit.each(&again, &mut Rest::default(), |event, _| {
            check::check_event(&checked, at, &event);
            let resolver = resolver.as_ref().filter(|_| !report.has_errors());
            resolved.extend(resolver.and_then(|resolver| resolver.event(at, event)));
            at += 1;
        });
        if whole {
            report.absorb(again);
        }
        (resolved, report)
    };
    workers::in_order(&placed, read, |(events, part)| {
        resolved.extend(events);
        report.absorb(part);
    });
    report.look_up_lines(folder);
    let resolver = resolver.filter(|_| !report.has_errors());
    let timeline = resolver.and_then(|resolver| resolver.timeline(&draft, resolved));
    drop(names);
    Run { outcome: Outcome { timeline, report }, draft, lock, events }
}
