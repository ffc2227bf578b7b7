//! The pages of sources: the list with its filters, and the record of each.

mod record;

pub use record::SourcePage;

use super::citation::SourceLink;
use super::event_item::count;
use super::facet::{FacetValueView, FacetView};
use super::lang_attribute::LangAttribute;
use super::result_summary::{Chip, Pagination, ResultSummary};
use super::{PageContext, PageLayout, labels};
use crate::model::{OriginalTitle, SourceIx};
use crate::query::{
    self, FacetKey, MISSING, Problem, SourceCondition, SourceFacet, SourceFilter, SourceSort, SourceSortKey, SourceView,
};
use crate::routes::Route;
use askama::Template;

/// The number of sources on a page of the list.
const SOURCES_PER_PAGE: u32 = 100;

/// The list of sources.
#[derive(Debug, Template)]
#[template(path = "sources.html")]
pub struct SourcesPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    lede: String,
    any: bool,
    home: String,
    /// The text that is searched for.
    text: String,
    active: usize,
    facets: Vec<FacetView>,
    /// The order, unless it is the default.
    sort: Option<String>,
    summary: ResultSummary,
    sorts: Vec<SortLink>,
    reverse: String,
    rows: Vec<SourceItem>,
    pagination: Option<Pagination>,
}

/// An order of the list.
#[derive(Debug)]
struct SortLink {
    text: String,
    href: String,
    current: bool,
}

/// A source in the list.
#[derive(Debug)]
struct SourceItem {
    link: SourceLink,
    titles: Vec<OriginalTitle>,
    description: Option<String>,
    authors: String,
    facts: Vec<String>,
}

impl<'a> SourcesPage<'a> {
    /// The page of a view; `None` if the list has no such page.
    pub fn new(site: PageContext<'a>, view: &SourceView, problems: &[Problem<SourceFacet>]) -> Option<Self> {
        let m = site.messages();
        let (timeline, source_index) = (&site.edition.timeline, site.edition.sources());
        let sources = source_index.matching(&view.filter);
        let (found, page) = (count(&sources), view.page.0);
        let last = Pagination::count(found, SOURCES_PER_PAGE);
        if page > last || problems.iter().any(|problem| matches!(problem, Problem::InvalidPage(_))) {
            return None;
        }
        let path = |view: &SourceView| Route::Sources.path().with_query(&view.query_string(source_index));
        let link = |view: &SourceView| site.href(path(view));
        let conditions = view.conditions();
        let sentence = labels::sources_shown(m, timeline, source_index, view, found);
        let title = if conditions.is_empty() { m.text().sources_title() } else { sentence.clone() };
        let lede = labels::sources_description(m, timeline.sources.len());
        let mut layout = PageLayout::new(site, title, &lede, path(view), "sources");
        layout.noindex = problems.iter().any(Problem::is_unknown);
        let chip = |condition: &SourceCondition, to: &SourceView| {
            let found = count(&source_index.matching(&to.filter));
            let text = labels::source_condition(m, timeline, source_index, &view.filter, condition);
            Chip { text, href: link(to), found, count: m.sources(found) }
        };
        let problems =
            problems.iter().map(|problem| labels::source_problem(m, timeline, source_index, problem)).collect();
        let said = (problems, labels::in_order(m, &sentence, view.options));
        let home = site.href(Route::Sources);
        let sorted = |key: SourceSortKey| SortLink {
            text: labels::sort_key(m, key),
            href: link(&view.with_options(SourceSort::by(key))),
            current: key == view.options.key,
        };
        let skip = ((page - 1) * SOURCES_PER_PAGE) as usize;
        let listed = source_index.sorted(&sources, view.options).into_iter().skip(skip).take(SOURCES_PER_PAGE as usize);
        Some(Self {
            lede,
            any: !timeline.sources.is_empty(),
            text: view.filter.text.clone().unwrap_or_default(),
            active: conditions.len(),
            facets: facets(&site, view),
            sort: (view.options != SourceSort::default()).then(|| view.options.to_string()),
            summary: ResultSummary {
                brief: labels::shown_briefly(m, found, conditions.is_empty(), m.sources(timeline.sources.len())),
                ..ResultSummary::new(&site, view, found, said, chip, (home.clone(), m.text().see_all_sources()))
            },
            home,
            sorts: if found > 1 { SourceSortKey::ALL.map(sorted).into() } else { Vec::new() },
            reverse: link(&view.with_options(view.options.reversed())),
            rows: listed.map(|source| SourceItem::new(&site, source)).collect(),
            pagination: Pagination::new(page, last, |page| link(&view.with_page(query::PageNumber(page)))),
            layout,
        })
    }
}

impl SourceItem {
    fn new(site: &PageContext<'_>, ix: SourceIx) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let source = timeline.source(ix);
        let citations = site.edition.backlinks.citations_of(ix);
        let quoted = site.edition.sources().quoted(ix);
        let kind = source.kind.map(|kind| labels::source_kind(m, timeline, kind));
        let role = source.role.map(|role| labels::source_role(m, role));
        let language = source.language.as_deref().map(|tag| m.language_name(tag));
        let used = m.evidence(citations.len(), quoted);
        let resting = m.events(count(site.edition.sources().events(ix)));
        Self {
            link: SourceLink::new(site, ix),
            titles: source.titles.clone(),
            description: source.description.clone(),
            authors: labels::authors(m, source),
            facts: kind.into_iter().chain(role).chain(language).chain([used, resting]).collect(),
        }
    }
}

/// The most values of a facet that a page lists: those with the most sources. The pages of sources link to the others.
const MAX_LISTED_VALUES: usize = 300;

fn facets(site: &PageContext<'_>, view: &SourceView) -> Vec<FacetView> {
    let m = site.messages();
    let (timeline, source_index) = (&site.edition.timeline, site.edition.sources());
    let facet_view = |facet: SourceFacet| {
        let ids = source_index.ids(facet);
        let counted = (0..).zip(ids.iter().zip(source_index.counts(view, facet)));
        let value = |(at, (id, found)): (u32, (&String, u64))| {
            let chosen = view.filter.facets.contains(facet, at);
            let is_data = matches!(facet, SourceFacet::Publisher | SourceFacet::Perspective) && id != MISSING;
            let lang = if is_data { site.lang() } else { LangAttribute::default() };
            let title = labels::source_facet_value(m, timeline, facet, id);
            FacetValueView { lang, ..FacetValueView::plain(m, id, title, found, chosen) }
        };
        let listed =
            counted.filter(|&(at, _)| (at as usize) < MAX_LISTED_VALUES || view.filter.facets.contains(facet, at));
        let values: Vec<FacetValueView> = listed.map(value).collect();
        let others = || {
            view.with_filter(SourceFilter { facets: view.filter.facets.without_facet(facet), ..view.filter.clone() })
        };
        let clear = || site.href(Route::Sources.path().with_query(&others().query_string(source_index)));
        FacetView {
            clear: view.filter.facets.restricts(facet).then(clear),
            ..FacetView::new(m, labels::source_facet(m, facet), facet.key(), values, ids.len())
        }
    };
    let said = SourceFacet::ALL.into_iter().filter(|&facet| !source_index.ids(facet).is_empty());
    said.map(facet_view).collect()
}
