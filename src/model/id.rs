//! [`Id`]: a permanent kebab-case name.

use super::Voice;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The permanent name of a record: lower-case ASCII letters and digits in words joined by single hyphens, at most 100
/// characters. It needs no encoding as a path segment or fragment of a URL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// Why a string is not an [`Id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// Not kebab-case, or empty, or longer than 100 characters.
    Shape,
    /// A word of [`Voice::RESERVED`].
    Reserved,
}

impl Id {
    /// # Errors
    /// [`IdError`] if the text is not kebab-case or is reserved for a voice without a record.
    pub fn new(text: &str) -> Result<Self, IdError> {
        if Voice::RESERVED.iter().any(|(word, _)| *word == text) {
            return Err(IdError::Reserved);
        }
        let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if text.len() <= 100 && text.split('-').all(word) { Ok(Self(text.into())) } else { Err(IdError::Shape) }
    }

    /// The nearest well-formed id, for hints: `"Sino Soviet_Treaty"` becomes `"sino-soviet-treaty"`, `"Épée.md"` becomes
    /// `"epee"`.
    pub fn suggestion(text: &str) -> String {
        let stem =
            [".md", ".toml", ".jsonl", ".txt"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
        let lower: String = stem.to_lowercase().nfc().map(without_accent).collect();
        let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
        words.collect::<Vec<_>>().join("-")
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A letter in ASCII, as it is written where it has no key; other characters stay.
fn without_accent(c: char) -> String {
    match c {
        'ä' | 'æ' => "ae".to_owned(),
        'ö' | 'œ' => "oe".to_owned(),
        'ü' => "ue".to_owned(),
        'ß' => "ss".to_owned(),
        'ø' => "o".to_owned(),
        'ł' => "l".to_owned(),
        'đ' | 'ð' => "d".to_owned(),
        'þ' => "th".to_owned(),
        'ı' => "i".to_owned(),
        // The letter comes before its accents; an apostrophe does not part a word.
        _ => c.nfd().next().filter(|letter| !matches!(letter, '’' | '\'')).into_iter().collect(),
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_kebab_case_and_not_a_voice() {
        for good in ["china", "1950-sino-soviet-treaty", "a-1"] {
            assert!(Id::new(good).is_ok(), "{good}");
        }
        for bad in ["", "China", "a--b", "-a", "a-", "a b", "_main", "é", &"x".repeat(101)] {
            assert_eq!(Id::new(bad), Err(IdError::Shape), "{bad}");
        }
        assert_eq!(Id::new("author"), Err(IdError::Reserved));
        for (text, id) in [
            ("Sino Soviet_Treaty", "sino-soviet-treaty"),
            ("épée", "epee"),
            ("e\u{301}pe\u{301}e", "epee"),
            ("Jürgen", "juergen"),
            ("Łódź", "lodz"),
            ("1796-phipps.md", "1796-phipps"),
            ("中国", ""),
        ] {
            assert_eq!(Id::suggestion(text), id);
        }
    }
}
