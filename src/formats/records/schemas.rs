//! Schemas of keys that have one of a few words.

use crate::model::{Access, ActorKind, Colour, NoteKind, RelationKind, SourceRole, Symbol};
use serde_json::Value;
use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};

fn words<T>(all: &[(&str, T)]) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(all.iter().map(|(word, _)| *word))).build()
}

fn words_or_null<T>(all: &[(&str, T)]) -> Object {
    let values = all.iter().map(|(word, _)| Value::from(*word)).chain([Value::Null]);
    let types = SchemaType::from_iter([Type::String, Type::Null]);
    ObjectBuilder::new().schema_type(types).enum_values(Some(values)).build()
}

pub fn actor_kind() -> Object {
    words(ActorKind::ALL)
}

pub fn colour() -> Object {
    words(Colour::ALL)
}

pub fn symbol() -> Object {
    words(Symbol::ALL)
}

pub fn relation_kind() -> Object {
    words(RelationKind::ALL)
}

pub fn note_kind() -> Object {
    words(NoteKind::ALL)
}

pub fn source_role() -> Object {
    words_or_null(SourceRole::ALL)
}

pub fn access() -> Object {
    words_or_null(Access::ALL)
}
