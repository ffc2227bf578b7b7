//! What was changed when, and which addresses moved or were withdrawn.

use crate::model::{Event, EventIx, Id, Namespace, Revision, ThinSlice, Timeline, Tombstone};
use std::cmp::Reverse;

/// The revisions of a timeline's events, and its former addresses.
#[derive(Debug, Default)]
pub struct History {
    revisions: Vec<(EventIx, u32)>,
    /// Former addresses, by namespace and id; those of citations and relations come last.
    pub former: Vec<FormerAddress>,
}

/// A former address: renamed or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerAddress {
    /// Its namespace.
    pub space: Namespace,
    /// The event, if this was the address of one of its citations or relations.
    pub part_of: Option<EventIx>,
    /// The former id.
    pub id: Id,
    /// Where it leads now, or why it was withdrawn.
    pub outcome: Tombstone,
}

impl History {
    /// Collects the history of a timeline.
    pub fn new(timeline: &Timeline) -> Self {
        let revisions_of = |(ix, event): (EventIx, &Event)| {
            let bounds = |revision: &Revision| (Reverse(revision.date.earliest()), Reverse(revision.date.latest()));
            let dated: Vec<_> = (0..).zip(&event.revisions).map(|(n, one)| (bounds(one), ix, n)).collect();
            dated
        };
        let mut revisions: Vec<_> = timeline.enumerate_events().flat_map(revisions_of).collect();
        revisions.sort_unstable();
        let mut former: Vec<FormerAddress> = timeline
            .tombstones
            .iter()
            .map(|((space, id), outcome)| FormerAddress {
                space: *space,
                part_of: None,
                id: id.clone(),
                outcome: outcome.clone(),
            })
            .collect();
        former.sort_by(|a, b| (a.space, &a.id).cmp(&(b.space, &b.id)));
        former.extend(timeline.enumerate_events().flat_map(|(ix, event)| former_parts(ix, event)));
        Self { revisions: revisions.into_iter().map(|(_, event, at)| (event, at)).collect(), former }
    }

    /// The number of revisions.
    pub fn len(&self) -> usize {
        self.revisions.len()
    }

    /// Whether nothing was ever changed or moved.
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty() && self.former.is_empty()
    }

    /// Every revision with its event: the newest first, those of the same day in the order of events.
    pub fn revisions<'a>(&self, timeline: &'a Timeline) -> impl ExactSizeIterator<Item = (EventIx, &'a Revision)> {
        self.revisions.iter().map(|&(event, at)| (event, &timeline.event(event).revisions[at as usize]))
    }
}

/// The former addresses of an event's citations and relations.
fn former_parts(ix: EventIx, event: &Event) -> Vec<FormerAddress> {
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
