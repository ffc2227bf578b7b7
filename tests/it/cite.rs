//! How to cite events, passages, views, threads and sources.

use crate::page::{Element, Page};
use crate::site::{Site, TODAY, fixture_folder, timeline};
use axum::http::StatusCode;
use proptest::prelude::*;
use serde_json::Value;
use sourceline::load::{Folder, check};
use sourceline::model::DEFAULT_SOURCE_KINDS;
use sourceline::model::date::Day;
use sourceline::query::Edition;
use std::sync::atomic::{AtomicI64, Ordering};

const BASE: &str = "https://history.example";

/// The fixture with these files added or replaced.
fn folder(files: &[(&str, &str)]) -> Folder {
    let mut folder = fixture_folder();
    files.iter().for_each(|(path, text)| folder.put(path, text.as_bytes().to_vec()));
    folder
}

/// The page of citations of a source with this record.
async fn cite(record: &str) -> Page {
    let site = Site::new(timeline(&folder(&[("sources/paper.toml", record)])), BASE);
    site.page("/sources/paper/cite").await
}

/// The citations on a page, by the name of their style, with italics between asterisks.
fn forms(page: &Page) -> Vec<(String, String)> {
    let text = |description: Element| {
        let text = description.one("p, pre");
        // Styles have italics; records are shown line by line.
        if text.count("i") == 0 { text.raw_text() } else { text.marked_text("i", "*") }
    };
    page.all("main dl > dt").into_iter().map(|term| (term.text(), text(term.next("dd")).trim().to_owned())).collect()
}

/// The first citation in this style.
fn form(page: &Page, name: &str) -> String {
    let all = forms(page);
    all.iter().find(|(other, _)| other == name).unwrap_or_else(|| panic!("no {name} in {all:?}")).1.clone()
}

const APA: &str = "APA 7, reference list";
const APA_TEXT: &str = "APA 7, in the text";
const NOTE: &str = "Chicago 18, note";
const CHICAGO: &str = "Chicago 18, bibliography";

#[tokio::test]
async fn an_event_is_cited_as_an_entry_with_the_datas_version_and_the_day_of_access() {
    let page = Site::fixture().page("/events/0430-treaty/cite").await;
    assert_eq!(page.heading(), "Cite “Treaty of the <Harbour> & the League”");
    assert_eq!(page.id("_work-1").text(), "This page");
    let url = "https://history.example/events/0430-treaty";
    let title = "Treaty of the <Harbour> & the League";
    let expected = [
        (
            APA,
            format!(
                "Editor, A. (2026). {title}. In *A small war* (Version test). Retrieved November 26, 2026, from {url}"
            ),
        ),
        (APA_TEXT, "(Editor, 2026)".to_owned()),
        (
            NOTE,
            format!(
                "Ann Editor, “{title},” *A small war*, version test, November 24, 2026, accessed November 26, 2026, {url}."
            ),
        ),
        (
            CHICAGO,
            format!(
                "Editor, Ann. “{title}.” *A small war*, version test. November 24, 2026. Accessed November 26, 2026. {url}."
            ),
        ),
        ("Web address", format!("{url}, version test, accessed 26 November 2026")),
    ];
    let all = forms(&page);
    assert_eq!(all[..5], expected.map(|(name, text)| (name.to_owned(), text)));
    assert_eq!(all[5..].iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["BibTeX", "CSL-JSON"]);
}

#[tokio::test]
async fn a_passage_is_cited_with_the_quoted_work_and_the_work_it_was_read_in() {
    let site = Site::fixture();
    let page = site.page("/events/0430-treaty/cite?passage=shared").await;
    page.says("“The harbour, said the mayor, is for all");
    page.says("Cite both: the first as quoted in the second.");
    assert_eq!(page.canonical(), Some(format!("{BASE}/events/0430-treaty/cite?passage=shared")));
    assert_eq!(
        page.texts("section.citation-formats h2"),
        ["The original source", "The source in which it was read", "This page, at the passage"]
    );
    let notes: Vec<String> = forms(&page).into_iter().filter(|(name, _)| name == NOTE).map(|(_, text)| text).collect();
    assert_eq!(notes[0], "A letter of the mayor, n.d.");
    assert_eq!(notes[1], "A. Scribe, *The Chronicle* (The Abbey, 440 AD), https://example.org/chronicle.");
    assert!(notes[2].ends_with("https://history.example/events/0430-treaty#shared."), "{}", notes[2]);
    // The locator belongs to the note and the in-text citation, not to the bibliography.
    let page = site.page("/events/0430-treaty/cite?passage=seal").await;
    assert_eq!(form(&page, NOTE), "A letter of the mayor, n.d., seal.");
    assert_eq!(form(&page, APA_TEXT), "([A letter of the mayor], n.d., seal)");
    assert_eq!(form(&page, APA), "[A letter of the mayor]. (n.d.).");
    page.does_not_say("Name both");
}

