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
use crate::model::{
    ActorIx, CitationRef, Event, EventIx, FurtherDate, Id, KindIx, Markdown, Note, OriginalTitle, PerspectiveIx,
    Revision,
};
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
    /// The comparison of the perspectives that speak here: its link and its text.
    compare: Option<(String, String)>,
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
    pub fn new(site: PageContext<'a>, ix: EventIx, filter: &Filter) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        let query = View::new(filter.clone()).query_string(timeline);
        let citations = EventCitations { site: &site, ix, event, groups: CitationGroups::new(timeline, event) };
        let neighbour = |event: EventIx| {
            (format!("{}{query}", site.href(timeline.event_path(event))), timeline.event(event).title.to_string())
        };
        let (before, after) = site.edition.neighbours(ix, filter);
        let (revisions, earlier) = revisions(m, event);
        let path = timeline.event_path(ix);
        let date = m.date(&event.date);
        let mut layout =
            PageLayout::new(site, m.text().event_with_date(&*event.title, &date), &event.summary, &path, "timeline");
        layout.og_type = "article";
        let actor = |&ix: &ActorIx| (site.href(timeline.actor_path(ix)), timeline.actor(ix).title.clone());
        Self {
            date,
            datetime: event.date.html_datetime(),
            date_of: event.date_of.as_deref().map(str::to_owned),
            place: event.place.as_deref().map(str::to_owned),
            title: event.title.to_string(),
            official_title: event.official_title.as_deref().map(str::to_owned),
            titles: event.titles.to_vec(),
            summary: event.summary.to_string(),
            text: citations.prose(&event.text),
            by_perspective: citations.by_perspective(),
            passages: citations.views(&citations.groups.passages),
            paraphrases: citations.views(&citations.groups.others),
            notes: citations.notes(),
            claims: citations.claims(&query),
            web: super::relations::around(&site, ix),
            compare: super::compare::link_from_event(&site, ix),
            strip: ChartView::strip(&site, Some(ix), &related(&site, ix), Some(&query)),
            card: EventItem::new(&site, ix, &query),
            in_timeline: site.href(Route::Timeline.path().with_query(&query)),
            kinds: event.kinds.iter().map(|&kind| kind_link(&site, kind)).collect(),
            actors: event.actors.iter().map(|ix| actor_link(&site, *ix)).collect(),
            concerns: event.concerns.iter().map(actor).collect(),
            people: event.people.iter().map(|&person| super::voices::speaker(&site, person)).collect(),
            eras: event
                .eras
                .iter()
                .map(|&era| (site.href(timeline.era_path(era)), timeline.era(era).title.clone()))
                .collect(),
            threads: super::threads::standing(&site, ix),
            date_evidence: citations.evidence(&event.date_citations),
            dates: citations.dates(),
            revisions,
            earlier,
            withdrawn: event.withdrawn.to_vec(),
            permalink: site.href(&path),
            cite: site.href(Route::EventCite { id: event.id.as_str() }),
            before: before.map(neighbour),
            after: after.map(neighbour),
            filtered: (!filter.is_empty()).then(|| {
                let found = super::event_item::count(&site.edition.events(filter));
                labels::shown(m, timeline, &site.edition.with_corrections(filter), found)
            }),
            layout,
        }
    }
}

/// The citations of an event, as its page numbers them.
struct EventCitations<'a> {
    site: &'a PageContext<'a>,
    ix: EventIx,
    event: &'a Event,
    groups: CitationGroups,
}

