//! The history of changes, newest first, and the addresses that moved or were withdrawn.

use super::result_summary::Pagination;
use super::{Alternate, PageContext, PageLayout};
use crate::model::{EventIx, Namespace, Revision};
use crate::query::{FormerAddress, FormerOutcome};
use crate::routes::{Route, UrlPath};
use askama::Template;

/// `/changes`
#[derive(Debug, Template)]
#[template(path = "changes.html")]
pub struct ChangesPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    lede: String,
    version: String,
    /// The links to the feed as Atom and as JSON Feed.
    feeds: [String; 2],
    days: Vec<ChangesOfDay>,
    pagination: Option<Pagination>,
    former: Vec<FormerView>,
    more_former: Option<String>,
}

/// The changes of a day.
#[derive(Debug)]
struct ChangesOfDay {
    date: String,
    datetime: Option<String>,
    changes: Vec<ChangeItem>,
}

/// A change of an event.
#[derive(Debug)]
struct ChangeItem {
    href: String,
    title: String,
    date: String,
    text: String,
}

/// A former address: it moved to another, or its record was withdrawn for a reason.
#[derive(Debug)]
struct FormerView {
    href: String,
    now: Option<String>,
    reason: String,
}

/// The number of changes on a page of the list.
const CHANGES_PER_PAGE: u32 = 100;

/// The most former addresses that the page lists.
const MAX_FORMER_ADDRESSES: usize = 200;

impl<'a> ChangesPage<'a> {
    /// A page of the list, counted from 1; `None` if the list has no such page.
    pub fn new(site: PageContext<'a>, page: u32) -> Option<Self> {
        let m = site.messages();
        let edition = site.edition;
        let changes = &edition.history;
        let last = Pagination::count(changes.len(), CHANGES_PER_PAGE);
        if page == 0 || page > last {
            return None;
        }
        let path = |page: u32| {
            let query = if page == 1 { String::new() } else { format!("page={page}") };
            Route::Changes.path().with_query(&query)
        };
        let skip = ((page - 1) * CHANGES_PER_PAGE) as usize;
        let listed: Vec<_> = changes.revisions(&edition.timeline).skip(skip).take(CHANGES_PER_PAGE as usize).collect();
        let of_day = |of_day: &[(EventIx, &Revision)]| ChangesOfDay {
            date: m.date(&of_day[0].1.date),
            datetime: of_day[0].1.date.html_datetime(),
            changes: of_day.iter().map(|(event, revision)| ChangeItem::new(&site, *event, revision)).collect(),
        };
        let former: &[FormerAddress] = if page == 1 { &changes.former } else { &[] };
        Some(Self {
            layout: PageLayout::new(
                site,
                m.text().changes_title(),
                m.text().changes_description(),
                path(page),
                "changes",
            )
            .with_alternates([Alternate::atom(&site, ""), Alternate::json_feed(&site, "")]),
            feeds: [Route::ChangesAtom, Route::ChangesJsonFeed].map(|feed| site.href(feed)),
            lede: match changes.len() {
                0 => m.text().changes_none(),
                count => m.text().changes_lede(m.changes(count)),
            },
            version: edition.version.clone(),
            days: listed.chunk_by(|(_, one), (_, next)| one.date == next.date).map(of_day).collect(),
            pagination: Pagination::new(page, last, |page| site.href(path(page))),
            former: former.iter().take(MAX_FORMER_ADDRESSES).map(|former| FormerView::new(&site, former)).collect(),
            more_former: (former.len() > MAX_FORMER_ADDRESSES)
                .then(|| m.text().first_of(m.number(MAX_FORMER_ADDRESSES), m.number(former.len()))),
        })
    }
}

impl ChangeItem {
    fn new(site: &PageContext<'_>, ix: EventIx, revision: &Revision) -> Self {
        let m = site.messages();
        let event = site.edition.timeline.event(ix);
        Self {
            href: site.href(site.edition.timeline.event_path(ix)),
            title: event.title.to_string(),
            date: m.date(&event.date),
            text: revision.text.clone(),
        }
    }
}

impl FormerView {
    fn new(site: &PageContext<'_>, former: &FormerAddress) -> Self {
        let timeline = &site.edition.timeline;
        let address = |id: &str| match former.part_of {
            Some(event) => site.href(timeline.event_path(event).with_fragment(id)),
            // Before people had pages, their address was that of their voice.
            None if former.space == Namespace::People => site.href(Route::Voice { id }),
            None => site.href(UrlPath::of_record(former.space, id)),
        };
        let (now, reason) = match &former.outcome {
            FormerOutcome::Renamed(now) => (Some(address(now.as_str())), String::new()),
            FormerOutcome::Moved(now) => (Some(site.href(timeline.relation_path(*now))), String::new()),
            FormerOutcome::Withdrawn(reason) => (None, reason.clone()),
        };
        Self { href: address(former.id.as_str()), now, reason }
    }
}
