//! The list of sources: its facets, its orders, and what is shown of it.

use super::{count, echo, language, list, number, source_kind};
use crate::model::{Namespace, SourceKind, SourceRole, Timeline};
use crate::query::{FacetValue, MISSING, Problem, SourceFacet, SourceIndex, SourceSort, SourceSortKey, SourceView};

/// The way out where nothing is found.
pub const SEE_ALL_SOURCES: &str = "See all sources";

/// "105 sources"
pub fn sources(number: usize) -> String {
    count(number, "source", "sources")
}

/// What `/sources` is.
pub fn sources_description(all: usize) -> String {
    if all == 0 {
        return "This timeline names no sources yet.".into();
    }
    format!("The {} on which this timeline rests, with the passages quoted from each.", sources(all))
}

/// The heading of a facet.
pub fn source_facet(facet: SourceFacet) -> &'static str {
    match facet {
        SourceFacet::Role => "Role",
        SourceFacet::Kind => "Kind",
        SourceFacet::Language => "Language",
        SourceFacet::Publisher => "Publisher",
        SourceFacet::Perspective => "Perspective",
    }
}

/// A value in a list of choices.
pub fn source_choice(timeline: &Timeline, facet: SourceFacet, word: &str) -> String {
    let of_role = |(_, role): &(&str, SourceRole)| match role {
        SourceRole::Primary => "Primary sources",
        SourceRole::Secondary => "Secondary sources",
        SourceRole::Reference => "Works of reference",
    };
    let title = match facet {
        _ if word == MISSING => Some("Not stated".to_owned()),
        SourceFacet::Role => SourceRole::ALL.iter().find(|(own, _)| *own == word).map(of_role).map(str::to_owned),
        SourceFacet::Kind => {
            SourceKind::ALL.iter().find(|(own, _)| *own == word).map(|&(_, kind)| source_kind(kind).to_owned())
        }
        SourceFacet::Language => Some(language(word)),
        SourceFacet::Publisher => None,
        SourceFacet::Perspective => timeline
            .find(Namespace::Perspectives, word)
            .and_then(|at| timeline.perspectives.get(at as usize))
            .map(|perspective| perspective.title.clone()),
    };
    title.unwrap_or_else(|| word.to_owned())
}

/// What stands before the values of a facet in a sentence, and what stands for those whose record does not say.
fn phrases(facet: SourceFacet) -> (&'static str, &'static str) {
    match facet {
        SourceFacet::Role => ("", "role not stated"),
        SourceFacet::Kind => ("", "kind not stated"),
        SourceFacet::Language => ("language: ", "language not stated"),
        SourceFacet::Publisher => ("publisher: ", "publisher not stated"),
        SourceFacet::Perspective => ("perspective: ", "perspective not stated"),
    }
}

/// Chosen values of a facet in a sentence: "publisher: NATO or TASS", "language: Russian or language not stated".
fn chosen(timeline: &Timeline, catalogue: &SourceIndex, facet: SourceFacet, choices: &[&FacetValue]) -> String {
    let (before, unstated) = phrases(facet);
    let known = |choice: &FacetValue| match choice {
        FacetValue::Known(_) => source_choice(timeline, facet, choice.id(catalogue, facet)),
        FacetValue::Unknown(text) => format!("“{}”", echo(text)),
    };
    let is_stated = |choice: &&&FacetValue| choice.id(catalogue, facet) != MISSING;
    let stated: Vec<String> = choices.iter().filter(is_stated).map(|choice| known(choice)).collect();
    let parts = (!stated.is_empty()).then(|| format!("{before}{}", list(&stated, "or")));
    let rest = (stated.len() < choices.len()).then(|| unstated.to_owned());
    list(&parts.into_iter().chain(rest).collect::<Vec<_>>(), "or")
}

