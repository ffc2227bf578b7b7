//! Problems of a folder, each with its place, and the list in which they are gathered.

use super::folder::File;
use super::rule::{Gravity, Rule, Severity};
use crate::model::Evidence;
use std::cell::RefCell;
use std::ops::Range;

/// A place in a file: the file's position in [`Report::files`] and a range of bytes of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loc {
    /// Position of the file.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Loc {
    /// The place of these bytes of a file.
    #[must_use]
    pub fn new(file: u32, bytes: Range<usize>) -> Self {
        Self { file, start: offset(bytes.start), end: offset(bytes.end) }
    }

    /// The bytes of the place.
    #[must_use]
    pub fn bytes(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Files over 1 MiB are refused before they are parsed, so an offset always fits.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub at: Loc,
}

impl<T> At<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At { value: change(self.value), at: self.at }
    }
}

/// One problem.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: Rule,
    /// Where.
    pub at: Loc,
    /// What is wrong, with the value at fault.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// A file's path within the folder and its text, for showing the line of a problem.
#[derive(Clone, Debug, Default)]
pub struct FileText {
    /// Path within the folder, with `/`.
    pub path: String,
    /// The text without a byte order mark; what is not UTF-8 in it is replaced by U+FFFD.
    pub text: String,
}

impl FileText {
    /// The text of a file.
    #[must_use]
    pub fn of(file: &File) -> Self {
        let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&file.bytes);
        Self { path: file.path.clone(), text: String::from_utf8_lossy(bytes).into_owned() }
    }
}

/// What every folder has: a problem with its absence needs a place too.
const MISSING: [&str; 2] = ["timeline.toml", "events"];

/// All problems found so far.
#[derive(Debug, Default)]
pub struct Report {
    /// The files that were read, in the folder's order, and then the places of files that should be there.
    pub files: Vec<FileText>,
    found: RefCell<Vec<Diagnostic>>,
    strict: std::cell::Cell<bool>,
    lenient: bool,
}

impl Report {
    /// An empty report on these files. A lenient one, for `serve`, lets unverified quotations pass as badges.
    #[must_use]
    pub fn new(mut files: Vec<FileText>, lenient: bool) -> Self {
        let absent = |path: &str| FileText { path: path.into(), text: String::new() };
        files.extend(MISSING.map(absent));
        Self { files, lenient, ..Self::default() }
    }

    /// The place of a file or folder that should be there and is not.
    pub(super) fn missing(&self, path: &str) -> Loc {
        let at = self.files.iter().rposition(|file| file.path == path);
        Loc { file: at.map_or(u32::MAX, offset), start: 0, end: 0 }
    }

    /// Notes a problem.
    pub fn add(&self, rule: Rule, at: Loc, message: impl Into<String>, hint: impl Into<String>) {
        if self.lenient && rule.gravity() == Gravity::Badge {
            return;
        }
        self.found.borrow_mut().push(Diagnostic { rule, at, message: message.into(), hint: hint.into() });
    }

    /// Takes note of how strictly the timeline asks for evidence.
    pub fn ask(&self, evidence: Evidence) {
        self.strict.set(evidence == Evidence::Required);
    }

    /// How grave a problem is in this timeline.
    #[must_use]
    pub fn severity(&self, rule: Rule) -> Severity {
        match rule.gravity() {
            Gravity::Error => Severity::Error,
            Gravity::Evidence | Gravity::Badge if self.strict.get() => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// Whether any problem is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found.borrow().iter().any(|d| self.severity(d.rule) == Severity::Error)
    }

    /// All problems in the order of files and lines.
    #[must_use]
    pub fn sorted(&self) -> Vec<Diagnostic> {
        let mut all = self.found.borrow().clone();
        all.sort_by(|a, b| {
            let path = |d: &Diagnostic| self.files.get(d.at.file as usize).map(|f| f.path.as_str());
            (path(a), a.at, a.rule).cmp(&(path(b), b.at, b.rule))
        });
        all
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

    /// The same, counting on from an earlier place where that is in the same file: a file with many problems is
    /// counted through once.
    pub(super) fn line_column_from(&self, cursor: &mut Cursor, at: Loc) -> (usize, usize) {
        let text = self.files.get(at.file as usize).map_or("", |f| f.text.as_str());
        let end = text.floor_char_boundary(at.start as usize);
        if cursor.file != at.file || cursor.at > end {
            *cursor = Cursor { file: at.file, ..Cursor::default() };
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

/// How far a file was counted: lines and columns from 0.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    file: u32,
    at: usize,
    line: usize,
    column: usize,
}
