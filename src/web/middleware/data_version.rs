//! The version of the data that a response was made from.

use crate::web::extractors::CurrentSite;
use axum::extract::Request;
use axum::http::HeaderName;
use axum::middleware::Next;
use axum::response::Response;

/// The version of the data, as it is cited.
const DATA_VERSION: HeaderName = HeaderName::from_static("data-version");

/// Names the version of the data, so that caches, replicas and their operators can be compared.
pub async fn data_version(site: CurrentSite, request: Request, next: Next) -> Response {
    let version = site.data_version.clone();
    let mut response = next.run(request).await;
    response.headers_mut().insert(DATA_VERSION, version);
    response
}
