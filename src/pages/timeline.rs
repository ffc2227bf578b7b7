//! The page of the timeline: chart, filters and list.

use super::chart::ChartView;
use super::download_links::DownloadLinks;
use super::era::{era_head, main_era};
use super::event_item::{EventItem, count};
use super::filters::FilterForm;
use super::media::Thumbnail;
use super::result_summary::{Chip, OrderLink, Pagination, ResultSummary, SpellingCorrection};
use super::{EmbedSubject, PageContext, PageLayout, embed, labels};
use crate::messages::Messages;
use crate::model::{EraIx, EventIx, KEY_SIGNIFICANCE};
use crate::query::{self, EventCondition, EventOptions, EventSort, Facet, Filter, Problem, View};
use crate::routes::Route;
use askama::Template;
use roaring::RoaringBitmap;

/// The number of events on a page of the list.
const EVENTS_PER_PAGE: u32 = 100;

/// The page of the timeline.
#[derive(Debug, Template)]
#[template(path = "timeline.html")]
pub struct TimelinePage<'a> {
    pub(crate) layout: PageLayout<'a>,
    heading: String,
    /// The introduction, in one sentence.
    lede: String,
    thumbnail: Option<Thumbnail>,
    /// Where a reader can begin: link and text.
    entries: Vec<(String, String)>,
    chart: ChartView,
    /// Whether the page of everything shows a window.
    starts_in_window: bool,
    filters: FilterForm,
    summary: ResultSummary,
    groups: Vec<EraSection>,
    pagination: Option<Pagination>,
    downloads: Option<DownloadLinks>,
}

/// The events of an era.
#[derive(Debug)]
struct EraSection {
    /// Title, span and link of the era.
    era: Option<(String, String, String)>,
    items: Vec<EventItem>,
}

impl<'a> TimelinePage<'a> {
    /// The page of a view; `None` if the list has no such page.
    pub fn new(site: PageContext<'a>, view: &View, problems: &[Problem<Facet>]) -> Option<Self> {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let asked = view;
        let view = &*site.edition.as_shown(asked);
        // Whether its window is that with which the timeline starts. Nobody has asked for it, so it is no condition.
        let starts = view != asked;
        let filter = &view.filter;
        let query::FacetedResult { events, counts } = site.edition.faceted(filter);
        let found = count(&events);
        let active = asked.conditions().len();
        let last = Pagination::count(found, EVENTS_PER_PAGE);
        if view.page.0 > last || problems.iter().any(|problem| matches!(problem, Problem::InvalidPage(_))) {
            return None;
        }
        let link = |view: &View| site.href(Route::Timeline.path().with_query(&view.query_string(timeline)));
        let corrected = site.edition.with_corrections(filter);
        let sentence = labels::shown(m, timeline, &corrected, found);
        let about = &timeline.about;
        let heading = about.title.clone();
        let lede = about.subtitle.clone().unwrap_or_else(|| about.intro.first_sentence());
        let path = Route::Timeline.path().with_query(&asked.query_string(timeline));
        let title = if active == 0 { heading.clone() } else { sentence.clone() };
        let description = if active == 0 { lede.clone() } else { m.text().filtered_description(&heading, &sentence) };
        let mut layout = PageLayout::new(site, &title, &description, path, "timeline");
        // A search is in the whole timeline, unless the reader has asked for a window.
        let search_form = if starts { "_everything" } else { "_filters" };
        layout.home_search = Some((filter.text.clone().unwrap_or_default(), search_form));
        layout.noindex = problems.iter().any(Problem::is_unknown);
        let skip = usize::try_from((view.page.0 - 1) * EVENTS_PER_PAGE).unwrap_or(usize::MAX);
        let answer = site.edition.search_result(filter);
        let by_relevance = view.sort() == Some(EventSort::Relevance);
        let shown = site.edition.listed(view, &events, skip, EVENTS_PER_PAGE as usize);
        let perhaps = site.edition.possibly_in_window(filter);
        let query = asked.with_filter(asked.filter.clone()).query_string(timeline);
        let item = |ix: EventIx| {
            if filter.is_empty() {
                return EventItem::new(&site, ix, &query);
            }
            EventItem::found(&site, ix, &query, answer.as_deref(), perhaps.contains(ix.0))
        };
        let chip = |condition: &EventCondition, to: &View| {
            let found = count(&site.edition.events(&to.filter));
            let text = labels::condition(m, timeline, filter, condition);
            Chip { text, href: link(to), found, count: m.events(found) }
        };
        let problems = problems.iter().map(|problem| labels::problem(m, timeline, problem)).collect();
        let all = (site.href(Route::Timeline), m.text().see_all_events());
        let cite = Some(site.href(Route::TimelineCite.path().with_query(&query)));
        let url = |page: u32| link(&asked.with_page(query::PageNumber(page)));
        let era_of = |ix: EventIx| main_era(timeline, ix).filter(|_| !by_relevance);
        let tally = |facet: Facet| {
            let all = site.edition.index.postings(facet, true).iter().map(RoaringBitmap::len);
            counts[facet as usize].iter().copied().zip(all).collect()
        };
        let form =
            FilterForm::new(&site, Route::Timeline, view, m.events(found), &tally, &|to| link(&view.with_filter(to)));
        let downloads = (found > 0).then(|| DownloadLinks::new(&site, view));
        let subject = EmbedSubject::view(asked);
        layout.alternates =
            downloads.iter().flat_map(DownloadLinks::alternates).chain(embed::oembed_link(&site, &subject)).collect();
        Some(Self {
            heading,
            lede,
            thumbnail: Thumbnail::new(&site, &about.media),
            entries: entries(&site),
            chart: ChartView::page(&site, asked),
            starts_in_window: about.start.is_some(),
            filters: FilterForm { active, clear_years: form.clear_years.filter(|_| !starts), ..form },
            summary: ResultSummary {
                // Its conditions are chips; a window that nobody asked for is not.
                brief: labels::shown_briefly(m, found, active == 0, m.events(timeline.events.len())),
                filters: Some(labels::filters(m, active)),
                cite,
                embed: embed::offer_link(&site, &subject),
                compare: super::compare::link_with_filter(&site, filter),
                correction: SpellingCorrection::new(
                    site.edition,
                    filter,
                    link(&view.with_filter(corrected.into_owned())),
                ),
                certainty: (!perhaps.is_empty()).then(|| labels::certainty(m, found, count(&perhaps))),
                orders: orders(m, view, found, &link),
                left_out: answer.as_ref().and_then(|answer| labels::left_out(m, answer)),
                coverage: (found == 0).then(|| labels::coverage(site.edition)),
                ..ResultSummary::new(&site, asked, found, (problems, sentence), chip, all)
            },
            groups: groups(&site, shown.iter().map(|&ix| (era_of(ix), item(ix)))),
            pagination: Pagination::new(view.page.0, last, url),
            downloads,
            layout,
        })
    }
}

