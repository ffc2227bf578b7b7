//! Errors as responses. A handler returns a [`SiteError`]; its response has the status and carries the error as an
//! extension. [`render_errors`], which has the site, gives it a body: a page, or problem details (RFC 9457) for clients
//! that ask for JSON.

use super::api::METHODS;
use super::cache_policy::CachePolicy;
use super::embed;
use super::extractors::CurrentSite;
use super::negotiation::prefers_problem_details;
use super::response;
use super::security::SecurityPolicy;
use super::server::RequestId;
use crate::pages::{BadParameter, EmbedErrorPage, ErrorPage, SiteError};
use crate::routes::Route;
use axum::extract::Request;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::any::Any;

impl SiteError {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::UnknownId(..)
            | Self::UnknownVoice(_)
            | Self::UnknownPath(_)
            | Self::UnknownForm { .. }
            | Self::NoStep(..)
            | Self::NoPassageOfStep(..)
            | Self::NoPassage(..)
            | Self::NoCalendar { .. }
            | Self::NoPage(_)
            | Self::NoEmbed(_) => StatusCode::NOT_FOUND,
            Self::NotForEmbedding => StatusCode::FORBIDDEN,
            Self::UnknownFormat(_) => StatusCode::NOT_IMPLEMENTED,
            Self::Withdrawn { .. } => StatusCode::GONE,
            Self::BadPath | Self::BadChart(_) | Self::BadDownload(_) | Self::BadEmbed(_) | Self::BadRequest(_) => {
                StatusCode::BAD_REQUEST
            }
            Self::OtherCursor(_) => StatusCode::CONFLICT,
            Self::QueryTooLong { .. } => StatusCode::URI_TOO_LONG,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for SiteError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives the response of an error its body, and logs faults of the program.
pub async fn render_errors(site: CurrentSite, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let path = uri.path().strip_prefix(site.base.prefix()).unwrap_or(uri.path());
    let is_api = path == Route::Api.to_string() || path.starts_with("/api/");
    let wants_problem = is_api || prefers_problem_details(request.headers());
    let mut response = next.run(request).await;
    let Some(error) = response.extensions_mut().remove::<SiteError>() else { return response };
    if let SiteError::Internal(cause) = &error {
        let id = RequestId::current().map(tracing::field::display);
        tracing::error!(id, path = uri.path(), ?cause, "a request failed");
    }
    let is_framed = response.extensions().get() == Some(&SecurityPolicy::Embed);
    // The script that asks for a chart understands no pages.
    let mut response = if wants_problem || matches!(error, SiteError::BadChart(_)) {
        problem_details(&site, &error, &uri)
    } else if is_framed {
        let page = EmbedErrorPage::new(site.context(), &error);
        response::html(&page).map_or_else(|_| error_page(&site, &error, &uri), embed::as_framed)
    } else {
        error_page(&site, &error, &uri)
    };
    let policy = if error.status().is_server_error() { CachePolicy::NoStore } else { CachePolicy::Revalidate };
    response.extensions_mut().insert(policy);
    *response.status_mut() = error.status();
    if is_api {
        // Scripts of other sites must be able to read what is wrong.
        response.extensions_mut().insert(SecurityPolicy::Download);
    } else {
        response.headers_mut().append(header::VARY, HeaderValue::from_static("accept"));
    }
    if error == SiteError::MethodNotAllowed {
        let methods = if is_api { METHODS } else { "GET, HEAD" };
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(methods));
    }
    response
}

/// The error as a page.
fn error_page(site: &CurrentSite, error: &SiteError, uri: &Uri) -> Response {
    response::html(&ErrorPage::new(site.context(), error)).unwrap_or_else(|failed| {
        let id = RequestId::current().map(tracing::field::display);
        tracing::error!(id, path = uri.path(), cause = ?failed, "the page of an error failed");
        error.describe(site.edition.messages).1.into_response()
    })
}

/// The error as problem details (RFC 9457 §3). Its type is `about:blank`: the status says it all.
fn problem_details(site: &CurrentSite, error: &SiteError, uri: &Uri) -> Response {
    let (title, detail) = error.describe(site.edition.messages);
    let mut problem = serde_json::json!({
        "type": "about:blank",
        "title": title,
        "status": error.status().as_u16(),
        "detail": detail,
        "instance": uri.path_and_query().map(PathAndQuery::as_str),
    });
    if let Some(first) = error.parameters().first() {
        let parameter = |bad: &BadParameter| serde_json::json!({ "parameter": bad.parameter, "value": bad.value, "detail": bad.detail });
        problem["parameter"] = first.parameter.as_str().into();
        problem["value"] = first.value.as_str().into();
        problem["errors"] = error.parameters().iter().map(parameter).collect();
    }
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
    (headers, problem.to_string()).into_response()
}

/// The response to a request whose handler panicked.
pub fn panicked(panic: Box<dyn Any + Send>) -> Response {
    SiteError::Internal(format!("panicked: {}", panic_message(panic))).into_response()
}

/// What a panic said.
pub fn panic_message(panic: Box<dyn Any + Send>) -> String {
    let text = panic.downcast::<String>().map(|text| *text);
    let text = text.or_else(|panic| panic.downcast::<&str>().map(|text| (*text).to_owned()));
    text.unwrap_or_else(|_| "no message".to_owned())
}
