//! `/api/v1/…`: the data as JSON. `query.rs` reads requests, `answer.rs` writes answers; what is in them is made by
//! `formats/api/`.

mod answer;
mod preflight;
mod query;

pub use preflight::{METHODS, method_not_allowed};

use super::cache_policy::CachePolicy;
use super::extractors::{CurrentSite, Query, Record};
use super::response::{as_download, document};
use crate::formats::api::{
    ChartRecord, ComparedRecord, FacetRecord, Links, List, SearchList, SearchRecord, TimelineRecord, openapi,
};
use crate::formats::{ActorRecord, EraRecord, EventRecord, PersonRecord, RelationRecord, SourceRecord, ThreadRecord};
use crate::model::{ActorIx, EraIx, EventIx, PersonIx, SourceIx, ThreadIx};
use crate::pages::{BadParameter, SiteError, sanitize};
use crate::query::{CompareFilter, Filter, RelationFilter, RelationsDisplay, SourceFilter};
use crate::routes::Route;
use answer::{json, list, record};
use axum::response::Response;
use query::ApiQuery;

/// The width of a chart if the query has none, in pixels.
const DEFAULT_WIDTH: u32 = 960;

/// `/api/v1/openapi.json`
pub async fn description(site: CurrentSite, query: Query) -> Result<Response, SiteError> {
    if let Some((key, value)) = form_urlencoded::parse(query.as_bytes()).next() {
        let detail = site.edition.messages.text().api_no_parameters(sanitize(&key));
        let refused = BadParameter { parameter: key.into_owned(), value: value.into_owned(), detail };
        return Err(SiteError::BadRequest(vec![refused]));
    }
    let text = openapi(&site.context()).to_json().map_err(|error| SiteError::Internal(error.to_string()))?;
    Ok(as_download(document("application/json", text, CachePolicy::Path)))
}

/// `/api/v1/timeline`
pub async fn timeline(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    record(&site, &query, TimelineRecord::new(&site.context()))
}

/// `/api/v1/events`
pub async fn events(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let view = query.view::<Filter>(&site)?;
    let canonical = view.query(&site.edition.timeline);
    let found = site.edition.events(&view.filter);
    let html = Route::Timeline.path().with_query(&canonical);
    list(&site, &query, &canonical, html, found.len(), |part| {
        let events = site.edition.listed(&view, &found, part.skip, part.limit).into_iter();
        events.map(|event| EventRecord::new(&site.context(), event)).collect()
    })
}

/// `/api/v1/events/{id}`
pub async fn event(site: CurrentSite, query: ApiQuery, Record(ix): Record<EventIx>) -> Result<Response, SiteError> {
    record(&site, &query, EventRecord::new(&site.context(), ix))
}

/// `/api/v1/actors`
pub async fn actors(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let all = site.edition.timeline.actors.len();
    list(&site, &query, "", Route::Actors.path(), all as u64, |part| {
        part.of(all).map(|at| ActorRecord::new(&site.context(), ActorIx(at))).collect()
    })
}

/// `/api/v1/actors/{id}`
pub async fn actor(site: CurrentSite, query: ApiQuery, Record(ix): Record<ActorIx>) -> Result<Response, SiteError> {
    record(&site, &query, ActorRecord::new(&site.context(), ix))
}

/// `/api/v1/people`
pub async fn people(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let all = site.edition.timeline.people.len();
    // A timeline without people has no page of them.
    let html = if all == 0 { Route::Timeline } else { Route::People };
    list(&site, &query, "", html.path(), all as u64, |part| {
        part.of(all).map(|at| PersonRecord::new(&site.context(), PersonIx(at))).collect()
    })
}

/// `/api/v1/people/{id}`
pub async fn person(site: CurrentSite, query: ApiQuery, Record(ix): Record<PersonIx>) -> Result<Response, SiteError> {
    record(&site, &query, PersonRecord::new(&site.context(), ix))
}

/// `/api/v1/eras`
pub async fn eras(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let all = site.edition.timeline.eras.len();
    list(&site, &query, "", Route::Timeline.path(), all as u64, |part| {
        part.of(all).map(|at| EraRecord::new(&site.context(), EraIx(at))).collect()
    })
}

/// `/api/v1/eras/{id}`
pub async fn era(site: CurrentSite, query: ApiQuery, Record(ix): Record<EraIx>) -> Result<Response, SiteError> {
    record(&site, &query, EraRecord::new(&site.context(), ix))
}

