//! The page of an event: what happened, what the sources say, what it led to and on whose word.

use super::chart::ChartView;
use super::citation::CitationView;
use super::entry::Entry;
use super::glyph::{Glyph, glyph};
use super::relation::{RelationView, relations};
use super::telling::Telling;
use super::{Page, Shell, Site, html, words};
use crate::model::{ActorIx, CitationRef, EventIx, Id, OriginalTitle, Revision};
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
    sides: Vec<(String, Vec<CitationView>)>,
    passages: Vec<CitationView>,
    paraphrases: Vec<CitationView>,
    notes: Vec<NoteView>,
    claims: Vec<(&'static str, Vec<RelationView>)>,
    web: Option<String>,
    strip: ChartView,
    card: Entry,
    in_timeline: String,
    kinds: Vec<(String, String)>,
    actors: Vec<(String, String, Glyph)>,
    concerns: Vec<(String, String)>,
    people: Vec<(Option<String>, String)>,
    eras: Vec<(String, String)>,
    threads: Vec<(String, String, String)>,
    date_rests_on: Vec<Rest>,
    dates: Vec<DateView>,
    revisions: Vec<RevisionView>,
    /// What the older ones are folded behind, and they.
    earlier: Option<(String, Vec<RevisionView>)>,
    withdrawn: Vec<(Id, String)>,
    permalink: String,
    cite: String,
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

/// A change of the page.
#[derive(Debug)]
struct RevisionView {
    date: String,
    machine: Option<String>,
    text: String,
}

impl RevisionView {
    fn new(revision: &Revision) -> Self {
        Self { date: revision.date.words(), machine: revision.date.machine(), text: revision.text.clone() }
    }
}

/// Changes that stand on the page without being folded.
const UNFOLDED: usize = 3;

impl<'a> EventPage<'a> {
    /// The page of an event as a reader with a filter sees it: previous and next stay inside the filter.
    #[must_use]
    pub fn new(site: Site<'a>, ix: EventIx, filter: &Filter) -> Self {
        let timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        let query = View::new(filter.clone()).query_string(timeline);
        let telling = Telling::new(timeline, event);
        let own = |at: CitationRef| if at.event == ix { telling.number(at.position as usize) } else { None };
        let number = |id: &str| telling.number(event.citations.iter().position(|citation| citation.id.as_str() == id)?);
        let rests_on = |citations: &[CitationRef]| -> Vec<Rest> {
            let rest = |&at: &CitationRef| {
                let source = &timeline.source(timeline.citation(at).source).title;
                Rest {
                    href: site.href(timeline.citation_path(at)),
                    shown: own(at).map_or_else(|| "*".into(), |n| n.to_string()),
                    name: words::evidence(own(at), source),
                }
            };
            citations.iter().map(rest).collect()
        };
        let refer = |citation: usize| CitationRef { event: ix, position: u32::try_from(citation).unwrap_or(0) };
        let views = |citations: &[usize]| -> Vec<CitationView> {
            citations.iter().map(|&at| CitationView::new(&site, refer(at), telling.number(at), true)).collect()
        };
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
        let relations = relations(&site, ix, &query, &own);
        let mut claims: Vec<_> = words::CLAIMS.iter().map(|&heading| (heading, Vec::new())).collect();
        relations.into_iter().for_each(|(standing, relation)| claims[standing as usize].1.push(relation));
        claims.retain(|(_, relations)| !relations.is_empty());
        let step = |event: EventIx| {
            (format!("{}{query}", site.href(timeline.event_path(event))), timeline.event(event).title.to_string())
        };
        let mut recent: Vec<_> = event.revisions.iter().map(RevisionView::new).collect();
        let revisions = recent.split_off(UNFOLDED.min(recent.len()));
        let (before, after) = site.edition.neighbours(ix, filter);
        let path = timeline.event_path(ix);
        let title = format!("{}, {}", event.title, event.date.words());
        let mut shell = Shell::new(site, &title, &event.summary, path.as_str(), "timeline");
        shell.og_type = "article";
        let facet = |facet: Facet, value: u32| {
            let query = View::new(Filter::single(facet, value)).query(timeline);
            (site.href(format!("/?{query}")), words::value(timeline, facet, value))
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
            sides: telling
                .sides
                .iter()
                .map(|(from, citations)| (words::perspectives(timeline, from), views(citations)))
                .collect(),
            passages: views(&telling.passages),
            paraphrases: views(&telling.others),
            notes: notes.collect(),
            claims,
            web: super::relations::place(&site, ix),
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
            people: event.people.iter().map(|&person| super::voices::speaker(&site, person)).collect(),
            eras: event
                .eras
                .iter()
                .map(|&era| (site.href(timeline.era_path(era)), timeline.era(era).title.clone()))
                .collect(),
            threads: super::threads::standing(&site, ix),
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
            earlier: (!revisions.is_empty()).then(|| (words::earlier_changes(revisions.len()), revisions)),
            revisions: recent,
            withdrawn: event.withdrawn.to_vec(),
            permalink: site.href(&path),
            cite: site.href(path.cite()),
            before: before.map(step),
            after: after.map(step),
            filtered: (!filter.is_empty()).then(|| {
                let found = usize::try_from(site.edition.events(filter).len()).unwrap_or(usize::MAX);
                words::shown(timeline, &site.edition.with_corrections(filter), found)
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

/// An event with those to which it is related, in either direction.
fn related(site: &Site<'_>, event: EventIx) -> RoaringBitmap {
    let timeline = &site.edition.timeline;
    let onward = timeline.event(event).relations.iter().map(|relation| relation.to);
    let back = timeline.relations_to(event).map(|(from, _)| from);
    onward.chain(back).chain([event]).map(|event| event.0).collect()
}
