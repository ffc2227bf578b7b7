//! The relations page: the network of one event, the arc diagram, the list, and the counts of its filters.

use crate::page::{Choice, Element, Page};
use crate::query::{Sketch, built_with, passes, query, sketches};
use crate::site::{Site, fixture_folder, timeline};
use axum::http::StatusCode;
use proptest::prelude::*;
use sourceline::load::{File, Folder};
use sourceline::model::{RelationKind, Timeline};
use sourceline::query::{Edition, Facet, FacetKey, RelationFacet, RelationsView};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The claims that are listed, by event and relation.
fn listed(page: &Page) -> Vec<String> {
    ids(page, ".claim-body", "_claim-")
}

/// The rest of the ids of these elements after a prefix.
fn ids(page: &Page, css: &str, prefix: &str) -> Vec<String> {
    let ids = page.attrs(&format!("{css}[id^='{prefix}']"), "id");
    ids.iter().map(|id| id.trim_start_matches(prefix).to_owned()).collect()
}

/// The numbers of relations shown, of all relations and of connected events, and the conditions, from the summary.
fn summary(found: &str, events: &str, conditions: &str) -> String {
    format!("{found} connections between {events} events{conditions}")
}

#[tokio::test]
async fn the_arc_diagram_has_a_row_for_each_event_and_an_arc_for_each_relation() {
    let page = Site::fixture().page("/relations?view=all").await;
    assert_eq!(page.summary(), "2 connections between 2 events");
    assert_eq!(ids(&page, "li", "_row-"), ["0430-treaty", "0432-war"], "in chronological order");
    let row = page.id("_row-0430-treaty");
    assert_eq!(row.one("time").get("datetime"), "0430-05-01");
    assert_eq!(row.link("1 May 430 Harbour treaty"), "/events/0430-treaty");
    let rows = page.id("_row-0432-war").parent();
    assert_eq!(rows.attrs("li.era a", "href"), ["/eras/before", "/eras/after"]);
    assert_eq!(rows.texts("li.era"), ["Before", "After"]);
    assert_eq!(ids(&page, "a", "_bow-"), ["0430-treaty.to-war", "0432-war.ends-treaty"]);
    // The events are in the second and the fourth of four rows, and each arc has its arrowhead at its target.
    let head = |arc: &str| {
        let head = page.id(&format!("_bow-{arc}")).one("path.arrowhead");
        (head.parent().get("y").to_owned(), head.get("class").to_owned())
    };
    assert_eq!(head("0430-treaty.to-war"), ("85.000%".into(), "arrowhead cause".into()));
    assert_eq!(head("0432-war.ends-treaty"), ("35.000%".into(), "arrowhead against".into()));
    assert_eq!(
        page.id("_bow-0430-treaty.to-war").one("title").text(),
        "Treaty of the <Harbour> & the League, 1 May 430, led to War over the harbour, 432 – c. 434 (tentative)"
    );
}

#[tokio::test]
async fn hedged_and_disputed_claims_have_their_own_lines_which_the_legend_explains() {
    let site = Site::fixture();
    let all = site.page("/relations?view=all").await;
    let lines = all.attrs("a.arc path.line", "class");
    assert_eq!(lines, ["line hedged", "line disputed"]);
    assert_eq!(all.texts("ul.legend li"), ["led to", "ended", "tentative", "disputed"]);
    let ended = site.page("/relations?type=ended").await;
    assert_eq!(ended.texts("ul.legend li"), ["ended", "disputed"], "only what there is");
}

#[tokio::test]
async fn a_claim_is_listed_with_its_claimant_its_passage_and_who_disputes_it() {
    let page = Site::fixture().page("/relations?view=all").await;
    assert_eq!(listed(&page), ["0430-treaty.to-war", "0432-war.ends-treaty"]);
    let led_to = page.id("_claim-0430-treaty.to-war");
    assert_eq!(page.count(".claims details[open]"), 0, "folded");
    let summary = page.texts(".claims summary");
    assert!(summary[0].ends_with(
        "1 May 430, led to War over the harbour, 432 – c. 434 Tentatively claimed by The Mayor. 1 reference, 1 quoted"
    ));
    assert!(summary[1].ends_with("Claimed by The Mayor. Disputed by A. Scribe. 1 reference, 1 quoted"), "{summary:?}");
    assert_eq!(led_to.link("War over the harbour"), "/events/0432-war");
    led_to.one("blockquote").says("“The harbour, said the mayor, is for all");
    assert_eq!(led_to.link("A letter of the mayor"), "/events/0430-treaty#shared");
    assert_eq!(led_to.attrs("a[data-copy]", "href"), ["/events/0430-treaty#to-war"]);
    let ended = page.id("_claim-0432-war.ends-treaty");
    ended.says("Disputed by A. Scribe in The Chronicle.");
    assert_eq!(ended.link("The Chronicle"), "/events/0432-war#war");
    // The links from the list to the diagram and back.
    for id in listed(&page) {
        assert!(page.id(&format!("_claim-{id}")).links_to(&format!("#_bow-{id}")), "{id}");
        assert_eq!(page.id(&format!("_bow-{id}")).get("href"), format!("#_claim-{id}"));
    }
}

