//! The list of sources: what its filters promise, its orders, its pages, and its bounds.

use crate::site::{Answer, Site, timeline};
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

/// A timeline of so many sources. Of every seven one has no role, no publisher and so on; the event cites the first.
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
fn titles(page: &Answer) -> Vec<String> {
    let list = page.body.split("<ul class=\"records sources\">").nth(1).and_then(|rest| rest.split("</ul>").next());
    let rows = list.expect("a list").split("<li>").skip(1);
    let title = |row: &str| row.split("</a>").next().and_then(|link| link.split("href=\"").nth(1)).map(str::to_owned);
    rows.map(|row| {
        let link = title(row).expect("a link");
        let text = link.split_once('>').expect("words").1;
        text.replace("<cite>", "").replace("</cite>", "")
    })
    .collect()
}

/// Every choice that a page offers, as the query that chooses it, with its count.
fn promised(page: &Answer) -> Vec<(String, usize)> {
    let between =
        |text: &str, a: &str, b: &str| text.split(a).nth(1).and_then(|t| t.split(b).next()).map(str::to_owned);
    let choices = page.body.split("<label").filter(|choice| choice.contains("class=\"n\""));
    choices
        .map(|choice| {
            let name = between(choice, "name=\"", "\"").expect("a name");
            let value = between(choice, "value=\"", "\"").expect("a value");
            let value = value.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#38;", "&");
            let pair = form_urlencoded::Serializer::new(String::new()).append_pair(&name, &value).finish();
            (pair, between(choice, "class=\"n\">", "<").expect("a count").replace(',', "").parse().expect("a number"))
        })
        .collect()
}

/// How many sources a page says that it has found.
fn found(page: &Answer) -> usize {
    let sentence = page.body.split("<p class=\"sentence\">").nth(1).expect("a sentence");
    sentence.split(' ').next().and_then(|n| n.replace(',', "").parse().ok()).expect("a number")
}

/// A query in which a choice takes the place of its facet's others.
fn choosing(query: &str, pair: &str) -> String {
    let key = pair.split('=').next().expect("a key");
    let others = query.split('&').filter(|other| !other.is_empty() && !other.starts_with(&format!("{key}=")));
    others.chain([pair]).collect::<Vec<_>>().join("&")
}

#[tokio::test]
async fn every_choice_leads_to_as_many_sources_as_stand_beside_it() {
    let site = site(&many(90));
    for query in
        ["", "role=primary", "language=zh&kind=book", "publisher=_none&role=secondary", "perspective=east&role=nothing"]
    {
        let page = site.get(&format!("/sources?{query}")).await;
        let promised = promised(&page);
        assert!(promised.len() > 12, "{promised:?}");
        for (pair, count) in promised {
            let chosen = site.get(&format!("/sources?{}", choosing(query, &pair))).await;
            assert_eq!((found(&chosen), titles(&chosen).len()), (count, count), "{pair} under {query}");
        }
    }
    // Nothing is left out: what a facet's choices give is everything, since a record says one thing or does not say.
    let all = promised(&site.get("/sources").await);
    for key in ["role", "kind", "language", "publisher", "perspective"] {
        let of_facet = all.iter().filter(|(pair, _)| pair.starts_with(&format!("{key}=")));
        assert_eq!(of_facet.map(|(_, count)| count).sum::<usize>(), 90, "{key}");
    }
}

#[tokio::test]
async fn within_a_facet_or_and_between_facets_and() {
    let site = site(&many(90));
    let found = async |query: &str| found(&site.get(&format!("/sources?{query}")).await);
    let (primary, secondary) = (found("role=primary").await, found("role=secondary").await);
    assert_eq!(found("role=primary&role=secondary").await, primary + secondary);
    let books = titles(&site.get("/sources?kind=book").await);
    let both = titles(&site.get("/sources?kind=book&role=primary").await);
    assert!(!both.is_empty() && both.len() < books.len() && both.iter().all(|title| books.contains(title)));
}

