//! The pages of people: who they are, in which events they took part, and what they say there.

use super::chart::ChartView;
use super::download_links::DownloadLinks;
use super::event_item::{EventItem, count, event_items, more};
use super::lang_attribute::LangAttribute;
use super::media::MediumView;
use super::symbol::{ActorSymbol, symbol};
use super::truncate::truncate;
use super::{PageContext, PageLayout, json_ld, labels};
use crate::model::{ActorIx, CitationRef, OriginalTitle, PersonIx, Voice};
use crate::query::{Facet, Filter, View};
use crate::routes::Route;
use askama::Template;
use roaring::RoaringBitmap;
use std::cmp::Reverse;

/// The most passages on the page of a person; the page of their voice has all.
const MAX_EXCERPTS: usize = 4;

/// The length at which these passages are cut, in characters.
const MAX_EXCERPT_CHARS: usize = 240;

/// All people, by the actor that they speak for.
#[derive(Debug, Template)]
#[template(path = "people.html")]
pub struct PeoplePage<'a> {
    pub(crate) layout: PageLayout<'a>,
    /// The link to the voices, if anybody is quoted.
    voices: Option<String>,
    groups: Vec<ActorPeople>,
}

/// The people who speak for an actor, or for none.
#[derive(Debug)]
struct ActorPeople {
    anchor: String,
    title: String,
    lang: LangAttribute,
    actor: Option<(String, ActorSymbol)>,
    people: Vec<PersonItem>,
}

#[derive(Debug)]
struct PersonItem {
    href: String,
    name: String,
    names: Vec<OriginalTitle>,
    summary: Option<String>,
    counts: Vec<String>,
}

impl<'a> PeoplePage<'a> {
    /// The list of people: actors in the order of the timeline, the people of each by name.
    pub fn new(site: PageContext<'a>) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let mut people: Vec<PersonIx> = (0..).map(PersonIx).take(timeline.people.len()).collect();
        people.sort_by_key(|&ix| {
            let actor = timeline.person(ix).speaks_for;
            (actor.is_none(), actor, timeline.name_rank(ix))
        });
        let groups = people.chunk_by(|&one, &next| timeline.person(one).speaks_for == timeline.person(next).speaks_for);
        let group = |people: &[PersonIx]| {
            let ix = timeline.person(people[0]).speaks_for;
            let actor = ix.map(|ix| timeline.actor(ix));
            ActorPeople {
                anchor: format!("_{}", actor.map_or("", |actor| actor.id.as_str())),
                title: actor.map_or_else(|| m.text().people_without_actor(), |actor| actor.title.clone()),
                lang: if actor.is_some() { site.lang() } else { LangAttribute::default() },
                actor: ix.map(|ix| {
                    let actor = timeline.actor(ix);
                    (site.href(timeline.actor_path(ix)), symbol(actor.colour, actor.symbol))
                }),
                people: people.iter().map(|&person| PersonItem::new(&site, person)).collect(),
            }
        };
        Self {
            layout: PageLayout::new(
                site,
                m.text().people_title(),
                m.text().people_description(),
                Route::People,
                "people",
            ),
            voices: site.speaks().then(|| site.href(Route::Voices)),
            groups: groups.map(group).collect(),
        }
    }
}

impl PersonItem {
    fn new(site: &PageContext<'_>, ix: PersonIx) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let person = timeline.person(ix);
        let took_part = events(site, ix);
        let events = (!took_part.is_empty()).then(|| m.events(count(took_part)));
        Self {
            href: site.href(timeline.person_path(ix)),
            name: person.name.clone(),
            names: person.names.clone(),
            summary: person.summary.clone(),
            counts: events.into_iter().chain(quoted(site, ix)).collect(),
        }
    }
}

/// A person.
#[derive(Debug, Template)]
#[template(path = "person.html")]
pub struct PersonPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    name: String,
    names: Vec<OriginalTitle>,
    summary: Option<String>,
    /// When they lived.
    lived: Option<String>,
    media: Vec<MediumView>,
    /// The actor that they speak for: its page, its name, its symbol.
    actor: Option<(String, String, ActorSymbol)>,
    perspective: Option<(String, String)>,
    /// The page of their voice, and how often they are quoted.
    voice: Option<(String, String)>,
    count: String,
    in_timeline: String,
    strip: ChartView,
    items: Vec<EventItem>,
    more: Option<String>,
    downloads: Option<DownloadLinks>,
    excerpts: Vec<Excerpt>,
}

