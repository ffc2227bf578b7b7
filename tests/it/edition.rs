//! What is true of any edition that is built into the program, whatever events it has.

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

/// The fragments that a page has, and the addresses of the site to which it links.
fn ids_and_links(body: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let values = |name: &str| -> BTreeSet<String> {
        body.split(&format!(" {name}=\"")).skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect()
    };
    let links = values("href").into_iter().map(|link| link.replace("&#38;", "&"));
    (values("id"), links.filter(|link| link.starts_with(['/', '#'])).collect())
}

/// Whether a link is followed: pages and files without a query, since filters and citations of passages are endless.
fn followed(path: &str) -> bool {
    !path.contains('?') && !path.starts_with("/static/") && !path.ends_with("/cite") && !path.contains("/cite.")
}

#[tokio::test]
async fn every_page_answers_and_every_link_leads_to_a_page_and_a_place_on_it() {
    let site = Site::new(timeline(&edition()), "https://history.example");
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut fragments: BTreeSet<(String, String, String)> = BTreeSet::new();
    while let Some(path) = waiting.pop_front() {
        let page = site.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let (own, links) = ids_and_links(&page.body);
        ids.insert(path.clone(), own);
        for link in links {
            let (target, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let target = if target.is_empty() { &path } else { target };
            if !followed(target) {
                continue;
            }
            if !fragment.is_empty() {
                fragments.insert((path.clone(), target.to_owned(), fragment.to_owned()));
            }
            if !ids.contains_key(target) && !waiting.iter().any(|other| other == target) {
                waiting.push_back(target.to_owned());
            }
        }
    }
    for (from, to, fragment) in fragments {
        assert!(ids[&to].contains(&fragment), "{from} links to {to}#{fragment}, which is not there");
    }
}
