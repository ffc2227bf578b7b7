//! The comparison of sides: who can be compared, at which events, and what a page of it shows.

use crate::page::Page;
use crate::site::{Site, fixture_folder, timeline};
use axum::http::StatusCode;
use std::fmt::Write;

/// The fixture with these files added or replaced.
fn with(files: &[(&str, &str)]) -> Site {
    let mut folder = fixture_folder();
    files.iter().for_each(|(path, text)| folder.put(path, text.as_bytes().to_vec()));
    Site::new(timeline(&folder), "https://history.example")
}

/// An event of a year with these citations: source, voice and reports as TOML, and whether it is quoted.
fn event_with(year: u32, relations: &str, citations: &[(&str, &str, &str, bool)]) -> String {
    let mut text = format!("+++\ntitle = \"Told in {year}\"\nsummary = \"S.\"\ndate = \"0{year}\"\nkind = \"war\"\n");
    for (n, (source, voice, reports, quoted)) in citations.iter().enumerate() {
        let key = if *quoted { "quote" } else { "says" };
        let _ = write!(
            text,
            "[[citations]]\nid = \"c{n}\"\nsource = \"{source}\"\n{key} = \"Words {n} of {year}.\"\nvoice = {voice}\nreports = {reports}\n"
        );
    }
    format!("{text}{relations}+++\nTold[^c0].\n")
}

/// The columns of a row: the side, and the permalinks of what it says.
type Columns = Vec<(String, Vec<String>)>;

/// The rows of a page: the title of the event, and the columns.
fn rows(page: &Page) -> Vec<(String, Columns)> {
    let column = |side: crate::page::Element<'_>| (side.one("h4").text(), side.attrs("a[data-copy]", "href"));
    let rows = page.all(".compared-event").into_iter();
    rows.map(|row| (row.one("h3").text(), row.all(".side").into_iter().map(column).collect())).collect()
}

/// The titles of the rows.
fn titles(page: &Page) -> Vec<String> {
    rows(page).into_iter().map(|(title, _)| title).collect()
}

fn column(title: &str, permalinks: &[&str]) -> (String, Vec<String>) {
    (title.to_owned(), permalinks.iter().map(|link| (*link).to_owned()).collect())
}

#[tokio::test]
async fn a_side_is_a_perspective_or_an_actor_or_a_person_in_the_order_given() {
    let site = Site::fixture();
    let page = site.page("/compare?side=league&side=abbey&side=mayor&side=city").await;
    let treaty = "/events/0430-treaty#";
    let (mayor, scribe) = (format!("{treaty}shared"), format!("{treaty}wrong-day"));
    assert_eq!(
        rows(&page),
        [(
            "Treaty of the <Harbour> & the League".to_owned(),
            vec![
                column("The League", &[&scribe]),
                column("The abbey", &[&scribe]),
                column("The Mayor", &[&mayor]),
                // The perspective, not the actor of the same id.
                column("The city", &[&mayor]),
            ]
        )]
    );
    assert_eq!(
        page.canonical().as_deref(),
        Some("https://history.example/compare?side=league&side=abbey&side=mayor&side=city")
    );
    assert_eq!(page.summary(), "1 event quoting The League, The abbey, The Mayor or The city");
    let turned = site.page("/compare?to=0431&side=city&side=burgomaster&side=city").await;
    assert_eq!(
        turned.canonical().as_deref(),
        Some("https://history.example/compare?side=city&side=mayor&to=0431"),
        "by current ids, each once, sides first"
    );
}

#[tokio::test]
async fn what_somebody_reports_stands_with_those_who_said_it() {
    let event = event_with(
        431,
        "",
        &[
            ("chronicle", "\"author\"", "[\"mayor\"]", false),
            ("chronicle", "\"author\"", "[\"league\"]", false),
            ("letter", "\"mayor\"", "[\"league\"]", true),
            ("chronicle", "\"author\"", "[]", true),
            ("chronicle", "[]", "[]", false),
        ],
    );
    let page = with(&[("events/0431-told.md", &event)])
        .page("/compare?side=city&side=abbey&side=league&from=0431&to=0431")
        .await;
    let told = |ids: &[&str]| ids.iter().map(|id| format!("/events/0431-told#{id}")).collect::<Vec<_>>();
    let columns: Vec<_> = rows(&page).remove(0).1.into_iter().map(|(_, permalinks)| permalinks).collect();
    // Quotations before paraphrases. The league has no perspective, so the abbey's author tells of it from the abbey's.
    assert_eq!(columns, [told(&["c2", "c0"]), told(&["c3", "c1"]), told(&["c2", "c1"])]);
    assert!(page.attrs(".citation-links a", "href").contains(&"/events/0431-told/cite?passage=c2".to_owned()));
}

