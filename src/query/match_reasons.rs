//! Why an event is in a list.

use super::{Edition, Facet, Filter, SearchResult, TextRef, searchable_texts};
use crate::messages::Messages;
use crate::model::{ActorIx, EventIx, Timeline};

/// What makes an event pass a condition of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchReason {
    /// These of its texts have a search word; the weightiest first, each once.
    Texts(Vec<TextRef>),
    /// It has a chosen value.
    Value(Facet, u32),
    /// An actor took part in it, or it concerns that actor.
    Actor {
        /// The actor that was chosen.
        chosen: ActorIx,
        /// The chosen actor, or a predecessor of it.
        actor: ActorIx,
        /// Whether the actor took part.
        acted: bool,
    },
    /// Its date is in the window.
    Window {
        /// Whether it may lie outside, because the date is not known exactly.
        possibly: bool,
    },
}

impl Edition {
    /// Why an event passes a filter, condition by condition. `result` is what the filter's text found; `possibly` says
    /// that the event may lie outside of the window.
    pub fn match_reasons(
        &self,
        ix: EventIx,
        filter: &Filter,
        result: Option<&SearchResult>,
        possibly: bool,
    ) -> Vec<MatchReason> {
        let timeline = &self.timeline;
        let mut reasons: Vec<MatchReason> =
            result.and_then(|result| texts(self.messages, timeline, ix, result)).into_iter().collect();
        for facet in Facet::ALL {
            let mut chosen = filter.facets.known(facet).peekable();
            if chosen.peek().is_none() {
                continue;
            }
            if facet == Facet::Actor {
                reasons.extend(chosen.filter_map(|value| actor(timeline, ix, ActorIx(value), filter.about)));
                continue;
            }
            let mut own = Vec::new();
            facet.for_each_value(timeline, timeline.event(ix), |value| own.push(value));
            reasons.extend(chosen.filter(|value| own.contains(value)).map(|value| MatchReason::Value(facet, value)));
        }
        reasons.extend((!filter.window.is_whole()).then_some(MatchReason::Window { possibly }));
        reasons
    }
}

/// Through which actor an event belongs to a chosen one: the actor itself or the nearest predecessor.
fn actor(timeline: &Timeline, ix: EventIx, chosen: ActorIx, about: bool) -> Option<MatchReason> {
    let event = timeline.event(ix);
    let line = timeline.with_predecessors(chosen);
    let first_of = |actors: &[ActorIx]| line.iter().copied().find(|one| actors.contains(one));
    let acted = first_of(&event.actors);
    let actor = acted.or_else(|| first_of(&event.concerns).filter(|_| about))?;
    Some(MatchReason::Actor { chosen, actor, acted: acted.is_some() })
}

fn texts(messages: &Messages, timeline: &Timeline, ix: EventIx, result: &SearchResult) -> Option<MatchReason> {
    let mut texts: Vec<TextRef> = Vec::new();
    searchable_texts(messages, timeline, timeline.event(ix), |text_ref, text| {
        if !texts.contains(&text_ref) && !result.highlighter.find(text).is_empty() {
            texts.push(text_ref);
        }
    });
    (!texts.is_empty()).then_some(MatchReason::Texts(texts))
}
