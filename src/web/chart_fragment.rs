//! The chart alone, by width and window.

use super::AppState;
use crate::messages::Messages;
use crate::pages::{ChartView, Page, problem_message, sanitize};
use crate::query::{Problem, View};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Width of a plot that nobody has named, in CSS pixels.
const DEFAULT_PLOT_WIDTH: u32 = 960;

/// Answers with the chart of a view. What cannot be read is refused: a script that errs should be told so.
pub fn answer(state: &AppState, query: &str) -> Response {
    let edition = &state.edition;
    let (view, problems) = View::parse(&edition.timeline, query);
    let mut width = Ok(DEFAULT_PLOT_WIDTH);
    let mut version = None;
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match key.as_ref() {
            "width" => width = read_width(edition.messages, &value),
            "v" => version = Some(value.into_owned()),
            _ => {}
        }
    }
    // A value that a facet does not have matches nothing, as on the page.
    let refused =
        problems.iter().find(|problem| !matches!(problem, Problem::UnknownValue(..) | Problem::InvalidPage(_)));
    let width = match (width, refused) {
        (Ok(width), None) => width,
        (Err(detail), _) => return bad_request(edition.messages, &detail),
        (_, Some(problem)) => {
            return bad_request(edition.messages, &problem_message(edition.messages, &edition.timeline, problem));
        }
    };
    let Ok(html) = ChartView::fragment(&state.site(), &view, width).html() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    // With the data's version in its address a chart never changes.
    let keep = if version.is_some_and(|version| version == edition.version) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let tag = format!("W/\"{}\"", &blake3::hash(html.as_bytes()).to_hex()[..20]);
    let mut answer = html.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    headers.extend(tag.parse().map(|tag| (header::ETAG, tag)));
    answer
}

/// A width in CSS pixels: any number of digits, of which only those of widths that a plot may have count.
fn read_width(messages: &Messages, value: &str) -> Result<u32, String> {
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(messages.text().error_width(sanitize(value)));
    }
    Ok(ChartView::width(value.parse().unwrap_or(u32::MAX)))
}

/// Says what is wrong, as problem details (RFC 9457 §3).
fn bad_request(messages: &Messages, detail: &str) -> Response {
    let body = serde_json::json!({ "title": messages.text().error_chart(), "status": 400, "detail": detail });
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
    (StatusCode::BAD_REQUEST, kind, body.to_string()).into_response()
}
