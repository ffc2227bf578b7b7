//! The credits of all media.

use super::media::MediumView;
use super::result_summary::Pagination;
use super::{PageContext, PageLayout};
use crate::model::MediaOwner;
use crate::query::CreditedMedium;
use crate::routes::Route;
use askama::Template;

/// `/credits`
#[derive(Debug, Template)]
#[template(path = "credits.html")]
pub struct CreditsPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    media: Vec<MediumView>,
    pagination: Option<Pagination>,
}

/// The number of media on a page of the list.
const CREDITS_PER_PAGE: u32 = 100;

impl<'a> CreditsPage<'a> {
    /// A page of the list, counted from 1; `None` if the list has no such page.
    pub fn new(site: PageContext<'a>, page: u32) -> Option<Self> {
        let m = site.messages();
        let media = site.edition.media.credited();
        let last = Pagination::count(media.len(), CREDITS_PER_PAGE);
        if page == 0 || page > last {
            return None;
        }
        let path = |page: u32| {
            let query = if page == 1 { String::new() } else { format!("page={page}") };
            Route::Credits.path().with_query(&query)
        };
        let skip = ((page - 1) * CREDITS_PER_PAGE) as usize;
        let listed = media.iter().skip(skip).take(CREDITS_PER_PAGE as usize);
        let view = |credited: &CreditedMedium| {
            let shown_in = credited.owners.iter().map(|&owner| shown_in(&site, owner)).collect();
            Some(MediumView::listed(&site, credited.medium(&site.edition.timeline)?, shown_in))
        };
        let (title, description) = (m.text().media_credits_title(), m.text().media_credits_description());
        Some(Self {
            layout: PageLayout::new(site, title, description, path(page), "about"),
            media: listed.filter_map(view).collect(),
            pagination: Pagination::new(page, last, |page| site.href(path(page))),
        })
    }
}

/// The page of a record with media, and its title.
fn shown_in(site: &PageContext<'_>, owner: MediaOwner) -> (String, String) {
    let timeline = &site.edition.timeline;
    let (path, title) = match owner {
        MediaOwner::Timeline => (Route::About.path(), timeline.about.title.clone()),
        MediaOwner::Event(ix) => (timeline.event_path(ix), timeline.event(ix).title.to_string()),
        MediaOwner::Actor(ix) => (timeline.actor_path(ix), timeline.actor(ix).title.clone()),
        MediaOwner::Person(ix) => (timeline.person_path(ix), timeline.person(ix).name.clone()),
        MediaOwner::Source(ix) => (timeline.source_path(ix), timeline.source(ix).title.clone()),
        MediaOwner::Thread(ix) => (timeline.thread_path(ix), timeline.thread(ix).title.clone()),
    };
    (site.href(path), title)
}
