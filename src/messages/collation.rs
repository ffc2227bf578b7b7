//! Sort order: lists of the interface by the language of the interface, names in the data by the language of the data.

use super::Messages;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::Locale;
use std::cmp::Ordering;

impl Messages {
    /// Compares two texts of the interface as a dictionary of its language orders them.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collator.compare(left, right)
    }
}

/// The order of a language (BCP 47), by the Unicode Collation Algorithm (UTS #10) with CLDR's tailoring; the root order if
/// CLDR has none for it.
pub fn collator(tag: &str) -> CollatorBorrowed<'static> {
    let locale: Locale = tag.parse().unwrap_or(Locale::UNKNOWN);
    let options = CollatorOptions::default;
    Collator::try_new((&locale).into(), options())
        .or_else(|_| Collator::try_new(Default::default(), options()))
        .unwrap_or_else(|_| unreachable!("the root collation is compiled in"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_separate_neighbours_in_the_alphabet() {
        let mut names = ["Zürich", "épée", "Eisen", "Ägypten", "zebra", "1950"];
        names.sort_by(|left, right| Messages::english().compare(left, right));
        assert_eq!(names, ["1950", "Ägypten", "Eisen", "épée", "zebra", "Zürich"]);
    }

    #[test]
    fn each_language_has_its_own_order() {
        let mut names = ["Öl", "Zorn", "Ofen"];
        names.sort_by(|left, right| collator("sv").compare(left, right));
        assert_eq!(names, ["Ofen", "Zorn", "Öl"]);
        names.sort_by(|left, right| collator("de").compare(left, right));
        assert_eq!(names, ["Ofen", "Öl", "Zorn"]);
        names.sort_by(|left, right| collator("not a tag").compare(left, right));
        assert_eq!(names, ["Ofen", "Öl", "Zorn"]);
    }
}
