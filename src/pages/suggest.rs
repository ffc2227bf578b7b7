//! Suggestions for the search box, and for browsers.

use super::event_item::count;
use super::{PageContext, era, labels};
use crate::model::date::DateValue;
use crate::query::{Bound, Filter, MAX_QUERY_CHARS, Suggestion, SuggestionLimits, View, Window};
use crate::routes::Route;

/// The media type of OpenSearch suggestions.
pub const SUGGESTIONS: &str = "application/x-suggestions+json";

/// The suggestions for a text in the format of OpenSearch Suggestions 1.1: the text, titles, descriptions and URLs.
pub fn suggestions(site: &PageContext<'_>, typed: &str) -> String {
    let m = site.messages();
    let typed: String = typed.chars().filter(|c| !c.is_control()).take(MAX_QUERY_CHARS).collect();
    let timeline = &site.edition.timeline;
    let (mut titles, mut kinds, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
    for found in site.edition.suggest(&typed, SuggestionLimits::default()) {
        let (title, kind, path) = match found {
            Suggestion::Period(period) => {
                let bound = Some(Bound::Period(period));
                let filter = Filter::default().with_window(Window { from: bound.clone(), to: bound });
                let events = m.events(count(&site.edition.events(&filter)));
                let kind = match period.single().value() {
                    DateValue::Year(_) => m.text().suggestion_year(events),
                    _ => m.text().suggestion_period(events),
                };
                let query = View::new(filter).query_string(timeline);
                (m.period(&period), kind, Route::Timeline.path().with_query(&query))
            }
            Suggestion::Era(ix) => {
                let era = timeline.era(ix);
                (era.title.clone(), m.text().suggestion_era(era::span(m, era)), timeline.era_path(ix))
            }
            Suggestion::Event(ix) => {
                let event = timeline.event(ix);
                (event.title.to_string(), m.date(&event.date), timeline.event_path(ix))
            }
            Suggestion::Actor(ix) => {
                (timeline.actor(ix).title.clone(), m.text().suggestion_actor(), timeline.actor_path(ix))
            }
            Suggestion::Person(ix) => {
                (timeline.person(ix).name.clone(), m.text().suggestion_person(), timeline.person_path(ix))
            }
            Suggestion::Source(ix) => {
                let source = timeline.source(ix);
                (source.title.clone(), labels::suggested_source(m, source), timeline.source_path(ix))
            }
        };
        titles.push(title);
        kinds.push(kind);
        addresses.push(site.base.absolute(path));
    }
    serde_json::json!([typed, titles, kinds, addresses]).to_string()
}
