//! Moving in time by links, and the chart that a script asks for.

use crate::chart::dense;
use crate::site::{Answer, Site};
use axum::http::StatusCode;
use std::collections::BTreeSet;

/// The address of the link that has this mark, as a browser would read it.
fn link(page: &str, mark: &str) -> Option<String> {
    let at = page.find(mark)?;
    let rest = &page[at..];
    let href = rest.split("href=\"").nth(1)?.split('"').next()?;
    Some(href.replace("&#38;", "&").replace("&amp;", "&"))
}

/// What stands between the quotation marks of an attribute, each time it is there.
fn attributes(page: &str, name: &str) -> Vec<String> {
    let mark = format!(" {name}=\"");
    page.split(&mark).skip(1).filter_map(|rest| Some(rest.split('"').next()?.replace("&#38;", "&"))).collect()
}

#[tokio::test]
async fn the_whole_timeline_can_be_walked_by_following_links() {
    let site = Site::fixture();
    let all: BTreeSet<String> = attributes(&site.get("/").await.body, "data-event").into_iter().collect();
    let mut path = "/?from=0420&to=0424".to_owned();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for _ in 0..100 {
        let page = site.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        seen.extend(
            page.body
                .split("<article class=\"entry\" data-event=\"")
                .skip(1)
                .map(|rest| rest[..rest.find('"').unwrap()].to_owned()),
        );
        let Some(next) = link(&page.body, "data-move=\"later\"") else { break };
        assert_ne!(next, path);
        path = next;
    }
    assert_eq!(seen, all, "later, and later again, passes every event; it ended at {path}");
    let last = site.get(&path).await;
    assert!(link(&last.body, "data-move=\"earlier\"").is_some() && link(&last.body, "data-move=\"whole\"").is_some());
    assert_eq!(link(&last.body, "data-move=\"whole\""), Some("/".into()));
    let whole = site.get("/").await;
    whole
        .has_not("data-move=\"earlier\"")
        .has_not("data-move=\"out\"")
        .has_not("data-move=\"whole\"")
        .has("data-move=\"in\"");
}

#[tokio::test]
async fn zooming_in_ends_at_a_day_and_zooming_out_at_the_whole() {
    let site = Site::fixture();
    let mut path = "/".to_owned();
    let mut steps = 0;
    while let Some(next) = link(&site.get(&path).await.body, "data-move=\"in\"") {
        path = next;
        steps += 1;
        assert!(steps < 60, "{path}");
    }
    let day = path.split(['=', '&']).nth(1).unwrap_or("").to_owned();
    assert_eq!(path, format!("/?from={day}&to={day}"));
    while let Some(next) = link(&site.get(&path).await.body, "data-move=\"out\"") {
        path = next;
        steps += 1;
        assert!(steps < 120, "{path}");
    }
    site.get(&path).await.has_not("data-move=\"earlier\"").has_not("data-move=\"later\"");
}

#[tokio::test]
async fn a_pill_opens_a_window_that_separates_it_and_a_days_pill_its_list() {
    let site = Site::new(dense(400), "https://history.example");
    let mut paths = vec!["/".to_owned()];
    let (mut windows, mut lists) = (0, 0);
    for _ in 0..60 {
        let Some(path) = paths.pop() else { break };
        let page = site.get(&path).await;
        let days = |text: &str, name: &str| -> i64 { attributes(text, name)[0].parse().unwrap() };
        let drawn = days(&page.body, "data-last") - days(&page.body, "data-first");
        for pill in page.body.split("<a class=\"pill").skip(1) {
            let href = attributes(pill, "href")[0].clone();
            let covers = days(pill, "data-last") - days(pill, "data-first");
            if href.ends_with("#_list") {
                assert_eq!(covers, 0, "only a day has a list");
                lists += 1;
            } else if href.starts_with("/events/") {
                continue;
            } else {
                let opened = site.get(&href).await;
                if days(pill, "data-first") < days(&page.body, "data-first") {
                    // Of events that began before the window, those beginnings are shown.
                    assert!(days(&opened.body, "data-first") <= days(pill, "data-first"), "{path} → {href}");
                    continue;
                }
                let now = days(&opened.body, "data-last") - days(&opened.body, "data-first");
                assert!(
                    covers > 0 && now >= covers && now <= drawn,
                    "{path} → {href}: {covers} days in {now} of {drawn}"
                );
                assert!(now < drawn || drawn < 60, "{path} → {href} is no nearer");
                windows += 1;
                if windows < 20 {
                    paths.push(href);
                }
            }
        }
    }
    assert!(windows > 5 && lists > 0, "{windows} windows, {lists} lists");
}

