//! The events of a view as files: `/events.csv` and `/events.json`.

use crate::site::{Site, fixture_folder, timeline};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use sourceline::load::{File, Folder};

async fn rows(site: &Site, path: &str) -> Vec<Vec<String>> {
    let answer = site.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    let text = answer.body.strip_prefix('\u{FEFF}').expect("spreadsheets need the byte order mark");
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

async fn file(site: &Site, path: &str) -> Value {
    let answer = site.get(path).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"), "{path}");
    serde_json::from_str(&answer.body).expect("JSON")
}

#[tokio::test]
async fn a_spreadsheet_has_a_row_for_each_event_of_the_view() {
    let site = Site::fixture();
    let answer = site.get("/events.csv?actor=league&kind=treaty").await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8; header=present");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"events-actor-league-kind-treaty.csv\"");
    let rows = rows(&site, "/events.csv?actor=league&kind=treaty").await;
    assert_eq!(rows.len(), 3, "a header and two events");
    let treaty: Vec<(&str, &str)> =
        rows[0].iter().map(String::as_str).zip(rows[1].iter().map(String::as_str)).collect();
    assert_eq!(
        treaty,
        [
            ("id", "0430-treaty"),
            ("url", "https://history.example/events/0430-treaty"),
            ("title", "Treaty of the <Harbour> & the League"),
            ("official_title", "Instrument of Perpetual Moorage & <Anchorage>"),
            ("date", "0430-05-01"),
            ("earliest", "0430-05-01"),
            ("latest", "0430-05-01"),
            ("date_in_words", "1 May 430"),
            ("place", "The quay"),
            ("kind", "Treaty; Agreement"),
            ("actors", "The City; The League"),
            ("concerns", "The <Harbour> & \"Port\""),
            ("people", "The Mayor"),
            ("eras", "Before; Good harvests"),
            ("significance", "5"),
            ("summary", "City and League share the harbour."),
            ("references", "3"),
            ("quoted", "2"),
            ("sources", "chronicle; letter"),
        ]
    );
    assert_eq!(rows[2][0], "0450-peace");
    assert_eq!((&*rows[2][5], &*rows[2][6]), ("0450-06-01", "0450-06-30"), "the days that the date may be");
}

#[tokio::test]
async fn a_file_has_all_events_of_the_view_in_the_order_of_its_list_whatever_the_page() {
    let site = Site::fixture();
    let ids = |file: &Value| -> Vec<String> {
        let events = file["events"].as_array().expect("a list");
        events.iter().map(|event| event["id"].as_str().expect("an id").to_owned()).collect()
    };
    let all = file(&site, "/events.json?page=7").await;
    assert_eq!((all["count"].as_u64(), ids(&all).len()), (Some(4), 4));
    for query in ["q=harbour", "q=harbour&sort=time", "event=0450-peace&event=0430-pact"] {
        let listed = site.page(&format!("/?{query}")).await.events();
        assert!(listed.len() > 1, "{query}");
        assert_eq!(ids(&file(&site, &format!("/events.json?{query}")).await), listed, "{query}");
    }
    let nothing = file(&site, "/events.json?from=0900").await;
    assert_eq!((nothing["count"].as_u64(), ids(&nothing).len()), (Some(0), 0));
    assert_eq!(rows(&site, "/events.csv?from=0900").await.len(), 1, "only the header");
}

#[tokio::test]
async fn a_program_gets_the_events_with_their_citations() {
    let file = file(&Site::fixture(), "/events.json?significance=5").await;
    let head = ["title", "description", "url", "count"].map(|key| file[key].clone());
    assert_eq!(
        head,
        [
            json!("A small war"),
            json!("1 of 4 events: Key events"),
            json!("https://history.example/?significance=5"),
            json!(1)
        ]
    );
    let event = &file["events"][0];
    assert_eq!(event["kind"], json!([{"id": "treaty", "title": "Treaty"}, {"id": "agreement", "title": "Agreement"}]));
    assert_eq!(event["people"], json!([{"id": "mayor", "title": "The Mayor"}]));
    assert_eq!(event["titles"], json!({"el": "Συνθήκη"}));
    assert_eq!(event["text"], json!("They sign it on the quay[^shared]."));
    let shared = &event["citations"][0];
    let told = ["id", "url", "source", "via", "quote", "says", "voice"].map(|key| shared[key].clone());
    assert_eq!(
        told,
        [
            json!("shared"),
            json!("https://history.example/events/0430-treaty#shared"),
            json!("letter"),
            json!("chronicle"),
            json!("The harbour, said the mayor, is for all – as long as the well-kept wall stands."),
            Value::Null,
            json!(["mayor"])
        ]
    );
    assert_eq!(event["citations"][2]["says"], json!("The seal bears the first of May."));
    assert_eq!(event["citations"][2]["locator"], json!("seal"));
}

#[tokio::test]
async fn no_cell_is_a_formula_and_any_script_is_kept() {
    let put = |path: &str, text: &str| File { path: path.into(), bytes: text.as_bytes().to_vec().into() };
    let site = Site::new(
        timeline(&Folder::new(vec![
            put("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n"),
            put(
                "events/sum.md",
                "+++\ntitle = \"=SUM(A1), \\\"quoted\\\"\"\nsummary = \"北约 begins\"\nplace = \"@home\"\ndate = \"-0043\"\nkind = \"war\"\n+++\nText.\n",
            ),
        ])),
        "http://localhost:1",
    );
    let rows = rows(&site, "/events.csv").await;
    let cell = |name: &str| &*rows[1][rows[0].iter().position(|own| own == name).expect(name)];
    assert_eq!(
        ["title", "summary", "place", "date", "earliest"].map(cell),
        ["'=SUM(A1), \"quoted\"", "北约 begins", "'@home", "'-0043", "'-0043-01-01"]
    );
    assert_eq!(file(&site, "/events.json").await["events"][0]["date"], json!("-0043"), "only spreadsheets need it");
}

