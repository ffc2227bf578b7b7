//! Which sources a reader wants to see.

use super::{SourceFacet, SourceIndex};
use crate::query::list_view::{Criteria, Params, Problem};
use crate::query::selection::{FacetValue, Selection};
use crate::query::{FacetKey, Filter, has_words};

/// Which sources are wanted. The conditions narrow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFilter {
    /// `q`: words of the title, the authors, the publisher or the work that contains it, normalized by
    /// [`Filter::normalize_text`].
    pub text: Option<String>,
    /// The chosen values of each facet.
    pub facets: Selection<SourceFacet>,
}

/// One condition of a filter of sources, which can be dropped on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceCondition {
    /// `q`
    Text,
    /// A chosen value.
    Facet(SourceFacet, FacetValue),
}

impl SourceFilter {
    /// A filter by one value.
    pub fn single(facet: SourceFacet, value: u32) -> Self {
        Self { text: None, facets: Selection::single(facet, value) }
    }
}

impl Criteria for SourceFilter {
    type Context = SourceIndex;
    type Key = SourceFacet;
    type Condition = SourceCondition;

    fn keys() -> Vec<&'static str> {
        [vec!["q"], Selection::<SourceFacet>::keys()].concat()
    }

    fn key_of(facet: &SourceFacet) -> &'static str {
        facet.key()
    }

    fn has_key(key: &str) -> bool {
        key == "q" || Selection::<SourceFacet>::has_key(key)
    }

    fn read(&mut self, sources: &SourceIndex, key: &str, value: &str, problems: &mut Vec<Problem<SourceFacet>>) {
        if key != "q" {
            return self.facets.read(sources, key, value, problems);
        }
        let (text, cut) = Filter::normalize_text(value);
        problems.extend(cut.then_some(Problem::TextTooLong));
        self.text = Some(text).filter(|text| has_words(text));
        problems.extend(self.text.is_none().then(|| Problem::NoWords(value.to_owned())));
    }

    fn problems(&self) -> Vec<Problem<SourceFacet>> {
        self.facets.problems()
    }

    fn write(&self, sources: &SourceIndex, out: &mut Params) {
        if let Some(text) = &self.text {
            out.append_pair("q", text);
        }
        self.facets.write(sources, out);
    }

    fn conditions(&self) -> Vec<SourceCondition> {
        let text = self.text.iter().map(|_| SourceCondition::Text);
        let facets = self.facets.conditions().into_iter();
        text.chain(facets.map(|(facet, value)| SourceCondition::Facet(facet, value))).collect()
    }

    fn without(&self, condition: &SourceCondition) -> Self {
        match condition {
            SourceCondition::Text => Self { text: None, ..self.clone() },
            SourceCondition::Facet(facet, value) => {
                Self { facets: self.facets.without(&(*facet, value.clone())), ..self.clone() }
            }
        }
    }

    fn only(&self, condition: &SourceCondition) -> Self {
        match condition {
            SourceCondition::Text => Self { facets: Selection::default(), ..self.clone() },
            SourceCondition::Facet(facet, value) => {
                Self { text: None, facets: self.facets.only(&(*facet, value.clone())) }
            }
        }
    }
}