/// A chip: one condition of a view of the sources.
pub fn source_condition(timeline: &Timeline, catalogue: &SourceIndex, condition: &(SourceFacet, FacetValue)) -> String {
    chosen(timeline, catalogue, condition.0, &[&condition.1])
}

/// The sentence that says what is shown: "12 of 105 sources: Primary sources; publisher: NATO or TASS".
pub fn sources_shown(timeline: &Timeline, catalogue: &SourceIndex, view: &SourceView, found: usize) -> String {
    let all = sources(timeline.sources.len());
    let part = |facet: SourceFacet| {
        // A URL sorts values by their words; a sentence names them as they are listed.
        let mut choices: Vec<&FacetValue> = view.filter.values(facet).iter().collect();
        choices.sort_by_key(|choice| choice.known().unwrap_or(u32::MAX));
        (!choices.is_empty()).then(|| chosen(timeline, catalogue, facet, &choices))
    };
    let parts: Vec<String> = SourceFacet::ALL.into_iter().filter_map(part).collect();
    if parts.is_empty() { all } else { format!("{} of {all}: {}", number(found), parts.join("; ")) }
}

/// By what sources can be sorted.
pub fn sort_key(key: SourceSortKey) -> &'static str {
    match key {
        SourceSortKey::Title => "Title",
        SourceSortKey::Date => "Date",
        SourceSortKey::Publisher => "Publisher",
        SourceSortKey::Events => "Events",
    }
}

/// A sentence that says what is shown, and its order.
pub fn in_order(shown: &str, sort: SourceSort) -> String {
    let order = match (sort.key, sort.descending) {
        (SourceSortKey::Title, false) => "by title, A to Z",
        (SourceSortKey::Title, true) => "by title, Z to A",
        (SourceSortKey::Date, false) => "the oldest first",
        (SourceSortKey::Date, true) => "the newest first",
        (SourceSortKey::Publisher, false) => "by publisher, A to Z",
        (SourceSortKey::Publisher, true) => "by publisher, Z to A",
        (SourceSortKey::Events, true) => "those on which most events rest first",
        (SourceSortKey::Events, false) => "those on which fewest events rest first",
    };
    format!("{shown} · {order}")
}

/// What a long list of values is folded behind: "232 publishers", "The 300 publishers with the most sources, of 1,204".
pub fn folded(facet: SourceFacet, listed: usize, all: usize) -> String {
    let (one, many) = match facet {
        SourceFacet::Role => ("role", "roles"),
        SourceFacet::Kind => ("kind", "kinds"),
        SourceFacet::Language => ("language", "languages"),
        SourceFacet::Publisher => ("publisher", "publishers"),
        SourceFacet::Perspective => ("perspective", "perspectives"),
    };
    if listed < all {
        format!("The {} with the most sources, of {}", count(listed, one, many), number(all))
    } else {
        count(all, one, many)
    }
}

/// What a reader is told of a parameter that could not be read.
pub fn source_problem(catalogue: &SourceIndex, problem: &Problem<SourceFacet>) -> String {
    match problem {
        Problem::UnknownValue(facet, value) => {
            let known = catalogue.ids(*facet).iter().map(String::as_str).take(COMPARED);
            let near = crate::did_you_mean::nearest(value, known.filter(|word| *word != MISSING));
            let near = near.map_or(String::new(), |near| format!(" Did you mean “{near}”?"));
            let name = source_facet(*facet).to_lowercase();
            format!("No source has the {name} “{}”, so it matches nothing.{near}", echo(value))
        }
        Problem::InvalidOption { value, .. } => {
            let words: Vec<String> = SourceSortKey::ALL.map(|key| key.as_str().to_owned()).into();
            let words = list(&words, "and");
            format!(
                "“{}” in “sort” is none of {words}, with or without “-” before it, so it was passed over.",
                echo(value)
            )
        }
        _ => super::misread(problem),
    }
}

/// Values that are compared with a word that is none, at most.
const COMPARED: usize = 5_000;
