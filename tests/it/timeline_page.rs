//! The home page of the small fixture: the list of events, the filters and their counts.

use crate::site::{Site, timeline};
use axum::http::StatusCode;
use sourceline::load::{File, Folder};

#[tokio::test]
async fn the_first_page_lists_every_event_in_chronological_order_under_its_era() {
    let page = Site::fixture().page("/").await;
    assert_eq!((page.heading().as_str(), page.root().get("lang")), ("A small war", "en"));
    assert_eq!(page.summary(), "4 events");
    assert_eq!(page.events(), ["0425-founding", "0430-treaty", "0432-war", "0450-peace"]);
    page.main().says_in_order(&["Before", "The town is founded", "Treaty of the", "After", "War over the", "Peace"]);
    assert_eq!(page.attrs(".group-heading h2 a", "href"), ["/eras/before", "/eras/after"]);
    let dates = page.all("article.event-item time").into_iter().map(|time| (time.get("datetime"), time.text()));
    let expected = [("0425", "425"), ("0430-05-01", "1 May 430"), ("0450-06", "June 450")];
    assert!(dates.eq(expected.map(|(date, text)| (date, text.to_owned()))), "a range is not one time");
}

#[tokio::test]
async fn the_first_page_begins_with_one_sentence_and_ways_to_begin() {
    let site = Site::fixture();
    let page = site.page("/").await;
    assert_eq!(
        page.one(".title").text(),
        "A small war Skip past the chart to the list Two cities and a league About this timeline Start with the key event Follow a story"
    );
    assert_eq!(page.link("Start with the key event"), "/?significance=5");
    assert_eq!(page.link("Follow a story"), "/threads");
    assert_eq!(page.one(".title").link("About this timeline"), "/about");
    site.page("/about").await.main().says("Two cities quarrel over a harbour.");
    let one = |front: &str, about: &str| {
        let file = |path: &str, text: String| File { path: path.into(), bytes: text.into_bytes().into() };
        Site::new(
            timeline(&Folder::new(vec![
                file("timeline.toml", format!("title = \"One\"\nlanguage = \"en\"\n{about}")),
                file(
                    "events/one.md",
                    format!("+++\ntitle = \"Only\"\ndate = \"1950\"\nkind = \"war\"\n{front}+++\nIt happened.\n"),
                ),
            ])),
            "http://localhost:1",
        )
    };
    let page = one("significance = 5\n", "intro = \"It began. Then it ended.\"\n").page("/").await;
    assert_eq!(
        page.one(".title").text(),
        "One Skip past the chart to the list It began. About this timeline",
        "every event is a key event"
    );
    assert_eq!(one("", "").page("/").await.one(".lede").text(), "About this timeline", "no event is a key event");
}

#[tokio::test]
async fn filters_are_or_within_a_facet_and_and_between_facets() {
    let site = Site::fixture();
    for (query, events, summary) in [
        ("actor=league", &["0430-treaty", "0432-war", "0450-peace"][..], "3 of 4 events: The League"),
        ("kind=treaty&actor=league", &["0430-treaty", "0450-peace"], "2 of 4 events: The League; Treaty"),
        ("kind=war&kind=founding", &["0425-founding", "0432-war"], "2 of 4 events: Founding or War"),
        ("actor=city&actor=league&actors=all", &["0430-treaty", "0432-war"], "2 of 4 events: The City and The League"),
        ("actor=harbour", &[], "0 of 4 events: The <Harbour> & \"Port\""),
        ("from=0431&to=0433", &["0432-war"], "1 of 4 events: 431–433"),
        ("from=0430-04&to=0430-05-01", &["0430-treaty"], "1 of 4 events: April 430 – 1 May 430"),
        ("from=0430-05-01&to=0430-05-01", &["0430-treaty"], "1 of 4 events: 1 May 430"),
    ] {
        let page = site.page(&format!("/?{query}")).await;
        assert_eq!(
            (page.events(), page.summary().as_str()),
            (events.iter().map(|id| (*id).to_owned()).collect(), summary)
        );
    }
    assert_eq!(site.page("/?actor=harbour&about=1").await.events(), ["0430-treaty"]);
}

