//! What a client can take: encodings (RFC 9110 §12.5.3) and media types (§12.5.1).

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// The content codings in which responses are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Identity,
    Gzip,
}

impl Encoding {
    /// The coding for a request: gzip if the client takes it and does not prefer identity.
    pub fn negotiate(headers: &HeaderMap) -> Self {
        let (mut gzip, mut identity, mut any) = (None, None, None);
        for (coding, quality) in qualities(headers, header::ACCEPT_ENCODING) {
            match &*coding {
                "gzip" | "x-gzip" => gzip = Some(quality),
                "identity" => identity = Some(quality),
                "*" => any = Some(quality),
                _ => {}
            }
        }
        let gzip = gzip.or(any).unwrap_or(0.0);
        if gzip > 0.0 && gzip >= identity.unwrap_or(0.0) { Self::Gzip } else { Self::Identity }
    }

    /// Replaces the request's `Accept-Encoding` by this coding alone, so that every layer takes the same.
    pub fn set(self, headers: &mut HeaderMap) {
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(self.as_str()));
    }

    /// The coding's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
        }
    }
}

/// Whether a client wants an error as problem details rather than as a page. If it takes both equally, the type that it
/// names wins over one that only a wildcard matches; then the page.
pub fn prefers_problem_details(headers: &HeaderMap) -> bool {
    let ranges: Vec<(String, f32)> = qualities(headers, header::ACCEPT).collect();
    let quality = |wanted: &str| {
        let subtype = wanted.split_once('/').map_or(wanted, |(kind, _)| kind);
        // The most specific range that matches counts.
        [wanted.to_owned(), format!("{subtype}/*"), "*/*".to_owned()].iter().zip([2, 1, 0]).find_map(
            |(range, specific)| {
                let (_, quality) = ranges.iter().find(|(own, _)| own == range)?;
                Some((*quality, if *quality > 0.0 { specific } else { 0 }))
            },
        )
    };
    let json = [quality("application/problem+json"), quality("application/json")].into_iter().flatten();
    let json = json.fold((0.0, 0), |best, one| if one > best { one } else { best });
    json > quality("text/html").unwrap_or((0.0, 0))
}

/// The members of a list with weights, in lower case, each with its quality from 0 to 1 (RFC 9110 §12.4.2).
fn qualities(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = (String, f32)> {
    let lists = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).filter_map(|member| {
        let mut parts = member.split(';').map(|part| part.trim().to_ascii_lowercase());
        let name = parts.next().filter(|name| !name.is_empty())?;
        let weight = parts.find_map(|part| Some(part.strip_prefix("q=")?.parse::<f32>()));
        // A weight that cannot be read asks for nothing.
        let quality = weight.map_or(1.0, |weight| weight.ok().filter(|q| (0.0..=1.0).contains(q)).unwrap_or(0.0));
        Some((name, quality))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        for (value, encoding) in [
            ("gzip, deflate, br, zstd", Encoding::Gzip),
            ("GZIP;q=0.5", Encoding::Gzip),
            ("*", Encoding::Gzip),
            ("br, *;q=0.1", Encoding::Gzip),
            ("gzip;q=0", Encoding::Identity),
            ("gzip;q=0.000, *", Encoding::Identity),
            ("gzip;q=0.5, identity", Encoding::Identity),
            ("gzip;q=often", Encoding::Identity),
            ("br", Encoding::Identity),
            ("", Encoding::Identity),
        ] {
            assert_eq!(Encoding::negotiate(&accept(header::ACCEPT_ENCODING, value)), encoding, "{value}");
        }
        assert_eq!(Encoding::negotiate(&HeaderMap::new()), Encoding::Identity);
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
