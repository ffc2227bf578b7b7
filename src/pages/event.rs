//! The page of an event: what happened, what the sources say, what it led to and on whose word.

use super::chart::ChartView;
use super::citation::{CitationView, claimants};
use super::entry::Entry;
use super::glyph::{Glyph, glyph};
use super::{Page, Shell, Site, html, words};
use crate::model::{ActorIx, CitationRef, EventIx, Id, OriginalTitle, Relation, RelationKind};
use crate::query::{Facet, Filter, View};
use askama::Template;
use roaring::RoaringBitmap;

/// The page of an event.
#[derive(Debug, Template)]
#[template(path = "event.html")]
pub struct EventPage<'a> {
    shell: Shell<'a>,
    date: String,
    machine: Option<String>,
    date_of: Option<String>,
    place: Option<String>,
    title: String,
    titles: Vec<OriginalTitle>,
    summary: String,
    text: String,
    passages: Vec<CitationView>,
    paraphrases: Vec<CitationView>,
    notes: Vec<NoteView>,
    claims: Vec<(&'static str, Vec<RelationView>)>,
    strip: ChartView,
    card: Entry,
    in_timeline: String,
    kinds: Vec<(String, String)>,
    actors: Vec<(String, String, Glyph)>,
    concerns: Vec<(String, String)>,
    people: Vec<String>,
    eras: Vec<(String, String)>,
    date_rests_on: Vec<Rest>,
    dates: Vec<DateView>,
    revisions: Vec<(String, String)>,
    withdrawn: Vec<(Id, String)>,
    permalink: String,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
    filtered: Option<String>,
}

/// A link to what a statement rests on: the number of a citation of this page, or a star for one of another event.
#[derive(Debug)]
struct Rest {
    href: String,
    shown: String,
    name: String,
}

/// A note with what it rests on.
#[derive(Debug)]
struct NoteView {
    heading: &'static str,
    text: String,
    rests_on: Vec<Rest>,
    citations: Vec<CitationView>,
}

/// A further date.
#[derive(Debug)]
struct DateView {
    date: String,
    of: String,
    rests_on: Vec<Rest>,
}

/// A relation, read from this event's side.
#[derive(Debug)]
struct RelationView {
    /// Its fragment, where it is stored on this event.
    anchor: Option<String>,
    aliases: Vec<String>,
    words: &'static str,
    href: String,
    title: String,
    date: String,
    claimed_by: String,
    hedged: bool,
    passages: Vec<(String, String)>,
    disputed: Vec<(String, String)>,
    permalink: String,
}

impl<'a> EventPage<'a> {
    /// The page of an event as a reader with a filter sees it: previous and next stay inside the filter.
    #[must_use]
    pub fn new(site: Site<'a>, ix: EventIx, filter: &Filter) -> Self {
        let timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        let query = View::of(filter.clone()).suffix(timeline);
        let numbers = numbers(&site, ix);
        let number = |id: &str| {
            let citation = event.citations.iter().position(|citation| citation.id.as_str() == id)?;
            numbers.iter().position(|&at| at == citation).map(|n| n + 1)
        };
        let rests_on = |citations: &[CitationRef]| -> Vec<Rest> {
            let rest = |&at: &CitationRef| {
                let own = numbers.iter().position(|&n| at.event == ix && n == at.position as usize);
                let source = &timeline.source(timeline.citation(at).source).title;
                Rest {
                    href: site.href(timeline.citation_path(at)),
                    shown: own.map_or_else(|| "*".into(), |n| (n + 1).to_string()),
                    name: words::evidence(own.map(|n| n + 1), source),
                }
            };
            citations.iter().map(rest).collect()
        };
        let refer = |citation: usize| CitationRef { event: ix, position: u32::try_from(citation).unwrap_or(0) };
        let view = |&citation: &usize| {
            CitationView::new(&site, refer(citation), number(event.citations[citation].id.as_str()), true)
        };
        let quoted = |at: &&usize| event.citations[**at].quote().is_some();
        // A correction stands under the passage that it corrects.
        let elsewhere = event.notes.iter().filter(|note| note.corrects.is_none_or(|citation| citation.event != ix));
        let notes = elsewhere.map(|note| {
            let shown_here = |at: &CitationRef| {
                at.event == ix && timeline.citation(*at).only_in_notes && event.is_first_to_cite(note, *at)
            };
            let (own, elsewhere): (Vec<CitationRef>, Vec<CitationRef>) =
                note.citations.iter().partition(|at| shown_here(at));
            NoteView {
                heading: words::note(note.kind),
                text: html::render(&site, &note.text, Some(ix), &number),
                rests_on: rests_on(&elsewhere),
                citations: own.into_iter().map(|at| CitationView::new(&site, at, None, true)).collect(),
            }
        });
        let relations = relations(&site, ix, &query, &numbers);
        let mut claims: Vec<_> = words::CLAIMS.iter().map(|&heading| (heading, Vec::new())).collect();
        relations.into_iter().for_each(|(standing, relation)| claims[standing as usize].1.push(relation));
        claims.retain(|(_, relations)| !relations.is_empty());
        let step = |event: EventIx| {
            (format!("{}{query}", site.href(timeline.event_path(event))), timeline.event(event).title.to_string())
        };
        let (before, after) = site.edition.neighbours(ix, filter);
        let path = timeline.event_path(ix);
        let title = format!("{}, {}", event.title, event.date.words());
        let mut shell = Shell::new(site, &title, &event.summary, path.as_str(), "timeline");
        shell.og_type = "article";
        let facet = |facet: Facet, value: u32| {
            let query = View::of(Filter::by(facet, value)).query(timeline);
            (site.href(format!("/?{query}")), facet.value(timeline, value).1.to_owned())
        };
        let actor = |&ix: &ActorIx| (site.href(timeline.actor_path(ix)), timeline.actor(ix).title.clone());
        Self {
            date: event.date.words(),
            machine: event.date.machine(),
            date_of: event.date_of.as_deref().map(str::to_owned),
            place: event.place.as_deref().map(str::to_owned),
            title: event.title.to_string(),
            titles: event.titles.to_vec(),
            summary: event.summary.to_string(),
            text: html::render(&site, &event.text, Some(ix), &number),
            passages: numbers.iter().filter(quoted).map(view).collect(),
            paraphrases: numbers.iter().filter(|at| !quoted(at)).map(view).collect(),
            notes: notes.collect(),
            claims,
            strip: ChartView::strip(&site, Some(ix), &related(&site, ix), Some(&query)),
            card: Entry::new(&site, ix, &query),
            in_timeline: site.href(format!("/{query}")),
            kinds: event.kinds.iter().map(|kind| facet(Facet::Kind, kind.0)).collect(),
            actors: event
                .actors
                .iter()
                .map(|ix| {
                    let (href, title) = actor(ix);
                    let record = timeline.actor(*ix);
                    (href, title, glyph(record.colour, record.mark))
                })
                .collect(),
            concerns: event.concerns.iter().map(actor).collect(),
            people: event.people.iter().map(|&person| timeline.person(person).name.clone()).collect(),
            eras: event
                .eras
                .iter()
                .map(|&era| (site.href(timeline.era_path(era)), timeline.era(era).title.clone()))
                .collect(),
            date_rests_on: rests_on(&event.date_citations),
            dates: event
                .dates
                .iter()
                .map(|further| DateView {
                    date: further.date.words(),
                    of: further.of.clone(),
                    rests_on: rests_on(&further.citations),
                })
                .collect(),
            revisions: event.revisions.iter().map(|r| (r.date.words(), r.text.clone())).collect(),
            withdrawn: event.withdrawn.to_vec(),
            permalink: site.href(&path),
            before: before.map(step),
            after: after.map(step),
            filtered: (!filter.is_empty()).then(|| {
                let found = usize::try_from(site.edition.events(filter).len()).unwrap_or(usize::MAX);
                words::shown(timeline, filter, found)
            }),
            shell,
        }
    }
}

