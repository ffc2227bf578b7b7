//! Facets and their values, and the conditions of a filter.

use super::super::truncate::{sanitize, truncate};
use super::unnamed_voice;
use crate::messages::{Messages, capitalize};
use crate::model::date::{Date, Period};
use crate::model::{ActorIx, EventIx, KEY_SIGNIFICANCE, Kind, MAJOR_SIGNIFICANCE, PersonIx, SourceIx, Timeline};
use crate::query::{Bound, EventCondition, EventIds, EventSort, Facet, FacetKey, FacetValue, Filter, Window};
use std::cmp::Reverse;

/// The most characters of a source's title in a list of values.
const MAX_TITLE_CHARS: usize = 90;

/// The heading of a facet.
pub fn facet(m: &Messages, facet: Facet) -> String {
    let text = m.text();
    match facet {
        Facet::Era => text.facet_era(),
        Facet::Actor => text.facet_actor(),
        Facet::Person => text.facet_person(),
        Facet::Kind => text.facet_kind(),
        Facet::Voice => text.facet_voice(),
        Facet::Source => text.facet_source(),
        Facet::Place => text.facet_place(),
        Facet::Language => text.facet_language(),
        Facet::Decade => text.facet_decade(),
    }
}

/// Values of a facet, counted: "54 voices".
pub fn values(m: &Messages, facet: Facet, count: usize) -> String {
    let (text, number) = (m.text(), m.number(count));
    match facet {
        Facet::Era => text.values_era(count, number),
        Facet::Actor => text.values_actor(count, number),
        Facet::Person => text.values_person(count, number),
        Facet::Kind => text.values_kind(count, number),
        Facet::Voice => text.values_voice(count, number),
        Facet::Source => text.values_source(count, number),
        Facet::Place => text.values_place(count, number),
        Facet::Language => text.values_language(count, number),
        Facet::Decade => text.values_decade(count, number),
    }
}

/// The heading of the page of all values of a facet: "All sources".
pub fn all_values(m: &Messages, facet: Facet) -> String {
    let text = m.text();
    match facet {
        Facet::Era => text.all_eras(),
        Facet::Actor => text.all_actors(),
        Facet::Person => text.all_people(),
        Facet::Kind => text.all_kinds(),
        Facet::Voice => text.all_voices(),
        Facet::Source => text.all_sources(),
        Facet::Place => text.all_places(),
        Facet::Language => text.all_languages(),
        Facet::Decade => text.all_decades(),
    }
}

/// The label of the box in which a value of a facet is searched: "Find a source".
pub fn find_value(m: &Messages, facet: Facet) -> String {
    let text = m.text();
    match facet {
        Facet::Era => text.find_era(),
        Facet::Actor => text.find_actor(),
        Facet::Person => text.find_person(),
        Facet::Kind => text.find_kind(),
        Facet::Voice => text.find_voice(),
        Facet::Source => text.find_source(),
        Facet::Place => text.find_place(),
        Facet::Language => text.find_language(),
        Facet::Decade => text.find_decade(),
    }
}

/// How many values of a facet were found, and how many of them are listed.
pub fn values_found(m: &Messages, facet: Facet, listed: usize, found: usize) -> String {
    let all = values(m, facet, found);
    if listed < found { m.text().values_found_listed(all, m.number(listed)) } else { all }
}

/// The name of a facet's value.
pub fn value(m: &Messages, timeline: &Timeline, facet: Facet, value: u32) -> String {
    let id = facet.id(timeline, value);
    match facet {
        Facet::Language => return m.language_name(id),
        Facet::Decade => return id.parse::<Date>().map_or_else(|_| id.to_owned(), |decade| m.date(&decade)),
        Facet::Kind => return kind(m, &timeline.kinds[value as usize]),
        _ => {}
    }
    match (facet.title(timeline, value), timeline.voice_at(value as usize)) {
        (Some(title), _) => title.to_owned(),
        (None, Some(voice)) => unnamed_voice(m, voice),
        (None, None) => String::new(),
    }
}

/// The rank of each value of a facet in lists: people by name, sources by title, languages by their names in the
/// interface, and other values as the timeline numbers them.
pub fn value_order<'a>(m: &Messages, timeline: &'a Timeline, facet: Facet) -> Box<dyn Fn(u32) -> u32 + 'a> {
    match facet {
        Facet::Person => Box::new(|person| timeline.name_rank(PersonIx(person))),
        Facet::Source => Box::new(|source| timeline.title_rank(SourceIx(source))),
        Facet::Language => {
            let names: Vec<_> =
                timeline.vocabularies().languages.iter().map(|tag| Some(m.language_name(tag))).collect();
            let ranks = m.collation().ranks(&names);
            Box::new(move |language| ranks[language as usize].unwrap_or(u32::MAX))
        }
        _ => Box::new(|value| value),
    }
}

