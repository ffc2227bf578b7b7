//! Markdown with its place in a file.

use super::super::diagnostic::{At, Loc};

/// Markdown and where it stands. In the text of an event, offsets within it are offsets in the file; a string
/// may hold escapes, so there only the whole string is pointed at.
#[derive(Clone, Debug, Default)]
pub struct RawMarkdown {
    /// The Markdown.
    pub text: String,
    /// Where it stands.
    pub at: Loc,
    /// Whether offsets within `text` are offsets from `at.start`.
    pub exact: bool,
}

impl RawMarkdown {
    /// A string as Markdown.
    pub fn of(text: At<String>) -> Self {
        Self { text: text.value, at: text.at, exact: false }
    }

    /// Where a part of the Markdown stands.
    pub fn place(&self, part: std::ops::Range<usize>) -> Loc {
        let start = self.at.start as usize;
        if self.exact { Loc::new(self.at.file, start + part.start..start + part.end) } else { self.at }
    }
}
