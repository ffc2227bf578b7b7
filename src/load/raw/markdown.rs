//! Markdown with its place in a file.

use crate::load::span::{Span, Spanned};

/// Markdown and where it stands. In the text of an event, offsets within it are offsets in the file; a string
/// may hold escapes, so there only the whole string is pointed at.
#[derive(Clone, Debug, Default)]
pub struct RawMarkdown {
    /// The Markdown.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whether offsets within `text` are offsets from `at.start`.
    pub exact: bool,
}

impl RawMarkdown {
    /// A string as Markdown.
    pub fn of(text: Spanned<String>) -> Self {
        Self { text: text.value, span: text.span, exact: false }
    }

    /// Where a part of the Markdown stands.
    pub fn place(&self, part: std::ops::Range<usize>) -> Span {
        let start = self.span.start as usize;
        if self.exact { Span::new(self.span.file, start + part.start..start + part.end) } else { self.span }
    }
}
