//! A line of JSON (RFC 8259) as a table of values with their places, and its syntax errors in words for people who edit by
//! hand. A general parser with ranges takes three times as long, and a million events are parsed twice.

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

/// How deeply values may be nested. The format needs four levels.
const MAX_DEPTH: usize = 32;

/// Parses a line that must be an object. Reports the first syntax error, and then returns `None`.
pub fn parse_json<'a>(text: &'a str, start: Span, diagnostics: &Diagnostics) -> Option<Table<'a>> {
    let mut parser = Parser { text, next: 0, depth: 0, start };
    match parser.line() {
        Ok(table) => Some(table),
        Err(JsonError { bytes, message, hint }) => {
            diagnostics.add(Rule::JsonSyntax, start.with_bytes(bytes), message, hint);
            None
        }
    }
}

/// A syntax error.
struct JsonError {
    bytes: Range<usize>,
    message: Cow<'static, str>,
    hint: &'static str,
}

struct Parser<'a> {
    text: &'a str,
    /// The next byte to read.
    next: usize,
    depth: usize,
    /// The beginning of the line.
    start: Span,
}

impl<'a> Parser<'a> {
    fn line(&mut self) -> Result<Table<'a>, JsonError> {
        const ALONE: &str =
            "each line is one event: an object { … }, without surrounding brackets or separating commas";
        self.space();
        if self.text.starts_with("<<<<<<< ") {
            let hint = "keep one of the two sides, and remove the lines <<<<<<<, ======= and >>>>>>>";
            return Err(self.error("there is an unresolved merge conflict here", hint));
        }
        if self.peek() != Some(b'{') {
            return Err(self.error("an event is an object, but this does not begin with {", ALONE));
        }
        let table = self.object()?;
        self.space();
        match self.peek() {
            None => Ok(table),
            Some(b',') => Err(self.error("there is a comma after the event", ALONE)),
            Some(_) => Err(self.error("there is something after the event on this line", ALONE)),
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
                return Err(self.error("a value is missing here", "write it, or remove the comma or the key before it"));
            }
            None => return Err(self.ended("the line ends where a value is expected")),
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
                            self.error("a string needs straight double quotation marks", QUOTE)
                        } else {
                            self.error("text must be in quotation marks", QUOTE)
                        });
                    }
                }
            }
        };
        Ok(Node { value, span: self.start.with_bytes(start..self.next) })
    }

    fn object(&mut self) -> Result<Table<'a>, JsonError> {
        let opened = self.next;
        self.enter()?;
        let mut entries: Vec<Entry<'a>> = Vec::with_capacity(if self.depth == 1 { 16 } else { 6 });
        // A few keys are compared faster than hashed; many need a set, or a hostile line takes quadratic time.
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
                    Some(b'}') => self.error("there is a comma before the end of the object", "remove the comma"),
                    _ => self.error("a key needs straight quotation marks", "write \"key\": \"…\""),
                });
            }
            let key = self.string()?;
            let key_span = self.start.with_bytes(start..self.next);
            if many.is_none() && entries.len() > 32 {
                many = Some(entries.iter().map(|entry| entry.key.clone()).collect());
            }
            let twice = match &mut many {
                Some(keys) => !keys.insert(key.clone()),
                None => entries.iter().any(|entry| entry.key == key),
            };
            if twice {
                let hint = "write each key once; put several values into a list: [ … ]";
                return Err(JsonError { bytes: key_span.bytes(), message: "this key is a duplicate".into(), hint });
            }
            self.space();
            match self.peek() {
                Some(b':') => self.next += 1,
                None => return Err(self.ended("the line ends where a value is expected")),
                Some(_) => return Err(self.error("a key is followed by a colon", "write \"key\": \"…\"")),
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
                Some(b']') => return Err(self.error("there is a comma before the end of the list", "remove the comma")),
                Some(_) => items.push(self.value()?),
            }
            self.space();
        }
        self.leave();
        Ok(items)
    }

    /// Skips the comma between two items.
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
                let hint = "put a comma between two values; write a quotation mark within a string as \\\"";
                Err(self.error("a comma is missing here", hint))
            }
        }
    }

    fn enter(&mut self) -> Result<(), JsonError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error("the values are nested too deeply", "an event has no lists in lists in lists"));
        }
        self.next += 1;
        Ok(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
        self.next += 1;
    }

    /// The text up to the next punctuation mark or white space.
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

    /// An error at the next character.
    fn error(&self, message: &'static str, hint: &'static str) -> JsonError {
        let length = self.text.get(self.next..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        JsonError { bytes: self.next..self.next + length, message: message.into(), hint }
    }

    /// An error where something was opened.
    fn unclosed(&self, opened: usize, message: &'static str, hint: &'static str) -> JsonError {
        JsonError { bytes: opened..opened + 1, message: message.into(), hint }
    }

    fn ended(&self, message: &'static str) -> JsonError {
        self.error(message, "an event is one line: join the broken lines, and write a line break in a string as \\n")
    }
}
