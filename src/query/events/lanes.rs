//! The lanes of a chart: which events are on each.

use crate::model::{ActorIx, KindIx, Timeline};
use crate::query::bitmap::first;
use roaring::RoaringBitmap;

/// How events are grouped into the lanes of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LaneGrouping {
    /// One lane for each principal actor and its predecessors, and one for all others.
    #[default]
    Actor,
    /// One lane for each kind of event.
    Kind,
    /// A single lane.
    None,
}

/// A lane of a chart with its events.
#[derive(Clone, Debug)]
pub struct LaneEvents {
    /// What its events have in common.
    pub of: LaneKey,
    pub events: RoaringBitmap,
}

/// What its events have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaneKey {
    /// A principal actor, then its predecessors.
    Principal(Vec<ActorIx>),
    /// Actors without a lane of their own, and events without an actor.
    Others,
    /// The first kind of an event.
    Kind(KindIx),
    /// All events.
    All,
}

impl LaneGrouping {
    /// Every grouping, the default first.
    pub const ALL: [Self; 3] = [Self::Actor, Self::Kind, Self::None];

    /// Its value in a URL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Kind => "kind",
            Self::None => "none",
        }
    }

    /// Reads the value of a URL.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.as_str() == text)
    }

    /// The lanes from top to bottom. `about` has, by actor, the events it acts in or that concern it.
    pub(super) fn lanes(self, timeline: &Timeline, about: &[RoaringBitmap], events: usize) -> Vec<LaneEvents> {
        let all = || first(u32::try_from(events).unwrap_or(u32::MAX));
        let mut lanes = match self {
            Self::Actor => by_actor(timeline, about, all()),
            Self::Kind => by_kind(timeline),
            Self::None => vec![LaneEvents { of: LaneKey::All, events: all() }],
        };
        // A principal's lane is drawn even if it is empty, because that is information.
        lanes.retain(|lane| matches!(lane.of, LaneKey::Principal(_)) || !lane.events.is_empty());
        lanes
    }
}

fn by_actor(timeline: &Timeline, about: &[RoaringBitmap], all: RoaringBitmap) -> Vec<LaneEvents> {
    let mut principals: Vec<(u32, ActorIx)> =
        (0..).map(ActorIx).zip(&timeline.actors).filter_map(|(ix, actor)| Some((actor.lane?, ix))).collect();
    if principals.is_empty() {
        // Nobody is among others.
        return vec![LaneEvents { of: LaneKey::All, events: all }];
    }
    principals.sort_unstable();
    let mut lanes: Vec<LaneEvents> = Vec::new();
    let mut placed = vec![false; timeline.actors.len()];
    for (_, actor) in principals {
        let chain = timeline.with_predecessors(actor);
        chain.iter().for_each(|one| placed[one.index()] = true);
        lanes.push(LaneEvents { of: LaneKey::Principal(chain), events: about[actor.index()].clone() });
    }
    // The last lane has the events of actors without a lane, and those without an actor.
    let mut others = all;
    about.iter().for_each(|events| others -= events);
    for (ix, event) in timeline.enumerate_events() {
        if event.actors.iter().chain(&event.concerns).any(|actor| !placed[actor.index()]) {
            others.insert(ix.0);
        }
    }
    lanes.push(LaneEvents { of: LaneKey::Others, events: others });
    lanes
}

fn by_kind(timeline: &Timeline) -> Vec<LaneEvents> {
    let mut lanes: Vec<LaneEvents> = (0..)
        .take(timeline.kinds.len())
        .map(|kind| LaneEvents { of: LaneKey::Kind(KindIx(kind)), events: RoaringBitmap::new() })
        .collect();
    for (ix, event) in timeline.enumerate_events() {
        if let Some(lane) = event.kinds.first().and_then(|kind| lanes.get_mut(kind.index())) {
            lane.events.insert(ix.0);
        }
    }
    lanes
}
