//! A timeline's own branding: accent, logo, icon, style sheet, fonts, and the text at the foot of every page.

use crate::site::{Site, fixture_folder};
use axum::http::StatusCode;
use sourceline::load::{Folder, check};

const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><style>path{fill:red}</style><path d="M0 0h64v32z"/></svg>"#;

/// The fixture with further lines in `timeline.toml`, and further files.
fn folder(lines: &str, files: &[(&str, &[u8])]) -> Folder {
    let mut folder = fixture_folder();
    let about = folder.file("timeline.toml").expect("a file").bytes.to_vec();
    folder.put("timeline.toml", format!("{lines}\n{}", String::from_utf8(about).expect("text")).into_bytes());
    files.iter().for_each(|(path, bytes)| folder.put(path, bytes.to_vec()));
    folder
}

fn site(lines: &str, files: &[(&str, &[u8])]) -> Site {
    Site::of(folder(lines, files), "https://history.example/past")
}

/// A timeline with everything.
fn dressed() -> Site {
    site(
        "accent = \"#7a1f3d\"\nlogo = \"assets/logo.svg\"\nicon = \"assets/logo.svg\"\n\
         footer = \"By the *Society*; see [who we are](/about).\"",
        &[
            ("assets/logo.svg", SVG.as_bytes()),
            ("assets/own.woff2", b"wOF2\0\x01\0\0"),
            ("style.css", b"@font-face { font-family: Own; src: url(assets/own.woff2) }"),
        ],
    )
}

/// What `check` says of a folder, as rules, without what it says of the fixture itself.
fn rules(folder: &Folder) -> Vec<&'static str> {
    let names = |folder: &Folder| {
        let found = check(folder, None).diagnostics.sorted();
        found.iter().map(|one| one.rule.name()).collect::<Vec<_>>()
    };
    let usual = names(&fixture_folder());
    names(folder).into_iter().filter(|rule| !usual.contains(rule)).collect()
}

#[tokio::test]
async fn every_page_has_the_logo_the_icon_the_footer_and_the_sheets_after_those_of_the_program() {
    let site = dressed();
    for path in ["/past/", "/past/events/0430-treaty", "/past/sources", "/past/about"] {
        let page = site.page(path).await;
        let sheets = page.attrs("head > link[rel=stylesheet]", "href");
        let names: Vec<&str> = sheets.iter().map(|href| href.rsplit('/').next().expect("a name")).collect();
        assert_eq!(names[names.len() - 3..], ["logo.css", "accent.css", "style.css"], "{path}");
        assert_eq!(names[0], "main.css");
        let logo = page.one("img.logo");
        // Room is kept for it, and it says nothing that the title beside it does not say.
        assert_eq!((logo.get("width"), logo.get("height"), logo.get("alt")), ("1000", "500", ""), "{path}");
        assert_eq!(page.head_link("icon").as_deref(), Some(logo.get("src")));
        let footer = page.one("footer");
        footer.says("By the Society; see who we are.");
        assert_eq!(footer.link("who we are"), "/past/about");
    }
    let description = site.get("/past/opensearch.xml").await.body;
    assert!(description.contains("https://history.example/past/files/"), "{description}");
}

#[tokio::test]
async fn a_timeline_without_a_look_of_its_own_loads_nothing_more() {
    let page = Site::fixture().page("/").await;
    assert_eq!(page.attrs("head > link[rel=stylesheet]", "href").len(), 2);
    assert_eq!(page.count("img"), 0);
    assert!(page.head_link("icon").expect("an icon").ends_with("favicon.svg"));
}

