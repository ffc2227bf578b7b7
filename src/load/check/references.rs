//! Every name must be something's.

use super::Checked;
use crate::load::Rule;
use crate::load::diagnostic::At;
use crate::load::draft::EventDraft;
use crate::load::near::did_you_mean;
use crate::model::Space;

/// A name that nothing has; for kinds, a word that is not among them.
pub fn reference_unknown(checked: &Checked<'_>) {
    let draft = checked.draft;
    for actor in &draft.actors {
        record(checked, Space::Actors, &actor.successor_of);
        record(checked, Space::Perspectives, &actor.perspective);
    }
    for person in &draft.people {
        record(checked, Space::Actors, &person.speaks_for);
        record(checked, Space::Perspectives, &person.perspective);
    }
    for source in &draft.sources {
        record(checked, Space::Sources, &source.text_of);
        record(checked, Space::Perspectives, &source.perspective);
    }
    for (at, event) in draft.events.iter().enumerate() {
        record(checked, Space::Actors, event.actors.iter().chain(&event.concerns));
        record(checked, Space::People, &event.people);
        record(checked, Space::Events, &event.after);
        record(checked, Space::Kinds, &event.kinds);
        within(checked, at, event);
    }
}

/// The references in an event's citations, relations, notes and dates.
fn within(checked: &Checked<'_>, at: usize, event: &EventDraft) {
    citation(checked, at, &event.date_citations);
    citation(checked, at, event.dates.iter().flat_map(|date| &date.citations));
    for one in &event.citations {
        record(checked, Space::Sources, one.source.iter().chain(&one.via));
        voice(checked, one.voice.iter().chain(&one.reports).chain(&one.attributed_to));
    }
    for relation in &event.relations {
        record(checked, Space::Events, &relation.to);
        citation(checked, at, relation.citations.iter().chain(&relation.disputed_by));
        voice(checked, &relation.claimed_by);
    }
    for note in &event.notes {
        citation(checked, at, note.citations.iter().chain(&note.corrects));
    }
}

fn record<'a>(checked: &Checked<'_>, space: Space, references: impl IntoIterator<Item = &'a At<String>>) {
    for reference in references {
        if checked.names.find(space, &reference.value).is_some() {
            continue;
        }
        let id = reference.value.as_str();
        let (one, where_from) = match space {
            Space::Actors => ("actor", "actors stand in actors.toml"),
            Space::Eras => ("era", "eras stand in eras.toml"),
            Space::Events => ("event", "events stand in events/ID.md"),
            Space::Kinds => ("kind", "kinds stand in timeline.toml, or are those of the format"),
            Space::People => ("person", "people stand in people.toml"),
            Space::Perspectives => ("perspective", "perspectives stand in timeline.toml"),
            Space::Sources => ("source", "sources stand in sources/ID.toml"),
        };
        let gone = checked
            .draft
            .withdrawn
            .iter()
            .find(|thing| thing.of.is_none() && thing.head.space == space && thing.head.id.value.as_str() == id);
        let (message, hint) = match gone {
            Some(gone) => {
                (format!("the {one} “{id}” was withdrawn"), format!("it was withdrawn because: {}", gone.reason))
            }
            None => (format!("there is no {one} “{id}”"), did_you_mean(id, checked.names.all(space), where_from)),
        };
        let rule = if space == Space::Kinds { Rule::ValueUnknown } else { Rule::ReferenceUnknown };
        checked.report.add(rule, reference.at, message, hint);
    }
}

fn citation<'a>(checked: &Checked<'_>, event: usize, references: impl IntoIterator<Item = &'a At<String>>) {
    for reference in references {
        if checked.names.citation(event, &reference.value).is_none() {
            let message = format!("there is no citation “{}”", reference.value);
            let hint = near_citation(checked, event, &reference.value);
            checked.report.add(Rule::ReferenceUnknown, reference.at, message, hint);
        }
    }
}

/// What a reference to a citation may have meant.
pub fn near_citation(checked: &Checked<'_>, event: usize, reference: &str) -> String {
    let otherwise = "write the id of one of this event's [[citations]], or \"other-event#id\"";
    match reference.split_once('#') {
        None => did_you_mean(reference, checked.names.citations_of(event), otherwise),
        Some((other, id)) => match checked.names.find(Space::Events, other) {
            Some(event) => did_you_mean(id, checked.names.citations_of(event), otherwise),
            None => did_you_mean(other, checked.names.all(Space::Events), otherwise),
        },
    }
}

fn voice<'a>(checked: &Checked<'_>, references: impl IntoIterator<Item = &'a At<String>>) {
    for reference in references {
        if checked.names.voice(&reference.value).is_none() {
            let message = format!("nobody is called “{}”", reference.value);
            let otherwise = "a voice is an actor, a person, author, publisher or unattributed";
            let hint = did_you_mean(&reference.value, checked.names.voices(), otherwise);
            checked.report.add(Rule::ReferenceUnknown, reference.at, message, hint);
        }
    }
}
