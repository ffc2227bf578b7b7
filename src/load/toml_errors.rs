//! Syntax errors of TOML in words for people who edit by hand.

use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::Span;
use std::ops::Range;

/// A syntax error: its bytes within the part, and the parser's own words.
pub struct TomlError {
    /// Where it is.
    pub bytes: Range<usize>,
    /// What the parser says.
    pub message: String,
}

/// Reports the syntax errors of a part of a file that begins at `shift`: the first of each line, and none after one
/// that leaves the parser in the midst of a list or string, for those follow from it.
pub fn report(part: &str, shift: usize, file: u32, errors: &[TomlError], diagnostics: &Diagnostics) {
    let place = |span: Range<usize>| Span::new(file, span.start + shift..span.end + shift);
    if !errors.is_empty()
        && let Some(mark) = merge_mark(part)
    {
        let hint = "keep one of the two sides, and remove the lines <<<<<<<, ======= and >>>>>>>";
        diagnostics.add(Rule::TomlSyntax, place(mark), "a merge was not finished here", hint);
        return;
    }
    let mut reported = None;
    for TomlError { bytes, message } in errors {
        let span = part.floor_char_boundary(bytes.start)..part.floor_char_boundary(bytes.end);
        let line_start = part[..span.start].rfind('\n').map_or(0, |at| at + 1);
        if reported == Some(line_start) {
            continue;
        }
        reported = Some(line_start);
        let line = part[line_start..].lines().next().unwrap_or("");
        let (says, hint) = words(message, line, span.start - line_start);
        diagnostics.add(Rule::TomlSyntax, place(span), says, hint);
        if ["array", "inline table", "multi-line"].iter().any(|within| message.contains(within))
            && !message.contains("array table")
        {
            return;
        }
    }
}

/// The first line that version control leaves where two people changed the same lines.
fn merge_mark(part: &str) -> Option<Range<usize>> {
    let at = if part.starts_with("<<<<<<< ") { 0 } else { part.find("\n<<<<<<< ")? + 1 };
    Some(at..at + "<<<<<<<".len())
}

/// What is wrong, and what to do; `at` is where in the line.
fn words(message: &str, line: &str, at: usize) -> (String, &'static str) {
    const QUOTE: &str = "write it between straight quotation marks: key = \"…\"";
    const WITHIN: &str = "one key a line; a quotation mark within a string is written \\\"";
    let rest = line.get(at..).unwrap_or("");
    let is = |start: &str| message.starts_with(start);
    let value_wanted =
        ["string values must be quoted", "invalid boolean", "invalid date", "invalid time", "invalid int"]
            .into_iter()
            .chain(["invalid float", "invalid number", "invalid decimal"])
            .any(is);
    let (says, hint) = if rest.starts_with(['“', '”', '„', '«', '‘', '’']) && value_wanted {
        ("a string does not begin with a typographic quotation mark", QUOTE)
    } else if value_wanted && rest.trim().is_empty() {
        ("the key has no value", "write key = \"…\", or leave the key out")
    } else if value_wanted && rest.starts_with(|c: char| c.is_ascii_digit()) {
        (
            "this is neither a number nor a date that TOML knows",
            "put it between quotation marks, as all dates: \"1950-02\"",
        )
    } else if value_wanted {
        ("a value of words stands between quotation marks", QUOTE)
    } else if message.contains("visible characters") {
        ("a control character stands in the string", "remove it; it is invisible in most editors")
    } else if is("invalid basic string") || is("invalid literal string") {
        (
            "the string does not end on its line",
            "close it with a quotation mark; a string of several lines stands between \"\"\" and \"\"\"",
        )
    } else if message.contains("multi-line") {
        ("the string of several lines does not end", "close it with \"\"\"")
    } else if is("invalid unquoted key") && rest.starts_with(':') {
        ("a key is followed by =, not by a colon", "write key = \"…\"")
    } else if is("key with no value") {
        ("the key has no value", "write key = \"…\"")
    } else if is("duplicate key") {
        ("the key stands here for the second time", "write each key once; one item of many is headed [[like-this]]")
    } else if is("unexpected key or value") {
        ("something more follows the value on its line", WITHIN)
    } else if is("missing comma between array") {
        ("a comma is missing between the items of a list", "write [\"one\", \"two\"], with ] at its end")
    } else if is("unclosed array table") || is("unclosed table") {
        ("the heading does not end", "write [[like-this]], with two brackets on either side")
    } else if is("unclosed array") {
        ("the list does not end", "close it with ]")
    } else if message.contains("escape") {
        ("a backslash begins no such escape", "a backslash itself is written \\\\")
    } else {
        return (message.replace('\n', ", "), "the format is TOML 1.0: key = \"value\", one a line");
    };
    (says.to_owned(), hint)
}
