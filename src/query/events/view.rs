//! How events are listed and drawn.

use super::{Filter, LaneGrouping};
use crate::query::list_view::{ListOptions, ListView, Params};

/// What a reader looks at in the timeline. Its canonical query has the keys
/// `q era actor actors about person kind voice source place language decade significance event from to sort lanes page`, in this order.
pub type View = ListView<Filter, EventOptions>;

/// How events are listed and drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventOptions {
    /// `sort`: the order of a list of search results.
    pub sort: EventSort,
    /// `lanes`: how events are grouped in the chart.
    pub lanes: LaneGrouping,
}

/// The order of a list of search results. Without a search text every list is chronological.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EventSort {
    /// The most relevant first.
    #[default]
    Relevance,
    /// The earliest first.
    Time,
}

impl EventSort {
    /// Every order, the default first.
    pub const ALL: [Self; 2] = [Self::Relevance, Self::Time];

    /// Its value in a URL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Time => "time",
        }
    }

    /// Reads the value of a URL.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == text)
    }
}

impl ListOptions<Filter> for EventOptions {
    const KEYS: &'static [&'static str] = &["sort", "lanes"];

    fn read(&mut self, key: &str, value: &str) -> bool {
        match key {
            "sort" => EventSort::parse(value).map(|sort| self.sort = sort).is_some(),
            _ => LaneGrouping::parse(value).map(|lanes| self.lanes = lanes).is_some(),
        }
    }

    fn write(&self, filter: &Filter, out: &mut Params) {
        if filter.text.is_some() && self.sort != EventSort::default() {
            out.append_pair("sort", self.sort.as_str());
        }
        if self.lanes != LaneGrouping::default() {
            out.append_pair("lanes", self.lanes.as_str());
        }
    }
}

impl View {
    /// The order of the list, if it has search results.
    pub fn sort(&self) -> Option<EventSort> {
        self.filter.text.is_some().then_some(self.options.sort)
    }
}