/// The title of a kind of event.
pub fn kind(m: &Messages, kind: &Kind) -> String {
    kind.title.clone().unwrap_or_else(|| m.kind(kind.id.as_str()))
}

/// The same in a list, where every line begins with a capital letter.
pub fn listed_value(m: &Messages, timeline: &Timeline, facet: Facet, value: u32) -> String {
    match facet.title(timeline, value) {
        Some(title) if facet == Facet::Source => truncate(title, MAX_TITLE_CHARS),
        _ if matches!(facet, Facet::Decade | Facet::Kind) => self::value(m, timeline, facet, value),
        Some(title) => title.to_owned(),
        None => capitalize(&self::value(m, timeline, facet, value)),
    }
}

/// A chip: one condition of a filter.
pub fn condition(m: &Messages, timeline: &Timeline, filter: &Filter, condition: &EventCondition) -> String {
    let text = m.text();
    match condition {
        EventCondition::Text => filter.text.as_deref().map(|input| searched(m, input)).unwrap_or_default(),
        EventCondition::Facet(Facet::Voice, choice) => text.conditions_voice(chosen(m, timeline, Facet::Voice, choice)),
        EventCondition::Facet(Facet::Source, choice) => {
            text.condition_source(chosen(m, timeline, Facet::Source, choice))
        }
        EventCondition::Facet(Facet::Language, choice) => {
            text.condition_language(chosen(m, timeline, Facet::Language, choice))
        }
        EventCondition::Facet(facet, choice) => chosen(m, timeline, *facet, choice),
        EventCondition::AllActors => text.condition_all_actors(),
        EventCondition::About => text.condition_about(),
        EventCondition::Significance => filter.significance.map(|least| significance(m, least)).unwrap_or_default(),
        EventCondition::Chosen => chosen_events(m, timeline, filter),
        EventCondition::Window => period(m, &filter.window).unwrap_or_else(|| {
            let invalid = [&filter.window.from, &filter.window.to].into_iter().flatten().map(Bound::to_string);
            m.and(&invalid.map(|input| text.quoted(sanitize(&input))).collect::<Vec<_>>())
        }),
    }
}

/// The period of a window, as every text names it: "1969–1972", "2–20 March 1969", "from 1969". `None` if it has no valid
/// bound.
fn period(m: &Messages, window: &Window) -> Option<String> {
    fn date(bound: Option<&Bound>) -> Option<&Period> {
        if let Some(Bound::Period(period)) = bound { Some(period) } else { None }
    }
    match (date(window.from.as_ref()), date(window.to.as_ref())) {
        (Some(from), Some(to)) => Some(m.extent(from.single(), to.single())),
        (Some(from), None) => Some(m.text().condition_from(m.period(from))),
        (None, Some(to)) => Some(m.text().condition_to(m.period(to))),
        (None, None) => None,
    }
}

/// The events of at least a significance: "Key events".
fn significance(m: &Messages, least: u8) -> String {
    match least {
        KEY_SIGNIFICANCE => m.text().condition_key_events(),
        MAJOR_SIGNIFICANCE => m.text().condition_major_events(),
        _ => m.text().condition_significance(m.number(least)),
    }
}

/// The events that are chosen one by one: the title of a single one, or how many they are.
fn chosen_events(m: &Messages, timeline: &Timeline, filter: &Filter) -> String {
    match filter.chosen.values(EventIds) {
        [FacetValue::Known(event)] => timeline.event(EventIx(*event)).title.to_string(),
        [FacetValue::Unknown(input)] => m.text().quoted(sanitize(input)),
        events => m.chosen_events(events.len()),
    }
}

/// A search text in quotation marks, unless it has some of its own.
fn searched(m: &Messages, input: &str) -> String {
    if input.contains(['“', '”', '"']) { input.to_owned() } else { m.text().quoted(input) }
}

/// The name of a value in a sentence.
pub fn value_in_sentence(m: &Messages, timeline: &Timeline, facet: Facet, value: u32) -> String {
    chosen(m, timeline, facet, &FacetValue::Known(value))
}

