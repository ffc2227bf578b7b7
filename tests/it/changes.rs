//! The history of a timeline: on the page of each event, and of all together.

use crate::site::{Answer, Site, timeline};
use axum::http::StatusCode;
use sourceline::load::{File, Folder};
use std::fmt::Write;

fn file(path: &str, text: String) -> File {
    File { path: path.into(), bytes: text.into_bytes().into() }
}

/// A timeline of these events, each with its revisions as date and text.
fn with(events: &[(&str, &[(&str, &str)])]) -> Site {
    let mut files = vec![file("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n".into())];
    for (n, (title, revisions)) in events.iter().enumerate() {
        let mut text = format!("+++\ntitle = \"{title}\"\ndate = \"{}\"\nkind = \"war\"\n", 1900 + n);
        for (date, what) in *revisions {
            let _ = writeln!(text, "[[revisions]]\ndate = \"{date}\"\ntext = \"{what}\"");
        }
        files.push(file(&format!("events/e{n:04}.md"), text + "+++\nIt was.\n"));
    }
    Site::new(timeline(&Folder::new(files)), "https://history.example")
}

/// Where texts stand on a page, one after the other.
fn in_order(page: &Answer, texts: &[&str]) {
    let mut from = 0;
    for text in texts {
        let at = page.body[from..].find(text).unwrap_or_else(|| panic!("no “{text}” after {from} in:\n{}", page.body));
        from += at + text.len();
    }
}

#[tokio::test]
async fn every_change_is_listed_under_its_day_the_newest_first_and_leads_to_its_event() {
    let site = with(&[
        ("First", &[("2026-01-02", "Begun."), ("2026-03", "Sharpened in March.")]),
        ("Second", &[("2026-01-02", "Begun, too."), ("2026-03-01", "Corrected on the first.")]),
    ]);
    let page = site.get("/changes").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("4 changes, the newest first")
        .has("Version ")
        .has("rel=\"canonical\" href=\"https://history.example/changes\"");
    // All of March ends after its first day; on a day events stand in the order of time.
    in_order(
        &page,
        &[
            "<time datetime=\"2026-03\">March 2026</time>",
            "<a href=\"/events/e0000\">First</a>, 1900",
            "Sharpened in March.",
            "<time datetime=\"2026-03-01\">1 March 2026</time>",
            "<a href=\"/events/e0001\">Second</a>, 1901",
            "Corrected on the first.",
            "<time datetime=\"2026-01-02\">2 January 2026</time>",
            "Begun.",
            "Begun, too.",
        ],
    );
    assert_eq!(page.count("2 January 2026</time>"), 1, "a day is one heading");
    page.has("<a href=\"/changes\">Changes</a>").has_not("id=\"_former\"");
}

