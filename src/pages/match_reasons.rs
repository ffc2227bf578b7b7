//! Why an event is in a list, in words: which value of each condition it has.

use super::words;
use crate::model::{EventIx, Timeline};
use crate::query::MatchReason;

/// A reason in words.
pub fn match_reason(timeline: &Timeline, ix: EventIx, reason: MatchReason) -> String {
    match reason {
        MatchReason::Texts(texts) => {
            let mut named: Vec<String> = Vec::new();
            for text_ref in texts {
                let name = words::part(timeline, timeline.event(ix), text_ref);
                if !named.contains(&name) {
                    named.push(name);
                }
            }
            words::found_in(&named)
        }
        MatchReason::Value(facet, value) => words::because(words::facet(facet), &words::choice(timeline, facet, value)),
        MatchReason::Actor { chosen, actor, acted } => {
            let successor = (actor != chosen).then(|| timeline.actor(chosen).title.as_str());
            words::took_part(&timeline.actor(actor).title, acted, successor)
        }
        MatchReason::Window { possibly } => words::in_window(possibly),
    }
}
