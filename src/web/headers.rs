//! What every answer carries, and answers to those who have the page already.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Nothing but what comes from the site itself, and nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Adds the headers that keep a reader safe.
pub async fn secure(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
    set(header::X_FRAME_OPTIONS, "DENY");
    answer
}

/// Answers 304 where the reader has what would be sent (RFC 9110 §13.1.2).
pub async fn unchanged(request: Request, next: Next) -> Response {
    let asked: Vec<HeaderValue> = request.headers().get_all(header::IF_NONE_MATCH).iter().cloned().collect();
    let answer = next.run(request).await;
    let same = |tag: &HeaderValue| asked.iter().any(|asked| names(asked, tag));
    if answer.status() != StatusCode::OK || !answer.headers().get(header::ETAG).is_some_and(same) {
        return answer;
    }
    let kept = [header::ETAG, header::CACHE_CONTROL, header::VARY];
    let headers: HeaderMap =
        kept.into_iter().filter_map(|name| Some((name.clone(), answer.headers().get(&name)?.clone()))).collect();
    (StatusCode::NOT_MODIFIED, headers).into_response()
}

/// Whether a list of entity tags names this one, by the weak comparison (RFC 9110 §8.8.3.2).
fn names(list: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(list), Ok(tag)) = (list.to_str(), tag.to_str()) else { return false };
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.trim() == "*" || list.split(',').any(|one| bare(one) == bare(tag))
}
