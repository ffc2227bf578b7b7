//! How responses are sent: codings, entity tags, conditional requests, ranges, caches, security headers.

use crate::site::{Answer, Site, fixture, fixture_folder};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use flate2::read::GzDecoder;
use std::collections::BTreeSet;
use std::io::Read;

const CODINGS: [&str; 4] = ["identity", "gzip", "br", "zstd"];

/// The response to a request with these headers.
async fn ask(site: &Site, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = Request::builder().method(method).uri(path);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    site.ask(request.body(Body::empty()).expect("a request")).await
}

async fn get(site: &Site, path: &str, headers: &[(&str, &str)]) -> Answer {
    ask(site, Method::GET, path, headers).await
}

/// A body as it was before it was compressed.
fn decoded(answer: &Answer) -> Vec<u8> {
    let mut bytes = Vec::new();
    match answer.header("content-encoding") {
        "" => bytes.clone_from(&answer.bytes),
        "gzip" => _ = GzDecoder::new(&*answer.bytes).read_to_end(&mut bytes).expect("gzip"),
        "br" => _ = brotli::Decompressor::new(&*answer.bytes, 4096).read_to_end(&mut bytes).expect("Brotli"),
        "zstd" => bytes = zstd::decode_all(&*answer.bytes).expect("Zstandard"),
        other => panic!("{other}"),
    }
    bytes
}

/// The address of the style sheet.
async fn style_sheet(site: &Site) -> String {
    site.page("/").await.head_link("stylesheet").expect("a style sheet")
}

#[tokio::test]
async fn a_response_is_the_same_in_each_coding_with_a_tag_for_each_and_is_not_sent_again() {
    let site = Site::of(fixture_folder(), "https://history.example");
    let style = style_sheet(&site).await;
    for path in
        ["/", "/?kind=war", "/events/0430-treaty", "/events.csv", "/events.json?kind=war", "/opensearch.xml", &style]
    {
        let plain = get(&site, path, &[]).await;
        assert_eq!((plain.status, plain.header("content-encoding")), (StatusCode::OK, ""), "{path}");
        let mut tags = BTreeSet::new();
        // Twice: as it is made, and as it is kept.
        for coding in CODINGS.into_iter().chain(CODINGS) {
            let answer = get(&site, path, &[("accept-encoding", coding)]).await;
            let expected = if coding == "identity" { "" } else { coding };
            assert_eq!(answer.header("content-encoding"), expected, "{path}");
            assert_eq!(answer.header("vary"), "accept-encoding", "{path} {coding}");
            assert!(decoded(&answer) == plain.bytes, "{path} {coding}");
            let tag = answer.header("etag").to_owned();
            assert!(tag.starts_with('"'), "{path} {coding}: {tag} is strong");
            for list in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
                let again = get(&site, path, &[("accept-encoding", coding), ("if-none-match", &list)]).await;
                assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{path} {coding}: {list}");
                for name in ["etag", "vary", "cache-control"] {
                    assert_eq!(again.header(name), answer.header(name), "{path} {coding}");
                }
            }
            tags.insert(tag);
        }
        assert_eq!(tags.len(), CODINGS.len(), "{path}: {tags:?}");
        let other = get(&site, path, &[("accept-encoding", "br"), ("if-none-match", plain.header("etag"))]).await;
        assert_eq!(other.status, StatusCode::OK, "{path}: the client has another representation");
    }
}

