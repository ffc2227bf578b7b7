//! The list of sources: the counts of its filters, its sort orders, its pages, and its size limits.

use crate::page::{Choice, Page};
use crate::site::{Site, timeline};
use axum::http::StatusCode;
use sourceline::load::{File, Folder};
use std::fmt::Write;

const ROLES: [&str; 3] = ["primary", "secondary", "reference"];
const KINDS: [&str; 2] = ["treaty", "book"];
const LANGUAGES: [&str; 3] = ["en", "zh-Hant", "zh"];
const PRESSES: [&str; 3] = ["Ministry of Foreign Affairs", "The <Press> & \"Co\"", "Éditions du Nord"];

fn file(path: &str, text: String) -> File {
    File { path: path.into(), bytes: text.into_bytes().into() }
}

/// A timeline with `sources` sources. One in seven has no role, one no publisher and so on; the event cites the first.
fn many(sources: usize) -> Folder {
    let mut files = vec![
        file(
            "timeline.toml",
            "title = \"T\"\nlanguage = \"en\"\n[[perspective]]\nid = \"east\"\ntitle = \"The East\"\naliases = [\"orient\"]\n".into(),
        ),
        file("events/e.md", "+++\ntitle = \"E\"\ndate = \"1950\"\nkind = \"war\"\n[[citations]]\nid = \"c\"\nsource = \"s0000\"\nsays = \"So.\"\n+++\nIt was[^c].\n".into()),
    ];
    for n in 0..sources {
        let mut text = format!("title = \"Work {:04}\"\n", (n * 7919) % 10_000);
        let mut line = |key: &str, value: &str, unless: usize| {
            if n % 7 != unless {
                let _ = writeln!(text, "{key} = {value:?}");
            }
        };
        line("role", ROLES[n % 3], 1);
        line("kind", KINDS[n % 2], 2);
        line("language", LANGUAGES[n / 2 % 3], 3);
        line("publisher", PRESSES[n / 3 % 3], 4);
        line("date", &format!("{}", 1900 + (n * 37) % 100), 5);
        line("perspective", "east", n % 7 * n % 2);
        files.push(file(&format!("sources/s{n:04}.toml"), text));
    }
    Folder::new(files)
}

fn site(folder: &Folder) -> Site {
    Site::new(timeline(folder), "https://history.example")
}

/// The titles of the sources that a page lists.
fn titles(page: &Page) -> Vec<String> {
    page.all("ul.sources > li").into_iter().map(|row| row.all("a")[0].text()).collect()
}

/// Every choice that a page offers, as the query that chooses it, with its count.
fn promised(page: &Page) -> Vec<(String, usize)> {
    let pair = |choice: &Choice| {
        form_urlencoded::Serializer::new(String::new()).append_pair(&choice.name, &choice.value).finish()
    };
    page.choices(None).iter().filter_map(|choice| Some((pair(choice), choice.count?))).collect()
}

/// A query in which a choice replaces the other choices of its facet.
fn choosing(query: &str, pair: &str) -> String {
    let key = pair.split('=').next().expect("a key");
    let others = query.split('&').filter(|other| !other.is_empty() && !other.starts_with(&format!("{key}=")));
    others.chain([pair]).collect::<Vec<_>>().join("&")
}

#[tokio::test]
async fn every_choice_leads_to_as_many_sources_as_its_count_says() {
    let site = site(&many(90));
    for query in
        ["", "role=primary", "language=zh&kind=book", "publisher=_none&role=secondary", "perspective=east&role=nothing"]
    {
        let promised = promised(&site.page(&format!("/sources?{query}")).await);
        assert!(promised.len() > 12, "{promised:?}");
        for (pair, count) in promised {
            let chosen = site.page(&format!("/sources?{}", choosing(query, &pair))).await;
            assert_eq!((chosen.found(), titles(&chosen).len()), (count, count), "{pair} under {query}");
        }
    }
    // A record has at most one value of a facet, and “none” is a choice, so that the counts add up to all sources.
    let all = promised(&site.page("/sources").await);
    for key in ["role", "kind", "language", "publisher", "perspective"] {
        let of_facet = all.iter().filter(|(pair, _)| pair.starts_with(&format!("{key}=")));
        assert_eq!(of_facet.map(|(_, count)| count).sum::<usize>(), 90, "{key}");
    }
}

