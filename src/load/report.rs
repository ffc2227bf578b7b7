//! All problems of a folder: how they are noted, counted, merged and looked up.

use super::diagnostic::{Diagnostic, FileText, Loc, offset};
use super::folder::Folder;
use super::notation;
use super::rule::{Gravity, Rule, Severity};
use crate::model::EvidencePolicy;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What every folder has: a problem with its absence needs a place too.
const MISSING: [&str; 2] = ["timeline.toml", "events"];

/// The most problems of a rule that are kept; the rest are counted.
pub(super) const KEPT: usize = 10_000;

/// The most bytes of JSON lines that are kept to show their problems.
const SHOWN_BYTES: usize = 64 << 20;

/// How the nearest spelling is looked for: so many comparisons, then no more.
const COMPARISONS: usize = 1_000_000;

/// All problems found so far.
#[derive(Debug)]
pub struct Report {
    /// The files that were read, those that are read whole before those of JSON lines, each in the folder's order,
    /// and then the places of files that should be there.
    pub files: Arc<[FileText]>,
    found: RefCell<Vec<Diagnostic>>,
    counts: RefCell<BTreeMap<Rule, usize>>,
    /// JSON lines that have problems, by file and line.
    lines: BTreeMap<(u32, u32), String>,
    manner: Cell<Manner>,
    comparisons: Cell<usize>,
}

/// How a report takes problems.
#[derive(Clone, Copy, Debug, Default)]
struct Manner {
    /// What is only wanted is an error.
    strict: bool,
    /// Unverified quotations are badges on the page, and no problems.
    lenient: bool,
    /// Nothing is noted but that a file was changed.
    deaf: bool,
}

/// From which reports for parts of the work are made, on whatever thread.
#[derive(Clone, Debug)]
pub struct Parts {
    files: Arc<[FileText]>,
    manner: Manner,
}

impl Parts {
    /// An empty report for a part of the work.
    pub fn report(&self) -> Report {
        Report::empty(Arc::clone(&self.files), self.manner)
    }

    /// A report on what is read for the second time and was reported then: it only notes files that were changed since.
    pub fn again(&self) -> Report {
        Report::empty(Arc::clone(&self.files), Manner { deaf: true, ..self.manner })
    }
}

impl Report {
    fn empty(files: Arc<[FileText]>, manner: Manner) -> Self {
        Self {
            files,
            found: RefCell::default(),
            counts: RefCell::default(),
            lines: BTreeMap::new(),
            manner: manner.into(),
            comparisons: Cell::new(COMPARISONS),
        }
    }

    /// An empty report on a folder. A lenient one, for `serve`, lets unverified quotations pass as badges.
    #[must_use]
    pub fn new(folder: &Folder, lenient: bool) -> Self {
        let lines = folder.archives.iter().map(|archive| FileText {
            path: archive.path.clone(),
            lines: true,
            text: String::new(),
        });
        let absent = MISSING.map(|path| FileText { path: path.into(), ..FileText::default() });
        let files = folder.files.iter().map(FileText::of).chain(lines).chain(absent).collect();
        Self::empty(files, Manner { lenient, ..Manner::default() })
    }

    /// What reports on parts of the work are made from.
    pub(super) fn parts(&self) -> Parts {
        Parts { files: Arc::clone(&self.files), manner: self.manner.get() }
    }

    /// Takes over what a part of the work has found.
    pub(super) fn absorb(&self, part: Self) {
        let mut kept = self.found.borrow_mut();
        let mut counts = self.counts.borrow_mut();
        for diagnostic in part.found.into_inner() {
            let count = counts.entry(diagnostic.rule).or_default();
            *count += 1;
            if *count <= KEPT {
                kept.push(diagnostic);
            }
        }
        for (rule, count) in part.counts.into_inner() {
            *counts.entry(rule).or_default() += count.saturating_sub(KEPT);
        }
    }

    /// The place of a file or folder that should be there and is not.
    pub(super) fn missing(&self, path: &str) -> Loc {
        let at = self.files.iter().rposition(|file| file.path == path);
        Loc { file: at.map_or(u32::MAX, offset), ..Loc::default() }
    }

    /// Notes a problem.
    pub fn add(&self, rule: Rule, at: Loc, message: impl Into<String>, hint: impl Into<String>) {
        let Manner { lenient, deaf, .. } = self.manner.get();
        if deaf && rule != Rule::FileChanged || lenient && rule.gravity() == Gravity::Badge {
            return;
        }
        let mut counts = self.counts.borrow_mut();
        let count = counts.entry(rule).or_default();
        *count += 1;
        if *count <= KEPT {
            let (message, hint) = (message.into(), hint.into());
            let (message, hint) = match self.files.get(at.file as usize) {
                Some(file) if file.lines => (notation::json(&message), notation::json(&hint)),
                _ => (message, hint),
            };
            self.found.borrow_mut().push(Diagnostic { rule, at, message, hint });
        }
    }

