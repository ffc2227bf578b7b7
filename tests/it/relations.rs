//! The web of relations: what is drawn, what is listed, and what its filters promise.

use crate::query::{Sketch, built_with, passes, query, sketches};
use crate::site::{Answer, Site, fixture_folder, repository, timeline};
use axum::http::StatusCode;
use proptest::prelude::*;
use sourceline::load::{File, Folder};
use sourceline::model::{RelationKind, Timeline};
use sourceline::query::{Edition, Facet, FacetKey, RelationFacet, RelationsView};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The claims that are listed, by their fragments.
fn listed(page: &Answer) -> Vec<String> {
    parts(&page.body, "<li id=\"_claim-", "\"")
}

/// What stands between two texts, wherever it does.
fn parts(body: &str, before: &str, after: &str) -> Vec<String> {
    body.split(before).skip(1).filter_map(|rest| Some(rest.split_once(after)?.0.to_owned())).collect()
}

#[tokio::test]
async fn the_drawing_has_a_row_for_each_event_and_a_bow_for_each_relation() {
    let page = Site::fixture().get("/relations").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("<p class=\"sentence\">2 relations, among 2 events</p>");
    assert_eq!(parts(&page.body, "<li id=\"_row-", "\""), ["0430-treaty", "0432-war"], "in the order of time");
    page.has("<a href=\"/events/0430-treaty\"><small><time datetime=\"0430-05-01\">1 May 430</time></small> <span>Harbour treaty</span></a>");
    page.has("<li class=\"era\"><a href=\"/eras/before\">Before</a></li>").has("<a href=\"/eras/after\">After</a>");
    assert_eq!(parts(&page.body, "id=\"_bow-", "\""), ["0430-treaty.to-war", "0432-war.ends-treaty"]);
    // The events stand in the second and the fourth of four rows, and each bow has its head at the one to which it leads.
    page.has("<svg x=\"3\" y=\"85.000%\" overflow=\"visible\"><path class=\"head cause\"");
    page.has("<svg x=\"3\" y=\"35.000%\" overflow=\"visible\"><path class=\"head against\"");
    page.has("<title>Treaty of the &#60;Harbour&#62; &#38; the League, 1 May 430, led to War over the harbour, 432 – c. 434 (claimed with a reservation)</title>");
}

#[tokio::test]
async fn hedged_and_disputed_claims_are_told_by_their_lines_and_the_legend_says_so() {
    let site = Site::fixture();
    let all = site.get("/relations").await;
    let bows = parts(&all.body, "<a class=\"bow\"", "</a>");
    let lines = bows.iter().flat_map(|bow| parts(bow, "<path class=\"line ", "\""));
    assert_eq!(lines.collect::<Vec<_>>(), ["hedged", "disputed"]);
    let legend = |page: &Answer| {
        let legend = &page.body[page.body.find("<ul class=\"legend\"").expect("a legend")..];
        parts(&legend[..legend.find("</ul>").expect("its end")], "</svg>", "</li>")
    };
    assert_eq!(legend(&all), ["led to", "ended", "claimed with a reservation", "disputed"]);
    let ended = site.get("/relations?type=ended").await;
    assert_eq!(legend(&ended), ["ended", "disputed"], "only what there is");
}

#[tokio::test]
async fn a_claim_is_listed_with_its_claimant_its_passage_and_who_says_otherwise() {
    let page = Site::fixture().get("/relations").await;
    assert_eq!(listed(&page), ["0430-treaty.to-war", "0432-war.ends-treaty"]);
    let claims = parts(&page.body, "<li id=\"_claim-", "</li>");
    let says = |claim: &str, text: &str| assert!(claim.contains(text), "no “{text}” in {claim}");
    says(
        &claims[0],
        "<span class=\"rel\">led to</span> <a href=\"/events/0432-war\">War over the harbour</a>, 432 – c. 434</p>",
    );
    says(&claims[0], "<blockquote><p>“The harbour, said the mayor, is for all");
    says(&claims[0], "<a href=\"/events/0430-treaty#shared\">A letter of the mayor</a>");
    says(&claims[0], "Claimed by The Mayor, with a reservation. <a");
    says(&claims[0], "href=\"/events/0430-treaty#to-war\" data-copy=\"Copy link\">Link to this claim</a>");
    says(
        &claims[1],
        "Claimed by The Mayor. Disputed by A. Scribe in <a href=\"/events/0432-war#war\">The Chronicle</a>.",
    );
    // The way from the list to the drawing, and back.
    for id in listed(&page) {
        for (link, target) in [("bow", "claim"), ("claim", "bow")] {
            page.has(&format!("href=\"#_{link}-{id}\"")).has(&format!("id=\"_{target}-{id}\""));
        }
    }
}

