//! All problems of a folder: reported, counted, merged and looked up.

use crate::load::diagnostic::{Diagnostic, FileText};
use crate::load::folder::Folder;
use crate::load::json_wording;
use crate::load::rule::{Level, Rule, Severity};
use crate::load::span::{Span, to_u32};
use crate::model::EvidencePolicy;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What every folder has. Its absence is a problem too, and needs a place.
const MANDATORY_PATHS: [&str; 2] = ["timeline.toml", "events"];

/// How many problems of a rule are kept; the rest are only counted.
pub const MAX_KEPT_PER_RULE: usize = 10_000;

/// How many bytes of JSON lines are kept to show their problems.
const MAX_SHOWN_BYTES: usize = 64 << 20;

/// How many comparisons the search for the nearest spelling may make in all.
const COMPARISON_BUDGET: usize = 1_000_000;

/// All problems found so far.
#[derive(Debug)]
pub struct Diagnostics {
    /// The files: first those that are read whole, then those of JSON lines, each in the folder's order, then the
    /// paths that every folder must have, the files of `media/`, and last the files outside the folder.
    pub files: Arc<[FileText]>,
    found: RefCell<Vec<Diagnostic>>,
    counts: RefCell<BTreeMap<Rule, usize>>,
    /// JSON lines with problems, by file and line.
    lines: BTreeMap<(u32, u32), String>,
    mode: Cell<Mode>,
    comparisons_left: Cell<usize>,
}

/// Which problems are recorded, and how severe they are.
#[derive(Clone, Copy, Debug, Default)]
struct Mode {
    /// Missing evidence is an error, not a warning.
    strict: bool,
    /// Unverified quotations are badges on the page, not problems.
    lenient: bool,
    /// Nothing is recorded except that a file was changed.
    silent: bool,
}

/// Makes empty diagnostics for parts of the work, on any thread. [`Diagnostics`] itself belongs to one thread.
#[derive(Clone, Debug)]
pub struct DiagnosticsFork {
    files: Arc<[FileText]>,
    mode: Mode,
}

impl DiagnosticsFork {
    /// Empty diagnostics, to be merged later.
    pub fn diagnostics(&self) -> Diagnostics {
        Diagnostics::empty(Arc::clone(&self.files), self.mode)
    }

    /// Diagnostics for reading something again whose problems are already known: they only record that a file was
    /// changed since.
    pub fn silent(&self) -> Diagnostics {
        Diagnostics::empty(Arc::clone(&self.files), Mode { silent: true, ..self.mode })
    }
}

impl Diagnostics {
    fn empty(files: Arc<[FileText]>, mode: Mode) -> Self {
        Self {
            files,
            found: RefCell::default(),
            counts: RefCell::default(),
            lines: BTreeMap::new(),
            mode: mode.into(),
            comparisons_left: Cell::new(COMPARISON_BUDGET),
        }
    }

    /// Empty diagnostics of a folder. Lenient ones, for `serve`, do not record unverified quotations.
    pub fn new(folder: &Folder, lenient: bool) -> Self {
        let jsonl = folder.jsonl_files.iter().map(|jsonl| FileText {
            path: jsonl.path.clone(),
            is_jsonl: true,
            ..FileText::default()
        });
        let mandatory = MANDATORY_PATHS.map(|path| FileText { path: path.into(), ..FileText::default() });
        let media = folder.media_files.iter().map(|media| FileText { path: media.path.clone(), ..FileText::default() });
        let files = folder.files.iter().map(FileText::of).chain(jsonl).chain(mandatory).chain(media).collect();
        Self::empty(files, Mode { lenient, ..Mode::default() })
    }

    /// Adds files outside the folder, in which there may be problems, too.
    pub fn with_files_outside(self, paths: impl Iterator<Item = String>) -> Self {
        let outside = paths.map(|path| FileText { path, is_outside: true, ..FileText::default() });
        Self { files: self.files.iter().cloned().chain(outside).collect(), ..self }
    }

