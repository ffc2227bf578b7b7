//! What is shown, what was chosen, and what could not be read.

use super::{capital, clip, echo, events, in_the_voice_of, language, list, number, span, unnamed_voice, voice_title};
use crate::model::Timeline;
use crate::model::date::{DateError, Period};
use crate::query::{
    Bound, Condition, EventSort, Facet, FacetKey, FacetValue, Filter, MAX_QUERY_CHARS, Problem, RelationFacet,
    RelationListFacet,
};

/// Values that are compared with a word that is none, at most.
const COMPARED: usize = 5_000;

/// The way out of a filter.
pub const SEE_ALL_EVENTS: &str = "See all events";

/// What the form is for.
pub const FILTER_EVENTS: &str = "Search and filter events";
pub const FILTER_RELATIONS: &str = "Search and filter relations";

/// The heading of a facet.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Era => "Era",
        Facet::Actor => "Actor",
        Facet::Kind => "Kind",
        Facet::Voice => "Voice",
        Facet::Source => "Source",
        Facet::Place => "Place",
        Facet::Language => "Language of sources",
        Facet::Decade => "Decade",
    }
}

/// A facet's value in the singular and plural, within a sentence.
fn values(facet: Facet) -> (&'static str, &'static str) {
    match facet {
        Facet::Era => ("era", "eras"),
        Facet::Actor => ("actor", "actors"),
        Facet::Kind => ("kind", "kinds"),
        Facet::Voice => ("voice", "voices"),
        Facet::Source => ("source", "sources"),
        Facet::Place => ("place", "places"),
        Facet::Language => ("language", "languages"),
        Facet::Decade => ("decade", "decades"),
    }
}

/// What the values of a facet are folded behind: "54 voices".
pub fn folded_values(facet: Facet, count: usize) -> String {
    let (one, many) = values(facet);
    super::count(count, one, many)
}

/// That only some of the values of a facet are listed: "The 10 sources with the most events, of 645".
pub fn listed_values(facet: Facet, listed: usize, all: usize) -> String {
    let (one, many) = values(facet);
    format!("The {} with the most events, of {}", super::count(listed, one, many), number(all))
}

/// The heading of the page of all values of a facet: "All sources".
pub fn all_values(facet: Facet) -> String {
    format!("All {}", values(facet).1)
}

/// What the page of all values of a facet shows.
pub fn all_values_counted(facet: Facet) -> String {
    format!("All {}, each with how many events it gives under everything else that is filtered by.", values(facet).1)
}

/// How many values of a facet were found, and how many of them are listed.
pub fn values_found(facet: Facet, listed: usize, found: usize) -> String {
    let (one, many) = values(facet);
    let found_words = super::count(found, one, many);
    if listed < found {
        format!("{found_words}; the {} with the most events are listed", number(listed))
    } else {
        found_words
    }
}

/// The label of the box in which a value of a facet is looked for: "Find a source".
pub fn find_value(facet: Facet) -> String {
    let (one, _) = values(facet);
    let article = if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("Find {article} {one}")
}

/// The name of a facet's value.
pub fn value(timeline: &Timeline, facet: Facet, value: u32) -> String {
    if facet == Facet::Language {
        return language(facet.id(timeline, value));
    }
    match (facet.title(timeline, value), timeline.voice_at(value as usize)) {
        (Some(title), _) => title.to_owned(),
        (None, Some(voice)) => unnamed_voice(voice).to_owned(),
        (None, None) => String::new(),
    }
}

/// Characters of a source's title where it is one of many choices, at most.
const LONGEST_TITLE: usize = 90;

/// The same in a list of choices, where every line begins with a capital letter of its own or of its voice.
pub fn choice(timeline: &Timeline, facet: Facet, value: u32) -> String {
    match facet.title(timeline, value) {
        Some(title) if facet == Facet::Source => clip(title, LONGEST_TITLE),
        Some(title) => title.to_owned(),
        None => capital(&self::value(timeline, facet, value)),
    }
}

/// A chip: one condition of a filter.
pub fn condition(timeline: &Timeline, filter: &Filter, condition: &Condition) -> String {
    let bound = |bound: Option<&Bound>| match bound {
        Some(Bound::Period(period)) => period.words(),
        Some(Bound::Invalid(text)) => format!("“{}”", echo(text)),
        None => String::new(),
    };
    match condition {
        Condition::Text => filter.text.as_deref().map(searched).unwrap_or_default(),
        Condition::Facet(Facet::Voice, choice) => voice_title(&chosen(timeline, Facet::Voice, choice)),
        Condition::Facet(Facet::Source, choice) => format!("source: {}", chosen(timeline, Facet::Source, choice)),
        Condition::Facet(Facet::Language, choice) => {
            format!("source in {}", chosen(timeline, Facet::Language, choice))
        }
        Condition::Facet(facet, choice) => chosen(timeline, *facet, choice),
        Condition::AllActors => "all of these actors together".into(),
        Condition::About => "including events about them".into(),
        Condition::From => format!("from {}", bound(filter.window.from.as_ref())),
        Condition::To => format!("to {}", bound(filter.window.to.as_ref())),
    }
}

