//! The layers around the handlers, asked in process.

use super::cache_policy::CachePolicy;
use super::extractors::CurrentSite;
use super::router::with_layers;
use super::{AppState, RequestId, Site, router};
use crate::load::{File, Folder, load};
use crate::model::date::Day;
use crate::pages::BaseUrl;
use crate::query::Edition;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::routing::get;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tower::ServiceExt;

/// The state of a site with one event, under a title.
fn state(title: &str, base: &str) -> Arc<AppState> {
    Arc::new(AppState::new(site(title, base)))
}

fn site(title: &str, base: &str) -> Site {
    let file = |path: &str, text: &str| File { path: path.into(), bytes: text.as_bytes().to_vec().into() };
    let folder = Folder::new(vec![
        file("timeline.toml", &format!("title = \"{title}\"\nlanguage = \"en\"\n")),
        file("events/one.md", "+++\ntitle = \"Only\"\ndate = \"1950\"\nkind = \"war\"\n+++\nIt happened.\n"),
    ]);
    let edition = Edition::new(load(&folder).timeline.unwrap(), &folder.digest());
    Site::new(edition, folder, BaseUrl::read(base).unwrap(), || Day::from_ymd(2026, 11, 26).unwrap())
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

async fn ask(router: &Router, request: Request<Body>) -> Answer {
    let (head, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: head.status, headers: head.headers, body: String::from_utf8_lossy(&body).into_owned() }
}

fn request(path: &str, headers: &[(header::HeaderName, &str)]) -> Request<Body> {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(name, *value));
    request.body(Body::empty()).unwrap()
}

#[tokio::test]
async fn a_new_site_answers_the_next_request_and_the_old_one_those_that_have_begun() {
    let state = state("Old edition", "https://history.example");
    let router = router(&state);
    for _ in 0..2 {
        assert!(ask(&router, request("/", &[])).await.body.contains(">Old edition</h1>"));
    }
    let (mut begun, body) = request("/", &[]).into_parts();
    CurrentSite::from_request_parts(&mut begun, &state).await.unwrap();
    state.replace(site("New edition", "https://history.example"));
    assert!(ask(&router, request("/", &[])).await.body.contains(">New edition</h1>"));
    assert!(ask(&router, Request::from_parts(begun, body)).await.body.contains(">Old edition</h1>"));
}

