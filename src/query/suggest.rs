//! Suggestions for what a reader is typing.

use super::search::{MatchQuality, PrefixQuery};
use super::{Bound, Edition, Facet, Window};
use crate::model::date::Period;
use crate::model::{ActorIx, EraIx, EventIx, PersonIx, SourceIx, Voice};

/// What a reader may have meant by what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// A time in which something happened.
    Period(Period),
    /// An era.
    Era(EraIx),
    /// An event.
    Event(EventIx),
    /// An actor.
    Actor(ActorIx),
    /// A person who speaks or took part in an event.
    Person(PersonIx),
    /// A source.
    Source(SourceIx),
}

/// The most suggestions of each kind.
#[derive(Clone, Copy, Debug)]
pub struct SuggestionLimits {
    /// Of eras.
    pub eras: usize,
    /// Of events.
    pub events: usize,
    /// Of actors and people together.
    pub names: usize,
    /// Of sources.
    pub sources: usize,
}

impl Default for SuggestionLimits {
    fn default() -> Self {
        Self { eras: 2, events: 5, names: 3, sources: 2 }
    }
}

impl Edition {
    /// What may be meant by a text in which each word is the prefix of a word: times and eras, then events, then actors and
    /// people, then sources, the best of each kind first. If there is nothing, the same for the nearest spelling.
    pub fn suggest(&self, text: &str, limits: SuggestionLimits) -> Vec<Suggestion> {
        let found = self.suggest_as_typed(text, limits);
        if !found.is_empty() {
            return found;
        }
        self.search.nearest_names(text).map_or(found, |text| self.suggest_as_typed(&text, limits))
    }

    fn suggest_as_typed(&self, text: &str, limits: SuggestionLimits) -> Vec<Suggestion> {
        let Some(query) = self.search.prefix_query(&self.timeline, text) else { return Vec::new() };
        let happened = |period: &Period| {
            let bound = Some(Bound::Period(*period));
            !self.in_window(&Window { from: bound.clone(), to: bound }).is_empty()
        };
        let periods = Period::from_typed(text).filter(happened).map(Suggestion::Period);
        let events = query.events(self.index.by_significance(), limits.events);
        periods
            .into_iter()
            .chain(best(self.matching_eras(&query), limits.eras))
            .chain(events.into_iter().map(|(_, event)| Suggestion::Event(event)))
            .chain(best(self.matching_names(&query), limits.names))
            .chain(best(self.matching_sources(&query), limits.sources))
            .collect()
    }

    fn matching_eras(&self, query: &PrefixQuery<'_>) -> impl Iterator<Item = (Rank, Suggestion)> {
        let eras = (0..).zip(&self.timeline.eras);
        eras.filter_map(|(ix, era)| Some(((query.text(&era.title)?, 0, ix), Suggestion::Era(EraIx(ix)))))
    }

    fn matching_names(&self, query: &PrefixQuery<'_>) -> impl Iterator<Item = (Rank, Suggestion)> {
        let timeline = &self.timeline;
        let actors = (0..).map(ActorIx).take(timeline.actors.len());
        let actors = actors.filter_map(|ix| Some(((query.actor(ix)?, 0, ix.0), Suggestion::Actor(ix))));
        let took_part = self.index.postings(Facet::Person, false);
        let appears = |&ix: &PersonIx| {
            let silent = self.voices.citations(timeline, Voice::Person(ix)).is_empty();
            !silent || !took_part[ix.index()].is_empty()
        };
        let people = (0..).map(PersonIx).take(timeline.people.len()).filter(appears);
        actors.chain(people.filter_map(|ix| Some(((query.person(ix)?, 1, ix.0), Suggestion::Person(ix)))))
    }

    fn matching_sources(&self, query: &PrefixQuery<'_>) -> impl Iterator<Item = (Rank, Suggestion)> {
        let sources = (0..).map(SourceIx).take(self.timeline.sources.len());
        let rank = |ix: SourceIx| Some((query.source(ix)?, 0, self.timeline.title_rank(ix)));
        sources.filter_map(move |ix| Some((rank(ix)?, Suggestion::Source(ix))))
    }
}

/// The order of suggestions of a kind: by quality, then actors before people, then sources by title and others as in the
/// timeline.
type Rank = (MatchQuality, u8, u32);

/// The best suggestions of one kind, in order.
fn best(found: impl Iterator<Item = (Rank, Suggestion)>, limit: usize) -> impl Iterator<Item = Suggestion> {
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|&(rank, _)| rank);
    found.into_iter().take(limit).map(|(_, suggestion)| suggestion)
}
