//! The first page: the chart, the filters and the list.

use super::chart::ChartView;
use super::entry::{Entry, count};
use super::eras::{era_head, main_era};
use super::filters::{Chip, FilterForm, Pages, Shown};
use super::{Page, Shell, Site, html, words};
use crate::model::{EraIx, EventIx};
use crate::query::{Condition, Facet, Filter, Problem, View};
use askama::Template;
use roaring::RoaringBitmap;

/// Events on a page of the list.
const PER_PAGE: u32 = 100;

/// The first page.
#[derive(Debug, Template)]
#[template(path = "timeline.html")]
pub struct TimelinePage<'a> {
    shell: Shell<'a>,
    heading: String,
    subtitle: Option<String>,
    intro: String,
    chart: ChartView,
    filters: FilterForm,
    shown: Shown,
    groups: Vec<Group>,
    pages: Option<Pages>,
}

/// The events of an era.
#[derive(Debug)]
struct Group {
    /// Title, span and link of the era.
    era: Option<(String, String, String)>,
    entries: Vec<Entry>,
}

impl<'a> TimelinePage<'a> {
    /// The page of a view. `None` where the list has no such page.
    #[must_use]
    pub fn new(site: Site<'a>, view: &View, problems: &[Problem]) -> Option<Self> {
        let timeline = &site.edition.timeline;
        let filter = &view.filter;
        let events = site.edition.events(filter);
        let found = count(&events);
        let last = Pages::count(found, PER_PAGE);
        if view.page.0 > last || problems.iter().any(|problem| matches!(problem, Problem::NoPage(_))) {
            return None;
        }
        let link = |view: &View| site.href(format!("/{}", view.suffix(timeline)));
        let sentence = words::shown(timeline, filter, found);
        let about = &timeline.about;
        let heading = about.title.clone();
        let path = format!("/{}", view.suffix(timeline));
        let title = if filter.is_empty() { heading.clone() } else { sentence.clone() };
        let description =
            if filter.is_empty() { about.intro.first_sentence() } else { format!("{heading}: {sentence}") };
        let mut shell = Shell::new(site, &title, &description, &path, "timeline");
        shell.noindex = problems.iter().any(|problem| matches!(problem, Problem::UnknownValue(..)));
        let skip = usize::try_from((view.page.0 - 1) * PER_PAGE).unwrap_or(0);
        let shown: Vec<EventIx> = events.iter().skip(skip).take(PER_PAGE as usize).map(EventIx).collect();
        let conditions = filter.conditions();
        let leading = |condition: &Condition, to: Filter| {
            let found = count(&site.edition.events(&to));
            let text = words::condition(timeline, filter, condition);
            Chip { text, href: link(&view.with(to)), found, count: words::events(found) }
        };
        let without = |condition: &Condition| leading(condition, filter.without(condition));
        let only = |condition: &Condition| leading(condition, filter.only(condition));
        let problems = problems.iter().map(|problem| words::problem(timeline, problem)).collect();
        let all = (site.href("/"), words::SEE_ALL_EVENTS);
        let cite = Some(site.href(format!("/cite{}", view.with(filter.clone()).suffix(timeline))));
        let turned = |page: u32| link(&View { page: crate::query::Page(page), ..view.clone() });
        let counts = site.edition.counts(filter);
        let tally = |facet: Facet| {
            let all = site.edition.index.postings(facet, true).iter().map(RoaringBitmap::len);
            counts[facet as usize].iter().copied().zip(all).collect()
        };
        Some(Self {
            heading,
            subtitle: about.subtitle.clone(),
            intro: html::render(&site, &about.intro, None, &|_| None),
            chart: ChartView::page(&site, view),
            filters: FilterForm::new(&site, "/", view, &tally),
            shown: Shown { cite, ..Shown::new((problems, sentence), found, &conditions, without, only, all) },
            groups: groups(&site, &shown, &view.with(filter.clone()).suffix(timeline)),
            pages: Pages::new(view.page.0, last, turned),
            shell,
        })
    }
}

impl Page for TimelinePage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }

    fn noindex(&self) -> bool {
        self.shell.noindex
    }
}

/// Events under the headings of the first series' eras.
fn groups(site: &Site<'_>, events: &[EventIx], query: &str) -> Vec<Group> {
    let timeline = &site.edition.timeline;
    let mut groups: Vec<(Option<EraIx>, Vec<Entry>)> = Vec::new();
    for &ix in events {
        let era = main_era(timeline, ix);
        let entry = Entry::new(site, ix, query);
        match groups.last_mut().filter(|(of, _)| *of == era) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((era, vec![entry])),
        }
    }
    let heading = |era: EraIx| era_head(site, era);
    groups.into_iter().map(|(era, entries)| Group { era: era.map(heading), entries }).collect()
}
