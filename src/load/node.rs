//! A tree of values that know where they stand, made from TOML.

use super::diagnostic::{Loc, Report};
use super::rule::Rule;
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
    Number(String),
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
            Self::Number(_) => "a number",
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
    let place = Place { file, shift: part.start };
    for error in &errors {
        let at = place.of(error.span().unwrap_or(0..0));
        report.add(Rule::TomlSyntax, at, error.message().replace('\n', ", "), hint(error.message()));
    }
    errors.is_empty().then(|| place.table(table.into_inner()))
}

fn hint(message: &str) -> &'static str {
    if message.contains("duplicate key") {
        "write each key once; a list of tables is written [[like-this]]"
    } else if message.contains("quote") || message.contains("string") {
        "strings stand between straight quotation marks: \"…\"; a quotation mark within one is written \\\""
    } else {
        "the format is TOML 1.0: key = \"value\", one a line"
    }
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
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or_else(|_| Value::Number(number.to_string()), Value::Integer),
            DeValue::Float(number) => Value::Number(number.to_string()),
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Datetime(date) => Value::Datetime(date.to_string()),
            DeValue::Array(list) => Value::List(list.into_iter().map(|node| self.node(node)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table)),
        };
        Node { value, at }
    }
}
