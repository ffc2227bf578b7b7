//! The arc diagram of relations: a row for each event, in chronological order, and an arc for each relation.

use super::lang_attribute::LangAttribute;
use super::{PageContext, labels};
use crate::chart::{ArrowKind, UNITS_PER_ROW, arc_diagram};
use crate::messages::{Messages, Text};
use crate::model::{EventIx, Relation, RelationKind, RelationRef, Timeline};
use askama::Template;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// The arc diagram.
#[derive(Debug, Template)]
#[template(path = "_arc_diagram.html")]
pub struct ArcDiagram {
    /// The text of the interface.
    pub(crate) t: Text<'static>,
    /// The language of text from the timeline.
    pub(crate) lang: LangAttribute,
    /// Events and the headings of their eras, in chronological order.
    pub rows: Vec<DiagramRow>,
    /// Relations.
    pub arcs: Vec<DiagramArcLink>,
    /// The legend of the arrowheads that occur.
    pub heads: Vec<(LegendSwatch, String)>,
    /// The legend of the lines that occur.
    pub lines: Vec<(LegendSwatch, String)>,
    /// Whether some events do not match the filter.
    pub hollow: bool,
}

/// A row of the diagram.
#[derive(Debug)]
pub enum DiagramRow {
    /// The heading of an era: title and link.
    Era(String, String),
    /// An event.
    Event(Box<DiagramEvent>),
}

/// The row of an event.
#[derive(Debug)]
pub struct DiagramEvent {
    /// Its id.
    pub id: String,
    /// Its fragment.
    pub anchor: String,
    /// The event's page.
    pub href: String,
    /// Its label.
    pub label: String,
    /// Its date as text.
    pub date: String,
    /// Its date for `datetime`, if HTML can express it.
    pub datetime: Option<String>,
    /// Whether it does not match the filter and is only here because a relation leads to it.
    pub hollow: bool,
}

/// An arc next to the rows. Heights are percentages of the height of the diagram; its width is a percentage of the space
/// next to the rows.
#[derive(Debug)]
pub struct DiagramArcLink {
    /// Its fragment.
    pub anchor: String,
    /// The ids of both events, separated by a space.
    pub events: String,
    /// The relation in the list.
    pub href: String,
    /// The relation as text.
    pub name: String,
    /// Its swatch.
    pub swatch: LegendSwatch,
    /// Its upper end.
    pub top: String,
    /// Its height.
    pub height: String,
    /// Its width.
    pub width: String,
    /// The position of its arrowhead.
    pub tip: String,
}

/// The line and the arrowhead of an arc.
#[derive(Clone, Copy, Debug)]
pub struct LegendSwatch {
    /// The class of its line.
    pub line: &'static str,
    /// The class of its arrowhead.
    pub head: &'static str,
    /// The outline of its arrowhead, which points to the left. Its tip is the origin.
    pub path: &'static str,
}

/// The least number of steps into which the space next to the rows is divided, so that a few arcs do not fill it.
const MIN_REACH_STEPS: u32 = 12;

/// The steps that are added to every arc, so that the shortest is wider than its arrowhead.
const CLEARANCE_STEPS: u32 = 4;

impl ArcDiagram {
    /// The diagram of some relations, each with the event that it leads to. `passing` are the events that match the filter.
    pub fn new(site: &PageContext<'_>, relations: &[(RelationRef, EventIx)], passing: &RoaringBitmap) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let events: RoaringBitmap = relations.iter().flat_map(|&(at, to)| [at.event.0, to.0]).collect();
        let mut rows = Vec::new();
        let mut places: BTreeMap<u32, u32> = BTreeMap::new();
        let mut era = None;
        for event in events.iter().map(EventIx) {
            let here = super::era::main_era(timeline, event);
            if here != era
                && let Some(ix) = here
            {
                rows.push(DiagramRow::Era(timeline.era(ix).title.clone(), site.href(timeline.era_path(ix))));
            }
            era = here;
            places.insert(event.0, u32::try_from(rows.len()).unwrap_or(u32::MAX));
            rows.push(DiagramRow::Event(Box::new(DiagramEvent::new(site, event, !passing.contains(event.0)))));
        }
        let place = |event: EventIx| places.get(&event.0).copied().unwrap_or(0);
        let ends: Vec<(u32, u32)> = relations.iter().map(|&(at, to)| (place(at.event), place(to))).collect();
        let drawn = arc_diagram(&ends);
        let steps = drawn.iter().map(|arc| arc.depth).max().unwrap_or(0).max(MIN_REACH_STEPS);
        let whole = rows.len() as f64 * f64::from(UNITS_PER_ROW);
        let part = |of: u32, whole: f64| format!("{:.3}%", f64::from(of) / whole * 100.0);
        let arc = |(&(at, _), arc): (&(RelationRef, EventIx), &crate::chart::DiagramArc)| DiagramArcLink {
            anchor: arc_anchor(timeline, at),
            events: event_ids(timeline, at),
            href: format!("#{}", claim_anchor(timeline, at)),
            name: labels::relation_sentence(m, timeline, at),
            swatch: LegendSwatch::of(timeline.relation(at)),
            top: part(arc.from.min(arc.to), whole),
            height: part(arc.from.abs_diff(arc.to), whole),
            width: part(arc.depth + CLEARANCE_STEPS, f64::from(steps + CLEARANCE_STEPS)),
            tip: part(arc.to, whole),
        };
        Self {
            t: site.messages().text(),
            lang: site.lang(),
            arcs: relations.iter().zip(&drawn).map(arc).collect(),
            heads: heads(m, relations.iter().map(|&(at, _)| timeline.relation(at).kind)),
            lines: lines(m, relations.iter().map(|&(at, _)| timeline.relation(at))),
            hollow: events.iter().any(|event| !passing.contains(event)),
            rows,
        }
    }
}

