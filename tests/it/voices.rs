//! Voices: the facet, their pages, and perspectives side by side on the page of an event.

use crate::page::Page;
use crate::site::{Site, fixture_folder, timeline};
use axum::http::StatusCode;

/// The fixture with these files added or replaced.
fn with(files: &[(&str, &str)]) -> Site {
    let mut folder = fixture_folder();
    files.iter().for_each(|(path, text)| folder.put(path, text.as_bytes().to_vec()));
    Site::new(timeline(&folder), "https://history.example")
}

/// An event with these citations, each a source, its voice and reports as TOML, and whether it is quoted.
fn event_with(citations: &[(&str, &str, &str, bool)]) -> String {
    let citation = |(n, (source, voice, reports, quoted)): (usize, &(&str, &str, &str, bool))| {
        let body = if *quoted { format!("quote = \"Words {n}.\"") } else { format!("says = \"Words {n}.\"") };
        format!("[[citations]]\nid = \"c{n}\"\nsource = \"{source}\"\n{body}\nvoice = {voice}\nreports = {reports}\n")
    };
    let citations: String = citations.iter().enumerate().map(citation).collect();
    format!("+++\ntitle = \"Told\"\nsummary = \"S.\"\ndate = \"0431\"\nkind = \"war\"\n{citations}+++\nTold[^c0].\n")
}

/// The voices in the filters: headings, and names with their counts.
fn voices(page: &Page) -> Vec<String> {
    let facet = page.all("details.facet").into_iter().find(|facet| facet.count("input[name=voice]") > 0);
    facet.expect("voices").texts("legend, label")
}

/// The addresses that a list links to, in the order of the list.
fn links(page: &Page, list: &str) -> Vec<String> {
    page.attrs(&format!("{list} a"), "href")
}

#[tokio::test]
async fn an_event_has_the_voices_that_speak_in_it_or_are_reported() {
    let site = Site::fixture();
    for (voice, found) in [
        ("mayor", "1 of 4 events: quoting The Mayor"),
        ("league", "1 of 4 events: quoting The League"),
        ("author", "1 of 4 events: quoting the source’s author"),
        // A person does not speak for the state, and a paraphrase without a voice has none.
        ("city", "0 of 4 events: quoting The City"),
        ("publisher", "0 of 4 events: quoting the source’s publisher"),
        ("unattributed", "0 of 4 events: quoting an unnamed speaker"),
    ] {
        assert_eq!(site.page(&format!("/?voice={voice}")).await.summary(), found);
    }
    let two = site.page("/?voice=mayor&voice=city").await;
    assert_eq!(two.summary(), "1 of 4 events: quoting The City or The Mayor");
    let none = site.page("/?voice=mayor&kind=war").await;
    assert_eq!(none.summary(), "0 of 4 events: War; quoting The Mayor");
    let page = site.page("/?voice=burgomaster").await;
    assert_eq!(page.canonical().as_deref(), Some("https://history.example/?voice=mayor"));
    assert_eq!(page.events(), ["0430-treaty"]);
}

#[tokio::test]
async fn an_unknown_voice_is_named_and_matches_nothing() {
    let site = Site::fixture();
    let answer = site.get("/?voice=mayer").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    let page = answer.page();
    let [problem] = &page.problems()[..] else { panic!("one problem: {:?}", page.problems()) };
    assert!(
        problem.contains("Nobody called “mayer” is quoted") && problem.contains("Did you mean “mayor”?"),
        "{problem}"
    );
    assert_eq!(page.found(), 0);
    // A withdrawn citation has no voice.
    let [problem] = &site.page("/?voice=impostor").await.problems()[..] else { panic!("one problem") };
    assert!(problem.contains("“impostor”"), "{problem}");
}

#[tokio::test]
async fn voices_are_listed_in_the_filters_with_counts() {
    let site = Site::fixture();
    assert_eq!(voices(&site.page("/").await), ["The League 1", "The Mayor 1", "The source’s author 1"]);
    let page = site.page("/?kind=war&voice=league").await;
    let none = ["The League 0", "The Mayor 0", "The source’s author 0"];
    assert_eq!(voices(&page), none, "under the other facets' filters");
    assert_eq!(page.link("Remove quoting The League"), "/?kind=war");
    assert_eq!(page.link("without quoting The League"), "/?kind=war");
}

