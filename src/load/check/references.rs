//! Every reference must refer to something.

use super::CheckContext;
use crate::did_you_mean::did_you_mean;
use crate::load::raw::{Fragment, RawActor, RawEvent, ReferenceKind, Withdrawn};
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::{DEFAULT_KINDS, Id, Namespace};

/// Unknown references in records.
pub fn records(ctx: &CheckContext<'_>) {
    ctx.raw.references(|kind, reference| reference_unknown(ctx, None, kind, reference));
}

/// Unknown references in an event. An unknown kind is an unknown value.
pub fn event(ctx: &CheckContext<'_>, at: usize, event: &RawEvent) {
    event.references(|kind, reference| reference_unknown(ctx, Some(at), kind, reference));
}

fn reference_unknown(ctx: &CheckContext<'_>, event: Option<usize>, kind: ReferenceKind, reference: &Spanned<String>) {
    match (kind, event) {
        (ReferenceKind::Record(space), _) => record(ctx, space, reference),
        (ReferenceKind::Voice, _) => voice(ctx, reference),
        (ReferenceKind::Relation, _) => moved_relation(ctx, reference),
        (ReferenceKind::Citation, Some(event)) if !ctx.symbols.is_citation_missing(event, &reference.value) => {}
        (ReferenceKind::Citation, event) => report_citation(ctx, event, &reference.value, reference.span),
    }
}

fn record(ctx: &CheckContext<'_>, space: Namespace, reference: &Spanned<String>) {
    if !ctx.symbols.is_missing(space, &reference.value) {
        return;
    }
    let id = reference.value.as_str();
    let (one, where_from) = match space {
        Namespace::Actors => ("actor", "actors are defined in actors.toml"),
        Namespace::Eras => ("era", "eras are defined in eras.toml"),
        Namespace::Events => ("event", "events are defined in events/ID.md or in lines of events/NAME.jsonl"),
        Namespace::Kinds => ("kind", "kinds are defined in timeline.toml, or are those of the format"),
        Namespace::People => ("person", "people are defined in people.toml"),
        Namespace::Glossary => ("term", "terms are defined in timeline.toml"),
        Namespace::Perspectives => ("perspective", "perspectives are defined in timeline.toml"),
        Namespace::Sources => ("source", "sources are defined in sources/ID.toml"),
        Namespace::Threads => ("thread", "threads are defined in threads/ID.md"),
    };
    let (message, hint) = match withdrawn_record(ctx, space, id) {
        Some(hint) => (format!("the {one} “{id}” was withdrawn"), hint),
        None => {
            let near = || did_you_mean(ctx.symbols.nearest(space, id, ctx.diagnostics), where_from);
            (format!("there is no {one} “{id}”"), meant(ctx, space, id).unwrap_or_else(near))
        }
    };
    let rule = if space == Namespace::Kinds { Rule::ValueUnknown } else { Rule::ReferenceUnknown };
    ctx.diagnostics.add(rule, reference.span, message, hint);
}

/// The hint for a reference that names a record of another table, the title of a record, or a kind that is not declared.
fn meant(ctx: &CheckContext<'_>, space: Namespace, id: &str) -> Option<String> {
    if space == Namespace::Kinds {
        return Some(kind_hint(ctx, id));
    }
    match space {
        Namespace::Actors if ctx.symbols.find(Namespace::People, id).is_some() => {
            return Some(format!("“{id}” is a person: people = [\"{id}\"]"));
        }
        Namespace::People if ctx.symbols.find(Namespace::Actors, id).is_some() => {
            return Some(format!("“{id}” is an actor: actors = [\"{id}\"]"));
        }
        _ => {}
    }
    if let Some(hint) = id_of_name(ctx, space, id) {
        return Some(hint);
    }
    let (file, table, name) = match space {
        Namespace::Actors if ctx.raw.actors.is_empty() => ("actors.toml", "actor", "title"),
        Namespace::People if ctx.raw.people.is_empty() => ("people.toml", "person", "name"),
        Namespace::Actors => return id_expected(ctx, space, id, "an actor", "actor"),
        Namespace::People => return id_expected(ctx, space, id, "a person", "person"),
        _ => return None,
    };
    let better = Id::suggestion(id);
    let shape = format!("[[{table}]], and below it id = \"{better}\" and {name} = \"…\"");
    if ctx.diagnostics.has_file(file) {
        return Some(format!("define it in {file}: {shape}"));
    }
    let command = command_new(ctx, table, &better);
    Some(format!("there is no {file} yet; run `{command}`, or create it: {shape}"))
}