impl Page for EventPage<'_> {
    fn html(&self) -> askama::Result<String> {
        self.render()
    }
}

/// The citations that are numbered, in the order in which they are shown: quotations, then the others.
fn numbers(site: &Site<'_>, ix: EventIx) -> Vec<usize> {
    let citations = &site.edition.timeline.event(ix).citations;
    let listed = |at: usize| !citations[at].only_in_notes;
    let shown = (0..citations.len()).filter(|&at| listed(at));
    let (quotes, others): (Vec<usize>, Vec<usize>) = shown.partition(|&at| citations[at].quote().is_some());
    quotes.into_iter().chain(others).collect()
}

/// How a relation stands to the event on whose page it is: the order of [`words::CLAIMS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// The other event came of it.
    Outcome,
    /// It came of the other event.
    Cause,
    /// Neither is said to have caused the other.
    Bearing,
}

impl Standing {
    fn of(kind: RelationKind, backwards: bool) -> Self {
        match (kind, backwards) {
            (RelationKind::LedTo, false) | (RelationKind::ReactedTo, true) => Self::Outcome,
            (RelationKind::LedTo, true) | (RelationKind::ReactedTo, false) => Self::Cause,
            _ => Self::Bearing,
        }
    }
}

/// An event with those to which it is related, in either direction.
fn related(site: &Site<'_>, event: EventIx) -> RoaringBitmap {
    let timeline = &site.edition.timeline;
    let onward = timeline.event(event).relations.iter().map(|relation| relation.to);
    let back = timeline.relations_to(event).map(|(from, _)| from);
    onward.chain(back).chain([event]).map(|event| event.0).collect()
}

/// An event's relations in both directions, each with how it stands to the event.
fn relations(site: &Site<'_>, ix: EventIx, query: &str, numbers: &[usize]) -> Vec<(Standing, RelationView)> {
    let timeline = &site.edition.timeline;
    let view = |from: EventIx, relation: &Relation, backwards: bool| {
        let other = if backwards { from } else { relation.to };
        let passage = |&at: &CitationRef| {
            let number = (at.event == ix).then(|| numbers.iter().position(|&n| n == at.position as usize)).flatten();
            let title = || words::clip(&timeline.source(timeline.citation(at).source).title, 60);
            (
                site.href(timeline.citation_path(at)),
                number.map_or_else(title, |n| words::numbered(timeline.citation(at), n + 1)),
            )
        };
        let permalink = format!("{}#{}", timeline.event_path(from), relation.id);
        let view = RelationView {
            anchor: (!backwards).then(|| relation.id.to_string()),
            aliases: if backwards { Vec::new() } else { relation.aliases.iter().map(ToString::to_string).collect() },
            words: words::relation(relation.kind, backwards),
            href: format!("{}{query}", site.href(timeline.event_path(other))),
            title: timeline.event(other).title.to_string(),
            date: timeline.event(other).date.words(),
            claimed_by: claimants(site, relation),
            hedged: relation.hedged,
            passages: relation.citations.iter().map(passage).collect(),
            disputed: relation.disputed_by.iter().map(passage).collect(),
            permalink: site.href(permalink),
        };
        (Standing::of(relation.kind, backwards), view)
    };
    let onward = timeline.event(ix).relations.iter().map(|relation| view(ix, relation, false));
    let back = timeline.relations_to(ix).map(|(from, relation)| view(from, relation, true));
    onward.chain(back).collect()
}
