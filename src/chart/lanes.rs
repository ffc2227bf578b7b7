//! Lanes, and where an event's marks and bars stand on them.

use super::{Mark, Scale, axis};
use crate::model::{ActorIx, Colour, EventIx, Mark as Shape, Timeline};

/// A line of the score: a principal actor with those it continues, or all others.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Height of the line, in CSS pixels from the top.
    pub y: u32,
    /// The actors on it, the last of the chain first. Empty for all others.
    pub actors: Vec<ActorIx>,
    /// Whether it is a principal's.
    pub principal: bool,
}

/// A mark on a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Height, in CSS pixels from the top.
    pub y: u32,
    /// Whose colour.
    pub colour: Colour,
    /// Whose shape.
    pub shape: Shape,
    /// Whether the event concerns the actor, who did not act.
    pub hollow: bool,
}

/// How a bar begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where the range does.
    Closed,
    /// The range goes on beyond.
    Open,
}

/// A bar on a lane: a range of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Left edge, in percent.
    pub x: f64,
    /// Width, in percent.
    pub width: f64,
    /// Height of its middle, in CSS pixels from the top.
    pub y: u32,
    /// Whose colour.
    pub colour: Colour,
    /// Whether the date is approximate or uncertain, has an unknown end, or is a period in which it happened once: then
    /// it is hollow.
    pub fuzzy: bool,
    /// How it begins.
    pub start: End,
    /// How it ends.
    pub end: End,
}

/// The lanes of a timeline from top to bottom: principals by `lane`, then all others.
pub fn lanes(timeline: &Timeline, top: u32, gap: u32) -> Vec<Lane> {
    let mut principals: Vec<(u32, ActorIx)> =
        (0..).map(ActorIx).zip(&timeline.actors).filter_map(|(ix, actor)| Some((actor.lane?, ix))).collect();
    principals.sort_unstable();
    let chains = principals.into_iter().map(|(_, actor)| timeline.with_predecessors(actor));
    let mut lanes: Vec<Lane> =
        chains.zip(0..).map(|(actors, n)| Lane { y: top + n * gap, actors, principal: true }).collect();
    let n = u32::try_from(lanes.len()).unwrap_or(0);
    lanes.push(Lane { y: top + n * gap, actors: Vec::new(), principal: false });
    lanes
}

/// Where an event stands: its marks, its bars and its stem.
pub fn place(timeline: &Timeline, scale: &Scale, lanes: &[Lane], event: EventIx) -> (Vec<Point>, Vec<Bar>, f64) {
    let event = timeline.event(event);
    let mut points = Vec::new();
    for lane in lanes {
        let here = |actor: &ActorIx| {
            if lane.principal { lane.actors.contains(actor) } else { !lanes.iter().any(|l| l.actors.contains(actor)) }
        };
        let acted = event.actors.iter().find(|actor| here(actor)).map(|&actor| (actor, false));
        let found = acted.or_else(|| event.concerns.iter().find(|actor| here(actor)).map(|&actor| (actor, true)));
        if let Some((actor, hollow)) = found {
            let actor = timeline.actor(actor);
            points.push(Point { y: lane.y, colour: actor.colour, shape: actor.mark, hollow });
        }
    }
    if let (true, Some(lane)) = (points.is_empty(), lanes.last()) {
        points.push(Point { y: lane.y, colour: Colour::Grey, shape: Shape::Circle, hollow: false });
    }
    let bounds = event.date.bounds();
    let range = event.date.is_range();
    let (left, right) = (scale.x(bounds.start_earliest), scale.x(axis::next(bounds.end_latest)));
    // A single date that is not exact may be any day of its period: the stem stands in the middle.
    let x = if range { left } else { f64::midpoint(left, right) };
    let date = &event.date;
    let unknown = date.is_unknown_start() || date.is_unknown_end();
    let fuzzy = !range || unknown || date.is_approximate() || date.is_uncertain();
    let start = if event.date.is_open_start() { End::Open } else { End::Closed };
    let end = if event.date.is_open_end() { End::Open } else { End::Closed };
    let wide = right - left >= 0.3;
    let bar = |point: &Point| Bar { x: left, width: right - left, y: point.y, colour: point.colour, fuzzy, start, end };
    let bars = if wide && !event.date.is_exact_day() { points.iter().map(bar).collect() } else { Vec::new() };
    (points, bars, (x * 100.0).round() / 100.0)
}

/// Moves bars of a lane that overlap apart, over three tracks: middle, above, below.
pub fn stack(marks: &mut [Mark], gap: u32) {
    let apart = (gap / 4).max(4);
    let mut drawn: Vec<(u32, u32, f64, f64)> = Vec::new();
    for mark in marks {
        for bar in &mut mark.bars {
            let lane = bar.y;
            let free = |y: u32| {
                let touches = |&(of, at, left, right): &(u32, u32, f64, f64)| {
                    of == lane && at == y && left < bar.x + bar.width && bar.x < right
                };
                !drawn.iter().any(touches)
            };
            bar.y = [lane, lane - apart, lane + apart].into_iter().find(|&y| free(y)).unwrap_or(lane);
            drawn.push((lane, bar.y, bar.x, bar.x + bar.width));
        }
    }
}
