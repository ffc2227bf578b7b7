//! Actors, people and sources.

use super::super::draft::{ActorDraft, PersonDraft, SourceDraft};
use super::Resolver;
use crate::model::{Actor, ActorIx, Namespace, Person, PerspectiveIx, Source, SourceIx};

impl Resolver<'_> {
    pub(super) fn actor(&self, actor: &ActorDraft) -> Actor {
        Actor {
            successor_of: self.all(Namespace::Actors, &actor.successor_of, ActorIx),
            perspective: self.one(Namespace::Perspectives, actor.perspective.as_ref(), PerspectiveIx),
            ..actor.record.clone()
        }
    }

    pub(super) fn person(&self, person: &PersonDraft) -> Person {
        Person {
            speaks_for: self.one(Namespace::Actors, person.speaks_for.as_ref(), ActorIx),
            perspective: self.one(Namespace::Perspectives, person.perspective.as_ref(), PerspectiveIx),
            ..person.record.clone()
        }
    }

    pub(super) fn source(&self, source: &SourceDraft) -> Source {
        Source {
            text_of: self.one(Namespace::Sources, source.text_of.as_ref(), SourceIx),
            perspective: self.one(Namespace::Perspectives, source.perspective.as_ref(), PerspectiveIx),
            ..source.record.clone()
        }
    }
}
