//! What a client can take: content codings (RFC 9110 §12.5.3) and media types (§12.5.1).

use axum::http::{HeaderMap, HeaderName, header};

/// The content codings in which responses are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coding {
    /// As it is.
    Identity,
    Gzip,
    Brotli,
    Zstd,
}

impl Coding {
    /// The codings for the response of an address without a query, the best first. There are few such addresses and many
    /// readers of each: their responses are made once, and Brotli makes them smallest.
    const OF_PATHS: [Self; 3] = [Self::Brotli, Self::Zstd, Self::Gzip];

    /// As [`Self::OF_PATHS`], with a query. There is no end of such addresses, so nearly every response is made for one
    /// reader: Zstandard and a quick gzip take less than a seventh of Brotli's time for 14 % more bytes (`compression.rs`).
    const OF_VIEWS: [Self; 3] = [Self::Zstd, Self::Gzip, Self::Brotli];

    /// The coding for a request: the one that the client likes most, and of those that it likes equally the best.
    pub fn negotiate(headers: &HeaderMap, has_query: bool) -> Self {
        let Some(first) = headers.get(header::ACCEPT_ENCODING) else { return Self::Identity };
        if first.is_empty() {
            return Self::Identity;
        }
        let order = if has_query { Self::OF_VIEWS } else { Self::OF_PATHS };
        let (mut listed, mut any) = ([None; 3], None);
        let mut identity = None;
        for (name, quality) in qualities(headers, header::ACCEPT_ENCODING) {
            if name == "*" {
                any = Some(quality);
            } else if name.eq_ignore_ascii_case("identity") {
                identity = Some(quality);
            } else if let Some(at) = order.iter().position(|coding| coding.is_named(name)) {
                listed[at] = Some(quality);
            }
        }
        let mut best = (Self::Identity, identity.unwrap_or(0.0));
        for (coding, quality) in order.into_iter().zip(listed).rev() {
            let quality = quality.or(any).unwrap_or(0.0);
            if quality > 0.0 && quality >= best.1 {
                best = (coding, quality);
            }
        }
        best.0
    }

    fn is_named(self, name: &str) -> bool {
        name.eq_ignore_ascii_case(self.as_str()) || self == Self::Gzip && name.eq_ignore_ascii_case("x-gzip")
    }

    /// The coding's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
            Self::Zstd => "zstd",
        }
    }
}

/// Whether a client wants an error as problem details rather than as a page. If it takes both equally, the type that it
/// names wins over one that only a wildcard matches; then the page.
pub fn prefers_problem_details(headers: &HeaderMap) -> bool {
    let quality = |wanted: &str| {
        let subtype = wanted.split_once('/').map_or(wanted, |(kind, _)| kind);
        // The most specific range that matches counts.
        [wanted, &format!("{subtype}/*"), "*/*"].iter().zip([2, 1, 0]).find_map(|(range, specific)| {
            let mut ranges = qualities(headers, header::ACCEPT);
            let (_, quality) = ranges.find(|(own, _)| own.eq_ignore_ascii_case(range))?;
            Some((quality, if quality > 0.0 { specific } else { 0 }))
        })
    };
    let json = [quality("application/problem+json"), quality("application/json")].into_iter().flatten();
    let json = json.fold((0.0, 0), |best, one| if one > best { one } else { best });
    json > quality("text/html").unwrap_or((0.0, 0))
}

/// The members of a list with weights, each with its quality from 0 to 1 (RFC 9110 §12.4.2).
fn qualities(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = (&str, f32)> {
    let lists = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).filter_map(|member| {
        let mut parts = member.split(';').map(str::trim);
        let name = parts.next().filter(|name| !name.is_empty())?;
        let weight = parts.find_map(|part| {
            let (key, value) = part.split_at_checked(2)?;
            key.eq_ignore_ascii_case("q=").then(|| value.parse::<f32>())
        });
        // A weight that cannot be read asks for nothing.
        let quality = weight.map_or(1.0, |weight| weight.ok().filter(|q| (0.0..=1.0).contains(q)).unwrap_or(0.0));
        Some((name, quality))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn accept(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_coding_is_the_one_that_a_client_likes_most() {
        use Coding::{Brotli, Gzip, Identity, Zstd};
        for (value, of_paths, of_views) in [
            ("gzip, deflate, br, zstd", Brotli, Zstd),
            ("gzip, deflate, br", Brotli, Gzip),
            ("gzip, zstd", Zstd, Zstd),
            ("gzip, br;q=0.9, zstd;q=0.8", Gzip, Gzip),
            ("GZIP;q=0.5", Gzip, Gzip),
            ("x-gzip", Gzip, Gzip),
            ("*", Brotli, Zstd),
            ("gzip, *;q=0.1", Gzip, Gzip),
            ("br;q=0, *", Zstd, Zstd),
            ("gzip;q=0", Identity, Identity),
            ("gzip;q=0.5, identity", Identity, Identity),
            ("gzip, identity", Gzip, Gzip),
            ("gzip;q=often", Identity, Identity),
            ("deflate", Identity, Identity),
            ("", Identity, Identity),
        ] {
            let headers = accept(header::ACCEPT_ENCODING, value);
            let chosen = (Coding::negotiate(&headers, false), Coding::negotiate(&headers, true));
            assert_eq!(chosen, (of_paths, of_views), "{value}");
        }
        assert_eq!(Coding::negotiate(&HeaderMap::new(), false), Identity);
    }

    #[test]
    fn browsers_get_pages_and_programs_problem_details() {
        for (value, problem) in [
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false),
            ("*/*", false),
            ("application/json;q=0, */*", false),
            ("text/html, application/json", false),
            ("application/json;q=0.8, text/html", false),
            ("application/json", true),
            ("application/problem+json, text/html;q=0.5", true),
            ("application/json, text/plain, */*", true),
            ("application/*, text/*;q=0.5", true),
            ("image/png", false),
        ] {
            assert_eq!(prefers_problem_details(&accept(header::ACCEPT, value)), problem, "{value}");
        }
        assert!(!prefers_problem_details(&HeaderMap::new()));
    }
}
