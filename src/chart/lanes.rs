//! Lanes, and with which marks an event stands on them.

use crate::model::{ActorIx, Colour, Event, EventIx, Symbol, Timeline};
use crate::query::{LaneEvents, LaneKey};

/// A line of the score.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Height of the line, in CSS pixels from the top.
    pub y: u32,
    /// Whose line it is.
    pub of: LaneKey,
}

/// A mark on a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Position of the lane among the chart's, from the top.
    pub lane: usize,
    /// Height, in CSS pixels from the top.
    pub y: u32,
    /// Whose colour.
    pub colour: Colour,
    /// Whose shape.
    pub symbol: Symbol,
    /// Whether the event concerns the actor, who did not act.
    pub open: bool,
    /// Whether it is drawn small, because others stand near.
    pub small: bool,
    /// Left edge and width of what can be hit, in percent.
    pub hit_box: (f64, f64),
}

/// Colour and shape of an event on a line, and whether the event only concerns whom the line is for. `None` where it
/// does not stand on it.
pub fn symbol_of(
    timeline: &Timeline,
    row: &LaneKey,
    event: EventIx,
    principals: &[ActorIx],
) -> Option<(Colour, Symbol, bool)> {
    let event = timeline.event(event);
    let own = |here: &dyn Fn(&ActorIx) -> bool| {
        let acted = event.actors.iter().find(|actor| here(actor)).map(|&actor| (actor, false));
        acted.or_else(|| event.concerns.iter().find(|actor| here(actor)).map(|&actor| (actor, true)))
    };
    let of = |(actor, hollow): (ActorIx, bool)| {
        let actor = timeline.actor(actor);
        (actor.colour, actor.symbol, hollow)
    };
    let nobody = (Colour::Grey, Symbol::Circle, false);
    match row {
        LaneKey::Principal(chain) => own(&|actor| chain.contains(actor)).map(of),
        LaneKey::Others if event.actors.is_empty() && event.concerns.is_empty() => Some(nobody),
        LaneKey::Others => own(&|actor| !principals.contains(actor)).map(of),
        LaneKey::Kind(kind) => (event.kinds.first() == Some(kind)).then(|| first(event).map_or(nobody, of)),
        LaneKey::All => Some(first(event).map_or(nobody, of)),
    }
}

/// The actor whose mark an event has where lines are not those of actors: the first that acted, else that it concerns.
fn first(event: &Event) -> Option<(ActorIx, bool)> {
    let acted = event.actors.first().map(|&actor| (actor, false));
    acted.or_else(|| event.concerns.first().map(|&actor| (actor, true)))
}

/// The actors who have a line, with those they continue.
pub fn principals(rows: &[LaneEvents]) -> Vec<ActorIx> {
    let chain = |row: &LaneEvents| if let LaneKey::Principal(chain) = &row.of { chain.clone() } else { Vec::new() };
    rows.iter().flat_map(chain).collect()
}
