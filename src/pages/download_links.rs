//! The links below a list of events that download it.

use super::PageContext;
use crate::messages::Text;
use crate::query::View;
use crate::routes::Route;
use askama::Template;

/// The links that download the events of a view and their chart.
#[derive(Debug, Template)]
#[template(path = "_downloads.html")]
pub struct DownloadLinks {
    t: Text<'static>,
    csv: String,
    json: String,
    svg: String,
}

impl DownloadLinks {
    /// The links of a view.
    pub fn new(site: &PageContext<'_>, view: &View) -> Self {
        let query = view.with_filter(view.filter.clone()).query(&site.edition.timeline);
        let link = |route: Route<'_>| site.href(route.path().with_query(&query));
        Self {
            t: site.messages().text(),
            csv: link(Route::EventsCsv),
            json: link(Route::EventsJson),
            svg: link(Route::ChartSvg),
        }
    }
}
