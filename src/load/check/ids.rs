//! Published ids must work for ever.

use super::CheckContext;
use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::symbols::nearest_within_budget;
use crate::model::Namespace;
use std::collections::BTreeSet;

/// An id of `evidence.lock` that is now neither an id nor an alias nor withdrawn.
pub fn id_gone(ctx: &CheckContext<'_>) {
    let lock = &ctx.lock.published;
    let mut fresh: Option<Vec<String>> = None;
    for (id, &at) in lock {
        if answered(ctx, id) || may_be_unparsed(ctx, id) {
            continue;
        }
        let fresh = fresh.get_or_insert_with(|| {
            let mut now = BTreeSet::new();
            ctx.raw.published_ids(|id| _ = (!lock.contains_key(id)).then(|| now.insert(id.to_owned())));
            now.into_iter().collect()
        });
        let name = id.split_at(last_id(id)).1;
        let hint = match renamed(id, fresh, ctx.diagnostics) {
            _ if let Some(now) = moved(name, id, fresh) => format!(
                "if it is a relation that is now “{now}”, leave it here as [[relations]] with id = \"{name}\" and moved = \"{now}\""
            ),
            Some(now) => format!(
                "if it is now “{now}”, add aliases = [\"{name}\"] there; next time use `sourceline rename`, which does it"
            ),
            None => format!(
                "add aliases = [\"{name}\"] to the record that replaced it, or restore it with withdrawn = \"why\"; \
                 next time use `sourceline rename`, which keeps old ids"
            ),
        };
        ctx.diagnostics.add(Rule::IdGone, at, format!("“{id}” was published, but nothing has this id now"), hint);
    }
}

/// Whether an id still exists or was withdrawn. If an event is gone, its citations and relations count as answered: only
/// the event is reported.
fn answered(ctx: &CheckContext<'_>, id: &str) -> bool {
    let (record, fragment) = id.split_once('#').map_or((id, None), |(record, fragment)| (record, Some(fragment)));
    let Some((space, id)) = space_of(record) else { return false };
    let at = ctx.symbols.find(space, id);
    let Some(fragment) = fragment else { return at.is_some() || ctx.symbols.withdrawn(space, id).is_some() };
    at.is_none_or(|event| {
        let withdrawn = ctx.symbols.withdrawn_fragments(event).iter().flat_map(|thing| thing.header.ids());
        ctx.symbols.fragment(event, fragment).is_some() || withdrawn.into_iter().any(|id| id.value.as_str() == fragment)
    })
}

/// Parses `events/ID`.
fn space_of(record: &str) -> Option<(Namespace, &str)> {
    let (space, id) = record.split_once('/')?;
    Namespace::ALL.into_iter().find(|known| known.name() == space).map(|space| (space, id))
}

/// Whether the id may be in a file that could not be parsed.
fn may_be_unparsed(ctx: &CheckContext<'_>, id: &str) -> bool {
    let record = id.split_once('#').map_or(id, |(event, _)| event);
    space_of(record).is_some_and(|(space, id)| ctx.raw.unparsed.may_contain(space, id))
}

/// Where in an address the last id begins: that of a citation, a relation or a record.
fn last_id(id: &str) -> usize {
    id.rfind(['/', '#']).map_or(0, |at| at + 1)
}

/// The relation or citation of another event that has the same fragment id, as `event#id`.
fn moved<'a>(name: &str, id: &str, fresh: &'a [String]) -> Option<&'a str> {
    id.contains('#').then_some(())?;
    let same = |address: &&'a str| address.split_once('#').is_some_and(|(_, fragment)| fragment == name);
    fresh.iter().filter_map(|address| address.strip_prefix("events/")).find(same)
}

/// The new id that this id was probably renamed to: the most similar one in the same namespace.
fn renamed<'a>(id: &str, fresh: &'a [String], diagnostics: &Diagnostics) -> Option<&'a str> {
    let (space, name) = id.split_at(last_id(id));
    let same = fresh.iter().filter_map(|id| id.strip_prefix(space)).filter(|name| !name.contains('#'));
    nearest_within_budget(name, same.collect(), diagnostics)
}