    /// Whether the folder has a file of this path.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.iter().any(|file| !file.is_outside && file.path == path)
    }

    /// A line, from 0, of a file outside the folder.
    pub fn outside(&self, path: &str, line: u32) -> Span {
        let at = self.files.iter().rposition(|file| file.is_outside && file.path == path);
        Span { file: at.map_or(u32::MAX, to_u32), line, ..Span::default() }
    }

    /// What makes diagnostics for parts of the work.
    pub fn fork(&self) -> DiagnosticsFork {
        DiagnosticsFork { files: Arc::clone(&self.files), mode: self.mode.get() }
    }

    /// Adds what a part of the work has found.
    pub fn merge(&self, part: Self) {
        let mut kept = self.found.borrow_mut();
        let mut counts = self.counts.borrow_mut();
        for diagnostic in part.found.into_inner() {
            let count = counts.entry(diagnostic.rule).or_default();
            *count += 1;
            if *count <= MAX_KEPT_PER_RULE {
                kept.push(diagnostic);
            }
        }
        for (rule, count) in part.counts.into_inner() {
            *counts.entry(rule).or_default() += count.saturating_sub(MAX_KEPT_PER_RULE);
        }
    }

    /// The place of a mandatory file or folder that does not exist.
    pub fn missing(&self, path: &str) -> Span {
        let at = self.files.iter().rposition(|file| !file.is_outside && file.path == path);
        Span { file: at.map_or(u32::MAX, to_u32), ..Span::default() }
    }

    /// The place of a file that is wrong as a whole.
    pub fn whole_file(&self, path: &str) -> Span {
        self.missing(path)
    }

    /// Records a problem. Messages and hints are written in TOML's notation; in JSON lines they are reworded.
    pub fn add(&self, rule: Rule, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        let Mode { lenient, silent, .. } = self.mode.get();
        if silent && rule != Rule::FileChanged || lenient && rule.level() == Level::Badge {
            return;
        }
        let mut counts = self.counts.borrow_mut();
        let count = counts.entry(rule).or_default();
        *count += 1;
        if *count <= MAX_KEPT_PER_RULE {
            let (message, hint) = (message.into(), hint.into());
            let (message, hint) = match self.files.get(span.file as usize) {
                Some(file) if file.is_jsonl => (json_wording::reword(&message), json_wording::reword(&hint)),
                _ => (message, hint),
            };
            self.found.borrow_mut().push(Diagnostic { rule, span, message, hint });
        }
    }

    /// Takes `n` from the budget for spelling suggestions. Returns false once it is used up, so that a million unknown
    /// names do not take hours.
    pub fn take_comparisons(&self, n: usize) -> bool {
        let left = self.comparisons_left.get().checked_sub(n);
        left.inspect(|&left| self.comparisons_left.set(left)).is_some()
    }

    /// Whether what was read is read again: nothing is recorded except that a file was changed.
    pub fn is_silent(&self) -> bool {
        self.mode.get().silent
    }

    /// Sets how strictly the timeline asks for evidence.
    pub fn set_strictness(&self, evidence: EvidencePolicy) {
        self.mode.set(Mode { strict: evidence == EvidencePolicy::Required, ..self.mode.get() });
    }

    /// How severe a breach of a rule is in this timeline.
    pub fn severity(&self, rule: Rule) -> Severity {
        match rule.level() {
            Level::Error => Severity::Error,
            Level::Evidence | Level::Badge if self.mode.get().strict => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// Whether any problem is an error.
    pub fn has_errors(&self) -> bool {
        self.counts.borrow().keys().any(|&rule| self.severity(rule) == Severity::Error)
    }

    /// How many problems there are of each broken rule.
    pub fn counts(&self) -> BTreeMap<Rule, usize> {
        self.counts.borrow().clone()
    }

    /// The problems in the order of files and lines, at most [`MAX_KEPT_PER_RULE`] of each rule.
    pub fn sorted(&self) -> Vec<Diagnostic> {
        let mut all = self.found.borrow().clone();
        all.sort_by(|a, b| {
            let path = |d: &Diagnostic| self.files.get(d.span.file as usize).map(|f| f.path.as_str());
            (path(a), a.span, a.rule).cmp(&(path(b), b.span, b.rule))
        });
        all
    }

    /// Reads the JSON lines with problems again, to show them.
    pub fn look_up_lines(&mut self, folder: &Folder) {
        let in_jsonl = |span: Span| self.files.get(span.file as usize).is_some_and(|file| file.is_jsonl);
        let spans = self.found.get_mut().iter().map(|diagnostic| diagnostic.span).filter(|&span| in_jsonl(span));
        let wanted: BTreeSet<(u32, u32)> = spans.map(|span| (span.file, span.line)).collect();
        let mut bytes_left = MAX_SHOWN_BYTES;
        for (file, jsonl) in (to_u32(folder.files.len())..).zip(&folder.jsonl_files) {
            for (n, chunk) in jsonl.chunks.iter().enumerate() {
                let end = jsonl.chunks.get(n + 1).map_or(u32::MAX, |next| next.first_line);
                let mut wanted = wanted.range((file, chunk.first_line)..(file, end)).map(|&(_, line)| line).peekable();
                if wanted.peek().is_none() {
                    continue;
                }
                let Ok(bytes) = jsonl.read(chunk) else { continue };
                for (number, line) in chunk.lines(&bytes) {
                    if wanted.next_if_eq(&number).is_some() && line.len() <= bytes_left {
                        bytes_left -= line.len();
                        self.lines.insert((file, number), String::from_utf8_lossy(line).into_owned());
                    }
                }
            }
        }
    }

    /// The text whose bytes a span counts: that of its file, or of its JSON line.
    pub fn text_of(&self, span: Span) -> &str {
        match self.files.get(span.file as usize) {
            Some(file) if file.is_jsonl => self.lines.get(&(span.file, span.line)).map_or("", String::as_str),
            Some(file) => &file.text,
            None => "",
        }
    }

    /// A place in words, for a problem with two places: `events/treaty.md, line 8`.
    pub fn place(&self, span: Span) -> String {
        let path = self.files.get(span.file as usize).map_or("", |f| f.path.as_str());
        format!("{path}, line {}", self.line_column(span).0)
    }

    /// Line and column of a span's beginning, both from 1, the column in characters.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        self.line_column_from(&mut LineCursor::default(), span)
    }

    /// The same, counting on from an earlier place in the same text, so that a file with many problems is scanned once.
    pub fn line_column_from(&self, cursor: &mut LineCursor, span: Span) -> (usize, usize) {
        let text = self.text_of(span);
        let end = text.floor_char_boundary(span.start as usize);
        if cursor.text != (span.file, span.line) || cursor.offset > end {
            *cursor = LineCursor { text: (span.file, span.line), line: span.line as usize, ..LineCursor::default() };
        }
        let between = &text[cursor.offset..end];
        match between.rfind('\n') {
            Some(last) => {
                cursor.line += between.matches('\n').count();
                cursor.column = between[last + 1..].chars().count();
            }
            None => cursor.column += between.chars().count(),
        }
        cursor.offset = end;
        (cursor.line + 1, cursor.column + 1)
    }
}

/// How far a text has been scanned: lines and columns from 0.
#[derive(Debug, Default)]
pub struct LineCursor {
    /// The file and, in JSON lines, the line.
    text: (u32, u32),
    offset: usize,
    line: usize,
    column: usize,
}