impl DiagramEvent {
    fn new(site: &PageContext<'_>, ix: EventIx, hollow: bool) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        Self {
            id: event.id.to_string(),
            anchor: row_anchor(timeline, ix),
            href: site.href(timeline.event_path(ix)),
            label: event.label.to_string(),
            date: m.date(&event.date),
            datetime: event.date.html_datetime(),
            hollow,
        }
    }
}

impl LegendSwatch {
    /// The swatch of a relation's line, in colour by its arrowhead.
    pub fn of(relation: &Relation) -> Self {
        Self::new(ArrowKind::of(relation.kind), relation.hedged, !relation.disputed_by.is_empty())
    }

    /// Whether its line has the mark of a disputed claim.
    pub fn is_disputed(&self) -> bool {
        self.line.ends_with("disputed")
    }

    fn new(head: ArrowKind, hedged: bool, disputed: bool) -> Self {
        let line = match (hedged, disputed) {
            (false, false) => "plain",
            (true, false) => "hedged",
            (false, true) => "disputed",
            (true, true) => "hedged disputed",
        };
        let (head, path) = match head {
            ArrowKind::Cause => ("cause", "M0 0 9-4.5v9z"),
            ArrowKind::For => ("for", "M8-5 1 0 8 5"),
            ArrowKind::Against => ("against", "M1.5-5.5v11"),
            ArrowKind::Beside => ("beside", "M1 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z"),
        };
        Self { line, head, path }
    }
}

/// The arrowheads of some relations, each with its types of relation, in the order of the data format.
fn heads(m: &Messages, kinds: impl Iterator<Item = RelationKind>) -> Vec<(LegendSwatch, String)> {
    let mut found: BTreeMap<ArrowKind, Vec<RelationKind>> = BTreeMap::new();
    for kind in kinds {
        let kinds = found.entry(ArrowKind::of(kind)).or_default();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let named = |(head, mut kinds): (ArrowKind, Vec<RelationKind>)| {
        kinds.sort_unstable();
        let names: Vec<String> = kinds.into_iter().map(|kind| labels::relation(m, kind, false)).collect();
        (LegendSwatch::new(head, false, false), m.or(&names))
    };
    found.into_iter().map(named).collect()
}

/// The lines of some relations that are not solid.
fn lines<'a>(m: &Messages, relations: impl Iterator<Item = &'a Relation>) -> Vec<(LegendSwatch, String)> {
    let mut found: BTreeMap<(bool, bool), LegendSwatch> = BTreeMap::new();
    for relation in relations {
        let (hedged, disputed) = (relation.hedged, !relation.disputed_by.is_empty());
        found.entry((disputed, hedged)).or_insert_with(|| LegendSwatch::new(ArrowKind::Cause, hedged, disputed));
    }
    let named = |((disputed, hedged), swatch)| Some((swatch, labels::qualification(m, hedged, disputed)?));
    found.into_iter().filter_map(named).collect()
}

/// The ids of a relation's events, separated by a space.
pub fn event_ids(timeline: &Timeline, at: RelationRef) -> String {
    format!("{} {}", timeline.event(at.event).id, timeline.event(timeline.relation(at).to).id)
}

/// The fragment of an event's row.
fn row_anchor(timeline: &Timeline, event: EventIx) -> String {
    format!("_row-{}", timeline.event(event).id)
}

/// The fragment of a relation's arc. Ids contain no dot, so it is unique.
pub fn arc_anchor(timeline: &Timeline, at: RelationRef) -> String {
    format!("_bow-{}.{}", timeline.event(at.event).id, timeline.relation(at).id)
}

/// The fragment of a relation in the list.
pub fn claim_anchor(timeline: &Timeline, at: RelationRef) -> String {
    format!("_claim-{}.{}", timeline.event(at.event).id, timeline.relation(at).id)
}
