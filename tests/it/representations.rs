//! Records in other forms than their pages: `/events/ID.json`, `.md` and `.bib`.

use crate::site::{Site, fixture};
use axum::http::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn an_event_as_json_has_its_evidence_its_relations_and_its_history() {
    let site = Site::fixture();
    let answer = site.get("/events/0430-treaty.json").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("x-robots-tag"), "noindex");
    let event: Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(event["url"], json!("https://history.example/events/0430-treaty"));
    let relation = &event["relations"][0];
    let told = ["id", "type", "hedged", "citations", "claimed_by"].map(|key| relation[key].clone());
    assert_eq!(
        told,
        [
            json!("to-war"),
            json!("led-to"),
            json!(true),
            json!(["0430-treaty#shared"]),
            json!([{"voice": "mayor", "name": "The Mayor", "source": "letter"}])
        ]
    );
    assert_eq!(event["notes"][0]["corrects"], json!("0430-treaty#wrong-day"));
    assert_eq!(event["revisions"], json!([{"date": "2026-11-24", "text": "First published."}]));
    let war: Value = serde_json::from_str(&site.get("/events/0432-war.json").await.body).expect("JSON");
    assert_eq!(war["incoming_relations"][0], *relation);
    let listed: Value = serde_json::from_str(&site.get("/events.json?significance=5").await.body).expect("JSON");
    assert_eq!(listed["events"][0], event, "the file of all events has the same");
}

#[tokio::test]
async fn an_event_as_markdown_says_what_its_page_says_with_absolute_links() {
    let answer = Site::new(fixture(), "https://history.example/small").get("/small/events/0430-treaty.md").await;
    assert_eq!(answer.header("content-type"), "text/markdown; charset=utf-8; variant=GFM");
    for part in [
        "# Treaty of the \\<Harbour\\> \\& the League\n",
        "**1 May 430**[^shared] · signed · The quay\n",
        "They sign it on the quay[^shared].\n",
        "Nobody knows who held the pen.",
        "(Claimed by The Mayor)[^shared] <https://history.example/small/events/0432-war>\n",
        "[^seal]: ",
        ": “The harbour, said the mayor, is for all – as long as the well-kept wall stands.”",
        "](https://history.example/small/events/0430-treaty#shared)",
    ] {
        assert!(answer.body.contains(part), "{part}\n{}", answer.body);
    }
    assert!(!answer.body.contains("](/"), "{}", answer.body);
    let definitions = answer.body.lines().filter(|line| line.starts_with("[^shared]: ")).count();
    assert_eq!(definitions, 1, "{}", answer.body);
}

#[tokio::test]
async fn a_suffix_follows_the_record_wherever_it_went() {
    let site = Site::fixture();
    for (path, location) in [
        ("/events/0430-pact.json?x=1", "/events/0430-treaty.json?x=1"),
        ("/events/0430-PACT.md", "/events/0430-pact.md"),
        ("/events/0430-treaty.bib", "/events/0430-treaty/cite.bib"),
        ("/sources/letter.bib", "/sources/letter/cite.bib"),
        ("/threads/harbour-quarrel.bib", "/threads/harbour-quarrel/cite.bib"),
    ] {
        let answer = site.get(path).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, location), "{path}");
    }
    assert_eq!(site.get("/events/0440-rumour.json").await.status, StatusCode::GONE);
    for path in ["/events/nothing.json", "/events/0430-treaty.json/cite", "/voices/mayor.json"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for (path, forms) in
        [("/events/0430-treaty.doc", ".json"), ("/eras/before.md", "there is .json."), ("/actors/city.", ".json")]
    {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains(forms), "{path}");
    }
}
