//! Pages that are not there: unknown, withdrawn, refused, failed. Each says what a reader can do.

use super::similar_records::similar_records;
use super::truncate::sanitize;
use super::{Page, PageContext, PageLayout};
use crate::messages::Messages;
use crate::model::{EventIx, Namespace, Route, ThreadIx};
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
            SiteError::UnknownId(space, id) => similar_records(&site, *space, id),
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
