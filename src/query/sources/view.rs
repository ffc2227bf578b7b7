//! A view of the sources: everything that the URL of their list can ask, and the one way to write it.

use super::{SourceFacet, SourceIndex, SourceSort};
use crate::model::Timeline;
use crate::query::view::UNKNOWN;
use crate::query::{FacetValue, PageNumber};

/// What a reader looks at among the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceView {
    /// The chosen values of each facet, sorted by their text, without duplicates; by [`SourceFacet`].
    chosen: [Vec<FacetValue>; SourceFacet::ALL.len()],
    /// In which order.
    pub sort: SourceSort,
    /// Which page of the list.
    pub page: PageNumber,
}

/// A parameter that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceProblem {
    /// A value that no source has: it matches nothing.
    UnknownValue(SourceFacet, String),
    /// `sort` is none of its words: it has no effect.
    InvalidSort(String),
    /// `page` is not a whole number from 1.
    InvalidPage(String),
}

impl SourceView {
    /// Reads a query string. Unknown keys and empty values are passed over; of `sort` and `page` the last counts.
    #[must_use]
    pub fn parse(timeline: &Timeline, sources: &SourceIndex, query: &str) -> (Self, Vec<SourceProblem>) {
        let mut view = Self::default();
        let mut problems = Vec::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match key.as_ref() {
                "sort" => match SourceSort::parse(value) {
                    Some(sort) => view.sort = sort,
                    None => problems.push(SourceProblem::InvalidSort(value.to_owned())),
                },
                "page" => match PageNumber::parse(value) {
                    Some(page) => view.page = page,
                    None => problems.push(SourceProblem::InvalidPage(value.to_owned())),
                },
                key => {
                    if let Some(facet) = SourceFacet::ALL.into_iter().find(|facet| facet.key() == key) {
                        match sources.find(timeline, facet, value) {
                            Some(known) => view.choose(sources, facet, FacetValue::Known(known)),
                            None if view.unknown(facet).count() < UNKNOWN => {
                                view.choose(sources, facet, FacetValue::Unknown(value.to_owned()));
                            }
                            None => {}
                        }
                    }
                }
            }
        }
        for facet in SourceFacet::ALL {
            problems.extend(view.unknown(facet).map(|text| SourceProblem::UnknownValue(facet, text.to_owned())));
        }
        (view, problems)
    }

    /// Whether a query has fields without a value, as a form without a script sends them.
    #[must_use]
    pub fn has_empty_fields(query: &str) -> bool {
        let known = |key: &str| ["sort", "page"].contains(&key) || SourceFacet::ALL.iter().any(|f| f.key() == key);
        form_urlencoded::parse(query.as_bytes()).any(|(key, value)| known(&key) && value.trim().is_empty())
    }

    /// The sources that have one value.
    #[must_use]
    pub fn single(facet: SourceFacet, value: u32) -> Self {
        let mut view = Self::default();
        view.chosen[facet as usize].push(FacetValue::Known(value));
        view
    }

    /// The chosen values of a facet.
    #[must_use]
    pub fn chosen(&self, facet: SourceFacet) -> &[FacetValue] {
        &self.chosen[facet as usize]
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn has(&self, facet: SourceFacet, value: u32) -> bool {
        self.chosen(facet).contains(&FacetValue::Known(value))
    }

    /// Every chosen value, in the canonical order: each can be dropped on its own.
    #[must_use]
    pub fn conditions(&self) -> Vec<(SourceFacet, FacetValue)> {
        let of = |facet| self.chosen(facet).iter().map(move |choice| (facet, choice.clone()));
        SourceFacet::ALL.into_iter().flat_map(of).collect()
    }

    /// The view without one of its conditions, from its first page.
    #[must_use]
    pub fn without(&self, (facet, choice): &(SourceFacet, FacetValue)) -> Self {
        let mut view = self.with_page(PageNumber::default());
        view.chosen[*facet as usize].retain(|other| other != choice);
        view
    }

    /// The view with one of its conditions alone, from its first page.
    #[must_use]
    pub fn only(&self, (facet, choice): &(SourceFacet, FacetValue)) -> Self {
        let mut view = Self { sort: self.sort, ..Self::default() };
        view.chosen[*facet as usize].push(choice.clone());
        view
    }

    /// The view in another order, from its first page.
    #[must_use]
    pub fn with_sort(&self, sort: SourceSort) -> Self {
        Self { sort, ..self.with_page(PageNumber::default()) }
    }

    /// Another page of the view.
    #[must_use]
    pub fn with_page(&self, page: PageNumber) -> Self {
        Self { page, ..self.clone() }
    }

    /// The canonical query string with its `?`; empty for the list of all sources. Keys in the order
    /// `role kind language publisher perspective sort page`, values sorted, defaults left out.
    #[must_use]
    pub fn query_string(&self, sources: &SourceIndex) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        for facet in SourceFacet::ALL {
            for choice in self.chosen(facet) {
                out.append_pair(facet.key(), sources.text(facet, choice));
            }
        }
        if self.sort != SourceSort::default() {
            out.append_pair("sort", &self.sort.to_string());
        }
        if self.page != PageNumber::default() {
            out.append_pair("page", &self.page.0.to_string());
        }
        let query = out.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    fn choose(&mut self, sources: &SourceIndex, facet: SourceFacet, choice: FacetValue) {
        let chosen = &mut self.chosen[facet as usize];
        chosen.push(choice);
        chosen.sort_by(|a, b| sources.text(facet, a).cmp(sources.text(facet, b)));
        chosen.dedup();
    }

    /// The words of a facet that are no value.
    fn unknown(&self, facet: SourceFacet) -> impl Iterator<Item = &str> {
        self.chosen(facet).iter().filter_map(|choice| match choice {
            FacetValue::Unknown(text) => Some(text.as_str()),
            FacetValue::Known(_) => None,
        })
    }
}
