//! The handlers of pages: from typed paths and queries to a page.

use super::extractors::{CurrentSite, FacetKeyParam, ListQuery, Query, Record, RecordInForm, cache_policy};
use super::representations;
use super::response::{html, html_with};
use crate::model::{ActorIx, EraIx, EventIx, PersonIx, SourceIx, ThreadIx, Voice};
use crate::pages::{
    AboutPage, ActorPage, ActorsPage, ApiPage, ChangesPage, ComparePage, CreditsPage, EraPage, EventPage,
    FacetValuesPage, GlossaryPage, MethodPage, PeoplePage, PersonPage, PresentationPage, RelationsPage, SiteError,
    SourcePage, SourcesPage, StepPage, ThreadPage, ThreadsPage, TimelinePage, UnnamedVoicePage, VoicePage, VoicesPage,
};
use crate::query::{CompareFilter, EventOptions, Filter, RelationFilter, SourceFilter, View};
use crate::routes::Route;
use axum::response::{IntoResponse, Response};

/// `/`
pub async fn timeline(site: CurrentSite, list: ListQuery<Filter>) -> Result<impl IntoResponse, SiteError> {
    let page = TimelinePage::new(site.context(), &list.view, &list.problems);
    html_with(list.cache_policy, &page.ok_or_else(|| list.missing_page())?)
}

/// `/choices/{facet}`: `view` is the query of the view that is narrowed, `find` the text that values are searched for.
pub async fn facet_values(
    site: CurrentSite,
    FacetKeyParam(facet): FacetKeyParam,
    query: Query,
) -> Result<impl IntoResponse, SiteError> {
    let (view, _) = View::parse(&site.edition.timeline, &query.last("view").unwrap_or_default());
    let page = FacetValuesPage::new(site.context(), facet, &view, &query.last("find").unwrap_or_default());
    html_with(query.cache_policy(&["view", "find"]), &page)
}

/// `/relations`
pub async fn relations(site: CurrentSite, list: ListQuery<RelationFilter>) -> Result<impl IntoResponse, SiteError> {
    let page = RelationsPage::new(site.context(), &list.view, &list.problems);
    html_with(list.cache_policy, &page.ok_or_else(|| list.missing_page())?)
}

/// `/events/{id}`: the query is the filter that previous and next stay inside.
pub async fn event(
    site: CurrentSite,
    query: Query,
    RecordInForm(event, form): RecordInForm<EventIx>,
) -> Result<Response, SiteError> {
    if let Some(form) = form {
        return representations::event(&site, event, form);
    }
    let (view, problems) = View::parse(&site.edition.timeline, &query);
    let policy = cache_policy::<Filter, EventOptions>(&query, &problems);
    html_with(policy, &EventPage::new(site.context(), event, &view.filter))
}

/// `/eras/{id}`
pub async fn era(site: CurrentSite, RecordInForm(era, form): RecordInForm<EraIx>) -> Result<Response, SiteError> {
    match form {
        Some(form) => representations::era(&site, era, form),
        None => html(&EraPage::new(site.context(), era)),
    }
}

/// `/actors`
pub async fn actors(site: CurrentSite) -> Result<impl IntoResponse, SiteError> {
    html(&ActorsPage::new(site.context()))
}

/// `/actors/{id}`
pub async fn actor(site: CurrentSite, RecordInForm(actor, form): RecordInForm<ActorIx>) -> Result<Response, SiteError> {
    match form {
        Some(form) => representations::actor(&site, actor, form),
        None => html(&ActorPage::new(site.context(), actor)),
    }
}

/// `/people`. A timeline without people has no such page.
pub async fn people(site: CurrentSite) -> Result<impl IntoResponse, SiteError> {
    if site.edition.timeline.people.is_empty() {
        return Err(SiteError::UnknownPath(Route::People.to_string()));
    }
    html(&PeoplePage::new(site.context()))
}

/// `/people/{id}`
pub async fn person(
    site: CurrentSite,
    RecordInForm(person, form): RecordInForm<PersonIx>,
) -> Result<Response, SiteError> {
    match form {
        Some(form) => representations::person(&site, person, form),
        None => html(&PersonPage::new(site.context(), person)),
    }
}

