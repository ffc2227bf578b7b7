//! Where events are read from: a file of one event, or a piece of a file of JSON lines.

use super::super::Rule;
use super::super::archive::{Archive, MARK, Piece};
use super::super::diagnostic::Loc;
use super::super::fields::Fields;
use super::super::folder::{LARGEST, most};
use super::super::json::parse_json;
use super::super::node::parse_toml;
use super::super::report::Report;
use super::super::scalar;
use super::read::stem;
use super::{EventDraft, RawMarkdown, Unread, Withdrawn, event};
use crate::model::Namespace;
use std::ops::Range;

/// Events that are read together. Reading is repeatable: what comes of it depends on the bytes alone.
#[derive(Clone, Copy, Debug)]
pub enum Unit<'a> {
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
    Piece {
        /// The file.
        archive: &'a Archive,
        /// The lines.
        piece: &'a Piece,
        /// The file's position in the report.
        index: u32,
    },
}

/// What stands in a unit beside events.
#[derive(Debug, Default)]
pub struct Rest {
    /// What was withdrawn: events, and things within events.
    pub withdrawn: Vec<Withdrawn>,
    /// What could not be read.
    pub unread: Unread,
}

impl Unit<'_> {
    /// Reads the unit, event after event, each with what was withdrawn within it.
    pub fn each(&self, report: &Report, rest: &mut Rest, mut take: impl FnMut(EventDraft, &[Withdrawn])) {
        let mut read = |rest: &mut Rest, fields: Fields<'_>, of_file| {
            let before = rest.withdrawn.len();
            if let Some(event) = event::read(fields, of_file, &mut rest.withdrawn) {
                take(event, &rest.withdrawn[before..]);
            }
        };
        match *self {
            Self::File { bytes, path, index } => {
                let whole = || {
                    let text = readable(bytes, path, index, report)?;
                    let (front, below) = front_matter(text, "an event", index, report)?;
                    Some((text, parse_toml(text, front, index, report)?, below))
                };
                let Some((text, table, below)) = whole() else {
                    rest.unread.records.insert((Namespace::Events, stem(path).to_owned()));
                    return;
                };
                let top = Loc::new(index, 0..0);
                let text =
                    RawMarkdown { text: text[below.clone()].to_owned(), at: Loc::new(index, below), exact: true };
                let name = scalar::name(stem(path), top, report);
                read(rest, Fields::new(&table, top, report), name.map(|name| (name, text)));
            }
            Self::Piece { archive, piece, index } => {
                let top = Loc { file: index, line: piece.first_line, ..Loc::default() };
                let Ok(bytes) = archive.read(piece) else {
                    let message = format!("“{}” was changed while it was read", archive.path);
                    report.add(Rule::FileChanged, top, message, "run the command again when it is written to its end");
                    rest.unread.spaces.insert(Namespace::Events);
                    return;
                };
                for (line, bytes) in piece.lines(&bytes) {
                    let at = Loc { line, ..top };
                    let Some(text) = line_text(bytes, at, report) else {
                        // Which event the line would have been is not known.
                        rest.unread.spaces.insert(Namespace::Events);
                        continue;
                    };
                    if text.trim().is_empty() {
                        continue;
                    }
                    match parse_json(text, at, report) {
                        Some(table) => read(rest, Fields::new(&table, at, report), None),
                        None => _ = rest.unread.spaces.insert(Namespace::Events),
                    }
                }
            }
        }
    }
}

/// The text of a line that is short enough and UTF-8.
fn line_text<'a>(bytes: &'a [u8], at: Loc, report: &Report) -> Option<&'a str> {
    if bytes.len() > LARGEST {
        let hint = "split it: an event is a screenful of text";
        report.add(Rule::FileLarge, at, "the line is larger than 1 MiB", hint);
        return None;
    }
    utf_8(bytes, "the line", at, report)
}

/// The text of a file that is small enough and UTF-8, without a byte order mark; what it is not is reported.
pub fn readable<'a>(bytes: &'a [u8], path: &str, index: u32, report: &Report) -> Option<&'a str> {
    let top = Loc::new(index, 0..0);
    if bytes.len() > most(path) {
        let hint = "split it: an event is a screenful of text";
        report.add(Rule::FileLarge, top, format!("“{path}” is larger than 1 MiB"), hint);
        return None;
    }
    let text = utf_8(bytes, &format!("“{path}”"), top, report)?;
    Some(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Bytes as text, where they are UTF-8; `at` is their beginning.
fn utf_8<'a>(bytes: &'a [u8], what: &str, at: Loc, report: &Report) -> Option<&'a str> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    // Up to here the text that is shown has the file's own bytes; then stands U+FFFD.
    let mark = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    let bad = error.valid_up_to() - mark;
    let utf_16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let message = match bytes.get(error.valid_up_to()) {
        _ if utf_16 => format!("{what} is UTF-16, not UTF-8"),
        Some(byte) => format!("{what} is not UTF-8: the byte 0x{byte:02X} stands here"),
        None => format!("{what} is not UTF-8"),
    };
    let at = at.of(bad..bad + char::REPLACEMENT_CHARACTER.len_utf8());
    report.add(Rule::Encoding, at, message, "save the file as UTF-8");
    None
}

/// The bytes of the front matter and of the text below it; `what` the file holds is said where it has none.
pub fn front_matter(text: &str, what: &str, file: u32, report: &Report) -> Option<(Range<usize>, Range<usize>)> {
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
            report.add(Rule::FrontMatter, Loc::new(file, 0..*open), "the front matter does not end", hint);
            None
        }
        _ => {
            let yaml = text.trim_start().starts_with("---");
            let hint = if yaml {
                "the front matter is TOML: write +++ instead of ---, and key = \"value\""
            } else {
                "begin the file with a line +++, then keys, then a line +++, then the text"
            };
            let at = Loc::new(file, 0..first_line);
            let message = format!("{what} begins with front matter between lines of +++");
            report.add(Rule::FrontMatter, at, message, hint);
            None
        }
    }
}
