//! Lanes, and the marks of events on them.

use super::blocks::Block;
use crate::model::{ActorIx, Colour, Event, EventIx, Symbol, Timeline};
use crate::query::{LaneEvents, LaneKey};

/// A horizontal line with the events of an actor or a kind.
#[derive(Clone, Debug)]
pub struct Lane {
    pub of: LaneKey,
    /// The number of its events in the window.
    pub count: u64,
    /// From left to right.
    pub marks: Vec<Mark>,
    /// From left to right.
    pub blocks: Vec<Block>,
    /// The events of [`super::Strip::others`], drawn faint: left edge and width, in percent.
    pub others: Vec<(f64, f64)>,
}

/// An event on a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    pub event: EventIx,
    /// Position, in percent.
    pub x: f64,
    /// Row, counted upwards from the line of the lane.
    pub row: u32,
    pub colour: Colour,
    pub symbol: Symbol,
    /// True if the event concerns the actor of the lane, who did not act.
    pub hollow: bool,
    /// True if the date is approximate or uncertain.
    pub uncertain: bool,
    /// True for a key event, which has a larger mark.
    pub key: bool,
    /// True for the event of the page.
    pub focus: bool,
    pub bar: Option<Bar>,
}

/// The duration of an event, from its mark to the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Right end, in percent.
    pub end: f64,
    /// True if the date is approximate, uncertain, has an unknown end, or is a period within which the event happened.
    pub uncertain: bool,
    /// True if the date continues before or beyond the plot, or is open.
    pub open_start: bool,
    pub open_end: bool,
}

impl Lane {
    /// The number of rows that its marks take.
    pub fn rows(&self) -> u32 {
        self.marks.iter().map(|mark| mark.row + 1).max().unwrap_or(0)
    }

    /// The height of its tallest block, in CSS pixels.
    pub fn block_height(&self) -> u32 {
        self.blocks.iter().map(|block| block.height).max().unwrap_or(0)
    }
}

/// Colour and symbol of an event on a lane, and whether the event only concerns the actor of the lane. `None` if the event is
/// not on this lane.
pub fn symbol_of(
    timeline: &Timeline,
    lane: &LaneKey,
    event: EventIx,
    principals: &[ActorIx],
) -> Option<(Colour, Symbol, bool)> {
    let event = timeline.event(event);
    let own = |here: &dyn Fn(&ActorIx) -> bool| {
        let acted = event.actors.iter().find(|actor| here(actor)).map(|&actor| (actor, false));
        acted.or_else(|| event.concerns.iter().find(|actor| here(actor)).map(|&actor| (actor, true)))
    };
    let of = |(actor, open): (ActorIx, bool)| {
        let actor = timeline.actor(actor);
        (actor.colour, actor.symbol, open)
    };
    let of_kind = event.kinds.first().and_then(|&kind| timeline.kind(kind).colour);
    let nobody = (of_kind.unwrap_or(Colour::Grey), Symbol::Circle, false);
    match lane {
        LaneKey::Principal(chain) => own(&|actor| chain.contains(actor)).map(of),
        LaneKey::Others if event.actors.is_empty() && event.concerns.is_empty() => Some(nobody),
        LaneKey::Others => own(&|actor| !principals.contains(actor)).map(of),
        LaneKey::Kind(kind) => (event.kinds.first() == Some(kind)).then(|| {
            let (own, symbol, hollow) = first(event).map_or(nobody, of);
            (of_kind.unwrap_or(own), symbol, hollow)
        }),
        LaneKey::All => Some(first(event).map_or(nobody, of)),
    }
}

/// The colour of a lane: that of its actor or its kind.
pub fn lane_colour(timeline: &Timeline, lane: &LaneKey) -> Colour {
    match lane {
        LaneKey::Principal(chain) => chain.first().map(|&actor| timeline.actor(actor).colour),
        LaneKey::Kind(kind) => timeline.kind(*kind).colour,
        LaneKey::Others | LaneKey::All => None,
    }
    .unwrap_or(Colour::Grey)
}

/// The actor whose symbol an event has on lanes that are not an actor's: the first that acted, or else that it concerns.
fn first(event: &Event) -> Option<(ActorIx, bool)> {
    let acted = event.actors.first().map(|&actor| (actor, false));
    acted.or_else(|| event.concerns.first().map(|&actor| (actor, true)))
}

/// The actors who have a lane, and their predecessors.
pub fn principals(lanes: &[LaneEvents]) -> Vec<ActorIx> {
    let chain = |lane: &LaneEvents| if let LaneKey::Principal(chain) = &lane.of { chain.clone() } else { Vec::new() };
    lanes.iter().flat_map(chain).collect()
}