/// Where a reader can begin: with the key events, unless all events or none are, and with the threads.
pub(super) fn entries(site: &PageContext<'_>) -> Vec<(String, String)> {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let mut entries = Vec::new();
    let key = count(&site.edition.index.at_least(KEY_SIGNIFICANCE));
    if key > 0 && key < timeline.events.len() {
        let view = View::new(Filter::default().with_significance(KEY_SIGNIFICANCE));
        let path = Route::Timeline.path().with_query(&view.query_string(timeline));
        entries.push((site.href(path), m.text().start_with_key_events(key, m.number(key))));
    }
    if !timeline.threads.is_empty() {
        entries.push((site.href(Route::Threads), m.text().follow_story()));
    }
    entries
}

/// Events grouped by the eras of the first series.
fn groups(site: &PageContext<'_>, events: impl Iterator<Item = (Option<EraIx>, EventItem)>) -> Vec<EraSection> {
    let mut groups: Vec<(Option<EraIx>, Vec<EventItem>)> = Vec::new();
    for (era, item) in events {
        match groups.last_mut().filter(|(of, _)| *of == era) {
            Some((_, items)) => items.push(item),
            None => groups.push((era, vec![item])),
        }
    }
    let heading = |era: EraIx| era_head(site, era);
    groups.into_iter().map(|(era, items)| EraSection { era: era.map(heading), items }).collect()
}

/// The orders of search results.
fn orders(m: &Messages, view: &View, found: usize, link: &dyn Fn(&View) -> String) -> Vec<OrderLink> {
    let Some(current) = view.sort().filter(|_| found > 1) else { return Vec::new() };
    let order = |order: EventSort| OrderLink {
        text: labels::order(m, order),
        href: link(&view.with_options(EventOptions { sort: order, ..view.options })),
        current: order == current,
    };
    EventSort::ALL.map(order).into()
}
