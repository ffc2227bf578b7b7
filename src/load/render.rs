//! Problems as text in rustc's manner and as JSON lines.

use super::diagnostic::Diagnostic;
use super::report::{Cursor, KEPT, Report};
use super::rule::{Rule, Severity};
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Problems of one rule that are shown as text; the rest are counted.
const SHOWN: usize = 20;

impl Report {
    /// All problems as text, at most 20 a rule, ending with a line that counts them. `folder` stands before each
    /// path, so that a terminal can open the file. Colour where `colour` says so.
    #[must_use]
    pub fn text(&self, folder: &str, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let all = self.sorted();
        let mut shown: BTreeMap<Rule, usize> = BTreeMap::new();
        let mut out = String::new();
        for diagnostic in &all {
            let count = shown.entry(diagnostic.rule).or_default();
            *count += 1;
            if *count <= SHOWN {
                out.push_str(&self.snippet(&renderer, diagnostic, folder));
                out.push_str("\n\n");
            }
        }
        for (rule, count) in self.counts().into_iter().filter(|&(_, count)| count > SHOWN) {
            let _ = writeln!(out, "… and {} more of {}\n", count - SHOWN, rule.name());
        }
        out.push_str(&self.count());
        out
    }

    /// How many errors and warnings there are, in a line.
    #[must_use]
    pub fn count(&self) -> String {
        let counts = self.counts();
        let of = |wanted| counts.iter().filter(|&(&rule, _)| self.severity(rule) == wanted).map(|(_, n)| n).sum();
        let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        format!("{}, {}", plural(of(Severity::Error), "error"), plural(of(Severity::Warning), "warning"))
    }

    fn snippet(&self, renderer: &Renderer, diagnostic: &Diagnostic, folder: &str) -> String {
        let level = match self.severity(diagnostic.rule) {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let path = self.files.get(diagnostic.at.file as usize).map_or("", |file| file.path.as_str());
        let text = self.text_of(diagnostic.at);
        let folder = if folder.is_empty() { String::new() } else { format!("{}/", folder.trim_end_matches('/')) };
        let path = visible(&format!("{folder}{path}"));
        let message = visible(&diagnostic.message);
        let title = level.primary_title(message.as_str()).id(diagnostic.rule.name());
        let bytes = clamp(text, diagnostic.at.bytes());
        let text = harmless(text);
        // Of a file that is wrong as a whole, which may be a picture or a megabyte, no line is shown.
        let whole = matches!(diagnostic.rule, Rule::FileUnknown | Rule::FileLarge) || text.is_empty();
        let mut group = if whole {
            let line = diagnostic.at.line as usize + 1;
            title.element(if line > 1 { Origin::path(path).line(line) } else { Origin::path(path) })
        } else {
            title.element(
                Snippet::source(&*text)
                    .path(path)
                    .line_start(diagnostic.at.line as usize + 1)
                    .annotation(AnnotationKind::Primary.span(bytes)),
            )
        };
        if !diagnostic.hint.is_empty() {
            group = group.element(Level::HELP.message(visible(&diagnostic.hint)));
        }
        renderer.render(&[group])
    }

    /// All problems, a JSON object a line: `severity`, `rule`, `file`, `line`, `column`, `message`, `hint`. Of a rule
    /// that is broken more than ten thousand times, the last object says how many there are beside those.
    #[must_use]
    pub fn json_lines(&self) -> String {
        let mut out = String::new();
        let mut cursor = Cursor::default();
        for diagnostic in self.sorted() {
            let (line, column) = self.line_column_from(&mut cursor, diagnostic.at);
            let object = serde_json::json!({
                "severity": self.severity(diagnostic.rule).word(),
                "rule": diagnostic.rule.name(),
                "file": self.files.get(diagnostic.at.file as usize).map_or("", |f| f.path.as_str()),
                "line": line,
                "column": column,
                "message": diagnostic.message,
                "hint": diagnostic.hint,
            });
            let _ = writeln!(out, "{object}");
        }
        for (rule, count) in self.counts().into_iter().filter(|&(_, count)| count > KEPT) {
            let object = serde_json::json!({
                "severity": self.severity(rule).word(),
                "rule": rule.name(),
                "file": "",
                "line": 0,
                "column": 0,
                "message": format!("there are {} more problems of this rule", count - KEPT),
                "hint": "mend those that are listed, and check again",
            });
            let _ = writeln!(out, "{object}");
        }
        out
    }
}

/// A text with control characters, and those that turn the direction of writing, made visible, so that a data file
/// cannot steer a terminal.
#[must_use]
pub fn visible(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || turns(c) { '\u{FFFD}' } else { c }).collect()
}

/// A file's text of the same length without C1 control characters (ISO 6429), which some terminals obey; the renderer
/// itself makes the others visible.
fn harmless(text: &str) -> Cow<'_, str> {
    let c1 = |c: char| ('\u{80}'..='\u{9F}').contains(&c);
    if text.contains(c1) { text.replace(c1, "¤").into() } else { text.into() }
}

/// The range within the text, on the borders of characters, and within its first line.
fn clamp(text: &str, bytes: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let border = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = border(bytes.start);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    start..border(bytes.end).clamp(start, line_end.max(start))
}
