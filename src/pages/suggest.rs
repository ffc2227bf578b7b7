//! Suggestions for the search box, and for browsers.

use super::PageContext;
use crate::query::{MAX_QUERY_CHARS, Suggestion};

/// The most suggestions for a text.
const MAX_SUGGESTIONS: usize = 8;

/// The media type of OpenSearch suggestions.
pub const SUGGESTIONS: &str = "application/x-suggestions+json";

/// The suggestions for a text in the format of OpenSearch Suggestions 1.1: the text, titles, descriptions and URLs.
pub fn suggestions(site: &PageContext<'_>, typed: &str) -> String {
    let m = site.messages();
    let typed: String = typed.chars().filter(|c| !c.is_control()).take(MAX_QUERY_CHARS).collect();
    let timeline = &site.edition.timeline;
    let (mut titles, mut kinds, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
    for found in site.edition.suggest(&typed, MAX_SUGGESTIONS) {
        let (title, kind, path) = match found {
            Suggestion::Event(ix) => {
                let event = timeline.event(ix);
                (&*event.title, m.date(&event.date), timeline.event_path(ix))
            }
            Suggestion::Actor(ix) => (&*timeline.actor(ix).title, m.text().suggestion_actor(), timeline.actor_path(ix)),
            Suggestion::Person(ix) => {
                (&*timeline.person(ix).name, m.text().suggestion_person(), timeline.person_path(ix))
            }
            Suggestion::Source(ix) => {
                let source = timeline.source(ix);
                (
                    &*source.title,
                    source.date.as_ref().map_or_else(
                        || m.text().suggestion_source(),
                        |date| m.text().suggestion_source_dated(m.date(date)),
                    ),
                    timeline.source_path(ix),
                )
            }
        };
        titles.push(title);
        kinds.push(kind);
        addresses.push(site.base.absolute(path));
    }
    serde_json::json!([typed, titles, kinds, addresses]).to_string()
}
