//! People as JSON.

use super::medium::MediumRecord;
use super::{Named, Titles, titles};
use crate::model::PersonIx;
use crate::pages::PageContext;
use crate::query::Facet;
use serde::Serialize;
use utoipa::ToSchema;

/// Someone who takes part or speaks.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonRecord<'a> {
    id: &'a str,
    /// The address of their page.
    url: String,
    name: &'a str,
    #[schema(value_type = BTreeMap<String, String>)]
    names: Titles<'a>,
    summary: Option<&'a str>,
    date: Option<String>,
    date_in_words: Option<String>,
    speaks_for: Option<Named>,
    perspective: Option<Named>,
    media: Vec<MediumRecord<'a>>,
    /// How many events they took part in.
    event_count: u64,
}

impl<'a> PersonRecord<'a> {
    /// The record of a person.
    pub fn new(site: &PageContext<'a>, ix: PersonIx) -> Self {
        let timeline = &site.edition.timeline;
        let person = timeline.person(ix);
        Self {
            id: person.id.as_str(),
            url: site.base.absolute(timeline.person_path(ix)),
            name: &person.name,
            names: titles(&person.names),
            summary: person.summary.as_deref(),
            date: person.date.as_ref().map(ToString::to_string),
            date_in_words: person.date.as_ref().map(|date| site.messages().date(date)),
            speaks_for: person.speaks_for.map(|actor| Named::actor(timeline, actor)),
            perspective: person.perspective.map(|from| Named::perspective(timeline, from)),
            media: MediumRecord::all(site, &person.media),
            event_count: site.edition.index.postings(Facet::Person, false)[ix.index()].len(),
        }
    }
}