/// A passage in short.
#[derive(Debug)]
struct Excerpt {
    text: String,
    /// The language of the words.
    lang: LangAttribute,
    translated: bool,
    /// The passage on the page of its event.
    href: String,
    event: String,
    date: String,
}

impl<'a> PersonPage<'a> {
    pub fn new(site: PageContext<'a>, ix: PersonIx) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let person = timeline.person(ix);
        let voice = Voice::Person(ix);
        let took_part = events(&site, ix);
        let view = View::new(Filter::single(Facet::Person, ix.0));
        let suffix = view.query_string(timeline);
        let found = m.events(count(took_part));
        let description = m.text().actor_description(&person.name, &found, &timeline.about.title);
        let actor = |ix: ActorIx| {
            let actor = timeline.actor(ix);
            (site.href(timeline.actor_path(ix)), actor.title.clone(), symbol(actor.colour, actor.symbol))
        };
        let downloads = (!took_part.is_empty()).then(|| DownloadLinks::new(&site, &view));
        Self {
            layout: PageLayout::new(site, &person.name, &description, timeline.person_path(ix), "people")
                .with_alternates(downloads.iter().flat_map(DownloadLinks::alternates))
                .about(json_ld::person(&site, ix)),
            name: person.name.clone(),
            names: person.names.clone(),
            summary: person.summary.clone(),
            lived: person.date.as_ref().map(|date| m.date(date)),
            media: MediumView::all(&site, &person.media),
            actor: person.speaks_for.map(actor),
            perspective: timeline.own_perspective(voice).map(|at| super::voices::perspective_link(&site, at)),
            voice: quoted(&site, ix).map(|words| (site.href(timeline.voice_path(voice)), words)),
            in_timeline: site.href(Route::Timeline.path().with_query(&suffix)),
            strip: ChartView::strip(&site, None, took_part, Some(&suffix)),
            items: event_items(&site, took_part, &suffix),
            more: more(m, took_part),
            downloads,
            excerpts: excerpts(&site, ix),
            count: found,
        }
    }
}

/// The link to the list of people, if there are any.
pub fn link_to_list(site: &PageContext<'_>) -> Option<String> {
    (!site.edition.timeline.people.is_empty()).then(|| site.href(Route::People))
}

/// A person's page and name.
pub fn link(site: &PageContext<'_>, person: PersonIx) -> (String, String) {
    let timeline = &site.edition.timeline;
    (site.href(timeline.person_path(person)), timeline.person(person).name.clone())
}

/// The events in which a person took part.
pub fn events<'a>(site: &PageContext<'a>, person: PersonIx) -> &'a RoaringBitmap {
    &site.edition.index.postings(Facet::Person, false)[person.index()]
}

/// How often a person is quoted, if at all.
fn quoted(site: &PageContext<'_>, person: PersonIx) -> Option<String> {
    labels::times_quoted(site.messages(), site.edition.voices.counts(&site.edition.timeline, Voice::Person(person)))
}

/// A person's own words at the most significant events, in chronological order.
fn excerpts(site: &PageContext<'_>, person: PersonIx) -> Vec<Excerpt> {
    let timeline = &site.edition.timeline;
    let voice = Voice::Person(person);
    let own = |at: &CitationRef| {
        let citation = timeline.citation(*at);
        citation.quote().is_some() && citation.voice.contains(&voice)
    };
    let mut chosen: Vec<CitationRef> =
        site.edition.voices.citations(timeline, voice).iter().copied().filter(own).collect();
    chosen.sort_by_key(|at| Reverse(timeline.event(at.event).significance));
    chosen.truncate(MAX_EXCERPTS);
    chosen.sort();
    chosen.into_iter().filter_map(|at| Excerpt::new(site, at)).collect()
}

impl Excerpt {
    /// The beginning of a quotation, in translation if there is one.
    fn new(site: &PageContext<'_>, at: CitationRef) -> Option<Self> {
        let timeline = &site.edition.timeline;
        let event = timeline.event(at.event);
        let quote = timeline.citation(at).quote()?;
        let (words, language) = match &quote.translation {
            Some(translation) => (translation, None),
            None => (&quote.exact, quote.language.as_deref()),
        };
        Some(Self {
            text: truncate(words, MAX_EXCERPT_CHARS),
            lang: site.lang_or(language),
            translated: quote.translation.is_some(),
            href: site.href(timeline.citation_path(at)),
            event: event.title.to_string(),
            date: site.messages().date(&event.date),
        })
    }
}