#[tokio::test]
async fn a_list_is_turned_page_by_page_and_nothing_is_lost_between_them() {
    let site = site(&many(230));
    let mut all = Vec::new();
    for (page, length) in [(1, 100), (2, 100), (3, 30)] {
        let path = if page == 1 { "/sources".to_owned() } else { format!("/sources?page={page}") };
        let answer = site.get(&path).await;
        assert_eq!(titles(&answer).len(), length);
        answer.has("230 sources").has(&format!("Page {page} of 3"));
        answer.has(&format!("<link rel=\"canonical\" href=\"https://history.example{path}\">"));
        all.extend(titles(&answer));
    }
    let mut sorted = all.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(all, sorted, "in the order of titles, each once");
    for page in ["4", "0", "-1", "x", "99999999999"] {
        assert_eq!(site.get(&format!("/sources?page={page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    let filtered = site.get("/sources?role=primary&sort=date").await;
    filtered.has_not("page=2");
    site.get("/sources?sort=-date&page=2")
        .await
        .has("href=\"/sources?sort=-date&#38;page=3\"")
        .has("href=\"/sources?sort=-date\"");
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
        // 1949 as a whole begins before October; who has no date comes last, whichever way.
        ("date", [fifes, drums, elan, bugles]),
        ("-date", [elan, drums, fifes, bugles]),
        ("publisher", [bugles, drums, elan, fifes]),
        ("-publisher", [elan, bugles, drums, fifes]),
        // On “Élan” three events rest, one of them through a copy; on the drums two, one by its date alone.
        ("-events", [elan, drums, fifes, bugles]),
        ("events", [bugles, fifes, drums, elan]),
    ] {
        let page = site.get(&format!("/sources?sort={sort}")).await;
        assert_eq!(titles(&page), order, "{sort}");
        let canonical = if sort == "title" { "/sources".into() } else { format!("/sources?sort={sort}") };
        page.has(&format!("rel=\"canonical\" href=\"https://history.example{canonical}\""));
    }
    let page = site.get("/sources?sort=-events").await;
    let counts: Vec<&str> = page.body.split("</p></li>").filter_map(|row| row.rsplit("<span>").next()).collect();
    assert_eq!(counts[..4], ["3 events</span>", "2 events</span>", "1 event</span>", "0 events</span>"]);
    page.has("href=\"/sources?sort=-events\" aria-current=\"true\">Events</a>")
        .has("href=\"/sources?sort=events\">Reverse");
    // The page of a source says the same: its strip has the events that rest on it.
    site.get("/sources/b").await.has("2 events");
}

#[tokio::test]
async fn an_order_that_is_none_is_named_and_passed_over() {
    let page = Site::fixture().get("/sources?sort=size&role=primary").await;
    assert_eq!((page.status, page.header("x-robots-tag")), (StatusCode::OK, ""));
    page.has("“size” in “sort” is none of title, date, publisher and events").has("1 of 2 sources: Primary sources");
    page.has("rel=\"canonical\" href=\"https://history.example/sources?role=primary\"");
}

#[tokio::test]
async fn an_unknown_value_is_named_with_the_nearest_one() {
    let site = Site::fixture();
    let page = site.get("/sources?publisher=The+Abbay").await;
    assert_eq!((page.status, page.header("x-robots-tag")), (StatusCode::OK, "noindex"));
    page.has("No source has the publisher “The Abbay”").has("Did you mean “The Abbey”?").has("0 of 2 sources");
    site.get("/sources?role=primry&language=en")
        .await
        .has("Did you mean “primary”?")
        .has("without “primry”</a>: 1 source");
    // Small and capital letters, and an earlier id, find their value.
    let site = self::site(&many(20));
    for (asked, canonical) in [
        ("publisher=ministry+of+foreign+affairs", "publisher=Ministry+of+Foreign+Affairs"),
        ("perspective=orient", "perspective=east"),
        ("x=1&page=1&role=secondary&role=primary&role=primary", "role=primary&#38;role=secondary"),
        ("sort=title&publisher=_none&kind=book", "kind=book&#38;publisher=_none"),
    ] {
        let page = site.get(&format!("/sources?{asked}")).await;
        page.has(&format!("rel=\"canonical\" href=\"https://history.example/sources?{canonical}\""));
    }
    let many: Vec<String> = (0..900).map(|n| format!("publisher=p{n}")).collect();
    let page = Site::fixture().get(&format!("/sources?{}", many.join("&"))).await;
    assert!(page.body.len() < 40_000, "{} bytes", page.body.len());
}

#[tokio::test]
async fn empty_fields_are_tidied_away_and_a_query_that_is_too_long_is_refused() {
    let site = Site::fixture();
    let page = site.get("/sources?kind=book&publisher=&sort=").await;
    assert_eq!((page.status, page.header("location")), (StatusCode::SEE_OTHER, "/sources?kind=book"));
    assert_eq!(site.get("/sources?role=").await.header("location"), "/sources");
    let long = site.get(&format!("/sources?{}", "kind=book&".repeat(1000))).await;
    assert_eq!(long.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn what_the_records_say_is_shown_and_filtered_by() {
    let site = Site::fixture();
    let page = site.get("/sources").await;
    page.has("2 sources · by title, A to Z").has("The 2 sources on which this timeline rests");
    // The chronicle: founding, treaty, war and peace cite it; the letter: the treaty, and the war, which rests on it.
    page.has("<span>A. Scribe</span><span>Book</span><span>primary source</span><span>English</span><span>2 passages</span><span>4 events</span>");
    page.has("<span>Web page</span><span>secondary source</span><span>1 passage</span><span>2 events</span>");
    page.has("value=\"_none\"").has("Not stated");
    site.get("/sources?language=_none&publisher=_none")
        .await
        .has("1 of 2 sources: language not stated; publisher not stated");
    let record = site.get("/sources/chronicle").await;
    record
        .has("<a href=\"/sources?publisher=The+Abbey\">The Abbey</a>")
        .has("<a href=\"/sources?role=primary\">primary source</a>");
}

#[tokio::test]
async fn what_a_record_contains_reaches_the_list_unescaped_nowhere() {
    let page = site(&many(30)).get("/sources?publisher=The+%3CPress%3E+%26+%22Co%22").await;
    page.has("publisher: The &#60;Press&#62;").has_not("<Press>").has_not("\"Co\"");
}

#[tokio::test]
async fn however_many_publishers_there_are_the_page_stays_bounded_and_each_can_be_chosen() {
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
    let page = site.get("/sources").await;
    page.has("The 300 publishers with the most sources, of 3,000").has("value=\"Press 17\"");
    assert_eq!((titles(&page).len(), page.count("name=\"publisher\"")), (100, 300));
    assert!(page.body.len() < 120_000, "{} bytes", page.body.len());
    // One that is not among them is reached from its source, and stands in the list while it is chosen.
    let last = site.get("/sources/p2999").await;
    last.has("href=\"/sources?publisher=Press+2999\"");
    let page = site.get("/sources?publisher=Press+2999").await;
    page.has("1 of 3,001 sources").has("value=\"Press 2999\" checked");
}

#[tokio::test]
async fn a_timeline_without_sources_says_so() {
    let folder = Folder::new(vec![
        file("timeline.toml", "title = \"One\"\nlanguage = \"en\"\n".into()),
        file("events/one.md", "+++\ntitle = \"Only\"\ndate = \"1950\"\nkind = \"war\"\n+++\nIt happened.\n".into()),
    ]);
    let page = site(&folder).get("/sources").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("This timeline names no sources yet.")
        .has_not("0 sources")
        .has_not("Sort by")
        .has_not("class=\"filters\"")
        .has_not("Nothing matches");
}
