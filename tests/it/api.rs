//! The API: `/api/v1/…`, its description, and the page about it.

use crate::site::{Answer, Site, fixture, fixture_folder};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use boon::{Compiler, Schemas};
use serde_json::{Value, json};
use sourceline::routes::RoutePattern;

async fn get(site: &Site, path: &str) -> Value {
    let answer = site.get(path).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"), "{path}");
    serde_json::from_str(&answer.body).expect("JSON")
}

fn problem(answer: &Answer) -> Value {
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    serde_json::from_str(&answer.body).expect("JSON")
}

fn ids(list: &Value) -> Vec<&str> {
    list["items"].as_array().expect("a list").iter().map(|item| item["id"].as_str().expect("an id")).collect()
}

/// A request for each row of the API.
const REQUESTS: &[&str] = &[
    "/api/v1/timeline",
    "/api/v1/events?q=harbour&from=0430",
    "/api/v1/events/0430-treaty",
    "/api/v1/actors",
    "/api/v1/actors/city",
    "/api/v1/people",
    "/api/v1/people/mayor",
    "/api/v1/eras",
    "/api/v1/eras/before",
    "/api/v1/sources?sort=-events",
    "/api/v1/sources/letter",
    "/api/v1/threads",
    "/api/v1/threads/harbour-quarrel",
    "/api/v1/relations?type=led-to",
    "/api/v1/facets?actor=city&facet=kind&facet=actor",
    "/api/v1/search?q=harbor",
    "/api/v1/compare?side=city&side=mayor",
    "/api/v1/chart?width=400",
];

