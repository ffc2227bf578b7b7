//! The query of a request to the API. Unlike a page, which shows what it can, the API refuses what it does not understand: a
//! program that is given another answer than it asked for does not notice.

use crate::formats::api::PLOT_WIDTHS;
use crate::pages::{BadParameter, SiteError, sanitize};
use crate::query::{
    DEFAULT_LIMIT, Endpoint, Facet, FacetKey, ListView, MAX_LIMIT, OwnParameter, parameter_words as words,
};
use crate::routes::Route;
use crate::web::extractors::{CurrentSite, List, Query, bad_parameter};
use crate::web::{AppState, Site};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A query that has only parameters of its endpoint, none of them empty.
#[derive(Debug)]
pub struct ApiQuery {
    pub endpoint: &'static Endpoint,
    text: String,
}

/// The part of a list that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub skip: usize,
    pub limit: usize,
}

impl Part {
    /// The positions of this part in a list of `all` records.
    pub fn of(self, all: usize) -> impl Iterator<Item = u32> {
        (0..).take(all).skip(self.skip).take(self.limit)
    }
}

impl FromRequestParts<Arc<AppState>> for ApiQuery {
    type Rejection = SiteError;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, SiteError> {
        let query = Query::from_request_parts(parts, state).await?;
        let Ok(site) = CurrentSite::from_request_parts(parts, state).await;
        let endpoint = Route::parse(parts.uri.path()).and_then(|route| Endpoint::of(route.pattern()));
        let endpoint = endpoint.ok_or_else(|| SiteError::UnknownPath(parts.uri.path().to_owned()))?;
        check(&site, endpoint, &query)?;
        Ok(Self { endpoint, text: query.to_string() })
    }
}

/// Refuses parameters that an endpoint does not have, values that are empty, and words that are none of its words.
fn check(site: &Site, endpoint: &Endpoint, query: &str) -> Result<(), SiteError> {
    let (m, t) = (site.edition.messages, site.edition.messages.text());
    let keys = endpoint.keys();
    let mut refused = Vec::new();
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        let detail = if !keys.contains(&&*key) {
            if keys.is_empty() {
                t.api_no_parameters(sanitize(&key))
            } else {
                t.api_unknown_parameter(sanitize(&key), m.and(&keys))
            }
        } else if value.trim().is_empty() {
            t.api_empty_parameter(&*key)
        } else if let Some(words) = words(endpoint.view, &key).filter(|words| !words.contains(&value.trim().to_owned()))
        {
            t.refused_value(sanitize(&value), &*key, m.or(&words))
        } else {
            continue;
        };
        refused.push(BadParameter { parameter: key.into_owned(), value: value.into_owned(), detail });
    }
    if refused.is_empty() { Ok(()) } else { Err(SiteError::BadRequest(refused)) }
}

impl ApiQuery {
    /// The last value of a parameter.
    fn last(&self, own: OwnParameter) -> Option<String> {
        let values = form_urlencoded::parse(self.text.as_bytes()).filter(|(key, _)| key == own.key());
        values.map(|(_, value)| value.into_owned()).last()
    }

    fn refuse<T>(own: OwnParameter, value: String, detail: String) -> Result<T, SiteError> {
        Err(SiteError::BadRequest(vec![BadParameter { parameter: own.key().to_owned(), value, detail }]))
    }

    /// The view, as a page with this query has it.
    pub fn view<C: List>(&self, site: &Site) -> Result<ListView<C, C::Options>, SiteError> {
        let shared = self.endpoint.view_keys();
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (key, value) in form_urlencoded::parse(self.text.as_bytes()) {
            if shared.contains(&&*key) {
                query.append_pair(&key, &value);
            }
        }
        let query = query.finish();
        let (view, problems) = ListView::parse(C::context(&site.edition), &query);
        let refused: Vec<BadParameter> =
            problems.iter().map(|problem| bad_parameter::<C>(&site.edition, &query, problem)).collect();
        if refused.is_empty() { Ok(view) } else { Err(SiteError::BadRequest(refused)) }
    }

    /// `limit`
    pub fn limit(&self, site: &Site) -> Result<usize, SiteError> {
        let m = site.edition.messages;
        let Some(value) = self.last(OwnParameter::Limit) else { return Ok(DEFAULT_LIMIT) };
        match value.parse() {
            Ok(limit @ 1..=MAX_LIMIT) => Ok(limit),
            _ => {
                let detail = m.text().api_bad_limit(sanitize(&value), m.number(MAX_LIMIT));
                Self::refuse(OwnParameter::Limit, value, detail)
            }
        }
    }

