//! `start` in `timeline.toml`: the window that the timeline's page shows before anybody asks for another.

use crate::site::{Site, fixture_folder, timeline};

/// The small fixture, which begins in 425, with a start of its own.
fn site() -> Site {
    let mut folder = fixture_folder();
    let about = folder.file("timeline.toml").expect("a file").bytes.to_vec();
    let about = String::from_utf8(about).expect("text");
    folder.put("timeline.toml", format!("start = \"0430/0435\"\n{about}").into_bytes());
    Site::new(timeline(&folder), "https://history.example")
}

#[tokio::test]
async fn the_first_page_shows_the_window_in_chart_list_and_counts() {
    let page = site().page("/").await;
    assert_eq!(page.events(), ["0430-treaty", "0432-war"]);
    assert_eq!(page.summary(), "2 of 4 events: 430–435");
    page.one(".chart-tools .figures").says("2 events");
    assert_eq!(page.choice("kind", "treaty").count, Some(1), "the other treaty is later");
    assert_eq!([page.field_values("from"), page.field_values("to")].concat(), ["0430", "0435"]);
    // Nobody has asked for it, so it is no condition.
    assert_eq!(page.count(".chips"), 0);
    assert_eq!(page.canonical().as_deref(), Some("https://history.example/"));
    assert_eq!(page.title(), "A small war");
    assert_eq!(page.attrs("article.event-item h3 a", "href")[0], "/events/0430-treaty");
    // The script writes the same addresses: without a window, this one is drawn.
    let chart = page.one("[data-chart]");
    let drawing = page.one(".drawing");
    assert_eq!(chart.get("data-unbounded"), format!("{} {}", drawing.get("data-first"), drawing.get("data-last")));
    assert_eq!(chart.get("data-query"), "");
}

#[tokio::test]
async fn show_all_asks_for_the_whole_time_and_clear_all_leads_back_to_the_window() {
    let site = site();
    let all = site.page("/").await.link("Show all");
    assert!(all.contains("from=") && all.contains("to="), "{all}");
    let page = site.page(&all).await;
    assert_eq!(page.events().len(), 4);
    assert_eq!(page.one(".chips").link("Clear all"), "/");
}

#[tokio::test]
async fn a_condition_a_search_and_a_download_are_of_the_whole_timeline() {
    let site = site();
    let found = async |path: &str| site.page(path).await.events().len();
    assert_eq!(found("/?actor=league").await, 3);
    assert_eq!(found("/?q=peace").await, 1);
    let page = site.page("/").await;
    // The search box does not send the years of the window.
    let form = page.id(page.one("#_search").get("form"));
    assert_eq!((form.get("action"), form.all("input").len()), ("/", 0));
    // On a page with conditions it does.
    assert_eq!(site.page("/?from=0430").await.one("#_search").get("form"), "_filters");
    assert_eq!(site.get("/events.csv").await.body.lines().count(), 5, "a header and all events");
    // What the page offers is what it shows.
    let csv = page.one(".downloads").link("CSV");
    assert_eq!(site.get(&csv).await.body.lines().count(), 3, "{csv}");
}

#[tokio::test]
async fn lanes_of_another_sort_keep_the_window_and_an_open_end_is_that_of_the_timeline() {
    let page = site().page("/?lanes=kind").await;
    assert_eq!(page.events(), ["0430-treaty", "0432-war"]);
    let mut folder = fixture_folder();
    let about = folder.file("timeline.toml").expect("a file").bytes.to_vec();
    let about = format!("start = \"0431/..\"\n{}", String::from_utf8(about).expect("text"));
    folder.put("timeline.toml", about.into_bytes());
    let page = Site::new(timeline(&folder), "https://history.example").page("/").await;
    assert_eq!(page.events(), ["0432-war", "0450-peace"]);
}
