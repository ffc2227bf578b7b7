//! Numbers, lists and casing, as CLDR has them for the language.

use super::Messages;
use super::bidi::isolate;

impl Messages {
    /// A whole number with separators: "14", "1,204".
    pub fn number(&self, number: impl TryInto<u64>) -> String {
        let number: u64 = number.try_into().unwrap_or(u64::MAX);
        // No language groups the digits of these, and a page has hundreds of them.
        if number < 1000 && self.has_ascii_digits {
            return number.to_string();
        }
        self.decimal.format(&number.into()).to_string()
    }

    /// "a", "a and b", "a, b and c".
    pub fn and<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.and.format(items.iter().map(|item| isolate(item.as_ref()))).to_string()
    }

    /// "a", "a or b", "a, b or c".
    pub fn or<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.or.format(items.iter().map(|item| isolate(item.as_ref()))).to_string()
    }
}

/// Text at the beginning of a line: its first letter as a capital, in scripts that have them.
pub fn capitalize(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let numbers = [0_usize, 14, 1204, 1_000_000].map(|number| Messages::english().number(number));
        assert_eq!(numbers, ["0", "14", "1,204", "1,000,000"]);
    }

    #[test]
    fn lists_read_as_british_english_writes_them() {
        let english = Messages::english();
        let lists = [english.or(&["a", "b", "c"]), english.and(&["a", "b"]), english.and(&["a"])];
        assert_eq!(lists, ["a, b or c", "a and b", "a"]);
        assert_eq!(english.and::<&str>(&[]), "");
    }
}
