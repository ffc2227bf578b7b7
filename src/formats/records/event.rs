//! Events as JSON.

use super::citation::CitationRecord;
use super::medium::MediumRecord;
use super::relation::RelationRecord;
use super::{Named, Titles, citation_name, citation_names, days, titles};
use crate::model::{CitationRef, EventIx, FurtherDate, Note, RelationRef, Revision, Timeline};
use crate::pages::{PageContext, labels};
use serde::Serialize;
use utoipa::ToSchema;

/// Something that happened, with its evidence.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventRecord<'a> {
    id: &'a str,
    /// The address of its page.
    url: String,
    title: &'a str,
    official_title: Option<&'a str>,
    #[schema(value_type = BTreeMap<String, String>)]
    titles: Titles<'a>,
    label: &'a str,
    date: String,
    date_of: Option<&'a str>,
    earliest: Option<String>,
    latest: Option<String>,
    date_in_words: String,
    /// The citations on which the date rests: `event#id`.
    date_citations: Vec<String>,
    dates: Vec<DateRecord<'a>>,
    place: Option<&'a str>,
    kind: Vec<Named>,
    actors: Vec<Named>,
    concerns: Vec<Named>,
    people: Vec<Named>,
    eras: Vec<Named>,
    #[schema(minimum = 1, maximum = 5)]
    significance: u8,
    summary: &'a str,
    /// Markdown. Its footnotes are the ids of citations.
    text: &'a str,
    citations: Vec<CitationRecord<'a>>,
    /// The claims that it bears on other events.
    relations: Vec<RelationRecord<'a>>,
    /// The claims that other events bear on it.
    incoming_relations: Vec<RelationRecord<'a>>,
    notes: Vec<NoteRecord<'a>>,
    /// What was changed, the newest first.
    revisions: Vec<RevisionRecord<'a>>,
    media: Vec<MediumRecord<'a>>,
}

/// A further date of an event.
#[derive(Debug, Serialize, ToSchema)]
pub struct DateRecord<'a> {
    date: String,
    of: &'a str,
    citations: Vec<String>,
}

/// A remark about what sources disagree on, get wrong, or leave open.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoteRecord<'a> {
    #[schema(schema_with = super::schemas::note_kind)]
    kind: &'static str,
    /// Markdown.
    text: &'a str,
    /// The citation that is wrong: `event#id`.
    corrects: Option<String>,
    /// The citations on which the note rests: `event#id`.
    citations: Vec<String>,
}

/// A change to an event's entry.
#[derive(Debug, Serialize, ToSchema)]
pub struct RevisionRecord<'a> {
    date: String,
    text: &'a str,
}

impl<'a> EventRecord<'a> {
    /// The record of an event.
    pub fn new(site: &PageContext<'a>, ix: EventIx) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let event = timeline.event(ix);
        let [earliest, latest] = days(&event.date);
        let people = event.people.iter().map(|&person| timeline.person(person));
        let eras = event.eras.iter().map(|&era| timeline.era(era));
        let kinds = event.kinds.iter().map(|&kind| timeline.kind(kind));
        let citation = |(position, citation)| CitationRecord::new(site, CitationRef { event: ix, position }, citation);
        let own = (0..).zip(&event.relations).map(|(position, _)| RelationRef { event: ix, position });
        Self {
            id: event.id.as_str(),
            url: site.base.absolute(timeline.event_path(ix)),
            title: &event.title,
            official_title: event.official_title.as_deref(),
            titles: titles(&event.titles),
            label: &event.label,
            date: event.date.to_string(),
            date_of: event.date_of.as_deref(),
            earliest,
            latest,
            date_in_words: m.date(&event.date),
            date_citations: citation_names(timeline, &event.date_citations),
            dates: event.dates.iter().map(|date| DateRecord::new(timeline, date)).collect(),
            place: event.place.as_deref(),
            kind: kinds.map(|kind| Named::new(&kind.id, &labels::kind(m, kind))).collect(),
            actors: event.actors.iter().map(|&actor| Named::actor(timeline, actor)).collect(),
            concerns: event.concerns.iter().map(|&actor| Named::actor(timeline, actor)).collect(),
            people: people.map(|person| Named::new(&person.id, &person.name)).collect(),
            eras: eras.map(|era| Named::new(&era.id, &era.title)).collect(),
            significance: event.significance,
            summary: &event.summary,
            text: event.text.as_str(),
            citations: (0..).zip(&event.citations).map(citation).collect(),
            relations: own.map(|at| RelationRecord::new(site, at)).collect(),
            incoming_relations: timeline.relations_leading_to(ix).map(|at| RelationRecord::new(site, at)).collect(),
            notes: event.notes.iter().map(|note| NoteRecord::new(timeline, note)).collect(),
            revisions: event.revisions.iter().map(RevisionRecord::new).collect(),
            media: MediumRecord::all(site, &event.media),
        }
    }
}

impl<'a> DateRecord<'a> {
    fn new(timeline: &Timeline, date: &'a FurtherDate) -> Self {
        Self { date: date.date.to_string(), of: &date.of, citations: citation_names(timeline, &date.citations) }
    }
}

impl<'a> NoteRecord<'a> {
    fn new(timeline: &Timeline, note: &'a Note) -> Self {
        Self {
            kind: note.kind.as_str(),
            text: note.text.as_str(),
            corrects: note.corrects.map(|at| citation_name(timeline, at)),
            citations: citation_names(timeline, &note.citations),
        }
    }
}

impl<'a> RevisionRecord<'a> {
    fn new(revision: &'a Revision) -> Self {
        Self { date: revision.date.to_string(), text: &revision.text }
    }
}
