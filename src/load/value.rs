//! A tree of values with their places, made from TOML ([`super::toml_parser`]) or from JSON ([`super::json`]).

use crate::load::span::Span;
use std::borrow::Cow;

/// A value and where it is.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The value.
    pub value: Value<'a>,
    /// Where it is.
    pub span: Span,
}

impl Node<'_> {
    /// Whether it is an empty string, or a list of such.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Str(text) => text.trim().is_empty(),
            Value::List(items) => items.iter().all(Self::is_blank),
            _ => false,
        }
    }
}

/// A value of TOML or JSON.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A string.
    Str(Cow<'a, str>),
    /// An integer of 64 bits.
    Integer(i64),
    /// True or false.
    Bool(bool),
    /// A list.
    List(Vec<Node<'a>>),
    /// A table of TOML, an object of JSON.
    Table(Table<'a>),
    /// A TOML date without quotation marks, as it was written.
    Datetime(String),
    /// Any other number. No field takes one, so its value is not kept.
    Number,
    /// JSON's `null`
    Null,
}

impl Value<'_> {
    /// Its type, in words for a diagnostic.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Str(_) => "a string",
            Self::Integer(_) => "a whole number",
            Self::Bool(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Datetime(_) => "a date without quotation marks",
            Self::Number => "a number",
            Self::Null => "null",
        }
    }
}

/// Keys with values, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table<'a>(pub Vec<Entry<'a>>);

impl<'a> Table<'a> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.0.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where the key is.
    pub key_span: Span,
    /// The value.
    pub node: Node<'a>,
}
