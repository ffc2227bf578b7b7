//! Pages for frames of other sites, the page that offers them, and oEmbed.

use crate::sandbox::Sandbox;
use crate::site::{Answer, Site, fixture_folder};
use axum::http::StatusCode;
use serde_json::Value;

const FRAMES: [&str; 6] = [
    "/embed",
    "/embed?actor=league&kind=treaty&theme=dark",
    "/embed/events/0430-treaty",
    "/embed/events/0430-treaty?theme=light",
    "/embed/threads/harbour-quarrel",
    "/embed/threads/harbour-quarrel?step=2",
];

/// The fixture whose `timeline.toml` says who may embed it.
fn site_with(embed: &str, base: &str) -> Site {
    let mut folder = fixture_folder();
    let about = String::from_utf8(folder.file("timeline.toml").expect("a file").bytes.to_vec()).expect("text");
    folder.put("timeline.toml", format!("embed = {embed}\n{about}").into_bytes());
    Site::of(folder, base)
}

/// Who may show a response in a frame, as its content policy says.
fn ancestors(answer: &Answer) -> String {
    let policy = answer.header("content-security-policy");
    let directive = policy.split("; ").find_map(|directive| directive.strip_prefix("frame-ancestors "));
    directive.expect("a directive").to_owned()
}

#[tokio::test]
async fn only_frames_can_be_shown_by_other_sites_and_only_by_those_that_the_timeline_names() {
    let anyone = Site::of(fixture_folder(), "https://history.example");
    let partners = site_with("[\"https://a.example\", \"http://localhost:8080\"]", "https://history.example");
    for path in FRAMES {
        for (site, expected) in [(&anyone, "*"), (&partners, "'self' https://a.example http://localhost:8080")] {
            let answer = site.get(path).await;
            assert_eq!((answer.status, &*ancestors(&answer)), (StatusCode::OK, expected), "{path}");
            assert_eq!(answer.header("x-frame-options"), "", "{path}");
            assert_eq!((answer.header("set-cookie"), answer.header("x-robots-tag")), ("", "noindex"), "{path}");
        }
    }
    // An error in a frame can be read there, too.
    for path in
        ["/embed/events/nothing", "/embed/threads/harbour-quarrel?step=99", "/embed/events/0430-treaty?passage=x"]
    {
        let answer = anyone.get(path).await;
        assert_eq!((answer.status, &*ancestors(&answer)), (StatusCode::NOT_FOUND, "*"), "{path}");
        assert!(answer.body.contains("class=\"embedded\""), "{path}");
    }
    for path in ["/", "/events/0430-treaty", "/embed/new", "/nothing", "/embed/nothing"] {
        let answer = anyone.get(path).await;
        assert_eq!((answer.header("x-frame-options"), &*ancestors(&answer)), ("DENY", "'none'"), "{path}");
    }
}

#[tokio::test]
async fn a_timeline_that_nobody_may_embed_offers_no_frames() {
    let site = site_with("\"nobody\"", "https://history.example");
    let others = ["/embed/new", "/oembed?url=https://history.example/"];
    for path in FRAMES.into_iter().chain(others) {
        let answer = site.get(path).await;
        assert_eq!((answer.status, &*ancestors(&answer)), (StatusCode::FORBIDDEN, "'none'"), "{path}");
        assert!(answer.body.contains("do not allow other sites to embed it"), "{path}");
    }
    for path in ["/", "/events/0430-treaty", "/threads/harbour-quarrel"] {
        let page = site.page(path).await;
        assert_eq!(page.count("a[href*='/embed'], link[href*='oembed']"), 0, "{path}");
    }
}

