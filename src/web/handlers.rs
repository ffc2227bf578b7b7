//! Handlers: a few lines each, from a request to a page.

use super::response::{error_page, page};
use super::{AppState, chart_fragment, redirect};
use crate::model::{
    ActorIx, EraIx, EventIx, Namespace, PersonIx, Route, SourceIx, ThreadIx, Tombstone, UrlPath, Voice,
};
use crate::pages::{
    AboutPage, ActorPage, ActorsPage, ChangesPage, EraPage, EventPage, FacetValuesPage, MethodPage, RelationsPage,
    SiteError, SourcePage, SourcesPage, StepPage, ThreadPage, ThreadsPage, TimelinePage, UnnamedVoicePage, VoicePage,
    VoicesPage,
};
use crate::query::{self, Facet, FacetKey, Problem, RelationsView, SourceView, View};
use axum::extract::{self, Path, RawQuery};
use axum::http::{StatusCode, header};
use axum::response::Response;
use std::sync::Arc;

type Shared = extract::State<Arc<AppState>>;
type Id = Result<Path<String>, extract::rejection::PathRejection>;

/// The longest query that is read, in bytes: all values of a large timeline's facets fit many times over.
const MAX_QUERY_BYTES: usize = 8 << 10;

/// `/`
pub async fn timeline(extract::State(state): Shared, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, &query) {
        return refused;
    }
    let timeline = &state.edition.timeline;
    let (view, problems) = View::parse(timeline, &query);
    if View::has_empty_fields(&query) {
        return redirect::see_other(
            &state.site().href(Route::Timeline.path().with_query(&view.query_string(timeline))),
        );
    }
    match TimelinePage::new(state.site(), &view, &problems) {
        Some(found) => page(StatusCode::OK, &found),
        None => no_page(&state, &problems, view.page),
    }
}

/// `/choices/FACET`: `view` is the query of the view that is narrowed, `find` what is looked for.
pub async fn choices(extract::State(state): Shared, key: Id, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, &query) {
        return refused;
    }
    let Ok(Path(key)) = key else { return bad_path(&state) };
    let Some(facet) = Facet::from_key(&key) else {
        return not_found(&state, Route::FacetValues { facet: &key }.path().as_str());
    };
    let narrowed = last_param(&query, "view").unwrap_or_default();
    let (view, _) = View::parse(&state.edition.timeline, &narrowed);
    let find = last_param(&query, "find").unwrap_or_default();
    page(StatusCode::OK, &FacetValuesPage::new(state.site(), facet, &view, &find))
}

/// `/relations`
pub async fn relations(extract::State(state): Shared, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, &query) {
        return refused;
    }
    let timeline = &state.edition.timeline;
    let (view, problems) = RelationsView::parse(timeline, &query);
    if RelationsView::has_empty_fields(&query) {
        return redirect::see_other(
            &state.site().href(Route::Relations.path().with_query(&view.query_string(timeline))),
        );
    }
    match RelationsPage::new(state.site(), &view, &problems) {
        Some(found) => page(StatusCode::OK, &found),
        None => no_page(&state, &problems, view.page),
    }
}

/// A list has no such page as was asked for.
fn no_page<F>(state: &AppState, problems: &[Problem<F>], page: query::PageNumber) -> Response {
    let asked = problems.iter().find_map(|problem| match problem {
        Problem::InvalidPage(value) => Some(value.clone()),
        _ => None,
    });
    error_page(state, &SiteError::NoPage(asked.unwrap_or_else(|| page.0.to_string())))
}

/// `/chart`: the chart of a view at a width, for the script of the timeline's page.
pub async fn chart(extract::State(state): Shared, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, &query) {
        return refused;
    }
    chart_fragment::answer(&state, &query)
}

/// `/events/ID`
pub async fn event(extract::State(state): Shared, id: Id, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, &query) {
        return refused;
    }
    resolve(&state, Namespace::Events, id, Some(&query), |at| {
        let (view, _) = View::parse(&state.edition.timeline, &query);
        page(StatusCode::OK, &EventPage::new(state.site(), EventIx(at), &view.filter))
    })
}

