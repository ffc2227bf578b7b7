//! What an import could not carry over.

use std::fmt;

/// Where something is in an imported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportPosition {
    /// A line, from 1.
    Line(usize),
    /// An item of a list, from 1.
    Item(usize),
}

impl fmt::Display for ImportPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "{line}"),
            Self::Item(item) => write!(f, "item {item}"),
        }
    }
}

/// Why a file cannot be imported at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    pub place: Option<ImportPosition>,
    pub message: String,
}

impl ImportError {
    pub fn new(place: impl Into<Option<ImportPosition>>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

/// What could not be carried over, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct ImportReport {
    lines: Vec<(ImportPosition, String, String)>,
}

impl ImportReport {
    /// Adds a remark about the record of this name.
    pub fn add(&mut self, place: ImportPosition, name: &str, message: impl Into<String>) {
        self.lines.push((place, name.to_owned(), message.into()));
    }

    /// The remarks as text: `FILE:PLACE: NAME: what`.
    pub fn text(&self, file: &str) -> String {
        self.lines.iter().map(|(place, name, message)| format!("{file}:{place}: {name}: {message}\n")).collect()
    }
}
