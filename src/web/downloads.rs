//! `/events.csv` and `/events.json`: the events of a view as files.

use super::extractors::{CurrentSite, Query};
use super::response::Streamed;
use crate::pages::{EventsFile, SiteError, event_refusal_message, file_name};
use crate::query::{Edition, Problem, View};
use crate::routes::EventsFormat;
use axum::Extension;
use axum::body::Body;
use axum::http::header;
use axum::response::IntoResponse;

/// All events of a view in the order of its list. The file follows from the data, the program and the address, so their
/// digest is its entity tag.
pub async fn events(format: EventsFormat, site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    let view = read_view(&site.edition, &query)?;
    let canonical = view.query(&site.edition.timeline);
    let name = file_name("events", &canonical);
    let extension = format.extension();
    let content_type = match format {
        EventsFormat::Csv => "text/csv; charset=utf-8; header=present",
        EventsFormat::Json => "application/json",
    };
    let digest = blake3::hash(format!("{} {extension} {canonical}", site.edition.version).as_bytes());
    let headers = [
        (header::CONTENT_TYPE, content_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{extension}\"")),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::ETAG, format!("W/\"{}\"", &digest.to_hex()[..20])),
        (header::HeaderName::from_static("x-robots-tag"), "noindex".to_owned()),
    ];
    let file = EventsFile::new(&site.context(), &view, format);
    let parts = (0..).map_while(move |part| file.part(&site.context(), part));
    Ok((Extension(Streamed), headers, Body::from_stream(futures_util::stream::iter(parts))))
}

/// The view of a query, from its first page. What a page would only report is refused here, because a file cannot say that
/// it is not what was asked for.
pub fn read_view(edition: &Edition, query: &str) -> Result<View, SiteError> {
    let (view, problems) = View::parse(&edition.timeline, query);
    let refused = problems.iter().filter(|problem| !matches!(problem, Problem::InvalidPage(_)));
    let messages: Vec<String> =
        refused.map(|problem| event_refusal_message(edition.messages, &edition.timeline, problem)).collect();
    if messages.is_empty() {
        Ok(view.with_filter(view.filter.clone()))
    } else {
        Err(SiteError::BadDownload(messages.join(" ")))
    }
}
