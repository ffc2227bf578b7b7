//! Search, facets and time windows as a reader sees them: what is found, where, and why it is listed.

use crate::page::Page;
use crate::site::{Site, large_fixture, timeline};
use axum::http::StatusCode;
use sourceline::load::{File, Folder};
use sourceline::messages::Messages;
use sourceline::query::{Facet, FacetKey, SearchIndex};

const BASE: &str = "https://history.example";

/// The ids of the events that a search finds, in the order in which they are listed.
async fn found(site: &Site, query: &str) -> Vec<String> {
    site.page(&format!("/?{query}")).await.events()
}

#[tokio::test]
async fn a_word_finds_events_by_title_names_text_and_evidence_in_this_order() {
    let site = Site::fixture();
    // A match in the title, in the name of a concerned actor, in a quotation of another's words; then in the sources.
    assert_eq!(found(&site, "q=harbour").await, ["0430-treaty", "0432-war"]);
    assert_eq!(found(&site, "q=league").await, ["0430-treaty", "0432-war", "0450-peace"]);
    assert_eq!(found(&site, "q=chronicle").await.len(), 4, "in the record of a source");
    assert_eq!(found(&site, "q=quay").await, ["0430-treaty"], "a place");
    assert_eq!(found(&site, "q=seals").await, ["0430-treaty"], "another form of a word, in a paraphrase");
    assert_eq!(found(&site, "q=ΣΥΝΘΗΚΗ").await, ["0430-treaty"], "without capitals and accents");
    let page = site.page("/?q=pen").await;
    assert_eq!(page.summary(), "1 of 4 events: “pen”");
    assert_eq!(page.canonical(), Some(format!("{BASE}/?q=pen")));
    assert_eq!(page.one("input#_search").get("value"), "pen");
}

#[tokio::test]
async fn matches_are_highlighted_and_the_passage_they_are_in_is_shown() {
    let site = Site::fixture();
    let page = site.page("/?q=harbour").await;
    assert_eq!(page.texts("article.event-item h3"), ["Treaty of the <Harbour> & the League", "War over the harbour"]);
    assert_eq!(page.texts("article.event-item h3 mark"), ["Harbour", "harbour"]);
    assert_eq!(page.count(".excerpt"), 0);
    let excerpt = site.page("/?q=well-kept+wall").await;
    let excerpt = excerpt.one(".excerpt");
    let link = excerpt.link("Quotation from “A letter of the mayor”");
    assert_eq!(link, "/events/0430-treaty?q=well-kept+wall#shared");
    excerpt.says("as long as the well-kept wall stands.”");
    assert_eq!(excerpt.texts("mark"), ["well-kept", "wall"]);
    let page = site.page("/?q=pen").await;
    let note = page.one(".excerpt");
    assert_eq!(note.link("Note"), "/events/0430-treaty?q=pen");
    note.says("Nobody knows who held the pen.");
    assert_eq!(note.texts("mark"), ["pen"]);
}

#[tokio::test]
async fn if_no_event_has_all_words_those_with_the_most_are_shown_and_the_rest_is_named() {
    let site = Site::fixture();
    let page = site.page("/?q=mayor+treaty+settlers").await;
    assert_eq!(page.events(), ["0430-treaty"]);
    assert_eq!(page.problems(), ["No event contains all of these words. These results leave out “settlers”."]);
    assert_eq!(page.summary(), "1 of 4 events: “mayor treaty”");
    assert_eq!(page.one("input#_search").get("value"), "mayor treaty settlers", "the box keeps what was typed");
    assert_eq!(site.page("/?q=harbour+Xylophone").await.events(), found(&site, "q=harbour").await);
    // What is in quotation marks is not left out.
    assert_eq!(found(&site, "q=settlers+%22share+the+harbour%22").await, ["0430-treaty"]);
    // Words that say nothing about an event need not be in it.
    assert_eq!(found(&site, "q=which+treaty+was+it").await, found(&site, "q=treaty").await);
}

#[tokio::test]
async fn a_search_without_results_says_what_the_timeline_covers_and_offers_one_way_out() {
    let site = Site::fixture();
    let none = site.page("/?q=xylophone").await;
    let empty = none.one(".empty");
    assert_eq!(empty.texts("a"), ["See all events"]);
    empty.says("This timeline covers 425–450: ");
    let several = site.page("/?q=harbour&kind=founding").await;
    let empty = several.one(".empty");
    assert_eq!(empty.texts("a"), ["without “harbour”", "without Founding"]);
}

