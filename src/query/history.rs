//! What was changed when, and which addresses moved or were withdrawn.

use crate::model::{Departed, Event, EventIx, Id, Namespace, RelationRef, Revision, ThinSlice, Timeline, Tombstone};
use std::cmp::Reverse;

/// The revisions of a timeline's events, and its former addresses.
#[derive(Debug, Default)]
pub struct History {
    revisions: Vec<(EventIx, u32)>,
    /// Former addresses, by namespace and id; those of citations and relations come last.
    pub former: Vec<FormerAddress>,
}

/// A former address: renamed, moved or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerAddress {
    /// Its namespace.
    pub space: Namespace,
    /// The event, if this was the address of one of its citations or relations.
    pub part_of: Option<EventIx>,
    /// The former id.
    pub id: Id,
    /// Where it leads now, or why it was withdrawn.
    pub outcome: FormerOutcome,
}

/// What became of a former address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormerOutcome {
    /// The record, or the part of the event, was renamed to this id.
    Renamed(Id),
    /// The relation now belongs to another event.
    Moved(RelationRef),
    /// It was withdrawn for this reason.
    Withdrawn(String),
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
                outcome: match outcome {
                    Tombstone::Renamed(now) => FormerOutcome::Renamed(now.clone()),
                    Tombstone::Withdrawn(reason) => FormerOutcome::Withdrawn(reason.clone()),
                },
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
        aliases.iter().map(|alias| former(alias, FormerOutcome::Renamed(now.clone()))).collect()
    };
    let citations = event.citations.iter().flat_map(|citation| renamed(&citation.aliases, &citation.id));
    let relations = event.relations.iter().flat_map(|relation| renamed(&relation.aliases, &relation.id));
    let departed = event.departed.iter().map(|(id, outcome)| {
        let outcome = match outcome {
            Departed::Withdrawn(reason) => FormerOutcome::Withdrawn(reason.clone()),
            Departed::Moved(now) => FormerOutcome::Moved(*now),
        };
        former(id, outcome)
    });
    citations.chain(relations).chain(departed).collect()
}
