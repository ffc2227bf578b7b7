//! Answers of the API: records and parts of lists as JSON, with links to the other parts.

use super::query::{ApiQuery, Part};
use crate::formats::api::{Item, Links, List, field_names};
use crate::pages::SiteError;
use crate::routes::{Route, UrlPath};
use crate::web::Site;
use crate::web::cache_policy::CachePolicy;
use crate::web::response::{as_download, document};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde::Serialize;
use utoipa::PartialSchema;

/// A body as JSON. It follows from the address and the data. Only addresses without a query are few enough to be kept.
pub fn json(body: &impl Serialize) -> Result<Response, SiteError> {
    Ok(as_download(document("application/json", text(body)?, CachePolicy::Path)))
}

fn text(body: &impl Serialize) -> Result<String, SiteError> {
    serde_json::to_string(body).map_err(|error| SiteError::Internal(error.to_string()))
}

/// A record, or those of its keys that are asked for.
pub fn record<T: Serialize + PartialSchema>(site: &Site, query: &ApiQuery, record: T) -> Result<Response, SiteError> {
    let fields = query.fields(site, &field_names::<T>())?;
    json(&item(record, fields.as_deref())?)
}

fn item<T: Serialize>(record: T, fields: Option<&[String]>) -> Result<Item<T>, SiteError> {
    Item::new(record, fields).map_err(|error| SiteError::Internal(error.to_string()))
}

/// The part of a list that is asked for. `canonical` is the query of its view, `html` the page of the whole list, `count` the
/// number of its items; `make` makes those of a part.
pub fn list<T: Serialize + PartialSchema>(
    site: &Site,
    query: &ApiQuery,
    canonical: &str,
    html: UrlPath,
    count: u64,
    make: impl FnOnce(Part) -> Vec<T>,
) -> Result<Response, SiteError> {
    let list = list_of(site, query, canonical, html, count, make)?;
    with_links(&list.links, &list)
}

/// The body of [`list`].
pub fn list_of<T: Serialize + PartialSchema>(
    site: &Site,
    query: &ApiQuery,
    canonical: &str,
    html: UrlPath,
    count: u64,
    make: impl FnOnce(Part) -> Vec<T>,
) -> Result<List<Item<T>>, SiteError> {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let fields = query.fields(site, &field_names::<T>())?;
    let part = query.part(site, canonical, count)?;
    let items = make(part).into_iter().map(|record| item(record, fields.as_deref())).collect::<Result<_, _>>()?;
    let at = |skip: usize| {
        let cursor = (skip > 0).then(|| query.cursor(site, canonical, skip));
        url(site, query, canonical, cursor.as_deref())
    };
    let next = part.skip.saturating_add(part.limit);
    let links = Links {
        own: at(part.skip),
        html: site.base.absolute(html),
        first: Some(at(0)),
        prev: (part.skip > 0).then(|| at(part.skip.saturating_sub(part.limit))),
        next: (next < count).then(|| at(next)),
    };
    Ok(List { count, data_version: site.edition.data_version().to_owned(), links, items })
}

/// A list with its links in the header, too (RFC 8288).
pub fn with_links(links: &Links, list: &impl Serialize) -> Result<Response, SiteError> {
    let mut response = json(list)?;
    let targets = [("first", &links.first), ("prev", &links.prev), ("next", &links.next)];
    let targets = targets.iter().filter_map(|(rel, target)| Some(format!("<{}>; rel=\"{rel}\"", target.as_deref()?)));
    let value = targets.collect::<Vec<_>>().join(", ");
    response.headers_mut().extend(HeaderValue::try_from(value).map(|value| (header::LINK, value)));
    Ok(response)
}

/// The address of an answer to a query.
pub fn url(site: &Site, query: &ApiQuery, canonical: &str, cursor: Option<&str>) -> String {
    let path = Route::parse(query.endpoint.pattern.as_str()).unwrap_or(Route::Api).path();
    site.base.absolute(path.with_query(&query.address(canonical, cursor)))
}
