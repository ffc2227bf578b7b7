//! `find http PROGRAM NAME DIR READERS SEED`: how long readers wait for a page.

use crate::numbers::{ms, quantile, timed, whole};
use crate::serving::serve;
use crate::shapes::{Shape, WORDS};
use crate::table::{HTTP, STARTS};
use sourceline::load::{self, Folder};
use sourceline::query::Edition;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Distinct pages, divided among the readers. Each reader requests at least twenty.
const PAGES: usize = 200;
const LEAST: usize = 20;

/// After this time a reader stops.
const PATIENCE: Duration = Duration::from_secs(60);

/// The number of starts that are timed, and the time after which no further start begins.
const STARTS_TIMED: usize = 15;
const STARTING: Duration = Duration::from_secs(10);

/// What is measured: a folder with a name, and the numbers of concurrent readers.
pub struct Asked<'a> {
    /// The release build.
    pub program: &'a Path,
    /// The folder.
    pub dir: &'a Path,
    /// Its name in tables.
    pub name: &'a str,
    /// The numbers of concurrent readers, measured one after the other.
    pub readers: Vec<usize>,
    /// Of the queries.
    pub seed: u64,
}

/// Prints the rows of a folder.
pub fn run(asked: &Asked<'_>) -> Result<(), Box<dyn Error>> {
    let most = asked.readers.iter().max().copied().unwrap_or(1);
    let pages = start(asked, PAGES.max(most * LEAST))?;
    for &readers in &asked.readers {
        // A server with an empty cache.
        let serving = serve(asked.program, asked.dir)?;
        eprintln!("{}: {readers} at once", asked.name);
        // Requests the home page, so that lazy initialisation is done.
        together(&serving.url, &[String::new()], 1)?;
        let pages = &pages[..pages.len().min(PAGES.max(readers * LEAST))];
        for what in ["each for the first time", "the same again"] {
            let (seen, whole_time) = timed(|| together(&serving.url, pages, readers));
            let seen = seen?;
            let times: Vec<Duration> = seen.iter().map(|&(time, _)| time).collect();
            let bytes: usize = seen.iter().map(|&(_, bytes)| bytes).sum();
            let mut row = vec![asked.name.to_owned(), readers.to_string(), whole(seen.len() as u64), what.to_owned()];
            row.extend([0.5, 0.95, 0.99].map(|share| ms(quantile(&times, share))));
            row.push(whole((seen.len() as f64 / whole_time.as_secs_f64()) as u64));
            row.push(format!("{:.1}", bytes as f64 / seen.len().max(1) as f64 / 1024.0));
            HTTP.row(&row);
        }
    }
    Ok(())
}

/// Prints the start-up time, and returns the queries of `pages` different pages.
fn start(asked: &Asked<'_>, pages: usize) -> Result<Vec<String>, Box<dyn Error>> {
    let (folder, reading) = timed(|| Folder::read(asked.dir));
    let folder = folder?;
    let (outcome, loading) = timed(|| load::load(&folder));
    let timeline = outcome.timeline.ok_or("the timeline has errors")?;
    let (edition, indexing) = timed(|| Edition::new(timeline, &folder.digest()));
    let queries = distinct(&edition, pages, asked.seed);
    // Frees the memory for the server.
    drop((edition, folder));
    let mut starts: Vec<Duration> = Vec::new();
    while starts.len() < STARTS_TIMED && starts.iter().sum::<Duration>() < STARTING {
        starts.push(serve(asked.program, asked.dir)?.started);
    }
    let [median, least, most] = [0.5, 0.0, 1.0].map(|share| ms(quantile(&starts, share)));
    let inside = [reading + loading, indexing].map(|time| ms(time.as_secs_f64() * 1e3));
    STARTS.row(&[&[asked.name.to_owned(), median, least, most], &inside[..]].concat());
    Ok(queries)
}

/// Distinct queries: two actors, an era and a word; with fewer conditions if those run out.
fn distinct(edition: &Edition, wanted: usize, seed: u64) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let shapes = [Shape::Full, Shape::Full, Shape::Full, Shape::Term, Shape::Era];
    let rounds = (seed..).take(wanted).flat_map(|seed| shapes.map(|shape| (shape, seed)));
    let queries = rounds.flat_map(|(shape, seed)| shape.queries(edition, &WORDS, seed));
    queries.map(|query| query.text).filter(|text| seen.insert(text.clone())).take(wanted).collect()
}

/// Divides the pages among readers with one connection each, and returns the time and the bytes of each page. All readers
/// run on one thread, so that they do not compete for cores.
fn together(url: &str, pages: &[String], readers: usize) -> Result<Vec<(Duration, usize)>, Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut reading = JoinSet::new();
        for share in pages.chunks(pages.len().div_ceil(readers).max(1)) {
            reading.spawn(read(url.to_owned(), share.to_vec()));
        }
        let mut all = Vec::new();
        while let Some(read) = reading.join_next().await {
            all.extend(read??);
        }
        Ok(all)
    })
}

/// Reads pages one after the other over one connection, compressed as for a browser.
async fn read(url: String, queries: Vec<String>) -> Result<Vec<(Duration, usize)>, reqwest::Error> {
    let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
    let begun = Instant::now();
    let mut all = Vec::new();
    for query in queries {
        if begun.elapsed() > PATIENCE {
            break;
        }
        let asked = Instant::now();
        let answer = client.get(format!("{url}?{query}")).header("accept-encoding", "gzip").send().await?;
        let body = answer.error_for_status()?.bytes().await?;
        all.push((asked.elapsed(), body.len()));
    }
    Ok(all)
}
