//! The texts in which an event is found.

use crate::model::EventIx;
use crate::pages::PageContext;
use crate::query::{TextRef, searchable_texts};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The texts of an event that are not in the columns of the index, each with its class. `langs` gets the attributes of
/// their languages.
pub fn of_event(site: &PageContext<'_>, ix: EventIx, langs: &mut BTreeMap<String, String>) -> Vec<Value> {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let event = timeline.event(ix);
    let mut found = Vec::new();
    let mut dates = 0;
    let mut lang = |tag: Option<&str>| {
        let tag = tag?;
        langs.entry(tag.to_owned()).or_insert_with(|| site.lang_or(Some(tag)).to_string());
        Some(tag.to_owned())
    };
    searchable_texts(m, timeline, event, |text_ref, text| {
        let citation = |n: usize| event.citations.get(n).map(|citation| (citation.id.as_str(), citation.source.0));
        found.push(match text_ref {
            TextRef::OfficialTitle => json!(["o", text]),
            TextRef::OriginalTitle(n) => {
                let tag = event.titles.get(n).map(|title| title.language.as_str());
                let name = tag.map(|tag| m.language_name(tag));
                json!(["t", text, lang(tag), name])
            }
            TextRef::Date if dates == 0 => {
                dates += 1;
                return;
            }
            TextRef::Date => json!(["d", text]),
            TextRef::Text => json!(["x", text]),
            TextRef::Quotation(n) => {
                let (id, source) = citation(n).unzip();
                let own = event.citations.get(n).and_then(|citation| citation.quote()?.language.as_deref());
                json!(["q", text, id, source, lang(own)])
            }
            TextRef::Translation(n) => {
                let (id, source) = citation(n).unzip();
                json!(["r", text, id, source])
            }
            TextRef::Paraphrase(n) => {
                let (id, source) = citation(n).unzip();
                json!(["p", text, id, source])
            }
            TextRef::Note(_) => json!(["n", text]),
            _ => return,
        });
    });
    found
}
