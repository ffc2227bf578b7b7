//! The line above the chart, the controls in it, and what an empty plot says.

use crate::chart_navigation::moved;
use crate::page::{Element, Page};
use crate::site::{Site, timeline};
use sourceline::load::{File, Folder};
use sourceline::model::Timeline;

/// The first and the last day that a drawing shows, as day numbers.
fn days(element: Element) -> (i64, i64) {
    let day = |name: &str| element.get(name).parse().expect("a day number");
    (day("data-first"), day("data-last"))
}

/// The drawing of the window.
fn drawing(page: &Page) -> Element<'_> {
    page.one(".drawing")
}

/// What the line above the chart says: from the first event to the last, and how many there are.
fn head(page: &Page) -> String {
    page.one(".chart-tools .figures").text()
}

#[tokio::test]
async fn the_controls_are_always_the_same_and_those_that_do_nothing_are_disabled() {
    let site = Site::fixture();
    for path in ["/", "/?from=0430&to=0431", "/?from=0430-05-01&to=0430-05-01", "/?era=before", "/?actor=nobody"] {
        let page = site.page(path).await;
        let controls = page.all("a[data-move]");
        let names = controls
            .iter()
            .map(|one| if one.attr("aria-label").is_some() { one.get("aria-label").to_owned() } else { one.text() });
        assert_eq!(names.collect::<Vec<_>>(), ["Earlier", "Later", "Zoom out", "Zoom in", "Show all"], "{path}");
        for control in controls {
            assert_ne!(control.attr("href").is_some(), control.attr("aria-disabled").is_some(), "{path}");
        }
    }
}

#[tokio::test]
async fn zooming_in_always_shows_events_and_never_the_same_window() {
    // Deep time, where windows have whole years, and a crowd at the end of a long timeline.
    let crowd = (0..30).map(|n| format!("{}-05-01", 1990 + n)).chain(["0100".to_owned(), "0105".to_owned()]);
    let deep = ["Y-66000000", "Y-66000001", "Y-13800000000~", "1969-07-20"].map(str::to_owned);
    for dates in [crowd.collect::<Vec<_>>(), deep.to_vec()] {
        let site = Site::new(dated(&dates, ""), "https://history.example");
        let mut path = "/".to_owned();
        let mut steps = 0;
        while let Some(next) = moved(&site.page(&path).await, "in") {
            assert!(next != path && steps < 60, "{next}");
            assert!(!site.page(&next).await.events().is_empty(), "{path} → {next}");
            (path, steps) = (next, steps + 1);
        }
        assert!(steps > 5, "{path}");
    }
    let site = Site::new(dated(&["Y-66000000".to_owned()], ""), "https://history.example");
    assert_eq!(moved(&site.page("/?from=Y-66000000&to=Y-66000000").await, "in"), None);
}

/// A timeline of events with these dates, and with these further lines in `timeline.toml`.
fn dated(dates: &[String], about: &str) -> Timeline {
    let file = |path: String, text: String| File { path, bytes: text.into_bytes().into() };
    let event = |(n, date): (usize, &String)| {
        let text = format!("+++\ntitle = \"E{n}\"\ndate = \"{date}\"\nkind = \"war\"\n+++\nText.\n");
        file(format!("events/e{n}.md"), text)
    };
    let mut files = vec![file("timeline.toml".into(), format!("title = \"T\"\nlanguage = \"en\"\n{about}"))];
    files.extend(dates.iter().enumerate().map(event));
    timeline(&Folder::new(files))
}

#[tokio::test]
async fn the_head_of_the_chart_counts_the_events_of_the_list_and_spans_from_the_first_to_the_last() {
    let dates = ["Y-13800000000~", "-1144~", "0043-05", "1958/1980", "1969-07-20"].map(str::to_owned);
    let site = Site::new(dated(&dates, "range = \"1945/1990\"\n"), "https://history.example");
    for (path, wanted) in [
        ("/", "c. 13,800,000,001 BCE – 1980 CE · 5 events"),
        ("/?from=-2000", "c. 1145 BCE – 1980 CE · 4 events"),
        ("/?from=-2000&to=0100", "c. 1145 BCE – 43 CE · 2 events"),
        ("/?from=1950", "1958–1980 · 2 events"),
        ("/?from=1960&to=1975", "1960–1975 · 2 events"),
        ("/?from=1969-07-20&to=1969-07-20", "20 July 1969 · 2 events"),
        ("/?from=-0099&to=0042", "100 BCE – 42 CE · 0 events"),
    ] {
        let page = site.page(path).await;
        assert_eq!(head(&page), wanted, "{path}");
        assert!(wanted.ends_with(&format!(" {} events", page.events().len())), "{path}");
        let named = format!("Timeline chart, {}", wanted.replace(" · ", ", "));
        assert_eq!(page.all(".scene")[0].get("aria-label"), named, "{path}");
    }
    let (first, last) = days(drawing(&site.page("/").await));
    assert!(first < -5_000_000_000_000 && last > 4_000, "no range and no clamp hides an event: {first} to {last}");
}

