//! Names within sentences that are written from right to left.

use std::borrow::Cow;

/// A text for the middle of a sentence. If it has letters that are written from right to left, it is isolated (U+2068,
/// U+2069), so that the order of the words around it does not change. Attributes and titles of documents have no elements
/// that could isolate it.
pub fn isolate(text: &str) -> Cow<'_, str> {
    if has_right_to_left(text) { format!("\u{2068}{text}\u{2069}").into() } else { text.into() }
}

/// A text without the characters that [`isolate`] adds, for files that are not shown.
pub fn without_isolation(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// Whether a text has characters of the blocks that Unicode reserves for scripts from right to left.
fn has_right_to_left(text: &str) -> bool {
    let right_to_left = |c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    !text.is_ascii() && text.chars().any(right_to_left)
}

#[cfg(test)]
mod tests {
    use crate::messages::Messages;

    #[test]
    fn names_from_right_to_left_are_isolated_in_sentences_and_lists() {
        let english = Messages::english();
        assert_eq!(english.and(&["أحمد", "Ann"]), "\u{2068}أحمد\u{2069} and Ann");
        assert_eq!(
            english.text().claimed_by("أحمد"),
            english.text().claimed_by("X").replace('X', "\u{2068}أحمد\u{2069}")
        );
        assert_eq!(english.and(&["Čeněk", "Хрущёв", "毛"]), "Čeněk, Хрущёв and 毛");
    }
}
