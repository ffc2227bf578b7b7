//! Records in other forms than their pages, at the addresses of the pages with a suffix: `/events/ID.json`.

use super::cache_policy::CachePolicy;
use super::extractors::CurrentSite;
use super::redirect;
use super::response::{as_download, document};
use crate::formats::{
    ActorRecord, EraRecord, EventRecord, PersonRecord, SourceRecord, ThreadRecord, event_calendar, event_json_ld,
    event_markdown,
};
use crate::model::{ActorIx, EraIx, EventIx, PersonIx, SourceIx, ThreadIx};
use crate::pages::SiteError;
use crate::routes::{CitationFormat, Representation, Route};
use axum::response::Response;
use serde::Serialize;

/// An event in another form.
pub fn event(site: &CurrentSite, ix: EventIx, form: Representation) -> Result<Response, SiteError> {
    let id = site.edition.timeline.event(ix).id.as_str();
    Ok(match form {
        Representation::Json => json(&EventRecord::new(&site.context(), ix))?,
        Representation::Markdown => {
            let text = event_markdown(&site.context(), ix);
            as_download(document("text/markdown; charset=utf-8; variant=GFM", text, CachePolicy::Path))
        }
        Representation::JsonLd => {
            let text = event_json_ld(&site.context(), ix).to_string();
            as_download(document("application/ld+json", text, CachePolicy::Path))
        }
        Representation::Calendar => {
            let event = site.edition.timeline.event(ix);
            let missing = || SiteError::NoCalendar { event: ix, date: site.edition.messages.date(&event.date) };
            let text = event_calendar(&site.context(), ix).ok_or_else(missing)?;
            as_download(document("text/calendar; charset=utf-8", text, CachePolicy::Path))
        }
        Representation::Bibtex => redirect::permanent(&site.href(Route::event_cite(id, CitationFormat::Bibtex))),
    })
}

/// An actor in another form.
pub fn actor(site: &CurrentSite, ix: ActorIx, form: Representation) -> Result<Response, SiteError> {
    match form {
        Representation::Json => json(&ActorRecord::new(&site.context(), ix)),
        _ => Err(no_form(form)),
    }
}

/// A person in another form.
pub fn person(site: &CurrentSite, ix: PersonIx, form: Representation) -> Result<Response, SiteError> {
    match form {
        Representation::Json => json(&PersonRecord::new(&site.context(), ix)),
        _ => Err(no_form(form)),
    }
}

/// An era in another form.
pub fn era(site: &CurrentSite, ix: EraIx, form: Representation) -> Result<Response, SiteError> {
    match form {
        Representation::Json => json(&EraRecord::new(&site.context(), ix)),
        _ => Err(no_form(form)),
    }
}

/// A source in another form.
pub fn source(site: &CurrentSite, ix: SourceIx, form: Representation) -> Result<Response, SiteError> {
    let id = site.edition.timeline.source(ix).id.as_str();
    match form {
        Representation::Json => json(&SourceRecord::new(&site.context(), ix)),
        Representation::Bibtex => Ok(redirect::permanent(&site.href(Route::source_cite(id, CitationFormat::Bibtex)))),
        _ => Err(no_form(form)),
    }
}

/// A thread in another form.
pub fn thread(site: &CurrentSite, ix: ThreadIx, form: Representation) -> Result<Response, SiteError> {
    let id = site.edition.timeline.thread(ix).id.as_str();
    match form {
        Representation::Json => json(&ThreadRecord::new(&site.context(), ix)),
        Representation::Bibtex => Ok(redirect::permanent(&site.href(Route::thread_cite(id, CitationFormat::Bibtex)))),
        _ => Err(no_form(form)),
    }
}

/// A form that the route table does not have for a record never gets here.
fn no_form(form: Representation) -> SiteError {
    SiteError::Internal(format!("no handler makes {form:?}"))
}

/// A record as JSON.
fn json(record: &impl Serialize) -> Result<Response, SiteError> {
    let body = serde_json::to_string(record).map_err(|error| SiteError::Internal(error.to_string()))?;
    Ok(as_download(document("application/json", body, CachePolicy::Path)))
}
