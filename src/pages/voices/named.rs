//! The page of an actor's or a person's voice: who it is, and what it says in the order of time.

use super::{counts, events, query, speaker, tally};
use crate::model::{Citation, CitationRef, EventIx, OriginalTitle, PersonIx, Voice};
use crate::pages::chart::ChartView;
use crate::pages::citation::CitationView;
use crate::pages::entry::count;
use crate::pages::glyph::{Glyph, glyph};
use crate::pages::{Page, Shell, Site, words};
use askama::Template;

/// The page of an actor's or a person's voice.
#[derive(Debug, Template)]
#[template(path = "voice.html")]
pub struct VoicePage<'a> {
    shell: Shell<'a>,
    title: String,
    glyph: Option<Glyph>,
    titles: Vec<OriginalTitle>,
    perspective: Option<(String, String)>,
    /// The actor itself, or for whom a person speaks: its page, its voice, its name.
    actor: Option<(String, String)>,
    speaks_for: Option<(String, String)>,
    spoken_for_by: Vec<(Option<String>, String)>,
    counts: Vec<String>,
    in_timeline: String,
    count: String,
    strip: ChartView,
    heading: String,
    told: Vec<Told>,
    /// That there is more than is shown.
    more: Option<String>,
}

/// What a voice says at an event.
#[derive(Debug)]
struct Told {
    href: String,
    title: String,
    date: String,
    machine: Option<String>,
    citations: Vec<CitationView>,
}

/// Citations that one page shows, at most.
const MOST: usize = 200;

impl<'a> VoicePage<'a> {
    /// The page of a voice.
    #[must_use]
    pub fn new(site: Site<'a>, voice: Voice) -> Self {
        let timeline = &site.edition.timeline;
        let title = words::speaker(timeline, voice);
        let (mark, titles, actor, speaks_for) = match voice {
            Voice::Actor(ix) => {
                let actor = timeline.actor(ix);
                (Some(glyph(actor.colour, actor.mark)), actor.titles.clone(), Some(ix), None)
            }
            Voice::Person(ix) => (None, timeline.person(ix).names.clone(), None, timeline.person(ix).speaks_for),
            _ => (None, Vec::new(), None, None),
        };
        let people = (0..).map(PersonIx).zip(&timeline.people);
        let speaking = people.filter(|(_, person)| person.speaks_for.is_some() && person.speaks_for == actor);
        let (tally, events, query) = (tally(&site, voice), events(&site, voice), query(&site, voice));
        let found = words::events(count(events));
        let description = words::voice_description(&title, tally, &found, &timeline.about.title);
        let citations = site.edition.voices.citations(timeline, voice);
        let perspective = timeline.own_perspective(voice).map(|perspective| {
            let anchor = super::anchor(&site, Some(perspective));
            (site.href(format!("/voices#{anchor}")), timeline.perspective(perspective).title.clone())
        });
        Self {
            shell: Shell::new(
                site,
                &words::capital(&words::voice_title(&title)),
                &description,
                timeline.voice_path(voice).as_str(),
                "voices",
            ),
            glyph: mark,
            titles,
            perspective,
            actor: actor.map(|ix| (site.href(timeline.actor_path(ix)), timeline.actor(ix).title.clone())),
            speaks_for: speaks_for
                .map(|ix| (site.href(timeline.voice_path(Voice::Actor(ix))), timeline.actor(ix).title.clone())),
            spoken_for_by: speaking.map(|(ix, _)| speaker(&site, ix)).collect(),
            counts: counts(tally, events),
            in_timeline: site.href(format!("/{query}")),
            count: found,
            strip: ChartView::strip(&site, None, events, Some(&query)),
            heading: words::told(tally),
            told: told(&site, citations),
            more: (citations.len() > MOST).then(|| words::first_of(MOST, citations.len())),
            title,
        }
    }
}

/// The first of some citations, under their events: quotations, then the others.
fn told(site: &Site<'_>, citations: &[CitationRef]) -> Vec<Told> {
    let timeline = &site.edition.timeline;
    let of_event = |ix: EventIx, mut these: Vec<CitationRef>| {
        these.sort_by_key(|&at| Citation::quote(timeline.citation(at)).is_none());
        let event = timeline.event(ix);
        Told {
            href: site.href(timeline.event_path(ix)),
            title: event.title.to_string(),
            date: event.date.words(),
            machine: event.date.machine(),
            citations: these.into_iter().map(|at| CitationView::new(site, at, None, false)).collect(),
        }
    };
    let shown = &citations[..citations.len().min(MOST)];
    shown.chunk_by(|one, next| one.event == next.event).map(|these| of_event(these[0].event, these.to_vec())).collect()
}

impl Page for VoicePage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }
}
