//! What is said of a list: what it shows, under which conditions, in which order, on how many pages.

use super::PageContext;
use super::labels;
use crate::messages::Text;
use crate::query::{Criteria, Edition, Filter, ListOptions, ListView};
use askama::Template;

/// What is shown, what was chosen, and where nothing was found, what would be.
#[derive(Debug, Template)]
#[template(path = "_result_summary.html")]
pub struct ResultSummary {
    /// The text of the interface.
    pub(crate) t: Text<'static>,
    /// What could not be read.
    pub problems: Vec<String>,
    /// What is shown.
    pub sentence: String,
    /// The conditions.
    pub chips: Vec<Chip>,
    /// Whether nothing was found.
    pub nothing: bool,
    /// Conditions without which something is found.
    pub drops: Vec<Chip>,
    /// Conditions that alone find something.
    pub alone: Vec<Chip>,
    /// The page without conditions.
    pub home: String,
    /// The words of the link to it.
    pub all: String,
    /// How to cite what is shown.
    pub cite: Option<String>,
    /// What was looked for in place of words that nothing has.
    pub correction: Option<SpellingCorrection>,
    /// Words of a search that alone find something.
    pub words: Vec<Chip>,
    /// How many are surely in the window, where not all are.
    pub certainty: Option<String>,
    /// Orders in which the list can be had.
    pub orders: Vec<OrderLink>,
}

/// What was looked for in place of words that nothing has.
#[derive(Debug)]
pub struct SpellingCorrection {
    /// That nothing has them.
    pub unmatched: String,
    /// What was looked for.
    pub text: String,
    /// The way to look for that alone.
    pub href: String,
}

impl SpellingCorrection {
    /// What was looked for in place of words of a filter that nothing has, if there are any; `href` leads to it.
    pub fn new(edition: &Edition, filter: &Filter, href: String) -> Option<Self> {
        let m = edition.messages;
        let answer = edition.search_result(filter)?;
        let text = answer.corrected_text.clone()?;
        let typed: Vec<&str> = answer.corrections.iter().map(|(typed, _)| typed.as_str()).collect();
        Some(Self { unmatched: labels::no_results_for(m, &typed), text, href })
    }
}

/// The way to a list in another order.
#[derive(Debug)]
pub struct OrderLink {
    /// The words.
    pub text: String,
    /// The way.
    pub href: String,
    /// Whether it is the present one.
    pub current: bool,
}

/// A condition with the link to a view without it, or with it alone.
#[derive(Debug)]
pub struct Chip {
    /// The condition in words.
    pub text: String,
    /// The view.
    pub href: String,
    /// How much that has.
    pub found: usize,
    /// The same in words.
    pub count: String,
}

impl ResultSummary {
    /// The summary of a view in which `found` items are found. `chip` makes the chip of a condition that leads to another view.
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
        let some = |chip: &Chip| nothing && chip.found > 0;
        let chips: Vec<Chip> = conditions.iter().map(&without).collect();
        let drops = if nothing { conditions.iter().map(&without).filter(some).collect() } else { Vec::new() };
        let alone = if nothing { conditions.iter().map(&only).filter(some).collect() } else { Vec::new() };
        Self {
            t: site.messages().text(),
            problems,
            sentence,
            chips,
            nothing,
            drops,
            alone,
            home,
            all,
            cite: None,
            correction: None,
            words: Vec::new(),
            certainty: None,
            orders: Vec::new(),
        }
    }
}

/// The pages of a list.
#[derive(Debug)]
pub struct Pagination {
    /// Which one this is.
    pub current: u32,
    /// How many there are.
    pub last: u32,
    /// The one before.
    pub previous: Option<String>,
    /// The one after.
    pub next: Option<String>,
}

impl Pagination {
    /// How many pages a list of so many has: one at least.
    pub fn count(found: usize, a_page: u32) -> u32 {
        u32::try_from(found).unwrap_or(u32::MAX).div_ceil(a_page).max(1)
    }

    /// Where in a list of several pages this one stands; `url` gives the link to another.
    pub fn new(current: u32, last: u32, url: impl Fn(u32) -> String) -> Option<Self> {
        let previous = (current > 1).then(|| url(current - 1));
        let next = (current < last).then(|| url(current + 1));
        (last > 1).then_some(Self { current, last, previous, next })
    }
}
