//! A view: everything that a URL can ask of the timeline, and the one way to write it.

use super::filter::{FacetValue, Filter};
use super::{Bound, Facet, LaneGrouping, RelationFacet, has_words};
use crate::model::Timeline;

/// A page of the list, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber(pub u32);

impl PageNumber {
    /// Reads a whole number from 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|&page| page >= 1).map(Self)
    }
}

impl Default for PageNumber {
    fn default() -> Self {
        Self(1)
    }
}

/// What a reader looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which events.
    pub filter: Filter,
    /// By what the chart's lines are told apart.
    pub lanes: LaneGrouping,
    /// The order of the list.
    pub sort: EventSort,
    /// Which page of the list.
    pub page: PageNumber,
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
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Relevance, Self::Time];

    /// Its word in a URL.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Time => "time",
        }
    }
}

/// A parameter that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A value that a facet does not have: it matches nothing.
    UnknownValue(Facet, String),
    /// The same of a relation's aspect.
    UnknownRelationValue(RelationFacet, String),
    /// `from` or `to` is no year, month or day: it has no effect.
    InvalidDate {
        /// `from` or `to`.
        key: &'static str,
        /// What was given.
        value: String,
    },
    /// `from` is after `to`: nothing lies between.
    ReversedWindow,
    /// `lanes` is none of its words: it has no effect.
    InvalidLanes(String),
    /// `sort` is none of its words: it has no effect.
    InvalidSort(String),
    /// There is no word in `q`: it has no effect.
    NoWords(String),
    /// `q` is longer than what is read: the rest has no effect.
    TextTooLong,
    /// `page` is not a whole number from 1.
    InvalidPage(String),
}

impl Problem {
    /// The parameter of which one value counts, the last, and this one did not.
    fn key(&self) -> Option<&'static str> {
        match self {
            Self::NoWords(_) | Self::TextTooLong => Some("q"),
            Self::InvalidSort(_) => Some("sort"),
            Self::InvalidLanes(_) => Some("lanes"),
            Self::InvalidPage(_) => Some("page"),
            _ => None,
        }
    }
}

/// Words that are no value of their facet and are kept, to be named to the reader. They match nothing, so more of them
/// would only make every link of the page longer.
pub(super) const UNKNOWN: usize = 5;

/// The parameters that are no facet.
const KEYS: [&str; 8] = ["q", "actors", "about", "from", "to", "sort", "lanes", "page"];