#[tokio::test]
async fn events_can_be_chosen_one_by_one() {
    let site = Site::fixture();
    let page = site.page("/?event=0450-peace&event=0425-founding").await;
    assert_eq!(page.events(), ["0425-founding", "0450-peace"]);
    assert_eq!(page.summary(), "2 of 4 events: 2 chosen events");
    assert_eq!(page.link("Remove 2 chosen events"), "/", "one chip stands for all");
    assert_eq!(page.field_values("event"), ["0425-founding", "0450-peace"], "the form keeps them");
    assert_eq!(page.canonical().as_deref(), Some("https://history.example/?event=0425-founding&event=0450-peace"));
    let one = site.page("/?event=0430-pact").await;
    assert_eq!(one.summary(), "1 of 4 events: Treaty of the <Harbour> & the League", "an earlier id is followed");
    assert_eq!(one.canonical().as_deref(), Some("https://history.example/?event=0430-treaty"));
    let narrowed = site.page("/?event=0425-founding&event=0450-peace&kind=treaty").await;
    assert_eq!(narrowed.events(), ["0450-peace"], "other conditions narrow the choice");

    let gone = site.page("/?event=0440-rumour&event=0432-wars&event=0450-peace").await;
    assert_eq!(gone.events(), ["0450-peace"]);
    assert_eq!(
        gone.problems(),
        [
            "There is no event “0432-wars”, so it matches nothing. Did you mean “0432-war”?",
            "“0440-rumour” was withdrawn, so it matches nothing. It never happened: the chronicle was misread."
        ]
    );
    assert_eq!(gone.meta("robots").as_deref(), Some("noindex"));
    // Wherever filters are.
    assert!(site.get("/chart?event=0450-peace&event=none").await.body.contains("1 event"));
    assert_eq!(site.page("/relations?event=0450-peace").await.texts("ul.chips .chip")[0], "Remove Peace");
    let compared = site.page("/compare?side=city&side=league&event=0430-treaty&event=0440-rumour").await;
    assert_eq!(compared.one("#_filters").attrs("[name=event]", "value"), ["0430-treaty", "0440-rumour"]);
    assert_eq!(compared.problems(), [gone.problems()[1].as_str()]);
    site.page("/cite?event=0425-founding&event=0450-peace").await.main().says("2 chosen events");
}

#[tokio::test]
async fn the_switch_shows_key_events_major_events_or_all() {
    let site = Site::fixture();
    let page = site.page("/?actor=league").await;
    // Of the three events of the League, the treaty has the significance 5 and the others the default, 3.
    let switch = page.one("nav.significance");
    assert_eq!(switch.texts("a"), ["Key (1)", "Major (1)", "All (3)"]);
    assert_eq!(
        switch.attrs("a", "href"),
        ["/?actor=league&significance=5", "/?actor=league&significance=4", "/?actor=league"]
    );
    assert_eq!(switch.texts("[aria-current]"), ["All (3)"]);
    let key = site.page("/?significance=5&actor=league").await;
    assert_eq!(
        (key.events(), key.summary().as_str()),
        (vec!["0430-treaty".to_owned()], "1 of 4 events: The League; Key events")
    );
    assert_eq!(key.one("nav.significance").texts("a"), ["Key (1)", "Major (1)", "All (3)"]);
    assert_eq!(key.one("nav.significance").texts("[aria-current]"), ["Key (1)"]);
    assert_eq!(key.link("Remove Key events"), "/?actor=league");
    assert_eq!(key.field_values("significance"), ["5"], "the form keeps it");
    assert_eq!(key.canonical().as_deref(), Some("https://history.example/?actor=league&significance=5"));
    assert!(site.get("/chart?significance=5").await.body.contains("1 event"));
    assert_eq!(site.page("/relations?significance=5").await.texts("ul.chips .chip")[0], "Remove Key events");
    // The war and the peace have the same significance, so the switch would change nothing; the treaty is earlier.
    assert_eq!(
        site.page("/?from=0432").await.texts("nav.significance :is(a, span)"),
        ["Key (0)", "Major (0)", "All (2)"]
    );
    // It does not come and go while the window moves.
    assert_eq!(site.page("/?from=0430&to=0430").await.count("nav.significance"), 1);
}

