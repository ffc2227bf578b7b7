//! The page of an event: what happened, what the sources say, what it led to, and who says so.

use super::chart::ChartView;
use super::citation::CitationView;
use super::event_item::EventItem;
use super::lang_attribute::LangAttribute;
use super::relation::{RelationView, relations};
use super::symbol::{ActorSymbol, symbol};
use super::truncate::truncate;
use super::{PageContext, PageLayout, labels, markdown};
use crate::messages::Messages;
use crate::model::{ActorIx, CitationRef, EventIx, Id, OriginalTitle, Revision};
use crate::query::{CitationGroups, Facet, Filter, View};
use crate::routes::Route;
use askama::Template;
use roaring::RoaringBitmap;

#[derive(Debug, Template)]
#[template(path = "event.html")]
pub struct EventPage<'a> {
    pub(crate) layout: PageLayout<'a>,
    date: String,
    datetime: Option<String>,
    date_of: Option<String>,
    place: Option<String>,
    title: String,
    official_title: Option<String>,
    titles: Vec<OriginalTitle>,
    summary: String,
    text: String,
    by_perspective: Vec<(String, LangAttribute, Vec<CitationView>)>,
    passages: Vec<CitationView>,
    paraphrases: Vec<CitationView>,
    notes: Vec<NoteView>,
    claims: Vec<(String, Vec<RelationView>)>,
    web: Option<String>,
    strip: ChartView,
    card: EventItem,
    in_timeline: String,
    kinds: Vec<(String, String, LangAttribute)>,
    actors: Vec<(String, String, ActorSymbol)>,
    concerns: Vec<(String, String)>,
    people: Vec<(Option<String>, String)>,
    eras: Vec<(String, String)>,
    threads: Vec<(String, String, String)>,
    date_evidence: Vec<EvidenceLink>,
    dates: Vec<DateView>,
    revisions: Vec<RevisionView>,
    /// The label of the folded older changes, and the changes.
    earlier: Option<(String, Vec<RevisionView>)>,
    withdrawn: Vec<(Id, String)>,
    permalink: String,
    cite: String,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
    filtered: Option<String>,
}

/// A link to the evidence of a statement: the number of a citation of this page, or a star for a citation of another
/// event.
#[derive(Debug)]
struct EvidenceLink {
    href: String,
    shown: String,
    name: String,
}

/// A note with its evidence.
#[derive(Debug)]
struct NoteView {
    heading: String,
    text: String,
    evidence: Vec<EvidenceLink>,
    citations: Vec<CitationView>,
}

/// A further date.
#[derive(Debug)]
struct DateView {
    date: String,
    of: String,
    evidence: Vec<EvidenceLink>,
}

/// A revision of the event.
#[derive(Debug)]
struct RevisionView {
    date: String,
    datetime: Option<String>,
    text: String,
}

impl RevisionView {
    fn new(m: &Messages, revision: &Revision) -> Self {
        Self { date: m.date(&revision.date), datetime: revision.date.html_datetime(), text: revision.text.clone() }
    }
}

/// The number of changes that are not folded.
const OPEN_REVISIONS: usize = 3;

