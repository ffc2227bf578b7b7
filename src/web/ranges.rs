//! Parts of responses (RFC 9110 §14): one range of bytes.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use futures_util::{StreamExt, stream};

/// What a request with `Range` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requested {
    /// Everything: the range cannot be read, is one of several, or belongs to another version.
    Whole,
    /// The bytes from the first to the last, counted from 0.
    Part { first: u64, last: u64 },
    /// Bytes that are not there.
    Nothing,
}

/// Reads `Range` and `If-Range` for a body of `length` bytes with an entity tag.
pub fn requested(request: &HeaderMap, tag: Option<&HeaderValue>, length: u64) -> Requested {
    // A date is never that of the body, which has none.
    let is_current = request.get(header::IF_RANGE).is_none_or(|wanted| Some(wanted) == tag);
    let range = request.get(header::RANGE).and_then(|range| range.to_str().ok());
    let range = range.filter(|_| is_current).and_then(|range| range.strip_prefix("bytes=")?.trim().split_once('-'));
    let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    let (first, last) = match range {
        None => return Requested::Whole,
        Some(("", suffix)) => match number(suffix) {
            Some(suffix) => (if suffix == 0 { length } else { length.saturating_sub(suffix) }, length),
            None => return Requested::Whole,
        },
        Some((first, "")) => match number(first) {
            Some(first) => (first, length),
            None => return Requested::Whole,
        },
        Some((first, last)) => match (number(first), number(last)) {
            (Some(first), Some(last)) if first <= last => (first, last),
            _ => return Requested::Whole,
        },
    };
    match length.checked_sub(1) {
        Some(end) if first <= end => Requested::Part { first, last: last.min(end) },
        _ => Requested::Nothing,
    }
}

/// The bytes of a body from the first to the last.
pub fn part(body: Body, first: u64, last: u64) -> Body {
    let parts = stream::unfold((body.into_data_stream(), 0), move |(mut body, mut at)| async move {
        while at <= last {
            let bytes: Bytes = match body.next().await? {
                Ok(bytes) => bytes,
                Err(error) => return Some((Err(error), (body, u64::MAX))),
            };
            let begins = at;
            at += bytes.len() as u64;
            let from = usize::try_from(first.saturating_sub(begins)).unwrap_or(usize::MAX).min(bytes.len());
            let to = usize::try_from((last + 1).saturating_sub(begins)).unwrap_or(usize::MAX).min(bytes.len());
            if from < to {
                return Some((Ok(bytes.slice(from..to)), (body, at)));
            }
        }
        None
    });
    Body::from_stream(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_rfc_9110_describes() {
        use Requested::{Nothing, Part, Whole};
        for (range, expected) in [
            ("bytes=0-3", Part { first: 0, last: 3 }),
            ("bytes=8-", Part { first: 8, last: 9 }),
            ("bytes=-3", Part { first: 7, last: 9 }),
            ("bytes=-30", Part { first: 0, last: 9 }),
            ("bytes=5-99", Part { first: 5, last: 9 }),
            ("bytes=10-", Nothing),
            ("bytes=-0", Nothing),
            ("bytes=3-2", Whole),
            ("bytes=0-1,3-4", Whole),
            ("bytes=-", Whole),
            ("bytes=x-", Whole),
            ("bytes=99999999999999999999-", Whole),
            ("lines=0-3", Whole),
        ] {
            let headers = HeaderMap::from_iter([(header::RANGE, HeaderValue::from_static(range))]);
            assert_eq!(requested(&headers, None, 10), expected, "{range}");
        }
    }
}