#[tokio::test]
async fn phrases_prefixes_and_excluded_words_narrow_the_result() {
    let site = Site::fixture();
    assert_eq!(found(&site, "q=%22share+the+harbour%22").await, ["0430-treaty"]);
    assert!(found(&site, "q=%22harbour+the+share%22").await.is_empty());
    assert_eq!(found(&site, "q=harbour+-war").await, ["0430-treaty"]);
    assert_eq!(found(&site, "q=harbour+-fought").await, ["0430-treaty"]);
    assert_eq!(found(&site, "q=settl*").await, ["0425-founding"]);
    assert_eq!(found(&site, "q=settl").await, ["0425-founding"], "the beginning of a word, while it is typed");
    assert_eq!(found(&site, "q=-league").await, ["0425-founding"]);
}

#[tokio::test]
async fn a_typing_error_is_corrected_and_reported() {
    let site = Site::fixture();
    let page = site.page("/?q=harbuor&kind=war").await;
    assert_eq!(page.events(), ["0432-war"]);
    let [correction] = &page.problems()[..] else { panic!("one correction") };
    assert!(
        correction.contains("harbuor") && correction.contains("Showing results for harbour instead."),
        "{correction}"
    );
    assert_eq!(page.link("harbour"), "/?q=harbour&kind=war");
    assert_eq!(page.summary(), "1 of 4 events: “harbour”; War");
    assert_eq!(page.texts("article.event-item h3 mark"), ["harbour"]);
    let none = site.page("/?q=xylophone").await;
    none.does_not_say("Did you mean");
    assert_eq!(none.summary(), "0 of 4 events: “xylophone”");
}

#[tokio::test]
async fn adjacent_words_and_rare_ones_rank_first() {
    let site = Site::large_fixture();
    for (typed, expected) in [
        ("no+toll", "0346-miron-oration"),
        ("harbour+war", "0347-first-harbour-war"),
        ("siege+of+maron", "0363-siege-lifted"),
        ("may+382", "0382-peace-of-reeds"),
        ("%E6%B5%B7%E5%B3%A1", "0381-edict"),
    ] {
        assert_eq!(found(&site, &format!("q={typed}")).await[0], expected, "{typed}");
    }
    // A compound matches as a phrase if the texts have it, and otherwise as words. Numbers are not corrected to others.
    assert_eq!(found(&site, "q=harbour-war").await.len(), 3);
    assert_eq!(found(&site, "q=toll-gate").await, ["0345-toll-quarrel", "0333-toll-tablet"]);
    let year = site.page("/?q=331").await;
    assert_eq!(year.summary(), "0 of 51 events: “331”");
    year.does_not_say("Did you mean");
    // Events are also found by the names of their actors in other languages.
    for named in ["%D0%A1%D0%9E%D0%AE%D0%97", "%E5%90%8C%E7%9B%9F", "%CE%A4%CE%95%CE%A3%CE%A3%CE%91%CE%A1%CE%91"] {
        assert!(found(&site, &format!("q={named}")).await.len() > 15, "{named}");
    }
}

#[tokio::test]
async fn results_are_listed_by_relevance_or_by_time() {
    let site = Site::large_fixture();
    let by_relevance = site.page("/?q=harbour").await;
    let orders = by_relevance.one("nav.sorts");
    assert_eq!(orders.texts("[aria-current=true]"), ["Relevance"]);
    assert_eq!((orders.link("Relevance"), orders.link("Date")), ("/?q=harbour".into(), "/?q=harbour&sort=time".into()));
    assert_eq!(by_relevance.count(".group-heading"), 0);
    let by_time = site.page("/?q=harbour&sort=time").await;
    assert!(by_time.count(".group-heading") > 0);
    assert_eq!(by_time.field_values("sort"), ["time"], "the form keeps it");
    let (mut one, mut other) = (by_relevance.events(), by_time.events());
    assert_ne!(one, other);
    let days: Vec<i64> =
        by_time.attrs("article.event-item", "data-day").iter().map(|day| day.parse().expect("a number")).collect();
    assert!(days.len() > 20 && days.is_sorted());
    one.sort_unstable();
    other.sort_unstable();
    assert_eq!(one, other);
    let unsearched = site.page("/?sort=time").await;
    assert_eq!((unsearched.canonical(), unsearched.count("nav.sorts")), (Some(format!("{BASE}/")), 0));
    let [order] = &site.page("/?q=harbour&sort=size").await.problems()[..] else { panic!("one problem") };
    assert!(order.contains("“size” in “sort”"), "{order}");
    let last = site.page("/?q=-&q=harbour&sort=size&sort=time&page=x&page=1").await;
    assert_eq!(last.canonical(), Some(format!("{BASE}/?q=harbour&sort=time")), "of several the last counts");
    assert!(last.problems().is_empty(), "{:?}", last.problems());
}