impl<'a> EventPage<'a> {
    /// The page of an event for a reader with a filter: previous and next stay within the filter.
    #[must_use]
    pub fn new(site: PageContext<'a>, ix: EventIx, filter: &Filter) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        let query = View::new(filter.clone()).query_string(timeline);
        let groups = CitationGroups::new(timeline, event);
        let own = |at: CitationRef| if at.event == ix { groups.number(at.position as usize) } else { None };
        let number = |id: &str| groups.number(event.citations.iter().position(|citation| citation.id.as_str() == id)?);
        let evidence = |citations: &[CitationRef]| -> Vec<EvidenceLink> {
            let link = |&at: &CitationRef| {
                let source = &timeline.source(timeline.citation(at).source).title;
                EvidenceLink {
                    href: site.href(timeline.citation_path(at)),
                    shown: own(at).map_or_else(|| "*".into(), |n| n.to_string()),
                    name: own(at).map_or_else(
                        || m.text().evidence_source(truncate(source, 60)),
                        |number| m.text().evidence_number(m.number(number)),
                    ),
                }
            };
            citations.iter().map(link).collect()
        };
        let refer = |citation: usize| CitationRef { event: ix, position: u32::try_from(citation).unwrap_or(0) };
        let views = |citations: &[usize]| -> Vec<CitationView> {
            citations.iter().map(|&at| CitationView::new(&site, refer(at), groups.number(at), true)).collect()
        };
        // A correction is shown below the passage that it corrects.
        let elsewhere = event.notes.iter().filter(|note| note.corrects.is_none_or(|citation| citation.event != ix));
        let notes = elsewhere.map(|note| {
            let shown_here = |at: &CitationRef| {
                at.event == ix && timeline.citation(*at).only_in_notes && event.is_first_to_cite(note, *at)
            };
            let (own, elsewhere): (Vec<CitationRef>, Vec<CitationRef>) =
                note.citations.iter().partition(|at| shown_here(at));
            NoteView {
                heading: labels::note(m, note.kind),
                text: markdown::render(&site, &note.text, Some(ix), &number),
                evidence: evidence(&elsewhere),
                citations: own.into_iter().map(|at| CitationView::new(&site, at, None, true)).collect(),
            }
        });
        let relations = relations(&site, ix, &query, &own);
        let mut claims: Vec<_> = [m.text().claims_led_to(), m.text().claims_led_to_it(), m.text().claims_other()]
            .map(|heading| (heading, Vec::new()))
            .into();
        relations.into_iter().for_each(|(standing, relation)| claims[standing as usize].1.push(relation));
        claims.retain(|(_, relations)| !relations.is_empty());
        let step = |event: EventIx| {
            (format!("{}{query}", site.href(timeline.event_path(event))), timeline.event(event).title.to_string())
        };
        let mut recent: Vec<_> = event.revisions.iter().map(|revision| RevisionView::new(m, revision)).collect();
        let revisions = recent.split_off(OPEN_REVISIONS.min(recent.len()));
        let (before, after) = site.edition.neighbours(ix, filter);
        let path = timeline.event_path(ix);
        let title = format!("{}, {}", event.title, m.date(&event.date));
        let mut layout = PageLayout::new(site, &title, &event.summary, &path, "timeline");
        layout.og_type = "article";
        let facet = |facet: Facet, value: u32| {
            let query = View::new(Filter::single(facet, value)).query(timeline);
            (site.href(Route::Timeline.path().with_query(&query)), labels::value(m, timeline, facet, value))
        };
        let actor = |&ix: &ActorIx| (site.href(timeline.actor_path(ix)), timeline.actor(ix).title.clone());
        Self {
            date: m.date(&event.date),
            datetime: event.date.html_datetime(),
            date_of: event.date_of.as_deref().map(str::to_owned),
            place: event.place.as_deref().map(str::to_owned),
            title: event.title.to_string(),
            official_title: event.official_title.as_deref().map(str::to_owned),
            titles: event.titles.to_vec(),
            summary: event.summary.to_string(),
            text: markdown::render(&site, &event.text, Some(ix), &number),
            by_perspective: groups
                .by_perspective
                .iter()
                .map(|(from, citations)| {
                    let lang = if from.is_empty() { LangAttribute::default() } else { site.lang() };
                    (labels::perspectives(m, timeline, from), lang, views(citations))
                })
                .collect(),
            passages: views(&groups.passages),
            paraphrases: views(&groups.others),
            notes: notes.collect(),
            claims,
            web: super::relations::place(&site, ix),
            strip: ChartView::strip(&site, Some(ix), &related(&site, ix), Some(&query)),
            card: EventItem::new(&site, ix, &query),
            in_timeline: site.href(Route::Timeline.path().with_query(&query)),
            kinds: event
                .kinds
                .iter()
                .map(|&kind| {
                    let (href, title) = facet(Facet::Kind, kind.0);
                    let is_named = timeline.kind(kind).title.is_some();
                    (href, title, if is_named { site.lang() } else { LangAttribute::default() })
                })
                .collect(),
            actors: event
                .actors
                .iter()
                .map(|ix| {
                    let (href, title) = actor(ix);
                    let record = timeline.actor(*ix);
                    (href, title, symbol(record.colour, record.symbol))
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
            date_evidence: evidence(&event.date_citations),
            dates: event
                .dates
                .iter()
                .map(|further| DateView {
                    date: m.date(&further.date),
                    of: further.of.clone(),
                    evidence: evidence(&further.citations),
                })
                .collect(),
            earlier: (!revisions.is_empty()).then(|| (m.earlier_changes(revisions.len()), revisions)),
            revisions: recent,
            withdrawn: event.withdrawn.to_vec(),
            permalink: site.href(&path),
            cite: site.href(Route::EventCite { id: event.id.as_str() }),
            before: before.map(step),
            after: after.map(step),
            filtered: (!filter.is_empty()).then(|| {
                let found = usize::try_from(site.edition.events(filter).len()).unwrap_or(usize::MAX);
                labels::shown(m, timeline, &site.edition.with_corrections(filter), found)
            }),
            layout,
        }
    }
}

/// An event, and those related to it in either direction.
fn related(site: &PageContext<'_>, event: EventIx) -> RoaringBitmap {
    let timeline = &site.edition.timeline;
    let onward = timeline.event(event).relations.iter().map(|relation| relation.to);
    let back = timeline.relations_to(event).map(|(from, _)| from);
    onward.chain(back).chain([event]).map(|event| event.0).collect()
}