#[tokio::test]
async fn an_event_that_reaffirms_another_says_so_from_both_ends() {
    let mut folder = fixture_folder();
    let relation =
        "\n[[relations]]\nid = \"keeps\"\nto = \"0430-treaty\"\ntype = \"reaffirmed\"\ncitations = [\"peace\"]\n";
    let peace = std::fs::read_to_string(repository("tests/fixtures/small/events/0450-peace.md")).expect("the peace");
    let peace = peace.replace("\n+++\nPeace", &format!("\n{relation}+++\nPeace"));
    folder.put("events/0450-peace.md", peace.into_bytes());
    let site = Site::new(timeline(&folder), "https://history.example");
    let page = site.get("/relations?type=reaffirmed").await;
    assert_eq!(listed(&page), ["0450-peace.keeps"]);
    page.has("1 of 3 relations, among 2 events: reaffirmed").has("class=\"head for\"");
    site.get("/events/0450-peace").await.has("reaffirmed");
    site.get("/events/0430-treaty").await.has("was reaffirmed by");
}

#[tokio::test]
async fn a_correction_of_a_passage_stands_beside_every_claim_that_rests_on_it() {
    let mut folder = fixture_folder();
    let war = std::fs::read_to_string(repository("tests/fixtures/small/events/0432-war.md")).expect("the war");
    folder
        .put("events/0432-war.md", war.replace("[\"0430-treaty#shared\"]", "[\"0430-treaty#wrong-day\"]").into_bytes());
    let page = Site::new(timeline(&folder), "https://history.example").get("/relations").await;
    let claims = parts(&page.body, "<li id=\"_claim-", "</li>");
    assert!(!claims[0].contains("Correction"), "{}", claims[0]);
    let corrected = "<b>Correction</b> <p>The letter is dated the first.</p>";
    assert!(claims[1].contains("“on the second day of May”") && claims[1].contains(corrected), "{}", claims[1]);
}

#[tokio::test]
async fn a_relation_is_shown_where_the_event_at_either_end_passes() {
    let site = Site::fixture();
    let war = site.get("/relations?kind=war").await;
    war.has("2 of 2 relations, among 2 events: War").has("<span class=\"station hollow\"></span>outside the filter");
    let hollow: Vec<String> = parts(&war.body, "<li id=\"_row-", "</li>");
    assert_eq!(hollow.iter().map(|row| row.contains("station hollow")).collect::<Vec<_>>(), [true, false]);
    site.get("/relations?actor=league").await.has_not("station hollow");
    // One event has to pass all of it: here no single one does.
    site.get("/relations?kind=war&era=before").await.has("Nothing matches all of this");
    // The harbour takes part in nothing and is concerned by the treaty.
    site.get("/relations?actor=harbour").await.has("0 of 2 relations: ");
    site.get("/relations?actor=harbour&about=1").await.has("2 of 2 relations, among 2 events: ");
}

#[tokio::test]
async fn the_figure_beside_a_choice_is_what_the_choice_lists() {
    let site = Site::fixture();
    let mut compared = 0;
    for base in ["", "type=ended", "claim=hedged", "actor=city", "kind=war", "from=0431", "era=before&voice=mayor"] {
        let form = site.get(&format!("/relations?{base}")).await;
        for choice in parts(&form.body, "<input type=\"checkbox\" name=\"", "</label>") {
            let (key, rest) = choice.split_once('"').expect("a name");
            let value = rest.split('"').nth(1).expect("a value").replace(' ', "+");
            let Some((_, count)) = choice.split_once("<span class=\"n\">") else { continue };
            let count: usize = count.trim_end_matches("</span>").parse().expect("a figure");
            // Two series of eras are two facets.
            let same = |pair: &&str| pair.starts_with(&format!("{key}=")) && value != "good-harvests";
            let kept: Vec<&str> = base.split('&').filter(|pair| !same(pair)).collect();
            let given = site.get(&format!("/relations?{}&{key}={value}", kept.join("&"))).await;
            assert_eq!(listed(&given).len(), count, "{key}={value} under {base}");
            compared += 1;
        }
    }
    assert!(compared > 130, "{compared}");
}

