//! The history of a timeline: on the page of each event, and on the page of all changes.

use crate::page::leading_number;
use crate::site::{Site, timeline};
use axum::http::StatusCode;
use sourceline::load::{File, Folder};
use std::fmt::Write;

const NO_CHANGES: &str = "No changes to events are recorded.";

fn file(path: &str, text: String) -> File {
    File { path: path.into(), bytes: text.into_bytes().into() }
}

/// A timeline with these events, each with its revisions as dates and texts.
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

#[tokio::test]
async fn changes_are_listed_by_day_newest_first_with_links_to_their_events() {
    let site = with(&[
        ("First", &[("2026-01-02", "Begun."), ("2026-03", "Sharpened in March.")]),
        ("Second", &[("2026-01-02", "Begun, too."), ("2026-03-01", "Corrected on the first.")]),
    ]);
    let page = site.page("/changes").await;
    assert_eq!(leading_number(&page.one("p.summary").text()), 4);
    page.says("Version ");
    assert_eq!(page.canonical().as_deref(), Some("https://history.example/changes"));
    // All of March ends after its first day; on a day events are in chronological order.
    let days = page.all("main section h2 time").into_iter().map(|time| (time.get("datetime"), time.text()));
    let expected = [("2026-03", "March 2026"), ("2026-03-01", "1 March 2026"), ("2026-01-02", "2 January 2026")];
    assert!(days.eq(expected.map(|(date, text)| (date, text.to_owned()))), "a day is one heading");
    assert_eq!(
        page.texts("main section li"),
        [
            "First, 1900 Sharpened in March.",
            "Second, 1901 Corrected on the first.",
            "First, 1900 Begun.",
            "Second, 1901 Begun, too.",
        ]
    );
    assert_eq!(page.main().link("First"), "/events/e0000");
    assert_eq!(page.main().link("Second"), "/events/e0001");
    assert_eq!(page.one("footer").link("Changes"), "/changes");
    assert!(page.find_id("_former").is_none());
}

