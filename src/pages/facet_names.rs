//! The names of the values of facets and their order, made once for an edition: a page lists hundreds of them.

use super::labels;
use crate::messages::Messages;
use crate::model::Timeline;
use crate::query::Facet;
use std::sync::OnceLock;

/// The names of the values of all facets.
#[derive(Debug, Default)]
pub struct FacetNames([OnceLock<ValueNames>; Facet::ALL.len()]);

/// The names of the values of a facet.
#[derive(Debug)]
pub struct ValueNames {
    names: Vec<String>,
    ranks: Vec<u32>,
}

impl FacetNames {
    /// Those of a facet.
    pub fn of(&self, m: &Messages, timeline: &Timeline, facet: Facet) -> &ValueNames {
        self.0[facet as usize].get_or_init(|| ValueNames::new(m, timeline, facet))
    }
}

impl ValueNames {
    fn new(m: &Messages, timeline: &Timeline, facet: Facet) -> Self {
        let values = 0..u32::try_from(facet.len(timeline)).unwrap_or(u32::MAX);
        let names: Vec<String> = values.clone().map(|value| labels::listed_value(m, timeline, facet, value)).collect();
        let ranks = match facet {
            Facet::Actor | Facet::Kind | Facet::Voice => {
                let ranks = m.collation().ranks(&names.iter().map(Some).collect::<Vec<_>>());
                ranks.into_iter().map(|rank| rank.unwrap_or(u32::MAX)).collect()
            }
            _ => values.map(labels::value_order(m, timeline, facet)).collect(),
        };
        Self { names, ranks }
    }

    /// The name of a value in a list.
    pub fn name(&self, value: u32) -> &str {
        self.names.get(value as usize).map_or("", String::as_str)
    }

    /// The rank of a value among those that are equal otherwise: eras, places and decades as the timeline numbers them, and
    /// other values by name.
    pub fn rank(&self, value: u32) -> u32 {
        self.ranks.get(value as usize).copied().unwrap_or(u32::MAX)
    }
}
