//! Why an event is in a list: which value of each condition it has.

use super::words;
use crate::model::{ActorIx, EventIx, Timeline};
use crate::query::{Edition, Facet, Filter, SearchResult, TextRef, searchable_texts};

/// What makes an event pass each condition of a filter, in words.
pub fn match_reasons(
    edition: &Edition,
    ix: EventIx,
    filter: &Filter,
    answer: Option<&SearchResult>,
    perhaps: bool,
) -> Vec<String> {
    let timeline = &edition.timeline;
    let mut reasons: Vec<String> = answer.map(|answer| found_in(timeline, ix, answer)).into_iter().flatten().collect();
    for facet in Facet::ALL {
        let chosen: Vec<u32> = filter.facets.known(facet).collect();
        if chosen.is_empty() {
            continue;
        }
        if facet == Facet::Actor {
            reasons
                .extend(chosen.into_iter().filter_map(|actor| took_part(timeline, ix, ActorIx(actor), filter.about)));
            continue;
        }
        let mut own = Vec::new();
        facet.each(timeline, timeline.event(ix), |value| own.push(value));
        for value in chosen.into_iter().filter(|value| own.contains(value)) {
            reasons.push(words::because(words::facet(facet), &words::choice(timeline, facet, value)));
        }
    }
    if !filter.window.is_whole() {
        reasons.push(words::in_window(perhaps));
    }
    reasons
}

/// Through whom an event is one of an actor.
fn took_part(timeline: &Timeline, ix: EventIx, actor: ActorIx, about: bool) -> Option<String> {
    let event = timeline.event(ix);
    let line = timeline.with_predecessors(actor);
    let among = |actors: &[ActorIx]| line.iter().copied().find(|one| actors.contains(one));
    let acted = among(&event.actors);
    let one = acted.or_else(|| among(&event.concerns).filter(|_| about))?;
    let heir = (one != actor).then(|| timeline.actor(actor).title.as_str());
    Some(words::took_part(&timeline.actor(one).title, acted.is_some(), heir))
}

/// In which texts of an event stands what was looked for.
fn found_in(timeline: &Timeline, ix: EventIx, answer: &SearchResult) -> Option<String> {
    let event = timeline.event(ix);
    let mut parts: Vec<TextRef> = Vec::new();
    searchable_texts(timeline, event, |part, text| {
        if !parts.contains(&part) && !answer.highlighter.find(text).is_empty() {
            parts.push(part);
        }
    });
    let mut named: Vec<String> = Vec::new();
    for part in parts {
        let name = words::part(timeline, event, part);
        if !named.contains(&name) {
            named.push(name);
        }
    }
    (!named.is_empty()).then(|| words::found_in(&named))
}