/// The command that adds a record.
fn command_new(ctx: &CheckContext<'_>, table: &str, id: &str) -> String {
    let folder = if ctx.folder.is_empty() { "DIR" } else { ctx.folder };
    format!("sourceline new {table} {id} --data {folder}")
}

/// The hint for a reference that cannot be an id, such as a name, unless it is nearly one.
fn id_expected(ctx: &CheckContext<'_>, space: Namespace, written: &str, one: &str, table: &str) -> Option<String> {
    if Id::new(written).is_ok() || ctx.symbols.nearest(space, written, ctx.diagnostics).is_some() {
        return None;
    }
    let better = Id::suggestion(written);
    let id = if Id::new(&better).is_ok() { &better } else { "ID" };
    Some(format!("write the id of {one}, not a name; `{}` adds one", command_new(ctx, table, id)))
}

/// The hint for a reference that is the name or title of a record.
fn id_of_name(ctx: &CheckContext<'_>, space: Namespace, name: &str) -> Option<String> {
    let one = match space {
        Namespace::Actors => "actor",
        Namespace::People => "person",
        _ => "source",
    };
    with_name(ctx, space, name).map(|id| format!("the {one} “{name}” has the id {id}"))
}

/// The id of the actor, person or source that has this name.
fn with_name<'a>(ctx: &CheckContext<'a>, space: Namespace, name: &str) -> Option<&'a str> {
    let name = name.to_lowercase();
    let is = |own: &str| own.to_lowercase() == name;
    let raw = ctx.raw;
    let header = match space {
        Namespace::Actors => {
            let is_named = |actor: &&RawActor| is(&actor.record.title) || is(actor.record.short());
            &raw.actors.iter().find(is_named)?.header
        }
        Namespace::People => &raw.people.iter().find(|person| is(&person.record.name))?.header,
        Namespace::Sources => &raw.sources.iter().find(|source| is(&source.record.title))?.header,
        _ => return None,
    };
    Some(header.name())
}

/// The hint for a kind that does not exist: the kinds that do, and how to have others.
fn kind_hint(ctx: &CheckContext<'_>, id: &str) -> String {
    let own = &ctx.raw.kinds;
    let near = ctx.symbols.nearest(Namespace::Kinds, id, ctx.diagnostics);
    let better = Id::suggestion(id);
    let declare = format!("declare it in timeline.toml: [[kind]], and below it id = \"{better}\" and title = \"…\"");
    let names: Vec<&str> = own.iter().map(|(header, _)| header.name()).collect();
    match (near, own.is_empty()) {
        (Some(near), false) => format!("did you mean “{near}”? otherwise {declare}"),
        (Some(near), true) => format!(
            "did you mean “{near}”? otherwise {declare}, with all others that you use: they replace those of the format"
        ),
        (None, false) => {
            format!("write one of {}, which replace the kinds of the format; or {declare}", names.join(", "))
        }
        (None, true) => format!(
            "write one of {}; or {declare}, with all others that you use: they replace these",
            DEFAULT_KINDS.join(", ")
        ),
    }
}

/// Reports a reference to a citation that does not exist.
pub fn report_citation(ctx: &CheckContext<'_>, event: Option<usize>, reference: &str, at: Span) {
    let (message, hint) = match (withdrawn_fragment(ctx, event, reference), event) {
        (Some(why), _) => (format!("the citation “{reference}” was withdrawn"), why),
        (None, None) => (format!("“{reference}” is not a citation here"), "only events have citations".to_owned()),
        (None, Some(event)) => (format!("there is no citation “{reference}”"), citation_hint(ctx, event, reference)),
    };
    ctx.diagnostics.add(Rule::ReferenceUnknown, at, message, hint);
}

/// Reports a footnote of a thread that is neither a citation nor a relation. `step` is the event of its step.
pub fn report_footnote(ctx: &CheckContext<'_>, step: Option<usize>, reference: &str, at: Span) {
    let (message, hint) = match withdrawn_fragment(ctx, step, reference) {
        Some(why) => (format!("“{reference}” was withdrawn or moved"), why),
        None => {
            let otherwise = "write [^event#citation] or [^event#relation], with the id of the event that it belongs to";
            let CheckContext { symbols, diagnostics, .. } = ctx;
            let (of, id) = split(ctx, step, reference);
            let near = match (of, reference.split_once('#')) {
                (Some(event), _) => symbols.nearest_fragment(event, id, diagnostics),
                (None, Some((other, _))) => symbols.nearest(Namespace::Events, other, diagnostics),
                (None, None) => None,
            };
            (format!("there is no citation or relation “{reference}”"), did_you_mean(near, otherwise))
        }
    };
    ctx.diagnostics.add(Rule::ReferenceUnknown, at, message, hint);
}

