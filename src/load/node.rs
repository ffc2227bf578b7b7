//! A tree of values that know where they stand, made from TOML.

use super::diagnostic::{Loc, Report};
use super::syntax::{self, SyntaxError};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub at: Loc,
}

impl Node {
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
pub enum Value {
    /// A string.
    Text(String),
    /// An integer of 64 bits.
    Integer(i64),
    /// True or false.
    Flag(bool),
    /// A list.
    List(Vec<Node>),
    /// Keys with values.
    Table(Table),
    /// A date without quotation marks, as it was written.
    Datetime(String),
    /// A number that is no integer of 64 bits.
    Number,
}

impl Value {
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
        }
    }
}

/// Keys with values, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table(pub Vec<Entry>);

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_at: Loc,
    /// The value.
    pub node: Node,
}

/// Parses the TOML that stands in a part of a file. Every syntax error is reported; where there is one, there is
/// no table, so that nobody is told of keys that are missing only because a quotation mark is.
pub fn parse_toml(text: &str, part: Range<usize>, file: u32, report: &Report) -> Option<Table> {
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

    fn table(&self, table: DeTable<'_>) -> Table {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value)| Entry {
                key_at: self.of(key.span()),
                key: key.into_inner().into_owned(),
                node: self.node(value),
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_at);
        Table(entries)
    }

    fn node(&self, value: Spanned<DeValue<'_>>) -> Node {
        let at = self.of(value.span());
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(text.into_owned()),
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
