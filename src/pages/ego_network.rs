//! The network of one event: its causes and earlier events, itself, its effects and later events.

use super::arc_diagram::{LegendSwatch, claim_anchor};
use super::citation::{claimants, speakers};
use super::lang_attribute::LangAttribute;
use super::{PageContext, labels};
use crate::messages::Text;
use crate::model::{EraIx, EventIx, RelationKind, RelationRef};
use crate::query::{EgoNetwork, Neighbour, Neighbours, RelationFilter, RelationsView, Side};
use crate::routes::Route;
use askama::Template;

/// The form that chooses the event in the middle.
#[derive(Debug, Template)]
#[template(path = "_event_chooser.html")]
pub struct EventChooser {
    pub(crate) t: Text<'static>,
    pub(crate) lang: LangAttribute,
    /// The page that the form asks.
    action: String,
    /// The events that can be chosen, by era.
    choices: Vec<(Option<String>, Vec<EventChoice>)>,
    /// The sentence that says that these are not all events.
    hint: Option<String>,
}

/// The network.
#[derive(Debug, Template)]
#[template(path = "_ego_network.html")]
pub struct EgoNetworkView {
    pub(crate) t: Text<'static>,
    pub(crate) lang: LangAttribute,
    center: Node,
    /// How many relations it has, as text.
    relations: String,
    before: SideView,
    after: SideView,
}

/// An event that can be chosen.
#[derive(Debug)]
struct EventChoice {
    id: String,
    text: String,
    chosen: bool,
}

/// An event in the network.
#[derive(Debug)]
struct Node {
    id: String,
    title: String,
    date: String,
    /// Its date for `datetime`, if HTML can express it.
    datetime: Option<String>,
    /// The network around it.
    around: String,
    /// Its page.
    page: String,
    /// The accessible name of the button that pins it.
    pin: String,
}

/// The neighbours of the event in the middle on one side of it.
#[derive(Debug)]
struct SideView {
    heading: String,
    neighbours: Vec<NeighbourView>,
    /// The sentence that says how many others are in the list.
    more: Option<String>,
    /// Whether any of the neighbours has neighbours.
    deep: bool,
}

/// A neighbour.
#[derive(Debug, Template)]
#[template(path = "_neighbour.html")]
struct NeighbourView {
    pub(crate) t: Text<'static>,
    pub(crate) lang: LangAttribute,
    node: Node,
    /// The title of the event that it is a neighbour of.
    partner: String,
    /// Whether it comes before that event.
    before: bool,
    edges: Vec<Edge>,
    next: Vec<NeighbourView>,
    /// How many neighbours of its own are not shown, as text.
    more: Option<(String, String)>,
}

/// A relation in the network. Its words read from the earlier side to the later one.
#[derive(Debug)]
struct Edge {
    swatch: LegendSwatch,
    /// Whether its arrow points to the earlier side: to the event that was strengthened, for example.
    backwards: bool,
    words: String,
    /// The relation in the list.
    href: String,
    claimed_by: String,
    hedged: bool,
    /// Who disputes it.
    disputed_by: Option<String>,
}

impl EventChooser {
    /// The form, in which `chosen` is selected.
    pub fn new(site: &PageContext<'_>, chosen: Option<EventIx>) -> Self {
        let m = site.messages();
        let most_connected = site.edition.relations.most_connected();
        Self {
            t: m.text(),
            lang: site.lang(),
            action: site.href(Route::Relations),
            choices: choices(site, chosen),
            hint: (most_connected.len() == crate::query::RelationIndex::MOST_CONNECTED)
                .then(|| m.text().choose_event_hint(m.number(most_connected.len()))),
        }
    }
}

impl EgoNetworkView {
    /// The view of a network. `relations` is how many the event in the middle has.
    pub fn new(site: &PageContext<'_>, network: &EgoNetwork, relations: usize) -> Self {
        let m = site.messages();
        Self {
            t: m.text(),
            lang: site.lang(),
            center: Node::new(site, network.center),
            relations: m.relations(relations),
            before: SideView::new(site, network.center, &network.before, Side::Before),
            after: SideView::new(site, network.center, &network.after, Side::After),
        }
    }
}

