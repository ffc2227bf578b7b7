//! Small timelines, each with something that other tools draw wrong. `tests/cases` has one folder for each.

use crate::page::Page;
use crate::site::{Site, repository, timeline};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sourceline::load::{File, Folder};
use std::collections::BTreeSet;

fn case(name: &str) -> Site {
    let folder = Folder::read(&repository(&format!("tests/cases/{name}"))).expect("a folder");
    Site::new(timeline(&folder), "https://history.example")
}

/// The events with a mark, by their address.
fn marked(chart: &Page) -> BTreeSet<String> {
    chart.attrs(".mark a", "href").into_iter().collect()
}

fn listed(page: &Page) -> BTreeSet<String> {
    page.attrs("article.event-item h3 a", "href").into_iter().collect()
}

#[tokio::test]
async fn an_event_whose_decade_is_not_known_is_in_no_decade() {
    let site = case("centuries");
    let events = async |decade: &str| site.page(&format!("/?decade={decade}")).await.events();
    assert_eq!(events("190X").await, ["y1900", "y1905"], "neither 19XX nor a start that is unknown or open");
    assert_eq!(events("189X").await, ["range"]);
    assert_eq!(events("-042X").await, ["b430"]);
    assert_eq!(events("-043X").await, ["b440", "b431"]);
    for first in ["100X", "-049X"] {
        let page = site.page(&format!("/?decade={first}")).await;
        assert_eq!((page.found(), page.problems().len()), (0, 1), "no event began in {first}");
    }
}

#[tokio::test]
async fn billions_of_years_are_drawn_and_counted_like_any_other_time() {
    let site = case("cosmic-years");
    let page = site.page("/").await;
    assert_eq!(marked(&page), listed(&page));
    page.one(".chart-tools .figures").says("5 events");
    let ticks = page.texts(".tick text");
    assert!(ticks.iter().any(|tick| tick == "10 billion BCE"), "{ticks:?}");
    assert!(!ticks.iter().any(|tick| tick.contains("000 million")), "{ticks:?}");
}

#[tokio::test]
async fn a_few_days_of_deep_time_show_the_day_of_the_event() {
    let site = case("deep-time");
    let page = site.page("/?from=1969-07-18&to=1969-07-22").await;
    assert_eq!(page.count(".scene .block"), 0, "a single event is a mark");
    assert_eq!(marked(&page), listed(&page));
    assert_eq!(listed(&page).len(), 1);
    // A year of more than four digits cannot be divided.
    let year = "/?from=Y-66000000&to=Y-66000000";
    let links = site.page(year).await.attrs(".chart-controls a[href]", "href");
    assert!(!links.iter().any(|href| href == year), "a link to the page itself: {links:?}");
}

#[tokio::test]
async fn many_events_of_one_day_are_counted_and_can_be_reached() {
    let site = case("same-day");
    let chart = site.page("/chart?width=960").await;
    let blocks = chart.all(".scene .block a");
    let listed = async |path: &str| site.page(path).await.events();
    let all = listed("/").await;
    assert_eq!(blocks.len(), 1);
    assert_eq!(blocks[0].text(), all.len().to_string());
    assert_eq!(listed(blocks[0].get("href")).await, all, "the block leads to all of them");
}

#[tokio::test]
async fn labels_are_cut_between_grapheme_clusters() {
    let labels = case("long-titles").page("/chart?width=2560").await.texts(".label text");
    assert!(labels.len() > 8, "{labels:?}");
    for label in &labels {
        let flags = label.chars().filter(|c| ('\u{1F1E6}'..='\u{1F1FF}').contains(c)).count();
        assert_eq!(flags % 2, 0, "half a flag in {label}");
        let end = label.trim_end_matches('…').chars().next_back();
        assert!(end.is_some_and(|c| c != '\u{200D}' && c != '\u{94D}'), "a joiner at the end of {label}");
    }
}

#[tokio::test]
async fn every_era_of_every_series_is_named_and_told_from_the_next() {
    let site = case("era-series");
    for width in ["width=288", "width=960"] {
        let chart = site.page(&format!("/chart?{width}")).await;
        let names: BTreeSet<String> = chart.texts(".era").into_iter().collect();
        let eras = ["Main one", "Main two", "Reign of A", "Reign of B", "Reign of C", "Style one", "Style two"];
        assert_eq!(names, eras.map(str::to_owned).into(), "{width}");
        assert_eq!(chart.count(".ribbon"), 2, "a row for each further series");
        for ribbon in chart.all(".ribbon") {
            let shades: Vec<bool> = ribbon.all("rect").into_iter().map(|era| era.attr("class").is_some()).collect();
            assert!(shades.windows(2).all(|pair| pair[0] != pair[1]), "{shades:?}");
        }
    }
}

