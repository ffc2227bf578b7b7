//! The order of names: names in the data are sorted by the data's language, lists of the interface by its language.

use crate::page::Page;
use crate::site::{Site, timeline};
use sourceline::load::{File, Folder};

/// Names in no alphabetical order, each with the language of a source.
const NAMES: [(&str, &str); 5] =
    [("Örebro", "de"), ("Zinkgruvan", "en"), ("“Ängelholm”", "grc"), ("Arboga", "zh"), ("Åmål", "sv")];

/// In Swedish å, ä and ö are letters after z, in this order. By code point ä comes before å.
const SWEDISH: [&str; 5] = ["Arboga", "Zinkgruvan", "Åmål", "“Ängelholm”", "Örebro"];

/// In German they are variants of a and o.
const GERMAN: [&str; 5] = ["Åmål", "“Ängelholm”", "Arboga", "Örebro", "Zinkgruvan"];

/// A timeline in a language. Each name names a place, a source and its publisher.
fn site(language: &str) -> Site {
    let file = |path: String, text: String| File { path, bytes: text.into_bytes().into() };
    let mut files = vec![file("timeline.toml".into(), format!("title = \"T\"\nlanguage = \"{language}\"\n"))];
    for (n, (name, tag)) in NAMES.into_iter().enumerate() {
        files.push(file(
            format!("sources/s{n}.toml"),
            format!("title = \"{name}\"\npublisher = \"{name}\"\nlanguage = \"{tag}\"\n"),
        ));
        files.push(file(
            format!("events/e{n}.md"),
            format!(
                "+++\ntitle = \"E\"\ndate = \"19{n}0\"\nkind = \"war\"\nplace = \"{name}\"\n\
                 [[citations]]\nid = \"c\"\nsource = \"s{n}\"\nvoice = \"author\"\nsays = \"So.\"\n+++\nIt was[^c].\n"
            ),
        ));
    }
    Site::new(timeline(&Folder::new(files)), "https://history.example")
}

/// The values of a facet that a page offers, in the order of the page.
fn values(page: &Page, facet: &str) -> Vec<String> {
    page.choices(Some(facet)).into_iter().map(|choice| choice.value).collect()
}

#[tokio::test]
async fn names_in_the_data_are_sorted_by_the_language_of_the_data() {
    for (language, order) in [("sv", SWEDISH), ("de", GERMAN)] {
        let site = site(language);
        let sources = site.page("/sources").await;
        assert_eq!(sources.texts("ul.sources > li a"), order, "titles in {language}");
        assert_eq!(values(&sources, "publisher"), order, "publishers in {language}");
        let by_publisher = site.page("/sources?sort=-publisher").await;
        let reversed: Vec<&str> = order.into_iter().rev().collect();
        assert_eq!(by_publisher.texts("ul.sources > li a"), reversed, "publishers in {language}, descending");
        let events = site.page("/").await;
        assert_eq!(values(&events, "place"), order, "places in {language}");
        let id = |name: &str| format!("s{}", NAMES.iter().position(|(own, _)| *own == name).expect("one of the names"));
        assert_eq!(values(&events, "source"), order.map(id), "sources as a facet in {language}");
        let voice = site.page("/voices/author").await;
        let listed = voice
            .attrs("main a", "href")
            .into_iter()
            .filter_map(|href| href.strip_prefix("/sources/").map(str::to_owned));
        assert_eq!(listed.collect::<Vec<_>>(), order.map(id), "sources of a voice in {language}");
    }
}

#[tokio::test]
async fn the_summary_names_places_in_the_order_of_the_form() {
    // “Ängelholm”, then Åmål.
    let query = "place=%E2%80%9C%C3%84ngelholm%E2%80%9D&place=%C3%85m%C3%A5l";
    for language in ["sv", "de"] {
        let summary = site(language).page(&format!("/?{query}")).await.summary();
        assert!(summary.ends_with("Åmål or “Ängelholm”"), "{summary}");
    }
}

#[tokio::test]
async fn lists_of_the_interface_are_sorted_by_the_language_of_the_interface() {
    // Sorted by tag they would be de, en, grc, sv, zh.
    let order = ["Ancient Greek", "Chinese", "English", "German", "Swedish"];
    let tags = ["grc", "zh", "en", "de", "sv"];
    let site = site("sv");
    assert_eq!(values(&site.page("/").await, "language"), tags);
    assert_eq!(values(&site.page("/sources").await, "language"), tags);
    let chosen = site.page("/?language=de&language=zh&language=grc").await;
    let at = |name: &str| chosen.summary().find(name).unwrap_or_else(|| panic!("{name} in {}", chosen.summary()));
    assert!(at(order[0]) < at(order[1]) && at(order[1]) < at(order[3]), "{}", chosen.summary());
    // The canonical address is in the order of the tags, whatever the language.
    assert_eq!(chosen.canonical().as_deref(), Some("https://history.example/?language=de&language=grc&language=zh"));
}
