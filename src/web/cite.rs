//! Citations: pages for people, files for programs.

use super::AppState;
use super::handlers::{check_query_length, resolve_below};
use super::redirect;
use super::response::{error_page, page};
use crate::model::{CitationRef, EventIx, Namespace, SourceIx, ThreadIx};
use crate::pages::{CitePage, SiteError, passage_of};
use crate::query::View;
use axum::extract::{Path, rejection::PathRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// How citations are answered: the end of the address, by which it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationFormat {
    /// `/cite`
    Page,
    /// `/cite.bib`
    BibTex,
    /// `/cite.json`
    CslJson,
}

impl CitationFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Page, Self::BibTex, Self::CslJson];

    /// The last segment of the path, with its slash.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Page => "/cite",
            Self::BibTex => "/cite.bib",
            Self::CslJson => "/cite.json",
        }
    }

    /// Answers with citations. They name the day, so nobody keeps them beyond it.
    fn answer(self, cited: &CitePage<'_>, name: &str) -> Response {
        let file = |kind: &'static str, body: String, ending: &str| {
            let name = format!("attachment; filename=\"{name}.{ending}\"");
            ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], body).into_response()
        };
        let mut answer = match self {
            Self::Page => page(StatusCode::OK, cited),
            // The types that Zotero's and other connectors know.
            Self::BibTex => file("application/x-bibtex; charset=utf-8", cited.bibtex(), "bib"),
            Self::CslJson => file("application/vnd.citationstyles.csl+json", cited.csl_json(), "json"),
        };
        let control = HeaderValue::from_static("private, no-cache");
        answer.headers_mut().insert(header::CACHE_CONTROL, control);
        answer.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
        answer
    }
}

type Id = Result<Path<String>, PathRejection>;

/// `/events/ID/cite`, with `passage` for a passage.
pub fn event(state: &AppState, format: CitationFormat, id: Id, query: &str) -> Response {
    if let Some(refused) = check_query_length(state, query) {
        return refused;
    }
    resolve_below(state, Namespace::Events, format.suffix(), id, Some(query), |at| {
        let (ix, timeline) = (EventIx(at), &state.edition.timeline);
        let event = timeline.event(ix);
        let Some(asked) = passage_of(query) else {
            let cited = CitePage::event(state.site(), ix, None, (state.today)());
            return format.answer(&cited, event.id.as_str());
        };
        let found = (0..).zip(&event.citations).find(|(_, citation)| {
            citation.id.as_str() == asked || citation.aliases.iter().any(|alias| alias.as_str() == asked)
        });
        if let Some((position, citation)) = found {
            let passage = CitationRef { event: ix, position };
            if citation.id.as_str() != asked {
                let path = timeline.citation_path(passage).cite();
                return redirect::permanent(
                    &state.site().href(path.as_str().replacen("/cite", format.suffix(), 1)),
                    None,
                );
            }
            let cited = CitePage::event(state.site(), ix, Some(passage), (state.today)());
            return format.answer(&cited, &format!("{}-{}", event.id, citation.id));
        }
        match event.withdrawn.iter().find(|(id, _)| id.as_str() == asked) {
            Some((_, reason)) => error_page(state, &SiteError::Withdrawn(asked, reason.clone())),
            None => error_page(state, &SiteError::NoPassage(ix, asked)),
        }
    })
}

/// `/sources/ID/cite`
pub fn source(state: &AppState, format: CitationFormat, id: Id, query: &str) -> Response {
    resolve_below(state, Namespace::Sources, format.suffix(), id, Some(query), |at| {
        let name = state.edition.timeline.source(SourceIx(at)).id.as_str();
        format.answer(&CitePage::source(state.site(), SourceIx(at), (state.today)()), name)
    })
}

/// `/threads/ID/cite`
pub fn thread(state: &AppState, format: CitationFormat, id: Id, query: &str) -> Response {
    resolve_below(state, Namespace::Threads, format.suffix(), id, Some(query), |at| {
        let name = state.edition.timeline.thread(ThreadIx(at)).id.as_str();
        format.answer(&CitePage::thread(state.site(), ThreadIx(at), (state.today)()), name)
    })
}

/// `/cite`, with the query of a view.
pub fn view(state: &AppState, format: CitationFormat, query: &str) -> Response {
    if let Some(refused) = check_query_length(state, query) {
        return refused;
    }
    let (view, _) = View::parse(&state.edition.timeline, query);
    let name = if view.filter.is_empty() { "edition" } else { "view" };
    format.answer(&CitePage::view(state.site(), &view, (state.today)()), name)
}