#[tokio::test]
async fn words_of_every_script_have_about_as_many_labels_as_latin_ones() {
    let labels = async |site: &Site| site.page("/chart?width=960").await.count(".label");
    for script in ["labels-greek", "labels-hebrew", "labels-thai"] {
        let folder = Folder::read(&repository(&format!("tests/cases/{script}"))).expect("a folder");
        let in_latin = folder.files.iter().map(|file| {
            let text = String::from_utf8_lossy(&file.bytes);
            let letters = |c: char| if c.is_alphabetic() && !c.is_ascii() { 'n' } else { c };
            // Vowels above and below Thai letters take no room.
            let latin: String = text.chars().filter(|c| c.is_ascii() || c.is_alphabetic()).map(letters).collect();
            File { path: file.path.clone(), bytes: latin.into_bytes().into() }
        });
        let latin = Site::new(timeline(&Folder::new(in_latin.collect())), "https://history.example");
        let (other, latin) = (labels(&case(script)).await, labels(&latin).await);
        assert!(other + 2 >= latin && latin > 10, "{other} labels in {script}, {latin} in Latin");
    }
}

#[tokio::test]
async fn without_lanes_of_actors_all_events_are_on_one_line() {
    let chart = case("same-day").page("/chart").await;
    assert_eq!(chart.texts(".lane-names .lane"), ["All events"]);
}

#[tokio::test]
async fn a_place_is_found_however_its_accents_are_encoded_and_by_every_name() {
    let site = case("places");
    let values = site.page("/choices/place").await.choices(Some("place"));
    let encoded = |text: &str| text.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02X}"));
    for place in &values {
        let page = site.page(&format!("/?place={}", encoded(&place.value))).await;
        assert!(page.problems().is_empty(), "{place:?}: {:?}", page.problems());
        assert_eq!(Some(page.found()), place.count, "{place:?}");
    }
    // An accent as a character of its own, and white space around a name.
    let twice: Vec<&str> = values.iter().filter(|place| place.count == Some(2)).map(|place| &*place.value).collect();
    assert_eq!(twice, ["C\u{f4}te", "spaced"]);
    for form in ["C\u{f4}te", "Co\u{302}te"] {
        let page = site.page(&format!("/?place={}", encoded(form))).await;
        assert_eq!(page.events(), ["e11", "e12"], "{form:?}");
        assert_eq!(page.canonical().as_deref(), Some("https://history.example/?place=C%C3%B4te"));
    }
    // Forms send line breaks as CRLF.
    assert_eq!(site.page("/?place=new%0D%0Aline").await.found(), 1);
    let alphabet = [
        "East/West",
        "John: Doe",
        "new line",
        "rome",
        "Rome",
        "ROME",
        "Sao Paulo",
        "S\u{e3}o Paulo",
        "\u{dc}r\u{fc}mqi",
    ];
    let listed: Vec<&str> = values.iter().map(|place| &*place.value).filter(|place| alphabet.contains(place)).collect();
    assert_eq!(listed, alphabet);
}

#[tokio::test]
async fn words_are_found_in_any_spelling_and_with_any_signs_between_them() {
    let site = case("words-and-signs");
    for (typed, expected) in [
        ("timelapse", "timelapse"),
        ("time-lapse", "timelapse"),
        ("USA", "un"),
        ("U.S.A.", "un"),
        ("UN", "un"),
        ("U.N.", "un"),
        ("donaudampfschiff", "soft"),
        ("Σίσυφος", "gr"),
        ("ΣΙΣΥΦΟΣ", "gr"),
        ("Ὀδυσσεύς", "gr"),
        ("Хрущева", "ru"),
        ("елка", "ru"),
        ("cooperation", "coop"),
        ("co-operation", "coop"),
        ("well-kept", "coop"),
        ("to be or not to be", "tobe"),
        ("resolution 242", "num"),
    ] {
        let path = format!("/?q={}", utf8_percent_encode(typed, NON_ALPHANUMERIC));
        assert_eq!(site.page(&path).await.events(), [expected], "{typed}");
    }
}

