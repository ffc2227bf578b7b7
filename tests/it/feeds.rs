//! Calendars and feeds of the events of a view.

use crate::site::{Site, timeline};
use axum::http::StatusCode;
use serde_json::{Value, json};
use sourceline::load::{File, Folder};
use std::fmt::Write;

/// An event: id, title, date, and revisions with their dates and texts.
type EventSpec<'a> = (&'a str, &'a str, &'a str, &'a [(&'a str, &'a str)]);

/// A timeline with these events.
fn with(events: &[EventSpec<'_>]) -> Site {
    let file = |path: String, text: String| File { path, bytes: text.into_bytes().into() };
    let mut files = vec![file("timeline.toml".into(), "title = \"Old & new\"\nlanguage = \"en\"\n".into())];
    for (id, title, date, revisions) in events {
        let mut text = format!(
            "+++\ntitle = \"{title}\"\nsummary = \"It <was>; it is, \\\\ and will be.\"\ndate = \"{date}\"\nkind = \"war\"\n"
        );
        for (date, what) in *revisions {
            let _ = writeln!(text, "[[revisions]]\ndate = \"{date}\"\ntext = \"{what}\"");
        }
        files.push(file(format!("events/{id}.md"), text + "+++\nIt was.\n"));
    }
    Site::new(timeline(&Folder::new(files)), "https://history.example/old")
}

/// The content lines of a calendar, unfolded.
async fn calendar(site: &Site, path: &str) -> Vec<String> {
    let answer = site.get(path).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::OK, "text/calendar; charset=utf-8"),
        "{path}"
    );
    assert!(answer.body.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{}", answer.body);
    answer.body.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// The values of a property, with its parameters.
fn values<'a>(lines: &'a [String], property: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|line| line.strip_prefix(property)?.strip_prefix([':', ';'])).collect()
}

#[tokio::test]
async fn a_calendar_has_the_events_whose_dates_are_known_to_the_day_and_says_how_many_it_leaves_out() {
    let site = with(&[
        (
            "day",
            "Day, with a long title – 北大西洋公约组织北大西洋公约组织北大西洋公约组织",
            "1950-02-14",
            &[("2026-03-04", "Begun.")],
        ),
        ("range", "Range", "1950-06-25/1953-07-27", &[]),
        ("open", "Open", "2022-02-24/..", &[]),
        ("month", "Month", "1950-02", &[]),
        ("doubt", "Doubt", "1950-02-14~", &[]),
        ("ides", "Ides", "-0043-03-15", &[]),
    ]);
    let lines = calendar(&site, "/old/events.ics").await;
    assert_eq!(values(&lines, "UID"), ["day@history.example", "range@history.example"]);
    assert_eq!(values(&lines, "DTSTART"), ["VALUE=DATE:19500214", "VALUE=DATE:19500625"]);
    assert_eq!(values(&lines, "DTEND"), ["VALUE=DATE:19530728"], "the day after the last");
    assert_eq!(values(&lines, "DTSTAMP"), ["20260304T000000Z"; 2], "from the data, not the clock");
    assert_eq!(values(&lines, "URL")[1], "https://history.example/old/events/day");
    assert!(values(&lines, "DESCRIPTION")[1].ends_with("\\n\\nIt <was>\\; it is\\, \\\\ and will be.\\n"), "{lines:?}");
    assert!(
        values(&lines, "X-WR-CALDESC")[0].starts_with("6 events. 4 of them are left out: their dates"),
        "{lines:?}"
    );
    assert_eq!(values(&calendar(&site, "/old/events.ics?from=1950-06&to=1950-06").await, "UID").len(), 1);
    let nothing = calendar(&site, "/old/events.ics?from=1700&to=1701").await;
    assert_eq!(
        (values(&nothing, "BEGIN"), values(&nothing, "END")),
        (vec!["VCALENDAR", "VJOURNAL"], vec!["VJOURNAL", "VCALENDAR"])
    );
}

