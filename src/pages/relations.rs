//! The page of relations: the network of one event or the arc diagram of all, and the list of claims with their claimants
//! and passages.

use super::arc_diagram::{ArcDiagram, arc_anchor};
use super::ego_network::{EgoNetworkView, EventChooser};
use super::era::era_head;
use super::event_item::count;
use super::facet::FacetView;
use super::filters::FilterForm;
use super::relation::RelationView;
use super::result_summary::{Chip, Pagination, ResultSummary, SpellingCorrection};
use super::{PageContext, PageLayout, labels};
use crate::messages::capitalize;
use crate::model::{EraIx, EventIx, RelationRef};
use crate::query::{
    self, EgoNetwork, Facet, FacetKey, FacetValue, Filter, Problem, RelationCondition, RelationFacet, RelationFilter,
    RelationListFacet, RelationsDisplay, RelationsView, Selection, View,
};
use crate::routes::{Route, UrlPath};
use askama::Template;
use roaring::RoaringBitmap;
use std::collections::BTreeSet;

/// The number of relations on a page. With more, neither the diagram nor the list would be readable.
const RELATIONS_PER_PAGE: u32 = 200;

/// The page of relations: around one event, or as a list.
#[derive(Debug, Template)]
#[template(path = "relations.html")]
pub struct RelationsPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    any: bool,
    tabs: Vec<Tab>,
    chooser: Option<EventChooser>,
    network: Option<EgoNetworkView>,
    filters: Option<FilterForm>,
    summary: Option<ResultSummary>,
    part: Option<String>,
    diagram: Option<ArcDiagram>,
    groups: Vec<ClaimGroup>,
    pagination: Option<Pagination>,
}

/// A link to another view of relations.
#[derive(Debug)]
struct Tab {
    text: String,
    href: String,
    current: bool,
}

/// Relations under a heading.
#[derive(Debug)]
struct ClaimGroup {
    heading: Option<Heading>,
    relations: Vec<RelationView>,
}

/// The heading of a group of relations.
#[derive(Debug)]
enum Heading {
    /// Title, span and link of an era.
    Era(String, String, String),
    /// Text of the interface.
    Plain(String),
}

impl<'a> RelationsPage<'a> {
    /// The page of a view; `None` if the list has no such page.
    pub fn new(site: PageContext<'a>, view: &RelationsView, problems: &[Problem<RelationListFacet>]) -> Option<Self> {
        let m = site.messages();
        let relations = &site.edition.relations;
        let mut shown = view.clone();
        if view.is_around_event() && view.filter.center.is_none() {
            shown.filter.center = relations.most_connected().first().map(|event| FacetValue::Known(event.0));
        }
        let numbers = site.edition.relations_of(&shown);
        let found = count(&numbers);
        let last = Pagination::count(found, RELATIONS_PER_PAGE);
        if view.page.0 > last || problems.iter().any(|problem| matches!(problem, Problem::InvalidPage(_))) {
            return None;
        }
        let event = shown.filter.center.as_ref().and_then(FacetValue::known).map(EventIx);
        let center = event.filter(|_| view.is_around_event() && found > 0);
        let skip = (view.page.0 - 1) * RELATIONS_PER_PAGE;
        let listed = numbers.iter().skip(skip as usize).take(RELATIONS_PER_PAGE as usize);
        let listed: Vec<(RelationRef, EventIx)> = listed.filter_map(|n| relations.get(n)).collect();
        let network = center.map(|center| {
            let among = site.edition.relations_of(&shown.with_filter(shown.filter.everywhere()));
            EgoNetwork::new(site.edition, center, &among)
        });
        let groups = match &network {
            Some(network) => groups_around(&site, &listed, network),
            None => groups_by_era(&site, &listed),
        };
        let conditions = view.conditions();
        let summary = (network.is_none() || conditions.len() > 1 || !problems.is_empty())
            .then(|| summary(&site, view, &shown, &numbers, problems));
        let title = match (&summary, center) {
            (_, Some(center)) if view.filter.center.is_some() => {
                m.text().relations_of(&site.edition.timeline.event(center).title)
            }
            (Some(summary), _) if !conditions.is_empty() => summary.sentence.clone(),
            _ => m.text().relations_title(),
        };
        let mut layout = PageLayout::new(site, title, m.text().relations_description(), path(&site, view), "relations");
        layout.noindex = problems.iter().any(Problem::is_unknown);
        let url = |page: u32| site.href(path(&site, &view.with_page(query::PageNumber(page))));
        Some(Self {
            any: !relations.is_empty(),
            tabs: tabs(&site, view),
            chooser: view.is_around_event().then(|| EventChooser::new(&site, event)),
            filters: (!view.is_around_event()).then(|| form(&site, view, found)),
            diagram: (network.is_none() && !listed.is_empty())
                .then(|| ArcDiagram::new(&site, &listed, &site.edition.events(&view.filter.events))),
            network: network.map(|network| EgoNetworkView::new(&site, &network, found)),
            summary,
            part: (last > 1).then(|| {
                let (first, last) = (skip as usize + 1, skip as usize + listed.len());
                let (first, last, all) = (m.number(first), m.number(last), m.relations(found));
                if center.is_some() {
                    m.text().relations_part_of_event(first, last, all)
                } else {
                    m.text().relations_part(first, last, all)
                }
            }),
            groups,
            pagination: Pagination::new(view.page.0, last, url),
            layout,
        })
    }
}

