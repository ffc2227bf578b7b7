//! What programs learn of pages: schema.org and Web Annotations as JSON-LD, the sitemap, and `robots.txt`.

use crate::site::{Site, fixture, fixture_folder, fixture_site, timeline};
use axum::http::StatusCode;
use serde_json::{Value, json};
use sourceline::formats::Sitemap;
use std::collections::BTreeSet;

/// The data block of a page.
async fn nodes(site: &Site, path: &str) -> Vec<Value> {
    let data = site.page(path).await.one("script[type='application/ld+json']").raw_text();
    let document: Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(document["@context"], json!("https://schema.org"));
    document["@graph"].as_array().expect("nodes").clone()
}

fn of_type<'a>(nodes: &'a [Value], kind: &str) -> &'a Value {
    nodes.iter().find(|node| node["@type"] == json!(kind)).unwrap_or_else(|| panic!("no {kind} in {nodes:?}"))
}

#[tokio::test]
async fn every_page_says_where_it_is() {
    let site = Site::fixture();
    for (path, trail) in [
        ("/", vec!["A small war"]),
        ("/actors", vec!["A small war", "Actors"]),
        ("/actors/city", vec!["A small war", "Actors", "The City"]),
        ("/about", vec!["A small war", "About this timeline"]),
    ] {
        let nodes = nodes(&site, path).await;
        let items = of_type(&nodes, "BreadcrumbList")["itemListElement"].as_array().expect("a list");
        let names: Vec<_> = items.iter().map(|item| item["name"].as_str().expect("a name")).collect();
        assert_eq!(names, trail, "{path}");
        assert_eq!(items.last().expect("an item")["item"], json!(format!("https://history.example{path}")));
    }
    assert!(!site.get("/nothing").await.body.contains("ld+json"));
}

#[tokio::test]
async fn an_event_is_what_its_page_is_about_with_its_works_and_passages() {
    let site = Site::fixture();
    let found = nodes(&site, "/events/0430-treaty").await;
    let article = of_type(&found, "Article");
    assert_eq!(article["temporalCoverage"], json!("0430-05-01"));
    assert_eq!(article["dateModified"], json!("2026-11-24"));
    assert_eq!(article["license"], json!("https://creativecommons.org/licenses/by/4.0/"));
    let event = &article["about"];
    assert_eq!(event["name"], json!("Treaty of the <Harbour> & the League"));
    assert_eq!(event["startDate"], json!("0430-05-01"));
    assert_eq!(event["alternateName"][1], json!({ "@language": "el", "@value": "Συνθήκη" }));
    let cited: BTreeSet<_> =
        article["citation"].as_array().expect("works").iter().map(|work| work["@id"].as_str()).collect();
    let sources = ["chronicle", "letter"].map(|id| format!("https://history.example/sources/{id}"));
    assert_eq!(cited, sources.iter().map(|id| Some(&**id)).collect());
    let passage = &article["hasPart"][0];
    assert_eq!(passage["@id"], json!("https://history.example/events/0430-treaty#shared"));
    assert_eq!(passage["spokenByCharacter"][0]["name"], json!("The Mayor"));
    let war = nodes(&site, "/events/0432-war").await;
    let war = of_type(&war, "Article");
    assert_eq!((&war["temporalCoverage"], &war["about"]["startDate"]), (&json!("0432/0434-12-31"), &json!("0432")));
    assert_eq!(war["about"]["endDate"], Value::Null, "the year in which it ended is in doubt");
}

#[tokio::test]
async fn records_have_their_types_and_the_timeline_its_files() {
    let site = Site::fixture();
    for (path, kind, name) in [
        ("/actors/city", "Country", "The City"),
        ("/actors/league", "Organization", "The League"),
        ("/people/mayor", "Person", "The Mayor"),
    ] {
        assert_eq!(of_type(&nodes(&site, path).await, kind)["name"], json!(name), "{path}");
    }
    let about = nodes(&site, "/about").await;
    let files = of_type(&about, "Dataset")["distribution"].as_array().expect("files");
    for file in files {
        let path = file["contentUrl"].as_str().expect("a URL").trim_start_matches("https://history.example");
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.header("content-type").starts_with(file["encodingFormat"].as_str().expect("a type")), "{path}");
    }
    assert_eq!(files.len(), 4);
}