/// `/api/v1/sources`
pub async fn sources(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let view = query.view::<SourceFilter>(&site)?;
    let canonical = view.query(site.edition.sources());
    let found = site.edition.sources().matching(&view.filter);
    let html = Route::Sources.path().with_query(&canonical);
    list(&site, &query, &canonical, html, found.len(), |part| {
        let sources = site.edition.sources().sorted(&found, view.options).into_iter().skip(part.skip).take(part.limit);
        sources.map(|source| SourceRecord::new(&site.context(), source)).collect()
    })
}

/// `/api/v1/sources/{id}`
pub async fn source(site: CurrentSite, query: ApiQuery, Record(ix): Record<SourceIx>) -> Result<Response, SiteError> {
    record(&site, &query, SourceRecord::new(&site.context(), ix))
}

/// `/api/v1/threads`
pub async fn threads(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let all = site.edition.timeline.threads.len();
    list(&site, &query, "", Route::Threads.path(), all as u64, |part| {
        part.of(all).map(|at| ThreadRecord::new(&site.context(), ThreadIx(at))).collect()
    })
}

/// `/api/v1/threads/{id}`
pub async fn thread(site: CurrentSite, query: ApiQuery, Record(ix): Record<ThreadIx>) -> Result<Response, SiteError> {
    record(&site, &query, ThreadRecord::new(&site.context(), ix))
}

/// `/api/v1/relations`
pub async fn relations(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let view = query.view::<RelationFilter>(&site)?;
    let canonical = view.query(&site.edition.timeline);
    let found = site.edition.relations_of(&view);
    let as_list = view.with_options(RelationsDisplay::List).query(&site.edition.timeline);
    let html = Route::Relations.path().with_query(&as_list);
    list(&site, &query, &canonical, html, found.len(), |part| {
        let relations = found.iter().skip(part.skip).take(part.limit);
        let relations = relations.filter_map(|number| site.edition.relations.get(number));
        relations.map(|(at, _)| RelationRecord::new(&site.context(), at)).collect()
    })
}

/// `/api/v1/facets`
pub async fn facets(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let view = query.view::<Filter>(&site)?;
    let limit = query.limit(&site)?;
    let items = FacetRecord::all(&site.context(), &view, &query.facets(), limit);
    let canonical = view.query(&site.edition.timeline);
    let links = Links {
        own: answer::url(&site, &query, &canonical, None),
        html: site.base.absolute(Route::Timeline.path().with_query(&canonical)),
        ..Links::default()
    };
    json(&List { count: items.len(), data_version: site.edition.data_version().to_owned(), links, items })
}

/// `/api/v1/search`
pub async fn search(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let view = query.view::<Filter>(&site)?;
    let timeline = &site.edition.timeline;
    let Some(result) = site.edition.search_result(&view.filter) else {
        return Err(missing("q", site.edition.messages.text().api_no_text()));
    };
    let canonical = view.query(timeline);
    let found = site.edition.events(&view.filter);
    let html = Route::Timeline.path().with_query(&canonical);
    let list = answer::list_of(&site, &query, &canonical, html, found.len(), |part| {
        let events = site.edition.listed(&view, &found, part.skip, part.limit).into_iter();
        events.map(|event| SearchRecord::new(&site.context(), event, &result)).collect()
    })?;
    answer::with_links(&list.links.clone(), &SearchList::new(list, &view.filter, &result))
}

/// `/api/v1/compare`
pub async fn compare(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let view = query.view::<CompareFilter>(&site)?;
    if !view.filter.is_comparison() {
        return Err(missing("side", site.edition.messages.text().api_few_sides()));
    }
    let canonical = view.query(&site.edition.timeline);
    let found = site.edition.compared_events(&view.filter);
    let html = Route::Compare.path().with_query(&canonical);
    list(&site, &query, &canonical, html, found.len(), |part| {
        let events = found.iter().skip(part.skip).take(part.limit).map(EventIx);
        events.map(|event| ComparedRecord::new(&site.context(), event, &view.filter.sides)).collect()
    })
}

/// `/api/v1/chart`
pub async fn chart(site: CurrentSite, query: ApiQuery) -> Result<Response, SiteError> {
    let view = query.view::<Filter>(&site)?;
    let width = query.width(&site, DEFAULT_WIDTH)?;
    let canonical = view.query(&site.edition.timeline);
    let links = Links {
        own: answer::url(&site, &query, &canonical, None),
        html: site.base.absolute(Route::Timeline.path().with_query(&canonical)),
        ..Links::default()
    };
    json(&ChartRecord::new(&site.context(), &view, width, links))
}

/// The error of a request without a parameter that it needs.
fn missing(parameter: &str, detail: String) -> SiteError {
    SiteError::BadRequest(vec![BadParameter { parameter: parameter.to_owned(), value: String::new(), detail }])
}
