//! The router: which handler answers which path, and the layers around all of them.

use super::error::{panicked, render_errors};
use super::middleware::{mount, respond};
use super::{
    AppState, api, assets, branding_files, chart_fragment, cite, crawlers, downloads, drawings, edition_zip, embed,
    feeds, handlers, oembed, opensearch, pictures, redirect, security_txt, suggest,
};
use crate::routes::{CitationFormat, EventsFormat, RoutePattern};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get};
use std::sync::Arc;
use tower::Layer;
use tower_http::catch_panic::CatchPanicLayer;

/// The router of a site, mounted under the prefix of its base URL.
pub fn router(state: &Arc<AppState>) -> Router {
    with_layers(state, routes().with_state(Arc::clone(state)))
}

/// Routes with everything around them: prefix, errors, and what finishes responses.
pub(super) fn with_layers(state: &Arc<AppState>, routes: Router) -> Router {
    let with_site = || Arc::clone(state);
    let routes = routes.layer(CatchPanicLayer::custom(panicked));
    // The last layer is the first that a request meets. The path is rewritten before it is routed, so that layer is
    // around the router and not a layer of it.
    Router::new()
        .fallback_service(from_fn_with_state(with_site(), mount).layer(routes))
        .layer(from_fn_with_state(with_site(), render_errors))
        .layer(from_fn_with_state(with_site(), respond))
}

/// The router of the route table.
fn routes() -> Router<Arc<AppState>> {
    let rows = RoutePattern::ALL.iter().filter(|pattern| pattern.representation().is_none());
    rows.fold(Router::new(), |router, &pattern| router.route(pattern.as_str(), handler(pattern)))
        .fallback(redirect::fallback)
        .method_not_allowed_fallback(api::method_not_allowed)
}