/// `/eras/ID`
pub async fn era(extract::State(state): Shared, id: Id) -> Response {
    resolve(&state, Namespace::Eras, id, None, |at| page(StatusCode::OK, &EraPage::new(state.site(), EraIx(at))))
}

/// `/actors`
pub async fn actors(extract::State(state): Shared) -> Response {
    page(StatusCode::OK, &ActorsPage::new(state.site()))
}

/// `/actors/ID`
pub async fn actor(extract::State(state): Shared, id: Id) -> Response {
    resolve(&state, Namespace::Actors, id, None, |at| page(StatusCode::OK, &ActorPage::new(state.site(), ActorIx(at))))
}

/// `/sources`
pub async fn sources(extract::State(state): Shared, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, &query) {
        return refused;
    }
    let sources = &state.edition.sources;
    let (view, problems) = SourceView::parse(sources, &query);
    if SourceView::has_empty_fields(&query) {
        return redirect::see_other(&state.site().href(Route::Sources.path().with_query(&view.query_string(sources))));
    }
    match SourcesPage::new(state.site(), &view, &problems) {
        Some(found) => page(StatusCode::OK, &found),
        None => no_page(&state, &problems, view.page),
    }
}

/// `/sources/ID`
pub async fn source(extract::State(state): Shared, id: Id) -> Response {
    resolve(&state, Namespace::Sources, id, None, |at| {
        page(StatusCode::OK, &SourcePage::new(state.site(), SourceIx(at)))
    })
}

/// `/threads`
pub async fn threads(extract::State(state): Shared) -> Response {
    page(StatusCode::OK, &ThreadsPage::new(state.site()))
}

/// `/threads/ID`, and a step of it where `step` has its number.
pub async fn thread(extract::State(state): Shared, id: Id, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, &query) {
        return refused;
    }
    resolve(&state, Namespace::Threads, id, Some(&query), |at| {
        let thread = ThreadIx(at);
        let Some(asked) = last_param(&query, "step") else {
            return page(StatusCode::OK, &ThreadPage::new(state.site(), thread));
        };
        match asked.parse().ok().and_then(|number| StepPage::new(state.site(), thread, number)) {
            Some(step) => page(StatusCode::OK, &step),
            None => error_page(&state, &SiteError::NoStep(thread, asked)),
        }
    })
}

/// `/voices`
pub async fn voices(extract::State(state): Shared) -> Response {
    page(StatusCode::OK, &VoicesPage::new(state.site()))
}

/// `/voices/ID`: an actor or a person, or one of the words for those whom a source does not name.
pub async fn voice(extract::State(state): Shared, id: Id) -> Response {
    let Ok(Path(id)) = id else { return bad_path(&state) };
    let word = Voice::RESERVED.into_iter().find(|(word, _)| word.eq_ignore_ascii_case(&id));
    if let Some((word, voice)) = word {
        return if word == id {
            page(StatusCode::OK, &UnnamedVoicePage::new(state.site(), voice))
        } else {
            redirect::permanent(&state.site().href(Route::Voice { id: word }), None)
        };
    }
    resolve_among(
        &state,
        &|id| Route::Voice { id }.path(),
        &[Namespace::Actors, Namespace::People],
        &id,
        None,
        |space, at| {
            let voice =
                if space == Namespace::Actors { Voice::Actor(ActorIx(at)) } else { Voice::Person(PersonIx(at)) };
            page(StatusCode::OK, &VoicePage::new(state.site(), voice))
        },
    )
}

/// `/about`
pub async fn about(extract::State(state): Shared) -> Response {
    page(StatusCode::OK, &AboutPage::new(state.site()))
}

/// `/method`
pub async fn method(extract::State(state): Shared) -> Response {
    page(StatusCode::OK, &MethodPage::new(state.site()))
}