#[tokio::test]
async fn replicas_send_the_same_bytes_and_tags() {
    let (one, other) = (Site::fixture(), Site::fixture());
    for (path, coding) in [("/", "br"), ("/?kind=war", "zstd"), ("/about", "gzip")] {
        let one = get(&one, path, &[("accept-encoding", coding)]).await;
        let other = get(&other, path, &[("accept-encoding", coding)]).await;
        assert!(one.bytes == other.bytes && one.headers == other.headers, "{path} {coding}");
    }
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_body() {
    let site = Site::of(fixture_folder(), "https://history.example");
    let style = style_sheet(&site).await;
    for path in ["/", "/?kind=war", "/nothing", "/events/0430-pact", "/cite", "/events.csv", "/edition.zip", &style] {
        for coding in ["identity", "gzip", "br"] {
            let (head, get) = (
                ask(&site, Method::HEAD, path, &[("accept-encoding", coding)]).await,
                get(&site, path, &[("accept-encoding", coding)]).await,
            );
            assert_eq!((head.status, &head.headers), (get.status, &get.headers), "{path} {coding}");
            assert_eq!(head.bytes.len(), 0, "{path} {coding}");
            if !["/events.csv", "/edition.zip"].contains(&path) {
                assert_eq!(head.header("content-length"), get.bytes.len().to_string(), "{path} {coding}");
            }
        }
    }
}

#[tokio::test]
async fn a_part_of_a_font_or_of_the_archive_can_be_asked_for_and_a_page_is_sent_whole() {
    let site = Site::of(fixture_folder(), "https://history.example");
    let sheet = site.get(&style_sheet(&site).await).await.body;
    let at = sheet.find("/fonts/source-serif-4-latin.woff2").expect("a font");
    let font = format!("/static/{}/fonts/source-serif-4-latin.woff2", &sheet[at - 12..at]);
    for path in [&*font, "/edition.zip"] {
        let whole = get(&site, path, &[]).await;
        let (length, tag) = (whole.bytes.len(), whole.header("etag"));
        assert_eq!(whole.header("accept-ranges"), "bytes", "{path}");
        for (range, expected) in [
            ("bytes=0-9", 0..10),
            ("bytes=100-", 100..length),
            ("bytes=-5", length - 5..length),
            ("bytes=50-999999999", 50..length),
        ] {
            let part = get(&site, path, &[("range", range), ("accept-encoding", "br"), ("if-range", tag)]).await;
            assert_eq!((part.status, part.header("etag")), (StatusCode::PARTIAL_CONTENT, tag), "{path} {range}");
            let named = format!("bytes {}-{}/{length}", expected.start, expected.end - 1);
            assert_eq!(part.header("content-range"), named, "{path} {range}");
            assert_eq!(part.header("content-length"), expected.len().to_string(), "{path} {range}");
            assert!(part.bytes == whole.bytes[expected], "{path} {range}");
        }
        let beyond = get(&site, path, &[("range", &format!("bytes={length}-"))]).await;
        assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE, "{path}");
        assert_eq!(beyond.header("content-range"), format!("bytes */{length}"), "{path}");
        for headers in [
            [("range", "bytes=0-9"), ("if-range", "\"other\"")],
            [("range", "bytes=0-1,3-4"), ("if-range", tag)],
            [("range", "bytes=9-0"), ("if-range", tag)],
        ] {
            let answer = get(&site, path, &headers).await;
            assert!(answer.status == StatusCode::OK && answer.bytes == whole.bytes, "{path} {headers:?}");
        }
        let known = get(&site, path, &[("range", "bytes=0-9"), ("if-none-match", tag)]).await;
        assert_eq!(known.status, StatusCode::NOT_MODIFIED, "{path}");
    }
    assert_eq!(get(&site, "/about", &[("range", "bytes=0-9")]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn caches_learn_what_they_may_keep() {
    let site = Site::of(fixture_folder(), "https://history.example");
    let shared = "public, max-age=0, s-maxage=1";
    let version = site.page("/").await.attrs("[data-version]", "data-version").pop().unwrap_or_default();
    let chart = format!("/chart?width=700&v={version}");
    for (path, expected) in [
        ("/", shared),
        ("/?kind=war&q=treaty", shared),
        ("/events/0430-treaty", shared),
        ("/events/0430-treaty?kind=war", shared),
        ("/threads/harbour-quarrel?step=1", shared),
        ("/changes?page=1", shared),
        ("/suggest?q=tre", shared),
        ("/edition.zip", shared),
        ("/chart.svg?kind=war", shared),
        ("/events/0430-pact", shared),
        // Any number of addresses with the same response.
        ("/?x=1", "no-cache"),
        ("/?kind=nonsense", "no-cache"),
        ("/?from=nonsense", "no-cache"),
        ("/events/0430-treaty?x=1", "no-cache"),
        ("/about?x=1", "no-cache"),
        ("/threads/harbour-quarrel?step=1&step=1", "no-cache"),
        ("/suggest?q=tre&x=1", "no-cache"),
        ("/chart?width=700&v=other", "no-cache"),
        ("/nothing", "no-cache"),
        ("/events/0430-treaty/cite", "private, no-cache"),
        ("/cite.bib", "private, no-cache"),
        (&chart, if version.is_empty() { "no-cache" } else { "public, max-age=31536000, immutable" }),
    ] {
        assert_eq!(site.get(path).await.header("cache-control"), expected, "{path}");
    }
}

#[tokio::test]
async fn security_headers_fit_the_kind_of_response() {
    let site = Site::of(fixture_folder(), "https://history.example");
    let mut documents = vec![];
    for path in ["/", "/events/none", "/about/", "/static/x/none.css", "/events/0440-rumour", "/%ff", "/suggest?q=tre"]
    {
        documents.push(site.get(path).await);
    }
    documents.push(ask(&site, Method::POST, "/", &[]).await);
    assert_eq!(documents.last().map(|answer| answer.status), Some(StatusCode::METHOD_NOT_ALLOWED));
    for answer in documents {
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("data-version"), &fixture_folder().digest()[..8]);
        assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin");
        let permissions = answer.header("permissions-policy");
        for used in ["fullscreen=(self)", "clipboard-write=(self)", "camera=()"] {
            assert!(permissions.contains(used), "{permissions}");
        }
    }
    let style = style_sheet(&site).await;
    for (path, resource) in [
        (&*style, "same-origin"),
        ("/events.csv", "cross-origin"),
        ("/events.json", "cross-origin"),
        ("/chart.svg", "cross-origin"),
        ("/edition.zip", "cross-origin"),
        ("/cite.bib", "cross-origin"),
        ("/cite", "same-origin"),
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.header("cross-origin-resource-policy"), resource, "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn only_a_site_that_has_a_whole_https_host_asks_browsers_to_use_https_alone() {
    for (base, expected) in [
        ("https://history.example", "max-age=31536000"),
        ("https://history.example/wars", ""),
        ("http://history.example", ""),
    ] {
        let answer = Site::new(fixture(), base).get("/wars/about").await;
        assert_eq!(answer.header("strict-transport-security"), expected, "{base}");
    }
}
