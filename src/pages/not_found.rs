//! Pages that are not there: unknown, withdrawn, refused, failed. Each says what a reader can do.

use super::{Page, Shell, Site, words};
use crate::model::{EventIx, Space, ThreadIx};
use askama::Template;

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Situation {
    /// Nothing has this id; its namespace gives the nearest titles.
    UnknownId(Space, String),
    /// There is no such address.
    UnknownPath(String),
    /// The thing that had this id was withdrawn, for this reason.
    Withdrawn(String, String),
    /// The thread has no step of this number.
    NoStep(ThreadIx, String),
    /// The event has no passage of this name.
    NoPassage(EventIx, String),
    /// The list has no page of this number.
    NoPage(String),
    /// The path is not UTF-8.
    NotUtf8,
    /// The address is too long to be read.
    TooLong,
    /// The method is not allowed.
    Method,
    /// The program failed.
    Failed,
}

/// A page that says so.
#[derive(Debug, Template)]
#[template(path = "not_found.html")]
pub struct NothingHere<'a> {
    shell: Shell<'a>,
    heading: &'static str,
    message: String,
    near: Vec<(String, String)>,
    home: String,
}

impl<'a> NothingHere<'a> {
    /// The page of a situation.
    #[must_use]
    pub fn new(site: Site<'a>, situation: &Situation) -> Self {
        let (heading, message) = words::situation(situation);
        let near = match situation {
            Situation::UnknownId(space, id) => near(&site, *space, id),
            Situation::UnknownPath(path) => near(&site, Space::Events, path.rsplit('/').next().unwrap_or(path)),
            Situation::NoStep(thread, _) => {
                let timeline = &site.edition.timeline;
                vec![(site.href(timeline.thread_path(*thread)), timeline.thread(*thread).title.clone())]
            }
            Situation::NoPassage(event, _) => {
                let timeline = &site.edition.timeline;
                vec![(site.href(timeline.event_path(*event)), timeline.event(*event).title.to_string())]
            }
            _ => Vec::new(),
        };
        let mut shell = Shell::new(site, heading, &message, "/", "");
        shell.canonical = None;
        shell.noindex = true;
        Self { shell, heading, message, near, home: site.href("/") }
    }
}

impl Page for NothingHere<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// Things that are compared with what was asked for, at most.
const WEIGHED: usize = 5_000;

/// The five things whose id or title is most like what was asked for.
fn near(site: &Site<'_>, space: Space, asked: &str) -> Vec<(String, String)> {
    let timeline = &site.edition.timeline;
    let asked: String = asked.chars().take(100).collect::<String>().to_lowercase().replace(['_', ' '], "-");
    let mut found: Vec<(f64, String, String)> = Vec::new();
    let mut weigh = |path: String, id: &str, title: &str| {
        let by_title = strsim::jaro_winkler(&asked, &title.to_lowercase().replace(' ', "-"));
        // Ids begin with years that many share: what follows tells them apart.
        let tail = |id: &str| id.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned();
        let by_tail = strsim::jaro_winkler(&tail(&asked), &tail(id));
        let likeness = strsim::jaro_winkler(&asked, id).midpoint(by_tail).max(by_title);
        found.push((likeness, site.href(path), title.to_owned()));
    };
    match space {
        Space::Actors => {
            for (ix, actor) in (0..).map(crate::model::ActorIx).zip(&timeline.actors) {
                weigh(timeline.actor_path(ix).to_string(), actor.id.as_str(), &actor.title);
            }
        }
        Space::Eras => {
            for (ix, era) in (0..).map(crate::model::EraIx).zip(&timeline.eras) {
                weigh(timeline.era_path(ix).to_string(), era.id.as_str(), &era.title);
            }
        }
        Space::People => {
            for voice in timeline.voices() {
                let title = super::words::speaker(timeline, voice);
                weigh(timeline.voice_path(voice).to_string(), timeline.voice_id(voice), &title);
            }
        }
        Space::Threads => {
            for (ix, thread) in (0..).map(ThreadIx).zip(&timeline.threads) {
                weigh(timeline.thread_path(ix).to_string(), thread.id.as_str(), &thread.title);
            }
        }
        Space::Sources => {
            for (ix, source) in (0..).map(crate::model::SourceIx).zip(&timeline.sources) {
                weigh(timeline.source_path(ix).to_string(), source.id.as_str(), &source.title);
            }
        }
        _ => {
            // Likeness is dear: of many events only those are weighed whose id has the longest word that was asked for.
            let word = asked.split('-').max_by_key(|word| word.len()).unwrap_or("");
            let few = timeline.events.len() <= WEIGHED;
            let candidates = timeline.numbered().filter(|(_, event)| few || event.id.as_str().contains(word));
            for (ix, event) in candidates.take(WEIGHED) {
                weigh(timeline.event_path(ix).to_string(), event.id.as_str(), &event.title);
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().filter(|(likeness, ..)| *likeness > 0.6).take(5).map(|(_, href, title)| (href, title)).collect()
}