#[tokio::test]
async fn links_leave_the_frame_except_those_that_move_within_it_and_these_keep_the_theme() {
    let site = Site::of(fixture_folder(), "https://history.example/base");
    let mut moves = 0;
    for path in FRAMES {
        let page = site.page(&format!("/base{path}")).await;
        assert!(page.count("a[href]") > 2 && page.count("form, nav.main, header, .shortcuts") == 0, "{path}");
        for link in page.all("a[href]") {
            let href = link.attr("href").expect("a link");
            // Without `rel="opener"` it cannot reach the frame.
            let leaves = link.attr("target") == Some("_blank") && link.attr("rel") != Some("opener");
            if href.starts_with("/base/embed") {
                assert!(link.attr("target").is_none(), "{href} on {path}");
                assert_eq!(href.contains("theme=dark"), path.contains("theme=dark"), "{href} on {path}");
                assert_eq!(site.get(href).await.status, StatusCode::OK, "{href}");
                moves += 1;
            } else {
                assert!(leaves, "{href} on {path}");
            }
        }
        let theme = path.split_once("theme=").map(|(_, theme)| theme);
        let chosen = theme.map_or_else(|| "<html lang".to_owned(), |theme| format!("data-theme=\"{theme}\">"));
        assert!(site.get(&format!("/base{path}")).await.body.contains(&chosen), "{path}");
    }
    assert!(moves > 4, "{moves}");
}

#[tokio::test]
async fn a_frame_shows_what_it_is_about_and_leads_to_its_page() {
    let site = Site::fixture();
    let event = site.page("/embed/events/0430-treaty").await;
    assert_eq!(event.texts("h1"), ["Treaty of the <Harbour> & the League"]);
    assert_eq!(event.count("figure.passage blockquote"), 1);
    assert_eq!(event.link("Open in “A small war” ↗"), "/events/0430-treaty");
    let view = site.page("/embed?actor=league&kind=treaty&page=3").await;
    assert_eq!(view.texts(".embed-list a"), ["Treaty of the <Harbour> & the League", "Peace"]);
    let page = site.page("/?actor=league&kind=treaty").await;
    assert_eq!(view.count(".drawing .mark"), page.count(".drawing .mark"));
    assert_eq!(view.attrs("link[rel=canonical]", "href"), ["https://history.example/?actor=league&kind=treaty"]);
    let step = site.page("/embed/threads/harbour-quarrel?step=2").await;
    let whole = site.page("/threads/harbour-quarrel?step=2").await;
    assert_eq!(step.texts("h2"), whole.texts(".step h2"));
    for href in step.attrs(".citation-ref a", "href") {
        let (page, fragment) = href.split_once('#').expect("a fragment");
        assert!(site.page(page).await.find_id(fragment).is_some(), "{href}");
    }
}

#[tokio::test]
async fn the_page_that_offers_a_frame_shows_it_and_its_html_in_the_chosen_size() {
    let site = Site::of(fixture_folder(), "https://history.example/base");
    let link =
        site.page("/base/events/0430-treaty").await.attrs("a[href*='/embed/new']", "href").pop().expect("a link");
    let page = site.page(&format!("{link}&theme=dark&width=9999&height=300")).await;
    assert_eq!(page.attrs("iframe", "src"), ["/base/embed/events/0430-treaty?theme=dark"]);
    assert_eq!(
        (page.attrs("iframe", "width"), page.attrs("iframe", "height")),
        (vec!["1200".into()], vec!["300".into()])
    );
    let html = page.texts("#_frame").concat();
    assert!(html.contains("src=\"https://history.example/base/embed/events/0430-treaty?theme=dark\""), "{html}");
    assert!(html.contains("title=\"Treaty of the &lt;Harbour&gt; &amp; the League"), "{html}");
    assert!(page.texts("#_script").concat().contains("src=\"https://history.example/base/embed.js\""));
    let view = site.page("/base/?actor=league").await.attrs("a[href*='/embed/new']", "href").pop().expect("a link");
    let page = site.page(&view).await;
    assert_eq!(page.attrs("iframe", "src"), ["/base/embed?actor=league"]);
    assert_eq!(page.attrs("form.embed-form input[type=hidden]", "value"), ["league"], "the form keeps the view");
    let answer = site.get("/base/embed/new?width=wide").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.body.contains("“wide” in “width”"));
    assert_eq!(site.get("/base/embed/new?of=/about").await.status, StatusCode::NOT_FOUND);
    let script = site.get("/base/embed.js").await;
    assert_eq!(script.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(script.header("cache-control"), "public, max-age=0, s-maxage=1");
}

