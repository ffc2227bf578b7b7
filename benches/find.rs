//! The time of a page's queries on a sample of 100,000 events: hits, counts of every facet, a histogram.
//!
//! `cargo bench --bench find` shows whether a change made it slower. The hits of a search text are cached between rounds, so
//! this measures facets and windows, not the look-up of words; `tests/perf/find` measures everything, and SQLite too.

use criterion::Criterion;
use sourceline::load::{self, Folder};
use sourceline::model::date::Day;
use sourceline::query::{Edition, FacetedResult, View};
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;

/// The shapes of queries, each with an example.
const SHAPES: [(&str, &str); 5] = [
    ("full", "q=river&era=long-winter&actor=velmora&actor=ostrania"),
    ("term", "q=river"),
    ("era", "era=long-winter"),
    ("all", ""),
    ("window", "q=river&actor=velmora&actor=ostrania&from=1940&to=1949"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let dir = std::env::temp_dir().join(format!("sourceline-bench-{}", std::process::id()));
    let edition = edition(&dir);
    std::fs::remove_dir_all(&dir)?;
    let edition = edition?;
    let (first, last) = edition.index.extent();
    let days = last.number() - first.number() + 1;
    let edges: Vec<Day> = (0..=100).map(|n| Day::new(first.number() + days * n / 100)).collect();
    let mut criterion = Criterion::default().configure_from_args();
    for (shape, query) in SHAPES {
        criterion.bench_function(shape, |bencher| bencher.iter(|| answer(&edition, black_box(query), &edges)));
    }
    criterion.final_summary();
    Ok(())
}

/// The sample, which the program itself writes into a new folder.
fn edition(dir: &Path) -> Result<Edition, Box<dyn Error>> {
    let mut sample = Command::new(env!("CARGO_BIN_EXE_sourceline"));
    let status = sample.args(["sample", "100000", "--seed", "1"]).arg(dir).status()?;
    if !status.success() {
        return Err(format!("sourceline sample ended with {status}").into());
    }
    let folder = Folder::read(dir)?;
    let timeline = load::load(&folder).timeline.ok_or("the sample has errors")?;
    Ok(Edition::new(timeline, &folder.digest()))
}

/// The queries of a page.
fn answer(edition: &Edition, query: &str, edges: &[Day]) -> (u64, Vec<Vec<u64>>, Vec<u64>) {
    let (view, _) = View::parse(&edition.timeline, query);
    let FacetedResult { events, counts } = edition.faceted(&view.filter);
    (events.len(), counts, edition.index.histogram(&events, edges))
}
