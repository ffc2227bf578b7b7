//! Ids that were published answer for ever.

use super::Checked;
use crate::load::Rule;
use crate::load::lock::published;
use crate::load::near::nearest;
use crate::model::Space;

/// An id of `evidence.lock` that is now neither an id nor an alias nor withdrawn.
pub fn id_gone(checked: &Checked<'_>) {
    let draft = checked.draft;
    let answered = published(draft);
    for (id, &at) in &checked.lock.published {
        if answered.contains(id) || unread(checked, id) {
            continue;
        }
        if let Some((event, fragment)) = id.split_once('#') {
            // With an event go its citations and relations: whoever withdraws it, or has lost it, is told so once.
            let position = event.strip_prefix("events/").and_then(|id| checked.names.find(Space::Events, id));
            if position.is_none_or(|event| checked.names.fragment(event, fragment)) {
                continue;
            }
        }
        let name = id.split_at(cut(id)).1;
        let hint = match renamed(id, answered.iter().filter(|id| !checked.lock.published.contains_key(*id))) {
            Some(now) => format!("if it is called “{now}” now, add aliases = [\"{name}\"] there"),
            None => format!("add aliases = [\"{name}\"] to what it is now, or put it back with withdrawn = \"why\""),
        };
        checked.report.add(Rule::IdGone, at, format!("“{id}” was published and nothing answers to it now"), hint);
    }
}

/// Whether the thing may stand in a file that could not be read.
fn unread(checked: &Checked<'_>, id: &str) -> bool {
    let record = id.split_once('#').map_or(id, |(event, _)| event);
    let Some((space, record)) = record.split_once('/') else { return false };
    let space = SPACES.into_iter().find(|known| known.name() == space);
    space.is_some_and(|space| checked.draft.unread.may_hold(space, record))
}

/// Where in an address the thing's own id begins.
fn cut(id: &str) -> usize {
    id.rfind(['/', '#']).map_or(0, |at| at + 1)
}

/// Of ids that are new, the one to which this id was probably renamed: the nearest in the same namespace.
fn renamed<'a>(id: &str, fresh: impl Iterator<Item = &'a String>) -> Option<&'a str> {
    let (space, name) = id.split_at(cut(id));
    nearest(name, fresh.filter_map(|id| id.strip_prefix(space)).filter(|name| !name.contains('#')))
}

const SPACES: [Space; 7] =
    [Space::Actors, Space::Eras, Space::Events, Space::Kinds, Space::People, Space::Perspectives, Space::Sources];
