//! The links below a list of events that download it.

use super::{Alternate, PageContext};
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
    png: String,
    calendar: String,
    atom: Alternate,
    json_feed: Alternate,
}

impl DownloadLinks {
    /// The links of a view.
    pub fn new(site: &PageContext<'_>, view: &View) -> Self {
        let query = view.with_filter(view.filter.clone()).query(&site.edition.timeline);
        let link = |route: Route<'_>| site.href(route.path().with_query(&query));
        // A feed has an order of its own and no chart.
        let changes = View::new(view.filter.clone()).query(&site.edition.timeline);
        Self {
            t: site.messages().text(),
            csv: link(Route::EventsCsv),
            json: link(Route::EventsJson),
            svg: link(Route::ChartSvg),
            png: link(Route::ChartPng),
            calendar: link(Route::EventsCalendar),
            atom: Alternate::atom(site, &changes),
            json_feed: Alternate::json_feed(site, &changes),
        }
    }

    /// The forms of the events that programs look for in the head of their page.
    pub fn alternates(&self) -> Vec<Alternate> {
        let alternate = |media_type, href: &String| Alternate { href: href.clone(), media_type };
        vec![
            self.atom.clone(),
            self.json_feed.clone(),
            alternate("text/calendar", &self.calendar),
            alternate("application/json", &self.json),
        ]
    }
}