#[tokio::test]
async fn the_chart_alone_has_one_drawing_of_the_width_that_was_asked_for() {
    let site = Site::fixture();
    for (asked, drawn) in [
        ("width=640", "640"),
        ("width=0", "240"),
        ("width=1000000000", "2560"),
        ("width=99999999999999999999", "2560"),
        ("", "960"),
    ] {
        let chart = site.get(&format!("/chart?from=0425&to=0440&{asked}")).await;
        assert_eq!(chart.status, StatusCode::OK);
        assert_eq!(chart.count("<div class=\"drawing "), 1);
        chart.has(&format!("data-width=\"{drawn}\"")).has_not("<html").has_not("class=\"overview\"");
        assert_eq!(chart.header("content-type"), "text/html; charset=utf-8");
    }
    // The same marks as on the page, under the same filter.
    let page = site.get("/?actor=athens&lanes=none").await;
    let chart = site.get("/chart?lanes=none&actor=athens&width=960").await;
    let marks =
        |answer: &Answer| attributes(&answer.body[answer.body.rfind("<div class=\"drawing ").unwrap()..], "aria-label");
    let on_page = marks(&page);
    let alone = marks(&chart);
    assert!(alone.iter().all(|name| on_page.contains(name)), "{alone:?} of {on_page:?}");
}

#[tokio::test]
async fn a_chart_that_cannot_be_drawn_is_refused_with_the_reason() {
    let site = Site::fixture();
    for (query, words) in [
        ("width=NaN", "“NaN” in “width” is not a whole number of pixels"),
        ("width=-5", "“-5” in “width”"),
        ("width=1e9", "“1e9” in “width”"),
        ("width=", "“” in “width”"),
        ("from=NaN", "“NaN” in “from” is not a year, month or day"),
        ("from=0500&to=0400", "“From” is later than “to”"),
        ("lanes=colour", "“colour” in “lanes” is none of actor, kind and none"),
    ] {
        let refused = site.get(&format!("/chart?{query}")).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(refused.header("content-type"), "application/problem+json");
        refused.has(words);
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
async fn a_chart_is_kept_for_good_under_the_datas_version_and_asked_again_without() {
    let site = Site::fixture();
    let page = site.get("/").await;
    let version = attributes(&page.body, "data-version")[0].clone();
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
async fn lines_are_those_of_actors_of_kinds_or_one() {
    let site = Site::fixture();
    let lanes = |answer: &Answer| answer.body.split("<text class=\"lane within").count() - 1;
    let kinds = site.get("/chart?lanes=kind").await;
    let none = site.get("/chart?lanes=none").await;
    assert_eq!(lanes(&none), 1);
    assert!(lanes(&kinds) > 1);
    none.has("All events").has("lanes=none");
    let page = site.get("/?lanes=kind&actor=athens").await;
    // The form, the links of the list and the chips keep the manner.
    page.has("<input type=\"hidden\" name=\"lanes\" value=\"kind\">").has("?actor=athens&#38;lanes=kind");
    let odd = site.get("/?lanes=colour").await;
    odd.has("“colour” in “lanes” is none of actor, kind and none, so it was passed over");
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