#[tokio::test]
async fn an_actors_side_has_the_words_of_those_who_speak_for_it() {
    let event = event_with(
        500,
        "",
        &[("letter", "\"ferryman\"", "[]", true), ("letter", "\"mayor\"", "[\"ferryman\"]", false)],
    );
    let mut folder = fixture_folder();
    let people = folder.file("people.toml").expect("the people").bytes.to_vec();
    let people = String::from_utf8(people)
        .expect("text")
        .replace("<Ferryman>\"\nspeaks_for = \"city\"", "<Ferryman>\"\nspeaks_for = \"league\"");
    folder.put("people.toml", people.into_bytes());
    folder.put("events/0500-told.md", event.into_bytes());
    let site = Site::new(timeline(&folder), "https://history.example");
    let page = site.page("/compare?side=league&side=mayor&from=0500&to=0500").await;
    let (said, reported) = ("/events/0500-told#c0", "/events/0500-told#c1");
    assert_eq!(rows(&page)[0].1, [column("The League", &[said, reported]), column("The Mayor", &[reported])]);
}

#[tokio::test]
async fn a_silent_side_says_so_and_links_to_the_nearest_related_event_where_it_speaks() {
    let relation =
        |to: &str| format!("[[relations]]\nid = \"r\"\nto = \"{to}\"\ntype = \"led-to\"\ncitations = [\"c0\"]\n");
    let abbey = |year, relations: &str| event_with(year, relations, &[("chronicle", "\"author\"", "[]", true)]);
    let mayor = |year| event_with(year, "", &[("letter", "\"mayor\"", "[]", true)]);
    let site = with(&[
        ("events/0500-lone.md", &abbey(500, "")),
        ("events/0501-near.md", &mayor(501)),
        ("events/0600-start.md", &abbey(600, &relation("0601-between"))),
        ("events/0601-between.md", &abbey(601, &relation("0700-far"))),
        ("events/0602-near.md", &mayor(602)),
        ("events/0700-far.md", &mayor(700)),
    ]);
    let page = site.page("/compare?side=abbey&side=mayor&from=0500").await;
    let silent = |title: &str| {
        let row = page.all(".compared-event").into_iter().find(|row| row.one("h3").text() == title).expect("a row");
        let side = row.all(".nothing-quoted").remove(0);
        (side.text(), side.one("a").get("href").to_owned())
    };
    let (text, href) = silent("Told in 600");
    assert!(text.contains("Nothing quoted.") && text.contains("Nearest related event: Told in 700, 700"), "{text}");
    assert_eq!(href, "/events/0700-far#c0", "over two relations, although another event is nearer in time");
    let (text, href) = silent("Told in 500");
    assert!(text.contains("Nearest in time: Told in 501, 501"), "{text}");
    assert_eq!(href, "/events/0501-near#c0");
    let ferryman = site.page("/compare?side=abbey&side=ferryman&from=0500&to=0500").await;
    assert_eq!(ferryman.texts(".nothing-quoted"), ["Nothing quoted."], "he says nothing anywhere");
}

#[tokio::test]
async fn with_fewer_than_two_sides_the_page_is_a_form() {
    let site = Site::fixture();
    let page = site.page("/compare").await;
    assert_eq!((page.heading().as_str(), page.count(".compared-event")), ("Compare sides", 0));
    let first = page.all("select[name=side]").remove(0);
    assert_eq!(page.count("form[method=get] select[name=side]"), 4);
    assert_eq!(first.attrs("optgroup", "label"), ["Perspectives", "Actors", "People"]);
    assert_eq!(first.attrs("option", "value"), ["", "city", "abbey", "league", "mayor"], "those who speak");
    let one = site.page("/compare?side=mayor&kind=treaty&from=0430").await;
    one.says("Choose at least one more side").says("On these events: Treaty; from 430");
    assert_eq!(one.attrs("select[name=side] option[selected]", "value"), ["mayor"]);
    assert_eq!(
        (one.field_values("kind"), one.field_values("from")),
        (vec!["treaty".to_owned()], vec!["0430".to_owned()])
    );
    // What the form sends without a script.
    let sent = site.get("/compare?kind=treaty&side=mayor&side=&side=abbey&side=").await;
    assert_eq!(
        (sent.status, sent.header("location")),
        (StatusCode::SEE_OTHER, "/compare?side=mayor&side=abbey&kind=treaty")
    );
    let chosen = site.page("/compare?side=mayor&side=abbey&kind=treaty").await;
    assert_eq!(chosen.attrs("select[name=side] option[selected]", "value"), ["mayor", "abbey"]);
    assert_eq!(chosen.field_values("side"), ["mayor", "abbey"], "the filters keep the sides");
}

