//! Fuzz targets: whatever text the program is given, it does not panic, and what it writes it reads back unchanged.
//!
//! `cargo test --workspace` tries the inputs in `__fuzz__/TARGET/` and a fixed number of random ones. libFuzzer looks for inputs that
//! reach new code: see "Fuzz" in CONTRIBUTING.md.

// Clippy does not count helpers as tests. A panic in a helper fails the test that called it.
#![allow(clippy::expect_used, clippy::panic)]

mod fragments;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use fragments::{DATES, FRONT_MATTER, PATHS, QUERIES, SEARCHES, TYPED_DATES};
use http_body_util::BodyExt;
use sourceline::load::{self, Folder};
use sourceline::messages::Messages;
use sourceline::model::date::{Date, Day, Period};
use sourceline::pages::BaseUrl;
use sourceline::query::{
    CompareView, Criteria, Edition, Filter, ListOptions, ListView, RelationsView, SourceView, View,
};
use sourceline::web::{AppState, Site, router};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use tower::ServiceExt;

/// How many bytes of its limit bolero uses for the length of an input.
const LENGTH_BYTES: usize = 8;

/// Tries a target with a fixed number of random inputs of at most some bytes. `BOLERO_RANDOM_ITERATIONS` sets another number.
macro_rules! fuzz {
    ($iterations:literal, $max_len:literal, $fragments:ident, $target:expr) => {
        bolero::check!().with_iterations($iterations).with_max_len($max_len + LENGTH_BYTES).for_each(
            |bytes: &[u8]| {
                $target(&text(bytes, $fragments));
            },
        )
    };
}

/// The text that an input stands for: UTF-8 as it is, without a line feed at its end, and each other byte for a fragment.
/// So inputs can be written by hand, and random bytes resemble what a target reads. It ends at the first NUL, because bolero
/// fills the rest of an input with these when it has reached its limit.
fn text(bytes: &[u8], fragments: &[&str]) -> String {
    let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let chunk = |chunk: std::str::Utf8Chunk| {
        let fragment = |byte: &u8| fragments[usize::from(*byte) % fragments.len()];
        chunk.valid().to_owned() + &chunk.invalid().iter().map(fragment).collect::<String>()
    };
    bytes.utf8_chunks().map(chunk).collect()
}

fn fixture() -> Folder {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/small");
    Folder::read(&path).expect("the fixture is there")
}

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    let timeline = load::load(&fixture()).timeline.expect("the fixture has no errors");
    Edition::new(timeline, "fuzz")
});

static ROUTER: LazyLock<Router> = LazyLock::new(|| {
    let folder = fixture();
    let timeline = load::load(&folder).timeline.expect("the fixture has no errors");
    let base = BaseUrl::read("https://history.example/fuzz").expect("a base URL");
    let today = || Day::from_ymd(2026, 11, 30).expect("a day");
    router(&Arc::new(AppState::new(Site::new(Edition::new(timeline, "fuzz"), folder, base, today))))
});

#[test]
fn dates_in_edtf() {
    fuzz!(6000, 8, DATES, |text: &str| match text.parse::<Date>() {
        Ok(date) => {
            assert_eq!(date.to_string().parse().as_ref(), Ok(&date), "as it is written");
            let bounds = date.bounds();
            assert!(date.earliest() <= date.latest(), "{bounds:?}");
            assert!(!Messages::english().date(&date).is_empty());
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert!(!error.hint(&|date| Messages::english().date(date)).is_empty());
            for suggestion in error.suggestions() {
                assert!(suggestion.parse::<Date>().is_ok(), "the suggestion {suggestion} is no date");
            }
        }
    });
}

#[test]
fn dates_as_typed() {
    fuzz!(6000, 8, TYPED_DATES, |text: &str| {
        let readings = Period::readings(text);
        for period in &readings {
            assert!(period.first() <= period.last(), "{period}");
            assert_eq!(Period::from_typed(&period.to_string()), Some(*period), "as it is written");
            assert!(!Messages::english().period(period).is_empty());
        }
        assert!(Period::from_typed(text).is_none() || readings.len() == 1);
    });
}

#[test]
fn front_matter() {
    fuzz!(400, 48, FRONT_MATTER, |text: &str| {
        let mut folder = fixture();
        folder.put("events/0432-war.md", text.as_bytes().to_vec());
        let outcome = load::check(&folder, None);
        assert_ne!(outcome.timeline.is_some(), outcome.diagnostics.has_errors());
        assert!(outcome.timeline.is_some() || !outcome.diagnostics.text("data", true).is_empty());
        if let Some(timeline) = outcome.timeline {
            Edition::new(timeline, "fuzz");
        }
    });
}

/// The view of a query and the view of its canonical query, which must be its own canonical query.
fn views<C: Criteria, O: ListOptions<C>>(context: &C::Context, text: &str) -> [ListView<C, O>; 2] {
    let (view, _) = ListView::<C, O>::parse(context, text);
    let query = view.query(context);
    let (canonical, _) = ListView::<C, O>::parse(context, &query);
    assert_eq!(canonical.query(context), query);
    assert_eq!(canonical.page, view.page, "{query}");
    [view, canonical]
}

#[test]
fn filter_queries() {
    fuzz!(3000, 16, QUERIES, |text: &str| {
        let timeline = &EDITION.timeline;
        let [view, canonical]: [View; 2] = views(timeline, text);
        let events = EDITION.events(&view.filter);
        assert!(events.len() <= timeline.events.len() as u64);
        assert_eq!(events, EDITION.events(&canonical.filter));
        for condition in view.conditions() {
            let _: [View; 2] = views(timeline, &view.without(&condition).query(timeline));
        }
        let [view, canonical]: [RelationsView; 2] = views(timeline, text);
        assert_eq!(EDITION.relations_of(&view), EDITION.relations_of(&canonical));
        assert_eq!(view.is_around_event(), canonical.is_around_event());
        let [view, canonical]: [SourceView; 2] = views(EDITION.sources(), text);
        assert_eq!(view.filter, canonical.filter);
        let [view, canonical]: [CompareView; 2] = views(timeline, text);
        assert_eq!(view.filter.sides, canonical.filter.sides);
        assert_eq!(EDITION.compared_events(&view.filter), EDITION.compared_events(&canonical.filter));
    });
}

#[test]
fn http_paths() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let runtime = std::panic::AssertUnwindSafe(runtime);
    fuzz!(3000, 5, PATHS, |text: &str| {
        // Any other text is refused before it reaches the router.
        let Ok(request) = Request::get(format!("/fuzz/{text}")).body(Body::empty()) else { return };
        runtime.block_on(async {
            let response = ROUTER.clone().oneshot(request).await.expect("a response");
            assert!(response.status().as_u16() < 500, "{}", response.status());
            response.into_body().collect().await.expect("the whole body");
        });
    });
}

#[test]
fn search_queries() {
    fuzz!(3000, 8, SEARCHES, |text: &str| {
        let view = View::new(Filter::default().with_text(text));
        let events = EDITION.events(&view.filter);
        assert!(events.len() <= EDITION.timeline.events.len() as u64);
        let listed = EDITION.listed(&view, &events, 0, EDITION.timeline.events.len());
        assert_eq!(listed.len() as u64, events.len());
        let result = EDITION.search.search(text);
        let shown: String = result.highlighter.segments(text).into_iter().map(|(part, _)| part).collect();
        assert_eq!(shown, text, "highlighted");
        EDITION.suggest(text, Default::default());
    });
}
