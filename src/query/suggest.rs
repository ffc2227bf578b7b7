//! What a reader who begins to type a title or a name may mean.

use super::Edition;
use super::search::MatchQuality;
use crate::model::{ActorIx, EventIx, PersonIx, SourceIx, Voice};

/// Something whose title or name fits what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// An event.
    Event(EventIx),
    /// An actor.
    Actor(ActorIx),
    /// A person who speaks.
    Person(PersonIx),
    /// A source.
    Source(SourceIx),
}

/// What comes before what: what begins as was typed, then the weightier, then the earlier.
type Rank = (MatchQuality, u8, u32);

impl Edition {
    /// At most so many things whose title, in any of its languages, has every word of a text as the beginning of one
    /// of its own; the best first. The best of each kind has its place, so that many events do not hide the source.
    #[must_use]
    pub fn suggest(&self, text: &str, most: usize) -> Vec<Suggestion> {
        let timeline = &self.timeline;
        let Some(typed) = self.search.prefix_query(timeline, text) else { return Vec::new() };
        let actors = (0..).map(ActorIx).take(timeline.actors.len());
        let actors = actors.filter_map(|ix| Some(((typed.actor(ix)?, 0, ix.0), Suggestion::Actor(ix))));
        let events = typed.events(self.index.by_significance(), most).into_iter().map(|(fit, ix)| {
            // From 1, the most significant, to 5.
            let place = 6 - timeline.event(ix).significance.clamp(1, 5);
            ((fit, place, ix.0), Suggestion::Event(ix))
        });
        let speaks = |&ix: &PersonIx| !self.voices.citations(timeline, Voice::Person(ix)).is_empty();
        let people = (0..).map(PersonIx).take(timeline.people.len()).filter(speaks);
        let people = people.filter_map(|ix| Some(((typed.person(ix)?, 6, ix.0), Suggestion::Person(ix))));
        let sources = (0..).map(SourceIx).take(timeline.sources.len());
        let sources = sources.filter_map(|ix| Some(((typed.source(ix)?, 7, ix.0), Suggestion::Source(ix))));

        let kinds = [best(actors, most), best(events, most), best(people, most), best(sources, most)];
        let mut found: Vec<_> = kinds.into_iter().flat_map(|kind| kind.into_iter().enumerate()).collect();
        found.sort_unstable_by_key(|&(n, (rank, _))| (n > 0, rank));
        found.truncate(most);
        found.sort_unstable_by_key(|&(_, (rank, _))| rank);
        found.into_iter().map(|(_, (_, found))| found).collect()
    }
}

/// The best of one kind, in order.
fn best(found: impl Iterator<Item = (Rank, Suggestion)>, most: usize) -> Vec<(Rank, Suggestion)> {
    let mut found: Vec<_> = found.collect();
    found.sort_unstable_by_key(|&(rank, _)| rank);
    found.truncate(most);
    found
}
