//! Pictures, and links to what is shown elsewhere.

use crate::sandbox::Sandbox;
use crate::site::{Site, fixture_folder};
use axum::http::StatusCode;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, RgbImage, RgbaImage};
use sourceline::curate::ZipStream;
use sourceline::load::{self, Folder};
use std::io::Cursor;
use std::sync::Arc;

const BASE: &str = "https://history.example";

/// A picture whose left half is red and whose right half is blue.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| image::Rgb(if x < width / 2 { [200, 0, 0] } else { [0, 0, 200] }))
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// The picture as a camera writes it that was held on its side: the sensor's rows, and Exif data with the orientation 6 and
/// the name of the photographer.
fn on_its_side(picture: &RgbImage) -> Vec<u8> {
    let name = b"Jane Doe\0";
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    exif.extend([0x3B, 0x01, 2, 0, name.len() as u8, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0; 4]);
    exif.extend(name);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif).expect("Exif data");
    picture.write_with_encoder(encoder).expect("a picture");
    bytes
}

/// The small fixture with a medium of its first event: these lines, and these files.
fn with_media(lines: &str, files: &[(&str, &[u8])]) -> Folder {
    let mut folder = fixture_folder();
    let event = folder.files.iter().find(|file| file.path.starts_with("events/")).expect("an event").clone();
    let text = String::from_utf8(event.bytes.into_owned()).expect("text");
    let media = format!("[[media]]\n{lines}\nalt = \"A map\"\ncredit = \"Jane Doe\"\nlicence = \"CC0\"\n+++\n");
    let (front, below) = text[3..].split_once("+++\n").expect("front matter");
    folder.put(&event.path, format!("+++{front}{media}{below}").into_bytes());
    files.iter().for_each(|(path, bytes)| folder.put(path, bytes.to_vec()));
    folder
}

fn event_id(folder: &Folder) -> String {
    let path = &folder.files.iter().find(|file| file.path.starts_with("events/")).expect("an event").path;
    path.trim_start_matches("events/").trim_end_matches(".md").to_owned()
}

/// The problems of a folder: rule, message and hint.
fn problems(folder: &Folder) -> Vec<(&'static str, String)> {
    let found = load::check(folder, None).diagnostics;
    let of_media = |name: &&str| name.starts_with("media-");
    found
        .sorted()
        .iter()
        .map(|one| (one.rule.name(), format!("{}; {}", one.message, one.hint)))
        .filter(|(name, _)| of_media(name))
        .collect()
}

/// The addresses of a picture in a page, and the element.
fn addresses(html: &str) -> Vec<String> {
    let srcset = html.split("srcset=\"").nth(1).expect("a picture").split('"').next().expect("an attribute");
    srcset.split(", ").map(|one| one.split(' ').next().expect("an address").to_owned()).collect()
}

