//! Which events a reader wants to see.

use super::{Bound, EventIds, Facet, Window};
use crate::model::Timeline;
use crate::query::has_words;
use crate::query::list_view::{Criteria, Params, Problem};
use crate::query::selection::{FacetKey, FacetValue, Selection};

/// The longest text that is searched for, in characters.
pub const MAX_QUERY_CHARS: usize = 200;

/// Which events are wanted. The conditions narrow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// `q`: what the texts are searched for, normalized by [`Self::normalize_text`].
    pub text: Option<String>,
    /// The chosen values of each facet. Values of different groups ([`Facet::group`]) narrow each other.
    pub facets: Selection<Facet>,
    /// `actors=all`: events must have all chosen actors, not one of them.
    pub all_actors: bool,
    /// `about=1`: an actor's events include those that concern it.
    pub about: bool,
    /// `significance`: the least significance that an event must have, from 2 to 5. `None` is any.
    pub significance: Option<u8>,
    /// `event`: the events themselves, chosen one by one.
    pub chosen: Selection<EventIds>,
    /// `from` and `to`.
    pub window: Window,
}

/// One condition of a filter, which can be dropped on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventCondition {
    /// `q`
    Text,
    /// A chosen value.
    Facet(Facet, FacetValue),
    /// `actors=all`
    AllActors,
    /// `about=1`
    About,
    /// `significance`
    Significance,
    /// `event`, with all its values
    Chosen,
    /// `from` and `to`
    Window,
}

/// Its parameters that are not facets.
const KEYS: [&str; 6] = ["q", "actors", "about", "significance", "from", "to"];

impl Filter {
    /// A filter by one value.
    pub fn single(facet: Facet, value: u32) -> Self {
        Self { facets: Selection::single(facet, value), ..Self::default() }
    }

    /// A search text as it is kept: without control characters, with single spaces, no longer than
    /// [`MAX_QUERY_CHARS`]. The second value says whether it was cut.
    pub fn normalize_text(text: &str) -> (String, bool) {
        let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut = words.char_indices().nth(MAX_QUERY_CHARS).map(|(at, _)| at);
        words.truncate(cut.unwrap_or(words.len()));
        (words.trim_end().to_owned(), cut.is_some())
    }

    /// Whether every event passes.
    pub fn is_empty(&self) -> bool {
        self.conditions().is_empty()
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

    /// The filter with another least significance. 1 is that of any event.
    #[must_use]
    pub fn with_significance(&self, least: u8) -> Self {
        Self { significance: (least > 1).then_some(least), ..self.clone() }
    }

    /// The filter with another search text.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        Self { text: Some(text.to_owned()), ..self.clone() }
    }

    /// The modes of the actors that have an effect: `actors=all` with two actors or more, `about=1` with one or more.
    fn actor_modes(&self) -> (bool, bool) {
        let actors = self.facets.values(Facet::Actor).len();
        (self.all_actors && actors > 1, self.about && actors > 0)
    }

    fn bounds(&self) -> [(&'static str, &Option<Bound>); 2] {
        [("from", &self.window.from), ("to", &self.window.to)]
    }
}

impl Criteria for Filter {
    type Context = Timeline;
    type Key = Facet;
    type Condition = EventCondition;

    fn keys() -> Vec<&'static str> {
        [Selection::<Facet>::keys(), Selection::<EventIds>::keys(), KEYS.to_vec()].concat()
    }

