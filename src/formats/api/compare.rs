//! What several sides say about the same events.

use super::EventRef;
use crate::formats::records::CitationRecord;
use crate::model::EventIx;
use crate::pages::PageContext;
use crate::query::ComparedSide;
use serde::Serialize;
use utoipa::ToSchema;

/// An event with what each side says about it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedRecord<'a> {
    event: EventRef,
    /// In the order of the parameters.
    sides: Vec<SideRecord<'a>>,
}

/// What a side says.
#[derive(Debug, Serialize, ToSchema)]
pub struct SideRecord<'a> {
    /// The id of a perspective, an actor or a person.
    id: &'a str,
    title: &'a str,
    /// Its quotations, then its paraphrases.
    citations: Vec<CitationRecord<'a>>,
}

impl<'a> ComparedRecord<'a> {
    /// What some sides say about an event.
    pub fn new(site: &PageContext<'a>, ix: EventIx, sides: &[ComparedSide]) -> Self {
        let timeline = &site.edition.timeline;
        let side = |side: &ComparedSide| SideRecord {
            id: side.id(timeline),
            title: side.title(timeline),
            citations: side
                .citations(timeline, ix)
                .into_iter()
                .map(|at| CitationRecord::new(site, at, timeline.citation(at)))
                .collect(),
        };
        Self { event: EventRef::new(site, ix), sides: sides.iter().map(side).collect() }
    }
}
