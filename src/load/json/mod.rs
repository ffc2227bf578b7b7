//! A line of JSON (RFC 8259) as a table of values that know where they stand, and its syntax errors in words.

mod scalar;
#[cfg(test)]
mod tests;

use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::Span;
use crate::load::value::{Entry, Node, Table, Value};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// How deep values may be nested: the format needs four.
const DEEPEST: usize = 32;

/// Reads the object that stands on a line. Its first syntax error is reported; then there is no table.
pub fn parse_json<'a>(text: &'a str, at: Span, diagnostics: &Diagnostics) -> Option<Table<'a>> {
    let mut parser = Parser { text, next: 0, depth: 0, at };
    match parser.line() {
        Ok(table) => Some(table),
        Err(JsonError { bytes, says, hint }) => {
            diagnostics.add(Rule::JsonSyntax, at.with_bytes(bytes), says, hint);
            None
        }
    }
}

/// A syntax error.
struct JsonError {
    bytes: Range<usize>,
    says: Cow<'static, str>,
    hint: &'static str,
}

struct Parser<'a> {
    text: &'a str,
    /// The byte to be read next.
    next: usize,
    depth: usize,
    /// The beginning of the line.
    at: Span,
}

impl<'a> Parser<'a> {
    fn line(&mut self) -> Result<Table<'a>, JsonError> {
        const ALONE: &str =
            "each line is an event of its own: an object { … }, without brackets around or commas between";
        self.space();
        if self.text.starts_with("<<<<<<< ") {
            let hint = "keep one of the two sides, and remove the lines <<<<<<<, ======= and >>>>>>>";
            return Err(self.wrong("a merge was not finished here", hint));
        }
        if self.peek() != Some(b'{') {
            return Err(self.wrong("an event is an object, and this does not begin with {", ALONE));
        }
        let table = self.object()?;
        self.space();
        match self.peek() {
            None => Ok(table),
            Some(b',') => Err(self.wrong("a comma follows the event", ALONE)),
            Some(_) => Err(self.wrong("something more follows the event on its line", ALONE)),
        }
    }

    fn value(&mut self) -> Result<Node<'a>, JsonError> {
        const QUOTE: &str = "write it between straight quotation marks: \"…\"";
        self.space();
        let start = self.next;
        let value = match self.peek() {
            Some(b'"') => Value::Str(self.string()?),
            Some(b'{') => Value::Table(self.object()?),
            Some(b'[') => Value::List(self.list()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b',' | b'}' | b']') => {
                return Err(self.wrong("a value is missing here", "write it, or remove the comma or the key before it"));
            }
            None => return Err(self.ended("the line ends where a value should stand")),
            Some(_) => {
                let word = self.word();
                self.next += word.len();
                match word {
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    "null" => Value::Null,
                    _ => {
                        self.next = start;
                        let curly = self.text[start..].starts_with(['“', '”', '„', '«', '‘', '’', '\'']);
                        return Err(if curly {
                            self.wrong("a string stands between straight double quotation marks", QUOTE)
                        } else {
                            self.wrong("a value of words stands between quotation marks", QUOTE)
                        });
                    }
                }
            }
        };
        Ok(Node { value, span: self.at.with_bytes(start..self.next) })
    }

    fn object(&mut self) -> Result<Table<'a>, JsonError> {
        let opened = self.next;
        self.enter()?;
        let mut entries: Vec<Entry<'a>> = Vec::with_capacity(if self.depth == 1 { 16 } else { 6 });
        // Few keys are compared faster than hashed; for many there is a set.
        let mut many: Option<HashSet<Cow<'a, str>>> = None;
        self.space();
        while self.peek() != Some(b'}') {
            if !entries.is_empty() {
                self.comma("}", opened)?;
            }
            let start = self.next;
            if self.peek() != Some(b'"') {
                return Err(match self.peek() {
                    None => self.unclosed(opened, "the object does not end on its line", "close it with }"),
                    Some(b'}') => self.wrong("a comma stands before the end of the object", "remove the comma"),
                    _ => self.wrong("a key stands between straight quotation marks", "write \"key\": \"…\""),
                });
            }
            let key = self.string()?;
            let key_span = self.at.with_bytes(start..self.next);
            if many.is_none() && entries.len() > 32 {
                many = Some(entries.iter().map(|entry| entry.key.clone()).collect());
            }
            let twice = match &mut many {
                Some(keys) => !keys.insert(key.clone()),
                None => entries.iter().any(|entry| entry.key == key),
            };
            if twice {
                let hint = "write each key once; where there are many, their values stand in a list: [ … ]";
                return Err(JsonError {
                    bytes: key_span.bytes(),
                    says: "the key stands here for the second time".into(),
                    hint,
                });
            }
            self.space();
            match self.peek() {
                Some(b':') => self.next += 1,
                None => return Err(self.ended("the line ends where a value should stand")),
                Some(_) => return Err(self.wrong("a key is followed by a colon", "write \"key\": \"…\"")),
            }
            let node = self.value()?;
            entries.push(Entry { key, key_span, node });
            self.space();
        }
        self.leave();
        Ok(Table(entries))
    }

    fn list(&mut self) -> Result<Vec<Node<'a>>, JsonError> {
        let opened = self.next;
        self.enter()?;
        let mut items = Vec::new();
        self.space();
        while self.peek() != Some(b']') {
            if !items.is_empty() {
                self.comma("]", opened)?;
            }
            match self.peek() {
                None => return Err(self.unclosed(opened, "the list does not end on its line", "close it with ]")),
                Some(b']') => return Err(self.wrong("a comma stands before the end of the list", "remove the comma")),
                Some(_) => items.push(self.value()?),
            }
            self.space();
        }
        self.leave();
        Ok(items)
    }

    /// Passes over the comma between two items.
    fn comma(&mut self, end: &'static str, opened: usize) -> Result<(), JsonError> {
        match self.peek() {
            Some(b',') => {
                self.next += 1;
                self.space();
                Ok(())
            }
            None if end == "}" => Err(self.unclosed(opened, "the object does not end on its line", "close it with }")),
            None => Err(self.unclosed(opened, "the list does not end on its line", "close it with ]")),
            Some(_) => {
                let hint = "put a comma between two values; a quotation mark within a string is written \\\"";
                Err(self.wrong("a comma is missing here", hint))
            }
        }
    }

    fn enter(&mut self) -> Result<(), JsonError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.wrong("the values are nested too deeply", "an event has no lists in lists in lists"));
        }
        self.next += 1;
        Ok(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
        self.next += 1;
    }

    /// What stands up to the next mark of punctuation or space.
    fn word(&self) -> &'a str {
        let rest = &self.text[self.next..];
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '"'));
        &rest[..end.unwrap_or(rest.len())]
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r')) {
            self.next += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.next).copied()
    }

    /// A mistake at the next character.
    fn wrong(&self, says: &'static str, hint: &'static str) -> JsonError {
        let length = self.text.get(self.next..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        JsonError { bytes: self.next..self.next + length, says: says.into(), hint }
    }

    /// A mistake where something was opened.
    fn unclosed(&self, opened: usize, says: &'static str, hint: &'static str) -> JsonError {
        JsonError { bytes: opened..opened + 1, says: says.into(), hint }
    }

    fn ended(&self, says: &'static str) -> JsonError {
        self.wrong(says, "an event is one line: join what was broken apart, and write a new line in a string as \\n")
    }
}
