//! The form in which text is compared that has no id: places and publishers.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text in NFC (UAX #15), on one line with single spaces: an accent may be written as a character of its own, and the
/// line breaks of a form's values are not those of the data.
pub fn normalize(text: &str) -> Cow<'_, str> {
    let plain = text.split(' ').all(|word| !word.is_empty() && !word.contains(|c: char| c.is_ascii_whitespace()));
    if plain && is_nfc(text) {
        return Cow::Borrowed(text);
    }
    let composed: String = text.nfc().collect();
    Cow::Owned(composed.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_white_space_have_one_form() {
        for (written, normal) in [
            ("Co\u{302}te", "Côte"),
            ("Côte d’Or", "Côte d’Or"),
            (" new\r\nline  two ", "new line two"),
            ("", ""),
            (" ", ""),
            ("中国", "中国"),
        ] {
            assert_eq!(normalize(written), normal);
        }
        assert!(matches!(normalize("Upper West"), Cow::Borrowed(_)));
    }
}
