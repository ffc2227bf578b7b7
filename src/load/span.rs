//! Where a value is in a file, so that a diagnostic can point at it.

use std::ops::Range;

/// A range of bytes in a file, or in a line of JSON lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Position of the file in [`super::diagnostics::Diagnostics::files`].
    pub file: u32,
    /// The line, from 0, whose beginning bytes are counted from: always 0 in a file that is read whole.
    pub line: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// These bytes of a file that is read whole.
    pub fn new(file: u32, bytes: Range<usize>) -> Self {
        Self { file, line: 0, start: to_u32(bytes.start), end: to_u32(bytes.end) }
    }

    /// Other bytes of the same file, or of the same line of JSON.
    pub fn with_bytes(self, bytes: Range<usize>) -> Self {
        Self { line: self.line, ..Self::new(self.file, bytes) }
    }

    /// The bytes.
    pub fn bytes(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// An offset or position as a `u32`. Files and lines over 1 MiB are refused before they are parsed, so it always fits.
pub fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A value and where it is.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is.
    pub span: Span,
}
