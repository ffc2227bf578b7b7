//! Asks the router for everything that a copy has, on several threads, and follows the links of its pages.

use super::folder::CopyFolder;
use super::hosts::{Headers, Moved};
use super::links::Place;
use super::page::Pages;
use crate::web::{Coding, compress, is_compressible};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use std::collections::{BTreeMap, HashSet};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use tokio::runtime::Handle;
use tower::ServiceExt;

/// The codings of compressed copies of files, by the endings that nginx and others know.
const CODINGS: [(&str, Coding); 2] = [("br", Coding::Brotli), ("gz", Coding::Gzip)];

/// Files below this size are not compressed: they fit into a packet.
const MIN_COMPRESSED_BYTES: usize = 1000;

/// A walk through a site.
#[derive(Debug)]
pub struct Walk<'a> {
    pub client: Client,
    pub pages: Pages<'a>,
    pub folder: &'a CopyFolder,
    pub compresses: bool,
    state: Mutex<State>,
    /// There is more to do, or nothing any more.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    todo: Vec<Task>,
    seen: HashSet<String>,
    /// Threads that may find more to do.
    busy: usize,
    found: Found,
    failed: Option<String>,
}

#[derive(Debug)]
struct Task {
    place: Place,
    /// The page that links to it; `None` if it is a seed, which a timeline may lack.
    linked_from: Option<String>,
}

/// What hosts need to know of the files.
#[derive(Debug, Default)]
pub struct Found {
    /// The headers of files: of a folder at the root, those of its first page; of a file there, its own.
    pub headers: BTreeMap<String, Headers>,
    /// The media type of files by their endings.
    pub types: BTreeMap<String, String>,
    /// Addresses that have moved.
    pub moved: Vec<Moved>,
    /// Addresses of what was withdrawn.
    pub gone: Vec<String>,
}

/// A response.
#[derive(Debug)]
pub struct RouterAnswer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl RouterAnswer {
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// Asks the router of a site.
#[derive(Clone, Debug)]
pub struct Client {
    pub router: Router,
    pub runtime: Handle,
    /// The prefix of the site.
    pub prefix: String,
}

impl Client {
    /// What the site answers at an address without its prefix.
    ///
    /// # Errors
    /// A message if the address cannot be asked for.
    pub fn get(&self, address: &str) -> Result<RouterAnswer, String> {
        let failed = |error: &dyn std::fmt::Display| format!("“{address}” cannot be exported: {error}");
        let uri = format!("{}{address}", self.prefix);
        let request = Request::get(uri).body(Body::empty()).map_err(|e| failed(&e))?;
        self.runtime.block_on(async {
            let Ok(response) = self.router.clone().oneshot(request).await;
            let (head, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.map_err(|e| failed(&e))?;
            Ok(RouterAnswer { status: head.status, headers: head.headers, body })
        })
    }
}

impl<'a> Walk<'a> {
    pub fn new(client: Client, pages: Pages<'a>, folder: &'a CopyFolder, compresses: bool) -> Self {
        Self { client, pages, folder, compresses, state: Mutex::default(), changed: Condvar::new() }
    }

