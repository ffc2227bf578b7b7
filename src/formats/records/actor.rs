//! Actors as JSON.

use super::medium::MediumRecord;
use super::{Named, Titles, titles};
use crate::model::ActorIx;
use crate::pages::PageContext;
use crate::query::Facet;
use serde::Serialize;
use utoipa::ToSchema;

/// A state, an organisation or a group that acts.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActorRecord<'a> {
    id: &'a str,
    /// The address of its page.
    url: String,
    title: &'a str,
    short: Option<&'a str>,
    summary: Option<&'a str>,
    #[schema(schema_with = super::schemas::actor_kind)]
    kind: &'static str,
    date: Option<String>,
    date_in_words: Option<String>,
    successor_of: Vec<Named>,
    perspective: Option<Named>,
    #[schema(schema_with = super::schemas::colour)]
    colour: &'static str,
    #[schema(schema_with = super::schemas::symbol)]
    mark: &'static str,
    lane: Option<u32>,
    #[schema(value_type = BTreeMap<String, String>)]
    titles: Titles<'a>,
    media: Vec<MediumRecord<'a>>,
    /// How many events it took part in, with those of its predecessors.
    event_count: u64,
}

impl<'a> ActorRecord<'a> {
    /// The record of an actor.
    pub fn new(site: &PageContext<'a>, ix: ActorIx) -> Self {
        let timeline = &site.edition.timeline;
        let actor = timeline.actor(ix);
        Self {
            id: actor.id.as_str(),
            url: site.base.absolute(timeline.actor_path(ix)),
            title: &actor.title,
            short: actor.short.as_deref(),
            summary: actor.summary.as_deref(),
            kind: actor.kind.as_str(),
            date: actor.date.as_ref().map(ToString::to_string),
            date_in_words: actor.date.as_ref().map(|date| site.messages().date(date)),
            successor_of: actor.successor_of.iter().map(|&before| Named::actor(timeline, before)).collect(),
            perspective: actor.perspective.map(|from| Named::perspective(timeline, from)),
            colour: actor.colour.as_str(),
            mark: actor.symbol.as_str(),
            lane: actor.lane,
            titles: titles(&actor.titles),
            media: MediumRecord::all(site, &actor.media),
            event_count: site.edition.index.postings(Facet::Actor, false)[ix.index()].len(),
        }
    }
}
