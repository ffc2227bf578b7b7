//! Errors, one variant per situation, and the page that shows them. Each says what the reader can do.

use super::similar_records::{similar_records, similar_voices, without_year};
use super::timeline::entries;
use super::truncate::sanitize;
use super::{PageContext, PageLayout};
use crate::did_you_mean::typing_errors;
use crate::messages::Messages;
use crate::model::{EventIx, Namespace, SourceIx, ThreadIx};
use crate::routes::{Representation, Route, UrlPath};
use askama::Template;

/// Why a request cannot be answered as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteError {
    /// No record of the namespace has this id.
    UnknownId(Namespace, String),
    /// No actor and no person has this id.
    UnknownVoice(String),
    /// No page has this path.
    UnknownPath(String),
    /// The record has no form with this suffix.
    UnknownForm {
        suffix: String,
        /// The forms that it has.
        offered: Vec<Representation>,
    },
    /// The record that had this id was withdrawn.
    Withdrawn {
        id: String,
        /// The editors' reason: one sentence.
        reason: String,
        /// The event, if it was one of its passages.
        event: Option<EventIx>,
    },
    /// The thread has no step of this number.
    NoStep(ThreadIx, String),
    /// The step of a thread has no passage of this number.
    NoPassageOfStep(ThreadIx, String),
    /// The event has no passage of this id.
    NoPassage(EventIx, String),
    /// The event has no calendar, because its date is not known to the day.
    NoCalendar {
        event: EventIx,
        /// In words.
        date: String,
    },
    /// The list has no page of this number.
    NoPage(String),
    /// The path is not UTF-8.
    BadPath,
    /// The query is longer than the limit.
    QueryTooLong { max_bytes: usize },
    /// The editors do not allow other sites to embed the timeline.
    NotForEmbedding,
    /// An address is not that of a page that can be embedded.
    NoEmbed(String),
    /// The query about an embedded page is invalid, for this reason.
    BadEmbed(String),
    /// There is no such format.
    UnknownFormat(String),
    /// The query of a chart is invalid, for this reason.
    BadChart(String),
    /// The query of a file is invalid.
    BadDownload(Vec<BadParameter>),
    /// The query of a request to the API is invalid.
    BadRequest(Vec<BadParameter>),
    /// The cursor of a request to the API is of another list, or of an earlier version of the data.
    OtherCursor(Vec<BadParameter>),
    /// The method is neither GET nor HEAD.
    MethodNotAllowed,
    /// The program failed. The cause is in the log; the reader does not see it.
    Internal(String),
}

/// What is wrong with a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadParameter {
    /// Its name.
    pub parameter: String,
    /// What was given.
    pub value: String,
    /// What is wrong, and what to do.
    pub detail: String,
}

impl SiteError {
    /// The parameters at fault, if that is known.
    pub fn parameters(&self) -> &[BadParameter] {
        match self {
            Self::BadDownload(parameters) | Self::BadRequest(parameters) | Self::OtherCursor(parameters) => parameters,
            _ => &[],
        }
    }

    /// The heading of the error, and one or two sentences that say what the reader can do.
    pub fn describe(&self, m: &Messages) -> (String, String) {
        let t = m.text();
        match self {
            Self::UnknownId(_, id) | Self::UnknownVoice(id) => (t.error_not_found(), t.error_unknown_id(sanitize(id))),
            Self::UnknownPath(path) => (t.error_not_found(), t.error_unknown_path(sanitize(path))),
            Self::UnknownForm { suffix, offered } => {
                let suffixes: Vec<String> = offered.iter().map(|form| format!(".{}", form.suffix())).collect();
                (t.error_no_form(), t.error_no_form_detail(sanitize(suffix), m.and(&suffixes)))
            }
            Self::Withdrawn { id, reason, .. } => (t.error_withdrawn(), t.error_withdrawn_reason(sanitize(id), reason)),
            Self::NoStep(_, step) => (t.error_no_step(), t.error_no_step_detail(sanitize(step))),
            Self::NoPassageOfStep(_, passage) => (t.error_no_passage(), t.error_no_passage_of_step(sanitize(passage))),
            Self::NoPassage(_, id) => (t.error_no_passage(), t.error_no_passage_detail(sanitize(id))),
            Self::NoCalendar { date, .. } => (t.error_no_calendar(), t.error_no_calendar_detail(date)),
            Self::NoPage(page) => (t.error_no_page(), t.error_no_page_detail(sanitize(page))),
            Self::BadPath => (t.error_bad_path(), t.error_bad_path_detail()),
            Self::QueryTooLong { max_bytes } => (t.error_too_long(), t.error_too_long_detail(m.number(*max_bytes))),
            Self::NotForEmbedding => (t.error_embed_nobody(), t.error_embed_nobody_detail()),
            Self::NoEmbed(page) => (t.error_no_embed(), t.error_no_embed_detail(sanitize(page))),
            Self::BadEmbed(detail) => (t.error_no_embed(), detail.clone()),
            Self::UnknownFormat(format) => (t.error_format(), t.error_format_detail(sanitize(format))),
            Self::BadChart(detail) => (t.error_chart(), detail.clone()),
            Self::BadDownload(parameters) => (t.error_download(), details(parameters)),
            Self::BadRequest(parameters) | Self::OtherCursor(parameters) => (t.error_request(), details(parameters)),
            Self::MethodNotAllowed => (t.error_method(), t.error_method_detail()),
            Self::Internal(_) => (t.error_internal(), t.error_internal_detail()),
        }
    }
}

