//! JSON: an object with the events of a view, or JSON Lines with them.

use super::records::EventRecord;
use crate::model::EventIx;
use crate::pages::{PageContext, labels};
use crate::query::View;
use crate::routes::Route;
use serde::Serialize;
use std::io::{self, Write};

/// What the file is.
#[derive(Debug, Serialize)]
pub struct EventsHead<'a> {
    title: &'a str,
    /// What is shown: "41 of 123 events: China; 1945–1953".
    description: String,
    /// The address of the view.
    url: String,
    licence: Option<&'a str>,
    data_version: &'a str,
    count: usize,
}

impl<'a> EventsHead<'a> {
    /// The head of a file with `count` events.
    pub fn new(site: &PageContext<'a>, view: &View, count: usize) -> Self {
        let timeline = &site.edition.timeline;
        Self {
            title: &timeline.about.title,
            description: labels::shown(site.messages(), timeline, &view.filter, count),
            url: site.base.absolute(Route::Timeline.path().with_query(&view.query(timeline))),
            licence: timeline.about.licence.as_deref(),
            data_version: site.edition.data_version(),
            count,
        }
    }
}

/// Some events, after the head if they are the first.
pub fn write(
    site: &PageContext<'_>,
    events: &[EventIx],
    head: Option<&EventsHead<'_>>,
    is_last: bool,
) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    if let Some(head) = head {
        serde_json::to_writer(&mut out, head)?;
        // The list of events continues the object.
        out.pop();
        out.extend_from_slice(b",\"events\":[");
    }
    for (n, &ix) in events.iter().enumerate() {
        out.extend_from_slice(if n == 0 && head.is_some() { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut out, &EventRecord::new(site, ix))?;
    }
    if is_last {
        out.write_all(b"\n]}\n")?;
    }
    Ok(out)
}

/// Some events as JSON Lines: each on a line of its own.
pub fn write_lines(site: &PageContext<'_>, events: &[EventIx]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    for &ix in events {
        serde_json::to_writer(&mut out, &EventRecord::new(site, ix))?;
        out.push(b'\n');
    }
    Ok(out)
}
