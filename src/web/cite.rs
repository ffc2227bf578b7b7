//! Citations: pages for people, files for programs.

use super::AppState;
use super::handlers::{check_query_length, resolve_below};
use super::redirect;
use super::response::{error_page, page};
use crate::model::{CitationFormat, CitationRef, EventIx, Namespace, Route, SourceIx, ThreadIx};
use crate::pages::{CitePage, SiteError, passage_of};
use crate::query::View;
use axum::extract::{self, Path, RawQuery, rejection::PathRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Answers with citations. They name the day, so nobody keeps them beyond it.
fn respond(format: CitationFormat, cited: &CitePage<'_>, name: &str) -> Response {
    let file = |kind: &'static str, body: String, ending: &str| {
        let name = format!("attachment; filename=\"{name}.{ending}\"");
        ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], body).into_response()
    };
    let mut answer = match format {
        CitationFormat::Page => page(StatusCode::OK, cited),
        // The types that Zotero's and other connectors know.
        CitationFormat::Bibtex => file("application/x-bibtex; charset=utf-8", cited.bibtex(), "bib"),
        CitationFormat::CslJson => file("application/vnd.citationstyles.csl+json", cited.csl_json(), "json"),
    };
    let control = HeaderValue::from_static("private, no-cache");
    answer.headers_mut().insert(header::CACHE_CONTROL, control);
    answer.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    answer
}

type Shared = extract::State<Arc<AppState>>;
type Id = Result<Path<String>, PathRejection>;

/// `/events/ID/cite`, with `passage` for a passage.
pub async fn event(
    extract::State(state): Shared,
    format: CitationFormat,
    id: Id,
    RawQuery(query): RawQuery,
) -> Response {
    let query = &query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, query) {
        return refused;
    }
    let path = |id: &str| Route::event_cite(id, format).path();
    resolve_below(&state, Namespace::Events, &path, id, Some(query), |at| {
        let (ix, timeline) = (EventIx(at), &state.edition.timeline);
        let event = timeline.event(ix);
        let Some(asked) = passage_of(query) else {
            let cited = CitePage::event(state.site(), ix, None, (state.today)());
            return respond(format, &cited, event.id.as_str());
        };
        let found = (0..).zip(&event.citations).find(|(_, citation)| {
            citation.id.as_str() == asked || citation.aliases.iter().any(|alias| alias.as_str() == asked)
        });
        if let Some((position, citation)) = found {
            let passage = CitationRef { event: ix, position };
            if citation.id.as_str() != asked {
                let path = timeline.passage_cite_path(passage, format);
                return redirect::permanent(&state.site().href(path), None);
            }
            let cited = CitePage::event(state.site(), ix, Some(passage), (state.today)());
            return respond(format, &cited, &format!("{}-{}", event.id, citation.id));
        }
        match event.withdrawn.iter().find(|(id, _)| id.as_str() == asked) {
            Some((_, reason)) => error_page(&state, &SiteError::Withdrawn(asked, reason.clone())),
            None => error_page(&state, &SiteError::NoPassage(ix, asked)),
        }
    })
}

/// `/sources/ID/cite`
pub async fn source(
    extract::State(state): Shared,
    format: CitationFormat,
    id: Id,
    RawQuery(query): RawQuery,
) -> Response {
    let query = &query.unwrap_or_default();
    let path = |id: &str| Route::source_cite(id, format).path();
    resolve_below(&state, Namespace::Sources, &path, id, Some(query), |at| {
        let name = state.edition.timeline.source(SourceIx(at)).id.as_str();
        respond(format, &CitePage::source(state.site(), SourceIx(at), (state.today)()), name)
    })
}

/// `/threads/ID/cite`
pub async fn thread(
    extract::State(state): Shared,
    format: CitationFormat,
    id: Id,
    RawQuery(query): RawQuery,
) -> Response {
    let query = &query.unwrap_or_default();
    let path = |id: &str| Route::thread_cite(id, format).path();
    resolve_below(&state, Namespace::Threads, &path, id, Some(query), |at| {
        let name = state.edition.timeline.thread(ThreadIx(at)).id.as_str();
        respond(format, &CitePage::thread(state.site(), ThreadIx(at), (state.today)()), name)
    })
}

/// `/cite`, with the query of a view.
pub async fn view(extract::State(state): Shared, format: CitationFormat, RawQuery(query): RawQuery) -> Response {
    let query = &query.unwrap_or_default();
    if let Some(refused) = check_query_length(&state, query) {
        return refused;
    }
    let (view, _) = View::parse(&state.edition.timeline, query);
    let name = if view.filter.is_empty() { "edition" } else { "view" };
    respond(format, &CitePage::view(state.site(), &view, (state.today)()), name)
}