#[tokio::test]
async fn an_era_moves_the_window_to_its_own_time_without_writing_it() {
    let site = Site::fixture();
    let page = site.page("/?era=after").await;
    // The era begins in 432 and ends after the last event, in 450.
    let (first, last) = days(drawing(&page));
    let whole = days(drawing(&site.page("/").await));
    assert!(first > whole.0 && last == whole.1);
    assert_eq!((page.summary().as_str(), page.events().len()), ("2 of 4 events: After", 2));
    assert_eq!(head(&page), "432–450 · 2 events");
    assert_eq!(page.field_values("from"), [""]);
    // The fragment is the same, and an explicit window wins.
    assert_eq!(days(drawing(&site.page("/chart?era=after&width=480").await)), (first, last));
    let explicit = site.page("/?era=after&from=0425&to=0455").await;
    assert!(days(drawing(&explicit)).0 < first);
    // Two eras are drawn from the first to the last.
    assert_eq!(days(drawing(&site.page("/?era=before&era=after").await)), whole);
    // "Show all" keeps the era and writes the window; choosing the era again takes it back.
    let all = moved(&page, "whole").expect("the era is not all");
    assert!(all.starts_with("/?era=after&from="), "{all}");
    let shown = site.page(&all).await;
    assert_eq!(
        (shown.summary(), days(drawing(&shown)), moved(&shown, "whole")),
        (page.summary().replace("After", "After; 425–450"), whole, None)
    );
    assert!(page.one(".drawing").links_to("/"), "choosing the era again takes it back");
    let later = site.page("/?from=0440").await;
    assert!(
        later.attrs(".drawing a.era", "href").iter().all(|href| href == "/?era=after"),
        "an era's time replaces the window"
    );
}

#[tokio::test]
async fn a_filter_is_named_above_the_chart_and_the_window_can_be_fitted_to_its_results() {
    let site = Site::fixture();
    let page = site.page("/?kind=war&from=0420&to=0460").await;
    let filter = page.one(".chart-tools .filter");
    assert_eq!(filter.text(), "Remove War Fit to results");
    assert_eq!(filter.attrs(".chip", "href"), ["/?from=0420&to=0460"]);
    let fitted = site.page(&filter.link("Fit to results")).await;
    assert_eq!(fitted.events(), page.events());
    let length = |page: &Page| days(drawing(page)).1 - days(drawing(page)).0;
    assert!(length(&fitted) * 5 < length(&page) * 2);
    // It stays where it is when it does nothing, and is missing without a filter.
    assert_eq!(fitted.count(".chart-tools .fit[aria-disabled=true]"), 1);
    assert_eq!(site.page("/?from=0420&to=0460").await.count(".chart-tools .filter"), 0);
}

#[tokio::test]
async fn an_empty_plot_says_why_and_where_to_go() {
    let site = Site::fixture();
    let page = site.page("/?actor=city&from=0427&to=0428").await;
    let empty = page.one(".drawings .empty-plot");
    empty.says_in_order(&["No events in these years (427–428).", "Previous event: 425", "Next event: 1 May 430"]);
    for (link, event) in [("Previous event: 425", "0425-founding"), ("Next event: 1 May 430", "0430-treaty")] {
        let there = site.page(&empty.link(link)).await;
        assert_eq!(there.events(), [event]);
        assert_eq!(there.count(".empty-plot"), 0);
    }
    let page = site.page("/?actor=city&kind=founding&place=nowhere").await;
    let empty = page.one(".drawings .empty-plot");
    assert!(empty.text().starts_with("No events match: The City; Founding"), "{}", empty.text());
    assert_eq!(empty.link("Clear filters"), "/");
    assert_eq!(site.page("/?from=0440&to=0430").await.one(".empty-plot").link("See all events"), "/");
}
