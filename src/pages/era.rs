//! The page of an era.

use super::chart::ChartView;
use super::download_links::DownloadLinks;
use super::event_item::{EventItem, count, event_items, more};
use super::{PageContext, PageLayout, markdown};
use crate::messages::Messages;
use crate::model::{Era, EraIx, EventIx, Timeline};
use crate::query::{Facet, Filter, View};
use crate::routes::Route;
use askama::Template;

/// The page of an era: its summary, strip and events.
#[derive(Debug, Template)]
#[template(path = "era.html")]
pub struct EraPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    span: String,
    summary: String,
    count: String,
    in_timeline: String,
    strip: ChartView,
    items: Vec<EventItem>,
    more: Option<String>,
    downloads: Option<DownloadLinks>,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
}

impl<'a> EraPage<'a> {
    pub fn new(site: PageContext<'a>, ix: EraIx) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let era = timeline.era(ix);
        let filter = Filter::single(Facet::Era, ix.0);
        let events = site.edition.events(&filter);
        let query = format!("?{}", View::new(filter.clone()).query(timeline));
        let row = timeline.series.get(era.series).map_or(&[][..], |series| &series.eras);
        let position = row.iter().position(|&other| other == ix);
        let other =
            |ix: Option<&EraIx>| ix.map(|&ix| (site.href(timeline.era_path(ix)), timeline.era(ix).title.clone()));
        let span = span(m, era);
        let summary = era.summary.as_ref().map(crate::model::Markdown::first_sentence);
        let description = summary.unwrap_or_else(|| m.text().event_with_date(&*era.title, &span));
        let downloads = (!events.is_empty()).then(|| DownloadLinks::new(&site, &View::new(filter)));
        Self {
            layout: PageLayout::new(site, &era.title, &description, timeline.era_path(ix), "timeline")
                .with_alternates(downloads.iter().flat_map(DownloadLinks::alternates)),
            title: era.title.clone(),
            summary: era
                .summary
                .as_ref()
                .map(|text| markdown::render(&site, text, 1, None, &|_| None))
                .unwrap_or_default(),
            count: m.events(count(&events)),
            in_timeline: site.href(Route::Timeline.path().with_query(&query)),
            strip: ChartView::strip(&site, None, &events, Some(&query)),
            items: event_items(&site, &events, ""),
            more: more(m, &events),
            downloads,
            before: other(position.and_then(|at| row.get(at.checked_sub(1)?))),
            after: other(position.and_then(|at| row.get(at + 1))),
            span,
        }
    }
}

/// The era of the first series in which an event begins.
pub fn main_era(timeline: &Timeline, event: EventIx) -> Option<EraIx> {
    timeline.event(event).eras.iter().copied().find(|&era| timeline.era(era).series == 0)
}

/// The heading of an era in a list: title, span and link.
pub fn era_head(site: &PageContext<'_>, ix: EraIx) -> (String, String, String) {
    let timeline = &site.edition.timeline;
    let era = timeline.era(ix);
    (era.title.clone(), span(site.messages(), era), site.href(timeline.era_path(ix)))
}

/// The span of an era: "1950–1956", "401 BCE – 500 CE", "since 2022".
pub fn span(m: &Messages, era: &Era) -> String {
    let from = era.first.ymd().0;
    if era.last.is_infinite() {
        return m.text().interval_since(m.year(from));
    }
    // An era ends where the next begins, so its last year is the year of the day after its last day.
    let until = crate::model::date::Day::new(era.last.number() + 1).ymd().0;
    if from == until { m.year(from) } else { m.years(from, until) }
}