/// Splits `"id"` or `"other-event#id"` into the event and the id.
fn split<'a>(ctx: &CheckContext<'_>, event: Option<usize>, reference: &'a str) -> (Option<usize>, &'a str) {
    match reference.split_once('#') {
        Some((other, id)) => (ctx.symbols.find(Namespace::Events, other), id),
        None => (event, reference),
    }
}

/// The hint for a citation or relation that was withdrawn, if it was.
fn withdrawn_fragment(ctx: &CheckContext<'_>, event: Option<usize>, reference: &str) -> Option<String> {
    let (of, id) = split(ctx, event, reference);
    let it = |thing: &&&Withdrawn| thing.header.ids().any(|i| i.value.as_str() == id);
    ctx.symbols.withdrawn_fragments(of?).iter().find(it).map(|withdrawn| withdrawn_hint(withdrawn))
}

/// The hint for a record that was withdrawn, if it was.
pub fn withdrawn_record(ctx: &CheckContext<'_>, space: Namespace, id: &str) -> Option<String> {
    ctx.symbols.withdrawn(space, id).map(withdrawn_hint)
}

/// A relation that was moved to where no relation is.
fn moved_relation(ctx: &CheckContext<'_>, reference: &Spanned<String>) {
    let id = reference.value.as_str();
    let found = ctx.symbols.reference(None, id);
    let may_be_unparsed = id.contains('#') && found.is_none() && !ctx.symbols.is_reference_missing(None, id);
    if !matches!(found, Some((_, Fragment::Relation(_)))) && !may_be_unparsed {
        let message = format!("there is no relation “{id}”");
        let hint = withdrawn_fragment(ctx, None, id)
            .unwrap_or_else(|| "write moved = \"event#relation\", where the relation is now".into());
        ctx.diagnostics.add(Rule::ReferenceUnknown, reference.span, message, hint);
    }
}

fn withdrawn_hint(withdrawn: &Withdrawn) -> String {
    if let Some(to) = &withdrawn.moved {
        return format!("it was moved: write “{}”", to.value);
    }
    format!("remove the reference; it was withdrawn because: {}", withdrawn.reason)
}

/// The hint for an unknown citation.
fn citation_hint(ctx: &CheckContext<'_>, event: usize, reference: &str) -> String {
    let otherwise = "write the id of one of this event's [[citations]], or \"other-event#id\"";
    let CheckContext { symbols, diagnostics, .. } = ctx;
    let near = match reference.split_once('#') {
        None => symbols.nearest_citation(event, reference, diagnostics),
        Some((other, id)) => match symbols.find(Namespace::Events, other) {
            Some(event) => symbols.nearest_citation(event, id, diagnostics),
            None => symbols.nearest(Namespace::Events, other, diagnostics),
        },
    };
    did_you_mean(near, otherwise)
}

/// What a voice may be, as a hint.
pub const VOICES: &str = "a voice is an actor, a person, author, publisher or unattributed";

/// Whether there is no such voice, and none in an unparsed file could be it.
pub fn is_voice_missing(ctx: &CheckContext<'_>, id: &str) -> bool {
    let unparsed =
        ctx.raw.unparsed.may_contain_any(Namespace::Actors) || ctx.raw.unparsed.may_contain_any(Namespace::People);
    ctx.symbols.voice(id).is_none() && !unparsed
}

fn voice(ctx: &CheckContext<'_>, reference: &Spanned<String>) {
    if is_voice_missing(ctx, &reference.value) {
        let message = format!("there is no actor or person “{}”", reference.value);
        let named = |space| id_of_name(ctx, space, &reference.value);
        let hint = match named(Namespace::Actors).or_else(|| named(Namespace::People)) {
            Some(hint) => hint,
            None => did_you_mean(ctx.symbols.nearest_voice(&reference.value, ctx.diagnostics), VOICES),
        };
        ctx.diagnostics.add(Rule::ReferenceUnknown, reference.span, message, hint);
    }
}
