//! Shortens texts, and sanitizes text that readers typed.

use unicode_segmentation::UnicodeSegmentation;

/// A text on one line, cut at a word, or else between grapheme clusters, to at most `max` of them.
pub fn truncate(text: &str, max: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.graphemes(true).nth(max).is_none() {
        return text;
    }
    let head = text.grapheme_indices(true).nth(max - 1).map_or(&*text, |(end, _)| &text[..end]);
    format!("{}…", head.rsplit_once(' ').map_or(head, |(head, _)| head))
}

/// A reader's input, for use in a message: at most 60 characters, without control characters.
pub fn sanitize(input: &str) -> String {
    truncate(&input.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect::<String>(), 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn input_is_repeated_without_control_characters_and_not_at_length() {
        assert_eq!(sanitize("a\0b\u{1b}[1m"), "a\u{FFFD}b\u{FFFD}[1m");
        assert!(sanitize(&"x".repeat(5000)).chars().count() <= 60);
    }
}