/// A text that is looked for, in quotation marks unless it has some of its own.
fn searched(text: &str) -> String {
    if text.contains(['“', '”', '"']) { text.to_owned() } else { format!("“{text}”") }
}

/// The name of a choice.
fn chosen(timeline: &Timeline, facet: Facet, choice: &FacetValue) -> String {
    match choice {
        FacetValue::Known(known) if facet == Facet::Source => clip(&value(timeline, facet, *known), LONGEST_TITLE),
        FacetValue::Known(known) => value(timeline, facet, *known),
        FacetValue::Unknown(text) => format!("“{}”", echo(text)),
    }
}

/// The conditions of a filter, each facet's in one part: "China or the Soviet Union", "1945–1953".
pub fn conditions(timeline: &Timeline, filter: &Filter) -> Vec<String> {
    let mut parts: Vec<String> = filter.text.as_deref().map(searched).into_iter().collect();
    for facet in Facet::ALL {
        // A URL sorts values by their ids; a sentence names them in the order of the timeline.
        let mut choices: Vec<&FacetValue> = filter.facets.values(facet).iter().collect();
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
                Facet::Source => format!("resting on {titles}"),
                Facet::Language => format!("with a source in {titles}"),
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

/// By what events can be sorted that were searched for.
pub fn order(order: EventSort) -> &'static str {
    match order {
        EventSort::Relevance => "Relevance",
        EventSort::Time => "Time",
    }
}

/// How many of the events of a window are surely in it.
pub fn certainty(all: usize, perhaps: usize) -> String {
    match all - perhaps {
        0 => format!("Perhaps in these years, since their dates are not known exactly: {}.", number(perhaps)),
        surely => format!(
            "Surely in these years: {}. Perhaps, since their dates are not known exactly: {}.",
            number(surely),
            number(perhaps)
        ),
    }
}

/// That an event may lie outside of the window.
pub const PERHAPS: &str = "perhaps in these years";

/// That a successor includes its predecessors, by the first example that the timeline has.
pub fn succession(timeline: &Timeline) -> Option<String> {
    let heir = timeline.actors.iter().find(|actor| !actor.successor_of.is_empty())?;
    let before: Vec<String> = heir.successor_of.iter().map(|&before| timeline.actor(before).title.clone()).collect();
    Some(format!("An actor includes those it continues: {} includes {}.", heir.title, list(&before, "and")))
}

/// What a reader is told of a parameter that could not be read.
pub fn problem(timeline: &Timeline, problem: &Problem<Facet>) -> String {
    match problem {
        Problem::UnknownValue(facet, value) => {
            let known = (0..).map(|n| facet.id(timeline, n)).take(facet.len(timeline).min(COMPARED));
            unknown(values(*facet).0, value, known)
        }
        _ => misread(problem),
    }
}

/// The same of the list of relations.
pub fn relations_problem(timeline: &Timeline, problem: &Problem<RelationListFacet>) -> String {
    match problem {
        Problem::UnknownValue(RelationListFacet::Event(facet), value) => {
            self::problem(timeline, &Problem::UnknownValue(*facet, value.clone()))
        }
        Problem::UnknownValue(RelationListFacet::Relation(facet), value) => {
            let name = match facet {
                RelationFacet::Type => "type of relation",
                RelationFacet::Claim => "manner of claim",
            };
            unknown(name, value, facet.ids())
        }
        _ => misread(problem),
    }
}

/// What a reader is told of a parameter that could not be read, whatever the list.
pub fn misread<F>(problem: &Problem<F>) -> String {
    match problem {
        Problem::UnknownValue(_, value) => format!("There is no “{}” here, so it matches nothing.", echo(value)),
        Problem::InvalidDate { key, value } => {
            let hint = match value.parse::<Period>() {
                Err(error) if !matches!(error, DateError::NotEdtf { .. }) => error.hint().replace('`', ""),
                _ => "Write 1950, 1950-02 or 1950-02-14.".into(),
            };
            format!("“{}” in “{key}” is not a year, month or day, so it was passed over. {hint}", echo(value))
        }
        Problem::ReversedWindow => "“From” is later than “to”, so nothing lies between them.".into(),
        Problem::InvalidOption { key: "lanes", value } => {
            format!("“{}” in “lanes” is none of actor, kind and none, so it was passed over.", echo(value))
        }
        Problem::InvalidOption { value, .. } => {
            format!("“{}” in “sort” is neither relevance nor time, so it was passed over.", echo(value))
        }
        Problem::NoWords(value) => format!("There is no word in “{}” to look for, so it was passed over.", echo(value)),
        Problem::TextTooLong => {
            format!(
                "What was looked for is longer than {MAX_QUERY_CHARS} characters; what follows them was passed over."
            )
        }
        Problem::InvalidPage(value) => format!("“{}” is not the number of a page.", echo(value)),
    }
}

/// That a word is no value of what has this name, and which value it is nearest to.
fn unknown<'a>(name: &str, value: &str, known: impl Iterator<Item = &'a str>) -> String {
    let near = crate::did_you_mean::nearest(value, known);
    let near = near.map_or(String::new(), |near| format!(" Did you mean “{near}”?"));
    format!("There is no {name} “{}” here, so it matches nothing.{near}", echo(value))
}
