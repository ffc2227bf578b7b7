//! The forms in which a record is served, besides its page.

/// A form of a record other than its page. Its address is that of the page with a suffix: `/events/ID.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Representation {
    /// The record as the API has it.
    Json,
    /// The text of its page, for notes and for programs that read plain text.
    Markdown,
    /// schema.org as JSON-LD, with its passages as W3C Web Annotations.
    JsonLd,
    /// iCalendar.
    Calendar,
    /// Redirects to its citation as BibTeX.
    Bibtex,
}

impl Representation {
    const ALL: [Self; 5] = [Self::Json, Self::Markdown, Self::JsonLd, Self::Calendar, Self::Bibtex];

    /// The suffix without its dot.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "md",
            Self::JsonLd => "jsonld",
            Self::Calendar => "ics",
            Self::Bibtex => "bib",
        }
    }

    /// The form that has this suffix.
    pub fn from_suffix(suffix: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.suffix() == suffix)
    }
}
