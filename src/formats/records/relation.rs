//! Relations as JSON.

use super::{Named, citation_names};
use crate::model::{EventIx, RelationRef, SourceIx, Timeline, Voice};
use crate::pages::{PageContext, labels};
use serde::Serialize;
use utoipa::ToSchema;

/// A claim that one event bears on another.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelationRecord<'a> {
    id: &'a str,
    /// The address of the relation on the page of the event that it leads from.
    url: String,
    from: Named,
    to: Named,
    #[schema(schema_with = super::schemas::relation_kind)]
    r#type: &'static str,
    /// The claim as a sentence.
    sentence: String,
    /// Who claims it.
    claimed_by: Vec<ClaimantRecord<'a>>,
    /// Whether those who claim it say so with reservations.
    hedged: bool,
    /// The citations on which it rests: `event#id`.
    citations: Vec<String>,
    /// The citations that contradict it: `event#id`.
    disputed_by: Vec<String>,
}

/// Who claims a relation, and in which source.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClaimantRecord<'a> {
    /// The id of an actor or a person, or `author`, `publisher` or `unattributed`.
    voice: &'a str,
    name: String,
    /// The id of the source.
    source: &'a str,
}

impl<'a> RelationRecord<'a> {
    /// The record of a relation.
    pub fn new(site: &PageContext<'a>, at: RelationRef) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let relation = timeline.relation(at);
        let claimant = |(voice, source): (Voice, SourceIx)| ClaimantRecord {
            voice: timeline.voice_id(voice),
            name: labels::voice(m, timeline, timeline.source(source), voice),
            source: timeline.source(source).id.as_str(),
        };
        Self {
            id: relation.id.as_str(),
            url: site.base.absolute(timeline.relation_path(at)),
            from: event(timeline, at.event),
            to: event(timeline, relation.to),
            r#type: relation.kind.as_str(),
            sentence: labels::relation_sentence(m, timeline, at),
            claimed_by: timeline.claimants(relation).into_iter().map(claimant).collect(),
            hedged: relation.hedged,
            citations: citation_names(timeline, &relation.citations),
            disputed_by: citation_names(timeline, &relation.disputed_by),
        }
    }
}

fn event(timeline: &Timeline, ix: EventIx) -> Named {
    let event = timeline.event(ix);
    Named::new(&event.id, &event.title)
}
