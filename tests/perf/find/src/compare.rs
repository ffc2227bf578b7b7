//! `find queries DIR`: both engines answer the same queries, and their answers are compared.

use crate::ask::{self, Answer};
use crate::numbers::{middle, ms, quantile, ratio, timed, whole, worked};
use crate::shapes::{Shape, WORDS};
use crate::sqlite::Store;
use crate::table::{NOTES, QUERIES, STORES};
use sourceline::load::{self, Folder};
use sourceline::query::{Edition, Facet, FacetKey};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::path::Path;
use std::time::Duration;

/// How often each query is measured, unless that takes longer than this.
const ROUNDS: usize = 3;
const ENOUGH: Duration = Duration::from_secs(1);

/// Prints the rows of a folder.
pub fn run(dir: &Path, seed: u64) -> Result<(), Box<dyn Error>> {
    let folder = Folder::read(dir)?;
    let timeline = load::load(&folder).timeline.ok_or("the timeline has errors: sourceline check names them")?;
    let (edition, indexing) = timed(|| Edition::new(timeline, &folder.digest()));
    let edges = ask::edges(&edition, 100);
    let (store, filling) = timed(|| Store::new(&edition, &edges));
    let store = store?;
    let events = whole(edition.timeline.events.len() as u64);
    let seconds = |time: Duration| format!("{:.2}", time.as_secs_f64());
    STORES.row(&[
        events.clone(),
        seconds(indexing),
        seconds(filling),
        whole(store.bytes()?.unsigned_abs() / 1_000_000),
    ]);
    let words = common(&edition, &store, &events)?;
    let mut compared = 0;
    // The queries whose answers differ, by what differs.
    let mut differing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut spellings: HashMap<&str, usize> = HashMap::new();
    for shape in Shape::ALL {
        let queries = shape.queries(&edition, &words, seed);
        if queries.is_empty() {
            NOTES.row(&[format!("{events} events: no query of the shape “{}”", shape.name())]);
            continue;
        }
        eprintln!("{events} events: {} × {}", queries.len(), shape.name());
        let (mut ours, mut theirs, mut times) = (Vec::new(), Vec::new(), [Vec::new(), Vec::new()]);
        for query in &queries {
            // The first answers warm up the caches and are compared.
            ours.push(ask::answer(&edition, &query.text, &edges));
            theirs.push(store.answer(query)?);
            times[0].push(fastest(|| {
                let nth = spellings.entry(query.word.unwrap_or_default()).or_insert(0);
                *nth += 1;
                let text = query.spelled(*nth);
                Ok(worked(|| ask::answer(&edition, &text, &edges)).1)
            })?);
            times[1].push(fastest(|| {
                let (answer, time) = worked(|| store.answer(query));
                answer.map(|_| time)
            })?);
        }
        for (query, (ours, theirs)) in queries.iter().zip(ours.iter().zip(&theirs)) {
            for what in differences(ours, theirs) {
                differing.entry(what).or_default().insert(query.text.clone());
            }
        }
        compared += queries.len();
        let shown = |times: &[Duration]| format!("{} / {}", ms(quantile(times, 0.5)), ms(quantile(times, 0.95)));
        let hits = middle(ours.iter().map(|answer| answer.hits).collect());
        let faster = ratio(quantile(&times[1], 0.5) / quantile(&times[0], 0.5));
        QUERIES.row(&[
            events.clone(),
            shape.name().to_owned(),
            whole(hits),
            shown(&times[0]),
            shown(&times[1]),
            faster,
        ]);
    }
    let same = if differing.is_empty() { ", all the same" } else { "" };
    NOTES.row(&[format!("{events} events: {compared} answers of both compared{same}")]);
    for (what, queries) in differing {
        let first = queries.first().map_or("", String::as_str);
        NOTES.row(&[format!("{events} events: {what} in {} of the queries, such as `/?{first}`", queries.len())]);
    }
    Ok(())
}

/// The fastest of several rounds, since the machine does other things, too.
fn fastest(mut round: impl FnMut() -> rusqlite::Result<Duration>) -> rusqlite::Result<Duration> {
    let mut rounds: Vec<Duration> = Vec::new();
    while rounds.len() < ROUNDS && rounds.iter().sum::<Duration>() < ENOUGH {
        rounds.push(round()?);
    }
    Ok(rounds.into_iter().min().unwrap_or_default())
}

/// The words that both engines find in the same events. The others are reported in a note.
fn common(edition: &Edition, store: &Store, events: &str) -> rusqlite::Result<Vec<&'static str>> {
    let mut common = Vec::new();
    for word in WORDS {
        let (ours, theirs) = (ask::hits(edition, &format!("q={word}")), store.hits(word)?);
        if ours == theirs {
            common.extend((!ours.is_empty()).then_some(word));
        } else {
            let (ours, theirs) = (whole(ours.len() as u64), whole(theirs.len() as u64));
            NOTES.row(&[format!("{events} events: “{word}” is left out: Sourceline finds {ours}, SQLite {theirs}")]);
        }
    }
    Ok(common)
}

/// What differs between two answers.
fn differences(ours: &Answer, theirs: &Answer) -> Vec<String> {
    let mut found = Vec::new();
    if ours.hits != theirs.hits {
        found.push(format!("{} hits, in SQLite {}", ours.hits, theirs.hits));
    }
    for (facet, (ours, theirs)) in Facet::ALL.iter().zip(ours.counts.iter().zip(&theirs.counts)) {
        let differing = ours.iter().zip(theirs).filter(|(ours, theirs)| ours != theirs).count();
        if differing > 0 || ours.len() != theirs.len() {
            found.push(format!("{differing} counts of the facet “{}” differ", facet.key()));
        }
    }
    if ours.histogram != theirs.histogram {
        found.push("histograms differ".to_owned());
    }
    found
}
