//! Conditional requests: 304 for those who have the page already (RFC 9110 §13).

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Answers 304 where the reader has what would be sent (RFC 9110 §13.1.2).
pub async fn not_modified(request: Request, next: Next) -> Response {
    let asked: Vec<HeaderValue> = request.headers().get_all(header::IF_NONE_MATCH).iter().cloned().collect();
    let answer = next.run(request).await;
    let same = |tag: &HeaderValue| asked.iter().any(|asked| etag_matches(asked, tag));
    if answer.status() != StatusCode::OK || !answer.headers().get(header::ETAG).is_some_and(same) {
        return answer;
    }
    let cache = [header::ETAG, header::CACHE_CONTROL, header::VARY];
    let headers: HeaderMap =
        cache.into_iter().filter_map(|name| Some((name.clone(), answer.headers().get(&name)?.clone()))).collect();
    (StatusCode::NOT_MODIFIED, headers).into_response()
}

/// Whether a list of entity tags names this one, by the weak comparison (RFC 9110 §8.8.3.2).
fn etag_matches(list: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(list), Ok(tag)) = (list.to_str(), tag.to_str()) else { return false };
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.trim() == "*" || list.split(',').any(|one| bare(one) == bare(tag))
}