/// `/sources`
pub async fn sources(site: CurrentSite, list: ListQuery<SourceFilter>) -> Result<impl IntoResponse, SiteError> {
    let page = SourcesPage::new(site.context(), &list.view, &list.problems);
    html_with(list.cache_policy, &page.ok_or_else(|| list.missing_page())?)
}

/// `/sources/{id}`
pub async fn source(
    site: CurrentSite,
    RecordInForm(source, form): RecordInForm<SourceIx>,
) -> Result<Response, SiteError> {
    match form {
        Some(form) => representations::source(&site, source, form),
        None => html(&SourcePage::new(site.context(), source)),
    }
}

/// `/threads`
pub async fn threads(site: CurrentSite) -> Result<impl IntoResponse, SiteError> {
    html(&ThreadsPage::new(site.context()))
}

/// `/threads/{id}`; with `step`, the page of the step with this number; with `present=1`, its presentation at `passage`.
pub async fn thread(
    site: CurrentSite,
    query: Query,
    RecordInForm(thread, form): RecordInForm<ThreadIx>,
) -> Result<Response, SiteError> {
    if let Some(form) = form {
        return representations::thread(&site, thread, form);
    }
    let policy = query.cache_policy(&["step", "present", "passage"]);
    if query.last("present").is_some_and(|present| present == "1") {
        let number = |key: &str| query.last(key).unwrap_or_else(|| "1".to_owned());
        let page = PresentationPage::new(site.context(), thread, &number("step"), &number("passage"))?;
        return html_with(policy, &page);
    }
    let Some(step) = query.last("step") else { return html_with(policy, &ThreadPage::new(site.context(), thread)) };
    let number = step.parse().ok();
    let page = number.and_then(|number| StepPage::new(site.context(), thread, number));
    html_with(policy, &page.ok_or(SiteError::NoStep(thread, step))?)
}

/// `/voices`
pub async fn voices(site: CurrentSite) -> Result<impl IntoResponse, SiteError> {
    html(&VoicesPage::new(site.context()))
}

/// `/voices/{id}`
pub async fn voice(site: CurrentSite, Record(voice): Record<Voice>) -> Result<impl IntoResponse, SiteError> {
    match voice {
        Voice::Actor(_) | Voice::Person(_) => html(&VoicePage::new(site.context(), voice)),
        _ => html(&UnnamedVoicePage::new(site.context(), voice)),
    }
}

/// `/compare`
pub async fn compare(site: CurrentSite, list: ListQuery<CompareFilter>) -> Result<impl IntoResponse, SiteError> {
    let page = ComparePage::new(site.context(), &list.view, &list.problems);
    html_with(list.cache_policy, &page.ok_or_else(|| list.missing_page())?)
}

/// `/glossary`. A timeline without terms has no such page.
pub async fn glossary(site: CurrentSite) -> Result<impl IntoResponse, SiteError> {
    if site.edition.timeline.glossary.is_empty() {
        return Err(SiteError::UnknownPath(Route::Glossary.to_string()));
    }
    html(&GlossaryPage::new(site.context()))
}

/// `/about`
pub async fn about(site: CurrentSite) -> Result<impl IntoResponse, SiteError> {
    html(&AboutPage::new(site.context()))
}

/// `/api`
pub async fn api(site: CurrentSite) -> Result<impl IntoResponse, SiteError> {
    html(&ApiPage::new(site.context()))
}

/// `/method`
pub async fn method(site: CurrentSite) -> Result<impl IntoResponse, SiteError> {
    html(&MethodPage::new(site.context()))
}

/// `/changes`; `page` is the number of a page of the list.
pub async fn changes(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    let asked = query.last("page").unwrap_or_else(|| "1".to_owned());
    let number = asked.parse().ok();
    let page = number.and_then(|number| ChangesPage::new(site.context(), number));
    html_with(query.cache_policy(&["page"]), &page.ok_or(SiteError::NoPage(asked))?)
}

/// `/credits`; `page` is the number of a page of the list. A timeline without media has no such page.
pub async fn credits(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    if site.edition.media.is_empty() {
        return Err(SiteError::UnknownPath(Route::Credits.to_string()));
    }
    let asked = query.last("page").unwrap_or_else(|| "1".to_owned());
    let number = asked.parse().ok();
    let page = number.and_then(|number| CreditsPage::new(site.context(), number));
    html_with(query.cache_policy(&["page"]), &page.ok_or(SiteError::NoPage(asked))?)
}
