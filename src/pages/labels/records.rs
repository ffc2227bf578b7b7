//! The values of records: types of relation, kinds of actor and source, roles, speakers.

use super::super::truncate::truncate;
use crate::messages::Messages;
use crate::model::date::{Date, SingleDate};
use crate::model::{
    Access, ActorKind, Author, NoteKind, RelationKind, Source, SourceKindIx, SourceRole, Timeline, Voice,
};

/// Who says something. The author and the publisher are named if the source names them; otherwise an author is known by
/// the work or the publisher. State media are identified.
pub fn voice(m: &Messages, timeline: &Timeline, source: &Source, voice: Voice) -> String {
    match voice {
        Voice::Actor(actor) => timeline.actor(actor).title.clone(),
        Voice::Person(person) => timeline.person(person).name.clone(),
        Voice::Author if source.authors.is_empty() => match source.holder() {
            Some(holder) => m.text().voice_author_in(identified(m, source, holder)),
            None => m.text().voice_author(),
        },
        Voice::Author => authors(m, source),
        Voice::Publisher => match &source.publisher {
            Some(publisher) => m.text().voice_named_publisher(identified(m, source, publisher)),
            None => m.text().voice_publisher(),
        },
        Voice::Unattributed => m.text().voice_unattributed(),
    }
}

/// The holder of a source, identified if it is a state medium.
fn identified(m: &Messages, source: &Source, holder: &str) -> String {
    if source.state_media { m.text().state_media_named(holder) } else { holder.to_owned() }
}

/// A work in short: "Goldstein 2001", "Burr and Zhou 2012", "The Diplomat 2024".
pub fn author_and_year(m: &Messages, source: &Source) -> String {
    let family = |author: &Author| author.parts.as_ref().map_or(&author.name, |parts| &parts.family).clone();
    let author = match &source.authors[..] {
        [] => truncate(source.holder().unwrap_or(&source.title), 60),
        [first, _, _, ..] => m.text().and_other_authors(family(first)),
        few => m.and(&few.iter().map(family).collect::<Vec<_>>()),
    };
    let year = |date: &Date| match date.as_single().and_then(SingleDate::known) {
        Some((year, _, _)) => m.year(year),
        None => m.date(date),
    };
    source.date.as_ref().map_or(author.clone(), |date| m.text().author_and_year(author, year(date)))
}

/// The authors of a source: "Burr and Zhou".
pub fn authors(m: &Messages, source: &Source) -> String {
    names(m, &source.authors)
}

/// Names in the order of a work: "Burr and Zhou".
pub fn names(m: &Messages, authors: &[Author]) -> String {
    m.and(&authors.iter().map(|author| &*author.name).collect::<Vec<_>>())
}

/// A relation read forwards ("led to") or backwards ("resulted from").
pub fn relation(m: &Messages, kind: RelationKind, backwards: bool) -> String {
    let text = m.text();
    match (kind, backwards) {
        (RelationKind::LedTo, false) => text.relation_led_to(),
        (RelationKind::LedTo, true) => text.relation_led_to_reverse(),
        (RelationKind::ReactedTo, false) => text.relation_reacted_to(),
        (RelationKind::ReactedTo, true) => text.relation_reacted_to_reverse(),
        (RelationKind::Strengthened, false) => text.relation_strengthened(),
        (RelationKind::Strengthened, true) => text.relation_strengthened_reverse(),
        (RelationKind::Weakened, false) => text.relation_weakened(),
        (RelationKind::Weakened, true) => text.relation_weakened_reverse(),
        (RelationKind::Ended, false) => text.relation_ended(),
        (RelationKind::Ended, true) => text.relation_ended_reverse(),
        (RelationKind::PartOf, false) => text.relation_part_of(),
        (RelationKind::PartOf, true) => text.relation_part_of_reverse(),
        (RelationKind::Superseded, false) => text.relation_superseded(),
        (RelationKind::Superseded, true) => text.relation_superseded_reverse(),
        (RelationKind::Renewed, false) => text.relation_renewed(),
        (RelationKind::Renewed, true) => text.relation_renewed_reverse(),
        (RelationKind::Reaffirmed, false) => text.relation_reaffirmed(),
        (RelationKind::Reaffirmed, true) => text.relation_reaffirmed_reverse(),
        (RelationKind::Violated, false) => text.relation_violated(),
        (RelationKind::Violated, true) => text.relation_violated_reverse(),
        (RelationKind::Echoed, false) => text.relation_echoed(),
        (RelationKind::Echoed, true) => text.relation_echoed_reverse(),
        (RelationKind::ContrastedWith, false) => text.relation_contrasted_with(),
        (RelationKind::ContrastedWith, true) => text.relation_contrasted_with_reverse(),
    }
}

/// The text in the middle of a relation's arc.
pub fn arc_label(m: &Messages, kind: RelationKind) -> String {
    relation(m, kind, false)
}

/// The heading of a note.
pub fn note(m: &Messages, kind: NoteKind) -> String {
    match kind {
        NoteKind::Differs => m.text().note_kind_differs(),
        NoteKind::Open => m.text().note_kind_open(),
        NoteKind::Corrects => m.text().note_kind_corrects(),
    }
}

/// The name of a kind of actor.
pub fn actor_kind(m: &Messages, kind: ActorKind) -> String {
    match kind {
        ActorKind::State => m.text().actor_kind_state(),
        ActorKind::Organisation => m.text().actor_kind_organisation(),
        ActorKind::Group => m.text().actor_kind_group(),
        ActorKind::Other => m.text().actor_kind_other(),
    }
}

/// The name of a kind of source.
pub fn source_kind(m: &Messages, timeline: &Timeline, kind: SourceKindIx) -> String {
    let kind = timeline.source_kind(kind);
    kind.title.clone().unwrap_or_else(|| m.source_kind(kind.id.as_str()))
}

/// The name of a source's role.
pub fn source_role(m: &Messages, role: SourceRole) -> String {
    match role {
        SourceRole::Primary => m.text().source_role_primary(),
        SourceRole::Secondary => m.text().source_role_secondary(),
        SourceRole::Reference => m.text().source_role_reference(),
    }
}

/// The name of a kind of access.
pub fn access(m: &Messages, access: Access) -> String {
    match access {
        Access::Free => m.text().access_free(),
        Access::Registration => m.text().access_registration(),
        Access::Paywall => m.text().access_paywall(),
    }
}

/// Speakers, and whose view they report: "the author (reported view: United States)".
pub fn speakers(m: &Messages, speaking: &[String], reported: &[String]) -> String {
    let (names, reported_names) = (m.and(speaking), m.and(reported));
    match (speaking.is_empty(), reported.is_empty()) {
        (false, false) => m.text().speakers_reporting(names, reported_names),
        (true, false) => m.text().reporting(reported_names),
        (_, true) => names,
    }
}