/// The handler of each row of the route table.
fn handler(pattern: RoutePattern) -> MethodRouter<Arc<AppState>> {
    use CitationFormat::{Bibtex, CslJson, Page};
    match pattern {
        RoutePattern::Timeline => get(handlers::timeline),
        RoutePattern::TimelineCite => get(|site, query| cite::view(Page, site, query)),
        RoutePattern::TimelineBibtex => get(|site, query| cite::view(Bibtex, site, query)),
        RoutePattern::TimelineCslJson => get(|site, query| cite::view(CslJson, site, query)),
        RoutePattern::EventsCsv => get(|site, query| downloads::events(EventsFormat::Csv, site, query)),
        RoutePattern::EventsJson => get(|site, query| downloads::events(EventsFormat::Json, site, query)),
        RoutePattern::EventsJsonLines => get(|site, query| downloads::events(EventsFormat::JsonLines, site, query)),
        RoutePattern::EventsCalendar => get(|site, query| downloads::events(EventsFormat::Calendar, site, query)),
        RoutePattern::OnThisDay => get(|site, query| downloads::events(EventsFormat::OnThisDay, site, query)),
        RoutePattern::Chart => get(chart_fragment::chart),
        RoutePattern::ChartSvg => get(downloads::chart),
        RoutePattern::ChartPng => get(downloads::chart_png),
        RoutePattern::TimelineCard => get(drawings::timeline_card),
        RoutePattern::EventCard => get(drawings::event_card),
        RoutePattern::ThreadCard => get(drawings::thread_card),
        RoutePattern::CompareCard => get(drawings::compare_card),
        RoutePattern::FacetValues => get(handlers::facet_values),
        RoutePattern::Events | RoutePattern::Eras => get(redirect::to_home),
        RoutePattern::Event
        | RoutePattern::EventJson
        | RoutePattern::EventMarkdown
        | RoutePattern::EventJsonLd
        | RoutePattern::EventCalendar
        | RoutePattern::EventBib => get(handlers::event),
        RoutePattern::EventCite => get(|site, query, event| cite::event(Page, site, query, event)),
        RoutePattern::EventBibtex => get(|site, query, event| cite::event(Bibtex, site, query, event)),
        RoutePattern::EventCslJson => get(|site, query, event| cite::event(CslJson, site, query, event)),
        RoutePattern::Era | RoutePattern::EraJson => get(handlers::era),
        RoutePattern::Actors => get(handlers::actors),
        RoutePattern::Actor | RoutePattern::ActorJson => get(handlers::actor),
        RoutePattern::People => get(handlers::people),
        RoutePattern::Person | RoutePattern::PersonJson => get(handlers::person),
        RoutePattern::Relations => get(handlers::relations),
        RoutePattern::Sources => get(handlers::sources),
        RoutePattern::Source | RoutePattern::SourceJson | RoutePattern::SourceBib => get(handlers::source),
        RoutePattern::SourceCite => get(|site, source| cite::source(Page, site, source)),
        RoutePattern::SourceBibtex => get(|site, source| cite::source(Bibtex, site, source)),
        RoutePattern::SourceCslJson => get(|site, source| cite::source(CslJson, site, source)),
        RoutePattern::Threads => get(handlers::threads),
        RoutePattern::Thread | RoutePattern::ThreadJson | RoutePattern::ThreadBib => get(handlers::thread),
        RoutePattern::ThreadCite => get(|site, thread| cite::thread(Page, site, thread)),
        RoutePattern::ThreadBibtex => get(|site, thread| cite::thread(Bibtex, site, thread)),
        RoutePattern::ThreadCslJson => get(|site, thread| cite::thread(CslJson, site, thread)),
        RoutePattern::Voices => get(handlers::voices),
        RoutePattern::Voice => get(handlers::voice),
        RoutePattern::Compare => get(handlers::compare),
        RoutePattern::CompareCite => get(|site, query| cite::comparison(Page, site, query)),
        RoutePattern::CompareBibtex => get(|site, query| cite::comparison(Bibtex, site, query)),
        RoutePattern::CompareCslJson => get(|site, query| cite::comparison(CslJson, site, query)),
        RoutePattern::Glossary => get(handlers::glossary),
        RoutePattern::About => get(handlers::about),
        RoutePattern::Method => get(handlers::method),
        RoutePattern::Changes => get(handlers::changes),
        RoutePattern::ChangesAtom => get(feeds::atom),
        RoutePattern::ChangesJsonFeed => get(feeds::json_feed),
        RoutePattern::Credits => get(handlers::credits),
        RoutePattern::Picture => get(pictures::picture),
        RoutePattern::Suggest => get(suggest::suggest),
        RoutePattern::OpenSearch => get(opensearch::description),
        RoutePattern::Sitemap => get(crawlers::sitemap),
        RoutePattern::RobotsTxt => get(crawlers::robots_txt),
        RoutePattern::Api => get(handlers::api),
        RoutePattern::OpenApi => get(api::description),
        RoutePattern::ApiTimeline => get(api::timeline),
        RoutePattern::ApiEvents => get(api::events),
        RoutePattern::ApiEvent => get(api::event),
        RoutePattern::ApiActors => get(api::actors),
        RoutePattern::ApiActor => get(api::actor),
        RoutePattern::ApiPeople => get(api::people),
        RoutePattern::ApiPerson => get(api::person),
        RoutePattern::ApiEras => get(api::eras),
        RoutePattern::ApiEra => get(api::era),
        RoutePattern::ApiSources => get(api::sources),
        RoutePattern::ApiSource => get(api::source),
        RoutePattern::ApiThreads => get(api::threads),
        RoutePattern::ApiThread => get(api::thread),
        RoutePattern::ApiRelations => get(api::relations),
        RoutePattern::ApiFacets => get(api::facets),
        RoutePattern::ApiSearch => get(api::search),
        RoutePattern::ApiCompare => get(api::compare),
        RoutePattern::ApiChart => get(api::chart),
        RoutePattern::SecurityTxt => get(security_txt::security_txt),
        RoutePattern::EditionZip => get(edition_zip::edition),
        RoutePattern::Embed => embed::framed(get(embed::view)),
        RoutePattern::EmbedEvent => embed::framed(get(embed::event)),
        RoutePattern::EmbedThread => embed::framed(get(embed::thread)),
        RoutePattern::EmbedOffer => get(embed::offer),
        RoutePattern::EmbedScript => get(assets::embed_script),
        RoutePattern::OEmbed => get(oembed::oembed),
        RoutePattern::Asset => get(assets::serve),
        RoutePattern::BrandingFile => get(branding_files::serve),
    }
}