    fn key_of(facet: &Facet) -> &'static str {
        facet.key()
    }

    fn has_key(key: &str) -> bool {
        KEYS.contains(&key) || Facet::from_key(key).is_some() || EventIds::from_key(key).is_some()
    }

    fn read(&mut self, timeline: &Timeline, key: &str, value: &str, problems: &mut Vec<Problem<Facet>>) {
        match key {
            "q" => {
                let (text, cut) = Self::normalize_text(value);
                problems.extend(cut.then_some(Problem::TextTooLong));
                self.text = Some(text).filter(|text| has_words(text));
                problems.extend(self.text.is_none().then(|| Problem::NoWords(value.to_owned())));
            }
            "actors" => self.all_actors = value == "all",
            "about" => self.about = value == "1",
            "significance" => match value.parse() {
                Ok(least @ 1..=5) => *self = self.with_significance(least),
                _ => problems.push(Problem::InvalidSignificance(value.to_owned())),
            },
            "from" => self.window.from = Some(Bound::parse(value)),
            "to" => self.window.to = Some(Bound::parse(value)),
            _ => {
                self.facets.read(timeline, key, value, problems);
                self.chosen.read(timeline, key, value, &mut Vec::new());
            }
        }
    }

    fn problems(&self) -> Vec<Problem<Facet>> {
        let mut problems = self.facets.problems();
        problems.extend(self.chosen.unknown(EventIds).map(|id| Problem::UnknownEvent(id.to_owned())));
        for (key, bound) in self.bounds() {
            if let Some(Bound::Invalid(value)) = bound {
                problems.push(Problem::InvalidDate { key, value: value.clone() });
            }
        }
        problems.extend(self.window.is_reversed().then_some(Problem::ReversedWindow));
        problems
    }

    fn write(&self, timeline: &Timeline, out: &mut Params) {
        if let Some(text) = &self.text {
            out.append_pair("q", text);
        }
        let (all_actors, about) = self.actor_modes();
        for facet in Facet::ALL {
            self.facets.write_facet(timeline, facet, out);
            if facet == Facet::Actor && all_actors {
                out.append_pair("actors", "all");
            }
            if facet == Facet::Actor && about {
                out.append_pair("about", "1");
            }
        }
        if let Some(least) = self.significance {
            out.append_pair("significance", &least.to_string());
        }
        self.chosen.write(timeline, out);
        for (key, bound) in self.bounds() {
            if let Some(bound) = bound {
                out.append_pair(key, &bound.to_string());
            }
        }
    }

    fn conditions(&self) -> Vec<EventCondition> {
        let mut conditions = Vec::new();
        conditions.extend(self.text.is_some().then_some(EventCondition::Text));
        let (all_actors, about) = self.actor_modes();
        for facet in Facet::ALL {
            let values = self.facets.conditions_of(facet);
            conditions.extend(values.map(|(facet, value)| EventCondition::Facet(facet, value)));
            if facet == Facet::Actor {
                conditions.extend(all_actors.then_some(EventCondition::AllActors));
                conditions.extend(about.then_some(EventCondition::About));
            }
        }
        conditions.extend(self.significance.is_some().then_some(EventCondition::Significance));
        conditions.extend(self.chosen.restricts(EventIds).then_some(EventCondition::Chosen));
        conditions.extend((self.window != Window::default()).then_some(EventCondition::Window));
        conditions
    }

    fn without(&self, condition: &EventCondition) -> Self {
        let mut filter = self.clone();
        match condition {
            EventCondition::Facet(facet, value) => filter.facets = self.facets.without(&(*facet, value.clone())),
            EventCondition::AllActors => filter.all_actors = false,
            EventCondition::About => filter.about = false,
            EventCondition::Text => filter.text = None,
            EventCondition::Significance => filter.significance = None,
            EventCondition::Chosen => filter.chosen = Selection::default(),
            EventCondition::Window => filter.window = Window::default(),
        }
        filter
    }

    /// A mode of the actors means nothing without them, so it keeps them.
    fn only(&self, condition: &EventCondition) -> Self {
        let mut only = Self { all_actors: self.all_actors, about: self.about, ..Self::default() };
        match condition {
            EventCondition::Facet(facet, value) => only.facets = self.facets.only(&(*facet, value.clone())),
            EventCondition::AllActors | EventCondition::About => only.facets = self.facets.only_facet(Facet::Actor),
            EventCondition::Text => only.text.clone_from(&self.text),
            EventCondition::Significance => only.significance = self.significance,
            EventCondition::Chosen => only.chosen.clone_from(&self.chosen),
            EventCondition::Window => only.window = self.window.clone(),
        }
        only
    }
}
