//! What a reader wants to see of a timeline.

use super::{Facet, Window};
use crate::model::Timeline;

/// The longest text that is searched for, in characters.
pub const MAX_QUERY_CHARS: usize = 200;

/// A chosen value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacetValue {
    /// A value's position.
    Known(u32),
    /// A word that is no value: it matches nothing, and the page says so.
    Unknown(String),
}

impl FacetValue {
    /// The position, where the value is known.
    #[must_use]
    pub fn known(&self) -> Option<u32> {
        if let Self::Known(value) = self { Some(*value) } else { None }
    }

    /// Reads a value of a facet; an earlier id stands for what has it now.
    #[must_use]
    pub fn parse(timeline: &Timeline, facet: Facet, text: &str) -> Self {
        facet.find(timeline, text).map_or_else(|| Self::Unknown(text.to_owned()), Self::Known)
    }

    /// The value as a URL has it.
    #[must_use]
    pub fn text<'a>(&'a self, timeline: &'a Timeline, facet: Facet) -> &'a str {
        match self {
            Self::Known(value) => facet.id(timeline, *value),
            Self::Unknown(text) => text,
        }
    }
}

/// Within a facet "or", between facets "and".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// `q`: what is looked for in the texts, tidied by [`Self::normalize_text`].
    pub text: Option<String>,
    /// The chosen values of each facet, sorted by their text, without duplicates; by [`Facet`].
    chosen: [Vec<FacetValue>; Facet::ALL.len()],
    /// `actors=all`: "and" among actors.
    pub all_actors: bool,
    /// `about=1`: an actor's events include those that concern it.
    pub about: bool,
    /// `from` and `to`.
    pub window: Window,
}

/// One condition of a filter, which can be dropped on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `q`
    Text,
    /// A chosen value.
    Facet(Facet, FacetValue),
    /// `actors=all`
    AllActors,
    /// `about=1`
    About,
    /// `from`
    From,
    /// `to`
    To,
}

impl Filter {
    /// A text to look for as it is kept: without control characters, with single spaces, no longer than [`MAX_QUERY_CHARS`].
    /// Whether it was cut comes with it.
    #[must_use]
    pub fn normalize_text(text: &str) -> (String, bool) {
        let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut words = spaced.split_whitespace().fold(String::new(), |mut all, word| {
            all.extend((!all.is_empty()).then_some(' '));
            all.push_str(word);
            all
        });
        let cut = words.char_indices().nth(MAX_QUERY_CHARS).map(|(at, _)| at);
        words.truncate(cut.unwrap_or(words.len()));
        (words.trim_end().to_owned(), cut.is_some())
    }

    /// The chosen values of a facet.
    #[must_use]
    pub fn chosen(&self, facet: Facet) -> &[FacetValue] {
        &self.chosen[facet as usize]
    }

    /// Chooses a value, in addition to those chosen.
    pub fn choose(&mut self, timeline: &Timeline, facet: Facet, choice: FacetValue) {
        let chosen = &mut self.chosen[facet as usize];
        chosen.push(choice);
        chosen.sort_by(|a, b| a.text(timeline, facet).cmp(b.text(timeline, facet)));
        chosen.dedup();
    }

    /// A filter by one value.
    #[must_use]
    pub fn single(facet: Facet, value: u32) -> Self {
        let mut filter = Self::default();
        filter.chosen[facet as usize].push(FacetValue::Known(value));
        filter
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn has(&self, facet: Facet, value: u32) -> bool {
        self.chosen(facet).contains(&FacetValue::Known(value))
    }

    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.conditions().is_empty()
    }

    /// Every condition, in the canonical order. `actors=all` and `about=1` count where they have an effect.
    #[must_use]
    pub fn conditions(&self) -> Vec<Condition> {
        let mut conditions = Vec::new();
        conditions.extend(self.text.is_some().then_some(Condition::Text));
        for facet in Facet::ALL {
            conditions.extend(self.chosen(facet).iter().map(|choice| Condition::Facet(facet, choice.clone())));
            if facet == Facet::Actor && !self.chosen(facet).is_empty() {
                conditions.extend((self.all_actors && self.chosen(facet).len() > 1).then_some(Condition::AllActors));
                conditions.extend(self.about.then_some(Condition::About));
            }
        }
        conditions.extend(self.window.from.is_some().then_some(Condition::From));
        conditions.extend(self.window.to.is_some().then_some(Condition::To));
        conditions
    }

    /// The filter without its window.
    #[must_use]
    pub fn without_window(&self) -> Self {
        self.with_window(Window::default())
    }

    /// The filter with another window.
    #[must_use]
    pub fn with_window(&self, window: Window) -> Self {
        Self { window, ..self.clone() }
    }

    /// The filter with one of its conditions alone. A mode of the actors' choices means nothing without them, so it
    /// keeps them.
    #[must_use]
    pub fn only(&self, condition: &Condition) -> Self {
        let mut only = Self { all_actors: self.all_actors, about: self.about, ..Self::default() };
        match condition {
            Condition::Facet(facet, choice) => only.chosen[*facet as usize].push(choice.clone()),
            Condition::AllActors | Condition::About => {
                only.chosen[Facet::Actor as usize] = self.chosen(Facet::Actor).to_vec();
            }
            Condition::Text => only.text.clone_from(&self.text),
            Condition::From => only.window.from.clone_from(&self.window.from),
            Condition::To => only.window.to.clone_from(&self.window.to),
        }
        only
    }

    /// The filter with another text to look for.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        Self { text: Some(text.to_owned()), ..self.clone() }
    }

    /// The filter without one of its conditions.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        let mut filter = self.clone();
        match condition {
            Condition::Facet(facet, choice) => filter.chosen[*facet as usize].retain(|other| other != choice),
            Condition::AllActors => filter.all_actors = false,
            Condition::About => filter.about = false,
            Condition::Text => filter.text = None,
            Condition::From => filter.window.from = None,
            Condition::To => filter.window.to = None,
        }
        filter
    }
}
