//! An event. Its page is an article about it, because only works have citations (schema.org `citation`).

use super::dates::{coverage, exact};
use super::node;
use super::records::{absolute, licence, named_actor, named_person, source, speaker, titles};
use crate::model::{Citation, CitationRef, Event, EventIx, Quote, SourceIx};
use crate::pages::PageContext;
use crate::routes::Route;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The page of an event, with the event, the works that it cites and the passages that it quotes.
pub fn article(site: &PageContext<'_>, ix: EventIx) -> Value {
    let timeline = &site.edition.timeline;
    let event = timeline.event(ix);
    let days = event.revisions.iter().filter_map(|revision| revision.date.html_datetime());
    let (published, modified) = (days.clone().min(), days.max());
    let works: BTreeSet<SourceIx> = timeline.works(event).collect();
    let actors = event.actors.iter().chain(&event.concerns).map(|&actor| named_actor(site, actor));
    let people = event.people.iter().map(|&person| named_person(site, person));
    let quotations = (0..).zip(&event.citations).filter_map(|(position, citation)| {
        quotation(site, CitationRef { event: ix, position }, citation, citation.quote()?)
    });
    node([
        ("@type", "Article".into()),
        ("@id", absolute(site, timeline.event_path(ix))),
        ("headline", (&*event.title).into()),
        ("description", (&*event.summary).into()),
        ("inLanguage", timeline.about.language.clone().into()),
        ("datePublished", published.into()),
        ("dateModified", modified.into()),
        ("license", timeline.about.licence.as_deref().map(licence).into()),
        ("isPartOf", json!({ "@id": absolute(site, Route::About.path().with_fragment("_dataset")) })),
        ("temporalCoverage", coverage(&event.date).into()),
        ("about", what_happened(site, ix, event)),
        ("mentions", actors.chain(people).collect::<Vec<_>>().into()),
        ("citation", works.into_iter().map(|work| source(site, work)).collect::<Vec<_>>().into()),
        ("hasPart", quotations.collect::<Vec<_>>().into()),
    ])
}

/// The event itself. It has a date only if that is exact; the article says which days it covers.
fn what_happened(site: &PageContext<'_>, ix: EventIx, event: &Event) -> Value {
    let mut names: Vec<Value> = event.official_title.iter().map(|title| (&**title).into()).collect();
    if let Value::Array(titles) = titles(&event.titles) {
        names.extend(titles);
    }
    let place = event.place.as_ref().map(|place| json!({ "@type": "Place", "name": place }));
    let end = event.date.is_range().then(|| event.date.end());
    node([
        ("@type", "Event".into()),
        ("@id", absolute(site, site.edition.timeline.event_path(ix).with_fragment("_event"))),
        ("name", (&*event.title).into()),
        ("alternateName", names.into()),
        ("startDate", exact(event.date.start()).into()),
        ("endDate", end.and_then(exact).into()),
        ("location", place.into()),
    ])
}

/// A passage that is quoted.
fn quotation(site: &PageContext<'_>, at: CitationRef, citation: &Citation, quote: &Quote) -> Option<Value> {
    let timeline = &site.edition.timeline;
    let speakers: Vec<Value> = citation.voice.iter().filter_map(|&voice| speaker(site, voice)).collect();
    Some(node([
        ("@type", "Quotation".into()),
        ("@id", absolute(site, timeline.citation_path(at))),
        ("text", quote.exact.clone().into()),
        ("inLanguage", quote.language.clone().into()),
        ("spokenByCharacter", speakers.into()),
        ("isPartOf", json!({ "@id": absolute(site, timeline.source_path(citation.source)) })),
    ]))
}