/// The path of a view.
fn path(site: &PageContext<'_>, view: &RelationsView) -> UrlPath {
    Route::Relations.path().with_query(&view.query_string(&site.edition.timeline))
}

/// The link to the relations of an event, if it has any.
pub fn around(site: &PageContext<'_>, event: EventIx) -> Option<String> {
    site.edition.relations.of_event(event).next()?;
    Some(site.href(path(site, &RelationsView::new(RelationFilter::default().around(event)))))
}

/// The views of relations: around one event, all, and those that somebody disputes.
fn tabs(site: &PageContext<'_>, view: &RelationsView) -> Vec<Tab> {
    let m = site.messages();
    let all = RelationsView { options: RelationsDisplay::List, ..RelationsView::default() };
    let disputed = RelationFacet::Claim.find_id("disputed").map(|value| RelationFilter {
        facets: Selection::single(RelationFacet::Claim, value),
        ..RelationFilter::default()
    });
    let disputed = disputed.map(RelationsView::new);
    let number = |view: &RelationsView| m.number(count(&site.edition.relations_of(view)));
    let one_event = view.is_around_event();
    let is_disputed = disputed.as_ref().is_some_and(|disputed| !one_event && view.filter == disputed.filter);
    let tab = |text: String, path: UrlPath, current: bool| Tab { text, href: site.href(path), current };
    let mut tabs = vec![
        tab(m.text().tab_one_event(), Route::Relations.path(), one_event),
        tab(m.text().tab_all(number(&all)), path(site, &all), !one_event && !is_disputed),
    ];
    tabs.extend(disputed.map(|view| tab(m.text().tab_disputed(number(&view)), path(site, &view), is_disputed)));
    tabs
}

/// The summary of the relations that a view shows. `shown` is the view with the event that it is around.
fn summary(
    site: &PageContext<'_>,
    view: &RelationsView,
    shown: &RelationsView,
    numbers: &RoaringBitmap,
    problems: &[Problem<RelationListFacet>],
) -> ResultSummary {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let found = count(numbers);
    let events: RoaringBitmap = numbers.iter().filter_map(|n| site.edition.relations.get(n)).flat_map(ends).collect();
    let mut corrected = view.clone();
    corrected.filter.events = site.edition.with_corrections(&view.filter.events).into_owned();
    let around = RelationFilter { center: shown.filter.center.clone(), ..corrected.filter.clone() };
    let sentence = labels::relations_shown(m, timeline, &view.with_filter(around), found, count(&events));
    let chip = |condition: &RelationCondition, to: &RelationsView| {
        let found = count(&site.edition.relations_of(to));
        let text = labels::relation_condition(m, timeline, &view.filter.events, condition);
        // Without its event, a view is a list.
        let list = RelationsView { options: RelationsDisplay::List, ..to.clone() };
        let to = if to.filter.center.is_none() { &list } else { to };
        Chip { text, href: site.href(path(site, to)), found, count: m.relations(found) }
    };
    let problems = problems.iter().map(|problem| labels::relations_problem(m, timeline, problem)).collect();
    let all = RelationsView { options: RelationsDisplay::List, ..RelationsView::default() };
    let all = (site.href(path(site, &all)), m.text().see_all_relations());
    ResultSummary {
        left_out: site.edition.search_result(&view.filter.events).and_then(|answer| labels::left_out(m, &answer)),
        brief: labels::shown_briefly(m, found, view.conditions().is_empty(), m.relations(timeline.relations().count())),
        filters: (!view.is_around_event()).then(|| labels::filters(m, view.conditions().len())),
        correction: SpellingCorrection::new(site.edition, &view.filter.events, site.href(path(site, &corrected))),
        ..ResultSummary::new(site, view, found, (problems, sentence), chip, all)
    }
}

