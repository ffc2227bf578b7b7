//! The first page: the chart, the filters and the list.

use super::chart::ChartView;
use super::entry::{Entry, count};
use super::eras::{era_head, main_era};
use super::filters::FilterForm;
use super::shown::{Chip, Instead, OrderLink, Pages, Shown};
use super::{Page, Shell, Site, html, words};
use crate::model::{EraIx, EventIx};
use crate::query::{self, Condition, EventSort, Facet, Filter, Problem, View};
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
        let query::FacetedResult { events, counts } = site.edition.faceted(filter);
        let found = count(&events);
        let last = Pages::count(found, PER_PAGE);
        if view.page.0 > last || problems.iter().any(|problem| matches!(problem, Problem::InvalidPage(_))) {
            return None;
        }
        let link = |view: &View| site.href(format!("/{}", view.query_string(timeline)));
        let understood = site.edition.with_corrections(filter);
        let sentence = words::shown(timeline, &understood, found);
        let about = &timeline.about;
        let heading = about.title.clone();
        let path = format!("/{}", view.query_string(timeline));
        let title = if filter.is_empty() { heading.clone() } else { sentence.clone() };
        let description =
            if filter.is_empty() { about.intro.first_sentence() } else { format!("{heading}: {sentence}") };
        let mut shell = Shell::new(site, &title, &description, &path, "timeline");
        shell.search = false;
        shell.noindex = problems.iter().any(|problem| matches!(problem, Problem::UnknownValue(..)));
        let skip = usize::try_from((view.page.0 - 1) * PER_PAGE).unwrap_or(0);
        let answer = site.edition.search_result(filter);
        let by_relevance = view.by_relevance() == Some(true);
        let shown: Vec<EventIx> = match &answer {
            Some(answer) if by_relevance => site.edition.search.ranked(
                answer,
                &events,
                site.edition.index.by_significance(),
                skip,
                PER_PAGE as usize,
            ),
            _ => events.iter().skip(skip).take(PER_PAGE as usize).map(EventIx).collect(),
        };
        let perhaps = site.edition.possibly_in_window(filter);
        let query = view.with_filter(filter.clone()).query_string(timeline);
        let entry = |ix: EventIx| {
            if filter.is_empty() {
                return Entry::new(&site, ix, &query);
            }
            Entry::found(&site, ix, &query, filter, answer.as_deref(), perhaps.contains(ix.0))
        };
        let conditions = filter.conditions();
        let leading = |condition: &Condition, to: Filter| {
            let found = count(&site.edition.events(&to));
            let text = words::condition(timeline, filter, condition);
            Chip { text, href: link(&view.with_filter(to)), found, count: words::events(found) }
        };
        let without = |condition: &Condition| leading(condition, filter.without(condition));
        let only = |condition: &Condition| leading(condition, filter.only(condition));
        let problems = problems.iter().map(|problem| words::problem(timeline, problem)).collect();
        let all = (site.href("/"), words::SEE_ALL_EVENTS);
        let cite = Some(site.href(format!("/cite{query}")));
        let turned = |page: u32| link(&View { page: crate::query::PageNumber(page), ..view.clone() });
        let era_of = |ix: EventIx| main_era(timeline, ix).filter(|_| !by_relevance);
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
            shown: Shown {
                cite,
                instead: Instead::new(site.edition, filter, link(&view.with_filter(understood.into_owned()))),
                certainty: (!perhaps.is_empty()).then(|| words::certainty(found, count(&perhaps))),
                orders: orders(view, found, &link),
                words: each_word(filter, found, &|to| {
                    let text = words::condition(timeline, &to, &Condition::Text);
                    Chip { text, ..leading(&Condition::Text, to) }
                }),
                ..Shown::new((problems, sentence), found, &conditions, without, only, all)
            },
            groups: groups(&site, shown.iter().map(|&ix| (era_of(ix), entry(ix)))),
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
fn groups(site: &Site<'_>, events: impl Iterator<Item = (Option<EraIx>, Entry)>) -> Vec<Group> {
    let mut groups: Vec<(Option<EraIx>, Vec<Entry>)> = Vec::new();
    for (era, entry) in events {
        match groups.last_mut().filter(|(of, _)| *of == era) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((era, vec![entry])),
        }
    }
    let heading = |era: EraIx| era_head(site, era);
    groups.into_iter().map(|(era, entries)| Group { era: era.map(heading), entries }).collect()
}

/// Of a search that finds nothing each of its words alone, where there are several.
fn each_word(filter: &Filter, found: usize, chip: &dyn Fn(Filter) -> Chip) -> Vec<Chip> {
    let words: Vec<&str> = filter.text.iter().flat_map(|text| text.split(' ')).take(WORDS).collect();
    if found > 0 || words.len() < 2 {
        return Vec::new();
    }
    words.into_iter().map(|word| chip(filter.with_text(word))).filter(|chip| chip.found > 0).collect()
}

/// Words of a search that are tried alone, at most.
const WORDS: usize = 8;

/// The orders in which events can be had that were searched for.
fn orders(view: &View, found: usize, link: &dyn Fn(&View) -> String) -> Vec<OrderLink> {
    let Some(by_relevance) = view.by_relevance().filter(|_| found > 1) else { return Vec::new() };
    let order = |order: EventSort| OrderLink {
        text: words::order(order),
        href: link(&View { sort: order, page: crate::query::PageNumber::default(), ..view.clone() }),
        current: by_relevance == (order == EventSort::Relevance),
    };
    EventSort::ALL.map(order).into()
}
