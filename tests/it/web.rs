//! Every route over the small timeline of `tests/fixtures/small`, asked in process.

use crate::site::Site;
use axum::body::Body;
use axum::http::{Request, StatusCode};

#[tokio::test]
async fn the_first_page_lists_every_event_in_order_of_time_under_its_era() {
    let page = Site::fixture().get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("4 events").has("<h1>A small war</h1>").has("lang=\"en\"");
    let titles = ["The town is founded", "Treaty of the", "War over the harbour", "Peace"];
    let places: Vec<_> = titles.iter().map(|t| page.body.find(t).expect(t)).collect();
    assert!(places.is_sorted(), "{places:?}");
    page.has("Before</a></h2>").has("After</a></h2>").has("<time datetime=\"0430-05-01\">1 May 430</time>");
}

#[tokio::test]
async fn nothing_a_data_file_contains_reaches_a_page_unescaped() {
    let site = Site::fixture();
    for path in [
        "/",
        "/events/0430-treaty",
        "/actors",
        "/actors/harbour",
        "/actors/city",
        "/?actor=harbour&about=1",
        "/sources/letter",
        "/sources",
        "/changes",
        "/method",
        "/threads",
        "/threads/harbour-quarrel",
        "/threads/harbour-quarrel?step=1",
        "/relations",
        "/relations?actor=harbour&about=1",
        "/voices/city",
        "/voices/ferryman",
    ] {
        let page = site.get(path).await;
        page.has_not("<Harbour>").has_not("\"Port\"").has_not("<harbour>").has_not("<Ferryman>");
    }
    site.get("/events/0430-treaty").await.has("Treaty of the &#60;Harbour&#62; &#38; the League");
}

#[tokio::test]
async fn an_event_page_shows_words_voice_source_and_the_way_to_the_original() {
    let page = Site::fixture().get("/events/0430-treaty").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("id=\"shared\"").has("“The harbour, said the mayor, is for all");
    page.has("<b>The Mayor</b>").has("quoted in").has("Not yet checked against the source");
    // The words are read in the chronicle, whose page scrolls to them; `-`, `,` and `&` would mean something there.
    page.has("https://example.org/chronicle#:~:text=The%20harbour%2C%20said%20the%20mayor%2C%20is%20for%20all%20%E2%80%93%20as%20long%20as%20the%20well%2Dkept%20wall%20stands.");
    page.has("href=\"/events/0430-treaty#shared\" data-copy");
    page.has("A. Scribe, reporting The League").has("<b>Paraphrase</b>").has("lang=\"el\"");
    page.has("<span id=\"for-all\"></span>");
}

#[tokio::test]
async fn an_event_is_shown_and_found_by_its_official_title() {
    let site = Site::fixture();
    let official = "Instrument of Perpetual Moorage &#38; &#60;Anchorage&#62;";
    let page = site.get("/events/0430-treaty").await;
    page.has(&format!("</h1>\n<p class=\"original\">{official}</p>\n<p class=\"original\"><span lang=\"el\">"));
    let found = site.get("/?q=moorage").await;
    found.has("1 of 4 events").has("<a href=\"/events/0430-treaty?q=moorage\">Official title</a>");
    assert!(site.get("/suggest?q=instrument+of+per").await.body.contains("/events/0430-treaty"));
}

#[tokio::test]
async fn who_an_actor_or_a_person_is_stands_on_its_pages_and_in_the_lists() {
    let site = Site::fixture();
    let city = "It built the &#60;wall&#62; and holds the upper town.";
    let mayor = "Head of the council from 428 to 441.";
    site.get("/actors/city").await.has(&format!("<p class=\"lede\">{city}</p>"));
    site.get("/voices/city").await.has(&format!("<p class=\"lede\">{city}</p>"));
    site.get("/voices/mayor").await.has(&format!("<p class=\"lede\">{mayor}</p>"));
    site.get("/actors").await.has(&format!("<p>{city}</p>"));
    site.get("/voices").await.has(&format!("<p>{mayor}</p>"));
    assert_eq!(site.get("/actors/league").await.count("class=\"lede\""), 0, "nothing is said where nothing is known");
}

#[tokio::test]
async fn a_correction_stands_under_the_passage_it_corrects_and_carries_its_own_evidence() {
    let page = Site::fixture().get("/events/0430-treaty").await;
    let wrong = page.body.find("id=\"wrong-day\"").expect("the passage");
    let note = page.body.find("The letter is dated the first.").expect("the correction");
    let evidence = page.body.find("id=\"seal\"").expect("its evidence");
    assert!(wrong < note && note < evidence);
    assert_eq!(page.count("The letter is dated the first."), 1);
    assert_eq!(page.count("id=\"seal\""), 1);
    let source = Site::fixture().get("/sources/chronicle").await;
    source.has("The letter is dated the first.");
}

