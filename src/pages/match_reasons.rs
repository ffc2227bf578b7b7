//! Why an event is in a list: which value of each condition it has.

use super::labels;
use crate::messages::Messages;
use crate::model::{EventIx, Timeline};
use crate::query::MatchReason;

/// A reason as text.
pub fn match_reason(m: &Messages, timeline: &Timeline, ix: EventIx, reason: MatchReason) -> String {
    match reason {
        MatchReason::Texts(texts) => {
            let mut named: Vec<String> = Vec::new();
            for text_ref in texts {
                let name = labels::field(m, timeline, timeline.event(ix), text_ref);
                if !named.contains(&name) {
                    named.push(name);
                }
            }
            labels::found_in(m, &named)
        }
        MatchReason::Value(facet, value) => {
            m.text().match_facet(labels::facet(m, facet), labels::listed_value(m, timeline, facet, value))
        }
        MatchReason::Actor { chosen, actor, acted } => {
            let successor = (actor != chosen).then(|| timeline.actor(chosen).title.as_str());
            labels::took_part(m, &timeline.actor(actor).title, acted, successor)
        }
        MatchReason::Window { possibly: true } => m.text().match_possibly_in_window(),
        MatchReason::Window { possibly: false } => m.text().match_in_window(),
    }
}
