//! Suggestions while a reader types, and the OpenSearch description for browsers.

use crate::site::{Answer, Site, TODAY, fixture, large_fixture};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sourceline::load::Folder;
use sourceline::query::{Edition, Suggestion, SuggestionLimits};

/// The suggestions of a site: the query text, titles, kinds and addresses.
type Suggestions = (String, Vec<String>, Vec<String>, Vec<String>);

async fn suggested(site: &Site, typed: &str) -> Suggestions {
    let answer = site.get(&format!("/suggest?q={}", utf8_percent_encode(typed, NON_ALPHANUMERIC))).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::OK, "application/x-suggestions+json"),
        "{typed}"
    );
    read(&answer)
}

fn read(answer: &Answer) -> Suggestions {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

fn large_edition() -> Edition {
    Edition::new(large_fixture(), "test")
}

#[tokio::test]
async fn beginnings_of_words_suggest_events_actors_people_and_sources_with_their_addresses() {
    let site = Site::fixture();
    let (typed, titles, kinds, addresses) = suggested(&site, "Harb").await;
    assert_eq!(typed, "Harb");
    assert_eq!(
        titles,
        ["Treaty of the <Harbour> & the League", "War over the harbour", "The <Harbour> & \"Port\""],
        "events whose titles begin so, as the label “Harbour treaty” does, then others, then actors"
    );
    assert_eq!(kinds, ["1 May 430", "432 – c. 434", "Actor"]);
    assert_eq!(
        addresses,
        [
            "https://history.example/events/0430-treaty",
            "https://history.example/events/0432-war",
            "https://history.example/actors/harbour"
        ]
    );
    let (_, titles, kinds, addresses) = suggested(&site, "chronicle").await;
    assert_eq!((titles, kinds), (vec!["The Chronicle".to_owned()], vec!["Source, 440".to_owned()]));
    assert_eq!(addresses, ["https://history.example/sources/chronicle"]);
    let (_, titles, kinds, addresses) = suggested(&site, "mayo").await;
    let at = titles.iter().position(|title| title == "The Mayor").expect("a person, after the events");
    assert_eq!((&*kinds[at], &*addresses[at]), ("Person", "https://history.example/people/mayor"));
    let (_, titles, ..) = suggested(&site, "ferryman").await;
    assert!(titles.is_empty(), "a person who says nothing has nothing to be read: {titles:?}");
}

#[tokio::test]
async fn years_and_dates_lead_to_their_time_and_to_the_events_in_it() {
    let site = Site::fixture();
    let (_, titles, kinds, addresses) = suggested(&site, "430").await;
    assert_eq!(titles[..2], ["430", "Treaty of the <Harbour> & the League"]);
    assert_eq!(kinds[..2], ["Go to the year, 1 event", "1 May 430"]);
    assert_eq!(addresses[0], "https://history.example/?from=0430&to=0430");
    assert_eq!(site.page("/?from=0430&to=0430").await.events().len(), 1, "as many as the suggestion says");
    let (_, titles, kinds, addresses) = suggested(&site, "may 430").await;
    assert_eq!(titles[..2], ["May 430", "Treaty of the <Harbour> & the League"]);
    assert_eq!(
        (&*kinds[0], &*addresses[0]),
        ("Go to these years, 1 event", "https://history.example/?from=0430-05&to=0430-05")
    );
    assert!(suggested(&site, "1950").await.1.is_empty(), "a year without events");
}

#[tokio::test]
async fn eras_are_suggested_by_name_and_a_typing_error_is_forgiven_if_nothing_fits() {
    let site = Site::fixture();
    let (_, titles, kinds, addresses) = suggested(&site, "befo").await;
    assert!(titles[0].starts_with("Before") && kinds[0].starts_with("Era, "), "{titles:?} {kinds:?}");
    assert_eq!(addresses[0], "https://history.example/eras/before");
    assert_eq!(suggested(&site, "harbuor").await.1[0], "Treaty of the <Harbour> & the League");
}

#[tokio::test]
async fn titles_that_begin_with_the_text_come_first() {
    let (_, titles, ..) = suggested(&Site::fixture(), "the l").await;
    let place = |title: &str| titles.iter().position(|own| own == title);
    assert!(
        place("Treaty of the <Harbour> & the League") < place("The League"),
        "events come before actors: {titles:?}"
    );
    assert!(place("The League").is_some(), "{titles:?}");
}

#[tokio::test]
async fn every_word_must_match_the_beginning_of_a_word_in_any_order() {
    let site = Site::fixture();
    assert_eq!(suggested(&site, "league treaty").await.1, ["Treaty of the <Harbour> & the League"]);
    assert!(suggested(&site, "league peace").await.1.contains(&"Peace".to_owned()), "an actor and a title");
    for nothing in ["league zebra", "zebra", "!", "–"] {
        assert!(suggested(&site, nothing).await.1.is_empty(), "{nothing}");
    }
}

#[tokio::test]
async fn titles_in_other_languages_are_found_regardless_of_accents_and_case() {
    let site = Site::fixture();
    for greek in ["συνθήκη", "ΣΥΝΘ", "συνθηκη", "tréaty"] {
        assert_eq!(suggested(&site, greek).await.1, ["Treaty of the <Harbour> & the League"], "{greek}");
    }
    let edition = large_edition();
    let first = |typed: &str| match edition.suggest(typed, SuggestionLimits::default()).first() {
        Some(&Suggestion::Event(event)) => edition.timeline.event(event).id.to_string(),
        other => panic!("{typed}: {other:?}"),
    };
    assert_eq!(first("第一次港口"), "0347-first-harbour-war");
    assert_eq!(first("成立"), "0312-league-founded", "Chinese is written without spaces");
    assert_eq!(first("вторая портовая"), "0358-second-harbour-war");
}

#[tokio::test]
async fn each_kind_has_a_limit_and_events_come_before_names_and_sources() {
    let edition = large_edition();
    for typed in ["t", "l", "m", "the", "c"] {
        let found = edition.suggest(typed, SuggestionLimits::default());
        let kind = |one: &Suggestion| match one {
            Suggestion::Period(_) | Suggestion::Era(_) => 0,
            Suggestion::Event(_) => 1,
            Suggestion::Actor(_) | Suggestion::Person(_) => 2,
            Suggestion::Source(_) => 3,
        };
        let kinds: Vec<usize> = found.iter().map(kind).collect();
        assert!(kinds.is_sorted(), "{typed}: {found:?}");
        let count = |kind: usize| kinds.iter().filter(|own| **own == kind).count();
        assert!(count(0) <= 3 && count(1) == 5 && count(2) <= 3 && count(3) <= 2, "{typed}: {found:?}");
        assert!(count(3) > 0, "{typed}: {found:?}");
    }
}

#[tokio::test]
async fn an_empty_long_or_odd_text_is_answered() {
    let site = Site::fixture();
    for path in ["/suggest", "/suggest?q=", "/suggest?p=harbour"] {
        assert_eq!(site.get(path).await.body, r#"["",[],[],[]]"#, "{path}");
    }
    let (typed, titles, ..) = suggested(&site, "ha\0r\u{7}b").await;
    assert_eq!((typed.as_str(), titles.len()), ("harb", 3), "control characters are passed over");
    let (typed, ..) = suggested(&site, &"é".repeat(1000)).await;
    assert_eq!(typed.chars().count(), 200);
    assert_eq!(read(&site.get("/suggest?q=%ff&q=peace+").await).0, "peace ", "the last counts, as it was typed");
    let long = format!("/suggest?q={}", "a".repeat(9000));
    assert_eq!(site.get(&long).await.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn suggestions_and_the_search_description_are_revalidated() {
    let site = Site::fixture();
    for path in ["/suggest?q=war", "/opensearch.xml"] {
        let first = site.get(path).await;
        let tag = first.header("etag");
        assert!(!tag.is_empty() && first.header("cache-control").contains("max-age=0"), "{path}");
        assert_eq!(first.header("x-robots-tag"), "noindex");
        let again = Request::get(path).header("if-none-match", tag).body(Body::empty()).expect("a request");
        assert_eq!(site.ask(again).await.status, StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn every_page_links_to_the_opensearch_description() {
    let mut own = fixture();
    own.about.title = "The <Harbour> & the \"Port\": a history".into();
    let site = Site::with(Edition::new(own, "test"), Folder::default(), "https://example.org/history", TODAY);
    for path in ["/history/", "/history/events/0430-treaty", "/history/events/nothing"] {
        let page = site.get(path).await.page();
        let search = page.one("head > link[rel=search]");
        assert_eq!(search.get("type"), "application/opensearchdescription+xml");
        assert_eq!(search.get("href"), "/history/opensearch.xml");
        assert_eq!(search.get("title"), "The <Harbour> & the \"Port\": a history");
    }
    let answer = site.get("/history/opensearch.xml").await;
    let kind = answer.header("content-type");
    assert_eq!((answer.status, kind), (StatusCode::OK, "application/opensearchdescription+xml"));
    let xml = answer.body;
    for part in [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">",
        "<ShortName>The &#60;Harbour&#62; &#38;</ShortName>",
        "“The &#60;Harbour&#62; &#38; the &#34;Port&#34;: a history”</Description>",
        "<Url type=\"text/html\" template=\"https://example.org/history/?q={searchTerms}\"/>",
        "<Url type=\"application/x-suggestions+json\" template=\"https://example.org/history/suggest?q={searchTerms}\"/>",
        "<Language>en</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
    ] {
        assert!(xml.contains(part), "no {part} in {xml}");
    }
    let (.., addresses) = read(&site.get("/history/suggest?q=peace").await);
    assert_eq!(addresses, ["https://example.org/history/events/0450-peace"]);
}

#[tokio::test]
async fn pages_have_a_search_box_that_works_without_scripts() {
    let site = Site::fixture();
    let page = site.page("/events/0430-treaty").await;
    let form = page.one("header form[role=search]");
    assert_eq!((form.get("action"), form.get("method")), ("/#_list", "get"));
    let field = form.one("input[type=search]");
    assert_eq!((field.get("name"), form.one("label").get("for")), ("q", field.get("id")));
    assert!(!form.one("label").text().is_empty());
    let pages = [
        "/",
        "/events/0430-treaty",
        "/relations",
        "/choices/actor",
        "/actors/league",
        "/eras/before",
        "/sources",
        "/sources/chronicle",
        "/voices",
        "/threads",
        "/threads/harbour-quarrel",
        "/about",
        "/method",
        "/changes",
        "/events/0430-treaty/cite",
    ];
    for path in pages {
        assert_eq!(site.page(path).await.count("header input[data-search]"), 1, "{path}");
    }
    assert_eq!(site.get("/nowhere").await.page().count("header input[data-search]"), 1);
    let home = site.page("/?actor=league").await;
    let field = home.one("header input[data-search]");
    assert_eq!(field.get("form"), home.one("form.filters").get("id"), "a search from the timeline keeps its filters");
}

#[test]
fn suggestions_are_ranked_by_how_well_they_fit() {
    let edition = large_edition();
    let words = |title: &str| -> Vec<String> {
        let plain = title.to_lowercase().replace("’s", "");
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let titles: Vec<Vec<Vec<String>>> = (edition.timeline.events.iter())
        .map(|event| {
            let others = event.titles.iter().map(|original| words(&original.title));
            let label = (!event.title.contains(&*event.label)).then(|| words(&event.label));
            let official = event.official_title.as_deref().map(words);
            std::iter::once(words(&event.title)).chain(official).chain(others).chain(label).collect()
        })
        .collect();
    let mut some = 0;
    for title in &titles {
        for pair in title[0].windows(2).filter(|pair| pair.concat().is_ascii()) {
            let typed: Vec<&str> = vec![&pair[0], &pair[1][..pair[1].len().min(3)]];
            let text = typed.join(" ");
            let mut fitting: Vec<(bool, u8, usize)> = (titles.iter().enumerate())
                .filter(|(_, of)| typed.iter().all(|word| of.iter().flatten().any(|own| own.starts_with(word))))
                .map(|(n, of)| {
                    let begins = of.iter().any(|title| title.join(" ").starts_with(&text));
                    (!begins, 5 - edition.timeline.events[n].significance, n)
                })
                .collect();
            fitting.sort_unstable();
            let found = edition.suggest(&text, SuggestionLimits { events: 8, ..SuggestionLimits::default() });
            let events: Vec<usize> = found
                .iter()
                .filter_map(|one| if let Suggestion::Event(ix) = one { Some(ix.index()) } else { None })
                .collect();
            // After those whose titles fit come those whose names and dates do.
            let best: Vec<usize> = fitting.iter().map(|&(.., n)| n).take(8).collect();
            assert_eq!(events[..best.len()], best, "{text}");
            some += 1;
        }
    }
    assert!(some > 100, "{some}");
}