#[tokio::test]
async fn filters_are_or_within_a_facet_and_and_between_facets() {
    let site = site(&many(90));
    let found = async |query: &str| site.page(&format!("/sources?{query}")).await.found();
    let (primary, secondary) = (found("role=primary").await, found("role=secondary").await);
    assert_eq!(found("role=primary&role=secondary").await, primary + secondary);
    let books = titles(&site.page("/sources?kind=book").await);
    let both = titles(&site.page("/sources?kind=book&role=primary").await);
    assert!(!both.is_empty() && both.len() < books.len() && both.iter().all(|title| books.contains(title)));
}

#[tokio::test]
async fn words_of_title_author_and_publisher_find_sources_among_those_of_the_other_filters() {
    let mut folder = many(90);
    let source = "title = \"Defence treaties\"\ntitles = { ru = \"Договоры\" }\npublisher = \"Éditions du Nord\"\nrole = \"primary\"\n[[authors]]\nfamily = \"Hrabě\"\ngiven = \"Anna\"\n";
    folder.files.push(file("sources/defence.toml", source.into()));
    let site = site(&Folder::new(folder.files));
    let found = async |query: &str| titles(&site.page(&format!("/sources?{query}")).await);
    for query in
        ["q=treaty", "q=defense+trea", "q=hrabe", "q=%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D0%B0", "q=anna+nord"]
    {
        assert_eq!(found(query).await, ["Defence treaties"], "{query}");
    }
    let page = site.page("/sources?sort=-date&role=primary&q=nord++edit").await;
    assert!(page.found() > 1 && page.found() < 91);
    assert_eq!(page.canonical(), Some("https://history.example/sources?q=nord+edit&role=primary&sort=-date".into()));
    assert!(page.summary().contains(" of 91 sources: “nord edit”; Primary sources"), "{}", page.summary());
    // The box keeps the facets and the order, and each choice has the sources that it promises among those found.
    assert_eq!(page.one("form.filters input[type=search]").get("value"), "nord edit");
    assert_eq!(page.field_values("sort"), ["-date"]);
    assert!(page.choice("role", "primary").checked);
    let books = page.choice("kind", "book").count;
    assert_eq!(Some(found("q=nord+edit&role=primary&kind=book").await.len()), books);
    let none = site.page("/sources?q=xylophone").await;
    assert_eq!(none.summary(), "0 of 91 sources: “xylophone” · by title, A to Z");
    assert_eq!(none.one(".empty").texts("a"), ["See all sources"]);
    let [problem] = &site.page("/sources?q=%22").await.problems()[..] else { panic!("one problem") };
    assert!(problem.contains("contains no word"), "{problem}");
}

