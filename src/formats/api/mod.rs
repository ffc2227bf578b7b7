//! The answers of the API (`/api/v1/…`), and its description as OpenAPI. What an answer contains is made here; which part of a
//! list is asked for, and the links between the parts, come from `web/api/`.

mod chart;
mod compare;
mod facets;
mod list;
mod openapi;
mod search;
mod timeline;

pub use chart::ChartRecord;
pub use compare::{ComparedRecord, SideRecord};
pub use facets::FacetRecord;
pub use list::{Item, Links, List, field_names};
pub use openapi::openapi;
pub use search::{SearchList, SearchRecord};
pub use timeline::TimelineRecord;

pub use crate::chart::PLOT_WIDTHS;

use crate::model::{EventIx, Timeline};
use crate::pages::PageContext;
use serde::Serialize;
use utoipa::ToSchema;

/// An event in an answer that is not about it alone.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventRef {
    id: String,
    /// The address of its page.
    url: String,
    title: String,
    date: String,
    date_in_words: String,
}

impl EventRef {
    fn new(site: &PageContext<'_>, ix: EventIx) -> Self {
        let timeline: &Timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        Self {
            id: event.id.to_string(),
            url: site.base.absolute(timeline.event_path(ix)),
            title: event.title.to_string(),
            date: event.date.to_string(),
            date_in_words: site.messages().date(&event.date),
        }
    }
}
