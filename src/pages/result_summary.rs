//! The summary of a list: what it shows, under which conditions, in which order, on how many pages.

use super::PageContext;
use super::labels;
use crate::messages::Text;
use crate::query::{Criteria, Edition, Filter, ListOptions, ListView};
use askama::Template;

/// The summary of a list, its conditions, and alternatives if it is empty.
#[derive(Debug, Template)]
#[template(path = "_result_summary.html")]
pub struct ResultSummary {
    pub(crate) t: Text<'static>,
    /// Messages about parameters that are invalid.
    pub problems: Vec<String>,
    /// The sentence that says what is shown.
    pub sentence: String,
    /// What the sentence says before the conditions, which are chips beside it: "15 of 90 events".
    pub brief: Option<String>,
    /// The text of the button that opens the filters in a narrow window, if the page has any: "Filters (2)".
    pub filters: Option<String>,
    /// The conditions, as chips.
    pub chips: Vec<Chip>,
    /// Whether nothing was found.
    pub nothing: bool,
    /// Conditions without which there would be results, if there are several.
    pub drops: Vec<Chip>,
    /// Conditions that have results on their own, if dropping one is not enough.
    pub alone: Vec<Chip>,
    /// The page without conditions.
    pub home: String,
    /// The text of the link to it.
    pub all: String,
    /// The link to the formatted citation of the view.
    pub cite: Option<String>,
    /// How to embed the view, if that is allowed.
    pub embed: Option<String>,
    /// The link to a comparison of sides at these events.
    pub compare: Option<String>,
    /// The corrected search text, if no event contains a word of it.
    pub correction: Option<SpellingCorrection>,
    /// The sentence that names the words of the search text that were left out, because no event has all.
    pub left_out: Option<String>,
    /// The sentence that says what the timeline covers, if the list is of its events and empty.
    pub coverage: Option<String>,
    /// The sentence that says how many events are certain to be in the window, unless all are.
    pub certainty: Option<String>,
    /// The orders of the list.
    pub orders: Vec<OrderLink>,
}

/// The corrected search text, if no event contains a word of it.
#[derive(Debug)]
pub struct SpellingCorrection {
    /// The sentence that names the words without results.
    pub unmatched: String,
    /// The corrected search text.
    pub text: String,
    /// The link to a search for it.
    pub href: String,
}

impl SpellingCorrection {
    /// The correction of a filter's search text, if there is one. `href` gives the link to a search for it.
    pub fn new(edition: &Edition, filter: &Filter, href: String) -> Option<Self> {
        let m = edition.messages;
        let answer = edition.search_result(filter)?;
        let text = answer.corrected_text.clone()?;
        let typed: Vec<&str> = answer.corrections.iter().map(|(typed, _)| typed.as_str()).collect();
        Some(Self { unmatched: labels::no_results_for(m, &typed), text, href })
    }
}

/// A link to the list in another order.
#[derive(Debug)]
pub struct OrderLink {
    pub text: String,
    pub href: String,
    /// Whether it is the current order.
    pub current: bool,
}

/// A condition with the link to a view without it, or with it alone.
#[derive(Debug)]
pub struct Chip {
    /// The condition as text.
    pub text: String,
    /// The link to the view.
    pub href: String,
    /// The number of its results.
    pub found: usize,
    /// The same number as text.
    pub count: String,
}

impl ResultSummary {
    /// The summary of a view in which `found` items are found. `chip` makes the chip of a condition that leads to
    /// another view.
    pub fn new<C: Criteria, O: ListOptions<C>>(
        site: &PageContext<'_>,
        view: &ListView<C, O>,
        found: usize,
        (problems, sentence): (Vec<String>, String),
        chip: impl Fn(&C::Condition, &ListView<C, O>) -> Chip,
        (home, all): (String, String),
    ) -> Self {
        let nothing = found == 0;
        let conditions = view.conditions();
        let without = |condition: &C::Condition| chip(condition, &view.without(condition));
        let only = |condition: &C::Condition| chip(condition, &view.only(condition));
        // The way out of a single condition is the list of everything.
        let several = nothing && conditions.len() > 1;
        let some = |chip: &Chip| chip.found > 0;
        let chips: Vec<Chip> = conditions.iter().map(&without).collect();
        let drops: Vec<Chip> =
            if several { conditions.iter().map(&without).filter(some).collect() } else { Vec::new() };
        let alone =
            if several && drops.is_empty() { conditions.iter().map(&only).filter(some).collect() } else { Vec::new() };
        Self {
            t: site.messages().text(),
            problems,
            sentence,
            brief: None,
            filters: None,
            chips,
            nothing,
            drops,
            alone,
            home,
            all,
            cite: None,
            embed: None,
            compare: None,
            correction: None,
            left_out: None,
            coverage: None,
            certainty: None,
            orders: Vec::new(),
        }
    }
}

/// The pages of a list.
#[derive(Debug)]
pub struct Pagination {
    /// The current page, counted from 1.
    pub current: u32,
    /// How many there are.
    pub last: u32,
    /// The link to the previous page.
    pub previous: Option<String>,
    /// The link to the next page.
    pub next: Option<String>,
}

impl Pagination {
    /// The number of pages of a list: at least one.
    pub fn count(found: usize, a_page: u32) -> u32 {
        u32::try_from(found).unwrap_or(u32::MAX).div_ceil(a_page).max(1)
    }

    /// The pagination of a list with several pages. `url` gives the link to a page.
    pub fn new(current: u32, last: u32, url: impl Fn(u32) -> String) -> Option<Self> {
        let previous = (current > 1).then(|| url(current - 1));
        let next = (current < last).then(|| url(current + 1));
        (last > 1).then_some(Self { current, last, previous, next })
    }
}
