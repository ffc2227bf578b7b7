//! Handlers: a few lines each, from a request to a page.

use super::answer::{nothing, page};
use super::{State, fragment, redirect};
use crate::model::{ActorIx, EraIx, EventIx, Gone, SourceIx, Space};
use crate::pages::{
    AboutPage, ActorPage, ActorsPage, EraPage, EventPage, Situation, SourcePage, SourcesPage, TimelinePage,
};
use crate::query::{Problem, View};
use axum::extract::{self, Path, RawQuery};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

type Shared = extract::State<Arc<State>>;
type Id = Result<Path<String>, extract::rejection::PathRejection>;

/// The longest query that is read, in bytes: all values of a large timeline's facets fit many times over.
const LONGEST_QUERY: usize = 8 << 10;

/// `/`
pub async fn timeline(extract::State(state): Shared, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if query.len() > LONGEST_QUERY {
        return nothing(&state, &Situation::TooLong);
    }
    let timeline = &state.edition.timeline;
    let (view, problems) = View::parse(timeline, &query);
    if View::has_empty_fields(&query) {
        let canonical = view.query(timeline);
        let mark = if canonical.is_empty() { "" } else { "?" };
        let location = state.site().href(format!("/{mark}{canonical}"));
        return (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
    }
    match TimelinePage::new(state.site(), &view, &problems) {
        Some(found) => page(StatusCode::OK, &found),
        None => {
            let asked = problems.iter().find_map(|problem| match problem {
                Problem::NoPage(value) => Some(value.clone()),
                _ => None,
            });
            nothing(&state, &Situation::NoPage(asked.unwrap_or_else(|| view.page.0.to_string())))
        }
    }
}

/// `/chart`: the chart of a view at a width, for the script of the timeline's page.
pub async fn chart(extract::State(state): Shared, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if query.len() > LONGEST_QUERY {
        return nothing(&state, &Situation::TooLong);
    }
    fragment::answer(&state, &query)
}

/// `/events/ID`
pub async fn event(extract::State(state): Shared, id: Id, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    if query.len() > LONGEST_QUERY {
        return nothing(&state, &Situation::TooLong);
    }
    find(&state, Space::Events, id, Some(&query), |at| {
        let (view, _) = View::parse(&state.edition.timeline, &query);
        page(StatusCode::OK, &EventPage::new(state.site(), EventIx(at), &view.filter))
    })
}

/// `/eras/ID`
pub async fn era(extract::State(state): Shared, id: Id) -> Response {
    find(&state, Space::Eras, id, None, |at| page(StatusCode::OK, &EraPage::new(state.site(), EraIx(at))))
}

/// `/actors`
pub async fn actors(extract::State(state): Shared) -> Response {
    page(StatusCode::OK, &ActorsPage::new(state.site()))
}

/// `/actors/ID`
pub async fn actor(extract::State(state): Shared, id: Id) -> Response {
    find(&state, Space::Actors, id, None, |at| page(StatusCode::OK, &ActorPage::new(state.site(), ActorIx(at))))
}

/// `/sources`
pub async fn sources(extract::State(state): Shared) -> Response {
    page(StatusCode::OK, &SourcesPage::new(state.site()))
}

/// `/sources/ID`
pub async fn source(extract::State(state): Shared, id: Id) -> Response {
    find(&state, Space::Sources, id, None, |at| page(StatusCode::OK, &SourcePage::new(state.site(), SourceIx(at))))
}

/// `/about`
pub async fn about(extract::State(state): Shared) -> Response {
    page(StatusCode::OK, &AboutPage::new(state.site()))
}

/// Any method but GET and HEAD.
pub async fn method(extract::State(state): Shared) -> Response {
    let mut answer = nothing(&state, &Situation::Method);
    answer.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("GET, HEAD"));
    answer
}

/// An address that nothing has.
pub fn unknown(state: &State, path: &str) -> Response {
    nothing(state, &Situation::UnknownPath(path.to_owned()))
}

/// An address that cannot be read.
pub fn unreadable(state: &State) -> Response {
    nothing(state, &Situation::NotUtf8)
}

/// A handler panicked: the fault is ours, and the reader gets a page all the same.
pub fn failed(state: &State) -> Response {
    nothing(state, &Situation::Failed)
}

/// Answers with what has an id; leads on from an earlier id and from capital letters; says why a thing was withdrawn.
fn find(state: &State, space: Space, id: Id, query: Option<&str>, answer: impl FnOnce(u32) -> Response) -> Response {
    let Ok(Path(id)) = id else { return unreadable(state) };
    let timeline = &state.edition.timeline;
    if let Some(at) = timeline.find(space, &id) {
        return answer(at);
    }
    let path = |id: &str| state.site().href(format!("/{}/{id}", space.name()));
    match timeline.gone(space, &id) {
        Some(Gone::Renamed(now)) => redirect::to(&path(now.as_str()), query),
        Some(Gone::Withdrawn(reason)) => nothing(state, &Situation::Withdrawn(id, reason.clone())),
        None => {
            let lower = id.to_ascii_lowercase();
            let known = timeline.find(space, &lower).is_some() || timeline.gone(space, &lower).is_some();
            if lower != id && known {
                return redirect::to(&path(&lower), query);
            }
            nothing(state, &Situation::UnknownId(space, id))
        }
    }
}
