//! The drawing of relations: a row for each event that stands in one, in the order of time, and a bow for each relation.

use super::lang_attribute::LangAttribute;
use super::{PageContext, labels};
use crate::chart::{ArrowKind, UNITS_PER_ROW, arc_diagram};
use crate::messages::{Messages, Text};
use crate::model::{EventIx, Relation, RelationKind, RelationRef, Timeline};
use askama::Template;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// The drawing.
#[derive(Debug, Template)]
#[template(path = "_arc_diagram.html")]
pub struct ArcDiagram {
    /// The text of the interface.
    pub(crate) t: Text<'static>,
    /// The language of text from the timeline.
    pub(crate) lang: LangAttribute,
    /// Events and the headings of their eras, in the order of time.
    pub rows: Vec<DiagramRow>,
    /// Relations.
    pub arcs: Vec<DiagramArcLink>,
    /// What the bows' heads mean, as far as there are such.
    pub heads: Vec<(LegendSwatch, String)>,
    /// What their lines mean.
    pub lines: Vec<(LegendSwatch, String)>,
    /// Whether some events do not pass the filter.
    pub hollow: bool,
}

/// A row of the drawing.
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
    /// Its fragment.
    pub anchor: String,
    /// The event's page.
    pub href: String,
    /// The chart's words for it.
    pub label: String,
    /// Its date in words.
    pub date: String,
    /// Its date for machines, where HTML can say it.
    pub datetime: Option<String>,
    /// Whether it does not pass the filter and stands here for the other end of a relation.
    pub hollow: bool,
}

/// A bow beside the rows. Heights are percentages of the drawing's, its width one of the room beside the rows.
#[derive(Debug)]
pub struct DiagramArcLink {
    /// Its fragment.
    pub anchor: String,
    /// The relation in the list.
    pub href: String,
    /// The relation in words.
    pub name: String,
    /// What it looks like.
    pub swatch: LegendSwatch,
    /// Its upper end.
    pub top: String,
    /// From its upper to its lower end.
    pub height: String,
    /// How far it reaches.
    pub width: String,
    /// Where its head is.
    pub tip: String,
}

/// The looks of a bow.
#[derive(Clone, Copy, Debug)]
pub struct LegendSwatch {
    /// The class of its line.
    pub line: &'static str,
    /// The class of its head.
    pub head: &'static str,
    /// The outline of its head, which points to the left of its tip at the origin.
    pub path: &'static str,
}

/// The least number of steps into which the room beside the rows is divided: a few bows need not fill it.
const MIN_REACH_STEPS: u32 = 12;

/// Steps that every bow reaches farther, so that the nearest is more than its head.
const CLEARANCE_STEPS: u32 = 4;

impl ArcDiagram {
    /// The drawing of some relations, each with the event to which it leads; `passing` are the events that were asked
    /// for.
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
        let steps = drawn.iter().map(|bow| bow.depth).max().unwrap_or(0).max(MIN_REACH_STEPS);
        let whole = rows.len() as f64 * f64::from(UNITS_PER_ROW);
        let part = |of: u32, whole: f64| format!("{:.3}%", f64::from(of) / whole * 100.0);
        let bow = |(&(at, _), bow): (&(RelationRef, EventIx), &crate::chart::DiagramArc)| DiagramArcLink {
            anchor: arc_anchor(timeline, at),
            href: format!("#{}", claim_anchor(timeline, at)),
            name: labels::relation_sentence(m, timeline, at),
            swatch: LegendSwatch::of(timeline.relation(at)),
            top: part(bow.from.min(bow.to), whole),
            height: part(bow.from.abs_diff(bow.to), whole),
            width: part(bow.depth + CLEARANCE_STEPS, f64::from(steps + CLEARANCE_STEPS)),
            tip: part(bow.to, whole),
        };
        Self {
            t: site.messages().text(),
            lang: site.lang(),
            arcs: relations.iter().zip(&drawn).map(bow).collect(),
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
    /// The looks of a relation's bow.
    pub fn of(relation: &Relation) -> Self {
        Self::new(ArrowKind::of(relation.kind), relation.hedged, !relation.disputed_by.is_empty())
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

/// The heads of some relations' bows, each with the types that have it, in the order of the data format.
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

/// The lines of some relations' bows that are not plain.
fn lines<'a>(m: &Messages, relations: impl Iterator<Item = &'a Relation>) -> Vec<(LegendSwatch, String)> {
    let mut found: BTreeMap<(bool, bool), LegendSwatch> = BTreeMap::new();
    for relation in relations {
        let (hedged, disputed) = (relation.hedged, !relation.disputed_by.is_empty());
        found.entry((disputed, hedged)).or_insert_with(|| LegendSwatch::new(ArrowKind::Cause, hedged, disputed));
    }
    let named = |((disputed, hedged), swatch)| Some((swatch, labels::qualification(m, hedged, disputed)?));
    found.into_iter().filter_map(named).collect()
}

/// The fragment of an event's row.
pub fn row_anchor(timeline: &Timeline, event: EventIx) -> String {
    format!("_row-{}", timeline.event(event).id)
}

/// The fragment of a relation's bow. A dot stands in no id.
pub fn arc_anchor(timeline: &Timeline, at: RelationRef) -> String {
    format!("_bow-{}.{}", timeline.event(at.event).id, timeline.relation(at).id)
}

/// The fragment of a relation in the list.
pub fn claim_anchor(timeline: &Timeline, at: RelationRef) -> String {
    format!("_claim-{}.{}", timeline.event(at.event).id, timeline.relation(at).id)
}
