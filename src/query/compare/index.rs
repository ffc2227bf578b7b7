//! In which events each side speaks.

use super::ComparedSide;
use crate::model::Timeline;
use roaring::RoaringBitmap;

/// The events of each side.
#[derive(Debug, Default)]
pub struct SideIndex {
    /// By [`ComparedSide::number`].
    events: Vec<RoaringBitmap>,
    can_compare: bool,
}

impl SideIndex {
    /// Indexes the citations of a timeline.
    pub fn new(timeline: &Timeline) -> Self {
        let mut events = vec![RoaringBitmap::new(); timeline.perspectives.len() + timeline.voice_count()];
        for (at, citation) in timeline.citations() {
            for side in ComparedSide::each_of(timeline, citation) {
                events[side.number(timeline)].insert(at.event.0);
            }
        }
        let speaking = ComparedSide::all(timeline).filter(|side| !events[side.number(timeline)].is_empty());
        Self { can_compare: speaking.take(2).count() == 2, events }
    }

    /// The events in which a side speaks or is reported.
    pub fn events(&self, timeline: &Timeline, side: ComparedSide) -> &RoaringBitmap {
        &self.events[side.number(timeline)]
    }

    /// Whether there are two sides to compare.
    pub fn can_compare(&self) -> bool {
        self.can_compare
    }
}