#[tokio::test]
async fn of_many_voices_six_are_listed_and_the_others_are_folded_under_their_perspectives() {
    let names: Vec<String> = (0..9).map(|n| format!("\"p{n}\"")).collect();
    let people: String =
        (0..9).fold(String::new(), |all, n| format!("{all}[[person]]\nid = \"p{n}\"\nname = \"P {n}\"\n"));
    let people = format!("{people}[[person]]\nid = \"mayor\"\nname = \"The Mayor\"\n");
    let event = event_with(&[("chronicle", &format!("[{}]", names.join(", ")), "[]", true)]);
    let site = with(&[("people.toml", &people), ("events/0431-told.md", &event)]);
    let page = site.page("/").await;
    let facet = page.all("details.facet").into_iter().find(|facet| facet.count("input[name=voice]") > 0);
    let facet = facet.expect("the facet of voices");
    assert_eq!(
        facet.texts(":scope > fieldset > .values label"),
        (0..6).map(|n| format!("P {n} 1")).collect::<Vec<_>>()
    );
    let more = facet.one("details.more");
    assert_eq!(more.one("summary").text(), "Show all 12 Quoted");
    assert_eq!(more.texts("legend"), ["Others", "From any perspective"], "these people speak for no side");
    assert_eq!(more.count("label"), 6);
    let folded = |page: &Page| {
        let facets = page.all("details.facet").into_iter();
        facets.filter(|facet| facet.count("input[name=voice]") > 0).all(|facet| facet.attr("open").is_none())
    };
    let chosen = site.page("/?voice=p7").await;
    assert_eq!((folded(&page), folded(&chosen)), (true, false));
    assert_eq!(chosen.events(), ["0431-told"]);
}

#[tokio::test]
async fn a_timeline_without_perspectives_lists_voices_without_headings() {
    let site = with(&[
        ("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n"),
        ("people.toml", "[[person]]\nid = \"mayor\"\nname = \"The Mayor\"\n"),
        ("sources/chronicle.toml", "title = \"The Chronicle\"\n"),
    ]);
    assert_eq!(voices(&site.page("/").await), ["The League 1", "The Mayor 1", "The source’s author 1"]);
    assert!(sides(&site.page("/events/0430-treaty").await).is_empty());
}

#[tokio::test]
async fn the_list_of_voices_shows_counts_and_perspectives() {
    let page = Site::fixture().page("/voices").await;
    assert_eq!(
        page.texts("main h2"),
        ["The city", "The abbey", "Others"],
        "the timeline's perspectives in their order"
    );
    assert_eq!(page.attrs("main h2", "id"), ["_city", "_abbey", "_"]);
    assert_eq!(links(&page, "main ul"), ["/voices/mayor", "/voices/author#_abbey", "/voices/league"]);
    assert_eq!(page.texts("main h3"), ["The Mayor", "Authors of sources", "The League"]);
    let figures: Vec<_> = page.all("main p.byline").into_iter().map(|by| by.texts("span")).collect();
    assert_eq!(
        figures,
        [&["The City", "1 quotation", "1 event"][..], &["1 quotation", "1 event"], &["1 quotation", "1 event"]]
    );
    page.does_not_say("Ferryman");
    assert_eq!(page.current().as_deref(), Some("Quoted"));
}

#[tokio::test]
async fn a_voice_has_a_page_with_what_it_says_in_chronological_order() {
    let later = event_with(&[("letter", "\"mayor\"", "[]", false), ("letter", "\"mayor\"", "[]", true)]);
    let site = with(&[("events/0431-told.md", &later)]);
    let page = site.page("/voices/mayor").await;
    assert_eq!(page.heading(), "The Mayor");
    assert_eq!(page.title(), "The Mayor in the sources · A small war");
    page.says("Speaks for The City, whose own statements are counted separately")
        .says("2 quotations · 1 paraphrase · 2 events");
    assert_eq!((page.link("The City"), page.link("The city")), ("/voices/city".into(), "/voices#_city".into()));
    assert_eq!(page.link("See the 2 events in the timeline"), "/?voice=mayor");
    assert_eq!(page.count("section.chart"), 1);
    let summary = page.id("_told");
    assert_eq!(summary.text(), "2 quotations and 1 paraphrase, in chronological order");
    assert_eq!(summary.attr("tabindex"), Some("-1"));
    page.main().says_in_order(&[
        "in chronological order",
        "Treaty",
        "The harbour, said",
        "Told",
        "“Words 1.”",
        "Words 0.",
    ]);
    assert_eq!(page.main().link("Told"), "/events/0431-told");
    assert!(page.attrs("a[data-copy]", "href").contains(&"/events/0430-treaty#shared".to_owned()));
    page.says("A letter of the mayor");
    let league = site.page("/voices/league").await;
    league.says("A. Scribe (reported view: The League)");
    assert_eq!(league.link("All its events"), "/actors/league");
    let city = site.page("/voices/city").await;
    city.says("Nobody is quoted or paraphrased here.").says("The <Ferryman>");
    assert_eq!(city.count("section.chart"), 0, "there is nothing to draw");
    assert_eq!(city.link("The Mayor"), "/voices/mayor");
    assert!(!city.links_to("/voices/ferryman"), "he says nothing");
}

#[tokio::test]
async fn authors_are_listed_by_source_under_the_source_s_perspective() {
    let event = event_with(&[("letter", "\"author\"", "[]", false), ("chronicle", "\"publisher\"", "[]", true)]);
    let site = with(&[("events/0431-told.md", &event)]);
    let page = site.page("/voices/author").await;
    assert_eq!(page.heading(), "Authors of sources");
    page.says("1 quotation · 1 paraphrase · 2 events");
    assert!(page.links_to("/?voice=author"));
    assert_eq!(page.attrs("main section h2", "id"), ["_abbey", "_"]);
    assert_eq!(page.texts("main section h2"), ["The abbey", "Others"]);
    assert_eq!(links(&page, "main section ul"), ["/sources/chronicle", "/sources/letter"]);
    let figures: Vec<_> = page.all("main section li p.byline").into_iter().map(|by| by.texts("span")).collect();
    assert_eq!(figures, [&["A. Scribe", "1 quotation", "1 event"][..], &["1 paraphrase", "1 event"]]);
    let publishers = site.page("/voices/publisher").await;
    assert_eq!(publishers.heading(), "Publishers of sources");
    assert!(publishers.links_to("/sources/chronicle"));
    site.page("/voices/unattributed").await.says("Nobody is quoted or paraphrased here.");
}

