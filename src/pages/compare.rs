//! The page that compares sides: what each says about the same events, or the form that chooses them.

use super::citation::CitationView;
use super::event_item::count;
use super::facet::FacetView;
use super::filters::FilterForm;
use super::lang_attribute::LangAttribute;
use super::result_summary::{Chip, Pagination, ResultSummary, SpellingCorrection};
use super::symbol::{ActorSymbol, symbol};
use super::{CardSubject, PageContext, PageLayout, labels};
use crate::messages::Text;
use crate::model::{EventIx, PerspectiveIx, Voice};
use crate::query::{
    CompareFilter, CompareKey, CompareView, ComparedSide, EventCondition, Facet, FacetedResult, Filter, MAX_SIDES,
    Nearest, PageNumber, Problem, View, nearest_event,
};
use crate::routes::{CitationFormat, Route, UrlPath};
use askama::Template;
use roaring::RoaringBitmap;
use std::cmp::Reverse;

/// The number of events on a page.
const EVENTS_PER_PAGE: u32 = 50;

/// A comparison of sides; with fewer than two, the form alone.
#[derive(Debug, Template)]
#[template(path = "compare.html")]
pub struct ComparePage<'a> {
    pub(crate) layout: PageLayout<'a>,
    heading: String,
    any: bool,
    picker: SidePicker,
    comparison: Option<Comparison>,
    /// Without a comparison: what could not be read, and the conditions that it will have.
    problems: Vec<String>,
    conditions: Option<String>,
    one_more: bool,
}

/// What the sides say.
#[derive(Debug)]
struct Comparison {
    filters: FilterForm,
    summary: ResultSummary,
    rows: Vec<ComparedEvent>,
    pagination: Option<Pagination>,
}

/// What the sides say about an event.
#[derive(Debug)]
struct ComparedEvent {
    id: String,
    href: String,
    title: String,
    date: String,
    datetime: Option<String>,
    columns: Vec<Column>,
}

/// What a side says about an event.
#[derive(Debug)]
struct Column {
    title: String,
    symbol: Option<ActorSymbol>,
    citations: Vec<CitationView>,
    /// Where it speaks instead.
    nearest: Option<NearestLink>,
}

/// A link to the nearest event in which a side speaks.
#[derive(Debug)]
struct NearestLink {
    href: String,
    title: String,
    date: String,
    /// Whether relations lead to the event.
    related: bool,
}

impl<'a> ComparePage<'a> {
    /// The page of a view; `None` if it has no such page.
    pub fn new(site: PageContext<'a>, view: &CompareView, problems: &[Problem<CompareKey>]) -> Option<Self> {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let filter = &view.filter;
        let FacetedResult { events, counts } = site.edition.compared(filter);
        let last = if filter.is_comparison() { Pagination::count(count(&events), EVENTS_PER_PAGE) } else { 1 };
        if view.page.0 > last || problems.iter().any(|problem| matches!(problem, Problem::InvalidPage(_))) {
            return None;
        }
        let messages: Vec<String> =
            problems.iter().map(|problem| labels::compare_problem(m, timeline, problem)).collect();
        let comparison = filter.is_comparison().then(|| Comparison {
            filters: form(&site, view, &counts),
            summary: summary(&site, view, &events, messages.clone()),
            rows: rows(&site, view, &events),
            pagination: Pagination::new(view.page.0, last, |page| {
                site.href(path(&site, &view.with_page(PageNumber(page))))
            }),
        });
        let title = labels::comparison(m, timeline, filter);
        let mut layout = PageLayout::new(site, title, m.text().compare_description(), path(&site, view), "voices");
        layout.noindex = problems.iter().any(Problem::is_unknown);
        layout.card = CardSubject::Comparison(Box::new(view.clone()));
        Some(Self {
            heading: match &comparison {
                Some(_) => labels::sides(m, timeline, &filter.sides),
                None => m.text().compare_title(),
            },
            any: site.edition.sides.can_compare(),
            picker: SidePicker::new(&site, filter),
            problems: if comparison.is_some() { Vec::new() } else { messages },
            conditions: labels::joined_conditions(m, timeline, filter).filter(|_| comparison.is_none()),
            one_more: filter.sides.len() == 1,
            comparison,
            layout,
        })
    }
}

/// The path of a view.
fn path(site: &PageContext<'_>, view: &CompareView) -> UrlPath {
    Route::Compare.path().with_query(&view.query_string(&site.edition.timeline))
}

/// The link to a comparison of sides, if there is something to compare.
pub fn link(site: &PageContext<'_>, sides: &[ComparedSide]) -> Option<String> {
    let filter = CompareFilter { sides: sides.to_vec(), events: Filter::default() };
    site.edition.sides.can_compare().then(|| site.href(path(site, &CompareView::new(filter))))
}

