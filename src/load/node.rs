//! A tree of values that know where they stand, made from TOML or, in [`super::json`], from JSON.

use super::diagnostic::Loc;
use super::report::Report;
use super::syntax::{self, SyntaxError};
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The value.
    pub value: Value<'a>,
    /// Where it stands.
    pub at: Loc,
}

impl Node<'_> {
    /// Whether there is nothing in it: an empty string, or a list of such.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Text(text) => text.trim().is_empty(),
            Value::List(items) => items.iter().all(Self::is_blank),
            _ => false,
        }
    }
}

/// What a value can be.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A string.
    Text(Cow<'a, str>),
    /// An integer of 64 bits.
    Integer(i64),
    /// True or false.
    Flag(bool),
    /// A list.
    List(Vec<Node<'a>>),
    /// Keys with values.
    Table(Table<'a>),
    /// A date without quotation marks, as it was written.
    Datetime(String),
    /// A number that is no integer of 64 bits.
    Number,
    /// `null`
    Nothing,
}

impl Value<'_> {
    /// What it is, in words.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(_) => "a whole number",
            Self::Flag(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Datetime(_) => "a date without quotation marks",
            Self::Number => "a number",
            Self::Nothing => "null",
        }
    }
}

/// Keys with values, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table<'a>(pub Vec<Entry<'a>>);

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where the key stands.
    pub key_at: Loc,
    /// The value.
    pub node: Node<'a>,
}

/// Parses the TOML that stands in a part of a file. Every syntax error is reported; where there is one, there is
/// no table, so that nobody is told of keys that are missing only because a quotation mark is.
pub fn parse_toml<'a>(text: &'a str, part: Range<usize>, file: u32, report: &Report) -> Option<Table<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text.get(part.clone())?);
    let errors: Vec<SyntaxError> = errors
        .iter()
        .map(|error| SyntaxError { span: error.span().unwrap_or(0..0), message: error.message().to_owned() })
        .collect();
    syntax::report(&text[part.clone()], part.start, file, &errors, report);
    errors.is_empty().then(|| Place { file, shift: part.start }.table(table.into_inner()))
}

struct Place {
    file: u32,
    shift: usize,
}

impl Place {
    fn of(&self, span: Range<usize>) -> Loc {
        Loc::new(self.file, span.start + self.shift..span.end + self.shift)
    }

    fn table<'a>(&self, table: DeTable<'a>) -> Table<'a> {
        let mut entries: Vec<Entry<'a>> = table
            .into_iter()
            .map(|(key, value)| Entry { key_at: self.of(key.span()), key: key.into_inner(), node: self.node(value) })
            .collect();
        entries.sort_by_key(|entry| entry.key_at);
        Table(entries)
    }

    fn node<'a>(&self, value: Spanned<DeValue<'a>>) -> Node<'a> {
        let at = self.of(value.span());
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(text),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Number, Value::Integer)
            }
            DeValue::Float(_) => Value::Number,
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Datetime(date) => Value::Datetime(date.to_string()),
            DeValue::Array(list) => Value::List(list.into_iter().map(|node| self.node(node)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table)),
        };
        Node { value, at }
    }
}
