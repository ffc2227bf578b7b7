//! The list of relations.

use super::super::truncate::sanitize;
use super::relation;
use crate::messages::Messages;
use crate::model::{EventIx, RelationKind, RelationRef, Timeline};
use crate::query::{FacetValue, Filter, RelationCondition, RelationFacet, RelationsView};

/// The heading of a facet.
pub fn relation_facet(m: &Messages, facet: RelationFacet) -> String {
    match facet {
        RelationFacet::Type => m.text().facet_relation_type(),
        RelationFacet::Claim => m.text().facet_claim(),
    }
}

/// The name of a facet's value.
pub fn relation_facet_value(m: &Messages, facet: RelationFacet, value: u32) -> String {
    match (facet, facet.ids().nth(value as usize).unwrap_or_default()) {
        (RelationFacet::Type, _) => {
            RelationKind::ALL.get(value as usize).map_or_else(String::new, |&(_, kind)| relation(m, kind, false))
        }
        (RelationFacet::Claim, "hedged") => m.text().claim_hedged(),
        (RelationFacet::Claim, "disputed") => m.text().claim_disputed(),
        (RelationFacet::Claim, _) => m.text().claim_plain(),
    }
}

/// How a claim is qualified, if it is.
pub fn qualification(m: &Messages, hedged: bool, disputed: bool) -> Option<String> {
    match (hedged, disputed) {
        (false, false) => None,
        (true, false) => Some(m.text().claim_hedged()),
        (false, true) => Some(m.text().claim_disputed()),
        (true, true) => Some(m.text().claim_hedged_and_disputed()),
    }
}

/// A chip: one condition of a view of relations.
pub fn relation_condition(m: &Messages, timeline: &Timeline, filter: &Filter, condition: &RelationCondition) -> String {
    match condition {
        RelationCondition::Event(condition) => super::condition(m, timeline, filter, condition),
        RelationCondition::Facet(facet, choice) => chosen(m, *facet, choice),
        RelationCondition::Center(choice) => center(m, timeline, choice),
    }
}

/// The event at one end of all relations that are shown.
fn center(m: &Messages, timeline: &Timeline, choice: &FacetValue) -> String {
    match choice {
        FacetValue::Known(event) => timeline.event(EventIx(*event)).title.to_string(),
        FacetValue::Unknown(text) => m.text().quoted(sanitize(text)),
    }
}

fn chosen(m: &Messages, facet: RelationFacet, choice: &FacetValue) -> String {
    match choice {
        FacetValue::Known(value) => relation_facet_value(m, facet, *value),
        FacetValue::Unknown(text) => m.text().quoted(sanitize(text)),
    }
}

/// The sentence that says what is shown: "41 of 105 connections between 38 events: China or the Soviet Union; led to".
pub fn relations_shown(m: &Messages, timeline: &Timeline, view: &RelationsView, found: usize, events: usize) -> String {
    let mut parts = super::conditions(m, timeline, &view.filter.events);
    for facet in RelationFacet::ALL {
        let mut choices: Vec<&FacetValue> = view.filter.facets.values(facet).iter().collect();
        choices.sort_by_key(|choice| choice.known().unwrap_or(u32::MAX));
        let names: Vec<String> = choices.into_iter().map(|choice| chosen(m, facet, choice)).collect();
        parts.extend((!names.is_empty()).then(|| m.or(&names)));
    }
    parts.extend(view.filter.center.as_ref().map(|choice| center(m, timeline, choice)));
    let total = m.relations(timeline.relations().count());
    let all = if found == 0 { total } else { m.text().relations_among(total, m.events(events)) };
    if parts.is_empty() {
        return all;
    }
    m.text().relations_shown(m.number(found), all, parts.join(&m.text().condition_separator()))
}

/// A relation in words: "The treaty, 1950, led to the war, 1951".
pub fn relation_sentence(m: &Messages, timeline: &Timeline, at: RelationRef) -> String {
    let claim = timeline.relation(at);
    let (from, to) = (timeline.event(at.event), timeline.event(claim.to));
    let sentence = m.text().relation_sentence(
        &from.title,
        m.date(&from.date),
        relation(m, claim.kind, false),
        &to.title,
        m.date(&to.date),
    );
    match qualification(m, claim.hedged, !claim.disputed_by.is_empty()) {
        Some(qualification) => m.text().relation_qualified(sentence, qualification),
        None => sentence,
    }
}