/// The fixture with a part of one of its events replaced.
fn with_event(path: &str, old: &str, new: &str) -> Site {
    let mut folder = fixture_folder();
    let text = String::from_utf8(folder.file(path).expect("an event").bytes.to_vec()).expect("text");
    assert!(text.contains(old), "{old} in {path}");
    folder.put(path, text.replace(old, new).into_bytes());
    Site::new(timeline(&folder), "https://history.example")
}

#[tokio::test]
async fn an_event_that_reaffirms_another_says_so_from_both_ends() {
    let relation =
        "\n\n[[relations]]\nid = \"keeps\"\nto = \"0430-treaty\"\ntype = \"reaffirmed\"\ncitations = [\"peace\"]\n";
    let site = with_event("events/0450-peace.md", "\n+++\nPeace", &format!("{relation}+++\nPeace"));
    let page = site.page("/relations?type=reaffirmed").await;
    assert_eq!(listed(&page), ["0450-peace.keeps"]);
    assert_eq!(page.summary(), "1 of 3 connections between 2 events: reaffirmed");
    assert_eq!(page.one("a.arc path.arrowhead").get("class"), "arrowhead for");
    site.page("/events/0450-peace").await.id("keeps").says("reaffirmed Treaty");
    site.page("/events/0430-treaty").await.says("was reaffirmed by Peace");
}

#[tokio::test]
async fn a_correction_of_a_passage_is_shown_with_every_claim_that_cites_it() {
    let site = with_event("events/0432-war.md", "[\"0430-treaty#shared\"]", "[\"0430-treaty#wrong-day\"]");
    let page = site.page("/relations?view=all").await;
    page.id("_claim-0430-treaty.to-war").does_not_say("Correction");
    let ended = page.id("_claim-0432-war.ends-treaty");
    ended.says("“on the second day of May”").says("Correction The letter is dated the first.");
}

#[tokio::test]
async fn a_relation_is_shown_if_the_event_at_either_end_passes() {
    let site = Site::fixture();
    let war = site.page("/relations?kind=war").await;
    assert_eq!(war.summary(), summary("2 of 2", "2", ": War"));
    let hollow = |page: &Page| {
        ids(page, "li", "_row-")
            .into_iter()
            .filter(|id| page.id(&format!("_row-{id}")).count(".node.hollow") > 0)
            .collect::<Vec<_>>()
    };
    assert_eq!(hollow(&war), ["0430-treaty"]);
    war.one("ul.legend").says("outside the filter");
    assert!(hollow(&site.page("/relations?actor=league").await).is_empty());
    // A single event has to pass all conditions; here none does.
    site.page("/relations?kind=war&era=before").await.says("No results");
    // The harbour takes part in nothing and is concerned by the treaty.
    assert_eq!(site.page("/relations?actor=harbour").await.found(), 0);
    assert_eq!(site.page("/relations?actor=harbour&about=1").await.found(), 2);
}

#[tokio::test]
async fn the_count_of_a_value_is_what_choosing_it_lists() {
    let site = Site::fixture();
    let mut compared = 0;
    for base in ["", "type=ended", "claim=hedged", "actor=city", "kind=war", "from=0431", "era=before&voice=mayor"] {
        let form = site.page(&format!("/relations?view=all&{base}")).await;
        for Choice { name, value, count, .. } in form.choices(None) {
            let Some(count) = count else { continue };
            // Two series of eras are two facets.
            let same = |pair: &&str| pair.starts_with(&format!("{name}=")) && value != "good-harvests";
            let kept: Vec<&str> = base.split('&').filter(|pair| !same(pair)).collect();
            let query = format!("{}&{name}={}", kept.join("&"), value.replace(' ', "+"));
            assert_eq!(listed(&site.page(&format!("/relations?{query}")).await).len(), count, "{query}");
            compared += 1;
        }
    }
    assert!(compared > 130, "{compared}");
}

