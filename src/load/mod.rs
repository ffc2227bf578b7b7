//! From a folder of files to a [`Timeline`], or to everything that is wrong with it.
//!
//! ```text
//! folder ── raw ── symbols ── check ── resolve ── Timeline
//!   files   values   ids      rules    indices
//! ```
//! Events are read twice. The first reading keeps a stub of each: what other events need to know, such as its ids and
//! its date. When all ids are known, the second reading checks and resolves one event after the other and drops it. A small
//! timeline holds its events for the second reading. So the raw form of a million events is never held in memory, and the
//! work is done on all threads of the machine.
//!
//! Every step reports problems and goes on, so that a curator sees all problems of a folder at once. Only a folder
//! without errors is resolved.

pub(crate) mod check;
pub(crate) mod diagnostic;
pub(crate) mod diagnostics;
mod diagnostics_output;
pub(crate) mod evidence_lock;
pub(crate) mod file;
pub(crate) mod folder;
pub(crate) mod json;
mod json_wording;
pub(crate) mod jsonl;
pub(crate) mod media_file;
mod parallel;
pub(crate) mod publication_formats;
pub(crate) mod raw;
mod resolve;
pub(crate) mod rule;
pub(crate) mod schema_recorder;
pub(crate) mod source_texts;
pub(crate) mod span;
pub(crate) mod string_formats;
mod symbols;
pub(crate) mod table_reader;
mod toml_errors;
pub(crate) mod toml_parser;
mod unknown_keys;
pub(crate) mod value;
mod zip_reader;

pub use check::MAX_QUOTE_WORDS;
pub use diagnostic::{Diagnostic, FileText};
pub use diagnostics::Diagnostics;
pub use diagnostics_output::escape_control;
pub use file::{EVIDENCE_LOCK, File, MAX_FILE_BYTES, ReadError};
pub use folder::Folder;
pub use media_file::{MediaFile, MediaProblem, PictureSize};
pub use raw::is_branding;
pub use rule::{Level, Rule, Severity};
pub use source_texts::{SourceTexts, UnreadText, fold};
pub use span::{Span, Spanned};
pub use string_formats::is_language as is_language_tag;
pub use zip_reader::is_zip;

use crate::model::Timeline;
use check::CheckContext;
use evidence_lock::EvidenceLock;
use raw::{Drafts, EventInput, RawEvent, RawTimeline, ReadOnce, RecordHeader, SideFindings};
use resolve::Resolver;
use symbols::SymbolTable;

/// The result of loading a folder.
#[derive(Debug)]
pub struct Outcome {
    /// The timeline, if there are no errors.
    pub timeline: Option<Timeline>,
    /// Everything that is wrong.
    pub diagnostics: Diagnostics,
    /// How many of its ids `evidence.lock` does not say are published. Only [`load`] counts them.
    pub unpublished: usize,
    /// The paths of drafts, and of the media that only drafts show.
    pub drafts: Vec<String>,
}

/// Loads a folder to serve it, without its drafts. Unverified quotations are badges on the page, not problems.
pub fn load(folder: &Folder) -> Outcome {
    let LoadRun { mut outcome, raw, .. } = run(folder, None, true);
    if outcome.timeline.is_some() && !raw.drafts.is_empty() {
        let hidden = Drafts::new(&raw.drafts);
        let public = folder.clone().without_drafts(&outcome.drafts);
        outcome.timeline = run_with(&public, &Options { lenient: true, hidden, ..Options::default() }).outcome.timeline;
        if outcome.timeline.as_ref().is_some_and(|timeline| timeline.events.is_empty()) {
            let hint = "remove `draft = true` from one, or look at the drafts with `sourceline serve --watch`";
            let at = outcome.diagnostics.missing("events");
            outcome.diagnostics.add(Rule::KeyMissing, at, "all events are drafts", hint);
            outcome.timeline = None;
        }
    }
    outcome
}

/// Loads a folder for its editors: with its drafts, whose titles say so.
pub fn load_with_drafts(folder: &Folder) -> Outcome {
    run_with(folder, &Options { lenient: true, marks_drafts: true, ..Options::default() }).outcome
}

/// Checks a folder, against the texts of its sources if they are at hand.
pub fn check(folder: &Folder, texts: Option<&SourceTexts>) -> Outcome {
    run(folder, texts, false).outcome
}

