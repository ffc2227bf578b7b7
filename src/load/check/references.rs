//! Every name must be something's.

use super::Checked;
use crate::load::Rule;
use crate::load::diagnostic::{At, Loc};
use crate::load::draft::{EventDraft, Named, Withdrawn};
use crate::load::near::did_you_mean;
use crate::model::Namespace;

/// A name in a record that nothing has.
pub fn records(checked: &Checked<'_>) {
    checked.draft.references(|named, reference| reference_unknown(checked, None, named, reference));
}

/// A name in an event that nothing has; for kinds, a word that is not among them.
pub fn event(checked: &Checked<'_>, at: usize, event: &EventDraft) {
    event.references(|named, reference| reference_unknown(checked, Some(at), named, reference));
}

fn reference_unknown(checked: &Checked<'_>, event: Option<usize>, named: Named, reference: &At<String>) {
    match (named, event) {
        (Named::Record(space), _) => record(checked, space, reference),
        (Named::Voice, _) => voice(checked, reference),
        (Named::Citation, Some(event)) if !checked.names.lacks_citation(event, &reference.value) => {}
        (Named::Citation, event) => no_citation(checked, event, &reference.value, reference.at),
    }
}

fn record(checked: &Checked<'_>, space: Namespace, reference: &At<String>) {
    if !checked.names.lacks(space, &reference.value) {
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
    let (message, hint) = match withdrawn_record(checked, space, id) {
        Some(hint) => (format!("the {one} “{id}” was withdrawn"), hint),
        None => (
            format!("there is no {one} “{id}”"),
            did_you_mean(checked.names.near(space, id, checked.report), where_from),
        ),
    };
    let rule = if space == Namespace::Kinds { Rule::ValueUnknown } else { Rule::ReferenceUnknown };
    checked.report.add(rule, reference.at, message, hint);
}

/// Reports a reference to a citation that is not there.
pub fn no_citation(checked: &Checked<'_>, event: Option<usize>, reference: &str, at: Loc) {
    let (message, hint) = match (withdrawn_within(checked, event, reference), event) {
        (Some(why), _) => (format!("the citation “{reference}” was withdrawn"), why),
        (None, None) => (format!("“{reference}” is no citation here"), "only events have citations".to_owned()),
        (None, Some(event)) => {
            (format!("there is no citation “{reference}”"), near_citation(checked, event, reference))
        }
    };
    checked.report.add(Rule::ReferenceUnknown, at, message, hint);
}

/// Reports a footnote of a thread that names neither a citation nor a relation; `step` is the event at which it stands.
pub fn no_reference(checked: &Checked<'_>, step: Option<usize>, reference: &str, at: Loc) {
    let (message, hint) = match withdrawn_within(checked, step, reference) {
        Some(why) => (format!("“{reference}” was withdrawn"), why),
        None => {
            let otherwise = "write [^event#citation] or [^event#relation], with the event on which it stands";
            let Checked { names, report, .. } = checked;
            let (of, id) = place(checked, step, reference);
            let near = match (of, reference.split_once('#')) {
                (Some(event), _) => names.near_fragment(event, id, report),
                (None, Some((other, _))) => names.near(Namespace::Events, other, report),
                (None, None) => None,
            };
            (format!("there is no citation or relation “{reference}”"), did_you_mean(near, otherwise))
        }
    };
    checked.report.add(Rule::ReferenceUnknown, at, message, hint);
}

/// The event on which `"id"` or `"other-event#id"` would stand, and the id.
fn place<'a>(checked: &Checked<'_>, event: Option<usize>, reference: &'a str) -> (Option<usize>, &'a str) {
    match reference.split_once('#') {
        Some((other, id)) => (checked.names.find(Namespace::Events, other), id),
        None => (event, reference),
    }
}

/// Why a citation or relation was withdrawn, if it was.
fn withdrawn_within(checked: &Checked<'_>, event: Option<usize>, reference: &str) -> Option<String> {
    let (of, id) = place(checked, event, reference);
    let it = |thing: &&&Withdrawn| thing.head.ids().any(|i| i.value.as_str() == id);
    checked.names.withdrawn_within(of?).iter().find(it).map(|gone| because(gone))
}

/// Why a record was withdrawn, if it was.
pub fn withdrawn_record(checked: &Checked<'_>, space: Namespace, id: &str) -> Option<String> {
    checked.names.withdrawn(space, id).map(because)
}

fn because(gone: &Withdrawn) -> String {
    format!("take the reference out; it was withdrawn because: {}", gone.reason)
}

/// What a reference to a citation may have meant.
fn near_citation(checked: &Checked<'_>, event: usize, reference: &str) -> String {
    let otherwise = "write the id of one of this event's [[citations]], or \"other-event#id\"";
    let Checked { names, report, .. } = checked;
    let near = match reference.split_once('#') {
        None => names.near_citation(event, reference, report),
        Some((other, id)) => match names.find(Namespace::Events, other) {
            Some(event) => names.near_citation(event, id, report),
            None => names.near(Namespace::Events, other, report),
        },
    };
    did_you_mean(near, otherwise)
}

/// What a voice may be.
pub const VOICES: &str = "a voice is an actor, a person, author, publisher or unattributed";

/// Whether nobody has this voice, nor may anybody in a file that could not be read.
pub fn lacks_voice(checked: &Checked<'_>, id: &str) -> bool {
    let unread = checked.draft.unread.any(Namespace::Actors) || checked.draft.unread.any(Namespace::People);
    checked.names.voice(id).is_none() && !unread
}

fn voice(checked: &Checked<'_>, reference: &At<String>) {
    if lacks_voice(checked, &reference.value) {
        let message = format!("nobody is called “{}”", reference.value);
        let hint = did_you_mean(checked.names.near_voice(&reference.value, checked.report), VOICES);
        checked.report.add(Rule::ReferenceUnknown, reference.at, message, hint);
    }
}
