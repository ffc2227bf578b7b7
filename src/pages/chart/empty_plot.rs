//! What the plot says if there is nothing in it: why, and where to go.

use super::super::{PageContext, labels};
use crate::chart::{ChartSpec, Scale};
use crate::model::EventIx;
use crate::model::date::Day;
use crate::query::{Filter, View, Window};

/// The explanation of an empty plot.
#[derive(Debug)]
pub struct EmptyPlot {
    /// What is missing.
    pub sentence: String,
    /// Text and address of views that are not empty.
    pub links: Vec<(String, String)>,
}

impl EmptyPlot {
    /// The explanation of a view; `None` if there is something to see.
    pub fn new(
        site: &PageContext<'_>,
        view: &View,
        drawn: &ChartSpec<'_>,
        link: &dyn Fn(&View) -> String,
    ) -> Option<Self> {
        let edition = site.edition;
        if !drawn.events.is_empty() || edition.timeline.events.is_empty() {
            return None;
        }
        let (m, filter) = (site.messages(), &view.filter);
        let elsewhere = edition.events(&filter.without_window());
        if !elsewhere.is_empty() && !filter.window.is_reversed() {
            let Scale { first, last } = drawn.scale;
            let at = |day: Day| {
                let first = Day::new(day.number().saturating_sub(drawn.scale.days() / 2));
                let window = Window::between(first, Day::new(first.number().saturating_add(drawn.scale.days() - 1)));
                link(&view.with_filter(filter.with_window(window)))
            };
            let date = |event: u32| &edition.timeline.event(EventIx(event)).date;
            let before = elsewhere.range(..edition.index.rank(first)).next_back();
            let after = elsewhere.range(edition.index.rank(last)..).next();
            let before = before
                .map(|event| (m.text().previous_event_at(m.date(date(event))), at(date(event).bounds().end_latest)));
            let after = after
                .map(|event| (m.text().next_event_at(m.date(date(event))), at(date(event).bounds().start_earliest)));
            let sentence = m.text().plot_empty_window(labels::window(m, first, last));
            return Some(Self { sentence, links: before.into_iter().chain(after).collect() });
        }
        let applied = edition.with_corrections(filter);
        let conditions = labels::all_conditions(m, &edition.timeline, &applied.without_window());
        let unfiltered = view.with_filter(Filter::default().with_window(filter.window.clone()));
        let link = if edition.in_window(&filter.window).is_empty() {
            (m.text().see_all_events(), link(&View::default()))
        } else {
            (m.text().remove_this_filter(), link(&unfiltered))
        };
        let sentence =
            if conditions.is_empty() { m.text().nothing_matches() } else { m.text().plot_empty_filter(conditions) };
        Some(Self { sentence, links: vec![link] })
    }
}
