//! Requests that are refused before they reach the router.

use super::Limits;
use axum::BoxError;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, Version, header};
use std::future::poll_fn;
use std::net::Ipv6Addr;
use std::pin::Pin;
use tokio::time::timeout;

/// Checks the size of a request and its `Host`.
///
/// # Errors
/// The status of the response if the request is refused.
pub fn check<B: HttpBody>(request: &Request<B>, limits: &Limits) -> Result<(), StatusCode> {
    let url = request.uri().path_and_query().map_or(0, |url| PathAndQuery::as_str(url).len());
    if url > limits.max_url_bytes {
        return Err(StatusCode::URI_TOO_LONG);
    }
    let fields = request.headers().iter();
    if fields.map(|(name, value)| name.as_str().len() + value.len()).sum::<usize>() > limits.max_head_bytes {
        return Err(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    }
    if !has_valid_host(request.headers(), request.version()) {
        return Err(StatusCode::BAD_REQUEST);
    }
    // The length that the head announces.
    if request.body().size_hint().lower() > limits.max_body_bytes {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    Ok(())
}

/// Reads a body whose length the head does not announce (RFC 9112 §7.1), as far as the limits allow.
///
/// # Errors
/// The status of the response if the body is too long, comes too slowly or is malformed.
pub async fn with_known_length<B>(request: Request<B>, limits: &Limits) -> Result<Request<Body>, StatusCode>
where
    B: HttpBody<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<BoxError>,
{
    if request.body().size_hint().exact().is_some() {
        return Ok(request.map(Body::new));
    }
    let (head, body) = request.into_parts();
    let body = timeout(limits.head_timeout, read(body, limits.max_body_bytes)).await;
    body.unwrap_or(Err(StatusCode::REQUEST_TIMEOUT)).map(|body| Request::from_parts(head, Body::from(body)))
}

/// Reads a body of at most so many bytes.
async fn read<B: HttpBody<Data = Bytes> + Unpin>(mut body: B, max_bytes: u64) -> Result<Vec<u8>, StatusCode> {
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let frame = frame.map_err(|_| StatusCode::BAD_REQUEST)?;
        let data = frame.data_ref().map_or(&[][..], Bytes::as_ref);
        if (bytes.len() + data.len()) as u64 > max_bytes {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        bytes.extend_from_slice(data);
    }
    Ok(bytes)
}

/// Whether there is exactly one `Host`, and it is valid (RFC 9112 §3.2). HTTP/1.0 may omit it.
fn has_valid_host(headers: &HeaderMap, version: Version) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => version < Version::HTTP_11,
        (Some(host), None) => is_host(host),
        (Some(_), Some(_)) => false,
    }
}

/// Whether a value is `uri-host [":" port]` (RFC 9110 §7.2) with a host that is not empty (§4.2.1). Addresses of future
/// versions of IP are not known.
fn is_host(value: &HeaderValue) -> bool {
    let Ok(value) = value.to_str() else { return false };
    let (host, port) = match value.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, port)) if address.parse::<Ipv6Addr>().is_ok() => (address, port),
        Some(_) => return false,
        None => value.split_at(value.find(':').unwrap_or(value.len())),
    };
    let port = port.strip_prefix(':').or_else(|| port.is_empty().then_some(""));
    let is_port =
        |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && (port.is_empty() || port.parse::<u16>().is_ok());
    let is_name = value.starts_with('[') || is_registered_name(host);
    !host.is_empty() && is_name && port.is_some_and(is_port)
}

/// Whether a host is a name or an IPv4 address: `reg-name` (RFC 3986 §3.2.2).
fn is_registered_name(host: &str) -> bool {
    let mut rest = host.bytes();
    while let Some(byte) = rest.next() {
        let valid = match byte {
            b'%' => [rest.next(), rest.next()].iter().all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit())),
            _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte),
        };
        if !valid {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_names_and_addresses_with_an_optional_port() {
        for host in [
            "example.org",
            "example.org:",
            "example.org:8080",
            "127.0.0.1:3000",
            "[::1]",
            "[::1]:80",
            "a_b.%C3%A9",
            "x",
        ] {
            assert!(is_host(&HeaderValue::from_static(host)), "{host}");
        }
        for host in [
            "",
            ":80",
            "a b",
            "a/b",
            "user@example.org",
            "a:b",
            "a:1:2",
            "a:65536",
            "a:-1",
            "a:+1",
            "[::1",
            "::1",
            "[x]",
            "[]",
            "[::1]x",
            "a%4",
            "a,b@c",
            "a?b",
            "a#b",
            "<a>",
        ] {
            assert!(!is_host(&HeaderValue::from_static(host)), "{host}");
        }
        assert!(!is_host(&HeaderValue::from_bytes(b"\xe9").unwrap()));
    }
}
