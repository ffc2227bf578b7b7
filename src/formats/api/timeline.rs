//! The timeline as a whole.

use super::Links;
use crate::formats::records::{MediumRecord, NameRecord};
use crate::model::{EvidencePolicy, Series};
use crate::pages::{PageContext, labels};
use crate::routes::Route;
use serde::Serialize;
use utoipa::ToSchema;

/// What the timeline is, and how much it has.
#[derive(Debug, Serialize, ToSchema)]
pub struct TimelineRecord<'a> {
    /// The address of its page.
    url: String,
    title: &'a str,
    subtitle: Option<&'a str>,
    language: &'a str,
    /// Markdown.
    intro: &'a str,
    /// Markdown.
    scope: &'a str,
    /// Markdown.
    method: &'a str,
    editors: Vec<NameRecord<'a>>,
    contact: Option<&'a str>,
    licence: Option<&'a str>,
    range: Option<String>,
    start: Option<String>,
    /// `required` if every event must cite evidence.
    #[schema(schema_with = evidence)]
    evidence: &'static str,
    kind: Vec<KindRecord<'a>>,
    perspective: Vec<PerspectiveRecord<'a>>,
    /// The names of the rows of eras.
    series: Vec<&'a str>,
    glossary: Vec<TermRecord<'a>>,
    media: Vec<MediumRecord<'a>>,
    counts: Counts,
    /// When any event was last revised.
    revised: Option<String>,
    data_version: &'a str,
    links: Links,
}

/// A kind of event.
#[derive(Debug, Serialize, ToSchema)]
pub struct KindRecord<'a> {
    id: &'a str,
    title: String,
    colour: Option<&'static str>,
}

/// A point of view.
#[derive(Debug, Serialize, ToSchema)]
pub struct PerspectiveRecord<'a> {
    id: &'a str,
    title: &'a str,
}

/// A term of the glossary.
#[derive(Debug, Serialize, ToSchema)]
pub struct TermRecord<'a> {
    id: &'a str,
    title: &'a str,
    /// Markdown.
    text: &'a str,
}

/// How many records there are.
#[derive(Debug, Serialize, ToSchema)]
pub struct Counts {
    events: usize,
    actors: usize,
    people: usize,
    eras: usize,
    sources: usize,
    threads: usize,
    relations: usize,
}

fn evidence() -> utoipa::openapi::schema::Object {
    utoipa::openapi::schema::ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::Type::String)
        .enum_values(Some(["wanted", "required"]))
        .build()
}

impl<'a> TimelineRecord<'a> {
    /// The record of the timeline.
    pub fn new(site: &PageContext<'a>) -> Self {
        let (m, timeline) = (site.messages(), &site.edition.timeline);
        let about = &timeline.about;
        let kinds = timeline.kinds.iter().map(|kind| KindRecord {
            id: kind.id.as_str(),
            title: labels::kind(m, kind),
            colour: kind.colour.map(crate::model::Colour::as_str),
        });
        let perspectives = timeline.perspectives.iter();
        let terms = timeline.glossary.iter();
        Self {
            url: site.base.absolute(Route::Timeline),
            title: &about.title,
            subtitle: about.subtitle.as_deref(),
            language: &about.language,
            intro: about.intro.as_str(),
            scope: about.scope.as_str(),
            method: about.method.as_str(),
            editors: NameRecord::all(&about.editors),
            contact: about.contact.as_deref(),
            licence: about.licence.as_deref(),
            range: about.range.as_ref().map(ToString::to_string),
            start: about.start.as_ref().map(ToString::to_string),
            evidence: if about.evidence == EvidencePolicy::Required { "required" } else { "wanted" },
            kind: kinds.collect(),
            perspective: perspectives.map(|of| PerspectiveRecord { id: of.id.as_str(), title: &of.title }).collect(),
            series: timeline.series.iter().map(|Series { name, .. }| name.as_str()).collect(),
            glossary: terms
                .map(|term| TermRecord { id: term.id.as_str(), title: &term.title, text: term.text.as_str() })
                .collect(),
            media: MediumRecord::all(site, &about.media),
            counts: Counts {
                events: timeline.events.len(),
                actors: timeline.actors.len(),
                people: timeline.people.len(),
                eras: timeline.eras.len(),
                sources: timeline.sources.len(),
                threads: timeline.threads.len(),
                relations: site.edition.relations.len(),
            },
            revised: site.edition.last_revised.as_ref().map(ToString::to_string),
            data_version: site.edition.data_version(),
            links: Links {
                own: site.base.absolute(Route::ApiTimeline),
                html: site.base.absolute(Route::About),
                ..Links::default()
            },
        }
    }
}
