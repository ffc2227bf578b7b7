//! Problems as text in rustc's manner and as JSON lines.

use super::diagnostic::{Diagnostic, Report};
use super::rule::{Rule, Severity};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
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
        for (rule, count) in shown.into_iter().filter(|&(_, count)| count > SHOWN) {
            let _ = writeln!(out, "… and {} more of {}\n", count - SHOWN, rule.name());
        }
        out.push_str(&self.count());
        out
    }

    /// How many errors and warnings there are, in a line.
    #[must_use]
    pub fn count(&self) -> String {
        let all = self.sorted();
        let errors = all.iter().filter(|d| self.severity(d.rule) == Severity::Error).count();
        let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        format!("{}, {}", plural(errors, "error"), plural(all.len() - errors, "warning"))
    }

    fn snippet(&self, renderer: &Renderer, diagnostic: &Diagnostic, folder: &str) -> String {
        let level = match self.severity(diagnostic.rule) {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let file = self.files.get(diagnostic.at.file as usize).cloned().unwrap_or_default();
        let path =
            if folder.is_empty() { file.path } else { format!("{}/{}", folder.trim_end_matches('/'), file.path) };
        let bytes = clamp(&file.text, diagnostic.at.bytes());
        let message = visible(&diagnostic.message);
        let title = level.primary_title(message.as_str()).id(diagnostic.rule.name());
        let snippet = Snippet::source(&file.text).path(path).annotation(AnnotationKind::Primary.span(bytes));
        let mut group = title.element(snippet);
        if !diagnostic.hint.is_empty() {
            group = group.element(Level::HELP.message(visible(&diagnostic.hint)));
        }
        renderer.render(&[group])
    }

    /// All problems, a JSON object a line: `severity`, `rule`, `file`, `line`, `column`, `message`, `hint`.
    #[must_use]
    pub fn json_lines(&self) -> String {
        let mut out = String::new();
        for diagnostic in self.sorted() {
            let (line, column) = self.line_column(diagnostic.at);
            let object = serde_json::json!({
                "severity": match self.severity(diagnostic.rule) { Severity::Error => "error", Severity::Warning => "warning" },
                "rule": diagnostic.rule.name(),
                "file": self.files.get(diagnostic.at.file as usize).map_or("", |f| f.path.as_str()),
                "line": line,
                "column": column,
                "message": diagnostic.message,
                "hint": diagnostic.hint,
            });
            let _ = writeln!(out, "{object}");
        }
        out
    }
}

/// A message with control characters made visible, so that a data file cannot steer a terminal.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
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
