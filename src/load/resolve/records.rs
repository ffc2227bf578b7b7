//! Actors, people and sources.

use super::super::draft::{ActorDraft, PersonDraft, SourceDraft};
use super::{Resolver, prose};
use crate::model::{Actor, ActorIx, Person, PerspectiveIx, Source, SourceIx, Space};

impl Resolver<'_> {
    pub(super) fn actor(&self, actor: &ActorDraft) -> Actor {
        Actor {
            id: actor.head.id.value.clone(),
            title: actor.title.clone(),
            short: actor.short.clone(),
            kind: actor.kind,
            date: actor.date.clone(),
            successor_of: self.all(Space::Actors, &actor.successor_of, ActorIx),
            perspective: self.one(Space::Perspectives, actor.perspective.as_ref(), PerspectiveIx),
            colour: actor.colour,
            mark: actor.mark,
            lane: actor.lane,
            titles: actor.titles.clone(),
        }
    }

    pub(super) fn person(&self, person: &PersonDraft) -> Person {
        Person {
            id: person.head.id.value.clone(),
            name: person.name.clone(),
            names: person.names.clone(),
            speaks_for: self.one(Space::Actors, person.speaks_for.as_ref(), ActorIx),
            perspective: self.one(Space::Perspectives, person.perspective.as_ref(), PerspectiveIx),
        }
    }

    pub(super) fn source(&self, source: &SourceDraft) -> Source {
        Source {
            id: source.head.id.value.clone(),
            title: source.title.clone(),
            described: source.described,
            authors: source.authors.clone(),
            publisher: source.publisher.clone(),
            container: source.container.clone(),
            date: source.date.clone(),
            url: source.url.clone(),
            archive_url: source.archive_url.clone(),
            accessed: source.accessed.clone(),
            language: source.language.clone(),
            kind: source.kind,
            role: source.role,
            titles: source.titles.clone(),
            text_of: self.one(Space::Sources, source.text_of.as_ref(), SourceIx),
            licence: source.licence.clone(),
            access: source.access,
            state_media: source.state_media,
            perspective: self.one(Space::Perspectives, source.perspective.as_ref(), PerspectiveIx),
            note: source.note.as_ref().map(|text| prose(Some(text))),
        }
    }
}
