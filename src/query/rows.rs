//! The lines of a chart: which events stand on each.

use super::index::first;
use crate::model::{ActorIx, KindIx, Timeline};
use roaring::RoaringBitmap;

/// By what the lines of a chart are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lanes {
    /// A line for each principal actor with those it continues, and one for all others.
    #[default]
    Actor,
    /// A line for each kind of event.
    Kind,
    /// One line.
    None,
}

/// A line of a chart with its events.
#[derive(Clone, Debug)]
pub struct Row {
    /// Whose line it is.
    pub of: RowOf,
    /// The events on it.
    pub events: RoaringBitmap,
}

/// Whose line it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOf {
    /// A principal actor and those it continues, itself first.
    Principal(Vec<ActorIx>),
    /// Everybody who is on no principal's line, and events without an actor.
    Others,
    /// A kind, where it is an event's first.
    Kind(KindIx),
    /// Everything.
    All,
}

impl Lanes {
    /// Every way, the default first.
    pub const ALL: [Self; 3] = [Self::Actor, Self::Kind, Self::None];

    /// Its word in a URL.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Kind => "kind",
            Self::None => "none",
        }
    }

    /// Reads the word of a URL.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lanes| lanes.word() == word)
    }

    /// The lines, from top to bottom. `about` has the events that each actor acts in or that concern it.
    pub(super) fn rows(self, timeline: &Timeline, about: &[RoaringBitmap], events: usize) -> Vec<Row> {
        let all = || first(u32::try_from(events).unwrap_or(u32::MAX));
        let mut rows = match self {
            Self::Actor => by_actor(timeline, about, all()),
            Self::Kind => by_kind(timeline),
            Self::None => vec![Row { of: RowOf::All, events: all() }],
        };
        // A principal's line is drawn even where nothing stands on it: that it is empty says something.
        rows.retain(|row| matches!(row.of, RowOf::Principal(_)) || !row.events.is_empty());
        rows
    }
}

fn by_actor(timeline: &Timeline, about: &[RoaringBitmap], all: RoaringBitmap) -> Vec<Row> {
    let mut principals: Vec<(u32, ActorIx)> =
        (0..).map(ActorIx).zip(&timeline.actors).filter_map(|(ix, actor)| Some((actor.lane?, ix))).collect();
    principals.sort_unstable();
    let mut rows: Vec<Row> = Vec::new();
    let mut placed = vec![false; timeline.actors.len()];
    for (_, actor) in principals {
        let chain = timeline.with_predecessors(actor);
        chain.iter().for_each(|one| placed[one.at()] = true);
        rows.push(Row { of: RowOf::Principal(chain), events: about[actor.at()].clone() });
    }
    // On the last line stand events of any actor without a line, and those that no actor took part in.
    let mut others = all;
    about.iter().for_each(|events| others -= events);
    for (ix, event) in timeline.numbered() {
        if event.actors.iter().chain(&event.concerns).any(|actor| !placed[actor.at()]) {
            others.insert(ix.0);
        }
    }
    rows.push(Row { of: RowOf::Others, events: others });
    rows
}

fn by_kind(timeline: &Timeline) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..)
        .take(timeline.kinds.len())
        .map(|kind| Row { of: RowOf::Kind(KindIx(kind)), events: RoaringBitmap::new() })
        .collect();
    for (ix, event) in timeline.numbered() {
        if let Some(row) = event.kinds.first().and_then(|kind| rows.get_mut(kind.at())) {
            row.events.insert(ix.0);
        }
    }
    rows
}