impl EventCitations<'_> {
    /// The number of a citation on the page, if the event has it.
    fn number(&self, at: CitationRef) -> Option<usize> {
        if at.event == self.ix { self.groups.number(at.position) } else { None }
    }

    fn number_of_id(&self, id: &str) -> Option<usize> {
        let (position, _) = (0..).zip(&self.event.citations).find(|(_, citation)| citation.id.as_str() == id)?;
        self.groups.number(position)
    }

    fn prose(&self, text: &Markdown) -> String {
        markdown::render(self.site, text, Some(self.ix), &|id| self.number_of_id(id))
    }

    fn views(&self, positions: &[u32]) -> Vec<CitationView> {
        let view = |&position: &u32| {
            let at = CitationRef { event: self.ix, position };
            CitationView::new(self.site, at, self.number(at), true)
        };
        positions.iter().map(view).collect()
    }

    fn by_perspective(&self) -> Vec<(String, LangAttribute, Vec<CitationView>)> {
        let (m, timeline) = (self.site.messages(), &self.site.edition.timeline);
        let group = |(from, positions): &(Vec<PerspectiveIx>, Vec<u32>)| {
            let lang = if from.is_empty() { LangAttribute::default() } else { self.site.lang() };
            (labels::perspectives(m, timeline, from), lang, self.views(positions))
        };
        self.groups.by_perspective.iter().map(group).collect()
    }

    fn evidence(&self, citations: &[CitationRef]) -> Vec<EvidenceLink> {
        let (m, timeline) = (self.site.messages(), &self.site.edition.timeline);
        let link = |&at: &CitationRef| {
            let (shown, name) = match self.number(at) {
                Some(number) => (number.to_string(), m.text().evidence_number(m.number(number))),
                None => {
                    let source = &timeline.source(timeline.citation(at).source).title;
                    ("*".to_owned(), m.text().evidence_source(truncate(source, 60)))
                }
            };
            EvidenceLink { href: self.site.href(timeline.citation_path(at)), shown, name }
        };
        citations.iter().map(link).collect()
    }

    fn dates(&self) -> Vec<DateView> {
        let date = |further: &FurtherDate| DateView {
            date: self.site.messages().date(&further.date),
            of: further.of.clone(),
            evidence: self.evidence(&further.citations),
        };
        self.event.dates.iter().map(date).collect()
    }

    /// The notes, except corrections of the event's own passages, which are shown below those.
    fn notes(&self) -> Vec<NoteView> {
        let timeline = &self.site.edition.timeline;
        let is_shown_here = |note: &Note, at: CitationRef| {
            at.event == self.ix && timeline.citation(at).only_in_notes && self.event.is_first_to_cite(note, at)
        };
        let view = |note: &Note| {
            let (own, elsewhere): (Vec<CitationRef>, Vec<CitationRef>) =
                note.citations.iter().partition(|&&at| is_shown_here(note, at));
            NoteView {
                heading: labels::note(self.site.messages(), note.kind),
                text: self.prose(&note.text),
                evidence: self.evidence(&elsewhere),
                citations: own.into_iter().map(|at| CitationView::new(self.site, at, None, true)).collect(),
            }
        };
        let notes = self.event.notes.iter();
        notes.filter(|note| note.corrects.is_none_or(|citation| citation.event != self.ix)).map(view).collect()
    }

    /// The relations under their headings.
    fn claims(&self, query: &str) -> Vec<(String, Vec<RelationView>)> {
        let text = self.site.messages().text();
        let mut claims: Vec<_> = [text.claims_led_to(), text.claims_led_to_it(), text.claims_other()]
            .map(|heading| (heading, Vec::new()))
            .into();
        for (standing, relation) in relations(self.site, self.ix, query, &|at| self.number(at)) {
            claims[standing as usize].1.push(relation);
        }
        claims.retain(|(_, relations)| !relations.is_empty());
        claims
    }
}

/// The latest revisions, and the older ones under a label.
fn revisions(m: &Messages, event: &Event) -> (Vec<RevisionView>, Option<(String, Vec<RevisionView>)>) {
    let mut recent: Vec<_> = event.revisions.iter().map(|revision| RevisionView::new(m, revision)).collect();
    let older = recent.split_off(OPEN_REVISIONS.min(recent.len()));
    (recent, (!older.is_empty()).then(|| (m.earlier_changes(older.len()), older)))
}

fn kind_link(site: &PageContext<'_>, kind: KindIx) -> (String, String, LangAttribute) {
    let timeline = &site.edition.timeline;
    let query = View::new(Filter::single(Facet::Kind, kind.0)).query(timeline);
    let lang = if timeline.kind(kind).title.is_some() { site.lang() } else { LangAttribute::default() };
    let title = labels::value(site.messages(), timeline, Facet::Kind, kind.0);
    (site.href(Route::Timeline.path().with_query(&query)), title, lang)
}

fn actor_link(site: &PageContext<'_>, ix: ActorIx) -> (String, String, ActorSymbol) {
    let timeline = &site.edition.timeline;
    let actor = timeline.actor(ix);
    (site.href(timeline.actor_path(ix)), actor.title.clone(), symbol(actor.colour, actor.symbol))
}

/// An event, and those related to it in either direction.
fn related(site: &PageContext<'_>, event: EventIx) -> RoaringBitmap {
    let timeline = &site.edition.timeline;
    let onward = timeline.event(event).relations.iter().map(|relation| relation.to);
    let back = timeline.relations_to(event).map(|(from, _)| from);
    onward.chain(back).chain([event]).map(|event| event.0).collect()
}