#[tokio::test]
async fn a_query_that_a_page_would_complain_about_is_refused() {
    let site = Site::fixture();
    for (query, message) in [
        ("actor=citty", "There is no actor “citty”, so it matches nothing. Did you mean “city”?"),
        ("from=soon", "“soon” in “from” could not be read as a date."),
        ("event=0440-rumour", "“0440-rumour” was withdrawn, so it matches nothing."),
        ("lanes=all&significance=9", "“9” in “significance” is not a number from 1 to 5."),
    ] {
        for name in ["events.csv", "events.json"] {
            let path = format!("/{name}?{query}");
            let answer = site.get(&path).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
            assert_eq!(answer.page().heading(), "This file cannot be made");
            answer.page().says(message);
            let request = Request::get(&path).header("accept", "application/json").body(Body::empty());
            let problem = site.ask(request.expect("a request")).await;
            assert_eq!(problem.header("content-type"), "application/problem+json");
            assert!(problem.body.contains(message), "{}", problem.body);
        }
    }
}

#[tokio::test]
async fn a_browser_that_has_the_file_is_told_so_until_the_data_changes() {
    let site = Site::of(fixture_folder(), "https://history.example");
    let first = site.get("/events.csv?actor=city").await;
    let tag = first.header("etag").to_owned();
    let again = |path: &str| {
        let request = Request::get(path).header("if-none-match", &tag).body(Body::empty());
        site.ask(request.expect("a request"))
    };
    assert_eq!(again("/events.csv?actor=city").await.status, StatusCode::NOT_MODIFIED);
    assert_eq!(again("/events.csv?actor=league").await.status, StatusCode::OK);
    assert_eq!(again("/events.json?actor=city").await.status, StatusCode::OK);
    let mut folder = fixture_folder();
    folder.put("actors.toml", {
        let actors = folder.file("actors.toml").expect("actors").bytes.to_vec();
        String::from_utf8(actors).expect("text").replace("The City", "Our City").into_bytes()
    });
    let changed = Site::of(folder, "https://history.example").get("/events.csv?actor=city").await;
    assert_ne!(changed.header("etag"), tag);
}

#[tokio::test]
async fn the_chart_of_a_view_is_a_picture_that_needs_nothing_else() {
    let site = Site::fixture();
    let answer = site.get("/chart.svg?actor=league&width=900").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"chart-actor-league.svg\"");
    let picture = &answer.body;
    assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\""), "{}", &picture[..200]);
    for words in [
        "A small war",
        "3 of 4 events: The League",
        "Before",
        "After",
        "Good harvests",
        "Old Town · The City",
        "The League",
    ] {
        assert!(picture.contains(&format!(">{words}</text>")), "{words}");
    }
    assert!(picture.contains("Source: A small war · CC BY 4.0"));
    assert!(picture.contains("https://history.example/?actor=league</text>"));
    assert_eq!(picture.matches(">Harbour treaty</text>").count(), 2, "a label and its halo");
    assert!(picture.contains("<a href=\"https://history.example/events/0430-treaty\"><title>Harbour treaty,"));
    for foreign in ["<style", "style=", "class=", "var(", "foreignObject", "<script", "<use", "<image"] {
        assert!(!picture.contains(foreign), "{foreign}");
    }
    let filtered = site.get("/chart.svg?kind=founding&lanes=none").await.body;
    assert!(filtered.contains("0425-founding") && !filtered.contains("0430-treaty"), "exactly the events of the view");
    for (query, message) in [
        ("actor=none", "There is no actor “none”"),
        ("width=wide", "“wide” in “width” is not a whole number of pixels"),
    ] {
        let answer = site.get(&format!("/chart.svg?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        answer.page().says(message);
    }
}

#[tokio::test]
async fn lists_of_events_link_to_their_files() {
    let site = Site::fixture();
    for (page, query) in [
        ("/?kind=treaty&page=1", "?kind=treaty"),
        ("/", ""),
        ("/eras/before", "?era=before"),
        ("/actors/league", "?actor=league"),
        ("/actors/city", "?actor=city&about=1"),
        ("/voices/mayor", "?voice=mayor"),
        ("/people/mayor", "?person=mayor"),
    ] {
        let links = site.page(page).await.attrs(".downloads a", "href");
        let files = ["events.csv", "events.json", "chart.svg", "chart.png", "events.ics", "changes.atom"]
            .map(|file| format!("/{file}{query}"));
        assert_eq!(links, files, "{page}");
    }
    assert_eq!(site.page("/?from=0900").await.count(".downloads"), 0, "nothing to download");
}

#[tokio::test]
async fn programs_find_the_events_of_a_page_in_its_head() {
    let site = Site::fixture();
    for (page, query) in [("/?kind=treaty&page=1", "?kind=treaty"), ("/", ""), ("/actors/city", "?actor=city&about=1")]
    {
        let page = site.page(page).await;
        let links = page.all("head link[rel=alternate]:not([type='application/json+oembed'])");
        let found: Vec<_> =
            links.into_iter().map(|link| format!("{} {}", link.get("type"), link.get("href"))).collect();
        let expected = [
            format!("application/atom+xml /changes.atom{query}"),
            format!("application/feed+json /changes.json{query}"),
            format!("text/calendar /events.ics{query}"),
            format!("application/json /events.json{query}"),
        ];
        assert_eq!(found, expected);
    }
    let nothing = site.page("/?from=0900").await;
    assert_eq!(nothing.count("link[rel=alternate][type='application/json']"), 0, "nothing to find");
}
