//! What is shown, what was chosen, and what could not be read.

use super::{capital, echo, events, in_the_voice_of, list, number, span, unnamed_voice, voice_title};
use crate::model::Timeline;
use crate::model::date::{DateError, Period};
use crate::query::{Aspect, Bound, Choice, Condition, Facet, Filter, Problem};

/// The way out of a filter.
pub const SEE_ALL_EVENTS: &str = "See all events";

/// The heading of a facet.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Era => "Era",
        Facet::Actor => "Actor",
        Facet::Kind => "Kind",
        Facet::Voice => "Voice",
    }
}

/// The name of a facet's value.
pub fn value(timeline: &Timeline, facet: Facet, value: u32) -> String {
    match (facet.title(timeline, value), timeline.voice_at(value as usize)) {
        (Some(title), _) => title.to_owned(),
        (None, Some(voice)) => unnamed_voice(voice).to_owned(),
        (None, None) => String::new(),
    }
}

/// The same in a list of choices, where every line begins with a capital letter of its own or of its voice.
pub fn choice(timeline: &Timeline, facet: Facet, value: u32) -> String {
    facet.title(timeline, value).map_or_else(|| capital(&self::value(timeline, facet, value)), str::to_owned)
}

/// A chip: one condition of a filter.
pub fn condition(timeline: &Timeline, filter: &Filter, condition: &Condition) -> String {
    let bound = |bound: Option<&Bound>| match bound {
        Some(Bound::Period(period)) => period.words(),
        Some(Bound::Unread(text)) => format!("“{}”", echo(text)),
        None => String::new(),
    };
    match condition {
        Condition::Choice(Facet::Voice, choice) => voice_title(&chosen(timeline, Facet::Voice, choice)),
        Condition::Choice(facet, choice) => chosen(timeline, *facet, choice),
        Condition::AllActors => "all of these actors together".into(),
        Condition::About => "including events about them".into(),
        Condition::From => format!("from {}", bound(filter.window.from.as_ref())),
        Condition::To => format!("to {}", bound(filter.window.to.as_ref())),
    }
}

/// The name of a choice.
fn chosen(timeline: &Timeline, facet: Facet, choice: &Choice) -> String {
    match choice {
        Choice::Known(known) => value(timeline, facet, *known),
        Choice::Unknown(text) => format!("“{}”", echo(text)),
    }
}

/// The conditions of a filter, each facet's in one part: "China or the Soviet Union", "1945–1953".
pub fn conditions(timeline: &Timeline, filter: &Filter) -> Vec<String> {
    let mut parts = Vec::new();
    for facet in Facet::ALL {
        // A URL sorts values by their ids; a sentence names them in the order of the timeline.
        let mut choices: Vec<&Choice> = filter.chosen(facet).iter().collect();
        choices.sort_by_key(|choice| choice.known().unwrap_or(u32::MAX));
        let mut groups: Vec<(usize, Vec<String>)> = Vec::new();
        for choice in choices {
            let group = choice.known().map_or(0, |value| facet.group(timeline, value));
            let title = chosen(timeline, facet, choice);
            match groups.iter_mut().find(|(of, _)| *of == group) {
                Some((_, titles)) => titles.push(title),
                None => groups.push((group, vec![title])),
            }
        }
        let joint = if facet == Facet::Actor && filter.all_actors { "and" } else { "or" };
        for (_, titles) in groups {
            let titles = list(&titles, joint);
            parts.push(match facet {
                Facet::Actor if filter.about => format!("{titles}, acting or concerned"),
                Facet::Voice => in_the_voice_of(&titles),
                _ => titles,
            });
        }
    }
    let period = |bound: &Option<Bound>| match bound {
        Some(Bound::Period(period)) => Some(period.words()),
        _ => None,
    };
    match (period(&filter.window.from), period(&filter.window.to)) {
        (Some(from), Some(to)) => parts.push(span(&from, &to)),
        (Some(from), None) => parts.push(format!("from {from}")),
        (None, Some(to)) => parts.push(format!("to {to}")),
        (None, None) => {}
    }
    parts
}

/// The sentence that says what is shown: "41 of 123 events: China or the Soviet Union; treaties; 1945–1953".
pub fn shown(timeline: &Timeline, filter: &Filter, found: usize) -> String {
    let parts = conditions(timeline, filter);
    let total = events(timeline.events.len());
    if parts.is_empty() { total } else { format!("{} of {total}: {}", number(found), parts.join("; ")) }
}

/// That a successor includes its predecessors, by the first example that the timeline has.
pub fn succession(timeline: &Timeline) -> Option<String> {
    let heir = timeline.actors.iter().find(|actor| !actor.successor_of.is_empty())?;
    let before: Vec<String> = heir.successor_of.iter().map(|&before| timeline.actor(before).title.clone()).collect();
    Some(format!("An actor includes those it continues: {} includes {}.", heir.title, list(&before, "and")))
}

/// What a reader is told of a parameter that could not be read.
pub fn problem(timeline: &Timeline, problem: &Problem) -> String {
    match problem {
        Problem::UnknownValue(facet, value) => {
            let name = match facet {
                Facet::Era => "era",
                Facet::Actor => "actor",
                Facet::Kind => "kind",
                Facet::Voice => "voice",
            };
            unknown(name, value, (0..).map(|n| facet.id(timeline, n)).take(facet.len(timeline)))
        }
        Problem::UnknownWord(aspect, value) => {
            let name = match aspect {
                Aspect::Type => "type of relation",
                Aspect::Claim => "manner of claim",
            };
            unknown(name, value, aspect.words())
        }
        Problem::NoPeriod { key, value } => {
            let hint = match value.parse::<Period>() {
                Err(error) if !matches!(error, DateError::NotEdtf { .. }) => error.hint().replace('`', ""),
                _ => "Write 1950, 1950-02 or 1950-02-14.".into(),
            };
            format!("“{}” in “{key}” is not a year, month or day, so it was passed over. {hint}", echo(value))
        }
        Problem::Reversed => "“From” is later than “to”, so nothing lies between them.".into(),
        Problem::NoLanes(value) => {
            format!("“{}” in “lanes” is none of actor, kind and none, so it was passed over.", echo(value))
        }
        Problem::NoPage(value) => format!("“{}” is not the number of a page.", echo(value)),
    }
}

/// That a word is no value of what has this name, and which value it is nearest to.
fn unknown<'a>(name: &str, value: &str, known: impl Iterator<Item = &'a str>) -> String {
    let near = crate::load::nearest(value, known);
    let near = near.map_or(String::new(), |near| format!(" Did you mean “{near}”?"));
    format!("There is no {name} “{}” here, so it matches nothing.{near}", echo(value))
}
