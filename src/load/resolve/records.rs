//! Actors, people and sources.

use super::{Resolver, index};
use crate::load::raw::{RawActor, RawPerson, RawSource};
use crate::load::span::Spanned;
use crate::model::{Actor, ActorIx, Namespace, Person, PerspectiveIx, Source, SourceIx, SourceKindIx, normalize};

impl Resolver<'_> {
    pub(super) fn actor(&self, actor: &RawActor) -> Actor {
        Actor {
            successor_of: self.all(Namespace::Actors, &actor.successor_of, ActorIx),
            perspective: self.one(Namespace::Perspectives, actor.perspective.as_ref(), PerspectiveIx),
            media: self.media(&actor.media),
            ..actor.record.clone()
        }
    }

    pub(super) fn person(&self, person: &RawPerson) -> Person {
        Person {
            speaks_for: self.one(Namespace::Actors, person.speaks_for.as_ref(), ActorIx),
            perspective: self.one(Namespace::Perspectives, person.perspective.as_ref(), PerspectiveIx),
            media: self.media(&person.media),
            ..person.record.clone()
        }
    }

    pub(super) fn source(&self, source: &RawSource) -> Source {
        let kind = |written: &Spanned<String>| {
            let at = self.source_kinds.iter().position(|kind| kind.id.as_str() == written.value)?;
            Some(SourceKindIx(index(at)))
        };
        Source {
            kind: source.kind.as_ref().and_then(kind),
            text_of: self.one(Namespace::Sources, source.text_of.as_ref(), SourceIx),
            perspective: self.one(Namespace::Perspectives, source.perspective.as_ref(), PerspectiveIx),
            title: self.title(source.record.title.clone(), source.draft),
            publisher: source.record.publisher.as_deref().map(|publisher| normalize(publisher).into_owned()),
            media: self.media(&source.media),
            ..source.record.clone()
        }
    }
}
