//! `/chart`: the chart of a view at a width, for the script of the timeline's page.

use super::cache_policy::CachePolicy;
use super::extractors::{CurrentSite, Query};
use super::response::document;
use crate::messages::Messages;
use crate::pages::{ChartView, SiteError, refusal_message, sanitize};
use crate::query::{Problem, View};
use askama::Template;
use axum::response::IntoResponse;

/// The width of a plot if the query has none, in CSS pixels.
const DEFAULT_PLOT_WIDTH: u32 = 960;

/// Draws the chart of a view; `width` is that of the plot in CSS pixels, `v` the version of the data. What cannot be read
/// is refused, so that an error in the script shows.
pub async fn chart(site: CurrentSite, query: Query) -> Result<impl IntoResponse, SiteError> {
    let (timeline, messages) = (&site.edition.timeline, site.edition.messages);
    let (view, problems) = View::parse(timeline, &query);
    let (mut width, mut version) = (DEFAULT_PLOT_WIDTH, None);
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*key {
            "width" => width = read_width(messages, &value)?,
            "v" => version = Some(value.into_owned()),
            _ => {}
        }
    }
    // A value that a facet does not have matches nothing, as on the page.
    let refused = problems.iter().find(|problem| !problem.is_unknown() && !matches!(problem, Problem::InvalidPage(_)));
    if let Some(problem) = refused {
        return Err(SiteError::BadChart(refusal_message(messages, &site.edition.timeline, problem)));
    }
    let html = ChartView::fragment(&site.context(), &view, width).render()?;
    // At an address with the version of the data, a chart never changes.
    let is_current = version.is_some_and(|version| version == site.edition.version);
    let policy = if is_current { CachePolicy::Immutable } else { CachePolicy::Revalidate };
    Ok(document("text/html; charset=utf-8", html, policy))
}

/// Reads a width in CSS pixels and brings it to the nearest that a plot may have.
fn read_width(messages: &Messages, value: &str) -> Result<u32, SiteError> {
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(SiteError::BadChart(messages.text().error_width(sanitize(value))));
    }
    // A number that has too many digits is wider than any plot.
    Ok(ChartView::width(value.parse().unwrap_or(u32::MAX)))
}