#[tokio::test]
async fn a_significance_is_a_number_from_1_to_5() {
    let site = Site::fixture();
    assert_eq!(site.page("/?significance=3").await.summary(), "3 of 4 events: Events of significance 3 and above");
    assert_eq!(site.page("/?significance=1").await.canonical().as_deref(), Some("https://history.example/"));
    let page = site.page("/?significance=7").await;
    assert_eq!(page.problems(), ["“7” in “significance” is not a number from 1 to 5 and was ignored."]);
    assert_eq!(page.found(), 4);
    assert!(site.page("/?significance=7&significance=5").await.problems().is_empty(), "the last value counts");
    let empty = site.page("/?significance=5&kind=war").await;
    assert_eq!(empty.link("without Key events"), "/?kind=war");
}

#[tokio::test]
async fn the_chart_of_a_single_day_names_the_day_once() {
    let page = Site::fixture().page("/?from=0430-05-01&to=0430-05-01").await;
    assert_eq!(page.one(".chart-tools .figures").text(), "1 May 430 · 1 event");
}

#[tokio::test]
async fn a_successor_includes_its_predecessors_and_never_the_reverse() {
    let site = Site::fixture();
    assert_eq!(site.page("/?actor=city").await.events(), ["0425-founding", "0430-treaty", "0432-war"]);
    assert_eq!(site.page("/?actor=old-town").await.events(), ["0425-founding"]);
}

#[tokio::test]
async fn two_series_of_eras_are_two_facets() {
    let site = Site::fixture();
    assert_eq!(site.page("/?era=before&era=after").await.summary(), "4 of 4 events: Before or After");
    assert_eq!(site.page("/?era=after&era=good-harvests").await.summary(), "1 of 4 events: After; Good harvests");
}

#[tokio::test]
async fn the_count_of_a_value_is_what_choosing_it_would_give() {
    let page = Site::fixture().page("/?kind=treaty").await;
    let counts = |name: &str, values: [&str; 3]| values.map(|value| page.choice(name, value).count);
    // Under kind=treaty: the treaty of 430 and the peace of 450. Among kinds the filter itself does not count.
    assert_eq!(counts("actor", ["city", "league", "old-town"]), [Some(1), Some(2), Some(0)]);
    assert_eq!(counts("kind", ["war", "treaty", "founding"]), [Some(1), Some(2), Some(1)]);
    assert_eq!(counts("era", ["before", "after", "good-harvests"]), [Some(1), Some(1), Some(1)]);
    assert!(page.choice("kind", "treaty").checked && !page.choice("kind", "war").checked);
}

#[tokio::test]
async fn each_active_filter_can_be_removed_alone_and_links_carry_the_filter() {
    let site = Site::fixture();
    let page = site.page("/?kind=treaty&actor=league").await;
    let chips = page.one("ul.chips");
    assert_eq!(chips.attrs("a", "href"), ["/?kind=treaty", "/?actor=league", "/"]);
    assert_eq!(chips.texts("a"), ["Remove The League", "Remove Treaty", "Clear all"]);
    let treaty = page.one("[data-event='0430-treaty'] h3");
    assert_eq!(treaty.link("Treaty of the <Harbour> & the League"), "/events/0430-treaty?actor=league&kind=treaty");
    let event = site.page("/events/0430-treaty?actor=league&kind=treaty").await;
    // The war is between the two in time, but outside the filter.
    assert_eq!(event.one(".prev-next a[rel=next]").get("href"), "/events/0450-peace?actor=league&kind=treaty");
    assert_eq!(event.canonical().as_deref(), Some("https://history.example/events/0430-treaty"));
}

#[tokio::test]
async fn an_empty_result_says_which_condition_to_drop() {
    let page = Site::fixture().page("/?actor=old-town&kind=war").await;
    assert_eq!((page.found(), page.events().len()), (0, 0));
    page.main().says("No results").says("without Old Town: 1 event").says("without War: 1 event");
    assert_eq!(page.link("without Old Town"), "/?kind=war");
    assert_eq!(page.link("without War"), "/?actor=old-town");
}