    /// `limit` and `cursor`, which is that of a list with the canonical query `canonical` and `count` items.
    pub fn part(&self, site: &Site, canonical: &str, count: usize) -> Result<Part, SiteError> {
        let limit = self.limit(site)?;
        let Some(cursor) = self.last(OwnParameter::Cursor) else { return Ok(Part { skip: 0, limit }) };
        let skip = cursor
            .strip_prefix(&self.list_digest(site, canonical))
            .and_then(|rest| rest.strip_prefix('-'))
            .and_then(|skip| usize::from_str_radix(skip, 16).ok())
            .filter(|skip| *skip < count);
        match skip {
            Some(skip) => Ok(Part { skip, limit }),
            None => {
                let detail = site.edition.messages.text().api_bad_cursor();
                let is_hex = |text: &str, digits: RangeInclusive<usize>| {
                    digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
                };
                let is_cursor =
                    cursor.split_once('-').is_some_and(|(list, skip)| is_hex(list, 16..=16) && is_hex(skip, 1..=8));
                let parameter = OwnParameter::Cursor.key().to_owned();
                let refused = vec![BadParameter { parameter, value: cursor, detail }];
                Err(if is_cursor { SiteError::OtherCursor(refused) } else { SiteError::BadRequest(refused) })
            }
        }
    }

    /// The cursor of a place in a list. It has a digest of the data and the view, so that it is refused where it would mean
    /// another place.
    pub fn cursor(&self, site: &Site, canonical: &str, skip: usize) -> String {
        format!("{}-{skip:x}", self.list_digest(site, canonical))
    }

    fn list_digest(&self, site: &Site, canonical: &str) -> String {
        let list = format!("{} {} {canonical}", site.edition.version, self.endpoint.pattern.as_str());
        blake3::hash(list.as_bytes()).to_hex()[..16].to_owned()
    }

    /// `fields`, of which there are these.
    pub fn fields(&self, site: &Site, known: &[String]) -> Result<Option<Vec<String>>, SiteError> {
        let m = site.edition.messages;
        let mut wanted = Vec::new();
        for (_, value) in
            form_urlencoded::parse(self.text.as_bytes()).filter(|(key, _)| key == OwnParameter::Fields.key())
        {
            for field in value.split(',').map(str::trim) {
                if !known.iter().any(|own| own == field) {
                    let detail = m.text().api_unknown_field(sanitize(field), m.and(known));
                    return Self::refuse(OwnParameter::Fields, value.into_owned(), detail);
                }
                wanted.push(field.to_owned());
            }
        }
        Ok((!wanted.is_empty()).then_some(wanted))
    }

    /// `facet`
    pub fn facets(&self) -> Vec<Facet> {
        let values = form_urlencoded::parse(self.text.as_bytes()).filter(|(key, _)| key == OwnParameter::Facet.key());
        let chosen: Vec<Facet> = values.filter_map(|(_, value)| Facet::from_key(value.trim())).collect();
        Facet::ALL.into_iter().filter(|facet| chosen.is_empty() || chosen.contains(facet)).collect()
    }

    /// `width`
    pub fn width(&self, site: &Site, default: u32) -> Result<u32, SiteError> {
        let Some(value) = self.last(OwnParameter::Width) else { return Ok(default) };
        let m = site.edition.messages;
        match value.parse::<u32>() {
            Ok(width) if PLOT_WIDTHS.contains(&width) => Ok(width),
            _ => {
                let detail = m.text().api_bad_width(
                    sanitize(&value),
                    PLOT_WIDTHS.start().to_string(),
                    PLOT_WIDTHS.end().to_string(),
                );
                Self::refuse(OwnParameter::Width, value, detail)
            }
        }
    }

    /// The query of an address of this list: its view, then `fields` and `limit` as they were given, then a cursor.
    pub fn address(&self, canonical: &str, cursor: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(canonical.to_owned());
        for (key, value) in form_urlencoded::parse(self.text.as_bytes()) {
            let is_own = self.endpoint.own.iter().any(|own| own.key() == key);
            if is_own && key != OwnParameter::Cursor.key() {
                query.append_pair(&key, &value);
            }
        }
        if let Some(cursor) = cursor {
            query.append_pair(OwnParameter::Cursor.key(), cursor);
        }
        query.finish()
    }
}
