//! Diagnostics as text in the manner of rustc, and as JSON lines.

use crate::load::diagnostic::Diagnostic;
use crate::load::diagnostics::{Diagnostics, LineCursor, MAX_KEPT_PER_RULE};
use crate::load::rule::{Rule, Severity};
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many problems of a rule are shown as text; the rest are counted.
const MAX_SHOWN_PER_RULE: usize = 20;

impl Diagnostics {
    /// All problems as text, at most [`MAX_SHOWN_PER_RULE`] a rule, ending with a line that counts them. `folder` is put
    /// before each path, so that a terminal can open the file.
    pub fn text(&self, folder: &str, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let all = self.sorted();
        let mut shown: BTreeMap<Rule, usize> = BTreeMap::new();
        let mut out = String::new();
        for diagnostic in &all {
            let count = shown.entry(diagnostic.rule).or_default();
            *count += 1;
            if *count <= MAX_SHOWN_PER_RULE {
                out.push_str(&self.snippet(&renderer, diagnostic, folder));
                out.push_str("\n\n");
            }
        }
        for (rule, count) in self.counts().into_iter().filter(|&(_, count)| count > MAX_SHOWN_PER_RULE) {
            let _ = writeln!(out, "… and {} more of {}\n", count - MAX_SHOWN_PER_RULE, rule.name());
        }
        out.push_str(&self.count());
        out
    }

    /// How many errors and warnings there are: `1 error, 2 warnings`.
    pub fn count(&self) -> String {
        let counts = self.counts();
        let count_of = |wanted| counts.iter().filter(|&(&rule, _)| self.severity(rule) == wanted).map(|(_, n)| n).sum();
        let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        format!("{}, {}", plural(count_of(Severity::Error), "error"), plural(count_of(Severity::Warning), "warning"))
    }

    fn snippet(&self, renderer: &Renderer, diagnostic: &Diagnostic, folder: &str) -> String {
        let level = match self.severity(diagnostic.rule) {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let file = self.files.get(diagnostic.span.file as usize);
        let path = file.map_or("", |file| file.path.as_str());
        let text = self.text_of(diagnostic.span);
        let folder = if folder.is_empty() || file.is_some_and(|file| file.is_outside) {
            String::new()
        } else {
            format!("{}/", folder.trim_end_matches('/'))
        };
        let path = escape_control(&format!("{folder}{path}"));
        let message = escape_control(&diagnostic.message);
        let title = level.primary_title(message.as_str()).id(diagnostic.rule.name());
        let bytes = clamp(text, diagnostic.span.bytes());
        let text = escape_c1(text);
        // A file that is wrong as a whole may be a picture or a megabyte long: no line of it is shown.
        let whole = matches!(diagnostic.rule, Rule::FileUnknown | Rule::FileLarge) || text.is_empty();
        let mut group = if whole {
            let line = diagnostic.span.line as usize + 1;
            title.element(if line > 1 { Origin::path(path).line(line) } else { Origin::path(path) })
        } else {
            title.element(
                Snippet::source(&*text)
                    .path(path)
                    .line_start(diagnostic.span.line as usize + 1)
                    .annotation(AnnotationKind::Primary.span(bytes)),
            )
        };
        if !diagnostic.hint.is_empty() {
            group = group.element(Level::HELP.message(escape_control(&diagnostic.hint)));
        }
        renderer.render(&[group])
    }

    /// All problems, one JSON object per line: `severity`, `rule`, `file`, `line`, `column`, `message`, `hint`. If a rule
    /// is broken more than [`MAX_KEPT_PER_RULE`] times, a last object says how many more problems there are.
    pub fn json_lines(&self) -> String {
        let mut out = String::new();
        let mut cursor = LineCursor::default();
        for diagnostic in self.sorted() {
            let (line, column) = self.line_column_from(&mut cursor, diagnostic.span);
            let object = serde_json::json!({
                "severity": self.severity(diagnostic.rule).as_str(),
                "rule": diagnostic.rule.name(),
                "file": self.files.get(diagnostic.span.file as usize).map_or("", |f| f.path.as_str()),
                "line": line,
                "column": column,
                "message": diagnostic.message,
                "hint": diagnostic.hint,
            });
            let _ = writeln!(out, "{object}");
        }
        for (rule, count) in self.counts().into_iter().filter(|&(_, count)| count > MAX_KEPT_PER_RULE) {
            let object = serde_json::json!({
                "severity": self.severity(rule).as_str(),
                "rule": rule.name(),
                "file": "",
                "line": 0,
                "column": 0,
                "message": format!("there are {} more problems of this rule", count - MAX_KEPT_PER_RULE),
                "hint": "fix those that are listed, and check again",
            });
            let _ = writeln!(out, "{object}");
        }
        out
    }
}

/// Replaces control characters and characters that change the direction of text by U+FFFD, so that a data file cannot
/// steer a terminal.
pub fn escape_control(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || turns(c) { '\u{FFFD}' } else { c }).collect()
}

/// Replaces C1 control characters (ISO 6429), which some terminals obey, without changing offsets: `¤` has two bytes,
/// too. The renderer itself escapes the other control characters.
fn escape_c1(text: &str) -> Cow<'_, str> {
    let c1 = |c: char| ('\u{80}'..='\u{9F}').contains(&c);
    if text.contains(c1) { text.replace(c1, "¤").into() } else { text.into() }
}

/// Limits a range to the text, to character boundaries, and to its first line.
fn clamp(text: &str, bytes: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(bytes.start);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    start..text.floor_char_boundary(bytes.end).clamp(start, line_end.max(start))
}