    /// Copies these places and everything that their pages link to.
    ///
    /// # Errors
    /// The first problem: a file that cannot be written, or an address that a page links to and that is not answered.
    pub fn run(&self, seeds: impl IntoIterator<Item = Place>) -> Result<Found, String> {
        self.add(seeds.into_iter().map(|place| Task { place, linked_from: None }));
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| self.work());
            }
        });
        let mut state = self.lock();
        match state.failed.take() {
            Some(problem) => Err(problem),
            None => Ok(std::mem::take(&mut state.found)),
        }
    }

    fn work(&self) {
        let mut state = self.lock();
        loop {
            if state.failed.is_some() {
                return;
            }
            let Some(task) = state.todo.pop() else {
                if state.busy == 0 {
                    return;
                }
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            state.busy += 1;
            drop(state);
            let done = self.copy(&task);
            state = self.lock();
            state.busy -= 1;
            if let Err(problem) = done {
                state.failed.get_or_insert(problem);
            }
            drop(state);
            self.changed.notify_all();
            state = self.lock();
        }
    }

    /// Adds what nobody has added yet.
    fn add(&self, tasks: impl Iterator<Item = Task>) {
        let mut state = self.lock();
        for task in tasks {
            if state.seen.insert(task.place.file.clone()) {
                state.todo.push(task);
            }
        }
    }

    fn copy(&self, Task { place, linked_from }: &Task) -> Result<(), String> {
        let answer = self.client.get(&place.address)?;
        let content_type = answer.header(header::CONTENT_TYPE).to_owned();
        let body = match (answer.status, linked_from) {
            (StatusCode::OK, _) if content_type.starts_with("text/html") || is_chart(&content_type, place) => {
                self.page(place, &answer)?
            }
            (StatusCode::OK, _) => answer.body.clone(),
            (StatusCode::GONE, _) => {
                self.lock().found.gone.push(place.address.clone());
                self.page(place, &answer)?
            }
            (status, _) if status.is_redirection() => {
                let location = answer.header(header::LOCATION).to_owned();
                let moved = Moved::new(self.pages.links, place, &location)?;
                let page = moved.page();
                self.add(std::iter::once(Task { place: moved.to.clone(), linked_from: Some(place.address.clone()) }));
                self.lock().found.moved.push(moved);
                if !place.file.ends_with(".html") {
                    return Ok(());
                }
                page.into()
            }
            (StatusCode::NOT_FOUND, None) => return Ok(()),
            (status, from) => {
                let from = from.as_ref().map(|from| format!(", to which “{from}” links,")).unwrap_or_default();
                return Err(format!("“{}”{from} is answered with {status}", place.address));
            }
        };
        if answer.status == StatusCode::OK {
            self.note(place, &answer);
        }
        self.write(&place.file, &answer.headers, &body)
    }

    /// A page of the site as one of the copy. What it links to is copied, too.
    fn page(&self, place: &Place, answer: &RouterAnswer) -> Result<Bytes, String> {
        let html = std::str::from_utf8(&answer.body).map_err(|e| format!("“{}” is not UTF-8: {e}", place.address))?;
        let (page, places) = self.pages.rewrite(place, html);
        self.add(places.into_iter().map(|to| Task { place: to, linked_from: Some(place.address.clone()) }));
        Ok(page.into())
    }

    /// Notes the headers of a file, if it is the first of its folder at the root.
    fn note(&self, place: &Place, answer: &RouterAnswer) {
        let headers = Headers::new(place, &answer.headers);
        let key = headers.pattern.clone();
        let mut state = self.lock();
        if let (Some((_, ending)), media_type) = (place.file.rsplit_once('.'), answer.header(header::CONTENT_TYPE)) {
            // Of several types the first by name, which is the most general: it must not matter which is noted first.
            let own = state.found.types.entry(ending.to_owned()).or_insert_with(|| media_type.to_owned());
            if media_type < own.as_str() {
                *own = media_type.to_owned();
            }
        }
        match state.found.headers.get_mut(&key) {
            Some(first) if first.rank() <= headers.rank() => {}
            Some(first) => *first = headers,
            None => _ = state.found.headers.insert(key, headers),
        }
    }

    /// Writes a file, and its compressed copies.
    ///
    /// # Errors
    /// A message if it cannot be written.
    pub fn write(&self, file: &str, headers: &HeaderMap, body: &Bytes) -> Result<(), String> {
        let is_worth_it = self.compresses && body.len() >= MIN_COMPRESSED_BYTES && is_compressible(headers);
        let endings = if is_worth_it { CODINGS.map(|(ending, _)| ending).to_vec() } else { Vec::new() };
        self.folder.put(file, body, &endings, |ending| {
            let Some((_, coding)) = CODINGS.into_iter().find(|(own, _)| *own == ending) else { return Ok(None) };
            let made = compress(coding, body).map_err(|e| format!("“{file}” cannot be compressed: {e}"))?;
            Ok(Some(made.to_vec()).filter(|made| made.len() < body.len()))
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an answer is a chart as a picture, whose marks are links.
fn is_chart(content_type: &str, place: &Place) -> bool {
    content_type.starts_with("image/svg+xml") && place.address.starts_with("/chart.svg")
}
