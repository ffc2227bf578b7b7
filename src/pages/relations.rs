//! The page of all relations: the arc diagram, and the list of claims with their claimants and passages.

use super::arc_diagram::ArcDiagram;
use super::era::era_head;
use super::event_item::count;
use super::filters::{FacetView, FilterForm};
use super::relation::RelationView;
use super::result_summary::{Chip, Pagination, ResultSummary, SpellingCorrection};
use super::{PageContext, PageLayout, labels};
use crate::messages::capitalize;
use crate::model::{EraIx, EventIx, RelationRef};
use crate::query::{
    self, Facet, FacetKey, Problem, RelationCondition, RelationFacet, RelationListFacet, RelationsView, View,
};
use crate::routes::Route;
use askama::Template;
use roaring::RoaringBitmap;

/// The number of relations on a page. With more, neither the diagram nor the list would be readable.
const RELATIONS_PER_PAGE: u32 = 200;

/// The page of all relations.
#[derive(Debug, Template)]
#[template(path = "relations.html")]
pub struct RelationsPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    any: bool,
    filters: FilterForm,
    summary: ResultSummary,
    part: Option<String>,
    diagram: ArcDiagram,
    groups: Vec<EraClaims>,
    pagination: Option<Pagination>,
}

/// The relations whose earlier event is of an era.
#[derive(Debug)]
struct EraClaims {
    /// Title, span and link of the era.
    era: Option<(String, String, String)>,
    relations: Vec<RelationView>,
}

impl<'a> RelationsPage<'a> {
    /// The page of a view; `None` if the list has no such page.
    pub fn new(site: PageContext<'a>, view: &RelationsView, problems: &[Problem<RelationListFacet>]) -> Option<Self> {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let relations = &site.edition.relations;
        let numbers = site.edition.relations_of(view);
        let found = count(&numbers);
        let last = Pagination::count(found, RELATIONS_PER_PAGE);
        if view.page.0 > last || problems.iter().any(|problem| matches!(problem, Problem::InvalidPage(_))) {
            return None;
        }
        let path = |view: &RelationsView| Route::Relations.path().with_query(&view.query_string(timeline));
        let conditions = view.conditions();
        let events: RoaringBitmap = numbers.iter().filter_map(|n| relations.get(n)).flat_map(ends).collect();
        let mut corrected = view.clone();
        corrected.filter.events = site.edition.with_corrections(&view.filter.events).into_owned();
        let sentence = labels::relations_shown(m, timeline, &corrected, found, count(&events));
        let title = if conditions.is_empty() { m.text().relations_title() } else { sentence.clone() };
        let mut layout = PageLayout::new(site, title, m.text().relations_description(), path(view), "relations");
        layout.noindex = problems.iter().any(|p| matches!(p, Problem::UnknownValue(..)));
        let chip = |condition: &RelationCondition, to: &RelationsView| {
            let found = count(&site.edition.relations_of(to));
            let text = labels::relation_condition(m, timeline, &view.filter.events, condition);
            Chip { text, href: site.href(path(to)), found, count: m.relations(found) }
        };
        let problems = problems.iter().map(|problem| labels::relations_problem(m, timeline, problem)).collect();
        let all = (site.href(Route::Relations), m.text().see_all_relations());
        let skip = (view.page.0 - 1) * RELATIONS_PER_PAGE;
        let listed = numbers.iter().skip(skip as usize).take(RELATIONS_PER_PAGE as usize);
        let listed: Vec<(RelationRef, EventIx)> = listed.filter_map(|n| relations.get(n)).collect();
        let url = |page: u32| site.href(path(&view.with_page(query::PageNumber(page))));
        Some(Self {
            any: !relations.is_empty(),
            filters: form(&site, view),
            summary: ResultSummary {
                correction: SpellingCorrection::new(site.edition, &view.filter.events, site.href(path(&corrected))),
                ..ResultSummary::new(&site, view, found, (problems, sentence), chip, all)
            },
            part: (last > 1).then(|| {
                let (first, last) = (skip as usize + 1, skip as usize + listed.len());
                m.text().relations_part(m.number(first), m.number(last), m.relations(found))
            }),
            diagram: ArcDiagram::new(&site, &listed, &site.edition.events(&view.filter.events)),
            groups: groups(&site, &listed),
            pagination: Pagination::new(view.page.0, last, url),
            layout,
        })
    }
}

/// The link to an event in the arc diagram of all relations, if it has any.
pub fn place(site: &PageContext<'_>, event: EventIx) -> Option<String> {
    let page = site.edition.relations.first_of(event)? / RELATIONS_PER_PAGE + 1;
    let timeline = &site.edition.timeline;
    let view = RelationsView::default().with_page(query::PageNumber(page));
    let anchor = super::arc_diagram::row_anchor(timeline, event);
    Some(site.href(Route::Relations.path().with_query(&view.query_string(timeline)).with_fragment(&anchor)))
}

/// The numbers of a relation's events.
fn ends((at, to): (RelationRef, EventIx)) -> [u32; 2] {
    [at.event.0, to.0]
}

/// The filter form: the facets of the events at either end, then those of the relation itself.
fn form(site: &PageContext<'_>, view: &RelationsView) -> FilterForm {
    let m = site.messages();
    let relations = &site.edition.relations;
    let tally = |facet: Facet| {
        let all = relations.with(facet, true);
        site.edition.relation_counts(view, facet).into_iter().zip(all).collect()
    };
    let form = FilterForm::new(site, Route::Relations, &View::new(view.filter.events.clone()), &tally);
    let aspect = |aspect: RelationFacet| {
        let counts = site.edition.relation_facet_counts(view, aspect);
        let all = relations.of(aspect).iter().map(RoaringBitmap::len);
        let tallies = (0..).zip(counts.into_iter().zip(all));
        let used = tallies.filter(|&(value, (_, any))| any > 0 || view.filter.facets.contains(aspect, value));
        let choice = |(value, (count, _)): (u32, _)| {
            let title = capitalize(&labels::relation_facet_value(m, aspect, value));
            super::filters::FacetValueView::plain(
                m,
                aspect.id(&site.edition.timeline, value),
                title,
                count,
                view.filter.facets.contains(aspect, value),
            )
        };
        FacetView::plain(labels::relation_facet(m, aspect), aspect.key(), used.map(choice).collect())
    };
    // Only the timeline has search forms for values that are not listed.
    let events = form.facets.into_iter().map(|facet| FacetView { search: None, ..facet });
    let facets = RelationFacet::ALL.map(aspect).into_iter().chain(events).collect();
    FilterForm {
        facets,
        active: view.conditions().len(),
        hint: Some(m.text().filter_relations_hint()),
        name: m.text().filter_relations(),
        search: Some((m.text().search_relations(), view.filter.events.text.clone().unwrap_or_default())),
        ..form
    }
}

/// Relations grouped by the era, of the first series, of the earlier event.
fn groups(site: &PageContext<'_>, relations: &[(RelationRef, EventIx)]) -> Vec<EraClaims> {
    let timeline = &site.edition.timeline;
    let mut groups: Vec<(Option<EraIx>, Vec<RelationView>)> = Vec::new();
    for &(at, to) in relations {
        let era = super::era::main_era(timeline, at.event.min(to));
        let relation = RelationView::listed(site, at);
        match groups.last_mut().filter(|(of, _)| *of == era) {
            Some((_, relations)) => relations.push(relation),
            None => groups.push((era, vec![relation])),
        }
    }
    let group = |(era, relations): (Option<EraIx>, _)| EraClaims { era: era.map(|era| era_head(site, era)), relations };
    groups.into_iter().map(group).collect()
}