#[tokio::test]
async fn words_from_right_to_left_have_their_language_and_their_direction() {
    let page = case("right-to-left-source").page("/events/a").await;
    assert_eq!((page.root().get("lang"), page.root().get("dir")), ("en", "ltr"));
    let has_direction = |css: &str| {
        let element = page.one(css);
        assert_eq!((element.get("lang"), element.get("dir")), ("ar", "rtl"), "{css}");
    };
    has_direction(".original-title span");
    has_direction(".passage blockquote");
    has_direction(".passage figcaption a[href^='/sources/']");
    assert_eq!(page.one(".passage figcaption b").get("dir"), "auto");
    // The title of a document has no elements, so the names in it are isolated.
    let source = case("right-to-left-source").page("/sources/src").await;
    assert!(source.title().contains("\u{2068}نص المعاهدة (1950)\u{2069}, 1950"), "{}", source.title());
}

#[tokio::test]
async fn a_timeline_in_arabic_has_an_interface_in_english() {
    let page = case("right-to-left").page("/").await;
    assert_eq!((page.root().get("lang"), page.root().get("dir")), ("en", "ltr"));
    for css in ["h1", ".lede span", ".event-item h3", ".event-item .event-details > p:first-child"] {
        for element in page.all(css) {
            assert_eq!((element.attr("lang"), element.attr("dir")), (Some("ar"), Some("auto")), "{css}");
        }
    }
    for label in page.all(".label text") {
        assert_eq!((label.attr("lang"), label.attr("dir")), (Some("ar"), None), "SVG has no such attribute");
    }
    for interface in ["nav", "footer p", ".filters legend"] {
        assert_eq!(page.all(interface)[0].attr("dir"), None, "{interface}");
    }
}

#[tokio::test]
async fn the_order_of_a_formatted_citation_does_not_depend_on_its_letters() {
    let page = case("right-to-left-source").page("/sources/src/cite").await;
    let [author, title] = ["\u{2068}أحمد\u{2069}", "\u{2068}نص المعاهدة (1950)\u{2069}"];
    page.one("#_text-1-1").says_in_order(&[author, "1950", title, "https://example.org/x"]);
    page.one("#_csl-1").says("\"نص المعاهدة (1950)\"");
}

#[tokio::test]
async fn markdown_has_lists_quotations_tables_and_headings_below_those_of_the_page() {
    let site = case("markdown");
    let page = site.page("/events/a").await;
    let prose = page.one(".prose");
    assert_eq!(prose.texts("h1, h2, h3"), ["Heading one", "Heading two"]);
    assert_eq!((prose.count("h2"), prose.count("h3")), (1, 1));
    assert_eq!((prose.count("ul ul > li > ol > li"), prose.count("blockquote blockquote")), (1, 1));
    assert_eq!(prose.texts("thead th"), ["a", "b"]);
    for scrolls in prose.all("pre, .table") {
        assert_eq!(scrolls.get("tabindex"), "0", "also with the keyboard");
    }
    page.one("h1").says("<b>html</b>");
    let page = site.page("/events/b").await;
    assert_eq!(page.texts(".prose h2"), ["The highest heading"]);
    assert_eq!(page.count("[style]"), 0, "alignments would be inline styles");
}

#[tokio::test]
async fn a_long_quotation_without_spaces_is_found_by_its_first_and_last_words() {
    let page = case("text-fragments").page("/events/a").await;
    let link = |id: &str| page.id(id).attrs("a[data-url]", "href").remove(0);
    let directive = |id: &str| {
        let link = link(id);
        let encoded = link.split_once(":~:").expect("a fragment").1;
        percent_encoding::percent_decode_str(encoded).decode_utf8().expect("text").into_owned()
    };
    assert_eq!(
        directive("zh-long"),
        "text=友谊没有止境，合作没有禁区，加强战略协作不针对第三国，也不受第三国和国际形势变幻的影响，,客观公正看待他国和平发展，并愿意就此继续保持密切沟通与协作。"
    );
    assert_eq!(directive("zh-short"), "text=合作没有禁区");
    // Items of a list are not one text for browsers.
    assert_eq!(
        directive("across-list"),
        "text=first aim: peace; second aim: trade.&text=first aim: peace;,second aim: trade."
    );
    assert!(link("special").ends_with("text=US%2Dsupported%2C%20South%20%26%20%E2%80%9CNorth%E2%80%9D."));
}
