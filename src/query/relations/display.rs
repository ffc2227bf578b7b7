//! Whether relations are shown around one event or as a list.

use super::RelationFilter;
use crate::query::list_view::{Criteria, ListOptions, PAGE, Params};

/// `view`: how relations are shown. A query that narrows or pages the list shows the list, unless it names an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RelationsDisplay {
    /// Around one event; without `center`, the most connected one.
    #[default]
    Event,
    /// As a list, because the query has a parameter of the list.
    ImpliedList,
    /// As a list: `view=all`.
    List,
}

impl ListOptions<RelationFilter> for RelationsDisplay {
    const KEYS: &'static [&'static str] = &["view"];

    fn read(&mut self, _: &str, value: &str) -> bool {
        let known = value == "all";
        if known {
            *self = Self::List;
        }
        known
    }

    fn notice(&mut self, key: &str) {
        if *self == Self::Event && (key == PAGE || RelationFilter::narrows(key)) {
            *self = Self::ImpliedList;
        }
    }

    fn write(&self, filter: &RelationFilter, out: &mut Params) {
        let needed = match self {
            Self::Event => false,
            Self::ImpliedList => filter.conditions().is_empty(),
            Self::List => filter.conditions().is_empty() || filter.center.is_some(),
        };
        if needed {
            out.append_pair("view", "all");
        }
    }
}
