//! The pages of sources: the list with its filters, and the record of each.

mod record;

pub use record::SourcePage;

use super::citation::SourceLink;
use super::entry::count;
use super::filters::{Chip, ChoiceView, ChoicesView, FacetView, Pages};
use super::{Page, Shell, Site, words};
use crate::model::{OriginalTitle, SourceIx};
use crate::query::{self, Choice, Sort, SortKey, SourceFacet, SourceProblem, SourceView};
use askama::Template;
use roaring::RoaringBitmap;

/// The list of sources.
#[derive(Debug, Template)]
#[template(path = "sources.html")]
pub struct SourcesPage<'a> {
    shell: Shell<'a>,
    problems: Vec<String>,
    facets: Vec<FacetView>,
    sort: Option<String>,
    sorts: Vec<SortLink>,
    reverse: String,
    active: usize,
    lede: String,
    all: usize,
    sentence: String,
    chips: Vec<Chip>,
    home: String,
    drops: Vec<Chip>,
    alone: Vec<Chip>,
    rows: Vec<Row>,
    found: usize,
    see_all: &'static str,
    pages: Option<Pages>,
}

/// An order that is offered.
#[derive(Debug)]
struct SortLink {
    text: &'static str,
    href: String,
    current: bool,
}

/// A source in the list.
#[derive(Debug)]
struct Row {
    link: SourceLink,
    titles: Vec<OriginalTitle>,
    description: Option<String>,
    authors: String,
    facts: Vec<String>,
}

impl<'a> SourcesPage<'a> {
    /// The page of a view. `None` where the list has no such page.
    #[must_use]
    pub fn new(site: Site<'a>, view: &SourceView, problems: &[SourceProblem]) -> Option<Self> {
        let (timeline, catalogue) = (&site.edition.timeline, &site.edition.catalogue);
        let sources = catalogue.sources(view);
        let (found, page) = (count(&sources), view.page.0);
        if page > Pages::last(found) || problems.iter().any(|problem| matches!(problem, SourceProblem::NoPage(_))) {
            return None;
        }
        let path = |view: &SourceView| format!("/sources{}", view.suffix(catalogue));
        let link = |view: &SourceView| site.href(path(view));
        let leading = |condition: &(SourceFacet, Choice), to: &SourceView| {
            let found = count(&catalogue.sources(to));
            let text = words::source_condition(timeline, catalogue, condition);
            Chip { text, href: link(to), found, count: words::sources(found) }
        };
        let conditions = view.conditions();
        let chips: Vec<Chip> = conditions.iter().map(|one| leading(one, &view.without(one))).collect();
        let useful = |to: &dyn Fn(&(SourceFacet, Choice)) -> SourceView| -> Vec<Chip> {
            let offered = conditions.iter().filter(|_| found == 0).map(|one| leading(one, &to(one)));
            offered.filter(|chip| chip.found > 0).collect()
        };
        let all = timeline.sources.len();
        let sentence = words::sources_shown(timeline, catalogue, view, found);
        let title = if conditions.is_empty() { words::SOURCES } else { &sentence };
        let description = words::sources_description(all);
        let mut shell = Shell::new(site, title, &description, &path(view), "sources");
        shell.noindex = problems.iter().any(|problem| matches!(problem, SourceProblem::UnknownValue(..)));
        let sorted = |key: SortKey| SortLink {
            text: words::sort_key(key),
            href: link(&view.sorted(Sort::by(key))),
            current: key == view.sort.key,
        };
        let rows = Pages::cut(catalogue.sorted(&sources, view.sort).into_iter(), page);
        Some(Self {
            problems: problems.iter().map(|problem| words::source_problem(catalogue, problem)).collect(),
            facets: facets(&site, view),
            sort: (view.sort != Sort::default()).then(|| view.sort.text()),
            sorts: SortKey::ALL.map(sorted).into(),
            reverse: link(&view.sorted(view.sort.reversed())),
            active: conditions.len(),
            lede: description,
            all,
            sentence: words::in_order(&sentence, view.sort),
            chips,
            home: site.href("/sources"),
            drops: useful(&|one| view.without(one)),
            alone: useful(&|one| view.only(one)),
            rows: rows.map(|source| Row::new(&site, source)).collect(),
            found,
            see_all: words::SEE_ALL_SOURCES,
            pages: Pages::of(found, page, |page| link(&view.turned(query::Page(page)))),
            shell,
        })
    }
}

impl Page for SourcesPage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }

    fn noindex(&self) -> bool {
        self.shell.noindex
    }
}

impl Row {
    fn new(site: &Site<'_>, ix: SourceIx) -> Self {
        let timeline = &site.edition.timeline;
        let source = timeline.source(ix);
        let citations = site.edition.backlinks.citations_of(ix);
        let quoted = citations.iter().filter(|at| timeline.citation(**at).quote().is_some()).count();
        let kind = source.kind.map(|kind| words::source_kind(kind).to_owned());
        let role = source.role.map(|role| words::source_role(role).to_owned());
        let language = source.language.as_deref().map(words::language);
        let used = if quoted > 0 { words::passages(quoted) } else { words::references(citations.len()) };
        let resting = words::events(count(site.edition.catalogue.events(ix)));
        Self {
            link: SourceLink::new(site, ix),
            titles: source.titles.clone(),
            description: source.description.clone(),
            authors: words::list(&source.authors, "and"),
            facts: kind.into_iter().chain(role).chain(language).chain([used, resting]).collect(),
        }
    }
}

/// Values of a facet that a page lists, at most: those with the most sources. The pages of sources lead to the others.
const MOST: usize = 300;

/// Values of a facet that are listed without being folded.
const UNFOLDED: usize = 12;

fn facets(site: &Site<'_>, view: &SourceView) -> Vec<FacetView> {
    let (timeline, catalogue) = (&site.edition.timeline, &site.edition.catalogue);
    let facet_view = |facet: SourceFacet| {
        let values = catalogue.values(facet);
        let counted = (0..).zip(values.iter().zip(catalogue.counts(view, facet)));
        let choice = |(at, ((word, _), found)): (u32, (&(String, RoaringBitmap), u64))| ChoiceView {
            id: word.clone(),
            title: words::source_choice(timeline, facet, word),
            none: found == 0,
            count: words::number(usize::try_from(found).unwrap_or(usize::MAX)),
            chosen: view.has(facet, at),
            glyph: None,
        };
        let choices: Vec<_> =
            counted.filter(|&(at, _)| (at as usize) < MOST || view.has(facet, at)).map(choice).collect();
        FacetView {
            title: words::source_facet(facet).to_owned(),
            key: facet.key(),
            folded: (values.len() > UNFOLDED).then(|| words::folded(facet, choices.len(), values.len())),
            open: !view.chosen(facet).is_empty(),
            groups: vec![ChoicesView { heading: None, choices }],
        }
    };
    let said = SourceFacet::ALL.into_iter().filter(|&facet| !catalogue.values(facet).is_empty());
    said.map(facet_view).collect()
}
