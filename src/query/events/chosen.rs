//! Events that are chosen one by one.

use crate::model::{EventIx, Namespace, Timeline, Tombstone};
use crate::query::FacetKey;

/// `event`: the events themselves, by their ids. Not a [`super::Facet`], because nothing is counted by event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventIds;

impl FacetKey for EventIds {
    type Context = Timeline;

    const ALL: &'static [Self] = &[Self];

    fn key(self) -> &'static str {
        "event"
    }

    fn find(self, timeline: &Timeline, id: &str) -> Option<u32> {
        timeline.find(Namespace::Events, id).or_else(|| match timeline.tombstone(Namespace::Events, id)? {
            Tombstone::Renamed(now) => timeline.find(Namespace::Events, now.as_str()),
            Tombstone::Withdrawn(_) => None,
        })
    }

    fn id(self, timeline: &Timeline, value: u32) -> &str {
        timeline.event(EventIx(value)).id.as_str()
    }
}
