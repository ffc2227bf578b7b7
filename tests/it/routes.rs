//! The route table: every path in it is answered, and the program writes no other.

use crate::site::{Site, fixture_folder, repository, timeline};
use crate::temp_dir::{EVENT, TempDir};
use axum::http::StatusCode;
use sourceline::model::{Route, RoutePattern};

/// A path of the fixture for each row of the table.
fn paths() -> impl Iterator<Item = (RoutePattern, String)> {
    let records = [
        ("/events/{id}", "/events/0430-treaty"),
        ("/eras/{id}", "/eras/before"),
        ("/actors/{id}", "/actors/city"),
        ("/sources/{id}", "/sources/letter"),
        ("/threads/{id}", "/threads/harbour-quarrel"),
        ("/voices/{id}", "/voices/mayor"),
        ("{facet}", "actor"),
        ("{version}/{*file}", "0/favicon.svg"),
    ];
    RoutePattern::ALL.iter().map(move |&pattern| {
        let path = records.iter().fold(pattern.as_str().to_owned(), |path, (from, to)| path.replace(from, to));
        (pattern, path)
    })
}

#[tokio::test]
async fn every_route_is_answered() {
    let site = Site::fixture();
    for (pattern, path) in paths() {
        let answer = site.get(&path).await;
        let redirects = matches!(pattern, RoutePattern::Events | RoutePattern::Eras);
        let expected = if redirects { StatusCode::PERMANENT_REDIRECT } else { StatusCode::OK };
        assert_eq!(answer.status, expected, "{path}");
        assert_eq!(Route::parse(&path).map(Route::pattern), Some(pattern), "{path}");
    }
}

#[tokio::test]
async fn every_link_of_every_page_is_a_route() {
    let site = Site::fixture();
    let mut links = 0;
    for (_, path) in paths() {
        let page = site.get(&path).await;
        for attribute in ["href=\"/", "action=\"/"] {
            for rest in page.body.split(attribute).skip(1) {
                let link = format!("/{}", rest.split(['"', '?', '#']).next().expect("its end"));
                assert!(Route::parse(&link).is_some(), "{link} on {path}");
                links += 1;
            }
        }
    }
    assert!(links > 200, "{links}");
}

/// A timeline whose event links to an address.
fn linking_to(address: &str) -> TempDir {
    let scratch = TempDir::new();
    scratch.put("data/events/treaty.md", EVENT.replace("sign.[^help]", &format!("sign [it]({address}).[^help]")));
    scratch.put("data/actors.toml", "[[actor]]\nid = \"china\"\ntitle = \"China\"\n");
    scratch
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
        let seen = linking_to(address).check(&[]);
        assert!(!seen.out.contains("link-dead"), "{address}: {}", seen.out);
        assert_eq!(seen.code, Some(0), "{address}: {}", seen.out);
    }
}

#[test]
fn a_link_to_what_is_no_page_is_dead() {
    for (address, hint) in [
        ("/metod", "did you mean “/method”?"),
        ("/nowhere-at-all", "within the site there are /events/ID, /actors/ID"),
        ("/events/treaty/cite.ris", "within the site there are"),
        ("/events/treety/cite", "did you mean “/events/treaty”?"),
        ("/events", "within the site there are"),
        ("/chart", "help: "),
        ("/static/0/favicon.svg", "within the site there are"),
    ] {
        let seen = linking_to(address).check(&[]);
        assert_eq!(seen.code, Some(1), "{address}");
        assert!(seen.out.contains(&format!("error[link-dead]: “{address}” leads nowhere")), "{}", seen.out);
        assert!(seen.out.contains(hint), "{}", seen.out);
    }
}

#[test]
fn a_link_to_the_citations_of_a_record_moves_with_the_record() {
    let scratch = linking_to("/events/treaty/cite?passage=help");
    let seen = crate::temp_dir::sourceline(&["rename", "treaty", "pact", "--data", "data"], &scratch.0);
    assert_eq!(seen.code, Some(0), "{seen:?}");
    assert!(scratch.text("events/pact.md").contains("(/events/pact/cite?passage=help)"));
}

#[tokio::test]
async fn the_downloads_of_an_event_are_found_whatever_its_id() {
    let mut folder = fixture_folder();
    let event = std::fs::read_to_string(repository("tests/fixtures/small/events/0450-peace.md")).expect("the peace");
    let event = event.replace("id = \"peace\"", "id = \"cite-1\"\naliases = [\"cite-0\"]").replace("^peace", "^cite-1");
    folder.put("events/cited-case.md", event.into_bytes());
    let site = Site::new(timeline(&folder), "https://history.example/cite/history");
    for query in ["", "?passage=cite-1"] {
        let page = site.get(&format!("/cite/history/events/cited-case/cite{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        for format in ["bib", "json"] {
            let download = format!("/cite/history/events/cited-case/cite.{format}{query}");
            page.has(&format!("href=\"{download}\""));
            assert_eq!(site.get(&download).await.status, StatusCode::OK, "{download}");
        }
    }
    let moved = site.get("/cite/history/events/cited-case/cite.bib?passage=cite-0").await;
    assert_eq!(moved.header("location"), "/cite/history/events/cited-case/cite.bib?passage=cite-1");
}
