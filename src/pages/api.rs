//! The page that tells how programs read the data: the API, other forms of pages, and files.

use super::{PageContext, PageLayout};
use crate::messages::Messages;
use crate::model::{EventIx, KEY_SIGNIFICANCE, MAJOR_SIGNIFICANCE, Timeline};
use crate::query::{
    CompareFilter, CompareView, ComparedSide, Endpoint, Facet, FacetKey, Filter, MAX_LIMIT, OwnParameter, ViewKind,
};
use crate::routes::{Representation, Route, RoutePattern, UrlPath};
use askama::Template;

/// `/api`
#[derive(Debug, Template)]
#[template(path = "api.html")]
pub struct ApiPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    description: String,
    endpoints: Vec<EndpointView>,
    /// The parameters that no page has, each with what it does.
    parameters: Vec<(&'static str, String)>,
    /// The parameters of filters, by the page that has them: link, title, parameters.
    filters: Vec<(String, String, Vec<&'static str>)>,
    /// Addresses with what they answer.
    forms: Vec<AddressView>,
    files: Vec<AddressView>,
    licence: Option<String>,
}

/// An endpoint of the API.
#[derive(Debug)]
struct EndpointView {
    pattern: &'static str,
    text: String,
    /// An address that works on this edition: link and text.
    example: Option<(String, String)>,
}

/// An address with what it answers.
#[derive(Debug)]
struct AddressView {
    href: String,
    address: String,
    text: String,
}

impl<'a> ApiPage<'a> {
    pub fn new(site: PageContext<'a>) -> Self {
        let (m, t) = (site.messages(), site.messages().text());
        let endpoint = |endpoint: &Endpoint| EndpointView {
            pattern: endpoint.pattern.as_str(),
            text: summary(m, endpoint.pattern),
            example: example(&site, endpoint.pattern).map(|path| (site.href(&path), path.into_string())),
        };
        let filters = [
            (ViewKind::Events, Route::Timeline, t.nav_timeline()),
            (ViewKind::Relations, Route::Relations, t.nav_relations()),
            (ViewKind::Sources, Route::Sources, t.nav_sources()),
            (ViewKind::Compare, Route::Compare, t.compare_title()),
        ];
        let keys = |view: ViewKind| {
            let endpoint = Endpoint::ALL.iter().find(|endpoint| endpoint.view == view);
            endpoint.map(Endpoint::view_keys).unwrap_or_default()
        };
        Self {
            layout: PageLayout::new(site, t.api_title(), t.api_lede(), Route::Api, "about"),
            description: site.href(Route::OpenApi),
            endpoints: Endpoint::ALL.iter().map(endpoint).collect(),
            parameters: vec![
                (OwnParameter::Limit.key(), t.api_limit(m.number(MAX_LIMIT))),
                (OwnParameter::Cursor.key(), t.api_cursor()),
                (OwnParameter::Fields.key(), t.api_fields()),
                (OwnParameter::Facet.key(), t.api_facet()),
                (OwnParameter::Width.key(), t.api_width()),
            ],
            filters: filters.into_iter().map(|(view, route, title)| (site.href(route), title, keys(view))).collect(),
            forms: forms(&site),
            files: files(&site),
            licence: site.edition.timeline.about.licence.as_ref().map(|licence| t.about_licence(licence)),
        }
    }
}

/// What an endpoint answers.
fn summary(m: &Messages, pattern: RoutePattern) -> String {
    let t = m.text();
    match pattern {
        RoutePattern::ApiTimeline => t.api_timeline(),
        RoutePattern::ApiEvents => t.api_events(),
        RoutePattern::ApiActors => t.api_actors(),
        RoutePattern::ApiPeople => t.api_people(),
        RoutePattern::ApiEras => t.api_eras(),
        RoutePattern::ApiSources => t.api_sources(),
        RoutePattern::ApiThreads => t.api_threads(),
        RoutePattern::ApiRelations => t.api_relations(),
        RoutePattern::ApiFacets => t.api_facets(),
        RoutePattern::ApiSearch => t.api_search(),
        RoutePattern::ApiCompare => t.api_compare(),
        RoutePattern::ApiChart => t.api_chart(),
        _ => t.api_record(),
    }
}

/// The event that examples are about: the first of the most significant.
fn example_event(timeline: &Timeline) -> Option<EventIx> {
    let of = |least: u8| timeline.enumerate_events().find(|(_, event)| event.significance >= least);
    [KEY_SIGNIFICANCE, MAJOR_SIGNIFICANCE, 0].into_iter().find_map(of).map(|(event, _)| event)
}

/// An address of an endpoint that this edition answers.
fn example(site: &PageContext<'_>, pattern: RoutePattern) -> Option<UrlPath> {
    let timeline = &site.edition.timeline;
    let event = || Some(timeline.event(example_event(timeline)?).id.as_str());
    let actor = || Some(timeline.actors.first()?.id.as_str());
    Some(match pattern {
        RoutePattern::ApiTimeline => Route::ApiTimeline.path(),
        RoutePattern::ApiEvents => {
            let query = actor().map(|id| format!("{}={id}&fields=id,title,date&limit=5", Facet::Actor.key()));
            Route::ApiEvents.path().with_query(&query.unwrap_or_else(|| "limit=5".to_owned()))
        }
        RoutePattern::ApiEvent => Route::ApiEvent { id: event()? }.path(),
        RoutePattern::ApiActors => Route::ApiActors.path(),
        RoutePattern::ApiActor => Route::ApiActor { id: actor()? }.path(),
        RoutePattern::ApiPeople => Route::ApiPeople.path(),
        RoutePattern::ApiPerson => Route::ApiPerson { id: timeline.people.first()?.id.as_str() }.path(),
        RoutePattern::ApiEras => Route::ApiEras.path(),
        RoutePattern::ApiEra => Route::ApiEra { id: timeline.eras.first()?.id.as_str() }.path(),
        RoutePattern::ApiSources => Route::ApiSources.path().with_query("sort=-events&limit=5"),
        RoutePattern::ApiSource => Route::ApiSource { id: timeline.sources.first()?.id.as_str() }.path(),
        RoutePattern::ApiThreads => Route::ApiThreads.path(),
        RoutePattern::ApiThread => Route::ApiThread { id: timeline.threads.first()?.id.as_str() }.path(),
        RoutePattern::ApiRelations => Route::ApiRelations.path().with_query("type=led-to&limit=5"),
        RoutePattern::ApiFacets => Route::ApiFacets.path().with_query("facet=actor&limit=5"),
        RoutePattern::ApiSearch => {
            let title = &timeline.event(example_event(timeline)?).title;
            let word = title.split(|c: char| !c.is_alphanumeric()).max_by_key(|word| word.chars().count())?;
            let query = Filter { text: Some(word.to_owned()), ..Filter::default() };
            Route::ApiSearch.path().with_query(&crate::query::View::new(query).query(timeline))
        }
        RoutePattern::ApiCompare => {
            let speaking = |side: &ComparedSide| !site.edition.sides.events(timeline, *side).is_empty();
            let sides: Vec<ComparedSide> = ComparedSide::all(timeline).filter(speaking).take(2).collect();
            let filter = CompareFilter { sides, events: Filter::default() };
            filter.is_comparison().then(|| {
                Route::ApiCompare.path().with_query(&CompareView::new(filter).query(timeline)).with_query("limit=5")
            })?
        }
        RoutePattern::ApiChart => Route::ApiChart.path().with_query("width=640"),
        _ => return None,
    })
}

/// Records in other forms than their pages.
fn forms(site: &PageContext<'_>) -> Vec<AddressView> {
    let timeline = &site.edition.timeline;
    let t = site.messages().text();
    let Some(event) = example_event(timeline) else { return Vec::new() };
    let form = |form: Representation| {
        let path = format!("{}.{}", timeline.event_path(event), form.suffix());
        let route = Route::parse(&path)?;
        let text = match form {
            Representation::Json => t.api_form_json(),
            Representation::Markdown => t.api_form_markdown(),
            Representation::JsonLd => t.api_form_json_ld(),
            Representation::Calendar => t.api_form_calendar(),
            Representation::Bibtex => t.api_form_bibtex(),
        };
        Some(address(site, route.path(), text))
    };
    RoutePattern::Event.representations().filter_map(form).collect()
}

/// The files, feeds and calendars of the whole timeline or of a view.
fn files(site: &PageContext<'_>) -> Vec<AddressView> {
    let t = site.messages().text();
    vec![
        address(site, Route::EventsJson.path(), t.api_file_json()),
        address(site, Route::EventsCsv.path(), t.api_file_csv()),
        address(site, Route::EventsJsonLines.path(), t.api_file_json_lines()),
        address(site, Route::EventsCalendar.path(), t.api_file_calendar()),
        address(site, Route::OnThisDay.path(), t.api_file_on_this_day()),
        address(site, Route::ChangesAtom.path(), t.api_file_atom()),
        address(site, Route::ChangesJsonFeed.path(), t.api_file_json_feed()),
        address(site, Route::ChartSvg.path(), t.api_file_svg()),
        address(site, Route::TimelineCslJson.path(), t.api_file_citation()),
        address(site, Route::EditionZip.path(), t.api_file_zip()),
    ]
}

fn address(site: &PageContext<'_>, path: UrlPath, text: String) -> AddressView {
    AddressView { href: site.href(&path), address: path.into_string(), text }
}
