//! What was changed when, newest first, and the addresses that moved or were withdrawn.

use crate::model::{Event, EventIx, Id, Namespace, Revision, ThinSlice, Timeline, Tombstone};
use std::cmp::Reverse;

/// The history of a timeline.
#[derive(Debug, Default)]
pub struct History {
    revisions: Vec<(EventIx, u32)>,
    /// Earlier and withdrawn addresses, by namespace and id; those of citations and relations last.
    pub former: Vec<FormerAddress>,
}

/// An address that is nothing's own any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerAddress {
    /// Its namespace.
    pub space: Namespace,
    /// The event, where it is the address of one of its citations or relations.
    pub part_of: Option<EventIx>,
    /// The id that it had.
    pub id: Id,
    /// What became of it.
    pub outcome: Tombstone,
}

impl History {
    /// Gathers it.
    #[must_use]
    pub fn new(timeline: &Timeline) -> Self {
        let each = |(ix, event): (EventIx, &Event)| {
            let bounds = |revision: &Revision| (Reverse(revision.date.earliest()), Reverse(revision.date.latest()));
            let of_event: Vec<_> = (0..).zip(&event.revisions).map(|(n, one)| (bounds(one), ix, n)).collect();
            of_event
        };
        let mut revisions: Vec<_> = timeline.enumerate_events().flat_map(each).collect();
        revisions.sort_unstable();
        let gone = timeline.tombstones.iter();
        let mut former: Vec<FormerAddress> = gone
            .map(|((space, id), outcome)| FormerAddress {
                space: *space,
                part_of: None,
                id: id.clone(),
                outcome: outcome.clone(),
            })
            .collect();
        former.sort_by(|a, b| (a.space, &a.id).cmp(&(b.space, &b.id)));
        former.extend(timeline.enumerate_events().flat_map(|(ix, event)| parts(ix, event)));
        Self { revisions: revisions.into_iter().map(|(_, event, at)| (event, at)).collect(), former }
    }

    /// How many changes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.revisions.len()
    }

    /// Whether nothing was ever changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty() && self.former.is_empty()
    }

    /// Every change with its event: the newest first, on a day in the order of events.
    pub fn revisions<'a>(&self, timeline: &'a Timeline) -> impl ExactSizeIterator<Item = (EventIx, &'a Revision)> {
        self.revisions.iter().map(|&(event, at)| (event, &timeline.event(event).revisions[at as usize]))
    }
}

/// The earlier and withdrawn addresses of an event's citations and relations.
fn parts(ix: EventIx, event: &Event) -> Vec<FormerAddress> {
    let former =
        |id: &Id, outcome| FormerAddress { space: Namespace::Events, part_of: Some(ix), id: id.clone(), outcome };
    let renamed = |aliases: &ThinSlice<Id>, now: &Id| -> Vec<FormerAddress> {
        aliases.iter().map(|alias| former(alias, Tombstone::Renamed(now.clone()))).collect()
    };
    let citations = event.citations.iter().flat_map(|citation| renamed(&citation.aliases, &citation.id));
    let relations = event.relations.iter().flat_map(|relation| renamed(&relation.aliases, &relation.id));
    let withdrawn = event.withdrawn.iter().map(|(id, reason)| former(id, Tombstone::Withdrawn(reason.clone())));
    citations.chain(relations).chain(withdrawn).collect()
}
