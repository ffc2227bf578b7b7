//! The media of a timeline, and where they are shown.

use crate::model::{ActorIx, MediaOwner, Medium, MediumContent, PersonIx, SourceIx, ThreadIx, Timeline};
use std::collections::HashMap;

/// The media of a timeline: first those of the timeline as a whole, then those of events, threads, actors, people and
/// sources.
#[derive(Debug, Default)]
pub struct MediaIndex {
    credited: Vec<CreditedMedium>,
}

/// A medium with the records that have it, with the same credit and licence.
#[derive(Debug)]
pub struct CreditedMedium {
    /// The first record that has it, and its position there.
    first: (MediaOwner, usize),
    /// Every record that has it.
    pub owners: Vec<MediaOwner>,
}

impl MediaIndex {
    /// Indexes the media of a timeline.
    pub fn new(timeline: &Timeline) -> Self {
        let mut credited: Vec<CreditedMedium> = Vec::new();
        let mut known: HashMap<(&str, &str, &str), usize> = HashMap::new();
        for owner in owners(timeline) {
            for (position, medium) in timeline.media(owner).iter().enumerate() {
                let content = match &medium.content {
                    MediumContent::Picture(picture, _) => &picture.path,
                    MediumContent::Link(url) => url,
                };
                let at = *known.entry((content, &medium.credit, &medium.licence)).or_insert(credited.len());
                match credited.get_mut(at) {
                    Some(one) if one.owners.last() == Some(&owner) => {}
                    Some(one) => one.owners.push(owner),
                    None => credited.push(CreditedMedium { first: (owner, position), owners: vec![owner] }),
                }
            }
        }
        Self { credited }
    }

    /// Whether the timeline has no media.
    pub fn is_empty(&self) -> bool {
        self.credited.is_empty()
    }

    /// Every medium once.
    pub fn credited(&self) -> &[CreditedMedium] {
        &self.credited
    }
}

impl CreditedMedium {
    /// The medium as its first record has it.
    pub fn medium<'a>(&self, timeline: &'a Timeline) -> Option<&'a Medium> {
        timeline.media(self.first.0).get(self.first.1)
    }
}

/// Everything that may have media.
fn owners(timeline: &Timeline) -> impl Iterator<Item = MediaOwner> {
    let upto = |count: usize| 0..u32::try_from(count).unwrap_or(u32::MAX);
    std::iter::once(MediaOwner::Timeline)
        .chain(timeline.enumerate_events().map(|(event, _)| MediaOwner::Event(event)))
        .chain(upto(timeline.threads.len()).map(|at| MediaOwner::Thread(ThreadIx(at))))
        .chain(upto(timeline.actors.len()).map(|at| MediaOwner::Actor(ActorIx(at))))
        .chain(upto(timeline.people.len()).map(|at| MediaOwner::Person(PersonIx(at))))
        .chain(upto(timeline.sources.len()).map(|at| MediaOwner::Source(SourceIx(at))))
}