#[tokio::test]
async fn a_search_says_in_which_texts_of_each_event_its_words_are() {
    let site = Site::fixture();
    let page = site.page("/?actor=city&kind=treaty&q=mayor&decade=043X&place=The+quay&from=0430").await;
    assert_eq!(page.events(), ["0430-treaty"]);
    assert_eq!(page.texts(".found-in"), ["Found in: Person; Quotation from “A letter of the mayor”; Source"]);
    let filtered = site.page("/?actor=city&kind=treaty").await;
    assert!(filtered.found() > 0);
    assert_eq!(filtered.count(".found-in"), 0, "every event of a filter has what was chosen");
}

#[tokio::test]
async fn dates_are_read_as_people_type_them() {
    let site = Site::fixture();
    for (typed, canonical) in [
        ("from=430", "from=0430"),
        ("from=May+430&to=AD+432", "from=0430-05&to=0432"),
        ("to=430+May", "to=0430-05"),
        ("from=44+BC", "from=-0043"),
        ("from=430+BCE", "from=-0429"),
        ("to=1950s", "to=195X"),
        ("to=Feb+1950", "to=1950-02"),
    ] {
        let page = site.page(&format!("/?{typed}")).await;
        assert_eq!(page.canonical(), Some(format!("{BASE}/?{canonical}")), "{typed}");
        assert!(page.problems().is_empty(), "{typed}: {:?}", page.problems());
        assert_eq!(page.events(), found(&site, canonical).await, "{typed}");
    }
    let page = site.page("/?from=44+BC&to=1950s").await;
    assert_eq!((page.field_values("from"), page.field_values("to")), (vec!["44 BCE".into()], vec!["1950s".into()]));
    let [unclear] = &site.page("/?from=1900s").await.problems()[..] else { panic!("one problem") };
    assert_eq!(unclear, "“1900s” in “from” could not be read as a date and was ignored. Write 190X or 19XX.");
    let page = site.page("/?from=soon").await;
    let [unread] = &page.problems()[..] else { panic!("one problem") };
    assert_eq!(unread, "“soon” in “from” could not be read as a date and was ignored. Write 425 or March 450.");
    assert_eq!(
        page.attrs(".years input", "placeholder"),
        ["425", "450"],
        "the first and the last year of the timeline"
    );
    page.says("A year, month, day or decade: 425 or March 450.");
}

#[tokio::test]
async fn events_certainly_in_a_window_are_listed_apart_from_those_that_may_be() {
    let site = Site::fixture();
    let possible = |page: &Page| page.texts("article.event-item .when small");
    let certainty = |page: &Page| page.texts("p.certainty");
    // The war ended about 434, on an unknown day; “June 450” is an unknown day of that month.
    let page = site.page("/?from=0450-06-10&to=0450-06-12").await;
    assert_eq!(page.events(), ["0450-peace"]);
    assert_eq!(certainty(&page), ["1 possibly in these years (date uncertain)."]);
    assert_eq!(possible(&page), ["possibly in these years"]);
    let page = site.page("/?from=0433&to=0450-06-12").await;
    assert_eq!(page.events(), ["0432-war", "0450-peace"]);
    assert_eq!(certainty(&page), ["2 possibly in these years (dates uncertain)."]);
    let page = site.page("/?from=0430&to=0450-06-12").await;
    assert_eq!(certainty(&page), ["1 in these years; 2 more possibly (dates uncertain)."]);
    assert_eq!(possible(&page).len(), 2);
    let certain = site.page("/?from=0450&to=0450").await;
    assert!(possible(&certain).is_empty() && certainty(&certain).is_empty());
}

