//! `[[glossary]]`: a page of terms, and links to them from texts.

use crate::sandbox::Sandbox;
use crate::site::{Site, fixture_folder};
use axum::http::StatusCode;
use sourceline::load::{Folder, check};

const TERMS: &str = r#"
[[glossary]]
id = "toll"
title = "Toll"
text = "What a ship pays in a harbour. See also [the league](/glossary#league)."

[[glossary]]
id = "league"
title = "League"
text = "Cities that *help* each other."
aliases = ["union"]
"#;

/// The fixture with terms, and a text that links to one of them.
fn folder(link: &str) -> Folder {
    let mut folder = fixture_folder();
    let mut add = |path: &str, text: &str| {
        let mut bytes = folder.file(path).expect(path).bytes.to_vec();
        bytes.extend(text.as_bytes());
        folder.put(path, bytes);
    };
    add("timeline.toml", TERMS);
    add("events/0450-peace.md", &format!("\nThe [dues]({link}) ended.\n"));
    folder
}

#[tokio::test]
async fn a_text_links_to_a_term_and_its_page_has_all_terms_in_alphabetical_order() {
    let site = Site::of(folder("/glossary#toll"), "https://history.example/past");
    let event = site.page("/past/events/0450-peace").await;
    let link = event.one("main a.term");
    assert_eq!((link.get("href"), link.text().as_str()), ("/past/glossary#toll", "dues"));
    // The card is made by a script of timelines with a glossary.
    assert!(event.attrs("script", "src").iter().any(|src| src.ends_with("glossary-card.js")));
    assert_eq!(event.one("footer").link("Glossary"), "/past/glossary");
    let page = site.page("/past/glossary").await;
    assert_eq!(
        (page.heading().as_str(), page.main().texts("h2")),
        ("Glossary", vec!["League".to_owned(), "Toll".to_owned()])
    );
    page.id("league").says("Cities that help each other.");
    assert_eq!(page.id("toll").link("the league"), "/past/glossary#league");
    assert_eq!(page.id("union").parent().get("id"), "league", "an old link leads to the same place");
}

#[tokio::test]
async fn a_timeline_without_terms_has_no_glossary() {
    let site = Site::fixture();
    assert_eq!(site.get("/glossary").await.status, StatusCode::NOT_FOUND);
    let page = site.page("/events/0450-peace").await;
    assert!(!page.has_link("Glossary") && !page.attrs("script", "src").iter().any(|src| src.contains("glossary")));
}

#[test]
fn a_link_to_a_term_that_is_not_there_is_an_error_that_names_the_nearest() {
    let dead = |link: &str| {
        let found = check(&folder(link), None).diagnostics.sorted();
        found.into_iter().filter(|one| one.rule.name() == "link-dead").map(|one| one.hint).collect::<Vec<_>>()
    };
    assert_eq!(dead("/glossary#tol"), ["did you mean “toll”?"]);
    assert_eq!(dead("/glossary#union"), [] as [&str; 0]);
    assert_eq!(dead("/glossary"), [] as [&str; 0]);
}

#[test]
fn a_term_is_renamed_with_the_links_to_it_and_added_like_other_records() {
    let sandbox = Sandbox::with_fixture();
    let folder = folder("/glossary#toll");
    folder.files.iter().for_each(|file| _ = sandbox.put(&format!("data/{}", file.path), &file.bytes));
    let output = sandbox.run(&["rename", "glossary/league", "alliance"]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    let output = sandbox.run(&["rename", "toll", "dues"]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    assert!(sandbox.text("events/0450-peace.md").contains("[dues](/glossary#dues)"));
    let about = sandbox.text("timeline.toml");
    assert!(about.contains("id = \"dues\"\naliases = [\"toll\"]"), "{about}");
    let output = sandbox.run(&["new", "term", "harbour"]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    assert!(sandbox.text("timeline.toml").contains("[[glossary]]\nid = \"harbour\""));
}
