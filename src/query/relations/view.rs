//! Which relations a reader wants to see.

use super::{RelationFacet, RelationListFacet};
use crate::model::Timeline;
use crate::query::list_view::{Criteria, ListView, Params, Problem};
use crate::query::{EventCondition, FacetValue, Filter, Selection};

/// What a reader looks at among the relations. Its canonical query has the keys of a [`Filter`], then `type claim page`.
pub type RelationsView = ListView<RelationFilter, ()>;

/// Which relations are wanted: those of the chosen types and claims with an event at either end that passes a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationFilter {
    /// Which events.
    pub events: Filter,
    /// The chosen values of the facets of relations.
    pub facets: Selection<RelationFacet>,
}

/// One condition of a filter of relations, which can be dropped on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationCondition {
    /// A condition of the events.
    Event(EventCondition),
    /// A chosen value.
    Facet(RelationFacet, FacetValue),
}

impl Criteria for RelationFilter {
    type Context = Timeline;
    type Key = RelationListFacet;
    type Condition = RelationCondition;

    fn has_key(key: &str) -> bool {
        Filter::has_key(key) || Selection::<RelationFacet>::has_key(key)
    }

    fn read(&mut self, timeline: &Timeline, key: &str, value: &str, problems: &mut Vec<Problem<RelationListFacet>>) {
        let mut of_events = Vec::new();
        self.events.read(timeline, key, value, &mut of_events);
        problems.extend(of_events.into_iter().map(|problem| problem.map_facet(RelationListFacet::Event)));
        self.facets.read(timeline, key, value, &mut Vec::new());
    }

    fn problems(&self) -> Vec<Problem<RelationListFacet>> {
        let of_events = self.events.problems().into_iter().map(|problem| problem.map_facet(RelationListFacet::Event));
        let own = self.facets.problems().into_iter().map(|problem| problem.map_facet(RelationListFacet::Relation));
        of_events.chain(own).collect()
    }

    fn write(&self, timeline: &Timeline, out: &mut Params) {
        self.events.write(timeline, out);
        self.facets.write(timeline, out);
    }

    fn conditions(&self) -> Vec<RelationCondition> {
        let of_events = self.events.conditions().into_iter().map(RelationCondition::Event);
        let own = self.facets.conditions().into_iter().map(|(facet, value)| RelationCondition::Facet(facet, value));
        of_events.chain(own).collect()
    }

    fn without(&self, condition: &RelationCondition) -> Self {
        match condition {
            RelationCondition::Event(condition) => Self { events: self.events.without(condition), ..self.clone() },
            RelationCondition::Facet(facet, value) => {
                Self { facets: self.facets.without(&(*facet, value.clone())), ..self.clone() }
            }
        }
    }

    fn only(&self, condition: &RelationCondition) -> Self {
        match condition {
            RelationCondition::Event(condition) => Self { events: self.events.only(condition), ..Self::default() },
            RelationCondition::Facet(facet, value) => {
                Self { facets: self.facets.only(&(*facet, value.clone())), ..Self::default() }
            }
        }
    }
}
