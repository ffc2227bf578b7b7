//! Text of an SVG: escaped, and cut into lines, which SVG does not do by itself.

use crate::chart::label_width;

/// The size of the labels that [`label_width`] measures, in pixels. It measures in a serif font; other fonts are wider.
const MEASURED_SIZE: f64 = 13.0;
const WIDER: f64 = 1.15;

/// Text for XML 1.0, which cannot contain control characters.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The lines of a text of `size` pixels that are about `width` pixels wide at most. What has no spaces, such as an address,
/// is cut anywhere.
pub fn wrap(text: &str, width: f64, size: f64) -> Vec<String> {
    let fits = |line: &str| f64::from(label_width(line)) * size / MEASURED_SIZE * WIDER <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_inclusive(' ') {
        if !line.is_empty() && !fits(&format!("{line}{}", word.trim_end())) {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            if !line.is_empty() && c != ' ' && !fits(&format!("{line}{c}")) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_spaces_and_long_words_anywhere() {
        assert_eq!(wrap("short", 400.0, 13.0), ["short"]);
        let lines = wrap("one two three four five six", 100.0, 13.0);
        assert!(lines.len() > 1 && lines.concat() == "one two three four five six", "{lines:?}");
        let address = "https://example.org/?event=1950-sino-soviet-treaty&event=1956-secret-speech";
        let lines = wrap(address, 200.0, 13.0);
        assert!(lines.len() > 2 && lines.concat() == address, "{lines:?}");
        assert_eq!(escape("<\u{1}&\">"), "&lt; &amp;&quot;&gt;");
    }
}
