//! The response of every address: status, redirects, metadata of pages, static files. For headers see `headers.rs`.

use crate::site::{Site, fixture, fixture_folder};
use axum::body::Body;
use axum::http::{Request, StatusCode};

/// A page of each kind in the fixture.
const PAGES: [&str; 18] = [
    "/",
    "/events/0430-treaty",
    "/eras/before",
    "/actors",
    "/actors/city",
    "/people",
    "/people/mayor",
    "/sources",
    "/sources/chronicle",
    "/threads",
    "/threads/harbour-quarrel",
    "/relations",
    "/voices",
    "/voices/mayor",
    "/voices/author",
    "/changes",
    "/method",
    "/about",
];

#[tokio::test]
async fn every_kind_of_page_has_title_description_canonical_and_preview_metadata() {
    let site = Site::fixture();
    for path in PAGES {
        let page = site.page(path).await;
        assert_eq!(page.canonical(), Some(format!("https://history.example{path}")));
        assert!(!page.title().is_empty() && !page.heading().is_empty(), "{path}");
        for name in ["description", "og:title", "og:description", "og:url", "og:type"] {
            assert!(page.meta(name).is_some_and(|content| !content.trim().is_empty()), "{path}: {name}");
        }
        // The content security policy forbids inline styles and scripts. A block of data is no script.
        let scripts = page.count("script:not([src]):not([type='application/ld+json'])");
        assert_eq!((page.count("[style]"), page.count("style"), scripts), (0, 0, 0), "{path}");
        for element in page.all("*") {
            let attributes = element.attribute_names();
            assert!(!attributes.iter().any(|name| name.starts_with("on")), "{path}: {attributes:?}");
        }
        let reported = page.one("footer").link("Report an error");
        let address = format!("&body=https%3A%2F%2Fhistory.example{}%0D%0A%0D%0A", path.replace('/', "%2F"));
        assert!(reported.starts_with("mailto:errors@example.org?subject=Error%20in"), "{reported}");
        assert!(path.contains(['?', '=', ',']) || reported.ends_with(&address), "{path}: {reported}");
    }
}

#[tokio::test]
async fn published_addresses_redirect_or_say_why_they_are_gone() {
    let site = Site::fixture();
    for (from, to) in [
        ("/events/0430-pact?actor=city", "/events/0430-treaty?actor=city"),
        ("/actors/metropolis", "/actors/city"),
        ("/eras/afterwards", "/eras/after"),
        ("/events/0430-treaty/", "/events/0430-treaty"),
        ("/events/0430-TREATY", "/events/0430-treaty"),
        ("/Events/0430-Treaty/?kind=war", "/events/0430-treaty?kind=war"),
        ("/about/", "/about"),
        ("/events", "/"),
        ("/eras/", "/eras"),
    ] {
        let answer = site.get(from).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to), "{from}");
    }
    let filtered = site.page("/?actor=metropolis").await;
    assert_eq!(filtered.canonical().as_deref(), Some("https://history.example/?actor=city"));
    let gone = site.get("/events/0440-rumour").await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.page().says("It never happened: the chronicle was misread.");
    assert_eq!(site.get("/sources/lost").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn an_unknown_id_gives_the_nearest_titles() {
    let site = Site::fixture();
    let answer = site.get("/events/0430-treatty").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::NOT_FOUND, "noindex"));
    let page = answer.page();
    page.says("There is nothing called “0430-treatty” here.");
    assert_eq!(page.main().link("Treaty of the <Harbour> & the League"), "/events/0430-treaty");
    assert_eq!(page.canonical(), None);
    assert_eq!(site.get("/nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/?page=2").await.status, StatusCode::NOT_FOUND);
    // Without its year, or as a path that is not there.
    for path in ["/events/treaty", "/events/1430-treaty", "/treaty", "/events/treaty/more/treatty"] {
        assert!(site.get(path).await.page().main().links_to("/events/0430-treaty"), "{path}");
    }
    assert!(site.get("/sorces").await.page().main().links_to("/sources"));
}

#[tokio::test]
async fn an_address_that_resembles_nothing_gives_a_search_and_places_to_begin_instead_of_guesses() {
    let site = Site::fixture();
    for path in ["/nonsense", "/events/0431-nonsense-of-it", "/threads/nonsense_of-it"] {
        let page = site.get(path).await.page();
        let main = page.main();
        main.does_not_say("Did you mean");
        assert!(main.one("form input[name=q]").get("value").starts_with("nonsense"), "{path}");
        for to in ["/", "/threads", "/about"] {
            assert!(main.links_to(to), "{path} {to}");
        }
    }
}

