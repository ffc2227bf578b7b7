//! The list of sources: its facets, its orders and its summary.

use super::super::truncate::sanitize;
use super::source_kind;
use crate::messages::Messages;
use crate::model::{Namespace, Source, SourceKindIx, SourceRole, Timeline};
use crate::query::{
    FacetValue, MISSING, Problem, SourceCondition, SourceFacet, SourceFilter, SourceIndex, SourceSort, SourceSortKey,
    SourceView,
};

/// The most values with which an unknown value is compared.
const MAX_COMPARED_VALUES: usize = 5_000;

/// The description of the list.
pub fn sources_description(m: &Messages, all: usize) -> String {
    if all == 0 { m.text().sources_description_none() } else { m.text().sources_description(m.sources(all)) }
}

/// What a suggestion says of a source: "Source, 14 February 1950".
pub fn suggested_source(m: &Messages, source: &Source) -> String {
    let dated = source.date.as_ref().map(|date| m.text().suggestion_source_dated(m.date(date)));
    dated.unwrap_or_else(|| m.text().suggestion_source())
}

/// The heading of a facet.
pub fn source_facet(m: &Messages, facet: SourceFacet) -> String {
    match facet {
        SourceFacet::Role => m.text().facet_role(),
        SourceFacet::Kind => m.text().facet_source_kind(),
        SourceFacet::Language => m.text().facet_source_language(),
        SourceFacet::Publisher => m.text().facet_publisher(),
        SourceFacet::Perspective => m.text().facet_perspective(),
    }
}

/// The name of a facet's value.
pub fn source_facet_value(m: &Messages, timeline: &Timeline, facet: SourceFacet, word: &str) -> String {
    let of_role = |(_, role): &(&str, SourceRole)| match role {
        SourceRole::Primary => m.text().value_primary_sources(),
        SourceRole::Secondary => m.text().value_secondary_sources(),
        SourceRole::Reference => m.text().value_reference_works(),
    };
    let title = match facet {
        _ if word == MISSING => Some(m.text().value_not_stated()),
        SourceFacet::Role => SourceRole::ALL.iter().find(|(own, _)| *own == word).map(of_role),
        SourceFacet::Kind => {
            let kinds = (0..).map(SourceKindIx).zip(&timeline.source_kinds);
            kinds.into_iter().find(|(_, kind)| kind.id.as_str() == word).map(|(at, _)| source_kind(m, timeline, at))
        }
        SourceFacet::Language => Some(m.language_name(word)),
        SourceFacet::Publisher => None,
        SourceFacet::Perspective => timeline
            .find(Namespace::Perspectives, word)
            .and_then(|at| timeline.perspectives.get(at as usize))
            .map(|perspective| perspective.title.clone()),
    };
    title.unwrap_or_else(|| word.to_owned())
}

/// Chosen values of a facet in a sentence: "publisher: NATO or TASS", "language: Russian or language not stated".
fn chosen(
    m: &Messages,
    timeline: &Timeline,
    sources: &SourceIndex,
    facet: SourceFacet,
    choices: &[&FacetValue],
) -> String {
    let text = m.text();
    let name = |choice: &FacetValue| match choice {
        FacetValue::Known(_) => source_facet_value(m, timeline, facet, choice.id(sources, facet)),
        FacetValue::Unknown(input) => text.quoted(sanitize(input)),
    };
    let is_stated = |choice: &&&FacetValue| choice.id(sources, facet) != MISSING;
    let stated: Vec<String> = choices.iter().filter(is_stated).map(|choice| name(choice)).collect();
    let mut parts = Vec::new();
    if !stated.is_empty() {
        let stated = m.or(&stated);
        parts.push(match facet {
            SourceFacet::Role | SourceFacet::Kind => stated,
            SourceFacet::Language => text.condition_source_language(stated),
            SourceFacet::Publisher => text.condition_publisher(stated),
            SourceFacet::Perspective => text.condition_perspective(stated),
        });
    }
    if choices.iter().any(|choice| !is_stated(&choice)) {
        parts.push(match facet {
            SourceFacet::Role => text.role_not_stated(),
            SourceFacet::Kind => text.kind_not_stated(),
            SourceFacet::Language => text.language_not_stated(),
            SourceFacet::Publisher => text.publisher_not_stated(),
            SourceFacet::Perspective => text.perspective_not_stated(),
        });
    }
    m.or(&parts)
}