#[tokio::test]
async fn a_withdrawn_citation_keeps_its_address_and_says_why() {
    let page = Site::fixture().get("/events/0430-treaty").await;
    page.has("id=\"forged\" tabindex=\"-1\"><b>Withdrawn</b> The copy was forged.");
}

#[tokio::test]
async fn relations_are_read_from_both_sides_with_their_claimant() {
    let site = Site::fixture();
    let treaty = site.get("/events/0430-treaty").await;
    treaty
        .has("id=\"to-war\"")
        .has("<span class=\"rel\">led to</span>")
        .has("Claimed by The Mayor, with a reservation");
    treaty.has("<span class=\"rel\">was ended by</span>");
    let war = site.get("/events/0432-war").await;
    war.has("<span class=\"rel\">came of</span>").has("id=\"ends-treaty\"").has("Disputed by").has("432 – c. 434");
    war.has_not("id=\"to-war\"");
}

#[tokio::test]
async fn only_what_is_claimed_to_be_a_cause_stands_under_led_to() {
    let page = Site::fixture().get("/events/0430-treaty").await;
    let place = |text: &str| page.body.find(text).expect(text);
    // The war came of the treaty; that it ended the treaty is no cause of the treaty.
    assert!(
        place("What it led to") < place("id=\"to-war\"")
            && place("id=\"to-war\"") < place("How it bears on other events")
    );
    assert!(place("How it bears on other events") < place("was ended by"));
    page.has_not("What led to it");
}

#[tokio::test]
async fn a_window_of_a_day_is_that_day() {
    let page = Site::fixture().get("/?from=0430-05-01&to=0430-05-01").await;
    page.has("1 of 4 events: 1 May 430").has("<span class=\"figures\">1 May 430 · 1 event</span>");
}

#[tokio::test]
async fn evidence_that_stands_on_another_event_is_linked() {
    let page = Site::fixture().get("/events/0432-war").await;
    page.has("href=\"/events/0430-treaty#shared\">A letter of the mayor</a>");
}

#[tokio::test]
async fn a_page_does_not_grow_with_words_that_are_no_value() {
    let many: Vec<String> = (0..900).map(|n| format!("era=a{n}")).collect();
    let page = Site::fixture().get(&format!("/?{}", many.join("&"))).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.len() < 60_000, "{} bytes", page.body.len());
    page.has("There is no era “a0” here");
}

#[tokio::test]
async fn filters_are_or_within_a_facet_and_and_between_facets() {
    let site = Site::fixture();
    site.get("/?actor=league").await.has("3 of 4 events: The League");
    site.get("/?kind=treaty&actor=league").await.has("2 of 4 events: The League; Treaty");
    site.get("/?kind=war&kind=founding").await.has("2 of 4 events: Founding or War");
    site.get("/?actor=city&actor=league&actors=all").await.has("2 of 4 events: The City and The League");
    site.get("/?actor=harbour").await.has("0 of 4 events: The &#60;Harbour&#62;");
    site.get("/?actor=harbour&about=1").await.has("1 of 4 events");
    site.get("/?from=0431&to=0433").await.has("1 of 4 events: 431–433");
    site.get("/?from=0430-04&to=0430-05-01").await.has("1 of 4 events: April 430 – 1 May 430");
}

#[tokio::test]
async fn a_successor_includes_its_predecessors_and_never_the_reverse() {
    let site = Site::fixture();
    site.get("/?actor=city").await.has("3 of 4 events").has("The town is founded");
    site.get("/?actor=old-town").await.has("1 of 4 events");
}

#[tokio::test]
async fn two_series_of_eras_are_two_facets() {
    let site = Site::fixture();
    site.get("/?era=before&era=after").await.has("4 of 4 events: Before or After");
    site.get("/?era=after&era=good-harvests").await.has("1 of 4 events: After; Good harvests");
}

#[tokio::test]
async fn counts_beside_choices_say_what_each_would_give() {
    let page = Site::fixture().get("/?kind=treaty").await;
    let count = |value: &str| {
        let choice = page.body.split("<label").find(|c| c.contains(&format!("value=\"{value}\""))).expect(value);
        choice.split("class=\"n\">").nth(1).and_then(|n| n.split('<').next()).expect("a count").to_owned()
    };
    // Under kind=treaty: the treaty of 430 and the peace of 450. Among kinds the filter itself does not count.
    assert_eq!([count("city"), count("league"), count("old-town")], ["1", "2", "0"]);
    assert_eq!([count("war"), count("treaty"), count("founding")], ["1", "2", "1"]);
    assert_eq!([count("before"), count("after"), count("good-harvests")], ["1", "1", "1"]);
}

