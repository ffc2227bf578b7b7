//! Pages that are not there: unknown, withdrawn, refused, failed. Each says what a reader can do.

use super::truncate::sanitize;
use super::{Page, PageContext, PageLayout};
use crate::did_you_mean::similarity;
use crate::messages::Messages;
use crate::model::{EventIx, Namespace, Route, ThreadIx, UrlPath};
use askama::Template;

/// Why there is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteError {
    /// Nothing has this id; its namespace gives the nearest titles.
    UnknownId(Namespace, String),
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
    TooLong(usize),
    /// The method is not allowed.
    Method,
    /// The program failed.
    Failed,
}

/// A page that says so.
#[derive(Debug, Template)]
#[template(path = "error.html")]
pub struct ErrorPage<'a> {
    layout: PageLayout<'a>,
    heading: String,
    message: String,
    similar: Vec<(String, String)>,
    home: String,
}

impl<'a> ErrorPage<'a> {
    /// The page of a situation.
    #[must_use]
    pub fn new(site: PageContext<'a>, situation: &SiteError) -> Self {
        let m = site.messages();
        let (heading, message) = describe(m, situation);
        let similar = match situation {
            SiteError::UnknownId(space, id) => similar_titles(&site, *space, id),
            SiteError::UnknownPath(path) => {
                similar_titles(&site, Namespace::Events, path.rsplit('/').next().unwrap_or(path))
            }
            SiteError::NoStep(thread, _) => {
                let timeline = &site.edition.timeline;
                vec![(site.href(timeline.thread_path(*thread)), timeline.thread(*thread).title.clone())]
            }
            SiteError::NoPassage(event, _) => {
                let timeline = &site.edition.timeline;
                vec![(site.href(timeline.event_path(*event)), timeline.event(*event).title.to_string())]
            }
            _ => Vec::new(),
        };
        let mut layout = PageLayout::new(site, &heading, &message, Route::Timeline, "");
        layout.canonical = None;
        layout.noindex = true;
        Self { layout, heading, message, similar, home: site.href(Route::Timeline) }
    }
}

impl Page for ErrorPage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// The heading and the message of an error page.
fn describe(m: &Messages, error: &SiteError) -> (String, String) {
    let t = m.text();
    match error {
        SiteError::UnknownId(_, id) => (t.error_not_found(), t.error_unknown_id(sanitize(id))),
        SiteError::UnknownPath(path) => (t.error_not_found(), t.error_unknown_path(sanitize(path))),
        SiteError::Withdrawn(id, reason) => (t.error_withdrawn(), t.error_withdrawn_reason(sanitize(id), reason)),
        SiteError::NoStep(_, step) => (t.error_no_step(), t.error_no_step_detail(sanitize(step))),
        SiteError::NoPassage(_, id) => (t.error_no_passage(), t.error_no_passage_detail(sanitize(id))),
        SiteError::NoPage(page) => (t.error_no_page(), t.error_no_page_detail(sanitize(page))),
        SiteError::NotUtf8 => (t.error_bad_path(), t.error_bad_path_detail()),
        SiteError::TooLong(limit) => (t.error_too_long(), t.error_too_long_detail(m.number(*limit))),
        SiteError::Method => (t.error_method(), t.error_method_detail()),
        SiteError::Failed => (t.error_internal(), t.error_internal_detail()),
    }
}

/// Things that are compared with what was asked for, at most.
const MAX_COMPARISONS: usize = 5_000;

/// The five things whose id or title is most like what was asked for.
fn similar_titles(site: &PageContext<'_>, space: Namespace, asked: &str) -> Vec<(String, String)> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let asked: String = asked.chars().take(100).collect::<String>().to_lowercase().replace(['_', ' '], "-");
    let mut found: Vec<(f64, String, String)> = Vec::new();
    let mut weigh = |path: UrlPath, id: &str, title: &str| {
        let by_title = similarity(&asked, &title.to_lowercase().replace(' ', "-"));
        // Ids begin with years that many share: what follows tells them apart.
        let tail = |id: &str| id.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned();
        let by_tail = similarity(&tail(&asked), &tail(id));
        let likeness = similarity(&asked, id).midpoint(by_tail).max(by_title);
        found.push((likeness, site.href(path), title.to_owned()));
    };
    match space {
        Namespace::Actors => {
            for (ix, actor) in (0..).map(crate::model::ActorIx).zip(&timeline.actors) {
                weigh(timeline.actor_path(ix), actor.id.as_str(), &actor.title);
            }
        }
        Namespace::Eras => {
            for (ix, era) in (0..).map(crate::model::EraIx).zip(&timeline.eras) {
                weigh(timeline.era_path(ix), era.id.as_str(), &era.title);
            }
        }
        Namespace::People => {
            for voice in timeline.voices() {
                let title = super::labels::speaker(m, timeline, voice);
                weigh(timeline.voice_path(voice), timeline.voice_id(voice), &title);
            }
        }
        Namespace::Threads => {
            for (ix, thread) in (0..).map(ThreadIx).zip(&timeline.threads) {
                weigh(timeline.thread_path(ix), thread.id.as_str(), &thread.title);
            }
        }
        Namespace::Sources => {
            for (ix, source) in (0..).map(crate::model::SourceIx).zip(&timeline.sources) {
                weigh(timeline.source_path(ix), source.id.as_str(), &source.title);
            }
        }
        _ => {
            // Likeness is dear: of many events only those are weighed whose id has the longest word that was asked for.
            let word = asked.split('-').max_by_key(|word| word.len()).unwrap_or("");
            let few = timeline.events.len() <= MAX_COMPARISONS;
            let candidates = timeline.enumerate_events().filter(|(_, event)| few || event.id.as_str().contains(word));
            for (ix, event) in candidates.take(MAX_COMPARISONS) {
                weigh(timeline.event_path(ix), event.id.as_str(), &event.title);
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().filter(|(likeness, ..)| *likeness > 0.6).take(5).map(|(_, href, title)| (href, title)).collect()
}
