//! Nothing of the first edition shows in another timeline: no name, no title, no word of its subject.

use crate::page::Page;
use crate::site::{Site, repository, timeline};
use sourceline::load::Folder;
use std::collections::BTreeSet;

/// Words of the edition's subject, in lower case.
const WORDS: [&str; 18] = [
    "russia",
    "china",
    "chinese",
    "soviet",
    "sino-",
    "nato",
    "moscow",
    "beijing",
    "kyiv",
    "ukrain",
    "taiwan",
    "alliance",
    "atlantic",
    "diplomat",
    "communist",
    "nuclear",
    "14 february",
    "1950",
];

/// What the crawl does not find by itself: errors, files, and pages for what a reader mistyped.
const FURTHER: [&str; 20] = [
    "/nothing",
    "/events/nothing",
    "/threads/from-a-boy-to-a-law?step=9",
    "/?from=yesterday&to=tomorrow",
    "/?q=nothing",
    "/?actor=nobody&person=nobody&significance=9&sort=x&lanes=x",
    "/?page=7",
    "/chart?width=x",
    "/events.csv?from=x",
    "/sources?q=nothing",
    "/relations?view=all",
    "/compare?side=nobody",
    "/choices/actor",
    "/choices/person?find=x",
    "/suggest?q=j",
    "/suggest?q=17",
    "/opensearch.xml",
    "/people",
    "/voices",
    "/changes?page=9",
];

/// The addresses within the site to which a page leads. Windows and filters of the timeline lead on without end, so of
/// pages with a query only those are followed that the timeline's page links to.
fn links(page: &Page, follows_queries: bool) -> Vec<String> {
    let links = [page.attrs("a[href]", "href"), page.attrs("head > link[href]", "href")].concat();
    let within = links.into_iter().filter(|link| link.starts_with('/') && !link.ends_with(".woff2"));
    let bare = within.map(|link| link.split('#').next().unwrap_or_default().to_owned());
    bare.filter(|link| follows_queries || !link.contains('?')).collect()
}

/// Every text of a site that a crawler finds.
async fn texts(folder: &Folder) -> Vec<(String, String)> {
    let site = Site::new(timeline(folder), "https://history.example");
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut next: Vec<String> = FURTHER.into_iter().chain(["/"]).map(str::to_owned).collect();
    let mut texts = Vec::new();
    while let Some(path) = next.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let answer = site.get(&path).await;
        if answer.header("content-type").starts_with("text/html") {
            next.extend(links(&answer.page(), path == "/"));
        }
        if !path.ends_with(".zip") {
            texts.push((path, answer.body.to_lowercase()));
        }
    }
    texts
}

#[tokio::test]
async fn another_timeline_has_no_word_of_the_first_edition_on_any_page() {
    let own = Folder::read(&repository("starter")).expect("a folder");
    let edition = timeline(&Folder::read(&repository("data")).expect("a folder"));
    let titles = edition.events.iter().map(|event| event.title.to_string());
    let titles = titles.chain(edition.people.iter().map(|person| person.name.clone()));
    let titles = titles.chain(edition.sources.iter().map(|source| source.title.clone()));
    let titles: Vec<String> = titles.map(|title| title.to_lowercase()).filter(|title| title.len() > 8).collect();
    let texts = texts(&own).await;
    assert!(texts.len() > 60, "{}", texts.len());
    for (path, text) in &texts {
        let words = WORDS.into_iter().chain(titles.iter().map(String::as_str));
        for word in words {
            assert!(!text.contains(word), "“{word}” at {path}");
        }
    }
}
