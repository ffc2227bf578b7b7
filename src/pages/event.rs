//! The page of an event: what happened, what the sources say, what it led to, and who says so.

use super::chart::ChartView;
use super::citation::CitationView;
use super::contribute::ContributeLinks;
use super::event_item::EventItem;
use super::lang_attribute::LangAttribute;
use super::media::MediumView;
use super::references::{EventReferences, Use};
use super::relation::{RelationView, relations};
use super::symbol::{ActorSymbol, symbol};
use super::truncate::truncate;
use super::{Alternate, CardSubject, EmbedSubject, PageContext, PageLayout, embed, json_ld, labels, markdown};
use crate::messages::Messages;
use crate::model::{
    ActorIx, CitationRef, Departed, Event, EventIx, FurtherDate, Id, KindIx, Markdown, Note, OriginalTitle,
    PerspectiveIx, Revision,
};
use crate::query::{Facet, Filter, View};
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
    media: Vec<MediumView>,
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
    people: Vec<(String, String)>,
    eras: Vec<(String, String)>,
    threads: Vec<(String, String, String)>,
    date_evidence: Vec<EvidenceLink>,
    dates: Vec<DateView>,
    revisions: Vec<RevisionView>,
    /// The label of the folded older changes, and the changes.
    earlier: Option<(String, Vec<RevisionView>)>,
    withdrawn: Vec<(&'a Id, &'a str)>,
    /// The ids of relations that now belong to other events, each with its address and the title of that event.
    moved: Vec<(&'a Id, String, &'a str)>,
    /// Other forms of the event, each with its name.
    forms: Vec<(Alternate, String)>,
    contribute: ContributeLinks,
    permalink: String,
    cite: String,
    /// How to embed it, if that is allowed.
    embed: Option<String>,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
    filtered: Option<String>,
}

/// A link to the evidence of a statement: the number of a citation of this page, or a star for a citation of another
/// event.
#[derive(Debug)]
struct EvidenceLink {
    /// Its fragment, to which the citation of this page links back.
    id: Option<String>,
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
        let citations = EventCitations { site: &site, event, references: EventReferences::new(timeline, ix) };
        // In the order of the page, which is that of the links from each reference back to the places that use it.
        let text = citations.prose(&event.text, 1);
        let (date_evidence, dates) = (citations.evidence(&event.date_citations), citations.dates());
        let mut by_perspective = citations.by_perspective();
        let mut passages = citations.views(&citations.references.groups.passages);
        let mut paraphrases = citations.views(&citations.references.groups.others);
        let mut notes = citations.notes();
        let claims = citations.claims(&query);
        let shown = by_perspective.iter_mut().flat_map(|(_, _, citations)| citations);
        let in_notes = notes.iter_mut().flat_map(|note| &mut note.citations);
        for citation in shown.chain(&mut passages).chain(&mut paraphrases).chain(in_notes) {
            citation.link_back(m, &citations.references.uses);
        }
        let neighbour = |event: EventIx| {
            (format!("{}{query}", site.href(timeline.event_path(event))), timeline.event(event).title.to_string())
        };
        let (before, after) = site.edition.neighbours(ix, filter);
        let (revisions, earlier) = revisions(m, event);
        let path = timeline.event_path(ix);
        let date = m.date(&event.date);
        let layout = event_layout(site, ix);
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
            text,
            media: MediumView::all(&site, &event.media),
            by_perspective,
            passages,
            paraphrases,
            notes,
            claims,
            web: super::relations::around(&site, ix),
            compare: super::compare::link_from_event(&site, ix),
            strip: ChartView::strip(&site, Some(ix), &related(&site, ix), Some(&query)),
            card: EventItem::new(&site, ix, &query),
            in_timeline: site.href(Route::Timeline.path().with_query(&query)),
            kinds: event.kinds.iter().map(|&kind| kind_link(&site, kind)).collect(),
            actors: event.actors.iter().map(|ix| actor_link(&site, *ix)).collect(),
            concerns: event.concerns.iter().map(actor).collect(),
            people: event.people.iter().map(|&person| super::people::link(&site, person)).collect(),
            eras: event
                .eras
                .iter()
                .map(|&era| (site.href(timeline.era_path(era)), timeline.era(era).title.clone()))
                .collect(),
            threads: super::threads::standing(&site, ix),
            date_evidence,
            dates,
            revisions,
            earlier,
            withdrawn: event
                .departed
                .iter()
                .filter_map(|(id, outcome)| match outcome {
                    Departed::Withdrawn(reason) => Some((id, reason.as_str())),
                    Departed::Moved(_) => None,
                })
                .collect(),
            moved: event
                .departed
                .iter()
                .filter_map(|(id, outcome)| match outcome {
                    Departed::Moved(now) => {
                        Some((id, site.href(timeline.relation_path(*now)), &*timeline.event(now.event).title))
                    }
                    Departed::Withdrawn(_) => None,
                })
                .collect(),
            forms: forms(&site, ix),
            contribute: contribute(&site, ix),
            permalink: site.href(&path),
            cite: site.href(Route::EventCite { id: event.id.as_str() }),
            embed: embed::offer_link(&site, &EmbedSubject::Event(ix)),
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

/// Everything around the content of an event's page.
pub fn event_layout(site: PageContext<'_>, ix: EventIx) -> PageLayout<'_> {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let event = timeline.event(ix);
    let title = m.text().event_with_date(&*event.title, m.date(&event.date));
    let changes = format!("event={}", event.id);
    let feeds = [Alternate::atom(&site, &changes), Alternate::json_feed(&site, &changes)];
    let layout = PageLayout::new(site, title, &event.summary, timeline.event_path(ix), "timeline");
    PageLayout { og_type: "article", card: CardSubject::Event(ix), ..layout }
        .with_alternates(
            feeds
                .into_iter()
                .chain(forms(&site, ix).into_iter().map(|(form, _)| form))
                .chain(embed::oembed_link(&site, &EmbedSubject::Event(ix))),
        )
        .about(json_ld::article(&site, ix))
}

/// Other forms of an event, each with its name. It has a calendar only if its date is known to the day.
fn forms(site: &PageContext<'_>, ix: EventIx) -> Vec<(Alternate, String)> {
    let (t, event) = (site.messages().text(), site.edition.timeline.event(ix));
    let id = event.id.as_str();
    let form = |route: Route<'_>, media_type, name| (Alternate { href: site.href(route), media_type }, name);
    let calendar =
        event.date.calendar_days().map(|_| form(Route::EventCalendar { id }, "text/calendar", t.download_calendar()));
    [
        form(Route::EventJson { id }, "application/json", t.download_json()),
        form(Route::EventJsonLd { id }, "application/ld+json", t.download_json_ld()),
        form(Route::EventMarkdown { id }, "text/markdown", t.download_markdown()),
    ]
    .into_iter()
    .chain(calendar)
    .collect()
}

/// The links to the file of an event, or to its line in a file of many.
fn contribute(site: &PageContext<'_>, ix: EventIx) -> ContributeLinks {
    let timeline = &site.edition.timeline;
    match timeline.event_lines.of(ix.index()) {
        Some((path, line)) => ContributeLinks::new(site, path, line),
        None => ContributeLinks::new(site, &format!("events/{}.md", timeline.event(ix).id), 1),
    }
}

/// The citations of an event on its page.
struct EventCitations<'a> {
    site: &'a PageContext<'a>,
    event: &'a Event,
    references: EventReferences<'a>,
}

impl EventCitations<'_> {
    /// Prose under a heading of the level `under`.
    fn prose(&self, text: &Markdown, under: usize) -> String {
        markdown::render(self.site, text, under, Some(self.references.event), &|id| self.references.cite_id(id))
    }

