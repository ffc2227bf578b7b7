//! Suggestions for what a reader is typing.

use super::search::MatchQuality;
use super::{Edition, Facet};
use crate::model::{ActorIx, EventIx, PersonIx, SourceIx, Voice};

/// A record whose title or name matches what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// An event.
    Event(EventIx),
    /// An actor.
    Actor(ActorIx),
    /// A person who speaks or took part in an event.
    Person(PersonIx),
    /// A source.
    Source(SourceIx),
}

/// The order of suggestions: by quality, then actors, events by significance, people, sources by title, then as in the
/// timeline.
type Rank = (MatchQuality, u8, u32);

impl Edition {
    /// At most `limit` records with a title or name in which each word of `text` is the prefix of a word, the best first.
    /// The best of each kind is always included, so that many events do not hide a source.
    pub fn suggest(&self, text: &str, limit: usize) -> Vec<Suggestion> {
        let timeline = &self.timeline;
        let Some(query) = self.search.prefix_query(timeline, text) else { return Vec::new() };
        let actors = (0..).map(ActorIx).take(timeline.actors.len());
        let actors = actors.filter_map(|ix| Some(((query.actor(ix)?, 0, ix.0), Suggestion::Actor(ix))));
        let events = query.events(self.index.by_significance(), limit).into_iter().map(|(quality, ix)| {
            // From 1 for the most significant to 5.
            let place = 6 - timeline.event(ix).significance.clamp(1, 5);
            ((quality, place, ix.0), Suggestion::Event(ix))
        });
        let took_part = self.index.postings(Facet::Person, false);
        let appears = |&ix: &PersonIx| {
            let silent = self.voices.citations(timeline, Voice::Person(ix)).is_empty();
            !silent || !took_part[ix.index()].is_empty()
        };
        let people = (0..).map(PersonIx).take(timeline.people.len()).filter(appears);
        let people = people.filter_map(|ix| Some(((query.person(ix)?, 6, ix.0), Suggestion::Person(ix))));
        let sources = (0..).map(SourceIx).take(timeline.sources.len());
        let sources =
            sources.filter_map(|ix| Some(((query.source(ix)?, 7, timeline.title_rank(ix)), Suggestion::Source(ix))));

        let kinds = [best(actors, limit), best(events, limit), best(people, limit), best(sources, limit)];
        let mut suggestions: Vec<_> = kinds.into_iter().flat_map(|kind| kind.into_iter().enumerate()).collect();
        suggestions.sort_unstable_by_key(|&(n, (rank, _))| (n > 0, rank));
        suggestions.truncate(limit);
        suggestions.sort_unstable_by_key(|&(_, (rank, _))| rank);
        suggestions.into_iter().map(|(_, (_, suggestion))| suggestion).collect()
    }
}

/// The best suggestions of one kind, in order.
fn best(found: impl Iterator<Item = (Rank, Suggestion)>, limit: usize) -> Vec<(Rank, Suggestion)> {
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|&(rank, _)| rank);
    found.truncate(limit);
    found
}
