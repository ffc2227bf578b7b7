//! The text of a file, and its front matter.

use crate::load::diagnostics::Diagnostics;
use crate::load::file::{MAX_FILE_BYTES, max_bytes};
use crate::load::jsonl::BOM;
use crate::load::rule::Rule;
use crate::load::span::Span;
use std::ops::Range;

/// The text of a file without a byte order mark. Reports a file that is too large or not UTF-8.
pub fn file_text<'a>(bytes: &'a [u8], path: &str, file: u32, diagnostics: &Diagnostics) -> Option<&'a str> {
    let top = Span::new(file, 0..0);
    if bytes.len() > max_bytes(path) {
        diagnostics.add(Rule::FileLarge, top, format!("“{path}” is larger than 1 MiB"), SPLIT);
        return None;
    }
    let text = utf_8(bytes, &format!("“{path}”"), top, diagnostics)?;
    Some(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// The text of a JSON line at `start`. Reports a line that is too long or not UTF-8.
pub fn line_text<'a>(bytes: &'a [u8], start: Span, diagnostics: &Diagnostics) -> Option<&'a str> {
    if bytes.len() > MAX_FILE_BYTES {
        diagnostics.add(Rule::FileLarge, start, "the line is larger than 1 MiB", SPLIT);
        return None;
    }
    utf_8(bytes, "the line", start, diagnostics)
}

const SPLIT: &str = "split it: an event is a screenful of text";

/// Bytes as text; reports the first byte that is not UTF-8. `what` names the text, which begins at `start`.
fn utf_8<'a>(bytes: &'a [u8], what: &str, start: Span, diagnostics: &Diagnostics) -> Option<&'a str> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    // Up to here the text that is shown has the file's own bytes; then comes U+FFFD.
    let bom = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    let bad = error.valid_up_to() - bom;
    let utf_16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let message = match bytes.get(error.valid_up_to()) {
        _ if utf_16 => format!("{what} is UTF-16, not UTF-8"),
        Some(byte) => format!("{what} is not UTF-8: the byte 0x{byte:02X} is not allowed here"),
        None => format!("{what} is not UTF-8"),
    };
    let span = start.with_bytes(bad..bad + char::REPLACEMENT_CHARACTER.len_utf8());
    diagnostics.add(Rule::Encoding, span, message, "save the file as UTF-8");
    None
}

/// The bytes of the front matter and of the text below it. Reports a file without front matter; `what` names what the
/// file should contain, such as "an event".
pub fn front_matter(
    text: &str,
    what: &str,
    file: u32,
    diagnostics: &Diagnostics,
) -> Option<(Range<usize>, Range<usize>)> {
    // The bytes of the first two lines of `+++`.
    let mut fences = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            fences.push((at, at + line.len()));
            if fences.len() == 2 {
                break;
            }
        }
        at += line.len();
    }
    match fences.as_slice() {
        [(0, open), (close, below), ..] => Some((*open..*close, *below..text.len())),
        [(0, open), ..] => {
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
            let first_line = text.lines().next().unwrap_or("").len();
            let message = format!("{what} must begin with front matter between +++ lines");
            diagnostics.add(Rule::FrontMatter, Span::new(file, 0..first_line), message, hint);
            None
        }
    }
}