#[tokio::test]
async fn published_addresses_of_citations_redirect_and_unknown_ones_say_what_is_missing() {
    let site = Site::fixture();
    for (from, to) in [
        ("/events/0430-pact/cite", "/events/0430-treaty/cite"),
        ("/events/0430-pact/cite.bib?passage=shared", "/events/0430-treaty/cite.bib?passage=shared"),
        ("/events/0430-treaty/cite?passage=for-all", "/events/0430-treaty/cite?passage=shared"),
        ("/events/0430-treaty/cite.json?passage=for-all", "/events/0430-treaty/cite.json?passage=shared"),
        ("/events/0430-TREATY/cite", "/events/0430-treaty/cite"),
        ("/Events/0430-treaty/Cite/", "/events/0430-treaty/cite"),
        ("/threads/old-quarrel/cite", "/threads/harbour-quarrel/cite"),
        ("/cite/?kind=war", "/cite?kind=war"),
    ] {
        let answer = site.get(from).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, to), "{from}");
    }
    let gone = site.get("/events/0430-treaty/cite?passage=forged").await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.page().says("The copy was forged.");
    for ending in ["", ".bib", ".json"] {
        let missing = site.get(&format!("/events/0430-treaty/cite{ending}?passage=shard")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
        missing.page().says("This event has no passage “shard”.");
        assert!(missing.page().main().links_to("/events/0430-treaty"));
        assert_eq!(site.get(&format!("/events/none/cite{ending}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get(&format!("/events/0440-rumour/cite{ending}")).await.status, StatusCode::GONE);
        let long = format!("/cite{ending}?{}", "actor=x&".repeat(1300));
        assert_eq!(site.get(&long).await.status, StatusCode::URI_TOO_LONG);
        for hostile in ["?passage=%ff", "?passage=%00", "?passage=%3Cscript%3E", "?passage=../x", "?passage=", "?&&="] {
            let answer = site.get(&format!("/events/0430-treaty/cite{ending}{hostile}")).await;
            assert!(answer.status.as_u16() < 500, "{hostile}: {}", answer.status);
            assert!(!answer.body.contains("<script>") && !answer.body.contains('\0'), "{hostile}");
        }
    }
    assert_eq!(site.get("/events/0430-treaty/cite.ris").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_view_is_cited_by_its_canonical_address_and_the_timeline_as_a_dataset() {
    let site = Site::new(timeline(&folder(&[])), "https://example.org/history");
    let page = site.page("/history/cite?kind=war&actor=league&x=1&page=3").await;
    assert_eq!(page.canonical().as_deref(), Some("https://example.org/history/cite?actor=league&kind=war"));
    let url = "https://example.org/history/?actor=league&kind=war";
    assert_eq!(
        form(&page, APA),
        format!(
            "Editor, A. (2026). 1 of 4 events: The League; War. In *A small war* (Version test). Retrieved November 26, 2026, from {url}"
        )
    );
    assert!(page.links_to("/history/cite.bib?actor=league&kind=war"));
    assert_eq!(page.one("p.breadcrumbs a").get("href"), "/history/?actor=league&kind=war");
    let page = site.page("/history/cite").await;
    assert_eq!(
        form(&page, APA),
        "Editor, A. (2026). *A small war* (Version test) [Dataset]. Retrieved November 26, 2026, from https://example.org/history/"
    );
}

#[tokio::test]
async fn a_thread_is_cited_like_an_entry() {
    let page = Site::fixture().page("/threads/harbour-quarrel/cite").await;
    assert_eq!(form(&page, APA_TEXT), "(Editor, 2026)");
    assert!(
        form(&page, CHICAGO).starts_with("Editor, Ann. “How the <harbour> was lost.” *A small war*, version test.")
    );
}

#[tokio::test]
async fn every_page_links_to_its_citations() {
    let site = Site::fixture();
    let event = site.page("/events/0430-treaty?actor=city").await;
    assert_eq!(event.link("Cite this event"), "/events/0430-treaty/cite");
    assert_eq!(event.id("shared").link("Cite reference 1"), "/events/0430-treaty/cite?passage=shared");
    let source = site.page("/sources/chronicle").await;
    assert_eq!(source.link("Cite this source"), "/sources/chronicle/cite");
    assert!(source.links_to("/events/0430-treaty/cite?passage=wrong-day"));
    assert!(site.page("/threads/harbour-quarrel").await.links_to("/threads/harbour-quarrel/cite"));
    let view = site.page("/?kind=war&actor=league").await;
    assert_eq!(view.link("Share or cite this view"), "/cite?actor=league&kind=war");
    assert_eq!(site.page("/").await.link("Share or cite this view"), "/cite");
    let page = site.page("/events/0430-treaty/cite?passage=shared").await;
    assert_eq!(page.one("p.breadcrumbs a").get("href"), "/events/0430-treaty#shared");
    let files = page.attrs("a[download]", "href");
    assert!(files.contains(&"/events/0430-treaty/cite.bib?passage=shared".to_owned()), "{files:?}");
    for button in page.all("main dd button") {
        page.id(button.get("data-copy-target"));
    }
    assert!(page.count("main dd button") > 3);
}

static DAY: AtomicI64 = AtomicI64::new(0);

#[tokio::test]
async fn the_day_of_access_is_today_even_after_the_program_has_run_for_days() {
    let tomorrow: fn() -> Day = || Day::new(TODAY().number() + DAY.load(Ordering::SeqCst));
    let site = Site::with(Edition::new(timeline(&folder(&[])), "test"), Folder::default(), BASE, tomorrow);
    for ending in ["", ".bib", ".json"] {
        let path = format!("/events/0430-treaty/cite{ending}");
        DAY.store(0, Ordering::SeqCst);
        let today = site.get(&path).await;
        DAY.store(1, Ordering::SeqCst);
        let tomorrow = site.get(&path).await;
        assert_ne!(today.body, tomorrow.body, "{ending}");
        assert_eq!(tomorrow.header("cache-control"), "private, no-cache");
        assert!(tomorrow.body.contains("2026-11-27") || tomorrow.body.contains("[[2026,11,27]]"), "{}", tomorrow.body);
    }
}

#[tokio::test]
async fn downloads_have_the_registered_media_types() {
    let site = Site::fixture();
    for (path, kind, name) in [
        ("/events/0430-treaty/cite.bib", "application/x-bibtex; charset=utf-8", "0430-treaty.bib"),
        ("/events/0430-treaty/cite.json", "application/vnd.citationstyles.csl+json", "0430-treaty.json"),
        (
            "/events/0430-treaty/cite.bib?passage=shared",
            "application/x-bibtex; charset=utf-8",
            "0430-treaty-shared.bib",
        ),
        ("/sources/chronicle/cite.json", "application/vnd.citationstyles.csl+json", "chronicle.json"),
        ("/cite.bib?kind=war", "application/x-bibtex; charset=utf-8", "view.bib"),
        ("/cite.json", "application/vnd.citationstyles.csl+json", "edition.json"),
    ] {
        let file = site.get(path).await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, kind), "{path}");
        assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{name}\""));
    }
    let file = site.get("/events/0430-treaty/cite.bib?passage=shared").await;
    for key in ["@misc{letter,", "@book{chronicle,", "@incollection{0430-treaty:shared,"] {
        assert!(file.body.contains(key), "{key}");
    }
}

/// The text variables of CSL 1.0.2 that these records may have (csl-data.json of the CSL schema).
const TEXTS: [&str; 23] = [
    "id",
    "type",
    "title",
    "container-title",
    "publisher",
    "language",
    "URL",
    "version",
    "abstract",
    "keyword",
    "original-title",
    "genre",
    "status",
    "publisher-place",
    "edition",
    "volume",
    "issue",
    "number",
    "page",
    "DOI",
    "ISBN",
    "archive",
    "archive_location",
];

/// The items of a CSL-JSON text, which must follow the schema.
fn items(text: &str) -> Vec<Value> {
    let Value::Array(items) = serde_json::from_str(text).expect("JSON") else { panic!("no list: {text}") };
    for item in &items {
        let variables = item.as_object().expect("an item");
        assert!(variables.contains_key("id") && variables.contains_key("type"), "{item}");
        for (name, value) in variables {
            match name.as_str() {
                "author" | "editor" | "translator" => {
                    for person in value.as_array().expect("names") {
                        let keys: Vec<&str> = person.as_object().expect("a name").keys().map(String::as_str).collect();
                        assert!(
                            keys == ["literal"]
                                || keys == ["family", "given"]
                                || keys == ["family", "given", "static-ordering"],
                            "{person}"
                        );
                    }
                }
                "issued" | "accessed" => {
                    let date = value.as_object().expect("a date");
                    assert!(
                        date.keys().all(|key| ["date-parts", "season", "circa", "literal"].contains(&key.as_str())),
                        "{value}"
                    );
                    assert!(date.contains_key("date-parts") != date.contains_key("literal"), "{value}");
                    let parts = value["date-parts"].as_array().into_iter().flatten();
                    assert!(parts.clone().count() <= 2);
                    parts.for_each(|part| assert!((1..=3).contains(&part.as_array().expect("parts").len()), "{value}"));
                }
                name => assert!(TEXTS.contains(&name) && value.is_string(), "{name}: {value}"),
            }
        }
    }
    items
}

#[tokio::test]
async fn csl_json_follows_its_schema() {
    let site = Site::fixture();
    for path in [
        "/events/0430-treaty/cite.json?passage=shared",
        "/threads/first-years/cite.json",
        "/cite.json?kind=war",
        "/cite.json",
    ] {
        items(&site.get(path).await.body);
    }
    let [letter, chronicle, entry] = &items(&site.get("/events/0430-treaty/cite.json?passage=shared").await.body)[..]
    else {
        panic!("three works");
    };
    assert_eq!((&letter["type"], &letter["title"]), (&"document".into(), &"[A letter of the mayor]".into()));
    assert_eq!((&chronicle["type"], &chronicle["issued"]["date-parts"]), (&"book".into(), &serde_json::json!([[440]])));
    assert_eq!(entry["type"], "entry-encyclopedia");
    assert_eq!(entry["accessed"]["date-parts"], serde_json::json!([[2026, 11, 26]]));
    assert_eq!(entry["author"], serde_json::json!([{ "family": "Editor", "given": "Ann" }]));
    // The event's official title is found by a search.
    assert_eq!(entry["keyword"], "Συνθήκη");
}

#[tokio::test]
async fn a_date_is_never_more_precise_than_the_source() {
    for (date, issued, apa) in [
        ("1950-02-14", r#"{"date-parts":[[1950,2,14]]}"#, "(1950)"),
        ("1950-02", r#"{"date-parts":[[1950,2]]}"#, "(1950)"),
        ("1950-02-XX", r#"{"date-parts":[[1950,2]]}"#, "(1950)"),
        ("1950-XX", r#"{"date-parts":[[1950]]}"#, "(1950)"),
        ("1957~", r#"{"circa":true,"date-parts":[[1957]]}"#, "(ca. 1957)"),
        ("1957?", r#"{"circa":true,"date-parts":[[1957]]}"#, "(ca. 1957)"),
        ("1989-22", r#"{"date-parts":[[1989]],"season":2}"#, "(summer 1989)"),
        ("1989-34", r#"{"literal":"second quarter of 1989"}"#, "(second quarter of 1989)"),
        ("195X", r#"{"literal":"1950s"}"#, "(1950s)"),
        ("2000/2001", r#"{"date-parts":[[2000],[2001]]}"#, "(2000–2001)"),
        ("1950-06-25/1953-07-27", r#"{"date-parts":[[1950,6,25],[1953,7,27]]}"#, "(1950–1953)"),
        ("1950-02/1950-03", r#"{"date-parts":[[1950,2],[1950,3]]}"#, "(1950)"),
        ("1950/..", r#"{"literal":"since 1950"}"#, "(1950–)"),
        ("../1950-03", r#"{"literal":"until March 1950"}"#, "(–1950)"),
        ("1950~/1953-03", r#"{"circa":true,"date-parts":[[1950],[1953,3]]}"#, "(c. 1950–1953)"),
        ("-0043", r#"{"date-parts":[[-44]]}"#, "(44 B.C.E.)"),
        ("0000", r#"{"date-parts":[[-1]]}"#, "(1 B.C.E.)"),
        ("Y-170000", r#"{"date-parts":[[-170001]]}"#, "(170,001 bce)"),
    ] {
        let record = format!("title = \"Work\"\nkind = \"book\"\ndate = \"{date}\"\n");
        let page = cite(&record).await;
        let found = items(&form(&page, "CSL-JSON"));
        assert_eq!(found[0]["issued"].to_string(), issued, "{date}");
        assert_eq!(form(&page, APA), format!("*Work*. {apa}."), "{date}");
    }
    let page = cite("title = \"Work\"\nkind = \"book\"\n").await;
    assert_eq!((form(&page, APA), items(&form(&page, "CSL-JSON"))[0].get("issued")), ("*Work*. (n.d.).".into(), None));
    let bib = |date: &str| format!("title = \"Work\"\ndate = \"{date}\"\n");
    for (date, fields) in [
        ("1950-02-14", "year = {1950},\n  month = feb,\n  day = {14},"),
        ("195X", "year = {1950s},"),
        ("1957~", "year = {c. 1957},"),
        ("2000/2001", "year = {2000–2001},"),
    ] {
        let bibtex = form(&cite(&bib(date)).await, "BibTeX");
        assert!(bibtex.contains(fields), "{date}: {bibtex}");
    }
}

#[tokio::test]
async fn people_are_sorted_by_family_name_and_institutions_are_kept_whole() {
    let names = "authors = [{ family = \"Burr\", given = \"William\" }, { family = \"Zhou\", given = \"Enlai\", family_first = true }, \"North Atlantic Council\"]";
    let page = cite(&format!("title = \"Work\"\nkind = \"book\"\ndate = \"1950\"\n{names}\n")).await;
    assert_eq!(form(&page, APA), "Burr, W., Zhou, E., & North Atlantic Council. (1950). *Work*.");
    assert_eq!(form(&page, NOTE), "William Burr et al., *Work* (1950).");
    assert_eq!(form(&page, CHICAGO), "Burr, William, Zhou Enlai, and North Atlantic Council. *Work*. 1950.");
    let bibtex = form(&page, "BibTeX");
    assert!(bibtex.contains("author = {Burr, William and Zhou, Enlai and {North Atlantic Council}},"), "{bibtex}");
    let authors = &items(&form(&page, "CSL-JSON"))[0]["author"];
    assert_eq!(authors[1], serde_json::json!({ "family": "Zhou", "given": "Enlai", "static-ordering": true }));
    let person = "title = \"Work\"\nkind = \"book\"\ndate = \"1966\"\nauthors = { family = \"de Gaulle\", given = \"Charles\" }\n";
    let page = cite(person).await;
    assert_eq!(form(&page, APA), "de Gaulle, C. (1966). *Work*.");
    assert_eq!(form(&page, CHICAGO), "Gaulle, Charles de. *Work*. 1966.");
    // Pages show the name in spoken order.
    let site = Site::new(timeline(&folder(&[("sources/paper.toml", &format!("title = \"Work\"\n{names}\n"))])), BASE);
    site.page("/sources/paper").await.says("William Burr, Zhou Enlai and North Atlantic Council");
}

#[test]
fn an_incomplete_name_is_refused_with_what_to_write() {
    for (authors, said) in [
        ("[{ given = \"Ann\" }]", "the key `family` is missing"),
        ("[{ family = \"Editor\", first = \"Ann\" }]", "there is no key `first` here"),
        ("[1950]", "names, as strings or as { family = \"…\", given = \"…\" }"),
    ] {
        let work = format!("title = \"Work\"\nauthors = {authors}\n");
        let diagnostics = check(&folder(&[("sources/paper.toml", &work)]), None).diagnostics;
        let text = diagnostics.text("", false);
        assert!(
            diagnostics.has_errors() && text.contains(said) && text.contains("sources/paper.toml:2:"),
            "{authors}: {text}"
        );
    }
}

#[tokio::test]
async fn a_title_in_another_language_is_kept_with_its_translation() {
    let page =
        cite("title = \"中俄联合声明\"\ndescription = \"Joint statement\"\nlanguage = \"zh\"\nkind = \"statement\"\n")
            .await;
    assert_eq!(form(&page, NOTE), "“中俄联合声明 [Joint statement],” n.d.");
    let treaty = "title = \"Treaty of Friendship\"\nlanguage = \"zh\"\nkind = \"treaty\"\ndate = \"1950-02-14\"\n\
                  titles = { zh = \"友好条约\", ru = \"Договор о дружбе\" }\n";
    let page = cite(treaty).await;
    assert_eq!(form(&page, APA), "友好条约 [Treaty of Friendship], February 14, 1950.");
    assert!(form(&page, "BibTeX").contains("title = {{友好条约 [Treaty of Friendship]}},"));
    let page = cite(&treaty.replace("language = \"zh\"", "language = \"en\"")).await;
    assert_eq!(form(&page, CHICAGO), "Treaty of Friendship, February 14, 1950.");
    assert_eq!(items(&form(&page, "CSL-JSON"))[0]["original-title"], "友好条约");
}

#[tokio::test]
async fn each_kind_of_source_is_named_in_every_style_even_without_a_title() {
    for (kind, _) in DEFAULT_SOURCE_KINDS {
        for more in
            ["", "container = \"The Container\"\n", "url = \"https://example.org/a_b%20c\"\ndate = \"1950-02\"\n"]
        {
            for (called, title) in [("title", "NATO and the wall of NATO"), ("description", "Letter to NATO")] {
                let page =
                    cite(&format!("{called} = \"{title}\"\nkind = \"{kind}\"\npublisher = \"The Press\"\n{more}"))
                        .await;
                for (name, text) in forms(&page).iter().filter(|(name, _)| name != "Web address" && name != APA_TEXT) {
                    assert!(text.contains(title), "{kind}, {called}, {more} {name}: {text}");
                }
                if more.starts_with("url") {
                    // Chicago names posts in notes only.
                    let listed = |name: &&str| *name != CHICAGO || *kind != "post";
                    for name in [APA, NOTE, CHICAGO, "BibTeX"].into_iter().filter(listed) {
                        assert!(form(&page, name).contains("https://example.org/a_b%20c"), "{kind} {name}");
                    }
                }
            }
        }
    }
}

/// Compared with the manuals: APA 7, chapter 10 and 11; Chicago 18, chapter 14.
#[tokio::test]
async fn works_of_every_sort_are_cited_as_the_manuals_say() {
    const OXFORD: &str = "publisher = \"Oxford University Press\"\npublisher_place = \"Oxford\"\n";
    let editors = "editors = [{ family = \"Burr\", given = \"William\" }, { family = \"Zhou\", given = \"Enlai\", family_first = true }]\n";
    let jenner = "authors = [{ family = \"Jenner\", given = \"Edward\" }]\n";
    let kept = "archive = \"Wellcome Collection\"\nshelfmark = \"MS 5232/5\"\n";
    for (record, apa, note, chicago) in [
        (
            format!("title = \"Vaccination\"\nkind = \"journal-article\"\n{jenner}container = \"The Journal\"\nvolume = \"18\"\nissue = \"1\"\npages = \"21–25\"\ndoi = \"10.1080/08998280\"\ndate = \"2005-01\"\n"),
            "Jenner, E. (2005). Vaccination. *The Journal*, *18*(1), 21–25. https://doi.org/10.1080/08998280",
            "Edward Jenner, “Vaccination,” *The Journal* 18, no. 1 (2005): 21–25, https://doi.org/10.1080/08998280.",
            "Jenner, Edward. “Vaccination.” *The Journal* 18, no. 1 (2005): 21–25. https://doi.org/10.1080/08998280.",
        ),
        (
            format!("title = \"Origins\"\nkind = \"chapter\"\n{jenner}{editors}{OXFORD}container = \"A handbook\"\nedition = \"2\"\npages = \"101-117\"\nisbn = \"978-0-571-08989-5\"\ndate = \"2010\"\n"),
            "Jenner, E. (2010). Origins. In W. Burr & E. Zhou (Eds.), *A handbook* (2nd ed., pp. 101–117). Oxford University Press.",
            "Edward Jenner, “Origins,” in *A handbook*, 2nd ed., ed. William Burr and Zhou Enlai (Oxford University Press, 2010).",
            "Jenner, Edward. “Origins.” In *A handbook*, 2nd ed., edited by William Burr and Zhou Enlai. Oxford University Press, 2010.",
        ),
        (
            format!("title = \"Papers\"\nkind = \"book\"\n{editors}{OXFORD}date = \"2009\"\n"),
            "Burr, W., & Zhou, E. (Eds.). (2009). *Papers*. Oxford University Press.",
            "William Burr and Zhou Enlai, eds., *Papers* (Oxford University Press, 2009).",
            "Burr, William, and Zhou Enlai, eds. *Papers*. Oxford University Press, 2009.",
        ),
        (
            format!("title = \"Smallpox\"\nkind = \"book\"\n{jenner}translators = [{{ family = \"Roe\", given = \"Jane\" }}]\nedition = \"2\"\nvolume = \"3\"\n{OXFORD}date = \"2009\"\n"),
            "Jenner, E. (2009). *Smallpox* (J. Roe, Trans.; 2nd ed., Vol. 3). Oxford University Press.",
            "Edward Jenner, *Smallpox*, 2nd ed., vol. 3, trans. Jane Roe (Oxford University Press, 2009).",
            "Jenner, Edward. *Smallpox*. 2nd ed. Vol. 3, translated by Jane Roe. Oxford University Press, 2009.",
        ),
        (
            format!("title = \"Letter to a friend\"\nkind = \"letter\"\n{jenner}{kept}date = \"1798-11-13\"\n"),
            "Jenner, E. (1798, November 13). *Letter to a friend* [Letter]. Wellcome Collection (MS 5232/5).",
            "Edward Jenner, “Letter to a friend,” November 13, 1798, MS 5232/5, Wellcome Collection.",
            "Jenner, Edward. “Letter to a friend.” November 13, 1798. MS 5232/5. Wellcome Collection.",
        ),
        (
            "title = \"Jacobson v. Massachusetts\"\nkind = \"legal-case\"\ncontainer = \"U.S.\"\nvolume = \"197\"\npages = \"11\"\ndate = \"1905-02-20\"\n".to_owned(),
            "Jacobson v. Massachusetts, 197 U.S. 11 (1905).",
            "Jacobson v. Massachusetts, 197 U.S. 11 (1905).",
            "Jacobson v. Massachusetts, 197 U.S. 11 (1905).",
        ),
        (
            "title = \"Vaccination Act\"\nkind = \"legislation\"\ncontainer = \"16 & 17 Vict.\"\nissue = \"c. 100\"\ndate = \"1853-08-20\"\n".to_owned(),
            "Vaccination Act, 16 & 17 Vict., c. 100 (1853).",
            "Vaccination Act, 16 & 17 Vict., c. 100 (1853).",
            "Vaccination Act, 16 & 17 Vict., c. 100 (1853).",
        ),
        (
            format!("title = \"Smallpox in London\"\nkind = \"newspaper-article\"\n{jenner}container = \"The Times\"\npages = \"5\"\ndate = \"1801-01-12\"\n"),
            "Jenner, E. (1801, January 12). Smallpox in London. *The Times*, 5.",
            "Edward Jenner, “Smallpox in London,” *The Times*, January 12, 1801.",
            "Jenner, Edward. “Smallpox in London.” *The Times*, January 12, 1801.",
        ),
        (
            format!("title = \"Variolation\"\nkind = \"thesis\"\n{jenner}publisher = \"Harvard University\"\ndate = \"1999\"\n"),
            "Jenner, E. (1999). *Variolation* [Thesis]. Harvard University.",
            "Edward Jenner, “Variolation” (thesis, Harvard University, 1999).",
            "Jenner, Edward. “Variolation.” Thesis, Harvard University, 1999.",
        ),
        (
            "title = \"The last case\"\nkind = \"film\"\nauthors = [\"World Health Organization\"]\npublisher = \"BBC\"\ndate = \"1985\"\n".to_owned(),
            "World Health Organization. (1985). *The last case* [Film]. BBC.",
            "World Health Organization, *The last case* (BBC, 1985).",
            "World Health Organization. *The last case*. BBC, 1985.",
        ),
    ] {
        let page = cite(&record).await;
        assert_eq!([form(&page, APA), form(&page, NOTE), form(&page, CHICAGO)], [apa, note, chicago], "{record}");
        items(&form(&page, "CSL-JSON"));
    }
}

#[tokio::test]
async fn bibliographic_data_are_exported_under_the_names_of_each_format() {
    let record = "title = \"Origins\"\nkind = \"journal-article\"\ncontainer = \"The Journal\"\nvolume = \"18\"\nissue = \"1\"\npages = \"21–25, 30\"\ndoi = \"10.1000/a_b<1>\"\narchive = \"British Library\"\nshelfmark = \"P.P. 123\"\ntranslators = [\"Jane Roe\"]\n";
    let page = cite(record).await;
    let bib = form(&page, "BibTeX");
    for field in [
        "@article{paper,",
        "volume = {18},",
        "number = {1},",
        "pages = {21--25, 30},",
        "doi = {10.1000/a_b<1>},",
        "translator = {{Jane Roe}},",
        "library = {British Library, P.P. 123},",
    ] {
        assert!(bib.contains(field), "{field} in {bib}");
    }
    // BibLaTeX makes the address of a DOI itself.
    assert!(!bib.contains("url ="), "{bib}");
    let item = &items(&form(&page, "CSL-JSON"))[0];
    for (variable, value) in [
        ("volume", "18"),
        ("issue", "1"),
        ("page", "21-25, 30"),
        ("DOI", "10.1000/a_b<1>"),
        ("archive", "British Library"),
        ("archive_location", "P.P. 123"),
        ("URL", "https://doi.org/10.1000/a_b%3C1%3E"),
    ] {
        assert_eq!(item[variable], value);
    }
    // The number of a report is its own.
    let report = cite("title = \"Report\"\nkind = \"report\"\nissue = \"4\"\n").await;
    assert_eq!(items(&form(&report, "CSL-JSON"))[0]["number"], "4");
}

#[tokio::test]
async fn a_description_is_not_a_title_and_comes_first_even_within_another_work() {
    let letter = "description = \"Letter to NATO\"\nkind = \"statement\"\ndate = \"1950-02-14\"\n";
    let page = cite(letter).await;
    assert_eq!(form(&page, APA), "[Letter to NATO]. (1950, February 14).");
    assert_eq!(form(&page, NOTE), "Letter to NATO, February 14, 1950.");
    // Chicago's bibliography does not list unpublished documents.
    assert!(!forms(&page).iter().any(|(name, _)| name == CHICAGO));
    let page = cite(&format!("{letter}container = \"Collected Letters\"\n")).await;
    assert_eq!(form(&page, APA), "[Letter to NATO]. (1950, February 14). In *Collected Letters*.");
    assert_eq!(form(&page, CHICAGO), "“[Letter to NATO].” In *Collected Letters*. February 14, 1950.");
}

#[tokio::test]
async fn an_undated_work_is_cited_with_the_day_of_access() {
    let page =
        cite("title = \"Work\"\nkind = \"web\"\npublisher = \"The Press\"\nurl = \"https://example.org/\"\n").await;
    assert_eq!(form(&page, APA), "*Work*. (n.d.). The Press. Retrieved November 26, 2026, from https://example.org/");
    assert_eq!(form(&page, NOTE), "“Work,” The Press, accessed November 26, 2026, https://example.org/.");
}

#[tokio::test]
async fn an_unsigned_article_is_listed_under_its_paper_in_chicago_style() {
    let page =
        cite("title = \"Harbour shut\"\nkind = \"article\"\npublisher = \"The Post\"\ndate = \"1950-02-14\"\n").await;
    assert_eq!(form(&page, APA), "Harbour shut. (1950, February 14). *The Post*.");
    assert_eq!(form(&page, NOTE), "“Harbour shut,” *The Post*, February 14, 1950.");
    assert_eq!(form(&page, CHICAGO), "The Post. “Harbour shut.” February 14, 1950.");
}

#[tokio::test]
async fn an_edition_without_editors_is_cited_by_its_title() {
    let head = "title = \"A small war\"\nlanguage = \"en\"\n[[perspective]]\nid = \"city\"\ntitle = \"C\"\n[[perspective]]\nid = \"abbey\"\ntitle = \"A\"\n";
    let site = Site::new(timeline(&folder(&[("timeline.toml", head)])), BASE);
    let page = site.page("/events/0432-war/cite").await;
    let url = "https://history.example/events/0432-war";
    assert_eq!(
        form(&page, CHICAGO),
        format!("“War over the harbour.” In *A small war*, version test. n.d. Accessed November 26, 2026. {url}.")
    );
    assert_eq!(
        form(&page, APA),
        format!(
            "War over the harbour. (n.d.). In *A small war* (Version test). Retrieved November 26, 2026, from {url}"
        )
    );
}

#[tokio::test]
async fn bibtex_is_escaped_for_latex() {
    let record = r#"title = 'a\b {c} 50% of $1 & #2_3 ~4 ^5 } "q"'
authors = ["A & B, Ltd"]
url = "https://example.org/a_b%7Bc%7D?x=1&y=~2#z"
kind = "book"
"#;
    let page = cite(record).await;
    let bib = form(&page, "BibTeX");
    let title = r#"title = {{a\textbackslash{}b \textbraceleft{}c\textbraceright{} 50\% of \$1 \& \#2\_3 \textasciitilde{}4 \textasciicircum{}5 \textbraceright{} "q"}},"#;
    assert!(bib.contains(title), "{bib}");
    assert!(
        bib.contains(r"author = {{A \& B, Ltd}},")
            && bib.contains("url = {https://example.org/a_b%7Bc%7D?x=1&y=~2#z},"),
        "{bib}"
    );
    assert_eq!(bib.matches('{').count(), bib.matches('}').count(), "{bib}");
}

proptest! {
    #[test]
    fn no_record_of_a_source_makes_the_program_fail(
        words in proptest::collection::vec("\\PC{0,24}", 5),
        kind in prop_oneof![Just("treaty"), Just("article"), Just("book"), Just("report"), Just("speech"), Just("web")],
        date in prop_oneof![
            "[0-9X]{4}(-(0[1-9]|1[0-2]|XX|2[1-9]|3[0-9]|41))?[?~%]?", "-?0[0-9]{3}/[0-9]{4}", "Y-?[1-9][0-9]{4,9}",
            "\\.\\./[0-9]{4}", "[0-9]{4}/(\\.\\.)?",
        ],
    ) {
        let text = |n: usize| Value::from(words[n].replace('\u{7f}', "")).to_string();
        let record = format!(
            "title = {}\nauthors = [{}, {{ family = {}, given = {} }}]\ncontainer = {}\nkind = \"{kind}\"\ndate = \"{date}\"\n",
            text(0), text(1), text(2), text(3), text(4)
        );
        let folder = folder(&[("sources/paper.toml", &record)]);
        let Some(timeline) = sourceline::load::load(&folder).timeline else { return Ok(()) };
        let site = Site::new(timeline, BASE);
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            site.page("/sources/paper/cite").await;
            items(&site.get("/sources/paper/cite.json").await.body);
            let bib = site.get("/sources/paper/cite.bib").await.body;
            assert_eq!(bib.matches('{').count(), bib.matches('}').count(), "{bib}");
        });
    }
}
