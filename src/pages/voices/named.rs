//! The page of an actor's or a person's voice: who it is, and what it says, in chronological order.

use super::{counts, events, perspective_link, query, speaker, summary, tally, view};
use crate::model::{Citation, CitationRef, EventIx, OriginalTitle, PersonIx, Voice};
use crate::pages::chart::ChartView;
use crate::pages::citation::CitationView;
use crate::pages::download_links::DownloadLinks;
use crate::pages::event_item::count;
use crate::pages::symbol::{ActorSymbol, symbol};
use crate::pages::{PageContext, PageLayout, labels, people};
use crate::routes::Route;
use askama::Template;

/// The page of an actor's or a person's voice.
#[derive(Debug, Template)]
#[template(path = "voice.html")]
pub struct VoicePage<'a> {
    pub(crate) layout: PageLayout<'a>,
    title: String,
    symbol: Option<ActorSymbol>,
    titles: Vec<OriginalTitle>,
    summary: Option<String>,
    perspective: Option<(String, String)>,
    /// The page of the actor itself.
    actor: Option<String>,
    /// The page of the person, and what it shows.
    person: Option<(String, String)>,
    speaks_for: Option<(String, String)>,
    spoken_for_by: Vec<(Option<String>, String)>,
    counts: Vec<String>,
    /// The link to a comparison with other sides.
    compare: Option<String>,
    in_timeline: String,
    downloads: DownloadLinks,
    count: String,
    strip: ChartView,
    heading: String,
    statements: Vec<VoicedEvent>,
    /// The text that says that there is more than is shown.
    more: Option<String>,
}

/// What a voice says in an event.
#[derive(Debug)]
struct VoicedEvent {
    href: String,
    title: String,
    date: String,
    datetime: Option<String>,
    citations: Vec<CitationView>,
}

/// The most citations that a page shows.
const MAX_CITATIONS_OF_VOICE: usize = 200;

impl<'a> VoicePage<'a> {
    pub fn new(site: PageContext<'a>, voice: Voice) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let title = labels::speaker(m, timeline, voice);
        let (mark, titles, actor, speaks_for) = match voice {
            Voice::Actor(ix) => {
                let actor = timeline.actor(ix);
                (Some(symbol(actor.colour, actor.symbol)), actor.titles.clone(), Some(ix), None)
            }
            Voice::Person(ix) => (None, timeline.person(ix).names.clone(), None, timeline.person(ix).speaks_for),
            _ => (None, Vec::new(), None, None),
        };
        let people = (0..).map(PersonIx).zip(&timeline.people);
        let speaking = people.filter(|(_, person)| person.speaks_for.is_some() && person.speaks_for == actor);
        let (tally, events, query) = (tally(&site, voice), events(&site, voice), query(&site, voice));
        let found = m.events(count(events));
        let description = labels::voice_description(m, &title, tally, &found, &timeline.about.title);
        let citations = site.edition.voices.citations(timeline, voice);
        let downloads = DownloadLinks::new(&site, &view(&site, voice));
        Self {
            layout: PageLayout::new(
                site,
                m.text().voice_page_title(&title),
                &description,
                timeline.voice_path(voice),
                "voices",
            )
            .with_alternates(downloads.alternates()),
            symbol: mark,
            titles,
            summary: summary(timeline, voice),
            perspective: timeline.own_perspective(voice).map(|at| perspective_link(&site, at)),
            person: person(&site, voice),
            actor: actor.map(|ix| site.href(timeline.actor_path(ix))),
            speaks_for: speaks_for
                .map(|ix| (site.href(timeline.voice_path(Voice::Actor(ix))), timeline.actor(ix).title.clone())),
            spoken_for_by: speaking.map(|(ix, _)| speaker(&site, ix)).collect(),
            counts: counts(m, tally, events),
            compare: crate::pages::compare::link_from_voice(&site, voice),
            in_timeline: site.href(Route::Timeline.path().with_query(&query)),
            downloads,
            count: found,
            strip: ChartView::strip(&site, None, events, Some(&query)),
            heading: labels::quoted_heading(m, tally),
            statements: statements(&site, citations),
            more: (citations.len() > MAX_CITATIONS_OF_VOICE)
                .then(|| m.text().first_of(m.number(MAX_CITATIONS_OF_VOICE), m.number(citations.len()))),
            title,
        }
    }
}

/// The link to the page of a person: their name, and in how many events they took part.
fn person(site: &PageContext<'_>, voice: Voice) -> Option<(String, String)> {
    let Voice::Person(ix) = voice else { return None };
    let m = site.messages();
    let (href, name) = people::link(site, ix);
    let events = people::events(site, ix);
    let text = if events.is_empty() { name } else { m.text().person_with_events(name, m.events(count(events))) };
    Some((href, text))
}

/// The first of some citations, grouped by event: quotations, then the others.
fn statements(site: &PageContext<'_>, citations: &[CitationRef]) -> Vec<VoicedEvent> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let of_event = |ix: EventIx, mut these: Vec<CitationRef>| {
        these.sort_by_key(|&at| Citation::quote(timeline.citation(at)).is_none());
        let event = timeline.event(ix);
        VoicedEvent {
            href: site.href(timeline.event_path(ix)),
            title: event.title.to_string(),
            date: m.date(&event.date),
            datetime: event.date.html_datetime(),
            citations: these.into_iter().map(|at| CitationView::new(site, at, None)).collect(),
        }
    };
    let shown = &citations[..citations.len().min(MAX_CITATIONS_OF_VOICE)];
    shown.chunk_by(|one, next| one.event == next.event).map(|these| of_event(these[0].event, these.to_vec())).collect()
}