impl View {
    /// Reads a query string. Unknown keys and empty values are passed over; of a key that takes one value, the
    /// last counts. What cannot be read comes back as problems and the rest stands.
    #[must_use]
    pub fn parse(timeline: &Timeline, query: &str) -> (Self, Vec<Problem>) {
        let mut view = Self::default();
        let mut problems = Vec::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            problems.retain(|problem: &Problem| problem.key() != Some(key.as_ref()));
            match key.as_ref() {
                "q" => {
                    let (text, cut) = Filter::normalize_text(value);
                    problems.extend(cut.then_some(Problem::TextTooLong));
                    view.filter.text = Some(text).filter(|text| has_words(text));
                    problems.extend(view.filter.text.is_none().then(|| Problem::NoWords(value.to_owned())));
                }
                "actors" => view.filter.all_actors = value == "all",
                "about" => view.filter.about = value == "1",
                "from" => view.filter.window.from = Some(Bound::parse(value)),
                "to" => view.filter.window.to = Some(Bound::parse(value)),
                "sort" => match EventSort::ALL.into_iter().find(|sort| sort.as_str() == value) {
                    Some(sort) => view.sort = sort,
                    None => problems.push(Problem::InvalidSort(value.to_owned())),
                },
                "lanes" => match LaneGrouping::parse(value) {
                    Some(lanes) => view.lanes = lanes,
                    None => problems.push(Problem::InvalidLanes(value.to_owned())),
                },
                "page" => match PageNumber::parse(value) {
                    Some(page) => view.page = page,
                    None => problems.push(Problem::InvalidPage(value.to_owned())),
                },
                key => {
                    if let Some(facet) = Facet::of_key(key) {
                        let choice = FacetValue::parse(timeline, facet, value);
                        let unknown = view.filter.chosen(facet).iter().filter(|c| c.known().is_none()).count();
                        if choice.known().is_some() || unknown < UNKNOWN {
                            view.filter.choose(timeline, facet, choice);
                        }
                    }
                }
            }
        }
        problems.extend(view.filter.problems());
        (view, problems)
    }

    /// Whether a query has fields without a value, as a form without a script sends them.
    #[must_use]
    pub fn has_empty_fields(query: &str) -> bool {
        let known = |key: &str| KEYS.contains(&key) || Facet::of_key(key).is_some();
        form_urlencoded::parse(query.as_bytes()).any(|(key, value)| known(&key) && value.trim().is_empty())
    }

    /// A view of these events from their first page.
    #[must_use]
    pub fn new(filter: Filter) -> Self {
        Self { filter, ..Self::default() }
    }

    /// The view of other events, drawn in the same manner, from their first page.
    #[must_use]
    pub fn with_filter(&self, filter: Filter) -> Self {
        Self { filter, lanes: self.lanes, sort: self.sort, page: PageNumber::default() }
    }

    /// Whether the list is in order of relevance; of a list that nobody searched it means nothing.
    #[must_use]
    pub fn by_relevance(&self) -> Option<bool> {
        self.filter.text.is_some().then_some(self.sort == EventSort::Relevance)
    }

    /// The canonical query string, without `?`; empty for the view of everything. Keys in the order
    /// `q era actor actors about kind voice source place language decade from to sort lanes page`, values sorted, defaults
    /// and what has no effect left out.
    #[must_use]
    pub fn query(&self, timeline: &Timeline) -> String {
        let filter = &self.filter;
        let mut out = form_urlencoded::Serializer::new(String::new());
        if let Some(text) = &filter.text {
            out.append_pair("q", text);
        }
        for facet in Facet::ALL {
            let chosen = filter.chosen(facet);
            for choice in chosen {
                out.append_pair(facet.key(), choice.text(timeline, facet));
            }
            if facet == Facet::Actor && !chosen.is_empty() {
                if filter.all_actors && chosen.len() > 1 {
                    out.append_pair("actors", "all");
                }
                if filter.about {
                    out.append_pair("about", "1");
                }
            }
        }
        for (key, bound) in [("from", &filter.window.from), ("to", &filter.window.to)] {
            if let Some(bound) = bound {
                out.append_pair(key, &bound.to_string());
            }
        }
        if self.by_relevance().is_some_and(|yes| !yes) {
            out.append_pair("sort", self.sort.as_str());
        }
        if self.lanes != LaneGrouping::default() {
            out.append_pair("lanes", self.lanes.as_str());
        }
        if self.page.0 > 1 {
            out.append_pair("page", &self.page.0.to_string());
        }
        out.finish()
    }
}

impl View {
    /// The canonical query string with its `?`; empty for the view of everything.
    #[must_use]
    pub fn query_string(&self, timeline: &Timeline) -> String {
        let query = self.query(timeline);
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

impl Filter {
    /// What in the filter could not be read or matches nothing by itself.
    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for facet in Facet::ALL {
            for choice in self.chosen(facet) {
                if let FacetValue::Unknown(text) = choice {
                    problems.push(Problem::UnknownValue(facet, text.clone()));
                }
            }
        }
        for (key, bound) in [("from", &self.window.from), ("to", &self.window.to)] {
            if let Some(Bound::Invalid(value)) = bound {
                problems.push(Problem::InvalidDate { key, value: value.clone() });
            }
        }
        problems.extend(self.window.is_reversed().then_some(Problem::ReversedWindow));
        problems
    }
}
