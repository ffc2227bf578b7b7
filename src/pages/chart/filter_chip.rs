//! The filter of the chart in words, with the links that remove it and that fit the window to its results.

use super::super::{PageContext, labels};
use super::span;
use crate::chart::{ChartSpec, Scale};
use crate::model::date::Day;
use crate::query::{Filter, View, Window};

/// What the chart says of its filter. Neither window nor significance is mentioned: the axis and a switch show them.
#[derive(Debug)]
pub struct FilterChip {
    /// Its conditions.
    pub text: String,
    /// The view without it, and with the same window and significance.
    pub clear: String,
    /// The view with a window around the results; `None` if they fill the window already.
    pub fit: Option<String>,
}

/// A window that fits the results is at least about a year long, so that one event is not drawn alone on its day.
const SHORTEST_FIT: i64 = 366;

impl FilterChip {
    /// The chip of a view; `None` without a filter.
    pub fn new(
        site: &PageContext<'_>,
        view: &View,
        drawn: &ChartSpec<'_>,
        link: &dyn Fn(&View) -> String,
    ) -> Option<Self> {
        let edition = site.edition;
        let filter = edition.with_corrections(&view.filter);
        let named = filter.without_window().with_significance(1);
        let text = labels::all_conditions(site.messages(), &edition.timeline, &named);
        let least = view.filter.significance;
        let unfiltered = Filter { significance: least, window: view.filter.window.clone(), ..Filter::default() };
        let to = |window: Window| link(&view.with_filter(view.filter.with_window(window)));
        let hull = span::hull(edition, &drawn.scale, &drawn.events);
        (!text.is_empty()).then(|| Self {
            text,
            clear: link(&view.with_filter(unfiltered)),
            fit: hull.and_then(|hull| fit(&drawn.scale, &hull)).map(to),
        })
    }
}

/// The window that shows `hull` with a margin. `None` if that covers 60 % of the window or more, or gains nothing.
fn fit(drawn: &Scale, hull: &Scale) -> Option<Window> {
    let margin = (hull.days() / 20).max((SHORTEST_FIT - hull.days()) / 2);
    let first = Day::new(hull.first.number() - margin).max(drawn.first);
    let last = Day::new(hull.last.number() + margin).min(drawn.last);
    let window = Window::between(first, last);
    let days = window.last().number().saturating_sub(window.first().number()) + 1;
    (hull.days() * 10 < drawn.days() * 6 && days < drawn.days()).then_some(window)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fit_is_offered_while_the_results_cover_less_than_three_fifths_and_ends_at_about_a_year() {
        let years = |first, last| Scale::new(Day::from_ymd(first, 1, 1).unwrap(), Day::from_ymd(last, 12, 31).unwrap());
        let drawn = years(1900, 1999);
        assert_eq!(fit(&drawn, &years(1920, 1980)), None);
        let fitted = fit(&drawn, &years(1940, 1979)).unwrap();
        assert_eq!((fitted.first().ymd(), fitted.last().ymd()), ((1938, 1, 1), (1981, 12, 31)));
        let day = Day::from_ymd(1950, 2, 14).unwrap();
        let one = fit(&drawn, &Scale::new(day, day)).unwrap();
        assert_eq!((one.first().ymd(), one.last().ymd()), ((1949, 8, 16), (1950, 8, 15)));
        assert_eq!(fit(&Scale::new(one.first(), one.last()), &Scale::new(day, day)), None);
    }
}
