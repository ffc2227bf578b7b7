//! TOML as a tree of values with their places.

use crate::load::diagnostics::Diagnostics;
use crate::load::span::Span;
use crate::load::toml_errors::{self, TomlError};
use crate::load::value::{Entry, Node, Table, Value};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Parses the TOML in a part of a file. Every syntax error is reported, and then no table is returned: otherwise keys
/// would be reported as missing only because of a misplaced quotation mark.
pub fn parse_toml<'a>(text: &'a str, part: Range<usize>, file: u32, diagnostics: &Diagnostics) -> Option<Table<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text.get(part.clone())?);
    let mut errors: Vec<TomlError> = errors
        .iter()
        .map(|error| TomlError { bytes: error.span().unwrap_or(0..0), message: error.message().to_owned() })
        .collect();
    errors.sort_by_key(|error| error.bytes.start);
    toml_errors::report(&text[part.clone()], part.start, file, &errors, diagnostics);
    errors.is_empty().then(|| Converter { file, offset: part.start }.table(table.into_inner()))
}

/// Converts the parser's tree. Its offsets count from the beginning of the part, ours from that of the file.
struct Converter {
    file: u32,
    offset: usize,
}

impl Converter {
    fn span(&self, bytes: Range<usize>) -> Span {
        Span::new(self.file, bytes.start + self.offset..bytes.end + self.offset)
    }

    fn table<'a>(&self, table: DeTable<'a>) -> Table<'a> {
        let mut entries: Vec<Entry<'a>> = table
            .into_iter()
            .map(|(key, value)| Entry {
                key_span: self.span(key.span()),
                key: key.into_inner(),
                node: self.node(value),
            })
            .collect();
        // The parser sorts keys by name.
        entries.sort_by_key(|entry| entry.key_span);
        Table(entries)
    }

    fn node<'a>(&self, value: toml::Spanned<DeValue<'a>>) -> Node<'a> {
        let span = self.span(value.span());
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Str(text),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Number, Value::Integer)
            }
            DeValue::Float(_) => Value::Number,
            DeValue::Boolean(value) => Value::Bool(value),
            DeValue::Datetime(date) => Value::Datetime(date.to_string()),
            DeValue::Array(list) => Value::List(list.into_iter().map(|node| self.node(node)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table)),
        };
        Node { value, span }
    }
}
