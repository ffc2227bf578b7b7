//! Threads: ordered walks through events.

use super::{CitationRef, EventIx, Id, Markdown, RelationRef};

/// A walk through events, each step of which rests on a claim or a citation.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Its permanent name.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub summary: String,
    /// Its steps: at least two, each with another event.
    pub steps: Vec<Step>,
}

/// A step of a thread.
#[derive(Clone, Debug)]
pub struct Step {
    /// The event at which it stands.
    pub event: EventIx,
    /// Its words.
    pub text: Markdown,
    /// What its footnotes name, each once, in the order of the text.
    pub footnotes: Vec<Footnote>,
}

/// What a footnote of a step names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// The name as it stands in the text.
    pub label: String,
    /// What has this name.
    pub target: FootnoteTarget,
}

/// What a step may rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FootnoteTarget {
    /// A citation of an event.
    Citation(CitationRef),
    /// A claim that one event bears on another.
    Relation(RelationRef),
}
