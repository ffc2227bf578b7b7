//! The index of a static copy.

use crate::sandbox::Sandbox;
use crate::site::{repository, timeline};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use sourceline::formats::static_index::StaticIndex;
use sourceline::load::Folder;
use sourceline::model::Timeline;
use sourceline::pages::{BaseUrl, PageCache, PageContext};
use sourceline::query::{Edition, Facet, FacetKey};
use std::io::Write;

/// The files of the index of a timeline: as JSON, and their sizes when compressed.
fn index(timeline: Timeline) -> (Edition, [Value; 2], [usize; 2]) {
    let edition = Edition::new(timeline, "0");
    let base = BaseUrl::read("https://example.org/history").unwrap();
    let context = PageContext {
        edition: &edition,
        base: &base,
        cache: &PageCache::default(),
        asset_digest: |_| "0",
        branding_digest: "0",
    };
    let StaticIndex { index, texts } =
        StaticIndex::new(&context, &|path| format!("{}/", path.trim_start_matches("/history/"))).unwrap();
    let sizes = [&index, &texts].map(|bytes| {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap().len()
    });
    (edition, [&index, &texts].map(|bytes| serde_json::from_slice(bytes).unwrap()), sizes)
}

#[test]
fn the_index_of_the_edition_has_every_event_and_value_and_is_small() {
    let (edition, [index, texts], [index_size, texts_size]) =
        index(timeline(&Folder::read(&repository("data")).unwrap()));
    let events = edition.timeline.events.len();
    let columns = index["events"].as_object().unwrap().iter().filter(|(_, column)| !column.is_object());
    for (name, column) in columns {
        let len = column.as_array().map_or_else(|| column.as_str().unwrap().len(), Vec::len);
        assert_eq!(len, if name == "precision" { 2 * events } else { events }, "{name}");
    }
    for (facet, columns) in Facet::ALL.into_iter().zip(index["facets"].as_array().unwrap()) {
        assert_eq!(columns["key"], facet.key());
        assert_eq!(columns["ids"].as_array().unwrap().len(), facet.len(&edition.timeline));
        assert_eq!(columns["names"].as_array().unwrap().len(), facet.len(&edition.timeline));
    }
    assert_eq!(texts["events"].as_array().unwrap().len(), events);
    assert_eq!(index["paths"]["events"], "events/_/", "the export says where a page is");
    // Filters need the index only, and a search the texts as well.
    assert!(index_size < 600 * events && texts_size < 1700 * events, "{index_size} {texts_size}");
}

#[test]
fn the_index_of_two_thousand_events_has_less_than_a_megabyte() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["sample", "2000", "--seed", "7", "sample"]);
    let (_, _, sizes) = index(timeline(&Folder::read(&sandbox.path("sample")).unwrap()));
    assert!(sizes.iter().sum::<usize>() < 1_000_000, "{sizes:?}");
}