#[tokio::test]
async fn a_withdrawn_record_says_what_to_use_instead() {
    let mut folder = fixture_folder();
    let withdrawn = "+++\nwithdrawn = \"It is part of 0430-treaty.\"\n+++\n";
    folder.put("events/0431-addition.md", withdrawn.as_bytes().to_vec());
    let site = Site::new(crate::site::timeline(&folder), "https://history.example");
    let gone = site.get("/events/0431-addition").await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.page().says("Use instead");
    assert_eq!(gone.page().main().link("Treaty of the <Harbour> & the League"), "/events/0430-treaty");
    // A passage is gone, but its event is not; and where nothing is named, there is the search.
    assert!(site.get("/events/0430-treaty/cite?passage=forged").await.page().main().links_to("/events/0430-treaty"));
    assert_eq!(site.get("/events/0440-rumour").await.page().main().count("form input[name=q]"), 1);
}

#[tokio::test]
async fn hostile_addresses_get_a_clear_response_and_never_a_5xx() {
    let site = Site::fixture();
    let long = format!("/?{}", "actor=x&".repeat(1300));
    let longest = format!("/?q={}", "x".repeat(20_000));
    let paths = [
        "/events/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/events/..%2f..",
        "/%2e%2e/%2e%2e",
        "/events/%00",
        "/events/a%00b",
        "/%ff%fe",
        "/events/%ff",
        "/?actor=%ff",
        "/?actor=%00",
        "/?era=%3Cscript%3E",
        "/?from=99999999999999999999",
        "/?from=Y999999999999&to=Y-999999999999",
        "/?page=0",
        "/?page=-1",
        "/?page=99999999999",
        "/?&&&=&=",
        "/?actor",
        "/?actor=&actor=",
        "/?about=2&actors=some",
        "//evil.example/",
        "//evil.example//x/",
        "/\\evil.example/",
        "/static/x/../../Cargo.toml",
        "/static/x/%2e%2e%2fCargo.toml",
        "/static//",
        "/events/%E2%80%AE",
        &long,
        &longest,
    ];
    for path in paths {
        let answer = site.get(path).await;
        assert!(answer.status.as_u16() < 500, "{path}: {}", answer.status);
        let location = answer.header("location");
        assert!(
            location.is_empty() || (location.starts_with('/') && !location.starts_with("//")),
            "{path} → {location}"
        );
        assert!(!answer.body.contains("<script>") && !answer.body.contains('\0'), "{path}");
    }
    assert_eq!(site.get(&longest).await.status, StatusCode::URI_TOO_LONG);
    assert_eq!(site.get("/events/%ff").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_site_under_a_prefix_keeps_every_link_and_redirect_under_it() {
    let site = Site::new(fixture(), "https://example.org/history/");
    for (from, to) in [
        ("/history", "/history/"),
        ("/", "/history/"),
        ("/history/about/", "/history/about"),
        ("/history/events/0430-pact", "/history/events/0430-treaty"),
        ("/history/events", "/history/"),
    ] {
        assert_eq!(site.get(from).await.header("location"), to, "{from}");
    }
    for path in PAGES {
        let page = site.page(&format!("/history{path}")).await;
        assert_eq!(page.canonical(), Some(format!("https://example.org/history{path}")));
        for name in ["href", "src", "action", "data-chart", "data-home"] {
            for link in page.attrs(&format!("[{name}]"), name) {
                assert!(!link.starts_with('/') || link.starts_with("/history/"), "{path}: {name}={link}");
            }
        }
    }
    assert_eq!(site.get("/about").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/historyabout").await.status, StatusCode::NOT_FOUND);
}

/// The address, from the root of the site, that a style sheet or script names by its end: `../DIGEST/suggest.js`.
fn named_address(code: &str, end: &str) -> String {
    let at = code.find(&format!("/{end}")).unwrap_or_else(|| panic!("{end} is not named"));
    let digest = code[..at].rsplit('/').next().expect("a digest");
    format!("/static/{digest}/{end}")
}

#[tokio::test]
async fn style_sheets_scripts_and_fonts_may_be_cached_for_ever() {
    let site = Site::fixture();
    let page = site.page("/").await;
    let style = page.head_link("stylesheet").expect("a style sheet");
    let sheet = site.get(&style).await.body;
    let scripts = page.attrs("script[src]", "src");
    let main = scripts.iter().find(|script| is_main(script)).expect("the main script");
    let script = site.get(main).await.body;
    let icon = page.head_link("icon").expect("an icon");
    for (address, kind) in [
        (style.clone(), "text/css"),
        (main.clone(), "text/javascript"),
        (scripts[0].clone(), "text/javascript"),
        (named_address(&script, "suggest.js"), "text/javascript"),
        (icon, "image/svg+xml"),
        (named_address(&sheet, "fonts/source-serif-4-latin.woff2"), "font/woff2"),
    ] {
        let file = site.get(&address).await;
        assert_eq!(file.status, StatusCode::OK, "{address}");
        assert!(file.header("content-type").starts_with(kind), "{address}: {}", file.header("content-type"));
        assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable", "{address}");
        assert_eq!(file.header("cross-origin-resource-policy"), "same-origin", "{address}");
    }
    assert!(!sheet.contains("@import") && sheet.contains("@layer"), "the parts are bundled");
    assert!(!script.contains("import{") && !script.contains("export "), "the modules are bundled");
}

#[tokio::test]
async fn each_file_has_an_address_of_its_own_and_at_an_old_address_it_is_the_current_file_to_be_asked_for_again() {
    let site = Site::fixture();
    let page = site.page("/").await;
    let addresses = [page.attrs("script[src]", "src"), page.head_link("stylesheet").into_iter().collect()].concat();
    let digests: std::collections::BTreeSet<&str> =
        addresses.iter().filter_map(|path| path.split('/').nth(2)).collect();
    assert_eq!(digests.len(), addresses.len(), "{addresses:?}");
    for address in &addresses {
        let old = format!("/static/0123456789ab/{}", address.rsplit('/').next().expect("a name"));
        let (old, current) = (site.get(&old).await, site.get(address).await);
        assert_eq!((old.status, old.header("cache-control")), (StatusCode::OK, "no-cache"), "{address}");
        assert_eq!((old.body, old.headers.get("etag")), (current.body, current.headers.get("etag")), "{address}");
    }
}

/// Whether this is the address of the script of a page, which loads others.
fn is_main(script: &str) -> bool {
    script.ends_with("/main.js") || script.ends_with("/timeline-page.js")
}

/// The compressed sizes of scripts, in bytes.
async fn script_sizes(site: &Site, scripts: &[String]) -> Vec<usize> {
    let mut sizes = Vec::new();
    for script in scripts {
        let request = Request::get(script).header("accept-encoding", "gzip").body(Body::empty()).expect("a request");
        let sent = site.ask(request).await;
        assert_eq!((sent.status, sent.header("content-encoding")), (StatusCode::OK, "gzip"), "{script}");
        sizes.push(sent.header("content-length").parse::<usize>().expect("a length"));
    }
    sizes
}

#[tokio::test]
async fn all_scripts_that_a_page_loads_are_at_most_16_kb_compressed_with_the_search_box() {
    let site = Site::fixture();
    // The scripts that a page loads by itself, with those that are not in its HTML.
    let pages: [(&str, &[&str]); 6] = [
        ("/", &[]),
        ("/events/0430-treaty", &["reference-card.js"]),
        ("/threads/harbour-quarrel", &["reference-card.js"]),
        ("/threads/harbour-quarrel?step=1&present=1", &["reference-card.js"]),
        ("/relations", &[]),
        ("/relations?view=all", &[]),
    ];
    for (path, imported) in pages {
        let mut scripts = site.page(path).await.attrs("script[src]", "src");
        let main = scripts.iter().find(|script| is_main(script)).expect("the main script").clone();
        let code = site.get(&main).await.body;
        scripts.extend(imported.iter().chain(&["suggest.js"]).map(|name| named_address(&code, name)));
        let sizes = script_sizes(&site, &scripts).await;
        assert!(sizes.len() >= 3 && sizes.iter().sum::<usize>() <= 16_000, "{path}: {sizes:?} bytes");
    }
}

#[tokio::test]
async fn the_page_about_the_timeline_names_the_versions_of_the_data_and_the_program() {
    let page = Site::fixture().page("/about").await;
    page.says("Version test of the data");
    page.says(&format!("Made with Sourceline {}", env!("CARGO_PKG_VERSION")));
}
