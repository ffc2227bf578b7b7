//! The route table: every route is answered, and every link on a page is a route.

use crate::sandbox::{EVENT, Sandbox};
use crate::site::{Site, fixture_folder, timeline};
use axum::http::StatusCode;
use sourceline::routes::{Route, RoutePattern};

/// A path of the fixture for each route.
fn paths() -> impl Iterator<Item = (RoutePattern, String)> {
    let records = [
        ("/events/{id}", "/events/0430-treaty"),
        ("/eras/{id}", "/eras/before"),
        ("/actors/{id}", "/actors/city"),
        ("/people/{id}", "/people/mayor"),
        ("/sources/{id}", "/sources/letter"),
        ("/threads/{id}", "/threads/harbour-quarrel"),
        ("/voices/{id}", "/voices/mayor"),
        ("{facet}", "actor"),
        ("/static/{version}/{*file}", "/static/0/favicon.svg"),
        ("/files/{version}/{*file}", "/files/0/style.css"),
    ];
    RoutePattern::ALL.iter().map(move |&pattern| {
        let path = records.iter().fold(pattern.as_str().to_owned(), |path, (from, to)| path.replace(from, to));
        (pattern, path)
    })
}

#[tokio::test]
async fn every_route_is_answered() {
    let mut folder = fixture_folder();
    folder.put("style.css", b"h1 { font-style: italic }".to_vec());
    let about = folder.file("timeline.toml").expect("a file").bytes.to_vec();
    let term = b"\n[[glossary]]\nid = \"toll\"\ntitle = \"Toll\"\ntext = \"What ships pay.\"\n".as_slice();
    folder.put("timeline.toml", [&about, term].concat());
    let site = Site::of(folder, "https://history.example");
    for (pattern, path) in paths() {
        let answer = site.get(&path).await;
        let expected = match pattern {
            RoutePattern::Events | RoutePattern::Eras => StatusCode::PERMANENT_REDIRECT,
            RoutePattern::EventBib | RoutePattern::SourceBib | RoutePattern::ThreadBib => {
                StatusCode::PERMANENT_REDIRECT
            }
            // It is asked about an address.
            RoutePattern::OEmbed => StatusCode::BAD_REQUEST,
            // It needs parameters.
            RoutePattern::ApiSearch | RoutePattern::ApiCompare => StatusCode::BAD_REQUEST,
            // The fixture has no media.
            RoutePattern::Credits | RoutePattern::Picture => StatusCode::NOT_FOUND,
            _ => StatusCode::OK,
        };
        assert_eq!(answer.status, expected, "{path}");
        assert_eq!(Route::parse(&path).map(Route::pattern), Some(pattern), "{path}");
    }
}

#[tokio::test]
async fn every_link_of_every_page_is_a_route() {
    let site = Site::fixture();
    let mut count = 0;
    for (_, path) in paths() {
        let answer = site.get(&path).await;
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let page = answer.page();
        for link in [page.attrs("[href]", "href"), page.attrs("form[action]", "action")].concat() {
            let path_of_link = link.split(['?', '#']).next().expect("a part");
            if link.starts_with('/') {
                assert!(Route::parse(path_of_link).is_some(), "{link} on {path}");
                count += 1;
            }
        }
    }
    assert!(count > 200, "{count}");
}

/// A timeline with an event that links to an address.
fn linking_to(address: &str) -> Sandbox {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/events/treaty.md", EVENT.replace("sign.[^help]", &format!("sign [it]({address}).[^help]")));
    sandbox.put("data/actors.toml", "[[actor]]\nid = \"china\"\ntitle = \"China\"\n");
    sandbox
}

#[test]
fn a_link_to_any_page_passes_the_check() {
    let pages = RoutePattern::ALL.iter().filter(|pattern| pattern.is_linkable()).map(|pattern| pattern.as_str());
    let pages: Vec<&str> = pages.filter(|pattern| !pattern.contains('{')).collect();
    for page in ["/", "/method", "/relations", "/changes", "/edition.zip", "/about", "/cite.bib"] {
        assert!(pages.contains(&page), "{page}");
    }
    let records = ["/events/treaty", "/events/treaty#help", "/events/treaty/cite?passage=help", "/voices/china"];
    for address in pages.into_iter().chain(records).chain(["/?actor=china", "/method#_open"]) {
        let output = linking_to(address).check(&[]);
        assert!(!output.stdout.contains("link-dead"), "{address}: {}", output.stdout);
        assert_eq!(output.code, Some(0), "{address}: {}", output.stdout);
    }
}

#[test]
fn a_link_to_anything_that_is_not_a_page_is_dead() {
    for (address, hint) in [
        ("/metod", "did you mean “/method”?"),
        ("/nowhere-at-all", "within the site there are /events/ID, /actors/ID"),
        ("/events/treaty/cite.ris", "within the site there are"),
        ("/events/treety/cite", "did you mean “/events/treaty”?"),
        ("/events", "within the site there are"),
        ("/chart", "help: "),
        ("/static/0/favicon.svg", "within the site there are"),
    ] {
        let output = linking_to(address).check(&[]);
        assert_eq!(output.code, Some(1), "{address}");
        assert!(output.stdout.contains(&format!("error[link-dead]: “{address}” leads nowhere")), "{}", output.stdout);
        assert!(output.stdout.contains(hint), "{}", output.stdout);
    }
}

#[test]
fn a_link_to_the_citations_of_a_record_follows_its_rename() {
    let sandbox = linking_to("/events/treaty/cite?passage=help");
    let output = sandbox.run(&["rename", "treaty", "pact", "--data", "data"]);
    assert_eq!(output.code, Some(0), "{output:?}");
    assert!(sandbox.text("events/pact.md").contains("(/events/pact/cite?passage=help)"));
}

#[tokio::test]
async fn the_downloads_of_an_event_are_found_whatever_its_id() {
    let mut folder = fixture_folder();
    let event = folder.file("events/0450-peace.md").expect("the peace").bytes.to_vec();
    let event = String::from_utf8(event).expect("text");
    let event = event.replace("id = \"peace\"", "id = \"cite-1\"\naliases = [\"cite-0\"]").replace("^peace", "^cite-1");
    folder.put("events/cited-case.md", event.into_bytes());
    let site = Site::new(timeline(&folder), "https://history.example/cite/history");
    for query in ["", "?passage=cite-1"] {
        let page = site.page(&format!("/cite/history/events/cited-case/cite{query}")).await;
        for format in ["bib", "json"] {
            let download = format!("/cite/history/events/cited-case/cite.{format}{query}");
            assert!(page.links_to(&download), "{download}");
            assert_eq!(site.get(&download).await.status, StatusCode::OK, "{download}");
        }
    }
    let moved = site.get("/cite/history/events/cited-case/cite.bib?passage=cite-0").await;
    assert_eq!(moved.header("location"), "/cite/history/events/cited-case/cite.bib?passage=cite-1");
}
