//! Lanes, and the dots of events on them.

use crate::model::{ActorIx, Colour, Event, EventIx, Symbol, Timeline};
use crate::query::{LaneEvents, LaneKey};

/// A horizontal line on which events are drawn.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Distance from the top, in CSS pixels.
    pub y: u32,
    pub of: LaneKey,
}

/// An event on a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Index of the lane, from the top.
    pub lane: usize,
    /// Distance from the top, in CSS pixels.
    pub y: u32,
    pub colour: Colour,
    pub symbol: Symbol,
    /// True if the event concerns the actor of the lane, who did not act. The symbol is then an outline.
    pub open: bool,
    /// True if other events are so close that it is drawn smaller.
    pub small: bool,
    /// Left edge and width of the clickable area, in percent.
    pub hit_box: (f64, f64),
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
    let nobody = (Colour::Grey, Symbol::Circle, false);
    match lane {
        LaneKey::Principal(chain) => own(&|actor| chain.contains(actor)).map(of),
        LaneKey::Others if event.actors.is_empty() && event.concerns.is_empty() => Some(nobody),
        LaneKey::Others => own(&|actor| !principals.contains(actor)).map(of),
        LaneKey::Kind(kind) => (event.kinds.first() == Some(kind)).then(|| first(event).map_or(nobody, of)),
        LaneKey::All => Some(first(event).map_or(nobody, of)),
    }
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