#[tokio::test]
async fn long_facets_are_folded_and_have_a_search_box() {
    let site = Site::large_fixture();
    let page = site.page("/?actor=tessara").await;
    let sources = page.all("details.facet").into_iter().find(|facet| facet.count("input[name=source]") > 0);
    let sources = sources.expect("the facet of sources");
    assert_eq!(sources.one("details.more > summary").text(), "Show all 26 Source");
    assert_eq!((sources.count("label"), sources.count(".more label")), (26, 20));
    let counts: Vec<Option<usize>> = page.choices(Some("source")).into_iter().map(|choice| choice.count).collect();
    assert!(counts.is_sorted_by(|one, next| one >= next), "the most frequent first: {counts:?}");
    let form = page.id("_find-source");
    assert_eq!((form.get("action"), form.get("method")), ("/choices/source", "get"));
    assert_eq!(form.one("input[name=view]").get("value"), "actor=tessara");
    assert_eq!(page.one("input[form=_find-source]").get("aria-label"), "Find a source");
    let chosen = site.page("/?source=river-edict").await;
    assert!(chosen.choice("source", "river-edict").checked, "it has one event, and is listed while it is chosen");
    assert!(chosen.summary().starts_with("1 of 51 events: citing "), "{}", chosen.summary());

    let answer = site.get("/choices/source?view=actor%3Dtessara&find=isl").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    let all = answer.page();
    assert_eq!(all.link("← 19 of 51 events: Tessara"), "/?actor=tessara");
    assert_eq!(all.field_values("actor"), ["tessara"]);
    let choices = all.choices(Some("source"));
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    assert!(labels.contains(&"The Isles: A History of Five Harbours") && labels.len() < 10, "{labels:?}");
    // Each leads to as many events as its count says.
    for choice in choices {
        let found = found(&site, &format!("actor=tessara&source={}", choice.value)).await;
        assert_eq!(Some(found.len()), choice.count, "{}", choice.value);
    }
    let values = async |path: &str| -> Vec<String> {
        site.page(path).await.choices(Some("place")).into_iter().map(|choice| choice.value).collect()
    };
    assert_eq!(values("/choices/place?find=mar").await, ["Maron", "Tessara, Maron"]);
    assert!(values("/choices/place?find=%00%22%3Cnowhere").await.is_empty());
    assert_eq!(values("/choices/place?view=place%3DReed+Gate&find=delos").await, ["Delos Rock"]);
    let kept = site.page("/choices/place?view=place%3DReed+Gate&find=delos").await;
    assert_eq!(kept.field_values("place"), ["Reed Gate"], "what was chosen before stays chosen");
    assert_eq!(site.get("/choices/size").await.status, StatusCode::NOT_FOUND);
    site.page("/choices/place?view=place%3DNowhere").await;
}

#[tokio::test]
async fn any_text_can_be_searched_for_without_failing() {
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
        "%CC%81",
    ] {
        let page = site.page(&format!("/?q={text}")).await;
        assert_eq!((page.summary().as_str(), page.events().len()), ("4 events", 4), "{text}");
        assert_eq!(page.problems().len(), 1, "{text} has no word to search for");
        assert_eq!(page.canonical(), Some(format!("{BASE}/")), "{text}");
    }
    let quote = site.page("/?q=%22harbour").await;
    assert_eq!((quote.events().len(), quote.one("input#_search").get("value")), (2, "\"harbour"));
    let long = site.page(&format!("/?q={}", "harbour+".repeat(500))).await;
    assert_eq!(long.events().len(), 2);
    assert!(long.problems()[0].contains("longer than 200 characters"), "{:?}", long.problems());
    assert_eq!(site.get(&format!("/?q={}", "x".repeat(10_000))).await.status, StatusCode::URI_TOO_LONG);
    let many: Vec<String> = (0..1000).map(|n| format!("kind={n}")).collect();
    let answer = site.get(&format!("/?{}", many.join("&")[..8000].trim_end_matches('&'))).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.len() < 100_000, "{}", answer.body.len());
    // A form without a script sends an empty box.
    let tidied = site.get("/?q=&kind=war").await;
    assert_eq!((tidied.status, tidied.header("location")), (StatusCode::SEE_OTHER, "/?kind=war"));
}

#[tokio::test]
async fn a_search_narrows_the_chart_relations_and_neighbours() {
    let site = Site::fixture();
    let chart = site.page("/chart?q=harbour&width=700").await;
    assert!(chart.one(".scene[role=group]").get("aria-label").ends_with(", 2 events"));
    assert_eq!(site.page("/relations?q=settlers").await.summary(), "0 of 2 connections: “settlers”");
    assert_eq!(site.page("/relations?q=fought").await.found(), 2);
    let event = site.page("/events/0430-treaty?q=league").await;
    assert_eq!(event.one(".prev-next a[rel=next]").get("href"), "/events/0432-war?q=league");
    event.says("3 of 4 events: “league”");
}

#[test]
fn an_index_built_on_several_threads_finds_every_event_in_its_place() {
    // Twice as many events as all threads index at once.
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
fn every_facet_is_found_by_its_key_and_every_value_by_its_id() {
    let timeline = large_fixture();
    for facet in Facet::ALL {
        assert_eq!(Facet::from_key(facet.key()), Some(facet));
        assert!(facet.len(&timeline) > 4, "{facet:?}");
        for value in (0..).take(facet.len(&timeline)) {
            assert_eq!(facet.find(&timeline, facet.id(&timeline, value)), Some(value), "{facet:?} {value}");
        }
    }
}
