//! Threads: ordered walks through events.

use super::{CitationRef, EventIx, Id, Markdown, Medium, RelationRef, ThinSlice};

/// A walk through events, each of whose steps cites a relation or a citation.
#[derive(Clone, Debug)]
pub struct Thread {
    pub id: Id,
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// At least two, each about another event.
    pub steps: Vec<Step>,
    pub media: ThinSlice<Medium>,
}

/// A step of a thread.
#[derive(Clone, Debug)]
pub struct Step {
    pub event: EventIx,
    pub text: Markdown,
    /// Each footnote once, in the order of the text.
    pub footnotes: Vec<Footnote>,
}

/// A footnote of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// The label between `[^` and `]`.
    pub label: String,
    pub target: FootnoteTarget,
}

/// What a footnote may refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FootnoteTarget {
    Citation(CitationRef),
    Relation(RelationRef),
}