#[tokio::test]
async fn an_unknown_side_and_a_fifth_one_are_named_and_ignored() {
    let site = Site::fixture();
    let answer = site.get("/compare?side=abbey&side=mayer&side=mayor").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    let page = answer.page();
    let [problem] = &page.problems()[..] else { panic!("one problem: {:?}", page.problems()) };
    assert!(problem.starts_with("“mayer” in “side” is not a perspective, actor or person"), "{problem}");
    assert!(problem.ends_with("Did you mean “mayor”?"), "{problem}");
    assert_eq!(page.canonical().as_deref(), Some("https://history.example/compare?side=abbey&side=mayor"));
    let five = site.page("/compare?side=abbey&side=mayor&side=city&side=league&side=ferryman").await;
    assert_eq!(five.problems(), ["“ferryman” in “side” was ignored: at most 4 values are allowed."]);
    assert_eq!(rows(&five)[0].1.len(), 4);
    let picker = site.page("/compare?side=impostor&from=soon").await;
    assert_eq!(picker.problems().len(), 2, "{:?}", picker.problems());
}

#[tokio::test]
async fn every_filter_of_the_timeline_narrows_the_events_and_counts_them() {
    let war = event_with(440, "", &[("chronicle", "\"author\"", "[]", true)]);
    let site = with(&[("events/0440-told.md", &war)]);
    let both = "/compare?side=abbey&side=mayor";
    assert_eq!(titles(&site.page(both).await), ["Treaty of the <Harbour> & the League", "Told in 440"]);
    for (filter, found) in [
        ("kind=war", "Told in 440"),
        ("from=0431", "Told in 440"),
        ("q=harbour", "Treaty of the <Harbour> & the League"),
        ("actor=city", "Treaty of the <Harbour> & the League"),
    ] {
        let page = site.page(&format!("{both}&{filter}")).await;
        assert_eq!(titles(&page), [found], "{filter}");
        assert!(page.summary().starts_with("1 of 2 events quoting The abbey or The Mayor: "), "{}", page.summary());
        assert_eq!(page.link("Clear all"), both);
        let event = page.one(".compared-event h3 a").get("href");
        assert!(event.ends_with(&format!("?{filter}")), "{event} stays inside the filter");
    }
    let page = site.page(both).await;
    assert_eq!(page.choice("kind", "war").count, Some(1));
    assert_eq!(page.choice("kind", "treaty").count, Some(1), "of two treaties nobody speaks in one");
    let nothing = site.page(&format!("{both}&kind=founding")).await;
    assert_eq!((nothing.found(), nothing.link("See all events quoting these sides")), (0, both.to_owned()));
}

#[tokio::test]
async fn a_long_comparison_has_pages_of_fifty_events() {
    let events: Vec<_> = (0..60)
        .map(|n| {
            (format!("events/0{}-told.md", 500 + n), event_with(500 + n, "", &[("letter", "\"mayor\"", "[]", true)]))
        })
        .collect();
    let files: Vec<_> = events.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = with(&files);
    let view = "/compare?side=mayor&side=abbey&from=0500";
    let first = site.page(view).await;
    assert_eq!((first.found(), titles(&first).len()), (60, 50));
    assert_eq!(first.link("Next page"), format!("{view}&page=2"));
    let second = site.page(&format!("{view}&page=2")).await;
    assert_eq!((titles(&second).len(), titles(&second)[0].as_str()), (10, "Told in 550"));
    assert_eq!(second.canonical(), Some(format!("https://history.example{view}&page=2")));
    for page in ["3", "0", "x", "99999999999"] {
        assert_eq!(site.get(&format!("{view}&page={page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert_eq!(site.get("/compare?page=2").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_comparison_can_be_cited() {
    let site = Site::fixture();
    let page = site.page("/compare?side=abbey&side=mayor&to=0431").await;
    let cite = page.link("Share or cite this view");
    assert_eq!(cite, "/compare/cite?side=abbey&side=mayor&to=0431");
    let cited = site.page(&cite).await;
    cited.says("Compare: The abbey · The Mayor (until 431)");
    cited.says("https://history.example/compare?side=abbey&side=mayor&to=0431");
    assert_eq!(cited.link("Download BibTeX"), "/compare/cite.bib?side=abbey&side=mayor&to=0431");
    let json = site.get("/compare/cite.json?side=abbey&side=mayor").await;
    assert!(json.body.contains("\"https://history.example/compare?side=abbey&side=mayor\""), "{}", json.body);
}

#[tokio::test]
async fn voices_the_list_and_events_lead_to_a_comparison() {
    let site = Site::fixture();
    assert_eq!(site.page("/voices").await.link("Compare sides"), "/compare");
    assert_eq!(site.page("/voices/mayor").await.link("Compare with other sides"), "/compare?side=mayor");
    let list = site.page("/?kind=treaty&from=0430").await;
    assert_eq!(list.link("Compare sides on these events"), "/compare?kind=treaty&from=0430");
    let event = site.page("/events/0430-treaty").await;
    assert_eq!(event.link("Compare these sides on all events"), "/compare?side=city&side=abbey");
    let silent = site.page("/events/0450-peace").await;
    assert!(!silent.has_link("Compare these sides on all events") && !silent.has_link("Compare with other sides"));
}