#[tokio::test]
async fn an_empty_result_says_which_condition_to_drop() {
    let site = Site::fixture();
    let page = site.page("/relations?type=led-to&claim=disputed").await;
    assert_eq!(page.summary(), "0 of 2 connections: led to; disputed");
    page.main().says("without led to: 1 connection").says("without disputed: 1 connection");
    assert_eq!(page.link("without led to"), "/relations?claim=disputed");
    assert_eq!(page.link("without disputed"), "/relations?type=led-to");
    assert_eq!(page.one(".empty").count("a"), 2, "a way out for each condition");
    assert_eq!((page.count("a.arc"), page.count("ul.legend")), (0, 0));
    assert!(page.count("fieldset") > 0, "the filters stay");
    let far = site.page("/relations?from=0500&kind=founding&claim=hedged").await;
    far.main().says("Each on its own gives:").says("tentative: 1 connection");
    assert_eq!(far.main().link("tentative"), "/relations?claim=hedged");
}

#[tokio::test]
async fn an_unreadable_condition_is_named_and_the_rest_applies() {
    let site = Site::fixture();
    let answer = site.get("/relations?type=led-tu&claim=%3Cb%3E&from=soon&lanes=odd").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    let page = answer.page();
    let problems = page.problems();
    assert_eq!(problems.len(), 3, "of lanes there are none here: {problems:?}");
    for named in ["“led-tu”", "Did you mean “led-to”?", "“<b>”", "“soon” in “from”"] {
        assert!(problems.iter().any(|problem| problem.contains(named)), "no {named} in {problems:?}");
    }
    assert!(page.summary().starts_with("0 of 2 connections: “led-tu”"), "{}", page.summary());
    let or = site.page("/relations?type=led-tu&type=ended&actor=nobody&actor=city").await;
    assert_eq!(listed(&or), ["0432-war.ends-treaty"], "next to a known value an unknown one adds nothing");
    let many: String = (0..500).map(|n| format!("&type=x{n}")).collect();
    let cut = site.page(&format!("/relations?a=b{many}")).await;
    assert_eq!(cut.problems().len(), 5);
    let long = site.get(&format!("/relations?a={}", "x".repeat(9000))).await;
    assert_eq!(long.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn the_url_has_the_state_in_canonical_order() {
    let site = Site::fixture();
    let page = site.page("/relations?claim=hedged&type=led-to&to=0450&type=ended&type=ended&actor=city&x=1").await;
    let canonical = "https://history.example/relations?actor=city&to=0450&type=ended&type=led-to&claim=hedged";
    assert_eq!(page.canonical().as_deref(), Some(canonical));
    let conditions = ": The City; until 450; led to or ended; tentative";
    assert_eq!(page.summary(), summary("1 of 2", "2", conditions));
    assert_eq!(page.one("details.facets > summary").text(), "Filters (5)");
    let chosen: Vec<_> =
        page.choices(None).into_iter().filter(|choice| choice.checked).map(|choice| choice.value).collect();
    assert_eq!(chosen, ["led-to", "ended", "hedged", "", "city"], "any of the actors");
    let tidied = site.get("/relations?from=&type=ended&claim=&to=").await;
    assert_eq!((tidied.status, tidied.header("location")), (StatusCode::SEE_OTHER, "/relations?type=ended"));
    for number in ["0", "2", "x", "-1"] {
        let missing = site.get(&format!("/relations?page={number}")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{number}");
        missing.page().says(&format!("no page “{number}”"));
        assert_eq!(missing.page().canonical(), None);
    }
    let first = site.page("/relations?page=1").await;
    assert_eq!(first.canonical().as_deref(), Some("https://history.example/relations?view=all"));
    assert!(first.attrs("a", "href").iter().all(|href| !href.contains("page=")));
}

#[tokio::test]
async fn the_navigation_and_the_events_link_to_the_relations() {
    let site = Site::fixture();
    assert_eq!(site.page("/").await.one("header nav").link("Connections"), "/relations");
    assert_eq!(site.page("/relations").await.current().as_deref(), Some("Connections"));
    let event = site.page("/events/0430-treaty").await;
    assert!(event.links_to("/relations?center=0430-treaty"));
    assert_eq!(event.count(".claims details, .claims .claim-statement"), 0, "here the passages are on the page itself");
    let peace = site.page("/events/0450-peace").await;
    assert!(peace.attrs("a", "href").iter().all(|href| !href.contains("center=")));
}

/// The events of the network on one side of the middle, and those beyond each.
fn side(page: &Page, side: &str) -> Vec<(String, Vec<String>)> {
    let nearest = page.all(&format!(".{side} > .neighbours > .neighbour"));
    let beyond = |near: &Element<'_>| near.attrs(".neighbours > .neighbour", "data-event");
    nearest.iter().map(|near| (near.get("data-event").to_owned(), beyond(near))).collect()
}

/// The event in the middle of the network.
fn center(page: &Page) -> String {
    page.one("[data-network]").get("data-network").to_owned()
}

/// A timeline in which 11 causes led to an event, which led to an effect, which had 5 reactions.
fn star() -> Timeline {
    let mut files = vec![
        ("timeline.toml".to_owned(), "title = \"T\"\nlanguage = \"en\"\n".to_owned()),
        ("sources/s.toml".to_owned(), "title = \"S\"\n".to_owned()),
    ];
    let mut add = |id: String, year: i32, significance: i32, relation: Option<(&str, &str)>| {
        let relation = relation.map_or_else(String::new, |(kind, to)| {
            format!("[[relations]]\nid = \"r\"\nto = \"{to}\"\ntype = \"{kind}\"\ncitations = [\"c\"]\n")
        });
        files.push((
            format!("events/{id}.md"),
            format!(
                "+++\ntitle = \"{id}\"\ndate = \"{year}\"\nkind = \"war\"\nsignificance = {significance}\n[[citations]]\nid = \"c\"\nsource = \"s\"\n{relation}+++\nText.[^c]\n"
            ),
        ));
    };
    for n in 0..11 {
        // The first three matter least.
        add(format!("cause{n:02}"), 1900 + n, if n < 3 { 1 } else { 3 }, Some(("led-to", "middle")));
    }
    add("middle".into(), 1920, 3, Some(("led-to", "effect")));
    add("effect".into(), 1930, 3, None);
    for n in 0..5 {
        add(format!("reaction{n}"), 1940 + n, 3, Some(("reacted-to", "effect")));
    }
    let file = |(path, text): (String, String)| File { path, bytes: text.into_bytes().into() };
    timeline(&Folder::new(files.into_iter().map(file).collect::<Vec<_>>()))
}

#[tokio::test]
async fn the_network_has_the_causes_of_an_event_before_it_and_its_effects_after_it_two_steps_deep() {
    let site = Site::new(star(), "https://history.example");
    let page = site.page("/relations").await;
    assert_eq!(center(&page), "middle", "the most connected event");
    assert_eq!(page.texts(".side h3"), ["Causes", "Consequences"]);
    // Of 11 causes the 8 that matter most, in chronological order.
    let causes: Vec<_> = (3..11).map(|n| (format!("cause{n:02}"), Vec::new())).collect();
    assert_eq!(side(&page, "before"), causes);
    assert_eq!(page.link("3 more in the list below"), "#_list");
    assert_eq!(listed(&page).len(), 12 + 3, "all of its own, and those drawn beyond");
    let reactions: Vec<String> = (0..3).map(|n| format!("reaction{n}")).collect();
    assert_eq!(side(&page, "after"), [("effect".to_owned(), reactions)]);
    assert_eq!(page.link("2 more around effect"), "/relations?center=effect");
    // From the effect, its cause has causes of its own.
    let effect = site.page("/relations?center=effect").await;
    assert_eq!(
        side(&effect, "before"),
        [("middle".to_owned(), vec!["cause03".into(), "cause04".into(), "cause05".into()])]
    );
    assert_eq!(side(&effect, "after").len(), 5);
}

#[tokio::test]
async fn a_relation_of_the_network_says_what_it_is_who_claims_it_and_who_disputes_it() {
    let site = Site::fixture();
    let page = site.page("/relations?center=0430-treaty").await;
    assert_eq!(side(&page, "after"), [("0432-war".to_owned(), Vec::new())]);
    let edges = page.texts(".after .edge");
    assert_eq!(
        edges,
        [
            "Harbour treaty led to – The Mayor, tentatively",
            "Harbour treaty was ended by – The Mayor; disputed by A. Scribe"
        ]
    );
    for id in listed(&page) {
        assert!(page.links_to(&format!("#_claim-{id}")), "{id}");
    }
    let war = page.one(".after .neighbour");
    assert_eq!(war.link("War over the harbour"), "/relations?center=0432-war");
    assert_eq!(war.link("Event page: War over the harbour"), "/events/0432-war");
    // The same from the other end.
    let war = site.page("/relations?center=0432-war").await;
    assert_eq!(side(&war, "before"), [("0430-treaty".to_owned(), Vec::new())]);
    assert_eq!(war.texts(".before .edge")[0], "led to War over the harbour – The Mayor, tentatively");
    let choices = page.attrs("form.choose-event option", "value");
    assert_eq!(choices, ["0430-treaty", "0432-war"]);
    assert_eq!(page.attrs("form.choose-event option[selected]", "value"), ["0430-treaty"]);
}

#[tokio::test]
async fn the_event_in_the_middle_may_have_an_earlier_id_and_an_unknown_one_is_named() {
    let site = Site::fixture();
    let renamed = site.page("/relations?center=0430-pact").await;
    assert_eq!(center(&renamed), "0430-treaty");
    assert_eq!(renamed.canonical().as_deref(), Some("https://history.example/relations?center=0430-treaty"));
    let answer = site.get("/relations?center=0430-traety").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    let page = answer.page();
    page.says("There is no event “0430-traety”, so it matches nothing. Did you mean “0430-treaty”?");
    assert_eq!(page.summary(), "0 of 2 connections: “0430-traety”");
    assert_eq!(page.link("See all connections"), "/relations?view=all");
    assert_eq!((page.count("[data-network]"), page.count("form.choose-event")), (0, 1));
    // An event without relations.
    let peace = site.page("/relations?center=0450-peace").await;
    assert!(peace.summary().starts_with("0 of 2 connections: "), "{}", peace.summary());
}

#[tokio::test]
async fn a_query_with_a_key_of_the_list_shows_the_list_unless_it_names_an_event() {
    let site = Site::fixture();
    for query in [
        "view=all",
        "page=1",
        "type=ended",
        "claim=disputed",
        "actor=city",
        "from=0400",
        "from=soon",
        "q=%3F",
        "type=no",
    ] {
        let page = site.page(&format!("/relations?{query}")).await;
        assert_eq!((page.count("[data-network]"), page.count("form.filters")), (0, 1), "{query}");
    }
    for query in ["", "?x=1", "?center=0432-war", "?center=0432-war&type=ended"] {
        let page = site.page(&format!("/relations{query}")).await;
        assert_eq!((page.count("[data-network]"), page.count("form.filters")), (1, 0), "{query}");
    }
    let current = |page: &Page| page.texts("nav.tabs [aria-current=page]");
    assert_eq!(current(&site.page("/relations?center=0432-war").await), ["One event"]);
    assert_eq!(current(&site.page("/relations?view=all").await), ["All (2)"]);
    assert_eq!(current(&site.page("/relations?claim=disputed").await), ["Disputed (1)"]);
    // Conditions narrow the network, too; the list of an event has the arc diagram.
    let ended = site.page("/relations?center=0432-war&type=ended").await;
    assert_eq!(listed(&ended), ["0432-war.ends-treaty"]);
    assert_eq!(ended.summary(), summary("1 of 2", "2", ": ended; War over the harbour"));
    let list = site.page("/relations?center=0432-war&view=all&type=ended").await;
    assert_eq!(list.count("a.arc"), 1);
    let canonical = "https://history.example/relations?type=ended&center=0432-war&view=all";
    assert_eq!(list.canonical().as_deref(), Some(canonical));
    let some = site.page("/relations?view=some").await;
    assert_eq!(some.problems().len(), 1);
    some.says("“some”");
}

/// A timeline of `events` events, each of which led to the next.
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
async fn a_page_shows_200_relations_and_links_to_the_next() {
    let site = Site::new(chain(252), "https://history.example");
    let shown = |page: &Page| (listed(page).len(), page.count("a.arc"), ids(page, "li", "_row-").len());
    let first = site.page("/relations?view=all").await;
    assert_eq!(shown(&first), (200, 200, 201));
    assert_eq!(first.texts("p.sentence")[0], summary("251", "252", ""));
    first.says("1–200 of 251 connections").says("Page 1 of 2");
    assert_eq!(first.one("a[rel=next]").get("href"), "/relations?view=all&page=2");
    let second = site.page("/relations?page=2").await;
    assert_eq!(shown(&second), (51, 51, 52));
    second.says("201–251 of 251 connections");
    assert_eq!(second.one("a[rel=prev]").get("href"), "/relations?view=all");
    assert_eq!(site.get("/relations?page=3").await.status, StatusCode::NOT_FOUND);
    // A filter begins on its first page.
    let form = second.one("form.filters");
    assert_eq!((form.get("action"), form.get("method"), form.count("[name=page]")), ("/relations", "get", 0));
    let some = site.page("/relations?from=1010&to=1019").await;
    assert_eq!(some.summary(), summary("11 of 251", "12", ": 1010–1019"));
    assert_eq!(some.count("nav.pagination"), 0);
}

#[tokio::test]
async fn a_timeline_without_relations_has_no_navigation_entry_and_a_page_that_says_so() {
    let site = Site::new(chain(1), "https://history.example");
    assert!(!site.page("/").await.links_to("/relations"));
    let page = site.page("/relations").await;
    page.says("This timeline has no connections between events yet.");
    assert!(page.count("form.filters") == 0 && page.find_id("_drawing").is_none());
}

/// A relation between two events: their positions, the type, whether it is hedged and disputed.
type Bearing = (usize, usize, usize, bool, bool);

/// A timeline with relations between its events.
fn related(sketches: &[Sketch], bearings: &[Bearing]) -> Timeline {
    let all = sketches.len();
    // Between two events each type occurs once: a cause and a response may be the same claim read from either side.
    let mut met = BTreeSet::new();
    let wanted = bearings.iter().map(|&(from, to, kind, hedged, disputed)| {
        let (from, to) = (from % all, to % all);
        // `supersedes` goes in one direction only, since a cycle of it is an error.
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
    let centers = proptest::option::weighted(0.3, proptest::sample::select(vec!["e0", "e1", "e2", "nobody"]))
        .prop_map(|center| center.map_or_else(String::new, |id| format!("&center={id}")));
    (query(), of("type", types), of("claim", claims), centers)
        .prop_map(|(query, types, claims, center)| format!("{query}{types}{claims}{center}"))
}

/// The relations that a query means, taken from the documentation of the data format.
fn scanned(timeline: &Timeline, query: &str) -> usize {
    let values = |key: &str| -> Vec<String> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(k, v)| *k == key && !v.is_empty()).map(|(_, v)| v.to_owned()).collect()
    };
    let (types, claims) = (values("type"), values("claim"));
    let center = values("center").pop();
    let relations =
        timeline.events.iter().flat_map(|event| event.relations.iter().map(move |relation| (event, relation)));
    let found = relations.filter(|(event, relation)| {
        let claim = |word: &String| match word.as_str() {
            "hedged" => relation.hedged,
            "disputed" => !relation.disputed_by.is_empty(),
            word => word == "plain" && !relation.hedged && relation.disputed_by.is_empty(),
        };
        let to = timeline.event(relation.to);
        center.as_ref().is_none_or(|id| event.id.as_str() == id || to.id.as_str() == id)
            && (passes(timeline, event, query) || passes(timeline, to, query))
            && (types.is_empty() || types.iter().any(|word| word == relation.kind.as_str()))
            && (claims.is_empty() || claims.iter().any(claim))
    });
    found.count()
}

proptest! {
    #[test]
    fn a_filter_of_relations_finds_and_promises_what_a_naive_scan_finds(
        sketches in sketches(), bearings in bearings(), query in relation_query()
    ) {
        let edition = Edition::new(related(&sketches, &bearings), "t");
        let timeline = &edition.timeline;
        let (view, _) = RelationsView::parse(timeline, &query);
        prop_assert_eq!(edition.relations_of(&view).len(), scanned(timeline, &query) as u64, "{}", query);
        // Numbered in chronological order.
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

#[tokio::test]
async fn a_problem_of_a_query_does_not_change_what_is_counted_around_an_event() {
    let site = Site::fixture();
    let page = site.page("/relations?view=network").await;
    let sentence = page.all(".sentence").into_iter().next().expect("a sentence").text();
    assert!(sentence.contains(" of "), "it names the event that the connections are around: {sentence}");
}
