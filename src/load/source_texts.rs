//! Finding quotations in the texts of their sources.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

use crate::load::file::{MAX_GENERATED_BYTES, ReadError};
use crate::load::folder::Folder;

/// Folds a text for comparison: NFC, white space to single spaces, curly quotation marks to straight ones, dashes to
/// hyphens, and nothing else.
#[must_use]
pub fn fold(text: &str) -> String {
    spaced(text).chars().map(plain).collect()
}

/// A text in NFC with white space as single spaces: as long as the folded one, in characters, and with the marks that
/// its author wrote.
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.nfc() {
        if !c.is_whitespace() {
            spaced.push(c);
        } else if !spaced.ends_with(' ') && !spaced.is_empty() {
            spaced.push(' ');
        }
    }
    spaced.truncate(spaced.trim_end().len());
    spaced
}

/// A mark as it is compared.
pub fn plain(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        c => c,
    }
}

/// The first 128 bits of the BLAKE3 hash of a text, in hexadecimal digits.
#[must_use]
pub fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
}

/// The texts of sources, by the sources' ids.
#[derive(Debug, Default)]
pub struct SourceTexts(BTreeMap<String, SourceText>);

/// The text of a source.
#[derive(Debug)]
pub struct SourceText {
    /// The text as its file has it.
    pub whole: String,
    folded: String,
    /// Digest of the folded text.
    pub digest: String,
}

impl SourceTexts {
    /// Reads `ID.txt` files of a folder.
    ///
    /// # Errors
    /// [`ReadError`] where the folder cannot be read.
    pub fn read(folder: &Path) -> Result<Self, ReadError> {
        let mut texts = Self::default();
        for file in Folder::read_with_limit(folder, |_| MAX_GENERATED_BYTES)?.files {
            if let Some(id) = file.path.strip_suffix(".txt") {
                texts.insert(id, &String::from_utf8_lossy(&file.bytes));
            }
        }
        Ok(texts)
    }

    /// Puts the text of a source in.
    pub fn insert(&mut self, source: &str, text: &str) {
        let folded = fold(text);
        let digest = digest(&folded);
        self.0.insert(source.to_owned(), SourceText { whole: text.to_owned(), folded, digest });
    }

    /// Every text with its source's id, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &SourceText)> {
        self.0.iter().map(|(id, text)| (id.as_str(), text))
    }

    /// The text of a source, where there is one.
    #[must_use]
    pub fn of(&self, source: &str) -> Option<&SourceText> {
        self.0.get(source)
    }
}

impl SourceText {
    /// Where a quotation stands, in characters from the beginning of the folded text: every place where its words
    /// stand between its prefix and its suffix.
    #[must_use]
    pub fn find(&self, exact: &str, prefix: Option<&str>, suffix: Option<&str>) -> Vec<usize> {
        let words = fold(exact);
        let prefix = prefix.map(fold).unwrap_or_default();
        let suffix = suffix.map(fold).unwrap_or_default();
        let fits = |&(at, _): &(usize, &str)| {
            self.folded[..at].trim_end().ends_with(&prefix)
                && self.folded[at + words.len()..].trim_start().starts_with(&suffix)
        };
        let found = self.folded.match_indices(words.as_str()).filter(fits);
        found.map(|(at, _)| self.folded[..at].chars().count()).collect()
    }

    /// The passage that shares most words with a quotation that is not there.
    #[must_use]
    pub fn nearest(&self, exact: &str) -> Option<String> {
        let (_, near) = self.nearest_words(exact)?;
        Some(self.folded.split(' ').skip(near.start).take(near.len()).collect::<Vec<_>>().join(" "))
    }

    /// The same passage as a range of the text's words, with a measure of how much it shares.
    pub fn nearest_words(&self, exact: &str) -> Option<(usize, Range<usize>)> {
        let wanted = fold(exact).to_lowercase();
        let wanted: Vec<&str> = wanted.split(' ').map(bare).collect();
        // Words are compared as numbers, for a book has many: a word's number is its first position in the quotation.
        let mut number: HashMap<&str, usize> = HashMap::new();
        wanted.iter().enumerate().for_each(|(at, word)| _ = number.entry(word).or_insert(at));
        let wanted_numbers: Vec<usize> = wanted.iter().map(|word| number[word]).collect();
        let words: Vec<&str> = self.folded.split(' ').collect();
        let numbers: Vec<Option<usize>> =
            words.iter().map(|word| number.get(bare(&word.to_lowercase())).copied()).collect();
        let worth = |word: usize| wanted_numbers.iter().filter(|&&other| other == word).count();
        let worth: Vec<usize> = (0..wanted.len()).map(worth).collect();
        let (mut inside, mut shared) = (vec![0_usize; wanted.len()], 0);
        let mut best = (0, 0);
        for end in 1..words.len() + wanted.len() {
            if let Some(word) = numbers.get(end - 1).copied().flatten() {
                inside[word] += 1;
                shared += if inside[word] == 1 { worth[word] } else { 0 };
            }
            let Some(start) = end.checked_sub(wanted.len()) else { continue };
            // Words in their places count double, so that the passage begins where the quotation does.
            let window = numbers[start..].iter().zip(&wanted_numbers);
            let score = shared + window.filter(|(have, want)| **have == Some(**want)).count();
            if score > best.0 {
                best = (score, start);
            }
            if let Some(word) = numbers.get(start).copied().flatten() {
                inside[word] -= 1;
                shared -= if inside[word] == 0 { worth[word] } else { 0 };
            }
        }
        let enough = best.0 >= wanted.len().div_ceil(2);
        enough.then(|| (best.0, best.1..(best.1 + wanted.len()).min(words.len())))
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() { word } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> SourceTexts {
        let mut texts = SourceTexts::default();
        texts.insert("a", "The “treaty”\n\nwas signed – in\u{a0}Moscow. It was signed twice.");
        texts
    }

    #[test]
    fn quotation_marks_dashes_and_spaces_do_not_hide_a_quotation_and_letters_do() {
        let texts = texts();
        let text = texts.of("a").expect("a text");
        assert_eq!(text.find("\"treaty\" was signed - in Moscow", None, None), [4]);
        assert_eq!(text.find("Treaty", None, None), [] as [usize; 0]);
        assert_eq!(text.find("ﬁ", None, None), [] as [usize; 0]);
    }

    #[test]
    fn prefix_and_suffix_tell_two_places_apart() {
        let texts = texts();
        let text = texts.of("a").expect("a text");
        assert_eq!(text.find("was signed", None, None).len(), 2);
        assert_eq!(text.find("was signed", Some("It"), None), [40]);
        assert_eq!(text.find("was signed", None, Some("twice")), [40]);
    }

    #[test]
    fn a_misquotation_is_shown_the_nearest_passage() {
        let texts = texts();
        let near = texts.of("a").and_then(|t| t.nearest("It was signed thrice."));
        assert_eq!(near.as_deref(), Some("It was signed twice."));
        assert_eq!(texts.of("a").and_then(|t| t.nearest("entirely other words here")), None);
    }
}
