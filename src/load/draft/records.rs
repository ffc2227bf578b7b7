//! `eras.toml`, `actors.toml` and `people.toml`.

use super::super::diagnostic::At;
use super::super::fields::Fields;
use super::{Draft, Head, RawMarkdown};
use crate::model::date::Date;
use crate::model::{Actor, ActorKind, Colour, Namespace, Person, Symbol};

/// An era.
#[derive(Clone, Debug)]
pub struct EraDraft {
    /// Its id.
    pub head: Head,
    /// `title`
    pub title: String,
    /// `from`
    pub from: Option<At<Date>>,
    /// `until`
    pub until: Option<At<Date>>,
    /// `summary`
    pub summary: Option<RawMarkdown>,
    /// `series`
    pub series: String,
}

/// An actor whose references are names.
#[derive(Clone, Debug)]
pub struct ActorDraft {
    /// Its id.
    pub head: Head,
    /// The actor without its references.
    pub record: Actor,
    /// `successor_of`
    pub successor_of: Vec<At<String>>,
    /// `perspective`
    pub perspective: Option<At<String>>,
}

/// A person whose references are names.
#[derive(Clone, Debug)]
pub struct PersonDraft {
    /// Their id.
    pub head: Head,
    /// The person without their references.
    pub record: Person,
    /// `speaks_for`
    pub speaks_for: Option<At<String>>,
    /// `perspective`
    pub perspective: Option<At<String>>,
}

/// Reads `eras.toml`.
pub fn read_eras(mut fields: Fields<'_>, draft: &mut Draft) {
    for mut era in fields.tables("era") {
        let Some(head) = Head::read(&mut era, Namespace::Eras, None, &mut draft.withdrawn) else { continue };
        draft.eras.push(EraDraft {
            head,
            title: era.needed_text("title").map(|t| t.value).unwrap_or_default(),
            from: era.needed_date("from"),
            until: era.date("until"),
            summary: era.text("summary").map(RawMarkdown::of),
            series: era.text("series").map_or_else(|| "main".into(), |t| t.value),
        });
        era.done();
    }
    fields.done();
}

/// Reads `actors.toml`.
pub fn read_actors(mut fields: Fields<'_>, draft: &mut Draft) {
    for mut actor in fields.tables("actor") {
        let Some(head) = Head::read(&mut actor, Namespace::Actors, None, &mut draft.withdrawn) else { continue };
        let lane = actor.integer("lane");
        let number = lane.as_ref().and_then(|lane| u32::try_from(lane.value).ok()).filter(|&lane| lane >= 1);
        if let (Some(lane), None) = (&lane, number) {
            let message = format!("`lane` counts from 1, and this is {}", lane.value);
            actor.report.add(super::super::Rule::ValueUnknown, lane.at, message, "write 1 for the topmost line");
        }
        let successor_of = actor.texts("successor_of");
        let perspective = actor.text("perspective");
        let record = Actor {
            id: head.id.value.clone(),
            title: actor.needed_text("title").map(|t| t.value).unwrap_or_default(),
            short: actor.text("short").map(|t| t.value),
            summary: actor.text("summary").map(|t| t.value),
            kind: actor.word("kind", ActorKind::ALL).unwrap_or(ActorKind::Other),
            date: actor.date("date").map(|d| d.value),
            successor_of: Vec::new(),
            perspective: None,
            colour: actor.word("colour", Colour::ALL).unwrap_or(Colour::Grey),
            symbol: actor.word("mark", Symbol::ALL).unwrap_or(Symbol::Cross),
            lane: number,
            titles: actor.titles("titles"),
        };
        draft.actors.push(ActorDraft { head, record, successor_of, perspective });
        actor.done();
    }
    fields.done();
}

/// Reads `people.toml`.
pub fn read_people(mut fields: Fields<'_>, draft: &mut Draft) {
    for mut person in fields.tables("person") {
        let Some(head) = Head::read(&mut person, Namespace::People, None, &mut draft.withdrawn) else { continue };
        let speaks_for = person.text("speaks_for");
        let perspective = person.text("perspective");
        let record = Person {
            id: head.id.value.clone(),
            name: person.needed_text("name").map(|t| t.value).unwrap_or_default(),
            names: person.titles("names"),
            summary: person.text("summary").map(|t| t.value),
            speaks_for: None,
            perspective: None,
        };
        draft.people.push(PersonDraft { head, record, speaks_for, perspective });
        person.done();
    }
    fields.done();
}