    fn view(&self, at: CitationRef) -> CitationView {
        CitationView::new(self.site, at, Some(&self.references))
    }

    fn views(&self, positions: &[u32]) -> Vec<CitationView> {
        positions.iter().map(|&position| self.view(CitationRef { event: self.references.event, position })).collect()
    }

    fn by_perspective(&self) -> Vec<(String, LangAttribute, Vec<CitationView>)> {
        let (m, timeline) = (self.site.messages(), &self.site.edition.timeline);
        let group = |(from, positions): &(Vec<PerspectiveIx>, Vec<u32>)| {
            let lang = if from.is_empty() { LangAttribute::default() } else { self.site.lang() };
            (labels::perspectives(m, timeline, from), lang, self.views(positions))
        };
        self.references.groups.by_perspective.iter().map(group).collect()
    }

    fn evidence(&self, citations: &[CitationRef]) -> Vec<EvidenceLink> {
        let (m, timeline) = (self.site.messages(), &self.site.edition.timeline);
        let link = |&at: &CitationRef| {
            if let Some(Use { id, href, number }) = self.references.cite(at) {
                let name = m.text().reference_named(m.number(number));
                return EvidenceLink { id: Some(id), href, shown: number.to_string(), name };
            }
            let source = &timeline.source(timeline.citation(at).source).title;
            EvidenceLink {
                id: None,
                href: self.site.href(timeline.citation_path(at)),
                shown: "*".to_owned(),
                name: m.text().reference_elsewhere_in(truncate(source, 60)),
            }
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
            let own = at.event == self.references.event;
            own && timeline.citation(at).only_in_notes && self.event.is_first_to_cite(note, at)
        };
        let view = |note: &Note| {
            let (own, elsewhere): (Vec<CitationRef>, Vec<CitationRef>) =
                note.citations.iter().partition(|&&at| is_shown_here(note, at));
            NoteView {
                heading: labels::note(self.site.messages(), note.kind),
                text: self.prose(&note.text, 3),
                evidence: self.evidence(&elsewhere),
                citations: own.into_iter().map(|at| self.view(at)).collect(),
            }
        };
        let notes = self.event.notes.iter();
        notes
            .filter(|note| note.corrects.is_none_or(|citation| citation.event != self.references.event))
            .map(view)
            .collect()
    }

    /// The relations under their headings.
    fn claims(&self, query: &str) -> Vec<(String, Vec<RelationView>)> {
        let text = self.site.messages().text();
        let mut claims: Vec<_> = [text.claims_led_to(), text.claims_led_to_it(), text.claims_other()]
            .map(|heading| (heading, Vec::new()))
            .into();
        for (standing, relation) in relations(self.site, self.references.event, query, &self.references) {
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
