//! A view of a filterable list: what its URL can ask, and the one way to write that URL.
//!
//! A list differs from another in its criteria ([`Criteria`]: which items), and in its options ([`ListOptions`]: in which
//! order, drawn how). Reading, canonical output, dropping a condition and turning pages are the same for all of them.

use std::fmt::Debug;

/// The parameters of a query string that is being written.
pub type Params = form_urlencoded::Serializer<'static, String>;

/// Which items of a list are wanted.
pub trait Criteria: Clone + Default + PartialEq + Debug {
    /// What the values of facets are looked up in.
    type Context;
    /// The facets of the list, by which problems name them.
    type Key;
    /// One condition, which can be dropped on its own.
    type Condition;

    /// Its parameters.
    fn keys() -> Vec<&'static str>;

    /// Whether `key` is one of its parameters.
    fn has_key(key: &str) -> bool;

    /// The parameter by which a problem names a facet.
    fn key_of(facet: &Self::Key) -> &'static str;

    /// Reads a parameter; others than its own are ignored.
    fn read(&mut self, context: &Self::Context, key: &str, value: &str, problems: &mut Vec<Problem<Self::Key>>);

    /// What of it could not be read or matches nothing, once all parameters have been read.
    fn problems(&self) -> Vec<Problem<Self::Key>>;

    /// Writes its parameters in the canonical order, without defaults and without what has no effect.
    fn write(&self, context: &Self::Context, out: &mut Params);

    /// Every condition, in the canonical order.
    fn conditions(&self) -> Vec<Self::Condition>;

    /// The criteria without one of their conditions.
    #[must_use]
    fn without(&self, condition: &Self::Condition) -> Self;

    /// The criteria with one of their conditions alone.
    #[must_use]
    fn only(&self, condition: &Self::Condition) -> Self;
}

/// How a list is shown: its order, for example. Options do not change which items are in it.
pub trait ListOptions<C>: Clone + Default + PartialEq + Debug {
    /// Its parameters.
    const KEYS: &'static [&'static str];

    /// Reads a parameter. False if it does not have this value.
    fn read(&mut self, key: &str, value: &str) -> bool;

    /// Learns that the query has a parameter that is not one of its own.
    fn notice(&mut self, _key: &str) {}

    /// Writes its parameters in the canonical order, without defaults and without what has no effect on a list of these
    /// criteria.
    fn write(&self, criteria: &C, out: &mut Params);
}

/// A list without options.
impl<C> ListOptions<C> for () {
    const KEYS: &'static [&'static str] = &[];

    fn read(&mut self, _: &str, _: &str) -> bool {
        false
    }

    fn write(&self, _: &C, _: &mut Params) {}
}

/// A parameter that could not be read, or that matches nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem<F> {
    /// A value that a facet does not have: it matches nothing.
    UnknownValue(F, String),
    /// An event that is not there: it matches nothing.
    UnknownEvent(String),
    /// `from` or `to` is not a year, month or day: it has no effect.
    InvalidDate {
        /// `from` or `to`.
        key: &'static str,
        /// What was given.
        value: String,
    },
    /// `from` is after `to`: nothing lies between.
    ReversedWindow,
    /// `q` has no word that can be searched for: it has no effect.
    NoWords(String),
    /// `q` is longer than what is read: the rest has no effect.
    TextTooLong,
    /// `significance` is not a number from 1 to 5: it has no effect.
    InvalidSignificance(String),
    /// An option does not have this value: it has no effect.
    InvalidOption {
        /// Its parameter.
        key: &'static str,
        /// What was given.
        value: String,
    },
    /// More values of a parameter than are read: this one has no effect.
    TooManyValues {
        /// Its parameter.
        key: &'static str,
        /// What was given.
        value: String,
        /// How many are read.
        limit: usize,
    },
    /// `page` is not a whole number from 1.
    InvalidPage(String),
}

impl<F> Problem<F> {
    /// The parameter that was misread, if only the last value of it counts.
    fn key(&self) -> Option<&'static str> {
        match self {
            Self::NoWords(_) | Self::TextTooLong => Some("q"),
            Self::InvalidSignificance(_) => Some("significance"),
            Self::InvalidOption { key, .. } => Some(key),
            Self::InvalidPage(_) => Some(PAGE),
            Self::UnknownValue(..)
            | Self::UnknownEvent(_)
            | Self::InvalidDate { .. }
            | Self::ReversedWindow
            | Self::TooManyValues { .. } => None,
        }
    }

    /// The parameter and, if the problem is one value of it, the value. `key_of` is that of the list's criteria.
    pub fn parameter(&self, key_of: impl Fn(&F) -> &'static str) -> (&'static str, Option<&str>) {
        match self {
            Self::UnknownValue(facet, value) => (key_of(facet), Some(value)),
            Self::UnknownEvent(value) => ("event", Some(value)),
            Self::InvalidDate { key, value } | Self::InvalidOption { key, value } => (key, Some(value)),
            Self::TooManyValues { key, value, .. } => (key, Some(value)),
            Self::ReversedWindow => ("from", None),
            Self::NoWords(value) => ("q", Some(value)),
            Self::TextTooLong => ("q", None),
            Self::InvalidSignificance(value) => ("significance", Some(value)),
            Self::InvalidPage(value) => (PAGE, Some(value)),
        }
    }

    /// Whether a value is unknown, which matches nothing: such a view is not worth listing.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::UnknownValue(..) | Self::UnknownEvent(_))
    }

    /// The same problem in a list whose facets include these.
    pub fn map_facet<G>(self, map: impl FnOnce(F) -> G) -> Problem<G> {
        match self {
            Self::UnknownValue(facet, value) => Problem::UnknownValue(map(facet), value),
            Self::UnknownEvent(value) => Problem::UnknownEvent(value),
            Self::InvalidDate { key, value } => Problem::InvalidDate { key, value },
            Self::ReversedWindow => Problem::ReversedWindow,
            Self::NoWords(value) => Problem::NoWords(value),
            Self::TextTooLong => Problem::TextTooLong,
            Self::InvalidSignificance(value) => Problem::InvalidSignificance(value),
            Self::InvalidOption { key, value } => Problem::InvalidOption { key, value },
            Self::TooManyValues { key, value, limit } => Problem::TooManyValues { key, value, limit },
            Self::InvalidPage(value) => Problem::InvalidPage(value),
        }
    }
}