#[tokio::test]
async fn every_row_of_the_api_is_described_and_answers_as_described() {
    let site = Site::fixture();
    let description = get(&site, "/api/v1/openapi.json").await;
    assert_eq!(description["openapi"], "3.1.0");
    let described: Vec<&str> = description["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    let mut rows: Vec<&str> = RoutePattern::ALL.iter().filter(|row| row.is_api()).map(|row| row.as_str()).collect();
    rows.sort_unstable();
    assert_eq!(described, rows);

    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("openapi.json", description.clone()).expect("a document");
    let mut asked = vec!["/api/v1/openapi.json"];
    for request in REQUESTS {
        let path = request.split('?').next().expect("a path");
        let row = rows
            .iter()
            .find(|row| sourceline::routes::Route::parse(path).is_some_and(|route| route.pattern().as_str() == **row));
        let row = row.unwrap_or_else(|| panic!("{request} is a row"));
        asked.push(row);
        let pointer =
            format!("/paths/{}/get/responses/200/content/application~1json/schema/$ref", row.replace('/', "~1"));
        let schema = description.pointer(&pointer).and_then(Value::as_str).expect("a schema");
        let index = compiler.compile(&format!("openapi.json{schema}"), &mut schemas).expect("a valid schema");
        let answer = get(&site, request).await;
        if let Err(error) = schemas.validate(&answer, index) {
            panic!("{request}: {error}");
        }
        let name = schema.rsplit('/').next().expect("a name");
        let known = &description["components"]["schemas"][name]["properties"];
        for key in answer.as_object().expect("an object").keys() {
            assert!(!known[key].is_null(), "{request}: {key} is not described");
        }
    }
    asked.sort_unstable();
    assert_eq!(asked, rows, "a request for each row");
}

#[tokio::test]
async fn a_list_is_read_part_by_part_in_the_order_of_its_page() {
    let site = Site::new(fixture(), "https://history.example/small");
    let mut next = "/small/api/v1/events?fields=id,title&limit=1".to_owned();
    let mut seen = Vec::new();
    loop {
        let answer = site.get(&next).await;
        let list: Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!(list["count"], 4);
        let item = &list["items"][0];
        assert_eq!(item.as_object().expect("an object").len(), 2, "{item}");
        seen.extend(ids(&list).into_iter().map(str::to_owned));
        let link = list["links"]["next"].as_str().map(str::to_owned);
        let header = answer.header("link");
        let Some(link) = link else {
            assert!(header.contains("rel=\"prev\"") && !header.contains("rel=\"next\""), "{header}");
            break;
        };
        assert!(header.contains(&format!("<{link}>; rel=\"next\"")), "{header}");
        next = link.strip_prefix("https://history.example").expect("an address of the site").to_owned();
    }
    let listed = site.page("/small/").await.events();
    assert_eq!(seen, listed);
    let cursor = next.split("cursor=").nth(1).expect("a cursor");
    let other = site.get(&format!("/small/api/v1/events?actor=city&cursor={cursor}")).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert_eq!(problem(&other)["parameter"], "cursor");
    assert_eq!(site.get("/small/api/v1/events?cursor=2").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_is_not_understood_is_refused_by_name() {
    let site = Site::fixture();
    for (query, parameter, value, detail) in [
        ("events?colour=red", "colour", "red", "There are era, actor"),
        ("events?page=2", "page", "2", "cursor"),
        ("events?actor=citty", "actor", "citty", "did you mean “city”?"),
        ("events?actor=", "actor", "", "leave it out"),
        ("events?actors=any", "actors", "any", "is not one of all"),
        ("events?from=soon", "from", "soon", "Write"),
        ("events?from=0450&to=0430", "from", "0450", "later"),
        ("events?limit=501", "limit", "501", "from 1 to 500"),
        ("events?fields=id,name", "fields", "id,name", "“name”"),
        ("events?significance=9", "significance", "9", "1 to 5"),
        ("actors?q=city", "q", "city", "There are limit, cursor and fields."),
        ("relations?center=nothing", "center", "nothing", "nothing"),
        ("sources?sort=size", "sort", "size", "title"),
        ("search", "q", "", "search for"),
        ("compare?side=city", "side", "", "at least twice"),
        ("chart?width=10", "width", "10", "240"),
        ("openapi.json?x=1", "x", "1", "nor any other"),
    ] {
        let answer = site.get(&format!("/api/v1/{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        let problem = problem(&answer);
        assert_eq!((&problem["parameter"], &problem["value"]), (&json!(parameter), &json!(value)), "{query}");
        let told = problem["detail"].as_str().expect("a detail").to_lowercase();
        assert!(told.contains(&detail.to_lowercase()), "{query}: {told}");
    }
    let file = site.get("/events.json?actor=citty").await;
    assert_eq!(file.status, StatusCode::BAD_REQUEST, "a file tells it on a page");
    assert!(file.header("content-type").starts_with("text/html"));
}

#[tokio::test]
async fn errors_are_problems_whatever_the_client_accepts_and_scripts_of_other_sites_may_ask() {
    let site = Site::fixture();
    let ask = |method: Method, path: &str| {
        let request = Request::builder().method(method).uri(path).header("accept", "text/html");
        site.ask(request.body(Body::empty()).expect("a request"))
    };
    for (method, path, status) in [
        (Method::GET, "/api/v1/nothing", 404),
        (Method::GET, "/api/v2", 404),
        (Method::GET, "/api/v1/events/nothing", 404),
        (Method::GET, "/api/v1/events/0440-rumour", 410),
        (Method::POST, "/api/v1/events", 405),
    ] {
        let answer = ask(method, path).await;
        assert_eq!(problem(&answer)["status"], status, "{path}");
        assert_eq!(answer.status, status, "{path}");
        assert!(!answer.header("vary").contains("accept,"), "{path}");
    }
    let moved = ask(Method::GET, "/api/v1/events/0430-pact?fields=id").await;
    assert_eq!(moved.header("location"), "/api/v1/events/0430-treaty?fields=id");
    for path in ["/api/v1/events", "/events/0430-treaty.json", "/events.csv"] {
        let preflight = ask(Method::OPTIONS, path).await;
        assert_eq!(preflight.status, StatusCode::NO_CONTENT, "{path}");
        assert_eq!(preflight.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(preflight.header("access-control-allow-methods"), "GET, HEAD, OPTIONS", "{path}");
    }
    assert_eq!(ask(Method::OPTIONS, "/about").await.status, StatusCode::METHOD_NOT_ALLOWED);
    let answer = site.get("/api/v1/events").await;
    let again = Request::get("/api/v1/events").header("if-none-match", answer.header("etag"));
    let again = site.ask(again.body(Body::empty()).expect("a request")).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(again.header("access-control-allow-origin"), "*");
    assert!(again.header("access-control-expose-headers").contains("Link"));
}

#[tokio::test]
async fn a_search_tells_what_was_corrected_and_where_its_words_are() {
    let site = Site::fixture();
    let found = get(&site, "/api/v1/search?q=harbuor").await;
    assert_eq!(found["corrections"], json!([{"typed": "harbuor", "searched": "harbour"}]));
    assert_eq!(found["applied_text"], "harbour");
    let parts = found["items"][0]["snippets"][0]["parts"].as_array().expect("parts");
    let marked: Vec<&Value> =
        parts.iter().filter(|part| part["highlighted"] == true).map(|part| &part["text"]).collect();
    assert_eq!(marked, ["Harbour"]);
}

#[tokio::test]
async fn a_facet_counts_as_the_page_does_and_has_the_query_for_each_value() {
    let site = Site::fixture();
    let facets = get(&site, "/api/v1/facets?actor=city&facet=actor").await;
    for value in facets["items"][0]["values"].as_array().expect("values") {
        let (query, count) = (value["query"].as_str().expect("a query"), value["count"].as_u64());
        let alone = value["id"].as_str().expect("an id");
        let events = get(&site, &format!("/api/v1/events?actor={alone}&limit=1")).await;
        assert_eq!(events["count"].as_u64(), count, "{value}");
        assert_eq!(value["selected"] == true, !query.contains(&format!("actor={alone}")), "{value}");
    }
}

#[tokio::test]
async fn every_address_on_the_page_of_the_api_is_answered() {
    let site = Site::of(fixture_folder(), "https://history.example");
    let page = site.page("/api").await;
    let links = page.attrs("main a[href]", "href");
    assert!(links.iter().filter(|link| link.starts_with("/api/v1/")).count() > 15, "{links:?}");
    for link in links.iter().filter(|link| link.starts_with('/')) {
        let status = site.get(link).await.status;
        assert!(status == StatusCode::OK || status == StatusCode::PERMANENT_REDIRECT, "{link}: {status}");
    }
    assert!(site.page("/about").await.links_to("/api"));
}
