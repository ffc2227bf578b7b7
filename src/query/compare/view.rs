//! Which sides a reader compares, and at which events.

use super::ComparedSide;
use crate::model::Timeline;
use crate::query::list_view::{Criteria, ListView, Params, Problem};
use crate::query::{EventCondition, Facet, FacetKey, Filter};

/// What a reader compares. Its canonical query has `side` for each side, in the order in which they were given, then the
/// keys of a [`Filter`] and `page`.
pub type CompareView = ListView<CompareFilter, ()>;

/// The most sides that fit next to each other.
pub const MAX_SIDES: usize = 4;

/// The parameter of [`CompareFilter::sides`].
const SIDE: &str = "side";

/// Which sides are compared, and at which events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareFilter {
    /// At most [`MAX_SIDES`], each once, in the order of the columns.
    pub sides: Vec<ComparedSide>,
    /// Which events.
    pub events: Filter,
}

/// A parameter whose value may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareKey {
    /// `side`
    Side,
    /// A facet of the events.
    Event(Facet),
}

impl CompareFilter {
    /// Whether there is something to compare.
    pub fn is_comparison(&self) -> bool {
        self.sides.len() >= 2
    }

    /// The same sides at other events.
    #[must_use]
    pub fn with_events(&self, events: &Filter) -> Self {
        Self { sides: self.sides.clone(), events: events.clone() }
    }
}

/// Without its sides it is no comparison, so only the conditions of the events can be dropped.
impl Criteria for CompareFilter {
    type Context = Timeline;
    type Key = CompareKey;
    type Condition = EventCondition;

    fn keys() -> Vec<&'static str> {
        [vec![SIDE], Filter::keys()].concat()
    }

    fn key_of(key: &CompareKey) -> &'static str {
        match key {
            CompareKey::Side => SIDE,
            CompareKey::Event(facet) => facet.key(),
        }
    }

    fn has_key(key: &str) -> bool {
        key == SIDE || Filter::has_key(key)
    }

    fn read(&mut self, timeline: &Timeline, key: &str, value: &str, problems: &mut Vec<Problem<CompareKey>>) {
        if key != SIDE {
            let mut of_events = Vec::new();
            self.events.read(timeline, key, value, &mut of_events);
            problems.extend(of_events.into_iter().map(|problem| problem.map_facet(CompareKey::Event)));
            return;
        }
        let problem = match ComparedSide::find(timeline, value) {
            Some(side) if self.sides.contains(&side) => return,
            Some(side) if self.sides.len() < MAX_SIDES => return self.sides.push(side),
            Some(_) => Problem::TooManyValues { key: SIDE, value: value.to_owned(), limit: MAX_SIDES },
            None => Problem::UnknownValue(CompareKey::Side, value.to_owned()),
        };
        // A few of them show what is wrong.
        let reported = problems.iter().filter(|problem| {
            matches!(problem, Problem::TooManyValues { .. } | Problem::UnknownValue(CompareKey::Side, _))
        });
        if reported.count() < MAX_SIDES && !problems.contains(&problem) {
            problems.push(problem);
        }
    }

    fn problems(&self) -> Vec<Problem<CompareKey>> {
        self.events.problems().into_iter().map(|problem| problem.map_facet(CompareKey::Event)).collect()
    }

    fn write(&self, timeline: &Timeline, out: &mut Params) {
        for side in &self.sides {
            out.append_pair(SIDE, side.id(timeline));
        }
        self.events.write(timeline, out);
    }

    fn conditions(&self) -> Vec<EventCondition> {
        self.events.conditions()
    }

    fn without(&self, condition: &EventCondition) -> Self {
        self.with_events(&self.events.without(condition))
    }

    fn only(&self, condition: &EventCondition) -> Self {
        self.with_events(&self.events.only(condition))
    }
}