#[tokio::test]
async fn each_active_filter_can_be_removed_alone_and_links_carry_the_filter() {
    let page = Site::fixture().get("/?kind=treaty&actor=league").await;
    page.has("href=\"/?kind=treaty\"").has("href=\"/?actor=league\"").has("Clear all");
    page.has("href=\"/events/0430-treaty?actor=league&#38;kind=treaty\"");
    let event = Site::fixture().get("/events/0430-treaty?actor=league&kind=treaty").await;
    // The war lies between the two in time, and outside the filter.
    event.has("rel=\"next\" href=\"/events/0450-peace?actor=league&#38;kind=treaty\"");
    event.has("<link rel=\"canonical\" href=\"https://history.example/events/0430-treaty\">");
}

#[tokio::test]
async fn an_empty_result_says_which_condition_to_drop() {
    let page = Site::fixture().get("/?actor=old-town&kind=war").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("Nothing matches all of this").has("without Old Town</a>: 1 event").has("without War</a>: 1 event");
}

#[tokio::test]
async fn an_unknown_value_is_named_and_matches_nothing() {
    let page = Site::fixture().get("/?actor=leage").await;
    assert_eq!((page.status, page.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    page.has("There is no actor “leage” here").has("Did you mean “league”?").has("0 of 4 events");
    let page = Site::fixture().get("/?from=soon&to=450").await;
    page.has("“soon” in “from” is not a year, month or day").has("“450” in “to”");
    Site::fixture().get("/?from=0450&to=0430").await.has("“From” is later than “to”").has("0 of 4 events");
}

#[tokio::test]
async fn empty_fields_of_a_form_are_tidied_away_and_any_order_is_answered() {
    let site = Site::fixture();
    let page = site.get("/?kind=war&actor=league&from=&to=").await;
    assert_eq!((page.status, page.header("location")), (StatusCode::SEE_OTHER, "/?actor=league&kind=war"));
    assert_eq!(site.get("/?from=&to=").await.header("location"), "/");
    let page = site.get("/?kind=war&x=1&actor=league&actor=city&actor=league").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("rel=\"canonical\" href=\"https://history.example/?actor=city&#38;actor=league&#38;kind=war\"");
}

#[tokio::test]
async fn ids_answer_for_ever() {
    let site = Site::fixture();
    let moved = [
        ("/events/0430-pact?actor=city", "/events/0430-treaty?actor=city"),
        ("/actors/metropolis", "/actors/city"),
        ("/eras/afterwards", "/eras/after"),
        ("/events/0430-treaty/", "/events/0430-treaty"),
        ("/events/0430-TREATY", "/events/0430-treaty"),
        ("/Events/0430-Treaty/?kind=war", "/events/0430-treaty?kind=war"),
        ("/about/", "/about"),
        ("/events", "/"),
        ("/eras/", "/eras"),
    ];
    for (from, to) in moved {
        let answer = site.get(from).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to), "{from}");
    }
    site.get("/?actor=metropolis").await.has("rel=\"canonical\" href=\"https://history.example/?actor=city\"");
    let gone = site.get("/events/0440-rumour").await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.has("It never happened: the chronicle was misread.");
    assert_eq!(site.get("/sources/lost").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn an_unknown_id_gives_the_nearest_titles() {
    let page = Site::fixture().get("/events/0430-treatty").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.has("Nothing here is called “0430-treatty”.")
        .has("href=\"/events/0430-treaty\"")
        .has("noindex")
        .has_not("canonical");
    assert_eq!(Site::fixture().get("/nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(Site::fixture().get("/?page=2").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_kind_of_page_has_title_description_canonical_and_previews() {
    let site = Site::fixture();
    let pages = [
        "/",
        "/events/0430-treaty",
        "/eras/before",
        "/actors",
        "/actors/city",
        "/sources",
        "/sources/chronicle",
        "/threads",
        "/threads/harbour-quarrel",
        "/relations",
        "/voices",
        "/voices/mayor",
        "/voices/author",
        "/changes",
        "/method",
        "/about",
    ];
    for path in pages {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        page.has(&format!("<link rel=\"canonical\" href=\"https://history.example{path}\">"));
        for part in ["<title>", "name=\"description\" content=\"", "og:title", "og:description", "og:url", "og:type"] {
            page.has(part);
        }
        page.has_not("content=\"\"").has_not(" style=").has_not("<style").has_not("<script>").has_not(" onclick");
        assert_eq!(page.count("<h1"), 1, "{path}");
        page.has("mailto:errors@example.org");
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_a_reader_safe() {
    let site = Site::fixture();
    let mut answers = vec![];
    for path in ["/", "/events/none", "/about/", "/static/x/none.css", "/events/0440-rumour", "/%ff"] {
        answers.push(site.get(path).await);
    }
    answers.push(site.ask(Request::post("/").body(Body::empty()).expect("a request")).await);
    assert_eq!(answers.last().map(|a| a.status), Some(StatusCode::METHOD_NOT_ALLOWED));
    for answer in answers {
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'")
                && !policy.contains("unsafe")
                && policy.contains("frame-ancestors 'none'")
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_ne!(answer.header("referrer-policy"), "");
    }
}

#[tokio::test]
async fn hostile_addresses_get_a_clear_answer_and_never_a_5xx() {
    let site = Site::fixture();
    let long = format!("/?{}", "actor=x&".repeat(1300));
    let longest = format!("/?q={}", "x".repeat(20_000));
    let paths = [
        "/events/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/events/..%2f..",
        "/%2e%2e/%2e%2e",
        "/events/%00",
        "/events/a%00b",
        "/%ff%fe",
        "/events/%ff",
        "/?actor=%ff",
        "/?actor=%00",
        "/?era=%3Cscript%3E",
        "/?from=99999999999999999999",
        "/?from=Y999999999999&to=Y-999999999999",
        "/?page=0",
        "/?page=-1",
        "/?page=99999999999",
        "/?&&&=&=",
        "/?actor",
        "/?actor=&actor=",
        "/?about=2&actors=some",
        "//evil.example/",
        "//evil.example//x/",
        "/\\evil.example/",
        "/static/x/../../Cargo.toml",
        "/static/x/%2e%2e%2fCargo.toml",
        "/static//",
        "/events/%E2%80%AE",
        &long,
        &longest,
    ];
    for path in paths {
        let answer = site.get(path).await;
        assert!(answer.status.as_u16() < 500, "{path}: {}", answer.status);
        let location = answer.header("location");
        assert!(
            location.is_empty() || (location.starts_with('/') && !location.starts_with("//")),
            "{path} → {location}"
        );
        answer.has_not("<script>").has_not("\0");
    }
    assert_eq!(site.get(&longest).await.status, StatusCode::URI_TOO_LONG);
    assert_eq!(site.get("/events/%ff").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_site_under_a_prefix_keeps_every_link_and_redirect_under_it() {
    let site = Site::new(crate::site::fixture(), "https://example.org/history/");
    for (from, to) in [
        ("/history", "/history/"),
        ("/", "/history/"),
        ("/history/about/", "/history/about"),
        ("/history/events/0430-pact", "/history/events/0430-treaty"),
        ("/history/events", "/history/"),
    ] {
        assert_eq!(site.get(from).await.header("location"), to, "{from}");
    }
    for path in [
        "/history/",
        "/history/events/0430-treaty",
        "/history/actors",
        "/history/about",
        "/history/sources/chronicle",
        "/history/threads",
        "/history/threads/harbour-quarrel",
        "/history/relations",
        "/history/voices",
        "/history/voices/mayor",
        "/history/voices/author",
        "/history/sources",
        "/history/changes",
        "/history/method",
    ] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        page.has(&format!("<link rel=\"canonical\" href=\"https://example.org{path}\">"));
        for link in
            page.body.split(" href=\"").chain(page.body.split(" src=\"")).chain(page.body.split(" action=\"")).skip(1)
        {
            let link = link.split('"').next().unwrap_or("");
            assert!(!link.starts_with('/') || link.starts_with("/history/"), "{path}: {link}");
        }
    }
    assert_eq!(site.get("/about").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/historyabout").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_reader_who_has_the_page_is_told_so() {
    let site = Site::fixture();
    let page = site.get("/about").await;
    let tag = page.header("etag").to_owned();
    let again = Request::get("/about").header("if-none-match", &tag).body(Body::empty()).expect("a request");
    let answer = site.ask(again).await;
    assert_eq!((answer.status, answer.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let other = Request::get("/about").header("if-none-match", "\"x\"").body(Body::empty()).expect("a request");
    assert_eq!(site.ask(other).await.status, StatusCode::OK);
}

#[tokio::test]
async fn style_sheets_scripts_and_fonts_are_kept_for_good_at_their_address() {
    let site = Site::fixture();
    let page = site.get("/").await;
    let style =
        page.body.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|s| s.split('"').next()).expect("a style sheet");
    let folder = style.trim_end_matches("sourceline.css");
    for (name, kind) in [
        ("sourceline.css", "text/css"),
        ("theme.js", "text/javascript"),
        ("sourceline.js", "text/javascript"),
        ("favicon.svg", "image/svg+xml"),
        ("fonts/source-serif-4-latin.woff2", "font/woff2"),
    ] {
        let file = site.get(&format!("{folder}{name}")).await;
        assert_eq!(file.status, StatusCode::OK, "{name}");
        assert!(
            file.header("content-type").starts_with(kind) && file.header("cache-control").contains("immutable"),
            "{name}"
        );
    }
    let sheet = site.get(style).await;
    sheet.has_not("@import").has("@layer components {").has("@layer utilities {");
    let script = site.get(&format!("{folder}sourceline.js")).await;
    script.has_not("import{").has_not("export ").has("class Timeline");
}

#[tokio::test]
async fn all_scripts_together_are_at_most_12_kb_as_they_are_sent() {
    let site = Site::fixture();
    let page = site.get("/").await;
    let mut bytes = 0;
    let scripts: Vec<&str> =
        page.body.split("<script").skip(1).filter_map(|tag| tag.split("src=\"").nth(1)?.split('"').next()).collect();
    for script in &scripts {
        let request = Request::get(*script).header("accept-encoding", "gzip").body(Body::empty()).expect("a request");
        let sent = site.ask(request).await;
        assert_eq!((sent.status, sent.header("content-encoding")), (StatusCode::OK, "gzip"), "{script}");
        bytes += sent.header("content-length").parse::<usize>().expect("a length");
    }
    assert_eq!(scripts.len(), 2, "the theme, and all the rest");
    assert!(bytes <= 12_000, "{bytes} bytes");
}

#[tokio::test]
async fn a_source_shows_its_passages_with_the_events_that_rest_on_them() {
    let page = Site::fixture().get("/sources/chronicle").await;
    page.has("What is quoted, in the order of the text")
        .has("Rests on it:")
        .has("War over the harbour")
        .has("primary source");
    let list = Site::fixture().get("/sources").await;
    list.has("Primary sources").has("Secondary sources").has("A letter of the mayor");
}

#[tokio::test]
async fn dates_and_ranges_without_an_end_are_drawn() {
    use sourceline::load::{File, Folder};
    let file = |path: &str, text: String| File { path: path.into(), bytes: text.into_bytes().into() };
    for range in ["range = \"1945/..\"", "range = \"../2000\"", "range = \"1950\"", ""] {
        for dates in [&["1950/.."][..], &["../1950"], &["/1950", "Y-17000"], &["Y170000002", "-0043", "1950/.."]] {
            let mut files = vec![file("timeline.toml", format!("title = \"T\"\nlanguage = \"en\"\n{range}\n"))];
            for (n, date) in dates.iter().enumerate() {
                let text = format!("+++\ntitle = \"E{n}\"\ndate = \"{date}\"\nkind = \"war\"\n+++\nText.\n");
                files.push(file(&format!("events/e{n}.md"), text));
            }
            let site = Site::new(crate::site::timeline(&Folder::new(files)), "http://localhost:1");
            for path in ["/", "/events/e0", "/?from=1940&to=1960", "/?from=1950-06&to=1950-06", "/?from=Y-999999999999"]
            {
                let page = site.get(path).await;
                assert_eq!(page.status, StatusCode::OK, "{range} {dates:?} {path}");
                page.has_not("NaN").has_not("inf%");
            }
        }
    }
}

#[tokio::test]
async fn a_timeline_of_one_event_and_nothing_else_has_no_empty_furniture() {
    use sourceline::load::{File, Folder};
    let file = |path: &str, text: &'static str| File { path: path.into(), bytes: text.as_bytes().into() };
    let folder = Folder::new(vec![
        file("timeline.toml", "title = \"One\"\nlanguage = \"en\"\n"),
        file("events/one.md", "+++\ntitle = \"Only\"\ndate = \"1950\"\nkind = \"war\"\n+++\nIt happened.\n"),
    ]);
    let site = Site::new(crate::site::timeline(&folder), "http://localhost:1");
    let page = site.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("1 event").has_not("<legend>Era").has_not("<legend>Actor").has_not(">Actors</a>").has_not(">Sources</a>");
    page.has_not("<legend>Voice").has_not(">Voices</a>").has_not(">Threads</a>");
    assert_eq!(site.get("/events/one").await.status, StatusCode::OK);
    assert_eq!(site.get("/actors").await.status, StatusCode::OK);
}
