//! `/events.csv`, `/events.json`, `/events.jsonl`, `/events.ics`, `/on-this-day.ics` and `/chart.svg`: the events of a view and
//! their chart as files.

use super::cache_policy::CachePolicy;
use super::drawings;
use super::extractors::{CurrentSite, Query, bad_parameter};
use super::response::{Streamed, as_download, document};
use super::security::SecurityPolicy;
use crate::formats::{EventsFile, file_name};
use crate::pages::{BadParameter, DEFAULT_PICTURE_WIDTH, SiteError, chart_svg, sanitize};
use crate::query::{Edition, Filter, Problem, View};
use crate::routes::EventsFormat;
use axum::Extension;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// All events of a view in the order of its list. The file follows from the data, the program and the address, so their
/// digest is its entity tag.
pub async fn events(format: EventsFormat, site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    let view = read_view(&site.edition, &query)?;
    let canonical = view.query(&site.edition.timeline);
    let name = file_name(format.stem(), &canonical);
    let extension = format.extension();
    let stem = format.stem();
    let digest = blake3::hash(format!("{} {stem}.{extension} {canonical}", site.edition.version).as_bytes());
    let headers = [
        (header::CONTENT_TYPE, format.content_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{extension}\"")),
        (header::ETAG, format!("\"{}\"", &digest.to_hex()[..20])),
        (header::HeaderName::from_static("x-robots-tag"), "noindex".to_owned()),
    ];
    let file = EventsFile::new(&site.context(), &view, format);
    let parts = (0..).map_while(move |part| file.part(&site.context(), part));
    let extensions = (Extension(Streamed), Extension(CachePolicy::View), Extension(SecurityPolicy::Download));
    Ok((extensions, headers, Body::from_stream(futures_util::stream::iter(parts))))
}

/// The chart of a view as a picture, `width` pixels wide.
pub async fn chart(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    let (view, width) = read_chart(&site.edition, &query)?;
    let mut response =
        as_download(document("image/svg+xml", chart_svg(&site.context(), &view, width), CachePolicy::View));
    name_chart(&mut response, &site.edition, &view, "svg");
    Ok(response)
}

/// The same in pixels, twice as many.
pub async fn chart_png(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    let (view, width) = read_chart(&site.edition, &query)?;
    let mut response = drawings::chart(site.clone(), view.clone(), width, &query).await?;
    name_chart(&mut response, &site.edition, &view, "png");
    Ok(response)
}

/// The view of a chart and its width in pixels.
fn read_chart(edition: &Edition, query: &Query) -> Result<(View, u32), SiteError> {
    let view = read_view(edition, query)?;
    let width = match query.last("width") {
        None => DEFAULT_PICTURE_WIDTH,
        Some(value) if value.bytes().all(|byte| byte.is_ascii_digit()) => value.parse().unwrap_or(u32::MAX),
        Some(value) => {
            let detail = edition.messages.text().error_width(sanitize(&value));
            return Err(SiteError::BadDownload(vec![BadParameter { parameter: "width".to_owned(), value, detail }]));
        }
    };
    Ok((view, width))
}

/// Names the file of a chart.
fn name_chart(response: &mut Response, edition: &Edition, view: &View, extension: &str) {
    let name = file_name("chart", &view.query(&edition.timeline));
    let disposition = format!("attachment; filename=\"{name}.{extension}\"");
    response.headers_mut().extend(disposition.parse().map(|value| (header::CONTENT_DISPOSITION, value)));
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
}

/// The view of a query, from its first page. What a page would only report is refused here, because a file cannot say that
/// it is not what was asked for.
pub(super) fn read_view(edition: &Edition, query: &str) -> Result<View, SiteError> {
    let (view, problems) = View::parse(&edition.timeline, query);
    let refused = problems.iter().filter(|problem| !matches!(problem, Problem::InvalidPage(_)));
    let refused: Vec<BadParameter> = refused.map(|problem| bad_parameter::<Filter>(edition, query, problem)).collect();
    if refused.is_empty() { Ok(view.with_filter(view.filter.clone())) } else { Err(SiteError::BadDownload(refused)) }
}
