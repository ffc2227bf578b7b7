//! Records as JSON. Their keys are those of the data format (docs/format.md), and every key is always there. A key that is
//! not of the format says what follows from the data: `url` is the address of the page, `earliest` and `latest` are the first
//! and the last day of a date.

mod actor;
mod citation;
mod era;
mod event;
mod medium;
mod person;
mod relation;
mod schemas;
mod source;
mod thread;

pub use actor::ActorRecord;
pub use citation::CitationRecord;
pub use era::EraRecord;
pub use event::EventRecord;
pub use medium::MediumRecord;
pub use person::PersonRecord;
pub use relation::RelationRecord;
pub use schemas::{colour as colour_schema, symbol as symbol_schema};
pub use source::{NameRecord, SourceRecord};
pub use thread::ThreadRecord;

use super::edtf_day;
use crate::model::date::Date;
use crate::model::{ActorIx, CitationRef, Id, OriginalTitle, PerspectiveIx, SourceIx, Timeline};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A record to which another refers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Named {
    pub id: String,
    /// Its title, or the name of a person.
    pub title: String,
}

impl Named {
    fn new(id: &Id, title: &str) -> Self {
        Self { id: id.to_string(), title: title.to_owned() }
    }

    fn actor(timeline: &Timeline, actor: ActorIx) -> Self {
        let actor = timeline.actor(actor);
        Self::new(&actor.id, &actor.title)
    }

    fn perspective(timeline: &Timeline, perspective: PerspectiveIx) -> Self {
        let perspective = timeline.perspective(perspective);
        Self::new(&perspective.id, &perspective.title)
    }

    fn source(timeline: &Timeline, source: SourceIx) -> Self {
        let source = timeline.source(source);
        Self::new(&source.id, &source.title)
    }
}

/// Titles by language.
type Titles<'a> = BTreeMap<&'a str, &'a str>;

fn titles(of: &[OriginalTitle]) -> Titles<'_> {
    of.iter().map(|title| (&*title.language, &*title.title)).collect()
}

/// The first and the last day of a date, if they are known.
fn days(date: &Date) -> [Option<String>; 2] {
    let bounds = date.bounds();
    [bounds.start_earliest, bounds.end_latest].map(edtf_day)
}

/// A citation as the data format names it from elsewhere: `event#id`.
fn citation_name(timeline: &Timeline, at: CitationRef) -> String {
    format!("{}#{}", timeline.event(at.event).id, timeline.citation(at).id)
}

fn citation_names(timeline: &Timeline, citations: &[CitationRef]) -> Vec<String> {
    citations.iter().map(|&at| citation_name(timeline, at)).collect()
}
