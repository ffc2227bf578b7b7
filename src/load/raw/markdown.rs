//! Markdown with its place in a file.

use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::load::string_formats::{char_name, invisible_char};
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

    /// The text below the front matter of a file. Reports the first character in it that nobody sees.
    pub fn below(text: &str, span: Span, diagnostics: &Diagnostics) -> Self {
        let markdown = Self { text: text.to_owned(), span, exact: true };
        if let Some((at, c)) = invisible_char(text) {
            let hint = "remove it; it often comes from a copied page or PDF, and words with it are not found";
            let place = markdown.span_of(at..at + c.len_utf8());
            diagnostics.add(Rule::CharacterInvisible, place, format!("the text contains {}", char_name(c)), hint);
        }
        markdown
    }

    /// Where a part of the Markdown is.
    pub fn span_of(&self, part: Range<usize>) -> Span {
        let start = self.span.start as usize;
        if self.exact { Span::new(self.span.file, start + part.start..start + part.end) } else { self.span }
    }
}
