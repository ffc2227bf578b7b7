//! A problem of a folder, and its place.

use super::archive::MARK;
use super::folder::File;
use super::rule::Rule;
use std::ops::Range;

/// A place in a file: the file's position in [`Report::files`] and a range of bytes of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loc {
    /// Position of the file.
    pub file: u32,
    /// The line, from 0, from whose beginning bytes are counted: 0 in a file that is read whole.
    pub line: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Loc {
    /// The place of these bytes of a file that is read whole.
    #[must_use]
    pub fn new(file: u32, bytes: Range<usize>) -> Self {
        Self { file, line: 0, start: offset(bytes.start), end: offset(bytes.end) }
    }

    /// The place of these bytes, counted as this place is.
    #[must_use]
    pub fn of(self, bytes: Range<usize>) -> Self {
        Self { line: self.line, ..Self::new(self.file, bytes) }
    }

    /// The bytes of the place.
    #[must_use]
    pub fn bytes(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Files and lines over 1 MiB are refused before they are parsed, so an offset always fits.
pub(super) fn offset(bytes: usize) -> u32 {
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
    /// The text without a byte order mark; what is not UTF-8 in it is replaced by U+FFFD. Empty for JSON lines, of
    /// which the report holds only those that have problems.
    pub text: String,
    /// Whether the file is one of JSON lines.
    pub lines: bool,
}

impl FileText {
    /// The text of a file.
    #[must_use]
    pub fn of(file: &File) -> Self {
        let bytes = file.bytes.strip_prefix(MARK).unwrap_or(&file.bytes);
        Self { path: file.path.clone(), text: String::from_utf8_lossy(bytes).into_owned(), lines: false }
    }
}
