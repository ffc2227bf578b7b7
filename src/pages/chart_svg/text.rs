//! Text of an SVG: escaped, and cut into lines, which SVG does not do by itself.

use crate::chart::label_width;
use unicode_segmentation::UnicodeSegmentation;

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

/// The first lines of a text in the label font, `size` pixels high and at most `width` pixels wide, and whether they are all
/// of it. If not, the last ends with an ellipsis.
pub fn fitted(text: &str, width: f64, size: f64, most: usize) -> (Vec<String>, bool) {
    let fits = |line: &str| f64::from(label_width(line.trim_end())) * size / MEASURED_SIZE <= width;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_inclusive(' ') {
        if !line.is_empty() && !fits(&format!("{line}{word}")) {
            lines.push(std::mem::take(&mut line));
        }
        for cluster in word.graphemes(true) {
            if !line.is_empty() && cluster != " " && !fits(&format!("{line}{cluster}")) {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(cluster);
        }
        if lines.len() > most {
            break;
        }
    }
    lines.push(line);
    let all = lines.len() <= most;
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| !all) {
        while !last.is_empty() && !fits(&format!("{}…", last.trim_end())) {
            let end = last.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
            last.truncate(end);
        }
        let whole_words = last.rsplit_once(' ').map_or(last.as_str(), |(words, _)| words);
        *last = format!("{}…", whole_words.trim_end());
    }
    lines.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
    (lines, all)
}

/// Whether the first letter of a text is one of a script that is written from right to left.
pub fn is_right_to_left(text: &str) -> bool {
    let letter = text.chars().find(|c| c.is_alphabetic());
    letter.is_some_and(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'))
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
        let (lines, all) = fitted("one two three four five six", 60.0, 13.0, 2);
        assert!(!all && lines.len() == 2 && lines[1].ends_with('…'), "{lines:?}");
        assert_eq!(fitted("one two", 400.0, 13.0, 2), (vec!["one two".to_owned()], true));
        // An accent stays with its letter, whatever the width.
        for width in 20..120 {
            let (lines, _) = fitted(&"e\u{301}".repeat(40), f64::from(width), 13.0, 2);
            assert!(lines.iter().all(|line| !line.starts_with('\u{301}') && !line.ends_with('e')), "{lines:?}");
        }
        assert_eq!(escape("<\u{1}&\">"), "&lt; &amp;&quot;&gt;");
    }
}
