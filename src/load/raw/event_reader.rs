//! Where events are read from: a file of one event, or a piece of a file of JSON lines.

use super::read::stem;
use super::{RawEvent, RawMarkdown, Unparsed, Withdrawn, event};
use crate::load::diagnostics::Diagnostics;
use crate::load::file::{MAX_FILE_BYTES, max_bytes};
use crate::load::json::parse_json;
use crate::load::jsonl::{BOM, Chunk, JsonlFile};
use crate::load::rule::Rule;
use crate::load::span::Span;
use crate::load::string_formats;
use crate::load::table_reader::TableReader;
use crate::load::toml_parser::parse_toml;
use crate::model::Namespace;
use std::ops::Range;

/// Events that are read together. Reading is repeatable: what comes of it depends on the bytes alone.
#[derive(Clone, Copy, Debug)]
pub enum EventInput<'a> {
    /// `events/ID.md`
    File {
        /// Its contents.
        bytes: &'a [u8],
        /// Its path within the folder.
        path: &'a str,
        /// Its position in the report.
        index: u32,
    },
    /// Lines of `events/*.jsonl`
    Chunk {
        /// The file.
        jsonl: &'a JsonlFile,
        /// The lines.
        chunk: &'a Chunk,
        /// The file's position in the report.
        index: u32,
    },
}

/// What stands in a unit beside events.
#[derive(Debug, Default)]
pub struct SideFindings {
    /// What was withdrawn: events, and things within events.
    pub withdrawn: Vec<Withdrawn>,
    /// What could not be read.
    pub unparsed: Unparsed,
}

impl EventInput<'_> {
    /// Reads the unit, event after event, each with what was withdrawn within it.
    pub fn for_each_event(
        &self,
        diagnostics: &Diagnostics,
        rest: &mut SideFindings,
        mut take: impl FnMut(RawEvent, &[Withdrawn]),
    ) {
        let mut read = |rest: &mut SideFindings, fields: TableReader<'_>, of_file| {
            let before = rest.withdrawn.len();
            if let Some(event) = event::read(fields, of_file, &mut rest.withdrawn) {
                take(event, &rest.withdrawn[before..]);
            }
        };
        match *self {
            Self::File { bytes, path, index } => {
                let whole = || {
                    let text = readable(bytes, path, index, diagnostics)?;
                    let (front, below) = front_matter(text, "an event", index, diagnostics)?;
                    Some((text, parse_toml(text, front, index, diagnostics)?, below))
                };
                let Some((text, table, below)) = whole() else {
                    rest.unparsed.records.insert((Namespace::Events, stem(path).to_owned()));
                    return;
                };
                let top = Span::new(index, 0..0);
                let text =
                    RawMarkdown { text: text[below.clone()].to_owned(), span: Span::new(index, below), exact: true };
                let name = string_formats::record_id(stem(path), top, diagnostics);
                read(rest, TableReader::new(&table, top, diagnostics), name.map(|name| (name, text)));
            }
            Self::Chunk { jsonl, chunk, index } => {
                let top = Span { file: index, line: chunk.first_line, ..Span::default() };
                let Ok(bytes) = jsonl.read(chunk) else {
                    let message = format!("“{}” was changed while it was read", jsonl.path);
                    diagnostics.add(
                        Rule::FileChanged,
                        top,
                        message,
                        "run the command again when it is written to its end",
                    );
                    rest.unparsed.spaces.insert(Namespace::Events);
                    return;
                };
                for (line, bytes) in chunk.lines(&bytes) {
                    let at = Span { line, ..top };
                    let Some(text) = line_text(bytes, at, diagnostics) else {
                        // Which event the line would have been is not known.
                        rest.unparsed.spaces.insert(Namespace::Events);
                        continue;
                    };
                    if text.trim().is_empty() {
                        continue;
                    }
                    match parse_json(text, at, diagnostics) {
                        Some(table) => read(rest, TableReader::new(&table, at, diagnostics), None),
                        None => _ = rest.unparsed.spaces.insert(Namespace::Events),
                    }
                }
            }
        }
    }
}

/// The text of a line that is short enough and UTF-8.
fn line_text<'a>(bytes: &'a [u8], at: Span, diagnostics: &Diagnostics) -> Option<&'a str> {
    if bytes.len() > MAX_FILE_BYTES {
        let hint = "split it: an event is a screenful of text";
        diagnostics.add(Rule::FileLarge, at, "the line is larger than 1 MiB", hint);
        return None;
    }
    utf_8(bytes, "the line", at, diagnostics)
}

/// The text of a file that is small enough and UTF-8, without a byte order mark; what it is not is reported.
pub fn readable<'a>(bytes: &'a [u8], path: &str, index: u32, diagnostics: &Diagnostics) -> Option<&'a str> {
    let top = Span::new(index, 0..0);
    if bytes.len() > max_bytes(path) {
        let hint = "split it: an event is a screenful of text";
        diagnostics.add(Rule::FileLarge, top, format!("“{path}” is larger than 1 MiB"), hint);
        return None;
    }
    let text = utf_8(bytes, &format!("“{path}”"), top, diagnostics)?;
    Some(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Bytes as text, where they are UTF-8; `at` is their beginning.
fn utf_8<'a>(bytes: &'a [u8], what: &str, at: Span, diagnostics: &Diagnostics) -> Option<&'a str> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    // Up to here the text that is shown has the file's own bytes; then stands U+FFFD.
    let mark = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    let bad = error.valid_up_to() - mark;
    let utf_16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let message = match bytes.get(error.valid_up_to()) {
        _ if utf_16 => format!("{what} is UTF-16, not UTF-8"),
        Some(byte) => format!("{what} is not UTF-8: the byte 0x{byte:02X} stands here"),
        None => format!("{what} is not UTF-8"),
    };
    let at = at.with_bytes(bad..bad + char::REPLACEMENT_CHARACTER.len_utf8());
    diagnostics.add(Rule::Encoding, at, message, "save the file as UTF-8");
    None
}

/// The bytes of the front matter and of the text below it; `what` the file holds is said where it has none.
pub fn front_matter(
    text: &str,
    what: &str,
    file: u32,
    diagnostics: &Diagnostics,
) -> Option<(Range<usize>, Range<usize>)> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            lines.push((at, at + line.len()));
            if lines.len() == 2 {
                break;
            }
        }
        at += line.len();
    }
    let first_line = text.lines().next().unwrap_or("").len();
    match lines.as_slice() {
        [(start, open), (close, rest), ..] if *start == 0 => Some((*open..*close, *rest..text.len())),
        [(start, open), ..] if *start == 0 => {
            let hint = "close the front matter with a line +++ before the text";
            diagnostics.add(Rule::FrontMatter, Span::new(file, 0..*open), "the front matter does not end", hint);
            None
        }
        _ => {
            let yaml = text.trim_start().starts_with("---");
            let hint = if yaml {
                "the front matter is TOML: write +++ instead of ---, and key = \"value\""
            } else {
                "begin the file with a line +++, then keys, then a line +++, then the text"
            };
            let at = Span::new(file, 0..first_line);
            let message = format!("{what} begins with front matter between lines of +++");
            diagnostics.add(Rule::FrontMatter, at, message, hint);
            None
        }
    }
}
