//! What a reader wants to see of the relations of a timeline, and the one way to write it.

use super::{Condition, FacetValue, Filter, PageNumber, Problem, RelationFacet, View};
use crate::model::Timeline;

/// Which relations: those of which an event at one end or both passes a filter, of the chosen types, claimed in the
/// chosen manner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationsView {
    /// Which events.
    pub filter: Filter,
    /// The chosen values of each aspect, sorted by their text, without duplicates; by [`RelationFacet`].
    chosen: [Vec<FacetValue>; RelationFacet::ALL.len()],
    /// Which page of the list.
    pub page: PageNumber,
}

/// One condition of a view of relations, which can be dropped on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationCondition {
    /// A condition of the events.
    Event(Condition),
    /// A chosen value.
    Facet(RelationFacet, FacetValue),
}

impl RelationsView {
    /// Reads a query string as [`View::parse`] does, and `type` and `claim`.
    #[must_use]
    pub fn parse(timeline: &Timeline, query: &str) -> (Self, Vec<Problem>) {
        let (View { filter, page, .. }, mut problems) = View::parse(timeline, query);
        // Nothing here has lanes, and the order is always that of time.
        problems.retain(|problem| !matches!(problem, Problem::InvalidLanes(_) | Problem::InvalidSort(_)));
        let mut view = Self { filter, page, ..Self::default() };
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let aspect = RelationFacet::ALL.into_iter().find(|aspect| aspect.key() == key);
            if let Some(aspect) = aspect.filter(|_| !value.trim().is_empty()) {
                view.choose(aspect, value.trim());
            }
        }
        for aspect in RelationFacet::ALL {
            for choice in view.chosen(aspect) {
                if let FacetValue::Unknown(text) = choice {
                    problems.push(Problem::UnknownRelationValue(aspect, text.clone()));
                }
            }
        }
        (view, problems)
    }

    fn choose(&mut self, aspect: RelationFacet, text: &str) {
        let choice = aspect.find(text).map_or_else(|| FacetValue::Unknown(text.to_owned()), FacetValue::Known);
        let chosen = &mut self.chosen[aspect as usize];
        let unknown = chosen.iter().filter(|choice| choice.known().is_none()).count();
        if choice.known().is_some() || unknown < super::view::UNKNOWN {
            chosen.push(choice);
            chosen.sort_by(|a, b| text_of(aspect, a).cmp(text_of(aspect, b)));
            chosen.dedup();
        }
    }

    /// Whether a query has fields without a value, as a form without a script sends them.
    #[must_use]
    pub fn has_empty_fields(query: &str) -> bool {
        let known = |key: &str| RelationFacet::ALL.iter().any(|aspect| aspect.key() == key);
        let mut fields = form_urlencoded::parse(query.as_bytes());
        View::has_empty_fields(query) || fields.any(|(key, value)| known(&key) && value.trim().is_empty())
    }

    /// The same relations from another page of their list on.
    #[must_use]
    pub fn with_page(&self, page: PageNumber) -> Self {
        Self { page, ..self.clone() }
    }

    /// The chosen values of an aspect.
    #[must_use]
    pub fn chosen(&self, aspect: RelationFacet) -> &[FacetValue] {
        &self.chosen[aspect as usize]
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn has(&self, aspect: RelationFacet, value: u32) -> bool {
        self.chosen(aspect).contains(&FacetValue::Known(value))
    }

    /// Every condition, in the canonical order.
    #[must_use]
    pub fn conditions(&self) -> Vec<RelationCondition> {
        let mut conditions: Vec<_> = self.filter.conditions().into_iter().map(RelationCondition::Event).collect();
        for aspect in RelationFacet::ALL {
            let choice = |choice: &FacetValue| RelationCondition::Facet(aspect, choice.clone());
            conditions.extend(self.chosen(aspect).iter().map(choice));
        }
        conditions
    }

    /// The view without one of its conditions, from its first page.
    #[must_use]
    pub fn without(&self, condition: &RelationCondition) -> Self {
        let mut view = self.with_page(PageNumber::default());
        match condition {
            RelationCondition::Event(condition) => view.filter = self.filter.without(condition),
            RelationCondition::Facet(aspect, choice) => view.chosen[*aspect as usize].retain(|other| other != choice),
        }
        view
    }

    /// The view with one of its conditions alone.
    #[must_use]
    pub fn only(&self, condition: &RelationCondition) -> Self {
        let mut view = Self::default();
        match condition {
            RelationCondition::Event(condition) => view.filter = self.filter.only(condition),
            RelationCondition::Facet(aspect, choice) => view.chosen[*aspect as usize].push(choice.clone()),
        }
        view
    }

    /// The canonical query string with its `?`; empty for the view of everything. The keys of a filter, then
    /// `type claim page`.
    #[must_use]
    pub fn query_string(&self, timeline: &Timeline) -> String {
        let mut out = form_urlencoded::Serializer::new(View::new(self.filter.clone()).query(timeline));
        for aspect in RelationFacet::ALL {
            for choice in self.chosen(aspect) {
                out.append_pair(aspect.key(), text_of(aspect, choice));
            }
        }
        if self.page.0 > 1 {
            out.append_pair("page", &self.page.0.to_string());
        }
        let query = out.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

/// A choice as a URL has it.
fn text_of(aspect: RelationFacet, choice: &FacetValue) -> &str {
    match choice {
        FacetValue::Known(value) => aspect.word(*value),
        FacetValue::Unknown(text) => text,
    }
}
