//! Pages: functions of an edition and a view. Each page is a struct and a template. Nothing here depends on requests.

mod about;
mod accent;
mod actors;
mod api;
mod arc_diagram;
mod build;
mod changes;
mod chart;
mod chart_svg;
mod citation;
mod cite;
mod compare;
mod contact;
mod context;
mod contribute;
mod credits;
mod download_links;
mod ego_network;
mod embed;
mod era;
mod error;
mod event;
mod event_item;
mod facet;
mod facet_names;
mod facet_values;
mod filters;
mod glossary;
mod highlight;
mod json_ld;
pub mod labels;
mod lang_attribute;
mod layout;
mod markdown;
mod media;
mod method;
mod opensearch;
mod people;
mod references;
mod relation;
mod relations;
mod result_summary;
mod significance_switch;
mod similar_records;
mod sources;
mod suggest;
mod symbol;
mod text_fragment;
mod threads;
mod timeline;
mod truncate;
mod voices;
mod window_hints;

pub use about::AboutPage;
pub use accent::{ACCENT_SHEET, accent_sheet};
pub use actors::{ActorPage, ActorsPage};
pub use api::ApiPage;
pub use build::BUILD;
pub use changes::ChangesPage;
pub use chart::ChartView;
pub use chart_svg::{CARD_SIZE, CardSubject, DEFAULT_PICTURE_WIDTH, card_svg, chart_svg, escape as escape_xml};
pub use citation::{claimants, speakers};
pub use cite::CitePage;
pub use compare::ComparePage;
pub use context::{BaseUrl, BaseUrlError, PageCache, PageContext};
pub use credits::CreditsPage;
pub use embed::{
    EmbedErrorPage, EmbedEventPage, EmbedOfferPage, EmbedSubject, EmbedThreadPage, EmbedViewPage, FrameSize, Theme,
};
pub use era::{EraPage, main_era, span as era_span};
pub use error::{BadParameter, ErrorPage, SiteError};
pub use event::{EventPage, event_layout};
pub use event_item::EventItem;
pub use facet_values::FacetValuesPage;
pub use glossary::GlossaryPage;
pub use json_ld::document as json_ld_document;
pub use labels::{event_refusal as event_refusal_message, refusal as refusal_message};
pub use layout::{Alternate, PageLayout};
pub use method::MethodPage;
pub use opensearch::{OPENSEARCH, OpenSearch};
pub use people::{PeoplePage, PersonPage};
pub use relations::RelationsPage;
pub use sources::{SourcePage, SourcesPage};
pub use suggest::{SUGGESTIONS, suggestions};
pub use text_fragment::text_fragment_url;
pub use threads::{PresentationPage, StepPage, ThreadPage, ThreadsPage};
pub use timeline::TimelinePage;
pub use truncate::sanitize;
pub use voices::{UnnamedVoicePage, VoicePage, VoicesPage};

/// A page of the site: a template in the layout that all pages share.
pub trait Page: askama::Template {
    fn layout(&self) -> &PageLayout<'_>;
}

macro_rules! impl_page {
    ($($page:ident),* $(,)?) => {$(
        impl Page for $page<'_> {
            fn layout(&self) -> &PageLayout<'_> {
                &self.layout
            }
        }
    )*};
}

impl_page!(
    AboutPage,
    ActorPage,
    ActorsPage,
    ApiPage,
    ChangesPage,
    CitePage,
    ComparePage,
    CreditsPage,
    EmbedErrorPage,
    EmbedEventPage,
    EmbedOfferPage,
    EmbedThreadPage,
    EmbedViewPage,
    EraPage,
    ErrorPage,
    EventPage,
    FacetValuesPage,
    GlossaryPage,
    MethodPage,
    PeoplePage,
    PersonPage,
    PresentationPage,
    RelationsPage,
    SourcePage,
    SourcesPage,
    StepPage,
    ThreadPage,
    ThreadsPage,
    TimelinePage,
    UnnamedVoicePage,
    VoicePage,
    VoicesPage
);