#[tokio::test]
async fn oembed_describes_events_threads_and_views_and_refuses_what_it_cannot_describe() {
    let site = Site::of(fixture_folder(), "https://history.example/base");
    let ask = async |query: &str| site.get(&format!("/base/oembed?{query}")).await;
    for (page, frame, title) in [
        ("events/0430-treaty?actor=league%23x", "embed/events/0430-treaty", "Treaty of the <Harbour> & the League"),
        ("threads/harbour-quarrel#step", "embed/threads/harbour-quarrel", "How the <harbour> was lost"),
        ("%3Factor%3Dleague", "embed?actor=league", "A small war"),
        ("", "embed", "A small war"),
    ] {
        let url = page.replace('?', "%3F").replace('#', "%23");
        let answer = ask(&format!("url=https://history.example/base/{url}&maxwidth=500&maxheight=300")).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"), "{page}");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        let found: Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!((&found["version"], &found["type"]), (&"1.0".into(), &"rich".into()), "{page}");
        assert_eq!((&found["width"], &found["height"]), (&500.into(), &300.into()), "{page}");
        assert_eq!((&found["title"], &found["provider_url"]), (&title.into(), &"https://history.example/base/".into()));
        let html = found["html"].as_str().expect("HTML");
        assert!(html.starts_with(&format!("<iframe src=\"https://history.example/base/{frame}\"")), "{html}");
        assert!(html.contains("width=\"500\" height=\"300\""), "{html}");
    }
    // Each page names the address about itself.
    for (page, frame) in [("", "/embed?actor=league"), ("events/0430-treaty", "/embed/events/0430-treaty")] {
        let page = site.page(&format!("/base/{page}?actor=league")).await;
        let href = page.attrs("link[type='application/json+oembed']", "href").pop().expect("a link");
        let answer = site.get(href.strip_prefix("https://history.example").expect("this site")).await;
        let found: Value = serde_json::from_str(&answer.body).expect("JSON");
        assert!(found["html"].as_str().is_some_and(|html| html.contains(&format!("base{frame}\""))), "{found}");
    }
    let xml = ask("url=https://history.example/base&format=xml").await;
    assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
    assert!(xml.body.contains("<title>A small war</title>"), "{}", xml.body);
    assert!(xml.body.contains("<html>&lt;iframe src=&quot;"), "{}", xml.body);
    let here = "url=https://history.example/base/events/0430-treaty";
    for (query, expected) in [
        ("url=https://history.example.org/base/", StatusCode::NOT_FOUND),
        ("url=https://history.example/other/", StatusCode::NOT_FOUND),
        ("url=https://history.example/base/about", StatusCode::NOT_FOUND),
        ("url=https://history.example/base/events/nothing", StatusCode::NOT_FOUND),
        (&format!("{here}&format=yaml"), StatusCode::NOT_IMPLEMENTED),
        (&format!("{here}&maxwidth=0"), StatusCode::BAD_REQUEST),
        (&format!("{here}&maxheight=-5"), StatusCode::BAD_REQUEST),
        ("format=json", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(ask(query).await.status, expected, "{query}");
    }
}

#[test]
fn what_is_no_origin_is_reported_with_its_line() {
    let check = |embed: &str| {
        let sandbox = Sandbox::with_event();
        let about = sandbox.text("timeline.toml");
        sandbox.put("data/timeline.toml", format!("{about}embed = {embed}\n"));
        sandbox.check(&[])
    };
    for good in
        ["\"anyone\"", "\"nobody\"", "[\"https://a.example\", \"https://b.example:8443\", \"http://localhost:3000\"]"]
    {
        assert_eq!(check(good).code, Some(0), "{good}");
    }
    for (bad, why) in [
        ("[\"https://a.example/path\"]", "has no path"),
        ("[\"https://a.example/\"]", "has no path"),
        ("[\"http://a.example\"]", "http is only for localhost"),
        ("\"a.example\"", "is not an origin"),
        ("\"everyone\"", "is not an origin"),
        ("[\"nobody\", \"https://a.example\"]", "this word stands alone"),
        ("[\"https://*.a.example\"]", "not the name of one host"),
        ("[\"https://a.example;script-src\"]", "not the name of one host"),
        ("[\"ftp://a.example\"]", "does not begin with https://"),
    ] {
        let output = check(bad);
        assert_eq!(output.code, Some(1), "{bad}: {}", output.stdout);
        assert!(output.stdout.contains(why) && output.stdout.contains("timeline.toml:5:"), "{bad}: {}", output.stdout);
    }
}
