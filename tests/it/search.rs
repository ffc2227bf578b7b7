//! Search, facets and windows as a reader sees them: what is found, where it stands, why it is listed.

use crate::site::{Answer, Site, large_fixture, timeline};
use axum::http::StatusCode;
use sourceline::load::{File, Folder};
use sourceline::messages::Messages;
use sourceline::query::{Facet, FacetKey, SearchIndex};

/// The ids of the events on a page, in its order.
fn listed(page: &Answer) -> Vec<&str> {
    page.body.split("class=\"entry\" data-event=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn a_word_finds_events_by_title_names_text_and_evidence_in_this_order() {
    let site = Site::fixture();
    // A title, a name of an actor it concerns, and the quotation of another's; then words of the sources.
    assert_eq!(listed(&site.get("/?q=harbour").await), ["0430-treaty", "0432-war"]);
    assert_eq!(listed(&site.get("/?q=league").await), ["0430-treaty", "0432-war", "0450-peace"]);
    assert_eq!(listed(&site.get("/?q=chronicle").await).len(), 4, "in the record of a source");
    assert_eq!(listed(&site.get("/?q=quay").await), ["0430-treaty"], "a place");
    assert_eq!(listed(&site.get("/?q=seals").await), ["0430-treaty"], "another form of a word, in a paraphrase");
    assert_eq!(listed(&site.get("/?q=ΣΥΝΘΗΚΗ").await), ["0430-treaty"], "without capitals and accents");
    let page = site.get("/?q=pen").await;
    page.has("1 of 4 events: “pen”").has("rel=\"canonical\" href=\"https://history.example/?q=pen\"");
}

#[tokio::test]
async fn what_was_looked_for_is_marked_and_the_passage_is_shown_in_which_it_stands() {
    let site = Site::fixture();
    let page = site.get("/?q=harbour").await;
    page.has("Treaty of the &#60;<mark>Harbour</mark>&#62; &#38; the League").has("War over the <mark>harbour</mark>");
    page.has_not("class=\"excerpt\"");
    let page = site.get("/?q=well-kept+wall").await;
    page.has("<a href=\"/events/0430-treaty?q=well-kept+wall#shared\">Quotation from “A letter of the mayor”</a>");
    page.has("as long as the <mark>well-kept</mark> <mark>wall</mark> stands.”");
    let page = site.get("/?q=pen").await;
    page.has("<a href=\"/events/0430-treaty?q=pen\">Note</a> <span>Nobody knows who held the <mark>pen</mark>.");
    let page = site.get("/?q=mayor+settlers").await;
    assert_eq!(listed(&page).len(), 0, "all words must stand there");
    page.has("without “mayor settlers”</a>: 4 events").has("Each word alone finds:");
    page.has("<a href=\"/?q=mayor\">“mayor”</a>: 1 event").has("<a href=\"/?q=settlers\">“settlers”</a>: 1 event");
}

#[tokio::test]
async fn phrases_beginnings_and_what_must_not_stand_there_narrow_what_is_found() {
    let site = Site::fixture();
    assert_eq!(listed(&site.get("/?q=%22share+the+harbour%22").await), ["0430-treaty"]);
    assert!(listed(&site.get("/?q=%22harbour+the+share%22").await).is_empty());
    assert_eq!(listed(&site.get("/?q=harbour+-war").await), ["0430-treaty"]);
    assert_eq!(listed(&site.get("/?q=harbour+-fought").await), ["0430-treaty"]);
    assert_eq!(listed(&site.get("/?q=settl*").await), ["0425-founding"]);
    assert_eq!(listed(&site.get("/?q=settl").await), ["0425-founding"], "the beginning of a word, while it is typed");
    assert_eq!(listed(&site.get("/?q=-league").await), ["0425-founding"]);
}

#[tokio::test]
async fn an_error_in_typing_is_forgiven_and_named() {
    let page = Site::fixture().get("/?q=harbuor&kind=war").await;
    assert_eq!(listed(&page), ["0432-war"]);
    page.has("Nothing has “harbuor”. Did you mean <a href=\"/?q=harbour&#38;kind=war\">harbour</a>?");
    page.has("1 of 4 events: “harbour”; War").has("<mark>harbour</mark>");
    let none = Site::fixture().get("/?q=xylophone").await;
    assert_eq!(none.status, StatusCode::OK);
    none.has_not("Did you mean").has("0 of 4 events: “xylophone”");
}

#[tokio::test]
async fn words_that_stand_one_behind_the_other_and_rare_ones_come_first() {
    let site = Site::large_fixture();
    let first = |page: Answer| listed(&page).first().map(|id| (*id).to_owned()).unwrap_or_default();
    for (typed, expected) in [
        ("no+toll", "0346-miron-oration"),
        ("harbour+war", "0347-first-harbour-war"),
        ("siege+of+maron", "0363-siege-lifted"),
        ("may+382", "0382-peace-of-reeds"),
        ("%E6%B5%B7%E5%B3%A1", "0381-edict"),
    ] {
        assert_eq!(first(site.get(&format!("/?q={typed}")).await), expected, "{typed}");
    }
    // Compounds are phrases where they are written so, and words elsewhere; nobody is told 311 for 331.
    assert_eq!(listed(&site.get("/?q=harbour-war").await).len(), 3);
    assert_eq!(listed(&site.get("/?q=toll-gate").await), ["0345-toll-quarrel", "0333-toll-tablet"]);
    site.get("/?q=331").await.has("0 of 51 events").has_not("Did you mean");
    // By the names that an actor has in other languages, its events are found.
    for named in ["%D0%A1%D0%9E%D0%AE%D0%97", "%E5%90%8C%E7%9B%9F", "%CE%A4%CE%95%CE%A3%CE%A3%CE%91%CE%A1%CE%91"] {
        assert!(listed(&site.get(&format!("/?q={named}")).await).len() > 15, "{named}");
    }
}

#[tokio::test]
async fn what_was_searched_for_is_listed_by_relevance_or_by_time() {
    let site = Site::large_fixture();
    let by_relevance = site.get("/?q=harbour").await;
    by_relevance.has("<a href=\"/?q=harbour\" aria-current=\"true\">Relevance</a>");
    by_relevance.has("<a href=\"/?q=harbour&#38;sort=time\">Time</a>").has_not("class=\"era-head\"");
    let by_time = site.get("/?q=harbour&sort=time").await;
    by_time.has("class=\"era-head\"").has("name=\"sort\" value=\"time\"");
    let (mut one, mut other) = (listed(&by_relevance), listed(&by_time));
    assert_ne!(one, other);
    let entries = by_time.body.split("class=\"entry\"").skip(1);
    let days: Vec<i64> =
        entries.filter_map(|entry| entry.split("data-day=\"").nth(1)?.split('"').next()?.parse().ok()).collect();
    assert!(days.len() > 20 && days.is_sorted());
    one.sort_unstable();
    other.sort_unstable();
    assert_eq!(one, other);
    site.get("/?sort=time").await.has("rel=\"canonical\" href=\"https://history.example/\"").has_not("Sort by");
    site.get("/?q=harbour&sort=size").await.has("“size” in “sort” is neither relevance nor time");
    let last = site.get("/?q=-&q=harbour&sort=size&sort=time&page=x&page=1").await;
    assert_eq!(last.status, StatusCode::OK, "of several the last counts");
    last.has_not("passed over").has("rel=\"canonical\" href=\"https://history.example/?q=harbour&#38;sort=time\"");
}

#[tokio::test]
async fn each_event_says_why_it_is_listed() {
    let site = Site::fixture();
    site.get("/").await.has_not("Why is this here?");
    let page = site.get("/?actor=city&kind=treaty&q=mayor&decade=043X&place=The+quay&from=0430").await;
    assert_eq!(listed(&page), ["0430-treaty"]);
    for reason in [
        "Found in: Person; Quotation from “A letter of the mayor”; Source",
        "Actor: The City",
        "Kind: Treaty",
        "Place: The quay",
        "Decade: 430–439",
        "Date: in these years",
    ] {
        page.has(&format!("<li>{reason}</li>"));
    }
    let heir = site.get("/?actor=city&decade=042X").await;
    assert_eq!(listed(&heir), ["0425-founding"]);
    heir.has("<li>Actor: Old Town, which The City continues</li>");
    site.get("/?actor=harbour&about=1").await.has("<li>About: The &#60;Harbour&#62; &#38; &#34;Port&#34;</li>");
}

#[tokio::test]
async fn what_is_surely_in_a_window_is_told_from_what_could_be() {
    let site = Site::fixture();
    // The war ended about 434, nobody knows when; June 450 is some day of it.
    let page = site.get("/?from=0450-06-10&to=0450-06-12").await;
    assert_eq!(listed(&page), ["0450-peace"]);
    page.has("Perhaps in these years, since their dates are not known exactly: 1.");
    page.has("<small>perhaps in these years</small>").has("perhaps in these years: it is not known exactly");
    let page = site.get("/?from=0433&to=0450-06-12").await;
    assert_eq!(listed(&page), ["0432-war", "0450-peace"]);
    page.has("Perhaps in these years, since their dates are not known exactly: 2.");
    let page = site.get("/?from=0430&to=0450-06-12").await;
    page.has("Surely in these years: 1. Perhaps, since their dates are not known exactly: 2.");
    assert_eq!(page.count("<small>perhaps in these years</small>"), 2);
    site.get("/?from=0450&to=0450").await.has_not("perhaps in these years").has_not("Surely");
}

#[tokio::test]
async fn long_facets_are_folded_with_a_box_to_find_others_in() {
    let site = Site::large_fixture();
    let page = site.get("/?actor=tessara").await;
    page.has("The 10 sources with the most events, of 26").has("aria-label=\"Find a source\"");
    page.has("<form id=\"_find-source\" action=\"/choices/source\" method=\"get\"><input type=\"hidden\" name=\"view\" value=\"actor=tessara\">");
    assert_eq!(page.count("type=\"checkbox\" name=\"source\""), 10);
    let chosen = site.get("/?source=river-edict").await;
    chosen.has("value=\"river-edict\" checked").has("1 of 51 events: resting on ");

    let all = site.get("/choices/source?view=actor%3Dtessara&find=isl").await;
    assert_eq!((all.status, all.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    all.has("<a href=\"/?actor=tessara\">← 19 of 51 events: Tessara</a>").has("name=\"actor\" value=\"tessara\"");
    let found: Vec<&str> = all.body.split("name=\"source\" value=\"").skip(1).collect();
    assert!((1..20).contains(&found.len()), "{}", found.len());
    all.has("The Isles: A History of Five Harbours");
    // Each leads to as many events as stand beside it.
    for choice in found {
        let id = choice.split('"').next().expect("an id");
        let count =
            choice.split("<span class=\"n\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a figure");
        let page = site.get(&format!("/?actor=tessara&source={id}")).await;
        assert_eq!(listed(&page).len().to_string(), count, "{id}");
    }
    site.get("/choices/place?find=mar").await.has("2 places").has("value=\"Tessara, Maron\"");
    site.get("/choices/place?find=%00%22%3Cnowhere").await.has("0 places");
    site.get("/choices/place?view=place%3DReed+Gate&find=delos")
        .await
        .has("name=\"place\" value=\"Reed Gate\">")
        .has("value=\"Delos Rock\"");
    assert_eq!(site.get("/choices/size").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/choices/place?view=place%3DNowhere").await.status, StatusCode::OK);
}

#[tokio::test]
async fn anything_can_be_looked_for_and_nothing_fails() {
    let site = Site::fixture();
    for text in [
        "%22",
        "-",
        "-%22",
        "*",
        "%00%01%1b%5B",
        "%22%22",
        "''",
        "%E2%80%9C",
        "%F0%9F%92%A3",
        "%ff%fe",
        "%2B",
        "\u{301}",
    ] {
        let page = site.get(&format!("/?q={}", text.replace('\u{301}', "%CC%81"))).await;
        assert_eq!(page.status, StatusCode::OK, "{text}");
        page.has("4 events").has("There is no word in “").has("rel=\"canonical\" href=\"https://history.example/\"");
    }
    site.get("/?q=%22harbour").await.has("2 of 4 events").has("value=\"&#34;harbour\"");
    let long = site.get(&format!("/?q={}", "harbour+".repeat(500))).await;
    long.has("longer than 200 characters").has("2 of 4 events");
    assert_eq!(site.get(&format!("/?q={}", "x".repeat(10_000))).await.status, StatusCode::URI_TOO_LONG);
    let many: Vec<String> = (0..1000).map(|n| format!("kind={n}")).collect();
    let page = site.get(&format!("/?{}", many.join("&")[..8000].trim_end_matches('&'))).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.len() < 100_000, "{}", page.body.len());
    // A form without a script sends an empty box.
    let tidied = site.get("/?q=&kind=war").await;
    assert_eq!((tidied.status, tidied.header("location")), (StatusCode::SEE_OTHER, "/?kind=war"));
}

#[tokio::test]
async fn a_search_narrows_the_chart_relations_and_neighbours() {
    let site = Site::fixture();
    site.get("/chart?q=harbour&width=700").await.has("2 events");
    let relations = site.get("/relations?q=settlers").await;
    relations.has("0 of 2 relations: “settlers”");
    site.get("/relations?q=fought").await.has("2 of 2 relations");
    let event = site.get("/events/0430-treaty?q=league").await;
    event.has("href=\"/events/0432-war?q=league\"").has("3 of 4 events: “league”");
}

#[test]
fn texts_that_several_threads_read_are_all_found_and_each_in_its_place() {
    // More than the readers take at once, twice over.
    let line = |n: u32| {
        let title = if n.is_multiple_of(7) { format!("Fish {n}") } else { format!("Thing {n}") };
        let text = if n.is_multiple_of(11) { "Salt by the pond." } else { "The pond by salt." };
        format!("{{\"id\":\"e-{n}\",\"title\":\"{title}\",\"date\":\"1950\",\"kind\":\"other\",\"text\":\"{text}\"}}\n")
    };
    let file = |path: &str, text: String| File { path: path.into(), bytes: text.into_bytes().into() };
    let timeline = timeline(&Folder::new(vec![
        file("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n".into()),
        file("events/all.jsonl", (0..9_000).map(line).collect()),
    ]));
    let search = SearchIndex::new(&timeline, Messages::english());
    let has = |title: &'static str, text: &'static str| -> Vec<u32> {
        let all = timeline.enumerate_events();
        let these = all.filter(|(_, event)| event.title.starts_with(title) && event.text.as_str().starts_with(text));
        these.map(|(ix, _)| ix.0).collect()
    };
    for (typed, expected, many) in [
        ("fish", has("Fish", ""), 1286),
        ("salt", has("", ""), 9000),
        ("\"salt by the pond\"", has("", "Salt"), 819),
        ("fish \"pond by salt\"", has("Fish", "The"), 1169),
    ] {
        assert_eq!(expected.len(), many, "{typed}");
        assert_eq!(search.search(typed).events.iter().collect::<Vec<u32>>(), expected, "{typed}");
    }
}

#[test]
fn every_facet_has_its_key_and_ids_that_are_found_again() {
    let timeline = large_fixture();
    for facet in Facet::ALL {
        assert_eq!(Facet::from_key(facet.key()), Some(facet));
        assert!(facet.len(&timeline) > 4, "{facet:?}");
        for value in (0..).take(facet.len(&timeline)) {
            assert_eq!(facet.find(&timeline, facet.id(&timeline, value)), Some(value), "{facet:?} {value}");
        }
    }
}