#[tokio::test]
async fn nothing_found_says_which_condition_to_drop() {
    let site = Site::fixture();
    let page = site.get("/relations?type=led-to&claim=disputed").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("0 of 2 relations: led to; disputed").has("Drop one condition:");
    page.has("<a href=\"/relations?claim=disputed\">without led to</a>: 1 relation");
    page.has("<a href=\"/relations?type=led-to\">without disputed</a>: 1 relation").has("See all relations");
    page.has_not("class=\"bow\"").has_not("class=\"legend\"").has("<fieldset>");
    let far = site.get("/relations?from=0500&kind=founding&claim=hedged").await;
    far.has("Each alone gives:").has("<a href=\"/relations?claim=hedged\">claimed with a reservation</a>: 1 relation");
}

#[tokio::test]
async fn what_cannot_be_read_is_named_and_the_rest_stands() {
    let site = Site::fixture();
    let page = site.get("/relations?type=led-tu&claim=%3Cb%3E&from=soon&lanes=odd").await;
    assert_eq!((page.status, page.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    page.has("There is no type of relation “led-tu” here, so it matches nothing. Did you mean “led-to”?");
    page.has("There is no manner of claim “&#60;b&#62;” here").has("“soon” in “from” is not a year, month or day");
    page.has_not("in “lanes”").has("0 of 2 relations: “led-tu”");
    let or = site.get("/relations?type=led-tu&type=ended&actor=nobody&actor=city").await;
    assert_eq!(listed(&or), ["0432-war.ends-treaty"], "beside a known value an unknown one adds nothing");
    let many: String = (0..500).map(|n| format!("&type=x{n}")).collect();
    let cut = site.get(&format!("/relations?a=b{many}")).await;
    assert_eq!(cut.count("There is no type of relation"), 5);
    assert_eq!(site.get(&format!("/relations?a={}", "x".repeat(9000))).await.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn the_url_is_the_state_in_one_order() {
    let site = Site::fixture();
    let page = site.get("/relations?claim=hedged&type=led-to&to=0450&type=ended&type=ended&actor=city&x=1").await;
    let canonical = "/relations?actor=city&amp;to=0450&amp;type=ended&amp;type=led-to&amp;claim=hedged";
    page.has(&format!(
        "<link rel=\"canonical\" href=\"https://history.example{}\">",
        canonical.replace("&amp;", "&#38;")
    ));
    page.has("1 of 2 relations, among 2 events: The City; to 450; led to or ended; claimed with a reservation");
    page.has("<summary>Filters (5)</summary>").has("name=\"type\" value=\"led-to\" checked");
    let tidied = site.get("/relations?from=&type=ended&claim=&to=").await;
    assert_eq!((tidied.status, tidied.header("location")), (StatusCode::SEE_OTHER, "/relations?type=ended"));
    for page in ["0", "2", "x", "-1"] {
        let missing = site.get(&format!("/relations?page={page}")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{page}");
        missing.has(&format!("There is no page “{page}” of this list.")).has_not("canonical");
    }
    assert_eq!(site.get("/relations?page=1").await.count("page="), 0);
}

#[tokio::test]
async fn the_navigation_and_the_events_lead_to_the_web() {
    let site = Site::fixture();
    site.get("/").await.has("<a href=\"/relations\">Relations</a>");
    site.get("/relations").await.has("<a href=\"/relations\" aria-current=\"page\">Relations</a>");
    let event = site.get("/events/0430-treaty").await;
    event.has("<a class=\"button\" href=\"/relations#_row-0430-treaty\">See it in the web of relations</a>");
    event.has_not("class=\"drawn\"").has_not("class=\"said\"");
    site.get("/events/0450-peace").await.has_not("in the web of relations");
}

/// A timeline of so many events, each of which led to the next.
fn chain(events: usize) -> Timeline {
    let file = |path: String, text: String| File { path, bytes: text.into_bytes().into() };
    let mut files = vec![
        file("timeline.toml".into(), "title = \"T\"\nlanguage = \"en\"\n".into()),
        file("sources/s.toml".into(), "title = \"S\"\n".into()),
    ];
    for n in 0..events {
        let next = n + 1;
        let relation = if next < events {
            format!("[[relations]]\nid = \"next\"\nto = \"e{next:03}\"\ntype = \"led-to\"\ncitations = [\"c\"]\n")
        } else {
            String::new()
        };
        let text = format!(
            "+++\ntitle = \"E{n}\"\ndate = \"{:04}\"\nkind = \"war\"\n[[citations]]\nid = \"c\"\nsource = \"s\"\n{relation}+++\nText.[^c]\n",
            1000 + n
        );
        files.push(file(format!("events/e{n:03}.md"), text));
    }
    timeline(&Folder::new(files))
}

#[tokio::test]
async fn a_page_shows_200_relations_and_says_how_to_go_on() {
    let site = Site::new(chain(252), "https://history.example");
    let first = site.get("/relations").await;
    assert_eq!((listed(&first).len(), first.count("class=\"bow\""), first.count("<li id=\"_row-")), (200, 200, 201));
    first
        .has("251 relations, among 252 events")
        .has("1 to 200 of 251 relations, in the order of time; the drawing shows these.");
    first.has("Page 1 of 2").has("rel=\"next\" href=\"/relations?page=2\"");
    let second = site.get("/relations?page=2").await;
    assert_eq!((listed(&second).len(), second.count("class=\"bow\""), second.count("<li id=\"_row-")), (51, 51, 52));
    second.has("201 to 251 of 251 relations").has("rel=\"prev\" href=\"/relations\"");
    assert_eq!(site.get("/relations?page=3").await.status, StatusCode::NOT_FOUND);
    // A filter begins on its first page, and a link to an event's row leads to the page that has it.
    second.has("<form class=\"filters\" action=\"/relations\" method=\"get\"").has_not("name=\"page\"");
    site.get("/events/e100").await.has("href=\"/relations#_row-e100\"");
    site.get("/events/e230").await.has("href=\"/relations?page=2#_row-e230\"");
    second.has("<li id=\"_row-e230\">");
    let some = site.get("/relations?from=1010&to=1019").await;
    some.has("11 of 251 relations, among 12 events: 1010–1019").has_not("in the order of time; the drawing");
}

#[tokio::test]
async fn a_timeline_without_relations_has_no_entry_and_a_page_that_says_so() {
    let site = Site::new(chain(1), "https://history.example");
    site.get("/").await.has_not(">Relations</a>");
    let page = site.get("/relations").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("This timeline has no relations between events yet.")
        .has_not("class=\"filters\"")
        .has_not("class=\"web\"");
}

/// A relation between two events: their positions, the type, whether it is hedged and disputed.
type Bearing = (usize, usize, usize, bool, bool);

/// A timeline with relations between its events.
fn related(sketches: &[Sketch], bearings: &[Bearing]) -> Timeline {
    let all = sketches.len();
    // Between two events each type once: a cause and an answer may be the same claim read from either side.
    let mut met = BTreeSet::new();
    let wanted = bearings.iter().map(|&(from, to, kind, hedged, disputed)| {
        let (from, to) = (from % all, to % all);
        // What is superseded goes one way, for a circle of it is an error.
        let superseded = RelationKind::ALL[kind].1 == RelationKind::Superseded;
        let (from, to) = if superseded { (from.max(to), from.min(to)) } else { (from, to) };
        (from, to, kind, hedged, disputed)
    });
    let wanted: Vec<Bearing> = wanted
        .filter(|&(from, to, kind, ..)| from != to && met.insert((from.min(to), from.max(to), kind.max(1))))
        .collect();
    built_with(sketches, &|event| {
        let mut out = "[[citations]]\nid = \"r\"\nsource = \"s\"\nsays = \"R.\"\n".to_owned();
        for (n, (_, to, kind, hedged, disputed)) in wanted.iter().filter(|bearing| bearing.0 == event).enumerate() {
            let kind = RelationKind::ALL[*kind].0;
            let disputed = if *disputed { "disputed_by = [\"r\"]\n" } else { "" };
            let _ = write!(
                out,
                "[[relations]]\nid = \"r{n}\"\nto = \"e{to}\"\ntype = \"{kind}\"\ncitations = [\"r\"]\nhedged = {hedged}\n{disputed}"
            );
        }
        out
    })
}

fn bearings() -> impl Strategy<Value = Vec<Bearing>> {
    let one = (0..25_usize, 0..25_usize, 0..RelationKind::ALL.len(), any::<bool>(), any::<bool>());
    proptest::collection::vec(one, 0..40)
}

fn relation_query() -> impl Strategy<Value = String> {
    let types: Vec<_> = RelationKind::ALL.iter().map(|&(word, _)| word).chain(["leads-to"]).collect();
    let claims = vec!["plain", "hedged", "disputed", "loud"];
    let of = |key: &'static str, words: Vec<&'static str>| {
        proptest::collection::vec(proptest::sample::select(words), 0..3)
            .prop_map(move |words| words.iter().map(|word| format!("&{key}={word}")).collect::<String>())
    };
    (query(), of("type", types), of("claim", claims))
        .prop_map(|(query, types, claims)| format!("{query}{types}{claims}"))
}

/// The relations that a query means, read off the words of the data format.
fn scanned(timeline: &Timeline, query: &str) -> usize {
    let values = |key: &str| -> Vec<String> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(k, v)| *k == key && !v.is_empty()).map(|(_, v)| v.to_owned()).collect()
    };
    let (types, claims) = (values("type"), values("claim"));
    let relations =
        timeline.events.iter().flat_map(|event| event.relations.iter().map(move |relation| (event, relation)));
    let found = relations.filter(|(event, relation)| {
        let claim = |word: &String| match word.as_str() {
            "hedged" => relation.hedged,
            "disputed" => !relation.disputed_by.is_empty(),
            word => word == "plain" && !relation.hedged && relation.disputed_by.is_empty(),
        };
        (passes(timeline, event, query) || passes(timeline, timeline.event(relation.to), query))
            && (types.is_empty() || types.iter().any(|word| word == relation.kind.as_str()))
            && (claims.is_empty() || claims.iter().any(claim))
    });
    found.count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_filter_of_relations_finds_and_promises_what_a_naive_scan_finds(
        sketches in sketches(), bearings in bearings(), query in relation_query()
    ) {
        let edition = Edition::new(related(&sketches, &bearings), "t");
        let timeline = &edition.timeline;
        let (view, _) = RelationsView::parse(timeline, &query);
        prop_assert_eq!(edition.relations_of(&view).len(), scanned(timeline, &query) as u64, "{}", query);
        // Numbered in the order of time.
        let numbered: Vec<_> = (0..).map_while(|n| edition.relations.get(n)).map(|(at, to)| (at.event.min(to), at.event.max(to))).collect();
        prop_assert!(numbered.is_sorted() && numbered.len() == timeline.relations().count());
        let without = |key: &str, keep: &dyn Fn(&str) -> bool| -> String {
            let kept = |pair: &&str| pair.split_once('=').is_none_or(|(k, other)| k != key || keep(other));
            query.split('&').filter(kept).collect::<Vec<_>>().join("&")
        };
        for facet in Facet::ALL {
            for (value, count) in (0..).zip(edition.relation_counts(&view, facet)) {
                let id = facet.id(timeline, value);
                let conjunctive = facet == Facet::Actor && view.filter.events.all_actors;
                let same = |other: &str| (facet == Facet::Era) && (other == "fifties") != (id == "fifties");
                let kept = without(facet.key(), &|other| conjunctive || same(other));
                let asked = format!("{kept}&{}={id}", facet.key());
                prop_assert_eq!(count, scanned(timeline, &asked) as u64, "{}={} under {}", facet.key(), id, query);
            }
        }
        for aspect in RelationFacet::ALL {
            for (value, count) in (0..).zip(edition.relation_facet_counts(&view, aspect)) {
                let asked = format!("{}&{}={}", without(aspect.key(), &|_| false), aspect.key(), aspect.id(timeline, value));
                prop_assert_eq!(count, scanned(timeline, &asked) as u64, "{} under {}", asked, query);
            }
        }
        let canonical = view.query_string(timeline);
        let (again, _) = RelationsView::parse(timeline, canonical.trim_start_matches('?'));
        prop_assert_eq!(again.query_string(timeline), canonical);
        prop_assert_eq!(edition.relations_of(&again), edition.relations_of(&view));
    }
}