/// The result of loading a folder, and what it was made from.
pub(crate) struct LoadRun<'a> {
    pub outcome: Outcome,
    pub raw: RawTimeline,
    pub lock: EvidenceLock,
    pub inputs: Vec<EventInput<'a>>,
}

/// Loads a folder. If `lenient`, unverified quotations are no problems.
pub(crate) fn run<'a>(folder: &'a Folder, texts: Option<&SourceTexts>, lenient: bool) -> LoadRun<'a> {
    run_with(folder, &Options { texts, lenient, ..Options::default() })
}

/// How a folder is loaded.
#[derive(Default)]
struct Options<'a> {
    /// The texts of sources, if they are at hand.
    texts: Option<&'a SourceTexts>,
    /// Unverified quotations are no problems.
    lenient: bool,
    /// Drafts that are not in the folder. What refers to them is left out, and nothing is reported.
    hidden: Drafts,
    /// Whether the titles of drafts say so.
    marks_drafts: bool,
}

fn run_with<'a>(folder: &'a Folder, options: &Options<'_>) -> LoadRun<'a> {
    let Options { texts, lenient, hidden, marks_drafts } = options;
    let texts = *texts;
    let outside = texts.into_iter().flat_map(SourceTexts::paths);
    let mut diagnostics = Diagnostics::new(folder, *lenient).with_files_outside(outside);
    if !hidden.is_empty() {
        diagnostics = diagnostics.fork().silent();
    }
    let (mut raw, inputs) = raw::read(folder, &diagnostics);
    let read_once = raw.read_stubs(&inputs, hidden, &diagnostics);
    if !hidden.is_empty() {
        raw.forget(hidden);
    }
    let drafts = Drafts::new(&raw.drafts);
    let lock = std::mem::take(&mut raw.lock);
    let symbols = SymbolTable::new(&raw, &diagnostics);
    let ctx = CheckContext {
        raw: &raw,
        symbols: &symbols,
        lock: &lock,
        files: folder,
        folder: &folder.name,
        texts,
        drafts: &drafts,
        diagnostics: &diagnostics,
    };
    check::check(&ctx);
    let resolver =
        if diagnostics.has_errors() { None } else { Resolver::new(&raw, &symbols, &lock, folder, *marks_drafts) };
    let mut events = Vec::with_capacity(resolver.as_ref().map_or(0, |_| raw.events.len()));
    let fork = diagnostics.fork();
    // A file that changed before the first reading has been reported.
    let unchanged = !diagnostics.counts().contains_key(&Rule::FileChanged);
    let read = |once: &ReadOnce<'_, '_>| {
        let diagnostics = fork.diagnostics();
        let ctx = CheckContext { diagnostics: &diagnostics, ..ctx };
        let mut position = once.first;
        let mut resolved = Vec::new();
        let mut finish = |event: RawEvent| {
            check::check_event(&ctx, position, &event);
            let resolver = resolver.as_ref().filter(|_| !diagnostics.has_errors());
            resolved.extend(resolver.and_then(|resolver| resolver.event(position, event)));
            position += 1;
        };
        // What reading itself reports was reported by the first reading.
        let silent = fork.silent();
        match once.take() {
            Some(event) => finish(event),
            None => once.input.for_each_event(&silent, &mut SideFindings::default(), |mut event, _| {
                if !hidden.is_empty() {
                    event.forget(hidden);
                }
                finish(event);
            }),
        }
        if unchanged {
            diagnostics.merge(silent);
        }
        (resolved, diagnostics)
    };
    parallel::map_in_order(&read_once, read, |(resolved, part)| {
        events.extend(resolved);
        diagnostics.merge(part);
    });
    diagnostics.look_up_lines(folder);
    let resolver = resolver.filter(|_| !diagnostics.has_errors());
    let timeline = resolver.and_then(|resolver| resolver.timeline(&raw, events, &diagnostics.files));
    drop(symbols);
    let unpublished = if *lenient { raw.count_unpublished(&lock) } else { 0 };
    let path = |header: &RecordHeader| Some(diagnostics.files.get(header.id.span.file as usize)?.path.clone());
    let drafts = raw.drafts.iter().filter_map(path).chain(raw.media_used.of_drafts().cloned()).collect();
    LoadRun { outcome: Outcome { timeline, diagnostics, unpublished, drafts }, raw, lock, inputs }
}