/// A chip: one condition of a view of the sources.
pub fn source_condition(
    m: &Messages,
    timeline: &Timeline,
    sources: &SourceIndex,
    filter: &SourceFilter,
    condition: &SourceCondition,
) -> String {
    match condition {
        SourceCondition::Text => m.text().quoted(filter.text.as_deref().unwrap_or_default()),
        SourceCondition::Facet(facet, value) => chosen(m, timeline, sources, *facet, &[value]),
    }
}

/// The sentence that says what is shown: "12 of 105 sources: Primary sources; publisher: NATO or TASS".
pub fn sources_shown(
    m: &Messages,
    timeline: &Timeline,
    sources: &SourceIndex,
    view: &SourceView,
    found: usize,
) -> String {
    let all = m.sources(timeline.sources.len());
    let part = |facet: SourceFacet| {
        // A URL sorts values by their ids; a sentence names them as they are listed.
        let mut choices: Vec<&FacetValue> = view.filter.facets.values(facet).iter().collect();
        choices.sort_by_key(|choice| choice.known().unwrap_or(u32::MAX));
        (!choices.is_empty()).then(|| chosen(m, timeline, sources, facet, &choices))
    };
    let text = view.filter.text.iter().map(|text| m.text().quoted(text));
    let parts: Vec<String> = text.chain(SourceFacet::ALL.into_iter().filter_map(part)).collect();
    if parts.is_empty() {
        return all;
    }
    m.text().shown_of(m.number(found), all, parts.join(&m.text().condition_separator()))
}

/// The name of a sort key.
pub fn sort_key(m: &Messages, key: SourceSortKey) -> String {
    match key {
        SourceSortKey::Title => m.text().sort_title(),
        SourceSortKey::Date => m.text().sort_date(),
        SourceSortKey::Publisher => m.text().sort_publisher(),
        SourceSortKey::Events => m.text().sort_events(),
    }
}

/// A sentence that says what is shown, and its order.
pub fn in_order(m: &Messages, shown: &str, sort: SourceSort) -> String {
    let text = m.text();
    let order = match (sort.key, sort.descending) {
        (SourceSortKey::Title, false) => text.sorted_by_title(),
        (SourceSortKey::Title, true) => text.sorted_by_title_descending(),
        (SourceSortKey::Date, false) => text.sorted_by_date(),
        (SourceSortKey::Date, true) => text.sorted_by_date_descending(),
        (SourceSortKey::Publisher, false) => text.sorted_by_publisher(),
        (SourceSortKey::Publisher, true) => text.sorted_by_publisher_descending(),
        (SourceSortKey::Events, false) => text.sorted_by_events(),
        (SourceSortKey::Events, true) => text.sorted_by_events_descending(),
    };
    text.parts(shown, order)
}

/// The message about an invalid parameter.
pub fn source_problem(
    m: &Messages,
    timeline: &Timeline,
    sources: &SourceIndex,
    problem: &Problem<SourceFacet>,
) -> String {
    let text = m.text();
    match problem {
        Problem::UnknownValue(facet, value) => {
            let known = sources.ids(*facet).iter().map(String::as_str).take(MAX_COMPARED_VALUES);
            let shown = sanitize(value);
            let message = match facet {
                SourceFacet::Role => text.problem_no_source_role(shown),
                SourceFacet::Kind => text.problem_no_source_kind(shown),
                SourceFacet::Language => text.problem_no_source_language(shown),
                SourceFacet::Publisher => text.problem_no_source_publisher(shown),
                SourceFacet::Perspective => text.problem_no_source_perspective(shown),
            };
            super::with_suggestion(m, message, value, known.filter(|word| *word != MISSING))
        }
        Problem::InvalidOption { value, .. } => {
            text.problem_invalid_sort(sanitize(value), m.or(&SourceSortKey::ALL.map(SourceSortKey::as_str)))
        }
        _ => super::misread(m, timeline, problem),
    }
}
