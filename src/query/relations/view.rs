//! Which relations a reader wants to see.

use super::RelationsDisplay;
use super::{RelationFacet, RelationListFacet};
use crate::model::{EventIx, Timeline};
use crate::query::list_view::{Criteria, ListView, Params, Problem};
use crate::query::{EventCondition, EventIds, FacetKey, FacetValue, Filter, Selection};

/// What a reader looks at among the relations. Its canonical query has the keys of a [`Filter`], then
/// `type claim center view page`.
pub type RelationsView = ListView<RelationFilter, RelationsDisplay>;

/// The parameter of [`RelationFilter::center`].
const CENTER: &str = "center";

/// Which relations are wanted: those of the chosen types and claims with an event at either end that passes a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationFilter {
    /// Which events.
    pub events: Filter,
    /// The chosen values of the facets of relations.
    pub facets: Selection<RelationFacet>,
    /// The event that they have at one of their ends.
    pub center: Option<FacetValue>,
}

impl RelationFilter {
    /// Whether `key` is a parameter of the list: any but `center`.
    pub(super) fn narrows(key: &str) -> bool {
        Filter::has_key(key) || Selection::<RelationFacet>::has_key(key)
    }

    /// The same filter for the relations of an event.
    #[must_use]
    pub fn around(&self, event: EventIx) -> Self {
        Self { center: Some(FacetValue::Known(event.0)), ..self.clone() }
    }

    /// The same filter for the relations of all events.
    #[must_use]
    pub fn everywhere(&self) -> Self {
        Self { center: None, ..self.clone() }
    }
}

impl RelationsView {
    /// Whether it is shown around one event.
    pub fn is_around_event(&self) -> bool {
        match self.options {
            RelationsDisplay::Event => true,
            RelationsDisplay::ImpliedList => self.filter.center.is_some(),
            RelationsDisplay::List => false,
        }
    }
}

/// One condition of a filter of relations, which can be dropped on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationCondition {
    /// A condition of the events.
    Event(EventCondition),
    /// A chosen value.
    Facet(RelationFacet, FacetValue),
    /// The event at one of their ends.
    Center(FacetValue),
}

impl Criteria for RelationFilter {
    type Context = Timeline;
    type Key = RelationListFacet;
    type Condition = RelationCondition;

    fn keys() -> Vec<&'static str> {
        [Filter::keys(), Selection::<RelationFacet>::keys(), vec![CENTER]].concat()
    }

    fn key_of(facet: &RelationListFacet) -> &'static str {
        match facet {
            RelationListFacet::Event(facet) => facet.key(),
            RelationListFacet::Relation(facet) => facet.key(),
        }
    }

    fn has_key(key: &str) -> bool {
        key == CENTER || Self::narrows(key)
    }

    fn read(&mut self, timeline: &Timeline, key: &str, value: &str, problems: &mut Vec<Problem<RelationListFacet>>) {
        if key == CENTER {
            let known = EventIds.find(timeline, value).map(FacetValue::Known);
            self.center = Some(known.unwrap_or_else(|| FacetValue::Unknown(value.to_owned())));
            return;
        }
        let mut of_events = Vec::new();
        self.events.read(timeline, key, value, &mut of_events);
        problems.extend(of_events.into_iter().map(|problem| problem.map_facet(RelationListFacet::Event)));
        self.facets.read(timeline, key, value, &mut Vec::new());
    }

    fn problems(&self) -> Vec<Problem<RelationListFacet>> {
        let of_events = self.events.problems().into_iter().map(|problem| problem.map_facet(RelationListFacet::Event));
        let own = self.facets.problems().into_iter().map(|problem| problem.map_facet(RelationListFacet::Relation));
        let center = self.center.as_ref().and_then(FacetValue::unknown);
        let center = center.map(|id| Problem::UnknownEvent(id.to_owned()));
        of_events.chain(own).chain(center).collect()
    }

    fn write(&self, timeline: &Timeline, out: &mut Params) {
        self.events.write(timeline, out);
        self.facets.write(timeline, out);
        if let Some(center) = &self.center {
            out.append_pair(CENTER, center.id(timeline, EventIds));
        }
    }

    fn conditions(&self) -> Vec<RelationCondition> {
        let of_events = self.events.conditions().into_iter().map(RelationCondition::Event);
        let own = self.facets.conditions().into_iter().map(|(facet, value)| RelationCondition::Facet(facet, value));
        of_events.chain(own).chain(self.center.clone().map(RelationCondition::Center)).collect()
    }

    fn without(&self, condition: &RelationCondition) -> Self {
        match condition {
            RelationCondition::Event(condition) => Self { events: self.events.without(condition), ..self.clone() },
            RelationCondition::Facet(facet, value) => {
                Self { facets: self.facets.without(&(*facet, value.clone())), ..self.clone() }
            }
            RelationCondition::Center(_) => self.everywhere(),
        }
    }

    fn only(&self, condition: &RelationCondition) -> Self {
        match condition {
            RelationCondition::Event(condition) => Self { events: self.events.only(condition), ..Self::default() },
            RelationCondition::Facet(facet, value) => {
                Self { facets: self.facets.only(&(*facet, value.clone())), ..Self::default() }
            }
            RelationCondition::Center(event) => Self { center: Some(event.clone()), ..Self::default() },
        }
    }
}