fn details(parameters: &[BadParameter]) -> String {
    parameters.iter().map(|parameter| &*parameter.detail).collect::<Vec<_>>().join(" ")
}

impl From<askama::Error> for SiteError {
    fn from(error: askama::Error) -> Self {
        Self::Internal(format!("a template failed: {error}"))
    }
}

/// The page of an error.
#[derive(Debug, Template)]
#[template(path = "error.html")]
pub struct ErrorPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    heading: String,
    message: String,
    /// What the reader may want instead, under its heading.
    instead: Option<(String, Vec<(String, String)>)>,
    /// What the box of a search contains, if the page has one.
    find: Option<String>,
    home: String,
    /// Where else a reader can begin.
    entries: Vec<(String, String)>,
}

impl<'a> ErrorPage<'a> {
    /// The page of an error, with links to what the reader may have meant or can use instead.
    pub fn new(site: PageContext<'a>, error: &SiteError) -> Self {
        let m = site.messages();
        let t = m.text();
        let (heading, message) = error.describe(m);
        let mut layout = PageLayout::new(site, &heading, &message, Route::Timeline, "");
        layout.canonical = None;
        layout.noindex = true;
        let links = match error {
            SiteError::UnknownId(space, id) => similar_records(&site, *space, id),
            SiteError::UnknownVoice(id) => similar_voices(&site, id),
            SiteError::UnknownPath(path) => similar_pages(&layout, path),
            SiteError::Withdrawn { reason, event, .. } => {
                let event = event.map(|event| site.edition.timeline.event(event));
                let event = event.map(|event| record_link(&site, Namespace::Events, event.id.as_str(), &event.title));
                event.into_iter().chain(named_records(&site, reason)).collect()
            }
            SiteError::NoStep(thread, _) | SiteError::NoPassageOfStep(thread, _) => {
                let thread = site.edition.timeline.thread(*thread);
                vec![record_link(&site, Namespace::Threads, thread.id.as_str(), &thread.title)]
            }
            SiteError::NoPassage(event, _) | SiteError::NoCalendar { event, .. } => {
                let event = site.edition.timeline.event(*event);
                vec![record_link(&site, Namespace::Events, event.id.as_str(), &event.title)]
            }
            _ => Vec::new(),
        };
        let words = match error {
            SiteError::UnknownId(_, asked) | SiteError::UnknownVoice(asked) | SiteError::UnknownPath(asked) => {
                Some(words_of(asked))
            }
            SiteError::Withdrawn { .. } => Some(String::new()),
            _ => None,
        };
        let find = words.filter(|_| links.is_empty());
        let title = match error {
            SiteError::UnknownId(..) | SiteError::UnknownVoice(_) | SiteError::UnknownPath(_) => t.did_you_mean(),
            SiteError::Withdrawn { .. } => t.error_use_instead(),
            _ => t.error_see(),
        };
        let entries = if find.is_some() { entries(&site) } else { Vec::new() };
        let instead = (!links.is_empty()).then_some((title, links));
        Self { layout, heading, message, instead, find, home: site.href(Route::Timeline), entries }
    }
}

/// Pages of the navigation and records of any kind whose name is the last part of a path, but for typing errors.
fn similar_pages(layout: &PageLayout<'_>, path: &str) -> Vec<(String, String)> {
    use Namespace::{Actors, Eras, Events, People, Sources, Threads};
    let asked = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path).to_lowercase();
    let name = |href: &str| href.rsplit('/').next().unwrap_or_default().to_owned();
    let pages = layout.navigation().into_iter().filter(|(href, ..)| typing_errors(&asked, &name(href)).is_some());
    let mut found: Vec<_> = pages.map(|(href, title, _)| (href, title)).collect();
    for space in [Events, Actors, People, Threads, Eras, Sources] {
        found.extend(similar_records(&layout.site, space, &asked));
    }
    found
}

/// The records whose ids a reason names: "Replaced by the Kremlin’s account, kremlin-2022-02-24-address."
fn named_records(site: &PageContext<'_>, reason: &str) -> Vec<(String, String)> {
    let timeline = &site.edition.timeline;
    let words = reason.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    // Any word could be the id of an actor or a person.
    let ids = words.filter(|word| word.contains('-'));
    let record = |id: &str| {
        let event = || timeline.find(Namespace::Events, id).map(|at| &*timeline.event(EventIx(at)).title);
        let source = || timeline.find(Namespace::Sources, id).map(|at| &*timeline.source(SourceIx(at)).title);
        let thread = || timeline.find(Namespace::Threads, id).map(|at| &*timeline.thread(ThreadIx(at)).title);
        let found = (event().map(|title| (Namespace::Events, title)))
            .or_else(|| source().map(|title| (Namespace::Sources, title)))
            .or_else(|| thread().map(|title| (Namespace::Threads, title)));
        found.map(|(space, title)| record_link(site, space, id, title))
    };
    ids.filter_map(record).collect()
}

fn record_link(site: &PageContext<'_>, space: Namespace, id: &str, title: &str) -> (String, String) {
    (site.href(UrlPath::of_record(space, id)), title.to_owned())
}

/// The words of a path or an id, to search for.
fn words_of(asked: &str) -> String {
    let last = asked.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let words: String =
        without_year(last).chars().take(80).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
