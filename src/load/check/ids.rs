//! Ids that were published answer for ever.

use super::Checked;
use crate::load::Rule;
use crate::load::lock::published;
use crate::load::near::did_you_mean;
use std::collections::BTreeSet;

/// An id of `evidence.lock` that is now neither an id nor an alias nor withdrawn.
pub fn id_gone(checked: &Checked<'_>) {
    let draft = checked.draft;
    let here = published(draft);
    let mut answered: BTreeSet<String> = here.clone();
    for head in draft.heads() {
        answered.extend(head.aliases.iter().map(|alias| format!("{}/{}", head.space.name(), alias.value)));
    }
    for event in &draft.events {
        let names = std::iter::once(&event.head.id).chain(&event.head.aliases);
        let heads = || event.citations.iter().map(|c| &c.head).chain(event.relations.iter().map(|r| &r.head));
        for name in names {
            answered.extend(heads().flat_map(|head| {
                std::iter::once(&head.id).chain(&head.aliases).map(|id| format!("events/{}#{}", name.value, id.value))
            }));
        }
    }
    for thing in &draft.withdrawn {
        for id in std::iter::once(&thing.head.id).chain(&thing.head.aliases) {
            answered.insert(match &thing.of {
                Some(event) => format!("events/{event}#{}", id.value),
                None => format!("{}/{}", thing.head.space.name(), id.value),
            });
        }
    }
    for (id, &at) in &checked.lock.published {
        // The fragments of a withdrawn event went with it.
        let event_answers = id.split_once('#').is_some_and(|(event, _)| {
            answered.contains(event)
                && !here.contains(event)
                && draft.withdrawn.iter().any(|thing| {
                    thing.of.is_none() && event.strip_prefix("events/") == Some(thing.head.id.value.as_str())
                })
        });
        if !answered.contains(id) && !event_answers {
            let otherwise = "add it to `aliases` of what it is called now, or withdraw it: withdrawn = \"why\"";
            let fresh: Vec<&str> =
                here.iter().filter(|id| !checked.lock.published.contains_key(*id)).map(String::as_str).collect();
            let near = did_you_mean(id, fresh, "");
            let hint = if near.is_empty() { otherwise.to_owned() } else { format!("{otherwise} — {near}") };
            checked.report.add(Rule::IdGone, at, format!("“{id}” was published and nothing answers to it now"), hint);
        }
    }
}
