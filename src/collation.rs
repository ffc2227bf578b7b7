//! Sort order by language: the Unicode Collation Algorithm (UTS #10) with CLDR's tailorings.
//!
//! Names in the data are sorted by the language of the data, lists of the interface by that of the interface. Ids and
//! language tags are sorted by code point: their order is part of URLs and files, so it must not depend on a language.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::Locale;
use std::cmp::Ordering;

/// The order of a language.
#[derive(Debug)]
pub struct Collation(CollatorBorrowed<'static>);

impl Collation {
    /// The order of a language (BCP 47); the root order if CLDR has none for it.
    pub fn new(tag: &str) -> Self {
        let locale: Locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        let options = CollatorOptions::default;
        let collator = Collator::try_new((&locale).into(), options())
            .or_else(|_| Collator::try_new(Default::default(), options()))
            .unwrap_or_else(|_| unreachable!("the root collation is compiled in"));
        Self(collator)
    }

    /// Compares two names. Punctuation before the first letter or digit, such as a quotation mark, does not count.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        let [left, right] = [left, right].map(|name| name.trim_start_matches(|c: char| !c.is_alphanumeric()));
        self.0.compare(left, right)
    }

    /// The rank of each name among all distinct names, from 0; `None` if there is no name.
    pub fn ranks<T: AsRef<str>>(&self, names: &[Option<T>]) -> Vec<Option<u32>> {
        let mut order: Vec<(usize, &str)> =
            names.iter().enumerate().filter_map(|(at, name)| Some((at, name.as_ref()?.as_ref()))).collect();
        order.sort_by(|(_, left), (_, right)| self.compare(left, right));
        let mut ranks = vec![None; names.len()];
        let distinct = order.chunk_by(|(_, left), (_, right)| self.compare(left, right).is_eq());
        for (rank, same) in (0..).zip(distinct) {
            same.iter().for_each(|&(at, _)| ranks[at] = Some(rank));
        }
        ranks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const N: usize>(tag: &str, mut names: [&'static str; N]) -> [&'static str; N] {
        let collation = Collation::new(tag);
        names.sort_by(|left, right| collation.compare(left, right));
        names
    }

    #[test]
    fn accents_capitals_and_quotation_marks_do_not_separate_neighbours_in_the_alphabet() {
        assert_eq!(
            sorted("en", ["Zürich", "épée", "“Eisen”", "Ägypten", "zebra", "1950", "Мир", "条约"]),
            ["1950", "Ägypten", "“Eisen”", "épée", "zebra", "Zürich", "Мир", "条约"]
        );
    }

    #[test]
    fn each_language_has_its_own_order() {
        assert_eq!(sorted("sv", ["Öl", "Zorn", "Ofen"]), ["Ofen", "Zorn", "Öl"]);
        assert_eq!(sorted("de", ["Öl", "Zorn", "Ofen"]), ["Ofen", "Öl", "Zorn"]);
        assert_eq!(sorted("not a tag", ["Öl", "Zorn", "Ofen"]), ["Ofen", "Öl", "Zorn"]);
        assert_eq!(sorted("el", ["ὠδή", "Ἀθῆναι", "Βοιωτία", "αἰών"]), ["Ἀθῆναι", "αἰών", "Βοιωτία", "ὠδή"]);
    }

    #[test]
    fn equal_names_share_a_rank_and_nameless_items_have_none() {
        let names = [Some("Öl"), None, Some("Zorn"), Some("“Öl"), Some("Ofen")];
        assert_eq!(Collation::new("sv").ranks(&names), [Some(2), None, Some(1), Some(2), Some(0)]);
    }
}