#[tokio::test]
async fn an_unknown_value_is_named_and_matches_nothing() {
    let site = Site::fixture();
    let answer = site.get("/?actor=leage").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    let page = answer.page();
    let [problem] = &page.problems()[..] else { panic!("one problem: {:?}", page.problems()) };
    assert!(problem.contains("no actor “leage”") && problem.contains("Did you mean “league”?"), "{problem}");
    assert_eq!(page.found(), 0);
    let page = site.page("/?from=soon&to=1900s").await;
    let [from, to] = &page.problems()[..] else { panic!("two problems: {:?}", page.problems()) };
    assert!(from.contains("“soon” in “from”") && to.contains("“1900s” in “to”"), "{from} {to}");
    let page = site.page("/?from=0450&to=0430").await;
    assert!(page.problems()[0].contains("“From” is later than “to”"), "{:?}", page.problems());
    assert_eq!(page.found(), 0);
}

#[tokio::test]
async fn unknown_values_do_not_make_a_page_grow() {
    let many: Vec<String> = (0..900).map(|n| format!("era=a{n}")).collect();
    let answer = Site::fixture().get(&format!("/?{}", many.join("&"))).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.len() < 60_000, "{} bytes", answer.body.len());
    assert!(answer.page().problems()[0].contains("no era “a0”"));
}

#[tokio::test]
async fn empty_fields_of_a_form_are_tidied_away_and_any_order_is_answered() {
    let site = Site::fixture();
    let answer = site.get("/?kind=war&actor=league&from=&to=").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/?actor=league&kind=war"));
    assert_eq!(site.get("/?from=&to=").await.header("location"), "/");
    let page = site.page("/?kind=war&x=1&actor=league&actor=city&actor=league").await;
    assert_eq!(page.canonical().as_deref(), Some("https://history.example/?actor=city&actor=league&kind=war"));
}

#[tokio::test]
async fn dates_and_ranges_without_an_end_are_drawn() {
    let file = |path: &str, text: String| File { path: path.into(), bytes: text.into_bytes().into() };
    for range in ["range = \"1945/..\"", "range = \"../2000\"", "range = \"1950\"", ""] {
        for dates in [&["1950/.."][..], &["../1950"], &["/1950", "Y-17000"], &["Y170000002", "-0043", "1950/.."]] {
            let mut files = vec![file("timeline.toml", format!("title = \"T\"\nlanguage = \"en\"\n{range}\n"))];
            for (n, date) in dates.iter().enumerate() {
                let text = format!("+++\ntitle = \"E{n}\"\ndate = \"{date}\"\nkind = \"war\"\n+++\nText.\n");
                files.push(file(&format!("events/e{n}.md"), text));
            }
            let site = Site::new(timeline(&Folder::new(files)), "http://localhost:1");
            for path in ["/", "/events/e0", "/?from=1940&to=1960", "/?from=1950-06&to=1950-06", "/?from=Y-999999999999"]
            {
                let answer = site.get(path).await;
                assert_eq!(answer.status, StatusCode::OK, "{range} {dates:?} {path}");
                for number in ["NaN", "inf%"] {
                    assert!(!answer.body.contains(number), "{number}: {range} {dates:?} {path}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_timeline_of_one_event_and_nothing_else_has_no_empty_sections() {
    let file = |path: &str, text: &'static str| File { path: path.into(), bytes: text.as_bytes().into() };
    let folder = Folder::new(vec![
        file("timeline.toml", "title = \"One\"\nlanguage = \"en\"\n"),
        file("events/one.md", "+++\ntitle = \"Only\"\ndate = \"1950\"\nkind = \"war\"\n+++\nIt happened.\n"),
    ]);
    let site = Site::new(timeline(&folder), "http://localhost:1");
    let page = site.page("/").await;
    assert_eq!(page.summary(), "1 event");
    for facet in ["era", "actor", "voice", "source", "place", "language"] {
        assert!(page.choices(Some(facet)).is_empty(), "{facet}");
    }
    for path in ["/actors", "/sources", "/voices", "/threads", "/relations"] {
        assert!(!page.links_to(path), "{path}");
    }
    site.page("/events/one").await;
    site.page("/actors").await;
}
