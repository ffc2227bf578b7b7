//! JSON strings and numbers (RFC 8259 §6 and §7).

use super::{JsonError, Parser};
use crate::load::value::Value;
use std::borrow::Cow;

impl<'a> Parser<'a> {
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
        let opened = self.next;
        let start = opened + 1;
        let bytes = self.text.as_bytes();
        let mut plain = start;
        let mut unescaped: Option<String> = None;
        self.next = start;
        loop {
            match bytes.get(self.next) {
                Some(b'"') => {
                    let rest = &self.text[plain..self.next];
                    self.next += 1;
                    return Ok(match unescaped {
                        Some(before) => (before + rest).into(),
                        None => rest.into(),
                    });
                }
                Some(b'\\') => {
                    let mut before = unescaped.unwrap_or_default();
                    before.push_str(&self.text[plain..self.next]);
                    before.push(self.escape()?);
                    unescaped = Some(before);
                    plain = self.next;
                }
                Some(0..=0x1F) => {
                    let hint = "write a tab as \\t, and remove other control characters";
                    return Err(self.error("there is a control character in the string", hint));
                }
                Some(_) => self.next += 1,
                None => {
                    let hint = "close it with a quotation mark; write a line break within it as \\n";
                    return Err(self.unclosed(opened, "the string does not end on its line", hint));
                }
            }
        }
    }

    /// The character of an escape.
    fn escape(&mut self) -> Result<char, JsonError> {
        let start = self.next;
        let rest = &self.text.as_bytes()[start + 1..];
        let (c, length) = match rest.first() {
            Some(b'"') => (Some('"'), 2),
            Some(b'\\') => (Some('\\'), 2),
            Some(b'/') => (Some('/'), 2),
            Some(b'b') => (Some('\u{8}'), 2),
            Some(b'f') => (Some('\u{C}'), 2),
            Some(b'n') => (Some('\n'), 2),
            Some(b'r') => (Some('\r'), 2),
            Some(b't') => (Some('\t'), 2),
            Some(b'u') => match (self.code_unit(start), self.code_unit(start + 6)) {
                // A character beyond the Basic Multilingual Plane is a surrogate pair (RFC 8259 §7).
                (Some(high @ 0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) => {
                    (char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)), 12)
                }
                (Some(unit), _) => (char::from_u32(unit), 6),
                (None, _) => (None, 2),
            },
            _ => (None, 2),
        };
        let Some(c) = c else {
            let end = self.text.ceil_char_boundary((start + length).min(self.text.len()));
            let hint = "write a literal backslash as \\\\, or any character as \\u and four hexadecimal digits";
            return Err(JsonError {
                bytes: start..end,
                message: "the backslash does not begin a valid escape".into(),
                hint,
            });
        };
        self.next += length;
        Ok(c)
    }

    /// The UTF-16 code unit of `\uXXXX` at a byte.
    fn code_unit(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    }

    pub(super) fn number(&mut self) -> Result<Value<'a>, JsonError> {
        let start = self.next;
        let word = self.word();
        self.next += word.len();
        let digits = word.strip_prefix('-').unwrap_or(word);
        let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let leading_zero = digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
        if all_digits && !leading_zero {
            return Ok(word.parse().map_or(Value::Number, Value::Integer));
        }
        // The standard library parses all other numbers of JSON. It also accepts some that JSON does not allow.
        let float = !leading_zero && !word.contains(['+', '_']) && word.bytes().all(|b| b"0123456789.eE-".contains(&b));
        if float && word.parse::<f64>().is_ok() && !word.contains(".e") && !word.ends_with('.') {
            return Ok(Value::Number);
        }
        let hint = "put it in quotation marks, like all dates: \"1950-02\"";
        Err(JsonError { bytes: start..self.next, message: "this is not a number".into(), hint })
    }
}