#[tokio::test]
async fn a_calendar_of_anniversaries_repeats_each_event_on_its_own_day() {
    let site = with(&[
        ("leap", "Leap", "1952-02-29", &[]),
        ("open", "Open", "2022-02-24/..", &[]),
        ("range", "Range", "0079-08-24/0079-08-25", &[]),
        ("year", "Year", "1950", &[]),
    ]);
    let lines = calendar(&site, "/old/on-this-day.ics").await;
    assert_eq!(values(&lines, "DTSTART"), ["VALUE=DATE:00790824", "VALUE=DATE:19520229", "VALUE=DATE:20220224"]);
    assert_eq!(values(&lines, "DTEND").len(), 0);
    assert_eq!(values(&lines, "RRULE"), ["FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "FREQ=YEARLY"]);
    assert_eq!(values(&lines, "SUMMARY"), ["79 CE: Range", "1952: Leap", "2022: Open"]);
    assert_eq!(values(&lines, "NAME"), ["On this day: Old & new"]);
    assert_eq!(values(&lines, "UID")[1], "leap.yearly@history.example", "another event than in the other calendar");
}

async fn json_feed(site: &Site, path: &str) -> Value {
    let answer = site.get(path).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/feed+json"), "{path}");
    serde_json::from_str(&answer.body).expect("JSON")
}

#[tokio::test]
async fn feeds_list_the_latest_changes_with_the_dates_of_the_edition() {
    let site = with(&[
        (
            "ides",
            "Ides of March",
            "-0043-03-15",
            &[("2026-01-02", "Begun."), ("2026-03", "The place is <b>corrected</b>.")],
        ),
        ("second", "Second", "1950", &[("2026-02-03", "Begun, too.")]),
        ("third", "Third", "1960", &[]),
    ]);
    let feed = json_feed(&site, "/old/changes.json").await;
    let head = ["version", "title", "home_page_url", "feed_url"].map(|key| feed[key].clone());
    assert_eq!(
        head,
        [
            json!("https://jsonfeed.org/version/1.1"),
            json!("Changes: Old & new"),
            json!("https://history.example/old/changes"),
            json!("https://history.example/old/changes.json")
        ]
    );
    let items = feed["items"].as_array().expect("a list");
    let told = ["id", "title", "date_published", "date_modified"].map(|key| items[0][key].clone());
    assert_eq!(
        told,
        [
            json!("https://history.example/old/events/ides"),
            json!("Ides of March, 15 March 44 BCE"),
            json!("2026-01-02T00:00:00Z"),
            json!("2026-03-01T00:00:00Z")
        ]
    );
    assert_eq!(items[0]["_sourceline"]["date"], json!("-0043-03-15"));
    let content = items[0]["content_html"].as_str().expect("HTML");
    assert!(
        content.starts_with("<p><b>March 2026:</b> The place is &#60;b&#62;corrected&#60;/b&#62;.</p>"),
        "{content}"
    );
    assert_eq!(items.len(), 2, "the third was never dated");
    let atom = site.get("/old/changes.atom").await;
    assert_eq!(atom.header("content-type"), "application/atom+xml; charset=utf-8");
    for words in [
        "<id>https://history.example/old/changes.atom</id>",
        "<updated>2026-03-01T00:00:00Z</updated>",
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://history.example/old/events/ides\"/>",
        "&#60;b&#62;March 2026:&#60;/b&#62; The place is &#38;#60;b&#38;#62;corrected",
    ] {
        assert!(atom.body.contains(words), "{words} in {}", atom.body);
    }
    let filtered = json_feed(&site, "/old/changes.json?event=second&lanes=none&page=3").await;
    assert_eq!(filtered["feed_url"], json!("https://history.example/old/changes.json?event=second"));
    assert_eq!(filtered["title"], json!("Changes: Old & new (Second)"));
    assert_eq!(filtered["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(site.get("/old/changes.atom?kind=none").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_feed_without_dated_changes_is_valid_and_says_so() {
    let site = with(&[("third", "Third", "1960", &[])]);
    let feed = json_feed(&site, "/old/changes.json").await;
    assert_eq!(feed["items"], json!([]));
    assert!(feed["description"].as_str().expect("text").starts_with("Nothing is listed, because no dated"));
    assert!(site.get("/old/changes.atom").await.body.contains("<updated>1970-01-01T00:00:00Z</updated>"));
}

#[tokio::test]
async fn pages_name_the_feeds_of_what_they_show() {
    let site = Site::fixture();
    for (page, query) in [("/changes", ""), ("/events/0430-treaty", "?event=0430-treaty")] {
        let page = site.page(page).await;
        for (media_type, name) in [("application/atom+xml", "atom"), ("application/feed+json", "json")] {
            let link = page.one(&format!("head link[rel=alternate][type='{media_type}']"));
            assert_eq!(link.get("href"), format!("/changes.{name}{query}"));
        }
    }
    let changes = site.page("/changes").await;
    assert_eq!(changes.attrs(".version a", "href"), ["/changes.atom", "/changes.json"]);
}

#[tokio::test]
async fn json_lines_have_the_same_records_as_the_json_file() {
    let site = Site::fixture();
    let answer = site.get("/events.jsonl?actor=league").await;
    assert_eq!(answer.header("content-type"), "application/jsonl");
    let lines: Vec<Value> = answer.body.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let file: Value = serde_json::from_str(&site.get("/events.json?actor=league").await.body).expect("JSON");
    assert_eq!(Value::Array(lines), file["events"]);
}
