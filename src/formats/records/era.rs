//! Eras as JSON.

use crate::formats::edtf_day;
use crate::model::{EraIx, Markdown};
use crate::pages::PageContext;
use crate::query::Facet;
use serde::Serialize;
use utoipa::ToSchema;

/// A named period.
#[derive(Debug, Serialize, ToSchema)]
pub struct EraRecord<'a> {
    id: &'a str,
    /// The address of its page.
    url: String,
    title: &'a str,
    from: String,
    until: Option<String>,
    earliest: Option<String>,
    /// Its last day: that before the next era of its series begins, unless `until` says when it ends.
    latest: Option<String>,
    /// Markdown.
    summary: Option<&'a str>,
    series: &'a str,
    /// How many events began in it.
    event_count: u64,
}

impl<'a> EraRecord<'a> {
    /// The record of an era.
    pub fn new(site: &PageContext<'a>, ix: EraIx) -> Self {
        let timeline = &site.edition.timeline;
        let era = timeline.era(ix);
        Self {
            id: era.id.as_str(),
            url: site.base.absolute(timeline.era_path(ix)),
            title: &era.title,
            from: era.from.to_string(),
            until: era.until.as_ref().map(ToString::to_string),
            earliest: edtf_day(era.first),
            latest: edtf_day(era.last),
            summary: era.summary.as_ref().map(Markdown::as_str),
            series: timeline.series.get(era.series).map_or("", |series| &series.name),
            event_count: site.edition.index.postings(Facet::Era, false)[ix.index()].len(),
        }
    }
}
