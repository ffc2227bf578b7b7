//! A view of the timeline in a frame: its chart, and the first events of its list.

use super::{FrameLayout, Theme, layout, leaving, with_theme};
use crate::model::EventIx;
use crate::pages::chart::{ChartView, WindowLink};
use crate::pages::{PageContext, PageLayout, SiteError, labels};
use crate::query::{Facet, Problem, View};
use crate::routes::Route;
use askama::Template;

/// How many events are listed below the chart.
const LISTED: usize = 6;

/// A view of the timeline.
#[derive(Debug, Template)]
#[template(path = "embed_view.html")]
pub struct EmbedViewPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    frame: FrameLayout,
    /// What is shown, in a sentence, unless it is everything.
    sentence: Option<String>,
    problems: Vec<String>,
    chart: String,
    moves: [WindowLink; 5],
    events: Vec<ListedEvent>,
    /// The link to the whole list, if there is more.
    all: Option<String>,
}

/// An event in the list.
#[derive(Debug)]
struct ListedEvent {
    href: String,
    date: String,
    datetime: Option<String>,
    title: String,
}

impl<'a> EmbedViewPage<'a> {
    /// A view, with what could not be read of its query.
    ///
    /// # Errors
    /// [`SiteError::Internal`] if a template fails.
    pub fn new(
        site: PageContext<'a>,
        asked: &View,
        problems: &[Problem<Facet>],
        theme: Option<Theme>,
    ) -> Result<Self, SiteError> {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let asked = &asked.with_filter(asked.filter.clone());
        let view = &*site.edition.as_shown(asked);
        let events = site.edition.events(&view.filter);
        let found = crate::pages::event_item::count(&events);
        let sentence = labels::shown(m, timeline, &site.edition.with_corrections(&view.filter), found);
        let query = asked.query_string(timeline);
        let page = Route::Timeline.path().with_query(&query);
        let (chart, moves) = ChartView::embedded(&site, asked, &|view| {
            site.href(with_theme(Route::Embed.path().with_query(&view.query_string(timeline)), theme))
        });
        let listed = |ix: EventIx| {
            let event = timeline.event(ix);
            ListedEvent {
                href: format!("{}{query}", site.href(timeline.event_path(ix))),
                date: m.date(&event.date),
                datetime: event.date.html_datetime(),
                title: event.title.to_string(),
            }
        };
        let title = &timeline.about.title;
        Ok(Self {
            frame: FrameLayout::new(&site, theme, &page),
            layout: layout(site, title, m.text().filtered_description(title, &sentence), &page),
            sentence: (!asked.conditions().is_empty()).then_some(sentence),
            problems: problems.iter().map(|problem| labels::problem(m, timeline, problem)).collect(),
            chart: leaving(&chart)?,
            moves,
            events: site.edition.listed(view, &events, 0, LISTED).into_iter().map(listed).collect(),
            all: (found > LISTED).then(|| m.text().embed_all_events(m.events(found))),
        })
    }
}
