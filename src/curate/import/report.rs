//! What an import could not carry over.

use std::fmt;

/// Where something is in an imported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// How many records are left out.
    lost: usize,
    /// What is true of many records, and of how many.
    totals: Vec<(&'static str, usize)>,
}

impl ImportReport {
    /// Adds a remark about the record of this name.
    pub fn add(&mut self, place: ImportPosition, name: &str, message: impl Into<String>) {
        self.lines.push((place, name.to_owned(), message.into()));
    }

    /// Adds a record that is left out.
    pub fn lose(&mut self, place: ImportPosition, name: &str, why: &str) {
        self.lost += 1;
        self.add(place, name, format!("is left out: {why}"));
    }

    /// Counts something that would be the same remark about many records.
    pub fn count(&mut self, what: &'static str, records: usize) {
        match self.totals.iter_mut().find(|(own, _)| *own == what) {
            Some((_, count)) => *count += records,
            None => self.totals.push((what, records)),
        }
    }

    pub fn lost(&self) -> usize {
        self.lost
    }

    /// Adds what another report says.
    pub fn extend(&mut self, other: Self) {
        self.lines.extend(other.lines);
        self.lost += other.lost;
        other.totals.into_iter().for_each(|(what, records)| self.count(what, records));
    }

    /// Puts the remarks into the order of the file.
    pub fn sort(&mut self) {
        self.lines.sort_by_key(|(place, ..)| *place);
    }

    /// What was counted, and how many remarks there are.
    pub fn closing(&self) -> String {
        let counted = self.totals.iter().filter(|(_, records)| *records > 0);
        let mut out: String = counted.map(|(what, records)| format!("{what}: {records}\n")).collect();
        let (lost, lines) = (self.lost, self.lines.len());
        out.push_str(&match (lost, lines - lost) {
            (0, 0) if out.is_empty() => "everything was carried over\n".to_owned(),
            (lost, remarks) => format!("records left out: {lost}; other remarks: {remarks}\n"),
        });
        out
    }

    /// The remarks as text: `FILE:PLACE: NAME: what`.
    pub fn text(&self, file: &str) -> String {
        self.lines.iter().map(|(place, name, message)| format!("{file}:{place}: {name}: {message}\n")).collect()
    }
}