/// The link to a comparison at the events that pass a filter.
pub fn link_with_filter(site: &PageContext<'_>, filter: &Filter) -> Option<String> {
    let filter = CompareFilter { sides: Vec::new(), events: filter.clone() };
    site.edition.sides.can_compare().then(|| site.href(path(site, &CompareView::new(filter))))
}

/// The link to a comparison of an actor's or a person's voice with others, if it speaks.
pub fn link_from_voice(site: &PageContext<'_>, voice: Voice) -> Option<String> {
    let timeline = &site.edition.timeline;
    let side = ComparedSide::of_voice(voice).filter(|side| side.is_found_by_its_id(timeline))?;
    if site.edition.sides.events(timeline, side).is_empty() {
        return None;
    }
    link(site, &[side])
}

/// The link to a comparison of the perspectives that speak in an event, with its text.
pub fn link_from_event(site: &PageContext<'_>, event: EventIx) -> Option<(String, String)> {
    let timeline = &site.edition.timeline;
    let perspectives = (0..).map(PerspectiveIx).take(timeline.perspectives.len()).map(ComparedSide::Perspective);
    let speaking = perspectives.filter(|&side| site.edition.sides.events(timeline, side).contains(event.0));
    let sides: Vec<ComparedSide> = speaking.take(MAX_SIDES).collect();
    let text = site.messages().text();
    let text = if sides.len() < 2 { text.compare_with_others() } else { text.compare_these_sides() };
    link(site, &sides).filter(|_| !sides.is_empty()).map(|href| (href, text))
}

/// The filter form, which keeps the sides.
fn form(site: &PageContext<'_>, view: &CompareView, counts: &[Vec<u64>]) -> FilterForm {
    let m = site.messages();
    let filter = &view.filter;
    let tally = |facet: Facet| {
        let all = site.edition.index.postings(facet, true).iter().map(RoaringBitmap::len);
        counts[facet as usize].iter().copied().zip(all).collect()
    };
    let found = m.events(count(&site.edition.compared_events(filter)));
    let with = |events: Filter| site.href(path(site, &view.with_filter(filter.with_events(&events))));
    let form = FilterForm::new(site, Route::Compare, &View::new(filter.events.clone()), found, &tally, &with);
    let everything = view.with_filter(filter.with_events(&Filter::default()));
    let side = |side: &ComparedSide| ("side".to_owned(), side.id(&site.edition.timeline).to_owned());
    FilterForm {
        facets: form.facets.into_iter().map(FacetView::without_search).collect(),
        kept: filter.sides.iter().map(side).chain(form.kept).collect(),
        clear: site.href(path(site, &everything)),
        search: Some((m.text().compare_search(), filter.events.text.clone().unwrap_or_default())),
        ..form
    }
}

/// The summary of a comparison.
fn summary(site: &PageContext<'_>, view: &CompareView, events: &RoaringBitmap, problems: Vec<String>) -> ResultSummary {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let filter = &view.filter;
    let found = count(events);
    let corrected = view.with_filter(filter.with_events(&site.edition.with_corrections(&filter.events)));
    let everything = view.with_filter(filter.with_events(&Filter::default()));
    let total = count(&site.edition.compared_events(&everything.filter));
    let sentence = labels::compared(m, timeline, &corrected.filter, found, total);
    let chip = |condition: &EventCondition, to: &CompareView| {
        let found = count(&site.edition.compared_events(&to.filter));
        let text = labels::condition(m, timeline, &filter.events, condition);
        Chip { text, href: site.href(path(site, to)), found, count: m.events(found) }
    };
    let perhaps = site.edition.possibly_in_window(&filter.events) & events;
    let query = view.with_page(PageNumber::default()).query_string(timeline);
    let all = (site.href(path(site, &everything)), m.text().see_all_compared());
    ResultSummary {
        brief: labels::shown_briefly(m, found, filter.events.is_empty(), m.events(total)),
        filters: Some(labels::filters(m, view.conditions().len())),
        cite: Some(site.href(Route::compare_cite(CitationFormat::Page).path().with_query(&query))),
        left_out: site.edition.search_result(&filter.events).and_then(|answer| labels::left_out(m, &answer)),
        correction: SpellingCorrection::new(site.edition, &filter.events, site.href(path(site, &corrected))),
        certainty: (!perhaps.is_empty()).then(|| labels::certainty(m, found, count(&perhaps))),
        ..ResultSummary::new(site, view, found, (problems, sentence), chip, all)
    }
}

