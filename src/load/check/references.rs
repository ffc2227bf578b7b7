//! Every name must be something's.

use super::CheckContext;
use crate::did_you_mean::did_you_mean;
use crate::load::raw::{RawEvent, ReferenceKind, Withdrawn};
use crate::load::rule::Rule;
use crate::load::span::{Span, Spanned};
use crate::model::Namespace;

/// A name in a record that nothing has.
pub fn records(ctx: &CheckContext<'_>) {
    ctx.raw.references(|named, reference| reference_unknown(ctx, None, named, reference));
}

/// A name in an event that nothing has; for kinds, a word that is not among them.
pub fn event(ctx: &CheckContext<'_>, at: usize, event: &RawEvent) {
    event.references(|named, reference| reference_unknown(ctx, Some(at), named, reference));
}

fn reference_unknown(ctx: &CheckContext<'_>, event: Option<usize>, named: ReferenceKind, reference: &Spanned<String>) {
    match (named, event) {
        (ReferenceKind::Record(space), _) => record(ctx, space, reference),
        (ReferenceKind::Voice, _) => voice(ctx, reference),
        (ReferenceKind::Citation, Some(event)) if !ctx.symbols.is_citation_missing(event, &reference.value) => {}
        (ReferenceKind::Citation, event) => no_citation(ctx, event, &reference.value, reference.span),
    }
}

fn record(ctx: &CheckContext<'_>, space: Namespace, reference: &Spanned<String>) {
    if !ctx.symbols.is_missing(space, &reference.value) {
        return;
    }
    let id = reference.value.as_str();
    let (one, where_from) = match space {
        Namespace::Actors => ("actor", "actors stand in actors.toml"),
        Namespace::Eras => ("era", "eras stand in eras.toml"),
        Namespace::Events => ("event", "events stand in events/ID.md or as lines of events/NAME.jsonl"),
        Namespace::Kinds => ("kind", "kinds stand in timeline.toml, or are those of the format"),
        Namespace::People => ("person", "people stand in people.toml"),
        Namespace::Perspectives => ("perspective", "perspectives stand in timeline.toml"),
        Namespace::Sources => ("source", "sources stand in sources/ID.toml"),
        Namespace::Threads => ("thread", "threads stand in threads/ID.md"),
    };
    let (message, hint) = match withdrawn_record(ctx, space, id) {
        Some(hint) => (format!("the {one} “{id}” was withdrawn"), hint),
        None => (
            format!("there is no {one} “{id}”"),
            did_you_mean(ctx.symbols.near(space, id, ctx.diagnostics), where_from),
        ),
    };
    let rule = if space == Namespace::Kinds { Rule::ValueUnknown } else { Rule::ReferenceUnknown };
    ctx.diagnostics.add(rule, reference.span, message, hint);
}

/// Reports a reference to a citation that is not there.
pub fn no_citation(ctx: &CheckContext<'_>, event: Option<usize>, reference: &str, at: Span) {
    let (message, hint) = match (withdrawn_within(ctx, event, reference), event) {
        (Some(why), _) => (format!("the citation “{reference}” was withdrawn"), why),
        (None, None) => (format!("“{reference}” is no citation here"), "only events have citations".to_owned()),
        (None, Some(event)) => (format!("there is no citation “{reference}”"), near_citation(ctx, event, reference)),
    };
    ctx.diagnostics.add(Rule::ReferenceUnknown, at, message, hint);
}

/// Reports a footnote of a thread that names neither a citation nor a relation; `step` is the event at which it stands.
pub fn no_reference(ctx: &CheckContext<'_>, step: Option<usize>, reference: &str, at: Span) {
    let (message, hint) = match withdrawn_within(ctx, step, reference) {
        Some(why) => (format!("“{reference}” was withdrawn"), why),
        None => {
            let otherwise = "write [^event#citation] or [^event#relation], with the event on which it stands";
            let CheckContext { symbols, diagnostics, .. } = ctx;
            let (of, id) = place(ctx, step, reference);
            let near = match (of, reference.split_once('#')) {
                (Some(event), _) => symbols.near_fragment(event, id, diagnostics),
                (None, Some((other, _))) => symbols.near(Namespace::Events, other, diagnostics),
                (None, None) => None,
            };
            (format!("there is no citation or relation “{reference}”"), did_you_mean(near, otherwise))
        }
    };
    ctx.diagnostics.add(Rule::ReferenceUnknown, at, message, hint);
}

/// The event on which `"id"` or `"other-event#id"` would stand, and the id.
fn place<'a>(ctx: &CheckContext<'_>, event: Option<usize>, reference: &'a str) -> (Option<usize>, &'a str) {
    match reference.split_once('#') {
        Some((other, id)) => (ctx.symbols.find(Namespace::Events, other), id),
        None => (event, reference),
    }
}

/// Why a citation or relation was withdrawn, if it was.
fn withdrawn_within(ctx: &CheckContext<'_>, event: Option<usize>, reference: &str) -> Option<String> {
    let (of, id) = place(ctx, event, reference);
    let it = |thing: &&&Withdrawn| thing.header.ids().any(|i| i.value.as_str() == id);
    ctx.symbols.withdrawn_within(of?).iter().find(it).map(|gone| because(gone))
}

/// Why a record was withdrawn, if it was.
pub fn withdrawn_record(ctx: &CheckContext<'_>, space: Namespace, id: &str) -> Option<String> {
    ctx.symbols.withdrawn(space, id).map(because)
}

fn because(gone: &Withdrawn) -> String {
    format!("take the reference out; it was withdrawn because: {}", gone.reason)
}

/// What a reference to a citation may have meant.
fn near_citation(ctx: &CheckContext<'_>, event: usize, reference: &str) -> String {
    let otherwise = "write the id of one of this event's [[citations]], or \"other-event#id\"";
    let CheckContext { symbols, diagnostics, .. } = ctx;
    let near = match reference.split_once('#') {
        None => symbols.near_citation(event, reference, diagnostics),
        Some((other, id)) => match symbols.find(Namespace::Events, other) {
            Some(event) => symbols.near_citation(event, id, diagnostics),
            None => symbols.near(Namespace::Events, other, diagnostics),
        },
    };
    did_you_mean(near, otherwise)
}

/// What a voice may be.
pub const VOICES: &str = "a voice is an actor, a person, author, publisher or unattributed";

/// Whether nobody has this voice, nor may anybody in a file that could not be read.
pub fn is_voice_missing(ctx: &CheckContext<'_>, id: &str) -> bool {
    let unparsed = ctx.raw.unparsed.any(Namespace::Actors) || ctx.raw.unparsed.any(Namespace::People);
    ctx.symbols.voice(id).is_none() && !unparsed
}

fn voice(ctx: &CheckContext<'_>, reference: &Spanned<String>) {
    if is_voice_missing(ctx, &reference.value) {
        let message = format!("nobody is called “{}”", reference.value);
        let hint = did_you_mean(ctx.symbols.near_voice(&reference.value, ctx.diagnostics), VOICES);
        ctx.diagnostics.add(Rule::ReferenceUnknown, reference.span, message, hint);
    }
}
