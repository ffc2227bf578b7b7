//! Pages: functions of an edition and a view. Each page is a struct and a template; nothing here knows of requests.

mod about;
mod actors;
mod changes;
mod chart;
mod choices;
mod citation;
mod cite;
mod entry;
mod eras;
mod event;
mod filters;
mod glyph;
mod html;
mod link;
mod marked;
mod method;
mod not_found;
mod opensearch;
mod relation;
mod relations;
mod shown;
mod site;
mod sources;
mod suggest;
mod telling;
mod threads;
mod timeline;
mod voices;
mod web;
mod why;
mod words;

pub use about::AboutPage;
pub use actors::{ActorPage, ActorsPage};
pub use changes::ChangesPage;
pub use chart::ChartView;
pub use choices::ChoicesPage;
pub use cite::{CitePage, passage_of};
pub use eras::EraPage;
pub use event::EventPage;
pub use method::MethodPage;
pub use not_found::{NothingHere, Situation};
pub use opensearch::{OPENSEARCH, OpenSearch};
pub use relations::RelationsPage;
pub use site::{BaseUrl, BaseUrlError, Shell, Site};
pub use sources::{SourcePage, SourcesPage};
pub use suggest::{SUGGESTIONS, suggestions};
pub use threads::{StepPage, ThreadPage, ThreadsPage};
pub use timeline::TimelinePage;
pub use voices::{UnnamedVoicePage, VoicePage, VoicesPage};
pub use words::{echo, problem as problem_words};

/// A page that can be answered with.
pub trait Page {
    /// The HTML.
    ///
    /// # Errors
    /// Only where writing to a string fails, which it does not.
    fn html(&self) -> askama::Result<String>;

    /// Whether search engines should leave it out.
    fn noindex(&self) -> bool {
        false
    }
}
