//! The index of a static copy.

use crate::site::{repository, timeline};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use sourceline::formats::static_index::StaticIndex;
use sourceline::load::Folder;
use sourceline::model::Timeline;
use sourceline::pages::{BaseUrl, PageCache, PageContext};
use sourceline::query::{Edition, Facet, FacetKey, Filter};
use std::io::Write;

/// The index of a timeline: as JSON, and its size when compressed.
fn index(timeline: Timeline) -> (Edition, Value, [usize; 2]) {
    let edition = Edition::new(timeline, "0");
    let base = BaseUrl::read("https://example.org/history").unwrap();
    let context = PageContext {
        edition: &edition,
        base: &base,
        cache: &PageCache::default(),
        asset_digest: |_| "0",
        branding_digest: "0",
    };
    let StaticIndex { index, texts } = StaticIndex::new(&context, &|path| format!("{}/", path.trim_start_matches("/history/"))).unwrap();
    if let Ok(path) = std::env::var("DUMP_INDEX") { std::fs::write(format!("{path}/index.json"), &index).unwrap(); std::fs::write(format!("{path}/texts.json"), &texts).unwrap(); }
    let sizes = [&index, &texts].map(|bytes| {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap().len()
    });
    let json = serde_json::from_slice(&index).unwrap();
    (edition, json, sizes)
}

#[test]
fn the_index_of_the_edition_has_every_event_and_value_and_is_small() {
    let (edition, json, size) = index(timeline(&Folder::read(&repository("data")).unwrap()));
    eprintln!("SIZE {size}");
    let events = edition.timeline.events.len();
    for (name, column) in json["events"].as_object().unwrap() {
        let len = column.as_array().map(Vec::len).or(column.as_str().map(str::len)).unwrap_or(events);
        assert!(len == events || name == "precision" && len == 2 * events, "{name}: {len}");
    }
    for (facet, columns) in Facet::ALL.into_iter().zip(json["facets"].as_array().unwrap()) {
        assert_eq!(columns["key"], facet.key());
        assert_eq!(columns["ids"].as_array().unwrap().len(), facet.len(&edition.timeline));
    }
    assert_eq!(json["paths"]["events"], "events/_/");
    assert_eq!(edition.events(&Filter::default()).len(), events as u64);
    assert!(size < 150_000, "{size}");
}
