//! [`Id`]: a permanent kebab-case name.

use super::Voice;
use std::fmt;

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

    /// The nearest well-formed id, for hints: `"Sino Soviet_Treaty"` becomes `"sino-soviet-treaty"`.
    pub fn suggestion(text: &str) -> String {
        let lower = text.to_ascii_lowercase();
        let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
        words.collect::<Vec<_>>().join("-")
    }

    pub fn as_str(&self) -> &str {
        &self.0
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
        assert_eq!(Id::suggestion("Sino Soviet_Treaty"), "sino-soviet-treaty");
    }
}