#[tokio::test]
async fn files_are_kept_for_a_year_at_an_address_that_changes_with_them() {
    let site = dressed();
    let page = site.page("/past/about").await;
    let style = page.attrs("head > link[rel=stylesheet]", "href").pop().expect("a sheet");
    let font = style.replace("style.css", "assets/own.woff2");
    let logo = page.one("img.logo").get("src").to_owned();
    let accent = style.replace("style.css", "accent.css");
    for (path, kind) in [
        (&style, "text/css; charset=utf-8"),
        (&accent, "text/css; charset=utf-8"),
        (&font, "font/woff2"),
        (&logo, "image/svg+xml"),
    ] {
        let answer = site.get(path).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, kind), "{path}");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
        assert!(answer.header("etag").starts_with('"'), "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && policy.ends_with("sandbox"), "{path}: {policy}");
        assert_eq!(policy.contains("style-src 'unsafe-inline'"), kind.starts_with("image/"), "{path}");
    }
    // At another version's address it is this one's, and not kept; what is not of the branding is not there.
    let version = style.split('/').nth(3).expect("a version");
    assert_eq!(site.get(&style.replace(version, "0")).await.header("cache-control"), "no-cache");
    for path in ["timeline.toml", "assets/nothing.svg", "../timeline.toml", "assets/../timeline.toml"] {
        let answer = site.get(&style.replace("style.css", path)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    // Who downloads the data gets them, too.
    let zip = site.get("/past/edition.zip").await.bytes;
    for name in ["edition/style.css", "edition/assets/own.woff2"] {
        assert!(zip.windows(name.len()).any(|bytes| bytes == name.as_bytes()), "{name}");
    }
    // The font has changed, so the sheet that names it has another address.
    let other = self::site("", &[("style.css", b"a{}"), ("assets/own.woff2", b"wOF2")]);
    let other = other.page("/past/about").await.attrs("head > link[rel=stylesheet]", "href").pop().expect("a sheet");
    assert_ne!(other, style);
}

#[tokio::test]
async fn an_accent_is_readable_in_both_themes() {
    let sheet = async |lines: &str| {
        let site = site(lines, &[]);
        let sheets = site.page("/past/about").await.attrs("head > link[rel=stylesheet]", "href");
        site.get(sheets.last().expect("a sheet")).await.body
    };
    // Dark enough for the light theme as it is; made lighter for the dark one.
    let own = sheet("accent = \"#7a1f3d\"").await;
    assert!(own.starts_with(":root{--link:light-dark(#7a1f3d,#"), "{own}");
    assert_ne!(own, ":root{--link:light-dark(#7a1f3d,#7a1f3d)}\n");
    assert_eq!(sheet("accent = \"teal\"").await, ":root{--link:light-dark(var(--teal),var(--teal))}\n");
    assert_eq!(sheet("accent = \"#000\"\naccent_dark = \"#fff\"").await, ":root{--link:light-dark(#000000,#ffffff)}\n");
    assert_eq!(rules(&folder("accent = \"tael\"", &[])), ["value-unknown"]);
    assert_eq!(rules(&folder("accent = \"#12345\"", &[])), ["value-unknown"]);
    assert_eq!(rules(&folder("accent_dark = \"#fff\"", &[])), ["key-missing"]);
}

#[test]
fn what_cannot_be_shown_is_reported_where_it_is_written() {
    let svg = SVG.as_bytes();
    let large = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 300 << 10]].concat();
    let logo = "logo = \"assets/logo.svg\"";
    for (lines, files, expected) in [
        (logo, vec![("assets/logo.svg", b"<svg></svg>".as_slice())], &["asset-type"][..]),
        ("icon = \"assets/own.woff2\"", vec![("assets/own.woff2", b"wOF2".as_slice())], &["asset-type"]),
        ("", vec![("assets/theme.scss", b"a{}".as_slice())], &["asset-type"]),
        ("icon = \"assets/a.png\"", vec![("assets/a.png", &large)], &["file-large"]),
        ("", vec![("style.css", &large[8..])], &["file-large"]),
        ("", vec![("style.css", b"a{}\xE9".as_slice())], &["encoding"]),
        ("", vec![("style.css", b"a{background:url(assets/logo.png)}".as_slice())], &["asset-missing"]),
        (
            "",
            vec![("style.css", b"@import 'a.css';a{background:url(//x.org/a)}".as_slice())],
            &["style-url", "style-url"],
        ),
        ("", vec![("assets/a/b.svg", svg)], &["file-unknown"]),
        ("footer = \"One.\\n\\nTwo.\"", vec![], &["value-unknown"]),
        ("footer = \"# Heading\"", vec![], &["value-unknown"]),
        ("footer = \"[gone](/nothing)\"", vec![], &["link-dead"]),
        (logo, vec![("assets/logo.svg", svg), ("assets/LICENSE.txt", b"free".as_slice())], &[]),
    ] {
        assert_eq!(
            rules(&folder(lines, &files)),
            expected,
            "{lines} {:?}",
            files.iter().map(|(path, _)| path).collect::<Vec<_>>()
        );
    }
}

#[tokio::test]
async fn a_kind_has_a_colour_on_the_chart_where_no_actor_gives_one() {
    let mut folder = fixture_folder();
    let kinds =
        ["founding", "treaty", "agreement", "war"].map(|id| format!("\n[[kind]]\nid = \"{id}\"\ntitle = \"{id}\"\n"));
    let about = folder.file("timeline.toml").expect("a file").bytes.to_vec();
    let about = String::from_utf8(about).expect("text") + &kinds.concat() + "colour = \"rose\"\n";
    folder.put("timeline.toml", about.into_bytes());
    let site = Site::of(folder, "https://history.example");
    let page = site.page("/?lanes=kind").await;
    assert_eq!(page.count(".lane.c-rose .mark"), 1, "the war, in the colour of its lane");
    let picture = site.get("/chart.svg?lanes=kind").await.body;
    assert!(picture.contains("#9b2c6b"), "the rose of the light theme");
}