/// The numbers of a relation's events.
fn ends((at, to): (RelationRef, EventIx)) -> [u32; 2] {
    [at.event.0, to.0]
}

/// The filter form of the list: the facets of the events at either end, then those of the relation itself.
fn form(site: &PageContext<'_>, view: &RelationsView, found: usize) -> FilterForm {
    let m = site.messages();
    let relations = &site.edition.relations;
    let tally = |facet: Facet| {
        let all = relations.with(facet, true);
        site.edition.relation_counts(view, facet).into_iter().zip(all).collect()
    };
    let with = |filter: RelationFilter| {
        let list = RelationsView { options: RelationsDisplay::List, ..view.with_filter(filter) };
        site.href(path(site, &list))
    };
    let with_events = |events: Filter| with(RelationFilter { events, ..view.filter.clone() });
    let events = View::new(view.filter.events.clone());
    let form = FilterForm::new(site, Route::Relations, &events, m.relations(found), &tally, &with_events);
    let aspect = |aspect: RelationFacet| {
        let counts = site.edition.relation_facet_counts(view, aspect);
        let all = relations.of(aspect).iter().map(RoaringBitmap::len);
        let tallies = (0..).zip(counts.into_iter().zip(all));
        let used = tallies.filter(|&(value, (_, any))| any > 0 || view.filter.facets.contains(aspect, value));
        let choice = |(value, (count, _)): (u32, _)| {
            let title = capitalize(&labels::relation_facet_value(m, aspect, value));
            super::facet::FacetValueView::plain(
                m,
                aspect.id(&site.edition.timeline, value),
                title,
                count,
                view.filter.facets.contains(aspect, value),
            )
        };
        let values: Vec<_> = used.map(choice).collect();
        let total = values.len();
        let others = || RelationFilter { facets: view.filter.facets.without_facet(aspect), ..view.filter.clone() };
        FacetView {
            clear: view.filter.facets.restricts(aspect).then(|| with(others())),
            ..FacetView::new(m, labels::relation_facet(m, aspect), aspect.key(), values, total)
        }
    };
    let events = form.facets.into_iter().map(FacetView::without_search);
    let facets = RelationFacet::ALL.map(aspect).into_iter().chain(events).collect();
    FilterForm {
        facets,
        active: view.conditions().len(),
        hint: Some(m.text().filter_relations_hint()),
        clear: site.href(path(site, &RelationsView { options: RelationsDisplay::List, ..RelationsView::default() })),
        list: true,
        name: m.text().filter_relations(),
        search: Some((m.text().search_relations(), view.filter.events.text.clone().unwrap_or_default())),
        ..form
    }
}

/// Relations grouped by the era, of the first series, of the earlier event.
fn groups_by_era(site: &PageContext<'_>, relations: &[(RelationRef, EventIx)]) -> Vec<ClaimGroup> {
    let timeline = &site.edition.timeline;
    let mut groups: Vec<(Option<EraIx>, Vec<RelationView>)> = Vec::new();
    for &(at, to) in relations {
        let era = super::era::main_era(timeline, at.event.min(to));
        let arc = format!("#{}", arc_anchor(timeline, at));
        let relation = RelationView { arc: Some(arc), ..RelationView::listed(site, at) };
        match groups.last_mut().filter(|(of, _)| *of == era) {
            Some((_, relations)) => relations.push(relation),
            None => groups.push((era, vec![relation])),
        }
    }
    let heading = |era| {
        let (title, span, href) = era_head(site, era);
        Heading::Era(title, span, href)
    };
    groups.into_iter().map(|(era, relations)| ClaimGroup { heading: era.map(heading), relations }).collect()
}

/// The listed relations of an event, then what else its network shows.
fn groups_around(site: &PageContext<'_>, listed: &[(RelationRef, EventIx)], network: &EgoNetwork) -> Vec<ClaimGroup> {
    let m = site.messages();
    let own: BTreeSet<RelationRef> = listed.iter().map(|&(at, _)| at).collect();
    let farther: BTreeSet<RelationRef> = network.relations().filter(|at| !own.contains(at)).collect();
    let group = |heading: String, relations: Vec<RelationView>| ClaimGroup {
        heading: Some(Heading::Plain(heading)),
        relations,
    };
    let own = listed.iter().map(|&(at, _)| RelationView::listed(site, at)).collect();
    let farther = farther.into_iter().map(|at| RelationView::listed(site, at)).collect();
    let groups = [group(m.text().list_of_event(), own), group(m.text().list_farther(), farther)];
    groups.into_iter().filter(|group| !group.relations.is_empty()).collect()
}
