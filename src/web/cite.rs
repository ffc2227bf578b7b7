//! Citations: a page for people, files for programs.

use super::cache_policy::CachePolicy;
use super::extractors::{CurrentSite, Query, Record, Rejection};
use super::response::{as_download, html};
use crate::model::{CitationRef, Departed, EventIx, SourceIx, ThreadIx};
use crate::pages::{CitePage, SiteError};
use crate::query::{CompareView, View};
use crate::routes::CitationFormat;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// Citations as a response. They name the day of access, so no shared cache may keep them (RFC 9111 §5.2.2.7).
fn response(format: CitationFormat, page: &CitePage<'_>, file_name: &str) -> Result<Response, SiteError> {
    let file = |content_type: &'static str, body: String, extension: &str| {
        let disposition = format!("attachment; filename=\"{file_name}.{extension}\"");
        let headers = [(header::CONTENT_TYPE, content_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
        (headers, body).into_response()
    };
    let mut response = match format {
        CitationFormat::Page => html(page)?,
        // The types that Zotero's and other connectors know.
        CitationFormat::Bibtex => file("application/x-bibtex; charset=utf-8", page.bibtex(), "bib"),
        CitationFormat::CslJson => file("application/vnd.citationstyles.csl+json", page.csl_json(), "json"),
    };
    let headers = response.headers_mut();
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response.extensions_mut().insert(CachePolicy::Private);
    Ok(if format == CitationFormat::Page { response } else { as_download(response) })
}

/// `/events/{id}/cite`; with `passage`, the citations of one passage.
pub async fn event(
    format: CitationFormat,
    site: CurrentSite,
    query: Query,
    Record(ix): Record<EventIx>,
) -> Result<Response, Rejection> {
    let timeline = &site.edition.timeline;
    let event = timeline.event(ix);
    let Some(asked) = query.last("passage") else {
        let page = CitePage::event(site.context(), ix, None, (site.today)());
        return Ok(response(format, &page, event.id.as_str())?);
    };
    let found = (0..).zip(&event.citations).find(|(_, citation)| {
        citation.id.as_str() == asked || citation.aliases.iter().any(|alias| alias.as_str() == asked)
    });
    if let Some((position, citation)) = found {
        let passage = CitationRef { event: ix, position };
        if citation.id.as_str() != asked {
            return Err(Rejection::Moved(site.href(timeline.passage_cite_path(passage, format))));
        }
        let page = CitePage::event(site.context(), ix, Some(passage), (site.today)());
        return Ok(response(format, &page, &format!("{}-{}", event.id, citation.id))?);
    }
    Err(match event.departed.iter().find(|(id, _)| id.as_str() == asked) {
        Some((_, Departed::Withdrawn(reason))) => {
            SiteError::Withdrawn { id: asked, reason: reason.clone(), event: Some(ix) }
        }
        _ => SiteError::NoPassage(ix, asked),
    }
    .into())
}

/// `/sources/{id}/cite`
pub async fn source(
    format: CitationFormat,
    site: CurrentSite,
    Record(ix): Record<SourceIx>,
) -> Result<Response, SiteError> {
    let id = site.edition.timeline.source(ix).id.as_str();
    response(format, &CitePage::source(site.context(), ix, (site.today)()), id)
}

/// `/threads/{id}/cite`
pub async fn thread(
    format: CitationFormat,
    site: CurrentSite,
    Record(ix): Record<ThreadIx>,
) -> Result<Response, SiteError> {
    let id = site.edition.timeline.thread(ix).id.as_str();
    response(format, &CitePage::thread(site.context(), ix, (site.today)()), id)
}

/// `/cite`, with the query of a view.
pub async fn view(format: CitationFormat, site: CurrentSite, query: Query) -> Result<Response, SiteError> {
    let (view, _) = View::parse(&site.edition.timeline, &query);
    let name = if view.filter.is_empty() { "edition" } else { "view" };
    response(format, &CitePage::view(site.context(), &view, (site.today)()), name)
}

/// `/compare/cite`, with the query of a comparison.
pub async fn comparison(format: CitationFormat, site: CurrentSite, query: Query) -> Result<Response, SiteError> {
    let (view, _) = CompareView::parse(&site.edition.timeline, &query);
    response(format, &CitePage::comparison(site.context(), &view, (site.today)()), "comparison")
}
