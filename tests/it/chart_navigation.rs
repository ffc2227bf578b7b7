//! Navigation in time by links, and the chart fragment that a script requests.

use crate::chart::dense;
use crate::page::Page;
use crate::site::Site;
use axum::http::StatusCode;
use std::collections::BTreeSet;

/// The address of the link that makes this move of the window.
pub fn moved(page: &Page, way: &str) -> Option<String> {
    page.attrs(&format!("a[data-move={way}][href]"), "href").into_iter().next()
}

#[tokio::test]
async fn the_whole_timeline_can_be_walked_by_following_links() {
    let site = Site::fixture();
    let all: BTreeSet<String> = site.page("/").await.events().into_iter().collect();
    let mut path = "/?from=0420&to=0424".to_owned();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for _ in 0..100 {
        let page = site.page(&path).await;
        seen.extend(page.events());
        let Some(next) = moved(&page, "later") else { break };
        assert_ne!(next, path);
        path = next;
    }
    assert_eq!(seen, all, "later, and later again, passes every event; it ended at {path}");
    let last = site.page(&path).await;
    assert!(moved(&last, "earlier").is_some());
    assert_eq!(moved(&last, "whole").as_deref(), Some("/"));
    let whole = site.page("/").await;
    assert_eq!(whole.attrs("a[data-move][href]", "data-move"), ["in"], "the whole can only be zoomed into");
}

#[tokio::test]
async fn zooming_in_ends_at_a_day_and_zooming_out_at_the_whole_timeline() {
    let site = Site::fixture();
    let mut path = "/".to_owned();
    let mut steps = 0;
    while let Some(next) = moved(&site.page(&path).await, "in") {
        path = next;
        steps += 1;
        assert!(steps < 60, "{path}");
    }
    let day = path.split(['=', '&']).nth(1).unwrap_or("").to_owned();
    assert_eq!(path, format!("/?from={day}&to={day}"));
    while let Some(next) = moved(&site.page(&path).await, "out") {
        path = next;
        steps += 1;
        assert!(steps < 120, "{path}");
    }
    let whole = site.page(&path).await;
    assert_eq!((moved(&whole, "earlier"), moved(&whole, "later")), (None, None));
}

#[tokio::test]
async fn a_block_leads_to_the_list_of_its_events() {
    let site = Site::new(dense(400), "https://history.example");
    let page = site.page("/").await;
    let mut opened = 0;
    for block in page.all(".block a").into_iter().step_by(5) {
        let name = block.get("aria-label");
        let count: usize = name.split(' ').find_map(|word| word.parse().ok()).expect("a count");
        let href = block.get("href");
        let list = site.page(href).await;
        // Longer events that began before it are in its window, too.
        assert!(href.ends_with("#_list") && list.found() >= count, "{name}: {} events at {href}", list.found());
        if let Some(lane) = ["a", "b"].into_iter().find(|lane| name.starts_with(&format!("{lane}, "))) {
            assert!(href.contains(&format!("actor={lane}&about=1&from=")), "{name} leads to {href}");
        }
        opened += 1;
    }
    assert!(opened > 5, "{opened} blocks");
}

#[tokio::test]
async fn a_mark_is_named_by_label_date_and_actors_and_each_lane_is_a_list() {
    let site = Site::fixture();
    let chart = site.page("/chart?lanes=actor").await;
    let lists = chart.attrs("svg[role=list]", "aria-label");
    assert!(lists.iter().any(|name| name == "The League, 3 events"), "{lists:?}");
    let treaty =
        chart.all(".mark a").into_iter().find(|mark| mark.get("href") == "/events/0430-treaty").expect("a mark");
    assert_eq!(treaty.get("aria-label"), "Harbour treaty, 1 May 430: The City, The League");
    // On the other lanes it has the same name.
    let same = format!(".mark a[aria-labelledby={}]", treaty.get("id"));
    assert_eq!(chart.attrs(&same, "href"), ["/events/0430-treaty", "/events/0430-treaty"]);
}

#[tokio::test]
async fn the_chart_is_explained_by_a_sentence_a_legend_and_an_illustration() {
    let page = Site::fixture().page("/").await;
    let sentence = page.one(".chart > .chart-tools > p.visually-hidden").text();
    let lanes = "in these rows: Old Town · The City (4), The League (3), Others (1).";
    assert!(sentence.contains("4 events") && sentence.contains(lanes), "{sentence}");
    let words = ["took part", "concerned", "duration", "uncertain", "key event", "events per period"];
    assert_eq!(page.texts(".chart-legend > ul > li"), words);
    let explained = page.one(".chart-legend details");
    assert_eq!(explained.one("summary").text(), "How to read this chart");
    let numbers = explained.count("svg .number");
    assert_eq!((numbers, explained.count("ol > li")), (6, 6), "each number of the illustration is explained");
}