    /// Whether there is patience for so many comparisons more, which are then spent: a folder with a million unknown
    /// names must not take hours.
    pub(super) fn spend(&self, comparisons: usize) -> bool {
        let left = self.comparisons.get().checked_sub(comparisons);
        left.inspect(|&left| self.comparisons.set(left)).is_some()
    }

    /// Takes note of how strictly the timeline asks for evidence.
    pub fn ask(&self, evidence: EvidencePolicy) {
        self.manner.set(Manner { strict: evidence == EvidencePolicy::Required, ..self.manner.get() });
    }

    /// How grave a problem is in this timeline.
    #[must_use]
    pub fn severity(&self, rule: Rule) -> Severity {
        match rule.gravity() {
            Gravity::Error => Severity::Error,
            Gravity::Evidence | Gravity::Badge if self.manner.get().strict => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// Whether any problem is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.counts.borrow().keys().any(|&rule| self.severity(rule) == Severity::Error)
    }

    /// How many problems there are of each rule that is broken.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Rule, usize> {
        self.counts.borrow().clone()
    }

    /// The problems in the order of files and lines: of each rule at most ten thousand.
    #[must_use]
    pub fn sorted(&self) -> Vec<Diagnostic> {
        let mut all = self.found.borrow().clone();
        all.sort_by(|a, b| {
            let path = |d: &Diagnostic| self.files.get(d.at.file as usize).map(|f| f.path.as_str());
            (path(a), a.at, a.rule).cmp(&(path(b), b.at, b.rule))
        });
        all
    }

    /// Reads again the JSON lines that have problems, to show them.
    pub(super) fn look_up_lines(&mut self, folder: &Folder) {
        let in_lines = |at: Loc| self.files.get(at.file as usize).is_some_and(|file| file.lines);
        let places = self.found.get_mut().iter().map(|problem| problem.at).filter(|&at| in_lines(at));
        let wanted: BTreeSet<(u32, u32)> = places.map(|at| (at.file, at.line)).collect();
        let mut left = SHOWN_BYTES;
        for (file, archive) in (offset(folder.files.len())..).zip(&folder.archives) {
            for (n, piece) in archive.pieces.iter().enumerate() {
                let end = archive.pieces.get(n + 1).map_or(u32::MAX, |next| next.first_line);
                let mut wanted = wanted.range((file, piece.first_line)..(file, end)).map(|&(_, line)| line).peekable();
                if wanted.peek().is_none() {
                    continue;
                }
                let Ok(bytes) = archive.read(piece) else { continue };
                for (number, line) in piece.lines(&bytes) {
                    if wanted.next_if_eq(&number).is_some() && line.len() <= left {
                        left -= line.len();
                        self.lines.insert((file, number), String::from_utf8_lossy(line).into_owned());
                    }
                }
            }
        }
    }

    /// The text in which the bytes of a place are counted: that of its file, or of its JSON line.
    #[must_use]
    pub fn text_of(&self, at: Loc) -> &str {
        match self.files.get(at.file as usize) {
            Some(file) if file.lines => self.lines.get(&(at.file, at.line)).map_or("", String::as_str),
            Some(file) => &file.text,
            None => "",
        }
    }

    /// A place in words, for a problem that has two: `events/treaty.md, line 8`.
    pub(super) fn place(&self, at: Loc) -> String {
        let path = self.files.get(at.file as usize).map_or("", |f| f.path.as_str());
        format!("{path}, line {}", self.line_column(at).0)
    }

    /// Line and column of a place, both counted from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self, at: Loc) -> (usize, usize) {
        self.line_column_from(&mut Cursor::default(), at)
    }

    /// The same, counting on from an earlier place where that is in the same text: a file with many problems is
    /// counted through once.
    pub(super) fn line_column_from(&self, cursor: &mut Cursor, at: Loc) -> (usize, usize) {
        let text = self.text_of(at);
        let end = text.floor_char_boundary(at.start as usize);
        if cursor.of != (at.file, at.line) || cursor.at > end {
            *cursor = Cursor { of: (at.file, at.line), line: at.line as usize, ..Cursor::default() };
        }
        let between = &text[cursor.at..end];
        match between.rfind('\n') {
            Some(last) => {
                cursor.line += between.matches('\n').count();
                cursor.column = between[last + 1..].chars().count();
            }
            None => cursor.column += between.chars().count(),
        }
        cursor.at = end;
        (cursor.line + 1, cursor.column + 1)
    }
}

/// How far a text was counted: lines and columns from 0.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    of: (u32, u32),
    at: usize,
    line: usize,
    column: usize,
}
