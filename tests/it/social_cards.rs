//! Social cards and the chart in pixels.

use crate::site::{Answer, Site, fixture_folder, repository};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use image::{ImageFormat, RgbImage};
use sourceline::load::Folder;

/// A picture in PNG.
fn decoded(answer: &Answer, what: &str) -> RgbImage {
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/png"), "{what}");
    image::load_from_memory_with_format(&answer.bytes, ImageFormat::Png).expect("a picture").to_rgb8()
}

async fn card(site: &Site, path: &str) -> RgbImage {
    let picture = decoded(&site.get(path).await, path);
    assert_eq!(picture.dimensions(), (1200, 630), "{path}");
    picture
}

/// The number of pixels that are not white, in the rows from one to another.
fn ink(picture: &RgbImage, rows: std::ops::Range<u32>) -> usize {
    picture
        .enumerate_rows()
        .filter(|(y, _)| rows.contains(y))
        .flat_map(|(_, row)| row)
        .filter(|(.., p)| p.0 != [255; 3])
        .count()
}

/// A timeline with one event of this title.
fn titled(title: &str) -> Site {
    let mut folder = Folder::default();
    folder.put("timeline.toml", b"title = \"T\"\nlanguage = \"en\"\n".to_vec());
    let event = format!("+++\ntitle = \"{title}\"\nsummary = \"S.\"\ndate = \"1950\"\nkind = \"treaty\"\n+++\n");
    folder.put("events/one.md", event.into_bytes());
    Site::of(folder, "https://history.example")
}

#[tokio::test]
async fn each_page_names_the_card_of_what_it_shows() {
    let site = Site::of(fixture_folder(), "https://history.example/base");
    let mut seen: Vec<RgbImage> = Vec::new();
    for (page, expected) in [
        ("/", "/card.png"),
        ("/events/0430-treaty?actor=city", "/events/0430-treaty/card.png"),
        ("/events/0432-war", "/events/0432-war/card.png"),
        ("/threads/harbour-quarrel", "/threads/harbour-quarrel/card.png"),
        ("/compare?side=city&side=league&page=1", "/compare/card.png?side=city&side=league"),
    ] {
        let head = site.page(&format!("/base{page}")).await;
        let meta = |name: &str| head.attrs(&format!("meta[property='{name}']"), "content").concat();
        assert_eq!(meta("og:image"), format!("https://history.example/base{expected}"), "{page}");
        assert_eq!((meta("og:image:width"), meta("og:image:height")), ("1200".to_owned(), "630".to_owned()));
        assert!(!meta("og:image:alt").is_empty() && !meta("og:title").is_empty() && meta("og:locale") == "en");
        assert_eq!(head.attrs("meta[name='twitter:card']", "content"), ["summary_large_image"]);
        let picture = card(&site, &format!("/base{expected}")).await;
        assert!(ink(&picture, 20..250) > 1000, "{page}: the title");
        assert!(ink(&picture, 300..630) > 2000, "{page}: the chart");
        assert!(seen.iter().all(|other| *other != picture), "{page}: a picture of its own");
        seen.push(picture);
    }
    for page in ["/about", "/actors/city", "/?actor=city"] {
        let image = site.page(&format!("/base{page}")).await.attrs("meta[property='og:image']", "content");
        assert_eq!(image, ["https://history.example/base/card.png"], "{page}");
    }
    assert_eq!(site.page("/base/events/0430-treaty").await.attrs("meta[property='og:type']", "content"), ["article"]);
    assert_eq!(site.get("/base/nothing").await.page().count("meta[property='og:image']"), 0);
    assert_eq!(site.get("/base/events/nothing/card.png").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_card_is_sent_again_only_if_the_data_have_changed_and_other_sites_may_show_it() {
    let site = Site::of(fixture_folder(), "https://history.example");
    let path = "/events/0430-treaty/card.png";
    let answer = site.get(path).await;
    assert_eq!(answer.header("cache-control"), "public, max-age=0, s-maxage=1");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    let request = Request::get(path).header("if-none-match", answer.header("etag")).body(Body::empty());
    assert_eq!(site.ask(request.expect("a request")).await.status, StatusCode::NOT_MODIFIED);
    let mut changed = fixture_folder();
    let event = String::from_utf8(changed.file("events/0430-treaty.md").expect("a file").bytes.to_vec()).expect("text");
    changed.put("events/0430-treaty.md", event.replacen("Treaty of", "Truce of", 1).into_bytes());
    let after = Site::of(changed, "https://history.example").get(path).await;
    assert_ne!(after.header("etag"), answer.header("etag"));
    assert!(decoded(&after, "after") != decoded(&answer, "before"), "another title is another picture");
}

#[tokio::test]
async fn any_title_has_a_card_and_a_long_one_does_not_reach_the_chart_or_the_edge() {
    let long = "The long negotiations about the harbour and the tolls that ships of the league pay ".repeat(9);
    for title in [
        "One",
        long.trim(),
        &"e\u{301}".repeat(300),
        "中苏友好同盟互助条约",
        "معاهدة الصداقة",
        "<&> \u{10FFFD}\u{F8FF}",
    ] {
        let picture = card(&titled(title), "/events/one/card.png").await;
        assert!(ink(&picture, 20..120) > 100, "{title}");
        let edges = picture.enumerate_pixels().filter(|(x, y, _)| *y > 20 && *y < 320 && !(40..1160).contains(x));
        assert_eq!(edges.filter(|(.., pixel)| pixel.0 != [255; 3]).count(), 0, "{title}");
    }
}

#[tokio::test]
async fn the_chart_in_pixels_is_twice_as_large_as_the_svg_and_never_huge() {
    let site = Site::fixture();
    let width_of = async |path: &str| decoded(&site.get(path).await, path).width();
    assert_eq!(width_of("/chart.png?width=600").await, 1200);
    assert!(width_of("/chart.png?width=99999999").await <= 6000);
    let answer = site.get("/chart.png?actor=league").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"chart-actor-league.png\"");
    assert!(decoded(&answer, "league") != decoded(&site.get("/chart.png").await, "all"), "a filter shows");
    assert_eq!(site.get("/chart.png?width=wide").await.status, StatusCode::BAD_REQUEST);
    assert!(
        site.page("/?actor=league").await.attrs(".downloads a", "href").contains(&"/chart.png?actor=league".into())
    );
    let many =
        Site::of(Folder::read(&repository("tests/fixtures/large")).expect("a folder"), "https://history.example");
    assert!(ink(&card(&many, "/card.png").await, 300..630) > 5000);
}