#[tokio::test]
async fn a_long_history_is_turned_page_by_page() {
    let titles: Vec<String> = (0..130).map(|n| format!("Event {n:03}")).collect();
    let revisions: &[(&str, &str)] = &[("2026-01-02", "Begun."), ("2026-02-03", "Grown.")];
    let events: Vec<_> = titles.iter().map(|title| (title.as_str(), revisions)).collect();
    let site = with(&events);
    let mut listed = 0;
    for (number, length) in [(1, 100), (2, 100), (3, 60)] {
        let path = if number == 1 { "/changes".to_owned() } else { format!("/changes?page={number}") };
        let page = site.get(&path).await;
        page.has(&format!("Page {number} of 3")).has(&format!("href=\"https://history.example{path}\""));
        assert_eq!(page.count("<p class=\"described\">"), length, "{path}");
        listed += length;
    }
    assert_eq!(listed, 260);
    let second = site.get("/changes?page=2").await;
    in_order(&second, &["3 February 2026", "Event 100", "2 January 2026", "Event 000", "Event 069"]);
    second.has("href=\"/changes\">Previous page").has("href=\"/changes?page=3\">Next page");
    for page in ["4", "0", "-1", "soon", "99999999999"] {
        assert_eq!(site.get(&format!("/changes?page={page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert_eq!(site.get("/changes?page=").await.status, StatusCode::OK);
    assert_eq!(site.get(&format!("/changes?page={}", "1".repeat(9000))).await.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn an_event_shows_its_own_history_and_folds_what_is_long_ago() {
    let many: Vec<(String, String)> = (1..=5).map(|n| (format!("2026-01-0{n}"), format!("Change {n}."))).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(date, text)| (date.as_str(), text.as_str())).collect();
    let site = with(&[("First", &many), ("Second", &many[..3])]);
    let page = site.get("/events/e0000").await;
    in_order(
        &page,
        &[
            "<dt>Revised</dt>",
            "Change 5.",
            "Change 4.",
            "Change 3.",
            "<summary>2 earlier changes</summary>",
            "Change 2.",
            "Change 1.",
        ],
    );
    page.has("<time datetime=\"2026-01-05\">5 January 2026</time>: Change 5.");
    site.get("/events/e0001").await.has("Change 1.").has_not("earlier change");
}

#[tokio::test]
async fn addresses_that_moved_or_were_withdrawn_are_listed_and_each_answers_as_it_says() {
    let site = Site::fixture();
    let page = site.get("/changes").await;
    page.has("1 change, the newest first").has("24 November 2026").has("First published.");
    let moved = [
        ("/actors/metropolis", "/actors/city"),
        ("/eras/afterwards", "/eras/after"),
        ("/events/0430-pact", "/events/0430-treaty"),
        ("/voices/burgomaster", "/voices/mayor"),
        ("/threads/old-quarrel", "/threads/harbour-quarrel"),
    ];
    for (from, to) in moved {
        page.has(&format!("<a href=\"{from}\">{from}</a> is now <a href=\"{to}\">{to}</a>"));
        assert_eq!(site.get(from).await.header("location"), to);
    }
    page.has("<a href=\"/events/0430-treaty#for-all\">/events/0430-treaty#for-all</a> is now <a href=\"/events/0430-treaty#shared\">");
    let withdrawn = [
        ("/events/0440-rumour", "It never happened: the chronicle was misread."),
        ("/sources/lost", "It was a forgery."),
        ("/threads/lost-thread", "It led nowhere."),
        ("/voices/impostor", "The mayor had no double."),
    ];
    for (path, reason) in withdrawn {
        page.has(&format!("<a href=\"{path}\">{path}</a> was withdrawn")).has(reason);
        assert_eq!(site.get(path).await.status, StatusCode::GONE, "{path}");
    }
    page.has("/events/0430-treaty#forged</a> was withdrawn").has("The copy was forged.");
    assert_eq!(page.count("is now <a") + page.count("</a> was withdrawn"), 11);
}

#[tokio::test]
async fn kinds_and_perspectives_that_were_renamed_lead_to_the_filter_that_knows_them() {
    let text = "title = \"T\"\nlanguage = \"en\"\n[[kind]]\nid = \"war\"\ntitle = \"War\"\naliases = [\"fight\"]\n\
                [[perspective]]\nid = \"east\"\ntitle = \"East\"\naliases = [\"orient\"]\n";
    let event = "+++\ntitle = \"E\"\ndate = \"1900\"\nkind = \"war\"\n[[citations]]\nid = \"c\"\nsource = \"s\"\nsays = \"So.\"\n+++\nIt was[^c].\n";
    let source = "title = \"S\"\nperspective = \"east\"\n";
    let files = [("timeline.toml", text), ("events/e.md", event), ("sources/s.toml", source)];
    let folder = Folder::new(files.map(|(path, text)| file(path, text.into())).into());
    let site = Site::new(timeline(&folder), "https://history.example");
    let page = site.get("/changes").await;
    page.has("No change of an event is recorded.").has("Addresses that moved or were withdrawn");
    page.has("<a href=\"/?kind=fight\">/?kind=fight</a> is now <a href=\"/?kind=war\">");
    page.has("<a href=\"/sources?perspective=orient\">");
    site.get("/?kind=fight").await.has("1 of 1 event");
    site.get("/sources?perspective=orient").await.has("1 of 1 source");
}

#[tokio::test]
async fn a_timeline_without_a_history_says_so_and_does_not_offer_it() {
    let site = with(&[("First", &[])]);
    let page = site.get("/changes").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("No change of an event is recorded.").has_not("id=\"_former\"");
    site.get("/events/e0000").await.has_not("<dt>Revised</dt>");
    site.get("/").await.has_not("/changes");
}
