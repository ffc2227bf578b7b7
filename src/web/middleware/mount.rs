//! The site under the prefix of its base URL.

use crate::pages::SiteError;
use crate::routes::Route;
use crate::web::extractors::{CurrentSite, Rejection};
use crate::web::redirect;
use axum::extract::Request;
use axum::http::uri::{PathAndQuery, Uri};
use axum::middleware::Next;
use axum::response::Response;

/// Takes the prefix from the path: with the base URL `https://example.org/history`, `/history/about` is routed as
/// `/about`. `/history` and `/` redirect to `/history/`; any other path is not found. (`Router::nest` would have no route
/// for `/history/`.)
pub async fn mount(site: CurrentSite, mut request: Request, next: Next) -> Result<Response, Rejection> {
    let prefix = site.base.prefix();
    if prefix.is_empty() {
        return Ok(next.run(request).await);
    }
    let path = request.uri().path();
    let Some(inner) = path.strip_prefix(prefix).filter(|inner| inner.starts_with('/')) else {
        return Err(if path == prefix || path == "/" {
            Rejection::Moved(redirect::with_query(&site.href(Route::Timeline), request.uri()))
        } else {
            SiteError::UnknownPath(path.to_owned()).into()
        });
    };
    let inner = redirect::with_query(inner, request.uri());
    *request.uri_mut() = PathAndQuery::try_from(inner).map(Uri::from).map_err(|_| SiteError::BadPath)?;
    Ok(next.run(request).await)
}