#[tokio::test]
async fn a_new_site_may_have_another_prefix() {
    let state = state("One", "https://history.example");
    let router = router(&state);
    assert_eq!(ask(&router, request("/about", &[])).await.status, StatusCode::OK);
    state.replace(site("One", "https://history.example/history"));
    assert_eq!(ask(&router, request("/about", &[])).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ask(&router, request("/history/about", &[])).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_site_under_a_prefix_is_home_at_the_prefix_with_a_slash() {
    let router = router(&state("One", "https://history.example/history"));
    for (path, status, location) in [
        ("/history/", StatusCode::OK, ""),
        ("/history/about", StatusCode::OK, ""),
        ("/history", StatusCode::PERMANENT_REDIRECT, "/history/"),
        ("/history?kind=war", StatusCode::PERMANENT_REDIRECT, "/history/?kind=war"),
        ("/", StatusCode::PERMANENT_REDIRECT, "/history/"),
        ("/historyx", StatusCode::NOT_FOUND, ""),
        ("/about", StatusCode::NOT_FOUND, ""),
        ("/history/events/ONE/cite?passage=a", StatusCode::PERMANENT_REDIRECT, "/history/events/one/cite?passage=a"),
    ] {
        let answer = ask(&router, request(path, &[])).await;
        assert_eq!((answer.status, answer.header("location")), (status, location), "{path}");
    }
}

#[tokio::test]
async fn an_error_is_a_page_for_readers_and_problem_details_for_programs() {
    let router = router(&state("One", "https://history.example/history"));
    let page = ask(&router, request("/history/nothing?x=1", &[(header::ACCEPT, "text/html, */*;q=0.1")])).await;
    assert_eq!((page.status, page.header("content-type")), (StatusCode::NOT_FOUND, "text/html; charset=utf-8"));
    assert!(page.body.contains("<h1>Page not found</h1>") && page.header("etag").is_empty());
    let problem = ask(&router, request("/history/nothing?x=1", &[(header::ACCEPT, "application/json")])).await;
    assert_eq!(problem.status, StatusCode::NOT_FOUND);
    assert_eq!(problem.header("content-type"), "application/problem+json");
    assert!(problem.header("vary").contains("accept") && !problem.header("content-security-policy").is_empty());
    let fields: serde_json::Value = serde_json::from_str(&problem.body).unwrap();
    let expected = serde_json::json!({
        "type": "about:blank",
        "title": "Page not found",
        "status": 404,
        "detail": "There is no page at “/nothing”.",
        "instance": "/history/nothing?x=1",
    });
    assert_eq!(fields, expected);
}

#[tokio::test]
async fn a_method_that_is_not_allowed_is_told_which_are() {
    let router = router(&state("One", "https://history.example"));
    let post = Request::post("/about").header("accept", "application/json").body(Body::empty()).unwrap();
    let answer = ask(&router, post).await;
    assert_eq!((answer.status, answer.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
    assert!(answer.body.contains("\"status\":405"), "{}", answer.body);
}

#[tokio::test]
async fn the_head_of_an_error_has_no_body() {
    let router = router(&state("One", "https://history.example"));
    let head = ask(&router, Request::head("/nothing").body(Body::empty()).unwrap()).await;
    assert_eq!((head.status, &*head.body), (StatusCode::NOT_FOUND, ""));
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_panic_is_a_page_for_the_reader_and_a_line_in_the_log() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let _logging = tracing::subscriber::set_default(subscriber);
    async fn fail() -> &'static str {
        panic!("out of ink")
    }
    let router = with_layers(&state("One", "https://history.example"), Router::new().route("/print", get(fail)));
    let id = RequestId::next();
    let page = id.clone().scope(ask(&router, request("/print", &[]))).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.body.contains("fault is ours") && !page.body.contains("out of ink"), "{}", page.body);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("ERROR") && log.contains("/print") && log.contains("out of ink"), "{log}");
    assert!(log.contains(&format!("id={id} ")), "{log}");
}

#[tokio::test]
async fn the_cache_knows_codings_and_not_how_browsers_spell_them() {
    let state = state("One", "https://history.example");
    let router = router(&state);
    for (accepted, coding) in [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("GZIP;q=1.0, *;q=0.5", "gzip"),
        ("gzip;q=0", ""),
        ("deflate", ""),
    ] {
        let page = ask(&router, request("/about", &[(header::ACCEPT_ENCODING, accepted)])).await;
        assert_eq!((page.status, page.header("content-encoding")), (StatusCode::OK, coding), "{accepted}");
    }
    assert_eq!(state.site().cache.count(), 3);
}

#[tokio::test]
async fn only_what_all_readers_share_is_kept() {
    let state = state("One", "https://history.example");
    let router = router(&state);
    for (path, kept) in [
        ("/", 1),
        ("/?x=1", 1),
        ("/?kind=nonsense", 1),
        ("/about?x=1", 1),
        ("/events/one?x=1", 1),
        ("/events/one/cite", 1),
        ("/nothing", 1),
        ("/edition.zip", 1),
        ("/events.csv", 1),
        ("/static/0/favicon.svg", 1),
        ("/?kind=war", 2),
        ("/events/one", 3),
    ] {
        ask(&router, request(path, &[])).await;
        assert_eq!(state.site().cache.count(), kept, "{path}");
    }
}

#[tokio::test]
async fn a_response_that_is_ready_is_that_of_the_router() {
    let state = state("One", "https://history.example");
    let router = router(&state);
    for path in ["/", "/?kind=war", "/opensearch.xml"] {
        for headers in [vec![], vec![(header::ACCEPT_ENCODING, "br, gzip")], vec![(header::IF_NONE_MATCH, "*")]] {
            let (parts, ()) = request(path, &headers).map(|_| ()).into_parts();
            let from_router = ask(&router, request(path, &headers)).await;
            let ready = state.answer(&parts.method, &parts.uri, &parts.headers).unwrap();
            assert_eq!((ready.status(), ready.headers()), (from_router.status, &from_router.headers), "{path}");
            assert_eq!(String::from_utf8_lossy(ready.body()), from_router.body, "{path}");
        }
    }
    let post = Request::post("/").body(Body::empty()).unwrap();
    assert!(state.answer(post.method(), post.uri(), post.headers()).is_none());
}

#[tokio::test]
async fn a_small_edition_is_made_in_advance() {
    let state = state("One", "https://history.example");
    super::warm(&state);
    let (about, ()) = request("/events/one", &[(header::ACCEPT_ENCODING, "br")]).map(|_| ()).into_parts();
    while state.answer(&about.method, &about.uri, &about.headers).is_none() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn requests_for_the_same_response_wait_for_one_rendering() {
    let renderings = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&renderings);
    let slow = get(move || async move {
        counted.fetch_add(1, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(50)).await;
        (axum::Extension(CachePolicy::Path), "slow")
    });
    let router = with_layers(&state("One", "https://history.example"), Router::new().route("/slow", slow));
    let (one, other) = tokio::join!(ask(&router, request("/slow", &[])), ask(&router, request("/slow", &[])));
    assert_eq!((&*one.body, &*other.body), ("slow", "slow"));
    assert_eq!(renderings.load(Ordering::SeqCst), 1);
}
