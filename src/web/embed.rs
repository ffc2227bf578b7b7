//! `/embed…`: pages for frames of other sites, and the page that offers them.

use super::cache_policy::CachePolicy;
use super::extractors::{CurrentSite, Query, Record, cache_policy};
use super::response::{html_with, without_keys};
use super::security::SecurityPolicy;
use crate::messages::Messages;
use crate::model::{EventIx, ThreadIx};
use crate::pages::{
    EmbedEventPage, EmbedOfferPage, EmbedSubject, EmbedThreadPage, EmbedViewPage, FrameSize, SiteError, Theme, sanitize,
};
use crate::query::{EventOptions, Filter, View};
use crate::web::AppState;
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use std::sync::Arc;

/// The keys of the page that offers frames, besides those of a view.
const OF: &str = "of";
const WIDTH: &str = "width";
const HEIGHT: &str = "height";

/// Gives every response of a route the policy of frames, also those of errors.
pub fn framed(route: MethodRouter<Arc<AppState>>) -> MethodRouter<Arc<AppState>> {
    route.layer(map_response(async |response: Response| as_framed(response)))
}

/// Makes a response one that other sites may show in frames, if the timeline allows it.
pub fn as_framed(mut response: Response) -> Response {
    response.extensions_mut().insert(SecurityPolicy::Embed);
    response
}

/// Refuses if nobody may embed the timeline.
pub fn allowed(site: &CurrentSite) -> Result<(), SiteError> {
    if site.edition.timeline.about.embed.allows_any() { Ok(()) } else { Err(SiteError::NotForEmbedding) }
}

/// The theme that a query asks for.
fn theme(query: &Query) -> Option<Theme> {
    query.last(Theme::KEY).and_then(|word| Theme::read(&word))
}

/// `/embed`, with the query of a view.
pub async fn view(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    allowed(&site)?;
    let of_view = without_keys(&query, &[Theme::KEY]);
    let (view, problems) = View::parse(&site.edition.timeline, &of_view);
    let policy = cache_policy::<Filter, EventOptions>(&of_view, &problems);
    html_with(policy, &EmbedViewPage::new(site.context(), &view, &problems, theme(&query))?)
}

/// `/embed/events/{id}`; `passage` chooses one of its passages.
pub async fn event(
    site: CurrentSite,
    query: Query,
    Record(event): Record<EventIx>,
) -> Result<impl IntoResponse, SiteError> {
    allowed(&site)?;
    let page = EmbedEventPage::new(site.context(), event, query.last("passage"), theme(&query))?;
    html_with(query.cache_policy(&["passage", Theme::KEY]), &page)
}

/// `/embed/threads/{id}`; `step` is the number of a step.
pub async fn thread(
    site: CurrentSite,
    query: Query,
    Record(thread): Record<ThreadIx>,
) -> Result<impl IntoResponse, SiteError> {
    allowed(&site)?;
    let page = EmbedThreadPage::new(site.context(), thread, query.last("step"), theme(&query))?;
    html_with(query.cache_policy(&["step", Theme::KEY]), &page)
}

/// `/embed/new`: `of` is the page of an event or a thread; without it, the query is that of a view.
pub async fn offer(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    allowed(&site)?;
    let subject = match query.last(OF) {
        Some(page) => EmbedSubject::of_page(&site.edition, &page, "").ok_or(SiteError::NoEmbed(page))?,
        None => {
            let of_view = without_keys(&query, &[OF, Theme::KEY, WIDTH, HEIGHT]);
            EmbedSubject::view(&View::parse(&site.edition.timeline, &of_view).0)
        }
    };
    let default = subject.default_size();
    let messages = site.edition.messages;
    let size = FrameSize {
        width: size(messages, &query, WIDTH, default.width)?.clamp(FrameSize::WIDTHS.0, FrameSize::WIDTHS.1),
        height: size(messages, &query, HEIGHT, default.height)?.clamp(FrameSize::HEIGHTS.0, FrameSize::HEIGHTS.1),
    };
    let page = EmbedOfferPage::new(site.context(), &subject, theme(&query), size);
    // There may be any number of sizes.
    let mut response = html_with(CachePolicy::Revalidate, &page)?;
    response.extensions_mut().insert(SecurityPolicy::WithFrames);
    Ok(response)
}

/// A number of pixels in a query.
pub fn size(messages: &Messages, query: &Query, key: &str, default: u32) -> Result<u32, SiteError> {
    let Some(value) = query.last(key) else { return Ok(default) };
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| value.parse().unwrap_or(u32::MAX)).filter(|number| *number > 0);
    number.ok_or_else(|| SiteError::BadEmbed(messages.text().error_frame_size(sanitize(&value), key)))
}
