//! One problem found in a folder.

use crate::load::file::File;
use crate::load::jsonl::BOM;
use crate::load::rule::Rule;
use crate::load::span::Span;

/// A problem.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: Rule,
    /// Where.
    pub span: Span,
    /// What is wrong, with the value at fault.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// A file's path within the folder and its text, to show the line of a problem.
#[derive(Clone, Debug, Default)]
pub struct FileText {
    /// Path within the folder, with `/`.
    pub path: String,
    /// The text without a byte order mark; bytes that are not UTF-8 are replaced by U+FFFD. Empty for JSON lines: only
    /// the lines with problems are kept, in the diagnostics.
    pub text: String,
    /// Whether the file is one of JSON lines.
    pub is_jsonl: bool,
    /// Whether the file is not in the timeline's folder: its path is complete, and its text is not kept.
    pub is_outside: bool,
}

impl FileText {
    /// The text of a file.
    pub fn of(file: &File) -> Self {
        let bytes = file.bytes.strip_prefix(BOM).unwrap_or(&file.bytes);
        Self { path: file.path.clone(), text: String::from_utf8_lossy(bytes).into_owned(), ..Self::default() }
    }
}