#[tokio::test]
async fn a_picture_is_sent_upright_in_its_widths_and_without_the_data_of_the_camera() {
    // The sensor's picture is 900 wide and 1200 high: red left, blue right. Turned clockwise, red is above.
    let bytes = on_its_side(&halves(900, 1200));
    let mut original =
        ImageReader::with_format(Cursor::new(&bytes), ImageFormat::Jpeg).into_decoder().expect("a picture");
    assert_eq!(
        original.orientation().expect("an orientation"),
        Orientation::Rotate90,
        "the example is as a camera writes it"
    );
    let folder = with_media("file = \"media/treaty.jpg\"\ncaption = \"The border\"", &[("media/treaty.jpg", &bytes)]);
    assert_eq!(problems(&folder), []);
    let event = format!("/events/{}", event_id(&folder));
    let site = Site::of(folder, BASE);
    let html = site.get(&event).await.body;
    // 1200 × 900, in a room of 640 × 420.
    assert!(html.contains("width=\"560\" height=\"420\" alt=\"A map\""), "{html}");
    let addresses = addresses(&html);
    assert_eq!(addresses.len(), 3, "{addresses:?}");
    for (address, (width, height)) in addresses.iter().zip([(320, 240), (800, 600), (1200, 900)]) {
        assert!(address.ends_with(&format!("/{width}")), "{address}");
        let answer = site.get(address).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/jpeg"), "{address}");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert!(answer.header("etag").contains(&width.to_string()));
        assert!(!answer.bytes.windows(8).any(|part| part == b"Jane Doe"), "Exif data are removed");
        let copy = image::load_from_memory(&answer.bytes).expect("a picture").to_rgb8();
        assert_eq!(copy.dimensions(), (width, height));
        let (above, below) = (copy.get_pixel(width / 2, 8).0, copy.get_pixel(width / 2, height - 8).0);
        assert!(above[0] > 150 && above[2] < 50 && below[2] > 150 && below[0] < 50, "{above:?} {below:?}");
    }
    for unknown in
        ["/media/0/320".to_owned(), addresses[0].replace("/320", "/321"), addresses[0].replace("/320", "/0320")]
    {
        assert_eq!(site.get(&unknown).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn a_drawing_stays_transparent_and_is_not_enlarged() {
    let drawing = RgbaImage::from_fn(40, 20, |x, _| image::Rgba([0, 0, 0, if x < 20 { 0 } else { 255 }]));
    let folder =
        with_media("file = \"media/a/sign.png\"", &[("media/a/sign.png", &encoded(drawing, ImageFormat::Png))]);
    let event = format!("/events/{}", event_id(&folder));
    let site = Site::of(folder, BASE);
    let html = site.get(&event).await.body;
    let addresses = addresses(&html);
    assert_eq!(addresses.len(), 1, "{addresses:?}");
    let answer = site.get(&addresses[0]).await;
    assert_eq!(answer.header("content-type"), "image/webp");
    let copy = image::load_from_memory(&answer.bytes).expect("a picture").to_rgba8();
    assert_eq!((copy.dimensions(), copy.get_pixel(2, 2).0[3], copy.get_pixel(38, 2).0[3]), ((40, 20), 0, 255));
}

#[tokio::test]
async fn what_is_elsewhere_is_a_link_and_everything_is_credited_on_a_page_of_its_own() {
    let link = "url = \"https://archive.org/details/film\"\nsource = \"SOURCE\"\nlang = \"ru\"\ndate = \"1951\"";
    let folder = fixture_folder();
    let source = folder
        .files
        .iter()
        .find_map(|file| file.path.strip_prefix("sources/"))
        .expect("a source")
        .trim_end_matches(".toml");
    let folder = with_media(&link.replace("SOURCE", source), &[]);
    let id = event_id(&folder);
    let site = Site::of(folder, BASE);
    let page = site.get(&format!("/events/{id}")).await.body;
    assert!(page.contains("<a href=\"https://archive.org/details/film\" rel=\"external\" hreflang=\"ru\">"), "{page}");
    assert!(page.contains("on archive.org") && !page.contains("<img"), "{page}");
    let credits = site.page("/credits").await;
    credits.says("Jane Doe");
    credits.says("CC0");
    credits.says("1951");
    let html = site.get("/credits").await.body;
    assert!(
        html.contains(&format!("href=\"/events/{id}\"")) && html.contains(&format!("href=\"/sources/{source}\"")),
        "{html}"
    );
    let events: serde_json::Value = serde_json::from_str(&site.get("/events.json").await.body).expect("JSON");
    assert_eq!(events["events"][0]["media"][0]["url"], "https://archive.org/details/film");
    // A timeline without media has neither the page nor its link, and no style sheet for it.
    let plain = Site::of(fixture_folder(), BASE);
    assert_eq!(plain.get("/credits").await.status, StatusCode::NOT_FOUND);
    let home = plain.get("/").await.body;
    assert!(!home.contains("/credits") && !home.contains("media.css"), "{home}");
}

#[test]
fn each_mistake_with_a_file_says_what_to_do() {
    let png = encoded(halves(4, 4), ImageFormat::Png);
    let large = [png.clone(), vec![0; 20 << 20]].concat();
    for (path, bytes, expected) in [
        ("media/a.jpg", &png[..], "“media/a.jpg” has the contents of a .png file, but another ending; rename the file"),
        ("media/a.png", &png[..20], "“media/a.png” is damaged: it cannot be read as a picture; open it"),
        (
            "media/a.png",
            b"GIF89a\x01\0\x01\0\0\0\0;",
            "“media/a.png” is a GIF; pictures are PNG, JPEG or WebP; export it",
        ),
        ("media/a.png", b"", "“media/a.png” is empty; pictures are PNG"),
        ("media/a.mp4", b"\0\0\0\x18ftypmp42", "“media/a.mp4” is a video, or a picture of a type"),
        ("media/a.png", &large, "“media/a.png” has more than 20 MiB; make it smaller"),
    ] {
        let found = problems(&with_media(&format!("file = \"{path}\""), &[(path, bytes)]));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].1.starts_with(expected), "{found:?}");
    }
    let misspelt = problems(&with_media("file = \"media/Map.png\"", &[("media/map.png", &png)]));
    assert_eq!(
        misspelt[0],
        ("media-missing", "there is no file “media/Map.png”; did you mean “media/map.png”?".to_owned())
    );
    assert_eq!(misspelt[1].0, "media-unused");
    for outside in ["/etc/passwd", "media/../timeline.toml", "media\\\\map.png", "C:/map.png"] {
        let found = problems(&with_media(&format!("file = \"{outside}\""), &[]));
        assert_eq!(found.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(), ["media-path"], "{outside}");
    }
}

#[test]
fn a_picture_of_a_draft_is_in_no_archive_and_changes_no_version() {
    let event = "+++\ndraft = true\ntitle = \"Draft\"\ndate = \"0431\"\nkind = \"treaty\"\n[[media]]\n\
                 file = \"media/secret.png\"\nalt = \"A\"\ncredit = \"B\"\nlicence = \"C\"\n+++\nText.\n";
    let mut folder = fixture_folder();
    folder.put("media/secret.png", encoded(halves(4, 4), ImageFormat::Png));
    folder.put("events/0431-draft.md", event.into());
    assert_eq!(problems(&folder), []);
    let outcome = load::load(&folder);
    assert!(outcome.timeline.is_some());
    let published = folder.without_drafts(&outcome.drafts);
    assert_eq!(published.digest(), fixture_folder().digest());
    let zip: Vec<u8> = ZipStream::new(Arc::new(published)).flat_map(|part| part.expect("bytes")).collect();
    assert!(!zip.windows(10).any(|part| part == b"secret.png"));
}

#[tokio::test]
async fn a_picture_survives_the_archive_and_a_file_that_changes_is_not_sent() {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.run(&["init", "data"]).code, Some(0));
    let folder = || Folder::read(&sandbox.path("data")).expect("a folder");
    let site = Site::of(folder(), BASE);
    let zip = sandbox.put("edition.zip", &site.get("/edition.zip").await.bytes);
    let unpacked = Folder::read(&zip).expect("an archive");
    assert_eq!(unpacked.digest(), folder().digest());
    let html = site.get("/events/1796-vaccination").await.body;
    let addresses = addresses(&html);
    let same = Site::of(unpacked, BASE);
    assert_eq!(same.get(&addresses[0]).await.bytes, site.get(&addresses[0]).await.bytes);
    sandbox.put("data/media/berkeley.png", encoded(halves(4, 4), ImageFormat::Png));
    assert_eq!(site.get(&addresses[0]).await.status, StatusCode::OK, "it was made before");
    assert_eq!(site.get(&addresses[1]).await.status, StatusCode::INTERNAL_SERVER_ERROR);
}