/// The most connected events and the chosen one in chronological order, grouped by era.
fn choices(site: &PageContext<'_>, chosen: Option<EventIx>) -> Vec<(Option<String>, Vec<EventChoice>)> {
    let m = site.messages();
    let timeline = &site.edition.timeline;
    let mut events: Vec<EventIx> = site.edition.relations.most_connected().to_vec();
    events.extend(chosen);
    events.sort_unstable();
    events.dedup();
    let mut groups: Vec<(Option<EraIx>, Vec<EventChoice>)> = Vec::new();
    for ix in events {
        let event = timeline.event(ix);
        let text = m.text().event_with_date(&event.label, m.date(&event.date));
        let choice = EventChoice { id: event.id.to_string(), text, chosen: Some(ix) == chosen };
        let era = super::era::main_era(timeline, ix);
        match groups.last_mut().filter(|(of, _)| *of == era) {
            Some((_, choices)) => choices.push(choice),
            None => groups.push((era, vec![choice])),
        }
    }
    groups.into_iter().map(|(era, choices)| (era.map(|era| timeline.era(era).title.clone()), choices)).collect()
}

impl Node {
    fn new(site: &PageContext<'_>, ix: EventIx) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let event = timeline.event(ix);
        let view = RelationsView::new(RelationFilter::default().around(ix));
        Self {
            id: event.id.to_string(),
            title: event.title.to_string(),
            date: m.date(&event.date),
            datetime: event.date.html_datetime(),
            around: site.href(Route::Relations.path().with_query(&view.query_string(timeline))),
            page: site.href(timeline.event_path(ix)),
            pin: m.text().pin_event_named(&event.title),
        }
    }
}

impl SideView {
    fn new(site: &PageContext<'_>, center: EventIx, neighbours: &Neighbours, side: Side) -> Self {
        let m = site.messages();
        let text = m.text();
        let shown = &neighbours.shown;
        let causal = shown.iter().any(|neighbour| neighbour.causal);
        let others = shown.iter().any(|neighbour| !neighbour.causal);
        let heading = match (side, causal, others) {
            (Side::Before, _, false) => text.network_causes(),
            (Side::Before, true, true) => text.network_causes_and_earlier(),
            (Side::Before, false, true) => text.network_earlier(),
            (Side::After, _, false) => text.network_effects(),
            (Side::After, true, true) => text.network_effects_and_later(),
            (Side::After, false, true) => text.network_later(),
        };
        Self {
            heading,
            neighbours: shown.iter().map(|neighbour| NeighbourView::new(site, center, neighbour, side)).collect(),
            more: (neighbours.more > 0).then(|| m.more_in_list(neighbours.more)),
            deep: shown.iter().any(|neighbour| !neighbour.next.shown.is_empty()),
        }
    }
}

impl NeighbourView {
    fn new(site: &PageContext<'_>, of: EventIx, neighbour: &Neighbour, side: Side) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let next = &neighbour.next;
        let beyond = |other: &Neighbour| Self::new(site, neighbour.event, other, side);
        let node = Node::new(site, neighbour.event);
        Self {
            t: m.text(),
            lang: site.lang(),
            partner: timeline.event(of).label.to_string(),
            before: side == Side::Before,
            edges: neighbour.relations.iter().map(|&at| Edge::new(site, at, neighbour.event, side)).collect(),
            next: next.shown.iter().map(beyond).collect(),
            more: (next.more > 0).then(|| (m.more_neighbours(next.more), m.text().more_around(&node.title))),
            node,
        }
    }
}

impl Edge {
    /// A relation of `neighbour`, which is on this side of the other event.
    fn new(site: &PageContext<'_>, at: RelationRef, neighbour: EventIx, side: Side) -> Self {
        let m = site.messages();
        let timeline = &site.edition.timeline;
        let relation = timeline.relation(at);
        let from_later = (at.event == neighbour) != (side == Side::Before);
        let mut disputing: Vec<String> = Vec::new();
        for &citation in &relation.disputed_by {
            let names = speakers(site, citation);
            if !disputing.contains(&names) {
                disputing.push(names);
            }
        }
        Self {
            swatch: LegendSwatch::of(relation),
            // A reaction follows what it reacts to, and so does its arrow.
            backwards: from_later != (relation.kind == RelationKind::ReactedTo),
            words: labels::relation(m, relation.kind, from_later),
            href: format!("#{}", claim_anchor(timeline, at)),
            claimed_by: claimants(site, relation),
            hedged: relation.hedged,
            disputed_by: (!disputing.is_empty()).then(|| m.and(&disputing)),
        }
    }
}