#[tokio::test]
async fn published_addresses_of_voices_redirect() {
    let site = Site::fixture();
    for (from, to) in [
        ("/voices/burgomaster", "/voices/mayor"),
        ("/voices/metropolis", "/voices/city"),
        ("/voices/Mayor", "/voices/mayor"),
        ("/voices/AUTHOR", "/voices/author"),
        ("/voices/mayor/", "/voices/mayor"),
    ] {
        let answer = site.get(from).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to), "{from}");
    }
    let gone = site.get("/voices/impostor").await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.page().says("The mayor had no double.");
    let unknown = site.get("/voices/mayer").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_eq!(unknown.page().main().link("The Mayor"), "/voices/mayor");
}

/// The perspectives on an event's page: the heading of each, and its citations.
fn sides(page: &Page) -> Vec<(String, Vec<String>)> {
    let sides = page.all(".perspective").into_iter();
    sides.map(|side| (side.one("h3").text(), side.attrs("figure[id]", "id"))).collect()
}

#[tokio::test]
async fn several_perspectives_on_an_event_are_shown_side_by_side() {
    let page = Site::fixture().page("/events/0430-treaty").await;
    let headings: Vec<String> = sides(&page).into_iter().map(|(heading, _)| heading).collect();
    assert_eq!(headings, ["The city", "The abbey"]);
    // In the order of the timeline's perspectives; the numbers follow the first use in the text.
    let event = event_with(&[
        ("chronicle", "\"author\"", "[]", true),
        ("letter", "\"mayor\"", "[]", false),
        ("letter", "\"league\"", "[]", true),
        ("chronicle", "\"author\"", "[\"league\"]", false),
        ("letter", "\"mayor\"", "[]", true),
        ("letter", "[\"mayor\"]", "[]", true),
        ("chronicle", "[]", "[]", false),
    ]);
    let page = with(&[(
        "events/0431-told.md",
        &event.replace(
            "id = \"c5\"\nsource = \"letter\"\nquote = \"Words 5.\"\nvoice = [\"mayor\"]",
            "id = \"c5\"\nsource = \"chronicle\"\nquote = \"Words 5.\"\nvoice = [\"author\", \"mayor\"]",
        ),
    )])
    .page("/events/0431-told")
    .await;
    let side = |heading: &str, ids: &[&str]| (heading.to_owned(), ids.iter().map(|id| (*id).to_owned()).collect());
    // Quotations before paraphrases, in the order of the file; c6, which has no voice, comes last.
    assert_eq!(
        sides(&page),
        [
            side("The city", &["c4", "c1"]),
            side("The city and The abbey", &["c5"]),
            side("The abbey", &["c0", "c3"]),
            side("Others", &["c2"]),
        ]
    );
    assert_eq!(page.attrs("figure[id]", "id"), ["c4", "c1", "c5", "c0", "c3", "c2", "c6"]);
    assert_eq!(page.texts("figure .number"), ["2", "3", "4", "1", "5", "6", "7"]);
    let footnote = page.one("sup a");
    assert_eq!((footnote.text().as_str(), footnote.get("href")), ("1", "#c0"));
    assert_eq!(footnote.get("aria-label"), "Reference 1");
    page.says("Further sources, in summary");
    assert_eq!(page.id("c0").attrs("a[data-copy]", "href"), ["/events/0431-told#c0"]);
}

#[tokio::test]
async fn one_perspective_alone_needs_no_heading() {
    let event = event_with(&[
        ("letter", "\"mayor\"", "[]", true),
        ("letter", "\"league\"", "[]", true),
        ("chronicle", "[]", "[]", false),
    ]);
    let page = with(&[("events/0431-told.md", &event)]).page("/events/0431-told").await;
    assert!(sides(&page).is_empty());
    page.says("What the sources say").says("Further sources, in summary");
}

#[tokio::test]
async fn speakers_are_linked_from_events_and_actors() {
    let site = Site::fixture();
    let event = site.page("/events/0430-treaty").await;
    assert_eq!(event.one("dl.facts").described("People").as_deref(), Some("The Mayor"));
    assert_eq!(event.one("dl.facts").link("The Mayor"), "/people/mayor");
    let city = site.page("/actors/city").await;
    city.says("The Mayor, The <Ferryman>");
    assert_eq!(
        (city.link("The Mayor"), city.link("The <Ferryman>")),
        ("/people/mayor".into(), "/people/ferryman".into())
    );
    assert_eq!(site.page("/actors/league").await.link("quoted once"), "/voices/league");
}
