//! A site of a folder, requested in process.

use crate::page::Page;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use sourceline::load::{Folder, load};
use sourceline::model::Timeline;
use sourceline::model::date::Day;
use sourceline::pages::BaseUrl;
use sourceline::query::Edition;
use sourceline::web::{self, AppState, router};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower::ServiceExt;

/// A path within the repository. Cargo runs tests in the folder of their package, which is `edition/`.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The files of `tests/fixtures/small`: four events, few enough to count by hand.
pub fn fixture_folder() -> Folder {
    Folder::read(&repository("tests/fixtures/small")).expect("the fixture is there")
}

/// The timeline of [`fixture_folder`].
pub fn fixture() -> Timeline {
    timeline(&fixture_folder())
}

/// The timeline of `tests/fixtures/large`: 51 events in several scripts, as many as a small edition has.
pub fn large_fixture() -> Timeline {
    timeline(&Folder::read(&repository("tests/fixtures/large")).expect("the fixture is there"))
}

/// The timeline of a folder that has no errors.
pub fn timeline(folder: &Folder) -> Timeline {
    let outcome = load(folder);
    outcome.timeline.unwrap_or_else(|| panic!("{}", outcome.diagnostics.text("", false)))
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header is text"))
    }

    /// The body as a page.
    pub fn page(&self) -> Page {
        assert_eq!(self.header("content-type"), "text/html; charset=utf-8");
        Page::parse(&self.body)
    }
}

/// The small fixture as a server has it.
pub fn fixture_site() -> web::Site {
    let base = BaseUrl::read("https://history.example").expect("a base URL");
    web::Site::new(Edition::new(fixture(), "test"), Folder::default(), base, TODAY)
}

/// A site at a base URL.
pub struct Site(axum::Router);

/// The day on which tests run.
pub const TODAY: fn() -> Day = || Day::from_ymd(2026, 11, 26).expect("a day");

impl Site {
    pub fn new(timeline: Timeline, base: &str) -> Self {
        Self::with(Edition::new(timeline, "test"), Folder::default(), base, TODAY)
    }

    /// The site of a folder, with its version.
    pub fn of(folder: Folder, base: &str) -> Self {
        let edition = Edition::new(timeline(&folder), &folder.digest());
        Self::with(edition, folder, base, TODAY)
    }

    pub fn with(edition: Edition, folder: Folder, base: &str, today: fn() -> Day) -> Self {
        let base = BaseUrl::read(base).expect("a base URL");
        let state = AppState::new(web::Site::new(edition, folder, base, today));
        Self(router(&Arc::new(state.with_security_txt(Some("Contact: mailto:a@example.org\n".to_owned())))))
    }

    /// The small fixture at an address without a prefix.
    pub fn fixture() -> Self {
        Self::new(fixture(), "https://history.example")
    }

    /// The large fixture at an address without a prefix.
    pub fn large_fixture() -> Self {
        Self::new(large_fixture(), "https://history.example")
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// The page at an address, which must answer 200.
    pub async fn page(&self, path: &str) -> Page {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.page()
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let answer = self.0.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body, bytes: bytes.to_vec() }
    }
}
