//! The pages of actors.

use super::chart::ChartView;
use super::download_links::DownloadLinks;
use super::event_item::{EventItem, event_items, more};
use super::media::MediumView;
use super::symbol::{ActorSymbol, symbol};
use super::{PageContext, PageLayout, json_ld, labels};
use crate::model::{ActorIx, OriginalTitle, PersonIx, Voice};
use crate::query::{Facet, Filter, View};
use crate::routes::Route;
use askama::Template;
use roaring::RoaringBitmap;

/// All actors.
#[derive(Debug, Template)]
#[template(path = "actors.html")]
pub struct ActorsPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    /// The link to the people, if there are any.
    people: Option<String>,
    /// That an actor includes its predecessors, if one does.
    succession: Option<String>,
    actors: Vec<ActorItem>,
}

#[derive(Debug)]
struct ActorItem {
    href: String,
    title: String,
    symbol: ActorSymbol,
    kind: String,
    titles: Vec<OriginalTitle>,
    summary: Option<String>,
    count: Option<String>,
    concerned: Option<String>,
    spoken: Option<String>,
}

impl<'a> ActorsPage<'a> {
    pub fn new(site: PageContext<'a>) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let row = |ix: ActorIx| {
            let actor = timeline.actor(ix);
            let (acting, concerned) = events(&site, ix);
            ActorItem {
                href: site.href(timeline.actor_path(ix)),
                title: actor.title.clone(),
                symbol: symbol(actor.colour, actor.symbol),
                kind: labels::actor_kind(m, actor.kind),
                titles: actor.titles.clone(),
                summary: actor.summary.clone(),
                count: (!acting.is_empty()).then(|| m.events(super::event_item::count(&acting))),
                spoken: spoken(&site, ix),
                concerned: (!concerned.is_empty()).then(|| m.events_about_it(super::event_item::count(&concerned))),
            }
        };
        Self {
            layout: PageLayout::new(
                site,
                m.text().actors_title(),
                m.text().actors_description(),
                Route::Actors,
                "actors",
            ),
            people: super::people::link_to_list(&site),
            succession: labels::succession(m, timeline),
            actors: (0..).map(ActorIx).take(timeline.actors.len()).map(row).collect(),
        }
    }
}

#[derive(Debug, Template)]
#[template(path = "actor.html")]
pub struct ActorPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    symbol: ActorSymbol,
    kind: String,
    existed: Option<String>,
    media: Vec<MediumView>,
    titles: Vec<OriginalTitle>,
    summary: Option<String>,
    perspective: Option<String>,
    continues: Vec<(String, String)>,
    continued_by: Vec<(String, String)>,
    people: Vec<(String, String)>,
    voice: Option<(String, String)>,
    count: String,
    in_timeline: String,
    strip: ChartView,
    items: Vec<EventItem>,
    more: Option<String>,
    concerned: Vec<EventItem>,
    more_concerned: Option<String>,
    downloads: Option<DownloadLinks>,
}

impl<'a> ActorPage<'a> {
    pub fn new(site: PageContext<'a>, ix: ActorIx) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let actor = timeline.actor(ix);
        let (acting, concerned) = events(&site, ix);
        let link = |ix: ActorIx| (site.href(timeline.actor_path(ix)), timeline.actor(ix).title.clone());
        let all = (0..).map(ActorIx).take(timeline.actors.len());
        let heirs = all.filter(|&heir| timeline.actor(heir).successor_of.contains(&ix));
        let speaking = (0..).map(PersonIx).zip(&timeline.people).filter(|(_, p)| p.speaks_for == Some(ix));
        let query = View::new(Filter::single(Facet::Actor, ix.0)).query(timeline);
        let suffix = format!("?{query}");
        let found = m.events(super::event_item::count(&acting));
        let description = m.text().actor_description(&actor.title, &found, &timeline.about.title);
        // The timeline shows only the events in which it took part.
        let strip = if acting.is_empty() {
            ChartView::strip(&site, None, &concerned, None)
        } else {
            ChartView::strip(&site, None, &acting, Some(&suffix))
        };
        let downloads = downloads(&site, ix, &acting, &concerned);
        Self {
            layout: PageLayout::new(site, &actor.title, &description, timeline.actor_path(ix), "actors")
                .with_alternates(downloads.iter().flat_map(DownloadLinks::alternates))
                .about(json_ld::actor(&site, ix)),
            title: actor.title.clone(),
            symbol: symbol(actor.colour, actor.symbol),
            kind: labels::actor_kind(m, actor.kind),
            existed: actor.date.as_ref().map(|date| m.date(date)),
            media: MediumView::all(&site, &actor.media),
            titles: actor.titles.clone(),
            summary: actor.summary.clone(),
            perspective: actor.perspective.map(|p| timeline.perspective(p).title.clone()),
            continues: actor.successor_of.iter().map(|&before| link(before)).collect(),
            continued_by: heirs.map(link).collect(),
            people: speaking.map(|(person, _)| super::people::link(&site, person)).collect(),
            voice: spoken(&site, ix).map(|words| (site.href(timeline.voice_path(Voice::Actor(ix))), words)),
            in_timeline: site.href(Route::Timeline.path().with_query(&suffix)),
            strip,
            items: event_items(&site, &acting, &suffix),
            more: more(m, &acting),
            concerned: event_items(&site, &concerned, ""),
            more_concerned: more(m, &concerned),
            count: found,
            downloads,
        }
    }
}

/// The links that download the events of both lists.
fn downloads(
    site: &PageContext<'_>,
    actor: ActorIx,
    acting: &RoaringBitmap,
    concerned: &RoaringBitmap,
) -> Option<DownloadLinks> {
    let filter = Filter { about: !concerned.is_empty(), ..Filter::single(Facet::Actor, actor.0) };
    (filter.about || !acting.is_empty()).then(|| DownloadLinks::new(site, &View::new(filter)))
}

/// The number of citations in an actor's own voice, as text.
fn spoken(site: &PageContext<'_>, actor: ActorIx) -> Option<String> {
    let m = site.messages();
    labels::times_quoted(m, site.edition.voices.counts(&site.edition.timeline, Voice::Actor(actor)))
}

/// The events in which an actor, or one that it continues, took part, and those that only concern it.
fn events(site: &PageContext<'_>, actor: ActorIx) -> (RoaringBitmap, RoaringBitmap) {
    let acting = &site.edition.index.postings(Facet::Actor, false)[actor.index()];
    let concerned = &site.edition.index.postings(Facet::Actor, true)[actor.index()] - acting;
    (acting.clone(), concerned)
}
