//! The sitemap (<https://www.sitemaps.org/protocol.html>, 0.9): the canonical pages of the site. If there are more than a file may
//! have, it is an index of parts.

use crate::model::date::Date;
use crate::model::{ActorIx, EraIx, EventIx, PersonIx, SourceIx, ThreadIx, Voice};
use crate::pages::{PageContext, escape_xml};
use crate::query::Facet;
use crate::routes::{Route, UrlPath};
use std::fmt::Write;

/// The most addresses in a file.
const MAX_URLS: usize = 50_000;

/// The number of addresses that are written at once.
const URLS_PER_PIECE: usize = 1000;

/// The sitemap of a site, or a part of it. It is written in pieces, so that a file of 50,000 addresses is never held whole.
#[derive(Debug)]
pub struct Sitemap {
    /// The pages of the file; the parts if it is an index.
    pages: Vec<SitePage>,
    parts: usize,
}

/// A page of the site.
#[derive(Clone, Copy, Debug)]
enum SitePage {
    Route(Route<'static>),
    Event(EventIx),
    Era(EraIx),
    Actor(ActorIx),
    Person(PersonIx),
    Source(SourceIx),
    Thread(ThreadIx),
    Voice(Voice),
}

impl Sitemap {
    /// The whole, or one of its parts, counted from 1. `None` if there is no such part.
    pub fn new(site: &PageContext<'_>, part: Option<usize>) -> Option<Self> {
        Self::with_limit(site, part, MAX_URLS)
    }

    /// The same with another limit of addresses in a file.
    pub fn with_limit(site: &PageContext<'_>, part: Option<usize>, limit: usize) -> Option<Self> {
        let all = pages(site).count();
        let parts = all.div_ceil(limit);
        match part {
            None if parts > 1 => Some(Self { pages: Vec::new(), parts }),
            None => Some(Self { pages: pages(site).collect(), parts: 0 }),
            Some(part) if (1..=parts).contains(&part) && parts > 1 => {
                let pages = pages(site).skip((part - 1) * limit).take(limit).collect();
                Some(Self { pages, parts: 0 })
            }
            Some(_) => None,
        }
    }

    /// A piece of the file, counted from 0; `None` after the last.
    pub fn piece(&self, site: &PageContext<'_>, piece: usize) -> Option<String> {
        const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
        let root = if self.parts > 0 { "sitemapindex" } else { "urlset" };
        let pieces = self.pages.len().div_ceil(URLS_PER_PIECE).max(1);
        if piece >= pieces {
            return None;
        }
        let mut out = String::new();
        if piece == 0 {
            let _ = write!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n");
        }
        for part in 1..=self.parts {
            let path = Route::Sitemap.path().with_query(&format!("part={part}"));
            let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", escape_xml(&site.base.absolute(path)));
        }
        for page in self.pages.chunks(URLS_PER_PIECE).nth(piece).unwrap_or_default() {
            let _ = write!(out, "<url><loc>{}</loc>", escape_xml(&site.base.absolute(page.path(site))));
            if let Some(modified) = page.modified(site) {
                let _ = write!(out, "<lastmod>{modified}</lastmod>");
            }
            out.push_str("</url>\n");
        }
        if piece + 1 == pieces {
            let _ = writeln!(out, "</{root}>");
        }
        Some(out)
    }
}

impl SitePage {
    fn path(self, site: &PageContext<'_>) -> UrlPath {
        let timeline = &site.edition.timeline;
        match self {
            Self::Route(route) => route.path(),
            Self::Event(ix) => timeline.event_path(ix),
            Self::Era(ix) => timeline.era_path(ix),
            Self::Actor(ix) => timeline.actor_path(ix),
            Self::Person(ix) => timeline.person_path(ix),
            Self::Source(ix) => timeline.source_path(ix),
            Self::Thread(ix) => timeline.thread_path(ix),
            Self::Voice(voice) => timeline.voice_path(voice),
        }
    }

    /// When the edition last changed it, if that is known.
    fn modified(self, site: &PageContext<'_>) -> Option<String> {
        match self {
            Self::Event(ix) => site.edition.timeline.event(ix).revised().and_then(Date::html_datetime),
            Self::Route(Route::Timeline | Route::Changes) => {
                site.edition.last_revised.as_ref().and_then(Date::html_datetime)
            }
            _ => None,
        }
    }
}

/// The pages of the site: those of the navigation and the footer, then each record.
fn pages<'a>(site: &PageContext<'a>) -> impl Iterator<Item = SitePage> + use<'a> {
    let (edition, timeline) = (site.edition, &site.edition.timeline);
    let always = [Route::Timeline, Route::About, Route::Method].map(Some);
    let sometimes = [
        (Route::Threads, !timeline.threads.is_empty()),
        (Route::Relations, !edition.relations.is_empty()),
        (Route::Actors, !timeline.actors.is_empty()),
        (Route::People, !timeline.people.is_empty()),
        (Route::Voices, site.speaks()),
        (Route::Compare, site.speaks()),
        (Route::Sources, !timeline.sources.is_empty()),
        (Route::Glossary, !timeline.glossary.is_empty()),
        (Route::Changes, !edition.history.is_empty()),
        (Route::Credits, !edition.media.is_empty()),
    ]
    .map(|(route, is_there)| is_there.then_some(route));
    let voices = timeline.voices().zip(edition.index.postings(Facet::Voice, false));
    let routes = always.into_iter().chain(sometimes).flatten().map(SitePage::Route);
    let records = numbers(timeline.threads.len()).map(|at| SitePage::Thread(ThreadIx(at)));
    let records = records.chain(numbers(timeline.events.len()).map(|at| SitePage::Event(EventIx(at))));
    let records = records.chain(numbers(timeline.eras.len()).map(|at| SitePage::Era(EraIx(at))));
    let records = records.chain(numbers(timeline.actors.len()).map(|at| SitePage::Actor(ActorIx(at))));
    let records = records.chain(numbers(timeline.people.len()).map(|at| SitePage::Person(PersonIx(at))));
    let records = records.chain(numbers(timeline.sources.len()).map(|at| SitePage::Source(SourceIx(at))));
    let speaking = voices.filter(|(_, events)| !events.is_empty()).map(|(voice, _)| SitePage::Voice(voice));
    routes.chain(records).chain(speaking)
}

fn numbers(count: usize) -> impl Iterator<Item = u32> {
    (0..).take(count)
}