#[tokio::test]
async fn a_long_history_is_split_into_pages() {
    let titles: Vec<String> = (0..130).map(|n| format!("Event {n:03}")).collect();
    let revisions: &[(&str, &str)] = &[("2026-01-02", "Begun."), ("2026-02-03", "Grown.")];
    let events: Vec<_> = titles.iter().map(|title| (title.as_str(), revisions)).collect();
    let site = with(&events);
    let mut listed = 0;
    for (number, length) in [(1, 100), (2, 100), (3, 60)] {
        let path = if number == 1 { "/changes".to_owned() } else { format!("/changes?page={number}") };
        let page = site.page(&path).await;
        page.says(&format!("Page {number} of 3"));
        assert_eq!(page.canonical(), Some(format!("https://history.example{path}")));
        assert_eq!(page.count("main section li"), length, "{path}");
        listed += length;
    }
    assert_eq!(listed, 260);
    let second = site.page("/changes?page=2").await;
    second.main().says_in_order(&["3 February 2026", "Event 100", "2 January 2026", "Event 000", "Event 069"]);
    assert_eq!(second.one("a[rel=prev]").get("href"), "/changes");
    assert_eq!(second.one("a[rel=next]").get("href"), "/changes?page=3");
    for page in ["4", "0", "-1", "soon", "99999999999"] {
        assert_eq!(site.get(&format!("/changes?page={page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert_eq!(site.get("/changes?page=").await.status, StatusCode::OK);
    assert_eq!(site.get(&format!("/changes?page={}", "1".repeat(9000))).await.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn an_event_shows_its_own_history_and_folds_older_changes() {
    let many: Vec<(String, String)> = (1..=5).map(|n| (format!("2026-01-0{n}"), format!("Change {n}."))).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(date, text)| (date.as_str(), text.as_str())).collect();
    let site = with(&[("First", &many), ("Second", &many[..3])]);
    let page = site.page("/events/e0000").await;
    let facts = page.one("dl.facts");
    facts.says_in_order(&[
        "Changes",
        "Change 5.",
        "Change 4.",
        "Change 3.",
        "2 earlier changes",
        "Change 2.",
        "Change 1.",
    ]);
    facts.says("5 January 2026: Change 5.");
    assert_eq!(facts.all("time")[0].get("datetime"), "2026-01-05");
    assert_eq!((facts.texts("details time").len(), facts.texts("time").len()), (2, 5));
    let short = site.page("/events/e0001").await;
    assert_eq!((short.one("dl.facts").count("time"), short.one("dl.facts").count("details")), (3, 0));
}

#[tokio::test]
async fn moved_and_withdrawn_addresses_are_listed_and_answer_accordingly() {
    let site = Site::fixture();
    let page = site.page("/changes").await;
    assert_eq!(leading_number(&page.one("p.summary").text()), 1);
    page.says("24 November 2026").says("First published.");
    let former = page.id("_former");
    let moved = [
        ("/actors/metropolis", "/actors/city"),
        ("/eras/afterwards", "/eras/after"),
        ("/events/0430-pact", "/events/0430-treaty"),
        ("/voices/burgomaster", "/voices/mayor"),
        ("/threads/old-quarrel", "/threads/harbour-quarrel"),
        ("/events/0430-treaty#for-all", "/events/0430-treaty#shared"),
    ];
    let withdrawn = [
        ("/events/0440-rumour", "It never happened: the chronicle was misread."),
        ("/sources/lost", "It was a forgery."),
        ("/threads/lost-thread", "It led nowhere."),
        ("/voices/impostor", "The mayor had no double."),
        ("/events/0430-treaty#forged", "The copy was forged."),
    ];
    for (from, to) in moved {
        former.says(&format!("{from} is now {to}"));
        assert_eq!((former.link(from), former.link(to)), (from.to_owned(), to.to_owned()));
        if !from.contains('#') {
            assert_eq!(site.get(from).await.header("location"), to);
        }
    }
    for (path, reason) in withdrawn {
        former.says(&format!("{path} was withdrawn {reason}"));
        assert_eq!(former.link(path), path);
        if !path.contains('#') {
            assert_eq!(site.get(path).await.status, StatusCode::GONE, "{path}");
        }
    }
    assert_eq!(former.count("li"), moved.len() + withdrawn.len());
}

#[tokio::test]
async fn renamed_kinds_and_perspectives_link_to_their_filter() {
    let text = "title = \"T\"\nlanguage = \"en\"\n[[kind]]\nid = \"war\"\ntitle = \"War\"\naliases = [\"fight\"]\n\
                [[perspective]]\nid = \"east\"\ntitle = \"East\"\naliases = [\"orient\"]\n";
    let event = "+++\ntitle = \"E\"\ndate = \"1900\"\nkind = \"war\"\n[[citations]]\nid = \"c\"\nsource = \"s\"\nsays = \"So.\"\n+++\nIt was[^c].\n";
    let source = "title = \"S\"\nperspective = \"east\"\n";
    let files = [("timeline.toml", text), ("events/e.md", event), ("sources/s.toml", source)];
    let folder = Folder::new(files.map(|(path, text)| file(path, text.into())).into());
    let site = Site::new(timeline(&folder), "https://history.example");
    let page = site.page("/changes").await;
    assert_eq!(page.one("p.summary").text(), NO_CHANGES);
    page.id("_former").says("/?kind=fight is now /?kind=war");
    for link in ["/?kind=fight", "/?kind=war", "/sources?perspective=orient", "/sources?perspective=east"] {
        assert_eq!(page.link(link), link);
    }
    assert_eq!(site.page("/?kind=fight").await.events(), ["e"]);
    assert_eq!(site.page("/sources?perspective=orient").await.found(), 1);
}

#[tokio::test]
async fn a_timeline_without_a_history_says_so_and_does_not_offer_it() {
    let site = with(&[("First", &[])]);
    let page = site.page("/changes").await;
    assert_eq!(page.one("p.summary").text(), NO_CHANGES);
    assert!(page.find_id("_former").is_none());
    site.page("/events/e0000").await.main().does_not_say("Changes");
    assert!(!site.page("/").await.links_to("/changes"));
}