/// The name of a chosen value.
fn chosen(m: &Messages, timeline: &Timeline, facet: Facet, choice: &FacetValue) -> String {
    match choice {
        FacetValue::Known(known) if facet == Facet::Source => {
            truncate(&value(m, timeline, facet, *known), MAX_TITLE_CHARS)
        }
        FacetValue::Known(known) => value(m, timeline, facet, *known),
        FacetValue::Unknown(input) => m.text().quoted(sanitize(input)),
    }
}

/// The conditions of a filter, each facet's in one part: "China or the Soviet Union", "1945–1953".
pub fn conditions(m: &Messages, timeline: &Timeline, filter: &Filter) -> Vec<String> {
    let text = m.text();
    let mut parts: Vec<String> = filter.text.as_deref().map(|input| searched(m, input)).into_iter().collect();
    for facet in Facet::ALL {
        // A URL sorts values by their ids; a sentence names them as a form lists them.
        let mut choices: Vec<&FacetValue> = filter.facets.values(facet).iter().collect();
        if choices.len() > 1 {
            let rank = value_order(m, timeline, facet);
            choices.sort_by_key(|choice| choice.known().map_or(u32::MAX, &rank));
        }
        let mut groups: Vec<(usize, Vec<String>)> = Vec::new();
        for choice in choices {
            let group = choice.known().map_or(0, |value| facet.group(timeline, value));
            let title = chosen(m, timeline, facet, choice);
            match groups.iter_mut().find(|(of, _)| *of == group) {
                Some((_, titles)) => titles.push(title),
                None => groups.push((group, vec![title])),
            }
        }
        for (_, titles) in groups {
            let titles = if facet == Facet::Actor && filter.all_actors { m.and(&titles) } else { m.or(&titles) };
            parts.push(match facet {
                Facet::Actor if filter.about => text.conditions_actors_about(titles),
                Facet::Person => text.conditions_person(titles),
                Facet::Voice => text.conditions_voice(titles),
                Facet::Source => text.conditions_source(titles),
                Facet::Language => text.conditions_language(titles),
                _ => titles,
            });
        }
    }
    parts.extend(filter.significance.map(|least| significance(m, least)));
    parts.extend(filter.chosen.restricts(EventIds).then(|| chosen_events(m, timeline, filter)));
    parts.extend(period(m, &filter.window));
    parts
}

/// The conditions of a filter: "China or the Soviet Union; treaties; 1945–1953".
pub fn all_conditions(m: &Messages, timeline: &Timeline, filter: &Filter) -> String {
    conditions(m, timeline, filter).join(&m.text().condition_separator())
}

/// The sentence that says what is shown: "41 of 123 events: China or the Soviet Union; treaties; 1945–1953".
pub fn shown(m: &Messages, timeline: &Timeline, filter: &Filter, found: usize) -> String {
    let conditions = all_conditions(m, timeline, filter);
    let total = m.events(timeline.events.len());
    if conditions.is_empty() { total } else { m.text().shown_of(m.number(found), total, conditions) }
}

/// What is found, without the conditions: "15 of 90 events". `None` if there are no conditions.
pub fn shown_briefly(m: &Messages, found: usize, everything: bool, total: String) -> Option<String> {
    (!everything).then(|| m.text().shown_briefly(m.number(found), total))
}

/// The name of the filters, with the number of those that are active: "Filters (2)".
pub fn filters(m: &Messages, active: usize) -> String {
    if active > 0 { m.text().filters_active(m.number(active)) } else { m.text().filters_title() }
}

/// The orders of search results.
pub fn order(m: &Messages, order: EventSort) -> String {
    match order {
        EventSort::Relevance => m.text().order_relevance(),
        EventSort::Time => m.text().order_time(),
    }
}

/// How many of the events of a window are certain to be in it.
pub fn certainty(m: &Messages, all: usize, possible: usize) -> String {
    let possible_number = m.number(possible);
    match all - possible {
        0 => m.text().window_only_possible(possible, possible_number),
        certain => m.text().window_certainty(possible, m.number(certain), possible_number),
    }
}

/// Explains by an example that an actor includes those it continues, if the timeline has one: by the actor with the most
/// predecessors.
pub fn succession(m: &Messages, timeline: &Timeline) -> Option<String> {
    let lines = (0..).map(ActorIx).take(timeline.actors.len()).map(|actor| timeline.with_predecessors(actor));
    let line = lines.filter(|line| line.len() > 1).min_by_key(|line| Reverse(line.len()))?;
    let titles: Vec<&str> = line.iter().map(|&actor| &*timeline.actor(actor).title).collect();
    let (successor, before) = titles.split_first()?;
    Some(m.text().actor_includes(before.len(), *successor, m.and(before)))
}
