//! Actors, people and sources.

use super::super::draft::{ActorDraft, PersonDraft, SourceDraft};
use super::Resolver;
use crate::model::{Actor, ActorIx, Person, PerspectiveIx, Source, SourceIx, Space};

impl Resolver<'_> {
    pub(super) fn actor(&self, actor: &ActorDraft) -> Actor {
        Actor {
            successor_of: self.all(Space::Actors, &actor.successor_of, ActorIx),
            perspective: self.one(Space::Perspectives, actor.perspective.as_ref(), PerspectiveIx),
            ..actor.record.clone()
        }
    }

    pub(super) fn person(&self, person: &PersonDraft) -> Person {
        Person {
            speaks_for: self.one(Space::Actors, person.speaks_for.as_ref(), ActorIx),
            perspective: self.one(Space::Perspectives, person.perspective.as_ref(), PerspectiveIx),
            ..person.record.clone()
        }
    }

    pub(super) fn source(&self, source: &SourceDraft) -> Source {
        Source {
            text_of: self.one(Space::Sources, source.text_of.as_ref(), SourceIx),
            perspective: self.one(Space::Perspectives, source.perspective.as_ref(), PerspectiveIx),
            ..source.record.clone()
        }
    }
}