/// `/changes`, and a page of it.
pub async fn changes(extract::State(state): Shared, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, &query) {
        return refused;
    }
    let asked = last_param(&query, "page");
    let number = asked.as_deref().map_or(Some(1), |asked| asked.parse().ok());
    match number.and_then(|number| ChangesPage::new(state.site(), number)) {
        Some(found) => page(StatusCode::OK, &found),
        None => error_page(&state, &SiteError::NoPage(asked.unwrap_or_default())),
    }
}

/// The value of a key that takes one: the last counts, and an empty one is none.
fn last_param(query: &str, key: &str) -> Option<String> {
    let values = form_urlencoded::parse(query.as_bytes()).filter(|(own, _)| own == key);
    values.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty()).last()
}

/// Any method but GET and HEAD.
pub async fn method_not_allowed(extract::State(state): Shared) -> Response {
    let mut answer = error_page(&state, &SiteError::Method);
    answer.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("GET, HEAD"));
    answer
}

/// An address that nothing has.
pub fn not_found(state: &AppState, path: &str) -> Response {
    error_page(state, &SiteError::UnknownPath(path.to_owned()))
}

/// An address that cannot be read.
pub fn bad_path(state: &AppState) -> Response {
    error_page(state, &SiteError::NotUtf8)
}

/// A handler panicked: the fault is ours, and the reader gets a page all the same.
pub fn internal_error(state: &AppState) -> Response {
    error_page(state, &SiteError::Failed)
}

/// Answers with what has an id; leads on from an earlier id and from capital letters; says why a thing was withdrawn.
fn resolve(
    state: &AppState,
    space: Namespace,
    id: Id,
    query: Option<&str>,
    answer: impl FnOnce(u32) -> Response,
) -> Response {
    resolve_below(state, space, &|id| UrlPath::of_record(space, id), id, query, answer)
}

/// The same for an address below that of the thing: `path` is the address by an id.
pub fn resolve_below(
    state: &AppState,
    space: Namespace,
    path: &dyn Fn(&str) -> UrlPath,
    id: Id,
    query: Option<&str>,
    answer: impl FnOnce(u32) -> Response,
) -> Response {
    let Ok(Path(id)) = id else { return bad_path(state) };
    resolve_among(state, path, &[space], &id, query, |_, at| answer(at))
}

/// Refuses a query that is too long to be read.
pub fn check_query_length(state: &AppState, query: &str) -> Option<Response> {
    (query.len() > MAX_QUERY_BYTES).then(|| error_page(state, &SiteError::TooLong(MAX_QUERY_BYTES)))
}

/// The same for what may stand in several namespaces, under a folder of its own.
fn resolve_among(
    state: &AppState,
    path: &dyn Fn(&str) -> UrlPath,
    spaces: &[Namespace],
    id: &str,
    query: Option<&str>,
    answer: impl FnOnce(Namespace, u32) -> Response,
) -> Response {
    let timeline = &state.edition.timeline;
    let found = |id: &str| spaces.iter().find_map(|&space| Some((space, timeline.find(space, id)?)));
    let gone = |id: &str| spaces.iter().find_map(|&space| timeline.tombstone(space, id));
    if let Some((space, at)) = found(id) {
        return answer(space, at);
    }
    let moved = |id: &str| redirect::permanent(&state.site().href(path(id)), query);
    match gone(id) {
        Some(Tombstone::Renamed(now)) => moved(now.as_str()),
        Some(Tombstone::Withdrawn(reason)) => error_page(state, &SiteError::Withdrawn(id.to_owned(), reason.clone())),
        None => {
            let lower = id.to_ascii_lowercase();
            if lower != id && (found(&lower).is_some() || gone(&lower).is_some()) {
                return moved(&lower);
            }
            let space = spaces.last().copied().unwrap_or(Namespace::Events);
            error_page(state, &SiteError::UnknownId(space, id.to_owned()))
        }
    }
}
