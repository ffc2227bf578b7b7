//! What methods other than GET and HEAD are answered with. Scripts of other sites may read all data; before a request with
//! headers of their own, browsers ask with OPTIONS whether they may send it (CORS).

use crate::pages::SiteError;
use crate::routes::Route;
use crate::web::security::SecurityPolicy;
use axum::Extension;
use axum::http::{HeaderName, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

/// The methods of the API.
pub const METHODS: &str = "GET, HEAD, OPTIONS";

/// Any method but GET and HEAD.
pub async fn method_not_allowed(method: Method, uri: Uri) -> Result<Response, SiteError> {
    let is_data = Route::parse(uri.path()).is_some_and(|route| route.pattern().is_data());
    if method != Method::OPTIONS || !is_data {
        return Err(SiteError::MethodNotAllowed);
    }
    let headers: [(HeaderName, &str); 4] = [
        (header::ALLOW, METHODS),
        (header::ACCESS_CONTROL_ALLOW_METHODS, METHODS),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "*"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    Ok((StatusCode::NO_CONTENT, Extension(SecurityPolicy::Download), headers).into_response())
}