#[tokio::test]
async fn the_chart_fragment_is_a_single_drawing_of_the_requested_width() {
    let site = Site::fixture();
    for (asked, drawn) in [
        ("width=640", "640"),
        ("width=0", "240"),
        ("width=1000000000", "2560"),
        ("width=99999999999999999999", "2560"),
        ("", "960"),
    ] {
        let answer = site.get(&format!("/chart?from=0425&to=0440&{asked}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.body.contains("<html"), "a fragment");
        let chart = answer.page();
        assert_eq!((chart.attrs(".drawing", "data-width"), chart.count("svg.overview")), (vec![drawn.to_owned()], 0));
    }
}

#[tokio::test]
async fn the_chart_fragment_has_the_marks_of_the_page_with_the_same_filter() {
    let site = Site::fixture();
    let marks = |page: &Page| page.one(".drawing").attrs(".mark a[aria-label]", "aria-label");
    for (filter, events) in [
        ("actor=city&lanes=none", &["The town is founded", "Harbour treaty", "War over the harbour"][..]),
        ("kind=war&lanes=kind", &["War over the harbour"]),
    ] {
        let alone = marks(&site.page(&format!("/chart?{filter}&width=960")).await);
        assert_eq!(alone, marks(&site.page(&format!("/?{filter}")).await), "{filter}");
        for event in events {
            assert!(alone.iter().any(|label| label.starts_with(event)), "no {event} in {alone:?}");
        }
        assert!(!alone.iter().any(|label| label.starts_with("Peace")), "{alone:?}");
    }
}

#[tokio::test]
async fn a_chart_request_that_cannot_be_drawn_is_refused_with_the_reason() {
    let site = Site::fixture();
    for (query, words) in [
        ("width=NaN", "“NaN” in “width”"),
        ("width=-5", "“-5” in “width”"),
        ("width=1e9", "“1e9” in “width”"),
        ("width=", "“” in “width”"),
        ("from=NaN", "“NaN” in “from” could not be read as a date. Write 425 or March 450."),
        ("from=0500&to=0400", "“From” is later than “to”"),
        ("lanes=colour", "“colour” in “lanes” is not one of actor, kind or none."),
        ("q=%22", "“\"” contains no word to search for."),
    ] {
        let refused = site.get(&format!("/chart?{query}")).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(refused.header("content-type"), "application/problem+json");
        let problem: serde_json::Value = serde_json::from_str(&refused.body).expect("JSON");
        assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains(words)), "{problem}");
    }
    for query in [
        "from=Y-1000000000&to=Y1000000000",
        "from=0430-05-01&to=0430-05-01",
        "from=Y-999999999999",
        "actor=nobody",
        "page=x",
    ] {
        assert_eq!(site.get(&format!("/chart?{query}")).await.status, StatusCode::OK, "{query}");
    }
}

#[tokio::test]
async fn a_chart_is_immutable_with_the_data_version_and_revalidated_without_it() {
    let site = Site::fixture();
    let page = site.page("/").await;
    let version = page.one("[data-version]").get("data-version");
    let kept = site.get(&format!("/chart?width=480&v={version}")).await;
    assert_eq!(kept.header("cache-control"), "public, max-age=31536000, immutable");
    for query in ["width=480", "width=480&v=0.0.0-old"] {
        let asked = site.get(&format!("/chart?{query}")).await;
        assert_eq!(asked.header("cache-control"), "no-cache");
        assert_eq!(asked.header("etag"), kept.header("etag"));
        assert_eq!(asked.body, kept.body);
    }
}

#[tokio::test]
async fn lanes_are_actors_or_kinds_or_a_single_lane() {
    let site = Site::fixture();
    let lanes = async |query: &str| {
        let chart = site.page(&format!("/chart?{query}")).await;
        chart.texts(".lane-names .lane")
    };
    assert_eq!(lanes("").await, ["Old Town · The City", "The League", "Others"]);
    assert_eq!(lanes("lanes=none").await, ["All events"]);
    assert!(lanes("lanes=kind").await.len() > 1);
    let none = site.page("/?lanes=none").await;
    assert_eq!(none.texts("nav.lane-modes [aria-current=true]"), ["One row"]);
    assert_eq!(none.attrs("nav.lane-modes a", "href"), ["/", "/?lanes=kind", "/?lanes=none"]);
    // The form, the links of the list and the chips keep the lanes.
    let page = site.page("/?lanes=kind&actor=city&kind=war").await;
    assert_eq!(page.field_values("lanes"), ["kind"]);
    assert_eq!(page.events(), ["0432-war"]);
    assert_eq!(page.attrs("article.event-item h3 a", "href"), ["/events/0432-war?actor=city&kind=war&lanes=kind"]);
    assert_eq!(page.one("ul.chips").link("Remove War"), "/?actor=city&lanes=kind");
    let odd = site.page("/?lanes=colour").await;
    assert_eq!(odd.problems(), ["“colour” in “lanes” is not one of actor, kind or none and was ignored."]);
}

#[tokio::test]
async fn a_page_does_not_grow_with_the_number_of_events() {
    let (few, many) =
        (Site::new(dense(1_500), "https://history.example"), Site::new(dense(6_000), "https://history.example"));
    for path in ["/", "/chart?width=960", "/chart?width=2560&lanes=kind", "/events/e7", "/actors/a", "/?lanes=none"] {
        let (few, many) = (few.get(path).await.body.len(), many.get(path).await.body.len());
        assert!(many < few * 5 / 4, "{path}: {few} bytes of 1,500 events, {many} of 6,000");
    }
}
