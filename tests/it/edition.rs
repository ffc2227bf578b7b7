//! What holds for any edition that is built into the program, whatever its events.

use crate::site::{Site, repository, timeline};
use axum::http::StatusCode;
use sourceline::load::{Folder, check};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The edition: `data/`, or the folder that `SOURCELINE_TEST_EDITION` names.
fn edition() -> Folder {
    let path = repository(&std::env::var("SOURCELINE_TEST_EDITION").unwrap_or_else(|_| "data".into()));
    Folder::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_edition_is_checked_without_errors() {
    let diagnostics = check(&edition(), None).diagnostics;
    assert!(!diagnostics.has_errors(), "{}", diagnostics.text("data", false));
}

/// Whether a link is followed: pages and files without a query, since filters and citations of passages are endless.
fn followed(path: &str) -> bool {
    !path.contains('?') && !path.starts_with("/static/") && !path.ends_with("/cite") && !path.contains("/cite.")
}

#[tokio::test]
async fn every_page_answers_and_every_link_leads_to_an_existing_page_and_fragment() {
    let site = Site::new(timeline(&edition()), "https://history.example");
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut fragments: BTreeSet<(String, String, String)> = BTreeSet::new();
    let mut former: BTreeSet<String> = BTreeSet::new();
    let mut linked_from: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        let answer = site.get(&path).await;
        match answer.status {
            StatusCode::GONE => _ = former.insert(path.clone()),
            StatusCode::PERMANENT_REDIRECT => {
                former.insert(path.clone());
                let target = answer.header("location").to_owned();
                assert_eq!(site.get(&target).await.status, StatusCode::OK, "{path}");
            }
            status => assert_eq!(status, StatusCode::OK, "{path}"),
        }
        ids.insert(path.clone(), BTreeSet::new());
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let page = answer.page();
        ids.insert(path.clone(), page.attrs("[id]", "id").into_iter().collect());
        let links: BTreeSet<String> = page.attrs("a[href]", "href").into_iter().collect();
        for link in links.iter().filter(|link| link.starts_with(['/', '#'])) {
            let (target, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = if target.is_empty() { &path } else { target };
            if !followed(target) {
                continue;
            }
            if *target != path {
                linked_from.entry(target.to_owned()).or_default().insert(path.clone());
            }
            if !fragment.is_empty() {
                fragments.insert((path.clone(), target.to_owned(), fragment.to_owned()));
            }
            if seen.insert(target.to_owned()) {
                waiting.push_back(target.to_owned());
            }
        }
    }
    // Only the page of changes lists the addresses of withdrawn and renamed records. Forms of records may redirect, too.
    for path in former.iter().filter(|path| !path.ends_with(".bib")) {
        assert_eq!(linked_from[path], BTreeSet::from(["/changes".to_owned()]), "{path} is a former address");
    }
    for (from, to, fragment) in fragments {
        assert!(ids[&to].contains(&fragment), "{from} links to {to}#{fragment}, which is not there");
    }
}
