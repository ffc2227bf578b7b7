//! Errors, one variant per situation, and the page that shows them. Each says what the reader can do.

use super::similar_records::{similar_records, similar_voices};
use super::truncate::sanitize;
use super::{PageContext, PageLayout};
use crate::messages::Messages;
use crate::model::{EventIx, Namespace, ThreadIx};
use crate::routes::Route;
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
    /// The record that had this id was withdrawn.
    Withdrawn {
        id: String,
        /// The editors' reason: one sentence.
        reason: String,
    },
    /// The thread has no step of this number.
    NoStep(ThreadIx, String),
    /// The event has no passage of this id.
    NoPassage(EventIx, String),
    /// The list has no page of this number.
    NoPage(String),
    /// The path is not UTF-8.
    BadPath,
    /// The query is longer than the limit.
    QueryTooLong { max_bytes: usize },
    /// The query of a chart is invalid, for this reason.
    BadChart(String),
    /// The query of a file is invalid, for this reason.
    BadDownload(String),
    /// The method is neither GET nor HEAD.
    MethodNotAllowed,
    /// The program failed. The cause is in the log; the reader does not see it.
    Internal(String),
}

impl SiteError {
    /// The heading of the error, and one or two sentences that say what the reader can do.
    pub fn describe(&self, m: &Messages) -> (String, String) {
        let t = m.text();
        match self {
            Self::UnknownId(_, id) | Self::UnknownVoice(id) => (t.error_not_found(), t.error_unknown_id(sanitize(id))),
            Self::UnknownPath(path) => (t.error_not_found(), t.error_unknown_path(sanitize(path))),
            Self::Withdrawn { id, reason } => (t.error_withdrawn(), t.error_withdrawn_reason(sanitize(id), reason)),
            Self::NoStep(_, step) => (t.error_no_step(), t.error_no_step_detail(sanitize(step))),
            Self::NoPassage(_, id) => (t.error_no_passage(), t.error_no_passage_detail(sanitize(id))),
            Self::NoPage(page) => (t.error_no_page(), t.error_no_page_detail(sanitize(page))),
            Self::BadPath => (t.error_bad_path(), t.error_bad_path_detail()),
            Self::QueryTooLong { max_bytes } => (t.error_too_long(), t.error_too_long_detail(m.number(*max_bytes))),
            Self::BadChart(detail) => (t.error_chart(), detail.clone()),
            Self::BadDownload(detail) => (t.error_download(), detail.clone()),
            Self::MethodNotAllowed => (t.error_method(), t.error_method_detail()),
            Self::Internal(_) => (t.error_internal(), t.error_internal_detail()),
        }
    }
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
    similar: Vec<(String, String)>,
    home: String,
}

impl<'a> ErrorPage<'a> {
    /// The page of an error, with links to records that the reader may have meant.
    pub fn new(site: PageContext<'a>, error: &SiteError) -> Self {
        let (heading, message) = error.describe(site.messages());
        let similar = match error {
            SiteError::UnknownId(space, id) => similar_records(&site, *space, id),
            SiteError::UnknownVoice(id) => similar_voices(&site, id),
            SiteError::UnknownPath(path) => {
                similar_records(&site, Namespace::Events, path.rsplit('/').next().unwrap_or(path))
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
