//! The web of relations.

use super::{count, number, relation};
use crate::model::{RelationKind, RelationRef, Timeline};
use crate::query::{FacetValue, Filter, RelationCondition, RelationFacet, RelationsView};

/// What `/relations` is.
pub const RELATIONS_DESCRIPTION: &str =
    "How the events of this timeline bear on each other: each relation with who claims it, and on what passage.";

/// The way out of a filter.
pub const SEE_ALL_RELATIONS: &str = "See all relations";

/// Which events a filter of relations means.
pub const EITHER_END: &str = "A relation is shown where the event at one of its ends, or each of them, is one of those chosen here. Figures are relations.";

/// "41 relations"
pub fn relations(number: usize) -> String {
    count(number, "relation", "relations")
}

/// The heading of an aspect.
pub fn aspect(aspect: RelationFacet) -> &'static str {
    match aspect {
        RelationFacet::Type => "Type",
        RelationFacet::Claim => "Claim",
    }
}

/// The name of an aspect's value.
pub fn aspect_value(aspect: RelationFacet, value: u32) -> &'static str {
    match (aspect, aspect.ids().nth(value as usize).unwrap_or("")) {
        (RelationFacet::Type, _) => {
            RelationKind::ALL.get(value as usize).map_or("", |&(_, kind)| relation(kind, false))
        }
        (RelationFacet::Claim, "hedged") => "claimed with a reservation",
        (RelationFacet::Claim, "disputed") => "disputed",
        (RelationFacet::Claim, _) => "neither hedged nor disputed",
    }
}

/// What a line tells of a claim; of a plain one nothing.
pub fn line(hedged: bool, disputed: bool) -> Option<&'static str> {
    match (hedged, disputed) {
        (false, false) => None,
        (true, false) => Some("claimed with a reservation"),
        (false, true) => Some("disputed"),
        (true, true) => Some("claimed with a reservation, and disputed"),
    }
}

/// A chip: one condition of a view of relations.
pub fn relation_condition(timeline: &Timeline, filter: &Filter, condition: &RelationCondition) -> String {
    match condition {
        RelationCondition::Event(condition) => super::condition(timeline, filter, condition),
        RelationCondition::Facet(aspect, choice) => chosen(*aspect, choice),
    }
}

fn chosen(aspect: RelationFacet, choice: &FacetValue) -> String {
    match choice {
        FacetValue::Known(value) => aspect_value(aspect, *value).to_owned(),
        FacetValue::Unknown(text) => format!("“{}”", super::echo(text)),
    }
}

/// The sentence that says what is shown: "41 of 105 relations, among 38 events: China or the Soviet Union; led to".
pub fn relations_shown(timeline: &Timeline, view: &RelationsView, found: usize, events: usize) -> String {
    let mut parts = super::conditions(timeline, &view.filter.events);
    for aspect in RelationFacet::ALL {
        let mut choices: Vec<&FacetValue> = view.filter.facets.values(aspect).iter().collect();
        choices.sort_by_key(|choice| choice.known().unwrap_or(u32::MAX));
        let names: Vec<String> = choices.into_iter().map(|choice| chosen(aspect, choice)).collect();
        parts.extend((!names.is_empty()).then(|| super::list(&names, "or")));
    }
    let total = relations(timeline.relations().count());
    let among = if found == 0 { String::new() } else { format!(", among {}", super::events(events)) };
    if parts.is_empty() {
        format!("{total}{among}")
    } else {
        format!("{} of {total}{among}: {}", number(found), parts.join("; "))
    }
}

/// Which part of a list is drawn: "Relations 201 to 400 of 1,234".
pub fn relations_part(first: usize, last: usize, all: usize) -> String {
    format!(
        "{} to {} of {}, in the order of time; the drawing shows these.",
        number(first),
        number(last),
        relations(all)
    )
}

/// A relation in words: "The treaty, 1950, led to the war, 1951".
pub fn relation_sentence(timeline: &Timeline, at: RelationRef) -> String {
    let claim = timeline.relation(at);
    let (from, to) = (timeline.event(at.event), timeline.event(claim.to));
    let line = line(claim.hedged, !claim.disputed_by.is_empty()).map_or_else(String::new, |line| format!(" ({line})"));
    let (before, after) = (from.date.words(), to.date.words());
    format!("{}, {before}, {} {}, {after}{line}", from.title, relation(claim.kind, false), to.title)
}
