//! `eras.toml`, `actors.toml` and `people.toml`.

use super::{RawMarkdown, RawMedium, RawTimeline, RecordHeader, media};
use crate::load::span::Spanned;
use crate::load::table_reader::TableReader;
use crate::model::date::Date;
use crate::model::{Actor, ActorKind, Colour, Namespace, Person, Symbol};

/// An era.
#[derive(Clone, Debug)]
pub struct RawEra {
    pub header: RecordHeader,
    pub title: String,
    pub from: Option<Spanned<Date>>,
    pub until: Option<Spanned<Date>>,
    pub summary: Option<RawMarkdown>,
    pub series: String,
}

/// An actor whose references are strings.
#[derive(Clone, Debug)]
pub struct RawActor {
    pub header: RecordHeader,
    /// The actor, without its references.
    pub record: Actor,
    pub successor_of: Vec<Spanned<String>>,
    pub perspective: Option<Spanned<String>>,
    pub media: Vec<RawMedium>,
}

/// A person whose references are strings.
#[derive(Clone, Debug)]
pub struct RawPerson {
    pub header: RecordHeader,
    /// The person, without their references.
    pub record: Person,
    pub speaks_for: Option<Spanned<String>>,
    pub perspective: Option<Spanned<String>>,
    pub media: Vec<RawMedium>,
}

/// Reads `eras.toml`.
pub fn read_eras(mut fields: TableReader<'_>, raw: &mut RawTimeline) {
    for mut era in fields.tables("era") {
        let Some(header) = RecordHeader::read(&mut era, Namespace::Eras, None, &mut raw.withdrawn) else { continue };
        raw.eras.push(RawEra {
            header,
            title: era.require_str("title").map(|t| t.value).unwrap_or_default(),
            from: era.require_date("from"),
            until: era.date("until"),
            summary: era.str("summary").map(RawMarkdown::of),
            series: era.str("series").map_or_else(|| "main".into(), |t| t.value),
        });
        era.deny_unknown();
    }
    fields.deny_unknown();
}

/// Reads `actors.toml`.
pub fn read_actors(mut fields: TableReader<'_>, raw: &mut RawTimeline) {
    for mut actor in fields.tables("actor") {
        let Some(header) = RecordHeader::read(&mut actor, Namespace::Actors, None, &mut raw.withdrawn) else {
            continue;
        };
        let lane = actor.integer("lane");
        let number = lane.as_ref().and_then(|lane| u32::try_from(lane.value).ok()).filter(|&lane| lane >= 1);
        if let (Some(lane), None) = (&lane, number) {
            let message = format!("`lane` counts from 1, but this is {}", lane.value);
            actor.diagnostics.add(
                crate::load::rule::Rule::ValueUnknown,
                lane.span,
                message,
                "write 1 for the topmost lane",
            );
        }
        let successor_of = actor.strs("successor_of");
        let perspective = actor.str("perspective");
        let record = Actor {
            id: header.id.value.clone(),
            title: actor.require_str("title").map(|t| t.value).unwrap_or_default(),
            short: actor.str("short").map(|t| t.value),
            summary: actor.str("summary").map(|t| t.value),
            kind: actor.enum_value("kind", ActorKind::ALL).unwrap_or(ActorKind::Other),
            date: actor.date("date").map(|d| d.value),
            successor_of: Vec::new(),
            perspective: None,
            colour: actor.enum_value("colour", Colour::ALL).unwrap_or(Colour::Grey),
            symbol: actor.enum_value("mark", Symbol::ALL).unwrap_or(Symbol::Cross),
            lane: number,
            titles: actor.titles("titles"),
            media: Default::default(),
        };
        let media = media::read(&mut actor);
        raw.actors.push(RawActor { header, record, successor_of, perspective, media });
        actor.deny_unknown();
    }
    fields.deny_unknown();
}

/// Reads `people.toml`.
pub fn read_people(mut fields: TableReader<'_>, raw: &mut RawTimeline) {
    for mut person in fields.tables("person") {
        let Some(header) = RecordHeader::read(&mut person, Namespace::People, None, &mut raw.withdrawn) else {
            continue;
        };
        let speaks_for = person.str("speaks_for");
        let perspective = person.str("perspective");
        let record = Person {
            id: header.id.value.clone(),
            name: person.require_str("name").map(|t| t.value).unwrap_or_default(),
            summary: person.str("summary").map(|t| t.value),
            names: person.titles("names"),
            date: person.date("date").map(|d| d.value),
            speaks_for: None,
            perspective: None,
            media: Default::default(),
        };
        let media = media::read(&mut person);
        raw.people.push(RawPerson { header, record, speaks_for, perspective, media });
        person.deny_unknown();
    }
    fields.deny_unknown();
}
