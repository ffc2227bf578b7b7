//! The switch between key events, major events and all events.

use super::PageContext;
use crate::messages::Text;
use crate::model::{KEY_SIGNIFICANCE, MAJOR_SIGNIFICANCE};
use crate::query::View;
use crate::routes::Route;
use askama::Template;

/// The switch above the chart, which controls chart and list.
#[derive(Debug, Template)]
#[template(path = "_significance_switch.html")]
pub struct SignificanceSwitch {
    pub(crate) t: Text<'static>,
    choices: Vec<Choice>,
}

/// The events of at least a significance.
#[derive(Debug)]
struct Choice {
    /// "Key (8)"
    text: String,
    /// `None` if there are no such events.
    href: Option<String>,
    current: bool,
}

impl SignificanceSwitch {
    /// The switch of a view; `None` if there is nothing to choose at any time: it does not come and go while the window moves. The numbers are those of the view's other conditions.
    pub fn new(site: &PageContext<'_>, view: &View) -> Option<Self> {
        let m = site.messages();
        let t = m.text();
        let any = site.edition.events(&view.filter.with_significance(1));
        let [key, major] = [KEY_SIGNIFICANCE, MAJOR_SIGNIFICANCE]
            .map(|least| any.intersection_len(&site.edition.index.at_least(least)));
        let ever = site.edition.events(&view.filter.without_window().with_significance(1));
        let none_is_major = ever.is_disjoint(&site.edition.index.at_least(MAJOR_SIGNIFICANCE));
        let all_shown = view.filter == view.filter.with_significance(1);
        if ever.is_subset(&site.edition.index.at_least(KEY_SIGNIFICANCE)) || (none_is_major && all_shown) {
            return None;
        }
        let choice = |least: u8, count: u64, text: String| {
            let to = view.with_filter(view.filter.with_significance(least));
            let path = Route::Timeline.path().with_query(&to.query_string(&site.edition.timeline));
            let current = to.filter == view.filter;
            Choice { text, href: (count > 0 || current).then(|| site.href(path)), current }
        };
        Some(Self {
            choices: vec![
                choice(KEY_SIGNIFICANCE, key, t.significance_key(m.number(key))),
                choice(MAJOR_SIGNIFICANCE, major, t.significance_major(m.number(major))),
                choice(1, any.len(), t.significance_all(m.number(any.len()))),
            ],
            t,
        })
    }
}