/// The events of a page.
fn rows(site: &PageContext<'_>, view: &CompareView, events: &RoaringBitmap) -> Vec<ComparedEvent> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let query = View::new(view.filter.events.clone()).query_string(timeline);
    let skip = (view.page.0 - 1) * EVENTS_PER_PAGE;
    let shown = events.iter().skip(skip as usize).take(EVENTS_PER_PAGE as usize).map(EventIx);
    let row = |ix: EventIx| {
        let event = timeline.event(ix);
        ComparedEvent {
            id: event.id.to_string(),
            href: format!("{}{query}", site.href(timeline.event_path(ix))),
            title: event.title.to_string(),
            date: m.date(&event.date),
            datetime: event.date.html_datetime(),
            columns: view.filter.sides.iter().map(|&side| Column::new(site, ix, side)).collect(),
        }
    };
    shown.map(row).collect()
}

impl Column {
    fn new(site: &PageContext<'_>, event: EventIx, side: ComparedSide) -> Self {
        let timeline = &site.edition.timeline;
        let citations = side.citations(timeline, event);
        let actor = if let ComparedSide::Actor(actor) = side { Some(timeline.actor(actor)) } else { None };
        let nearest = if citations.is_empty() { nearest_event(site.edition, event, side) } else { None };
        Self {
            title: side.title(timeline).to_owned(),
            symbol: actor.map(|actor| symbol(actor.colour, actor.symbol)),
            citations: citations.into_iter().map(|at| CitationView::new(site, at, None)).collect(),
            nearest: nearest.map(|nearest| NearestLink::new(site, nearest, side)),
        }
    }
}

impl NearestLink {
    /// The link leads to what the side says there.
    fn new(site: &PageContext<'_>, nearest: Nearest, side: ComparedSide) -> Self {
        let timeline = &site.edition.timeline;
        let (ix, related) = match nearest {
            Nearest::Related(ix) => (ix, true),
            Nearest::InTime(ix) => (ix, false),
        };
        let event = timeline.event(ix);
        let first = side.citations(timeline, ix).first().map(|&at| timeline.citation_path(at));
        Self {
            href: site.href(first.unwrap_or_else(|| timeline.event_path(ix))),
            title: event.title.to_string(),
            date: site.messages().date(&event.date),
            related,
        }
    }
}

/// The form that chooses the sides: as many lists as a comparison can have columns, so that their order is the reader's.
#[derive(Debug, Template)]
#[template(path = "_side_picker.html")]
struct SidePicker {
    t: Text<'static>,
    lang: LangAttribute,
    action: String,
    /// The parameters of the events.
    kept: Vec<(String, String)>,
    slots: Vec<SideSlot>,
}

/// A list of sides of which one is chosen.
#[derive(Debug)]
struct SideSlot {
    label: String,
    groups: Vec<SideGroup>,
}

/// Perspectives, actors or people.
#[derive(Debug)]
struct SideGroup {
    heading: String,
    options: Vec<SideOption>,
}

#[derive(Debug)]
struct SideOption {
    id: String,
    title: String,
    chosen: bool,
}

/// The most sides that a list offers: those that speak in the most events.
const MAX_OPTIONS: usize = 200;

impl SidePicker {
    fn new(site: &PageContext<'_>, filter: &CompareFilter) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let events = |side: &ComparedSide| site.edition.sides.events(timeline, *side).len();
        let mut offered: Vec<(usize, ComparedSide)> =
            ComparedSide::all(timeline).filter(|side| events(side) > 0).enumerate().collect();
        offered.sort_by_key(|(_, side)| Reverse(events(side)));
        offered.truncate(MAX_OPTIONS);
        offered.sort_by_key(|&(at, _)| at);
        let mut sides: Vec<ComparedSide> = offered.into_iter().map(|(_, side)| side).collect();
        let missing: Vec<ComparedSide> = filter.sides.iter().copied().filter(|side| !sides.contains(side)).collect();
        sides.extend(missing);
        let group = |heading: String, chosen: Option<ComparedSide>, belongs: fn(&ComparedSide) -> bool| {
            let option = |side: &ComparedSide| SideOption {
                id: side.id(timeline).to_owned(),
                title: side.title(timeline).to_owned(),
                chosen: chosen == Some(*side),
            };
            SideGroup { heading, options: sides.iter().filter(|side| belongs(side)).map(option).collect() }
        };
        let slot = |at: usize| {
            let chosen = filter.sides.get(at).copied();
            let groups = [
                group(m.text().sides_perspectives(), chosen, |side| matches!(side, ComparedSide::Perspective(_))),
                group(m.text().sides_actors(), chosen, |side| matches!(side, ComparedSide::Actor(_))),
                group(m.text().sides_people(), chosen, |side| matches!(side, ComparedSide::Person(_))),
            ];
            let groups = groups.into_iter().filter(|group| !group.options.is_empty()).collect();
            SideSlot { label: m.text().side_number(m.number(at + 1)), groups }
        };
        let query = View::new(filter.events.clone()).query(timeline);
        Self {
            t: m.text(),
            lang: site.lang(),
            action: site.href(Route::Compare),
            kept: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            slots: (0..MAX_SIDES).map(slot).collect(),
        }
    }
}