#[tokio::test]
async fn a_long_list_is_split_into_pages_that_together_have_every_source() {
    let site = site(&many(230));
    let mut all = Vec::new();
    for (number, length) in [(1, 100), (2, 100), (3, 30)] {
        let path = if number == 1 { "/sources".to_owned() } else { format!("/sources?page={number}") };
        let page = site.page(&path).await;
        assert_eq!((page.found(), titles(&page).len()), (230, length));
        page.says(&format!("Page {number} of 3"));
        assert_eq!(page.canonical(), Some(format!("https://history.example{path}")));
        all.extend(titles(&page));
    }
    let mut sorted = all.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(all, sorted, "in the order of titles, each once");
    for page in ["4", "0", "-1", "x", "99999999999"] {
        assert_eq!(site.get(&format!("/sources?page={page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    let filtered = site.page("/sources?role=primary&sort=date").await;
    assert!(filtered.attrs("a", "href").iter().all(|href| !href.contains("page=")), "it fits on one page");
    let second = site.page("/sources?sort=-date&page=2").await;
    assert_eq!(second.one("a[rel=next]").get("href"), "/sources?sort=-date&page=3");
    assert_eq!(second.one("a[rel=prev]").get("href"), "/sources?sort=-date");
}

#[tokio::test]
async fn sources_are_sorted_by_title_date_publisher_and_events() {
    let entry = |id: &str, text: &str| file(&format!("sources/{id}.toml"), text.to_owned());
    let event = |id: &str, citations: &str| {
        file(
            &format!("events/{id}.md"),
            format!("+++\ntitle = \"{id}\"\ndate = \"1950\"\nkind = \"war\"\n{citations}+++\nIt was.\n"),
        )
    };
    let site = site(&Folder::new(vec![
        file("timeline.toml", "title = \"T\"\nlanguage = \"en\"\n".into()),
        entry("a", "title = \"“Élan” in war\"\ndate = \"1960\"\npublisher = \"Zeit\"\n"),
        entry("b", "title = \"Drums\"\ndate = \"1949-10\"\npublisher = \"écho\"\n"),
        entry("c", "title = \"fifes\"\ndate = \"1949\"\n"),
        entry("d", "title = \"Bugles\"\npublisher = \"Echo\"\n"),
        event(
            "one",
            "date_citations = [\"two#b\"]\n[[citations]]\nid = \"a\"\nsource = \"a\"\nsays = \"So.\"\n[[citations]]\nid = \"again\"\nsource = \"a\"\nsays = \"So.\"\n",
        ),
        event(
            "two",
            "[[citations]]\nid = \"b\"\nsource = \"b\"\nsays = \"So.\"\n[[citations]]\nid = \"a\"\nsource = \"c\"\nvia = \"a\"\nsays = \"So.\"\n",
        ),
        event("three", "[[citations]]\nid = \"a\"\nsource = \"a\"\nsays = \"So.\"\n"),
    ]));
    let (elan, drums, fifes, bugles) = ("“Élan” in war", "Drums", "fifes", "Bugles");
    for (sort, order) in [
        ("title", [bugles, drums, elan, fifes]),
        ("-title", [fifes, elan, drums, bugles]),
        // 1949 as a whole begins before October; sources without a date come last in either direction.
        ("date", [fifes, drums, elan, bugles]),
        ("-date", [elan, drums, fifes, bugles]),
        ("publisher", [bugles, drums, elan, fifes]),
        ("-publisher", [elan, drums, bugles, fifes]),
        // Three events cite “Élan”, one of them through a copy; two cite the drums, one only for its date.
        ("-events", [elan, drums, fifes, bugles]),
        ("events", [bugles, fifes, drums, elan]),
    ] {
        let page = site.page(&format!("/sources?sort={sort}")).await;
        assert_eq!(titles(&page), order, "{sort}");
        let canonical = if sort == "title" { "/sources".into() } else { format!("/sources?sort={sort}") };
        assert_eq!(page.canonical(), Some(format!("https://history.example{canonical}")));
    }
    let page = site.page("/sources?sort=-events").await;
    let counts: Vec<_> = page.all("ul.sources > li").iter().map(|row| row.texts("p.byline span").pop()).collect();
    assert_eq!(counts, ["3 events", "2 events", "1 event", "0 events"].map(|count| Some(count.to_owned())));
    let orders = page.one("nav.sorts");
    assert_eq!(orders.texts("[aria-current=true]"), ["Events"]);
    assert_eq!(
        (orders.link("Events"), orders.link("Reverse order")),
        ("/sources?sort=-events".into(), "/sources?sort=events".into())
    );
    // The page of a source agrees: its chart has the events that cite it.
    for label in site.page("/sources/b").await.attrs(".scene[role=group]", "aria-label") {
        assert!(label.ends_with(", 2 events"), "{label}");
    }
}

#[tokio::test]
async fn an_unknown_order_is_named_and_ignored() {
    let answer = Site::fixture().get("/sources?sort=size&role=primary").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::OK, ""));
    let page = answer.page();
    assert!(page.problems()[0].contains("“size” in “sort”"), "{:?}", page.problems());
    assert!(page.summary().starts_with("1 of 2 sources: Primary sources"), "{}", page.summary());
    assert_eq!(page.canonical().as_deref(), Some("https://history.example/sources?role=primary"));
}

#[tokio::test]
async fn an_unknown_value_is_named_with_the_nearest_one() {
    let site = Site::fixture();
    let answer = site.get("/sources?publisher=The+Abbay").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    let page = answer.page();
    let [problem] = &page.problems()[..] else { panic!("one problem: {:?}", page.problems()) };
    assert!(problem.contains("“The Abbay”") && problem.contains("Did you mean “The Abbey”?"), "{problem}");
    assert_eq!(page.found(), 0);
    let page = site.page("/sources?role=primry&language=en").await;
    page.says("Did you mean “primary”?").main().says("without “primry”: 1 source");
    // Values are found in any case and by a former id.
    let site = self::site(&many(20));
    for (asked, canonical) in [
        ("publisher=ministry+of+foreign+affairs", "publisher=Ministry+of+Foreign+Affairs"),
        ("perspective=orient", "perspective=east"),
        ("x=1&page=1&role=secondary&role=primary&role=primary", "role=primary&role=secondary"),
        ("sort=title&publisher=_none&kind=book", "kind=book&publisher=_none"),
    ] {
        let page = site.page(&format!("/sources?{asked}")).await;
        assert_eq!(page.canonical(), Some(format!("https://history.example/sources?{canonical}")));
    }
    let many: Vec<String> = (0..900).map(|n| format!("publisher=p{n}")).collect();
    let answer = Site::fixture().get(&format!("/sources?{}", many.join("&"))).await;
    assert!(answer.body.len() < 40_000, "{} bytes", answer.body.len());
}

#[tokio::test]
async fn empty_fields_are_tidied_away_and_an_overlong_query_is_refused() {
    let site = Site::fixture();
    let answer = site.get("/sources?kind=book&publisher=&sort=").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/sources?kind=book"));
    assert_eq!(site.get("/sources?role=").await.header("location"), "/sources");
    let long = site.get(&format!("/sources?{}", "kind=book&".repeat(1000))).await;
    assert_eq!(long.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn the_list_shows_the_facts_of_each_record_and_filters_by_them() {
    let site = Site::fixture();
    let page = site.page("/sources").await;
    assert_eq!(page.summary(), "2 sources · by title, A to Z");
    page.says("The 2 sources behind this timeline");
    // The chronicle is cited by the founding, the treaty, the war and the peace, the letter by the treaty and the war.
    let facts: Vec<_> = page.all("ul.sources p.byline").into_iter().map(|by| by.texts("span")).collect();
    let letter = ["Web page", "secondary source", "2 references, 1 quoted", "2 events"];
    let chronicle = ["A. Scribe", "Book", "primary source", "English", "5 references, 2 quoted", "4 events"];
    assert_eq!(facts, [&letter[..], &chronicle]);
    for facet in ["language", "publisher", "perspective"] {
        assert_eq!(page.choice(facet, "_none").label, "Not stated");
    }
    let unstated = site.page("/sources?language=_none&publisher=_none").await;
    let summary = unstated.summary();
    assert!(summary.starts_with("1 of 2 sources: language not stated; publisher not stated"), "{summary}");
    let record = site.page("/sources/chronicle").await;
    assert_eq!(record.link("The Abbey"), "/sources?publisher=The+Abbey");
    assert_eq!(record.link("primary source"), "/sources?role=primary");
}

#[tokio::test]
async fn text_of_a_record_is_escaped_in_the_list() {
    let answer = site(&many(30)).get("/sources?publisher=The+%3CPress%3E+%26+%22Co%22").await;
    assert!(!answer.body.contains("<Press>") && !answer.body.contains("\"Co\""));
    answer.page().says("publisher: The <Press> & \"Co\"");
}

#[tokio::test]
async fn with_many_publishers_the_page_stays_small_and_each_can_be_chosen() {
    let mut folder = many(0);
    let mut files = vec![];
    for n in 0..3000 {
        files.push(file(&format!("sources/p{n:04}.toml"), format!("title = \"W{n}\"\npublisher = \"Press {n}\"\n")));
    }
    files.push(file("sources/s0000.toml", "title = \"First\"\npublisher = \"Press 17\"\n".into()));
    for one in ["timeline.toml", "events/e.md"] {
        files.push(file(one, String::from_utf8(folder.file(one).expect(one).bytes.to_vec()).expect("text")));
    }
    folder = Folder::new(files);
    let site = site(&folder);
    let answer = site.get("/sources").await;
    assert!(answer.body.len() < 120_000, "{} bytes", answer.body.len());
    let page = answer.page();
    page.says("Show 300 of 3,000");
    assert_eq!((titles(&page).len(), page.choices(Some("publisher")).len()), (100, 300));
    assert_eq!(page.choice("publisher", "Press 17").count, Some(2));
    // Any other publisher is linked from its source, and is listed while it is chosen.
    assert!(site.page("/sources/p2999").await.links_to("/sources?publisher=Press+2999"));
    let page = site.page("/sources?publisher=Press+2999").await;
    assert!(page.summary().starts_with("1 of 3,001 sources"), "{}", page.summary());
    assert!(page.choice("publisher", "Press 2999").checked);
}

#[tokio::test]
async fn a_timeline_without_sources_says_so() {
    let folder = Folder::new(vec![
        file("timeline.toml", "title = \"One\"\nlanguage = \"en\"\n".into()),
        file("events/one.md", "+++\ntitle = \"Only\"\ndate = \"1950\"\nkind = \"war\"\n+++\nIt happened.\n".into()),
    ]);
    let page = site(&folder).page("/sources").await;
    page.says("This timeline has no sources yet.").does_not_say("No results");
    assert_eq!((page.count("p.sentence"), page.count("nav.sorts"), page.count("form.filters")), (0, 0, 0));
}

#[tokio::test]
async fn a_record_shows_where_the_work_is_kept_and_its_own_kind_of_source_is_a_filter() {
    let mut folder = many(3);
    let own = "title = \"T\"\nlanguage = \"en\"\n[[source_kind]]\nid = \"mummy\"\ntitle = \"Mummy\"\ncsl = \"graphic\"\n[[source_kind]]\nid = \"letter\"\ntitle = \"Epistle\"\n[[perspective]]\nid = \"east\"\ntitle = \"E\"\n";
    folder.put("timeline.toml", own.into());
    let details = "title = \"Ramses\"\nkind = \"mummy\"\narchive = \"The Museum\"\nshelfmark = \"CG 61083\"\nvolume = \"3\"\npages = \"5–7\"\neditors = [\"Ann Editor\"]\ndoi = \"10.1000/ramses\"\nisbn = \"0-8044-2957-X\"\n";
    folder.put("sources/s0001.toml", details.into());
    folder.put("sources/s0002.toml", "title = \"Letter\"\nkind = \"letter\"\n".into());
    let site = site(&folder);
    let page = site.page("/sources/s0001").await;
    let terms: Vec<String> = page.texts("dl.facts dt");
    let known = ["Edited by", "Volume", "Pages", "Type", "Kept by", "Shelf mark", "DOI", "ISBN"];
    assert_eq!(terms.iter().map(String::as_str).collect::<Vec<_>>(), known);
    page.says("Mummy").says("CG 61083");
    // Without an address of its own, a work is where its DOI leads.
    assert!(page.links_to("https://doi.org/10.1000/ramses") && page.links_to("/sources?kind=mummy"));
    assert_eq!(titles(&site.page("/sources?kind=mummy").await), ["Ramses"]);
    assert_eq!(titles(&site.page("/sources?q=CG+61083").await), ["Ramses"]);
    // A kind with the id of one of the format replaces it.
    let page = site.page("/sources").await;
    assert_eq!(page.choice("kind", "letter").count, Some(1));
    page.says("Epistle");
    assert!(site.get("/sources/s0001/cite.json").await.body.contains("\"type\": \"graphic\""));
}

#[test]
fn a_kind_of_source_that_does_not_exist_is_named_with_the_one_that_was_meant() {
    for (kind, says) in [
        ("personal_communication", "did you mean “letter”? otherwise declare it in timeline.toml: [[source_kind]]"),
        ("newspaper", "did you mean “newspaper-article”?"),
        ("Mummy", "and below it id = \"mummy\" and title = \"…\""),
    ] {
        let mut folder = many(3);
        folder.put("sources/s0001.toml", format!("title = \"W\"\nkind = \"{kind}\"\n").into_bytes());
        let text = sourceline::load::check(&folder, None).diagnostics.text("", false);
        assert!(text.contains(&format!("error[value-unknown]: there is no kind of source “{kind}”")), "{text}");
        assert!(text.contains(says), "{text}");
    }
    let mut folder = many(1);
    let twice = "title = \"T\"\nlanguage = \"en\"\n[[source_kind]]\nid = \"a\"\ntitle = \"A\"\ncsl = \"mummy\"\n[[source_kind]]\nid = \"a\"\ntitle = \"B\"\n";
    folder.put("timeline.toml", twice.into());
    let text = sourceline::load::check(&folder, None).diagnostics.text("", false);
    for says in ["there are two kinds of source “a”", "`csl` does not take “mummy”"] {
        assert!(text.contains(says), "{text}");
    }
}
