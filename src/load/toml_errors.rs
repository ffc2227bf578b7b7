//! TOML syntax errors in words for people who edit by hand.

use crate::load::diagnostics::Diagnostics;
use crate::load::rule::Rule;
use crate::load::span::Span;
use std::ops::Range;

/// A syntax error of the parser.
pub struct TomlError {
    /// Its bytes within the parsed part.
    pub bytes: Range<usize>,
    /// The parser's message.
    pub message: String,
}

/// Reports the syntax errors of a part of a file that begins at byte `offset`: the first one of each line, and none after
/// one that leaves the parser within a list or string, because the rest follows from it.
pub fn report(part: &str, offset: usize, file: u32, errors: &[TomlError], diagnostics: &Diagnostics) {
    let span_of = |span: Range<usize>| Span::new(file, span.start + offset..span.end + offset);
    if !errors.is_empty()
        && let Some(marker) = conflict_marker(part)
    {
        let hint = "keep one of the two sides, and remove the lines <<<<<<<, ======= and >>>>>>>";
        diagnostics.add(Rule::TomlSyntax, span_of(marker), "there is an unresolved merge conflict here", hint);
        return;
    }
    let at = |error: &TomlError| part.floor_char_boundary(error.bytes.start);
    let colon =
        |error: &&TomlError| error.message.starts_with("invalid unquoted key") && part[at(error)..].starts_with(':');
    if let Some(yaml) = errors.iter().find(colon) {
        // Each line of YAML has errors of its own, which all have this cause.
        let hint = "write key = \"…\" in each line: the format is TOML, not YAML";
        let span = span_of(at(yaml)..at(yaml) + 1);
        diagnostics.add(Rule::TomlSyntax, span, "a key is followed by =, not by a colon", hint);
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
        let (text, hint) = describe(message, line, span.start - line_start);
        diagnostics.add(Rule::TomlSyntax, span_of(span), text, hint);
        if ["array", "inline table", "multi-line", "invalid basic string", "invalid literal string"]
            .iter()
            .any(|within| message.contains(within))
            && !message.contains("array table")
        {
            return;
        }
    }
}

/// The first conflict marker of version control.
fn conflict_marker(part: &str) -> Option<Range<usize>> {
    let at = if part.starts_with("<<<<<<< ") { 0 } else { part.find("\n<<<<<<< ")? + 1 };
    Some(at..at + "<<<<<<<".len())
}

/// The message and the hint for an error at a byte of a line.
fn describe(message: &str, line: &str, at: usize) -> (String, &'static str) {
    const QUOTE: &str = "write it between straight quotation marks: key = \"…\"";
    const WITHIN: &str = "write one key per line; write a quotation mark within a string as \\\"";
    let rest = line.get(at..).unwrap_or("");
    let is = |start: &str| message.starts_with(start);
    let value_wanted =
        ["string values must be quoted", "invalid boolean", "invalid date", "invalid time", "invalid int"]
            .into_iter()
            .chain(["invalid float", "invalid number", "invalid decimal"])
            .any(is);
    let comment = line.split_once("//").is_some_and(|(before, _)| before.contains('=') && !before.ends_with(':'));
    let (text, hint) = if comment && !line.contains(['"', '\'']) {
        ("// does not begin a comment", "begin a comment with #")
    } else if rest.starts_with(['“', '”', '„', '«', '‘', '’']) && value_wanted {
        ("a string does not begin with a typographic quotation mark", QUOTE)
    } else if value_wanted && rest.trim().is_empty() {
        ("the key has no value", "write key = \"…\", or leave the key out")
    } else if value_wanted && rest.starts_with(|c: char| c.is_ascii_digit()) {
        (
            "this is neither a number nor a date that TOML knows",
            "put it in quotation marks, like all dates: \"1950-02\"",
        )
    } else if value_wanted && ["true", "false"].contains(&rest.trim_end().to_lowercase().as_str()) {
        ("true and false are written in lower-case letters", "write true or false")
    } else if value_wanted {
        ("text must be in quotation marks", QUOTE)
    } else if message.contains("visible characters") {
        ("there is a control character in the string", "remove it; it is invisible in most editors")
    } else if is("invalid basic string") || is("invalid literal string") {
        (
            "the string does not end on its line",
            "close it with a quotation mark; put a string of several lines between \"\"\" and \"\"\"",
        )
    } else if message.contains("multi-line") {
        ("the multi-line string does not end", "close it with \"\"\"")
    } else if is("key with no value") {
        ("the key has no value", "write key = \"…\"")
    } else if is("duplicate key") {
        ("this key is a duplicate", "write each key once; begin each item of a list with [[like-this]]")
    } else if is("unexpected key or value") {
        ("there is something after the value on this line", WITHIN)
    } else if is("missing comma between array") {
        ("a comma is missing between the items of a list", "write [\"one\", \"two\"]")
    } else if is("unclosed array table") || is("unclosed table") {
        ("the heading does not end", "write [[like-this]], with two brackets on each side")
    } else if is("unclosed array") {
        ("the list does not end", "close it with ]")
    } else if message.contains("escape") || message.contains("unicode") {
        ("the backslash does not begin a valid escape", "write a literal backslash as \\\\")
    } else {
        return (message.replace('\n', ", "), "the format is TOML 1.0: key = \"value\", one per line");
    };
    (text.to_owned(), hint)
}