/// The parameter of [`PageNumber`].
pub const PAGE: &str = "page";

/// A page of a list, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber(pub u32);

impl PageNumber {
    /// Reads a whole number from 1.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|&page| page >= 1).map(Self)
    }
}

impl Default for PageNumber {
    fn default() -> Self {
        Self(1)
    }
}

/// What a reader looks at in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListView<C, O> {
    /// Which items.
    pub filter: C,
    /// How they are shown.
    pub options: O,
    /// Which page of them.
    pub page: PageNumber,
}

impl<C: Criteria, O: ListOptions<C>> ListView<C, O> {
    /// Reads a query string. Unknown keys and empty values are ignored; of a key that takes one value the last counts.
    /// What cannot be read is reported, and the rest is kept.
    pub fn parse(context: &C::Context, query: &str) -> (Self, Vec<Problem<C::Key>>) {
        let mut view = Self::default();
        let mut problems: Vec<Problem<C::Key>> = Vec::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            problems.retain(|problem| problem.key() != Some(&*key));
            if !O::KEYS.contains(&&*key) {
                view.options.notice(&key);
            }
            if key == PAGE {
                match PageNumber::parse(value) {
                    Some(page) => view.page = page,
                    None => problems.push(Problem::InvalidPage(value.to_owned())),
                }
            } else if let Some(&key) = O::KEYS.iter().find(|own| **own == key) {
                if !view.options.read(key, value) {
                    problems.push(Problem::InvalidOption { key, value: value.to_owned() });
                }
            } else {
                view.filter.read(context, &key, value, &mut problems);
            }
        }
        problems.extend(view.filter.problems());
        (view, problems)
    }

    /// Whether a query has fields without a value, as a form without a script sends them.
    pub fn has_empty_fields(query: &str) -> bool {
        form_urlencoded::parse(query.as_bytes()).any(|(key, value)| Self::has_key(&key) && value.trim().is_empty())
    }

    /// Whether a query has keys that are ignored.
    pub fn has_unknown_keys(query: &str) -> bool {
        form_urlencoded::parse(query.as_bytes()).any(|(key, _)| !Self::has_key(&key))
    }

    fn has_key(key: &str) -> bool {
        key == PAGE || O::KEYS.contains(&key) || C::has_key(key)
    }

    /// Every parameter but `page`.
    pub fn keys() -> Vec<&'static str> {
        [C::keys(), O::KEYS.to_vec()].concat()
    }

    /// The view of these items from their first page, with default options.
    pub fn new(filter: C) -> Self {
        Self { filter, ..Self::default() }
    }

    /// The view of other items with the same options, from their first page.
    #[must_use]
    pub fn with_filter(&self, filter: C) -> Self {
        Self { filter, options: self.options.clone(), page: PageNumber::default() }
    }

    /// The view with other options, from its first page.
    #[must_use]
    pub fn with_options(&self, options: O) -> Self {
        Self { filter: self.filter.clone(), options, page: PageNumber::default() }
    }

    /// Another page of the view.
    #[must_use]
    pub fn with_page(&self, page: PageNumber) -> Self {
        Self { page, ..self.clone() }
    }

    /// Every condition, in the canonical order.
    pub fn conditions(&self) -> Vec<C::Condition> {
        self.filter.conditions()
    }

    /// The view without one of its conditions, from its first page.
    #[must_use]
    pub fn without(&self, condition: &C::Condition) -> Self {
        self.with_filter(self.filter.without(condition))
    }

    /// The view with one of its conditions alone, from its first page.
    #[must_use]
    pub fn only(&self, condition: &C::Condition) -> Self {
        self.with_filter(self.filter.only(condition))
    }

    /// The canonical query, without `?`: the parameters of the criteria, the options, `page`. Empty for the first page of
    /// everything.
    pub fn query(&self, context: &C::Context) -> String {
        let mut out = Params::new(String::new());
        self.filter.write(context, &mut out);
        self.options.write(&self.filter, &mut out);
        if self.page != PageNumber::default() {
            out.append_pair(PAGE, &self.page.0.to_string());
        }
        out.finish()
    }

    /// The canonical query with its `?`, to be appended to the list's path; empty for the first page of everything.
    pub fn query_string(&self, context: &C::Context) -> String {
        let query = self.query(context);
        if query.is_empty() { query } else { format!("?{query}") }
    }
}