#[tokio::test]
async fn an_event_as_json_ld_has_its_passages_as_annotations_of_the_sources() {
    let site = Site::fixture();
    let answer = site.get("/events/0430-treaty.jsonld").await;
    assert_eq!(answer.header("content-type"), "application/ld+json");
    let document: Value = serde_json::from_str(&answer.body).expect("JSON");
    let graph = document["@graph"].as_array().expect("nodes");
    assert_eq!(graph[..2], nodes(&site, "/events/0430-treaty").await[..], "what the page says");
    let annotations = &graph[2];
    assert_eq!(annotations["type"], json!("AnnotationCollection"));
    assert_eq!(annotations["total"], json!(2));
    let shared = &annotations["first"]["items"][0];
    assert_eq!(shared["id"], json!("https://history.example/events/0430-treaty.jsonld#shared"));
    assert_eq!(shared["target"]["selector"]["type"], json!("TextQuoteSelector"));
    assert!(shared["target"]["selector"]["exact"].as_str().expect("words").starts_with("The harbour, said the mayor"));
}

#[tokio::test]
async fn an_event_is_a_calendar_of_its_own_if_its_day_is_known() {
    let site = Site::fixture();
    let calendar = site.get("/events/0430-treaty.ics").await;
    assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8");
    assert!(calendar.body.contains("UID:0430-treaty@history.example\r\n"), "{}", calendar.body);
    let missing = site.get("/events/0450-peace.ics").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    missing.page().says("The date of this event is June 450.");
    for (event, forms) in
        [("0430-treaty", &["json", "jsonld", "md", "ics"][..]), ("0450-peace", &["json", "jsonld", "md"])]
    {
        let links = site.page(&format!("/events/{event}")).await.attrs(".forms a", "href");
        let expected: Vec<_> = forms.iter().map(|form| format!("/events/{event}.{form}")).collect();
        assert_eq!(links, expected);
        for link in links {
            assert_eq!(site.get(&link).await.status, StatusCode::OK, "{link}");
        }
    }
}

#[tokio::test]
async fn text_of_the_data_does_not_end_the_data_block() {
    let mut folder = fixture_folder();
    let event = folder.file("events/0450-peace.md").expect("the peace").bytes.to_vec();
    let event = String::from_utf8(event).expect("text").replace("The league alone", "</script><!-- The league alone");
    folder.put("events/0450-peace.md", event.into_bytes());
    let site = Site::new(timeline(&folder), "https://history.example");
    let found = nodes(&site, "/events/0450-peace").await;
    assert_eq!(of_type(&found, "Article")["description"], json!("</script><!-- The league alone makes peace."));
}

#[tokio::test]
async fn a_sitemap_lists_canonical_pages_and_says_when_events_were_changed() {
    let site = Site::new(fixture(), "https://history.example/old");
    let answer = site.get("/old/sitemap.xml").await;
    assert_eq!(answer.header("content-type"), "application/xml");
    let urls: Vec<&str> =
        answer.body.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().expect("a URL")).collect();
    assert!(urls.len() > 20 && urls.iter().collect::<BTreeSet<_>>().len() == urls.len(), "{urls:?}");
    for url in urls {
        let page = site.page(url.trim_start_matches("https://history.example")).await;
        assert_eq!(page.canonical().as_deref(), Some(url));
        assert_eq!(page.count("meta[name=robots]"), 0, "{url}");
    }
    assert!(answer.body.contains("events/0430-treaty</loc><lastmod>2026-11-24</lastmod>"));
    assert_eq!(site.get("/old/sitemap.xml?part=1").await.status, StatusCode::NOT_FOUND, "it has no parts");
    let robots = site.get("/old/robots.txt").await;
    assert_eq!(robots.header("content-type"), "text/plain; charset=utf-8");
    for line in ["User-agent: *", "Disallow: /old/*&", "Sitemap: https://history.example/old/sitemap.xml"] {
        assert!(robots.body.lines().any(|own| own == line), "{line} in {}", robots.body);
    }
}

#[test]
fn a_sitemap_with_too_many_addresses_is_an_index_of_parts() {
    let site = fixture_site();
    let file = |part| Sitemap::with_limit(&site.context(), part, 20)?.piece(&site.context(), 0);
    let index = file(None).expect("an index");
    assert!(index.contains("<sitemapindex"), "{index}");
    let parts = index.matches("<sitemap>").count();
    assert!(
        parts > 1 && index.contains(&format!("<loc>https://history.example/sitemap.xml?part={parts}</loc>")),
        "{index}"
    );
    let urls = |part| file(Some(part)).map_or(0, |text| text.matches("<url>").count());
    let all = Sitemap::new(&site.context(), None).and_then(|whole| whole.piece(&site.context(), 0)).expect("a file");
    assert_eq!((1..=parts).map(urls).sum::<usize>(), all.matches("<url>").count());
    assert_eq!([0, parts + 1].map(urls), [0, 0], "no such parts");
}
