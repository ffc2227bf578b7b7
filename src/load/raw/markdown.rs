//! Markdown with its place in a file.

use crate::load::span::{Span, Spanned};
use std::ops::Range;

/// Markdown and where it is.
#[derive(Clone, Debug, Default)]
pub struct RawMarkdown {
    /// The Markdown.
    pub text: String,
    /// Where it is.
    pub span: Span,
    /// Whether offsets within `text` are offsets from `span.start`. So it is in the text below front matter; a TOML or
    /// JSON string may contain escapes, so diagnostics point at the string as a whole.
    pub exact: bool,
}

impl RawMarkdown {
    /// A string of TOML or JSON as Markdown.
    pub fn of(text: Spanned<String>) -> Self {
        Self { text: text.value, span: text.span, exact: false }
    }

    /// Where a part of the Markdown is.
    pub fn span_of(&self, part: Range<usize>) -> Span {
        let start = self.span.start as usize;
        if self.exact { Span::new(self.span.file, start + part.start..start + part.end) } else { self.span }
    }
}
