//! The texts of sources, in which quotations are searched.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

use crate::load::file::{File, MAX_GENERATED_BYTES, ReadError};
use crate::load::folder::Folder;
use crate::load::span::to_u32;

/// Folds a text for comparison: NFC, runs of white space to single spaces, curly quotation marks to straight ones, dashes
/// to hyphens, and nothing else.
pub fn fold(text: &str) -> String {
    normalize_spaces(text).chars().map(fold_mark).collect()
}

/// A text in NFC with runs of white space as single spaces. It has as many characters as the folded text, but keeps the
/// author's quotation marks and dashes.
pub fn normalize_spaces(text: &str) -> String {
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

/// How many bytes of a text the words are that it begins with, if it does; see [`match_length`].
fn match_end(text: &str, words: &str) -> Option<usize> {
    match_length(text.char_indices(), words.chars(), text.len())
}

/// Whether a text ends with these words, as far as [`match_length`] tells.
fn ends_with(text: &str, words: &str) -> bool {
    let is_start = |&(at, _): &(usize, char)| match_end(&text[at..], words) == Some(text.len() - at);
    // Signs that break words make a text longer than the words, but not twice as long. Most texts have none.
    text.ends_with(words) || text.char_indices().rev().take(2 * words.chars().count() + 1).any(|start| is_start(&start))
}

/// Where the words end with which a text begins, if it does. In the text, which has single spaces, a hyphen at the end of a
/// line or a soft hyphen may break a word, and a ligature may stand for letters, as programs write them that read PDFs.
/// `length` is what follows the last position.
pub fn match_length(
    text: impl Iterator<Item = (usize, char)>,
    words: impl Iterator<Item = char>,
    length: usize,
) -> Option<usize> {
    let (mut text, mut words) = (text.peekable(), words.peekable());
    let mut after_letter = false;
    while let Some(&word) = words.peek() {
        let (_, c) = text.next()?;
        let is_soft = c == '\u{AD}';
        let may_break = is_soft || c == '-' && after_letter;
        let before_space = text.peek().is_some_and(|&(_, next)| next == ' ');
        if c == word {
            words.next();
        } else if let Some(letters) = ligature(c) {
            for letter in letters.chars() {
                words.next_if_eq(&letter)?;
            }
        } else if !(is_soft || may_break && before_space && word.is_alphabetic()) {
            return None;
        }
        if may_break && before_space && words.peek().is_some_and(|&next| next != ' ') {
            text.next();
        }
        after_letter = c.is_alphabetic();
    }
    Some(text.next().map_or(length, |(at, _)| at))
}

/// The letters of a Latin ligature that printers use, and no language needs.
pub fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// Folds a quotation mark or dash.
pub fn fold_mark(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        c => c,
    }
}

/// The first 128 bits of the BLAKE3 hash of a text, in hexadecimal digits.
pub fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
}

/// The texts of sources.
#[derive(Debug, Default)]
pub struct SourceTexts {
    /// The folder, as it was named.
    folder: String,
    /// By the ids of their sources.
    texts: BTreeMap<String, SourceText>,
    /// The files that are no text.
    unread: Vec<UnreadText>,
}

/// A file among the texts that cannot be read as one. Its path is within the folder.
#[derive(Debug)]
pub enum UnreadText {
    /// It is not UTF-8.
    Encoding {
        path: String,
        /// The line at fault, from 0.
        line: u32,
        message: String,
    },
    /// Its name does not end with `.txt`, or it is in a subfolder.
    Other { path: String },
}

/// The text of a source.
#[derive(Debug)]
pub struct SourceText {
    /// The text as it is in the file.
    pub whole: String,
    folded: String,
    /// Digest of the folded text.
    pub digest: String,
}

impl SourceTexts {
    /// Reads the `ID.txt` files of a folder.
    ///
    /// # Errors
    /// [`ReadError`] if the folder cannot be read.
    pub fn read(folder: &Path) -> Result<Self, ReadError> {
        let named = folder.display().to_string();
        let mut texts = Self { folder: named.trim_end_matches('/').to_owned(), ..Self::default() };
        for File { path, bytes } in Folder::read_with_limit(folder, |_| MAX_GENERATED_BYTES)?.files {
            let id = path.strip_suffix(".txt").filter(|id| !id.contains('/'));
            match (id, utf_8(&bytes)) {
                (Some(id), Ok(text)) => texts.insert(id, text),
                (Some(_), Err((line, why))) => {
                    texts.unread.push(UnreadText::Encoding { message: format!("“{path}” is {why}"), path, line });
                }
                (None, _) => texts.unread.push(UnreadText::Other { path }),
            }
        }
        Ok(texts)
    }

    /// The folder, as it was named.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The files that are not texts.
    pub fn unread(&self) -> &[UnreadText] {
        &self.unread
    }

    /// The path of a file of the folder, as a person would write it.
    pub fn path(&self, within: &str) -> String {
        if self.folder.is_empty() { within.to_owned() } else { format!("{}/{within}", self.folder) }
    }

    /// The paths of all files, as in [`Self::path`].
    pub fn paths(&self) -> impl Iterator<Item = String> {
        let unread = self.unread.iter().map(|(UnreadText::Encoding { path, .. } | UnreadText::Other { path })| path);
        unread.map(|path| self.path(path)).chain(self.texts.keys().map(|id| self.path(&format!("{id}.txt"))))
    }

    /// Adds the text of a source.
    pub fn insert(&mut self, source: &str, text: &str) {
        let folded = fold(text);
        let digest = digest(&folded);
        self.texts.insert(source.to_owned(), SourceText { whole: text.to_owned(), folded, digest });
    }

    /// All texts with the ids of their sources, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &SourceText)> {
        self.texts.iter().map(|(id, text)| (id.as_str(), text))
    }

    /// The text of a source.
    pub fn of(&self, source: &str) -> Option<&SourceText> {
        self.texts.get(source)
    }
}

impl SourceText {
    /// Every place where a quotation is between its prefix and its suffix, in characters from the beginning of the folded
    /// text.
    pub fn find(&self, exact: &str, prefix: Option<&str>, suffix: Option<&str>) -> Vec<usize> {
        let words = fold(exact);
        let prefix = prefix.map(fold).unwrap_or_default();
        let suffix = suffix.map(fold).unwrap_or_default();
        let fits = |at: usize, end: usize| {
            ends_with(self.folded[..at].trim_end(), &prefix)
                && match_end(self.folded[end..].trim_start(), &suffix).is_some()
        };
        let Some(first) = words.chars().next() else { return Vec::new() };
        let may_begin = |c: char| c == first || ligature(c).is_some_and(|letters| letters.starts_with(first));
        let (mut found, mut read, mut chars) = (Vec::new(), 0, 0);
        while let Some(at) = self.folded[read..].find(may_begin).map(|at| read + at) {
            chars += self.folded[read..at].chars().count();
            let end = match_end(&self.folded[at..], &words).map(|length| at + length);
            if end.is_some_and(|end| fits(at, end)) {
                found.push(chars);
            }
            read = end.unwrap_or_else(|| self.folded.ceil_char_boundary(at + 1));
            chars += self.folded[at..read].chars().count();
        }
        found
    }

    /// The passage that shares the most words with a quotation, if it shares at least half of them.
    pub fn nearest(&self, exact: &str) -> Option<String> {
        let (_, near) = self.nearest_words(exact)?;
        Some(self.folded.split(' ').skip(near.start).take(near.len()).collect::<Vec<_>>().join(" "))
    }

    /// The same passage as a range of the text's words, with a score of how much it shares.
    pub fn nearest_words(&self, exact: &str) -> Option<(usize, Range<usize>)> {
        let wanted = fold(exact).to_lowercase();
        let wanted: Vec<&str> = wanted.split(' ').map(trim_punctuation).collect();
        // A book has many words, so they are compared as numbers: the first position of the word in the quotation.
        let mut number: HashMap<&str, usize> = HashMap::new();
        wanted.iter().enumerate().for_each(|(at, word)| _ = number.entry(word).or_insert(at));
        let wanted_numbers: Vec<usize> = wanted.iter().map(|word| number[word]).collect();
        let words: Vec<&str> = self.folded.split(' ').collect();
        let numbers: Vec<Option<usize>> =
            words.iter().map(|word| number.get(trim_punctuation(&word.to_lowercase())).copied()).collect();
        let weight = |word: usize| wanted_numbers.iter().filter(|&&other| other == word).count();
        let weight: Vec<usize> = (0..wanted.len()).map(weight).collect();
        let (mut inside, mut shared) = (vec![0_usize; wanted.len()], 0);
        let mut best = (0, 0);
        for end in 1..words.len() + wanted.len() {
            if let Some(word) = numbers.get(end - 1).copied().flatten() {
                inside[word] += 1;
                shared += if inside[word] == 1 { weight[word] } else { 0 };
            }
            let Some(start) = end.checked_sub(wanted.len()) else { continue };
            // Words at the same position count twice, so that the passage begins where the quotation does.
            let window = numbers[start..].iter().zip(&wanted_numbers);
            let score = shared + window.filter(|(have, want)| **have == Some(**want)).count();
            if score > best.0 {
                best = (score, start);
            }
            if let Some(word) = numbers.get(start).copied().flatten() {
                inside[word] -= 1;
                shared -= if inside[word] == 0 { weight[word] } else { 0 };
            }
        }
        let enough = best.0 >= wanted.len().div_ceil(2);
        enough.then(|| (best.0, best.1..(best.1 + wanted.len()).min(words.len())))
    }
}

/// Bytes as text without a byte order mark; else the line at fault, from 0, and the end of a sentence that says why.
fn utf_8(bytes: &[u8]) -> Result<&str, (u32, String)> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        Err(_) if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") => {
            Err((0, "UTF-16, not UTF-8".to_owned()))
        }
        Err(error) => {
            let (read, rest) = bytes.split_at(error.valid_up_to());
            let line = to_u32(read.iter().filter(|&&byte| byte == b'\n').count());
            let byte = rest.first().copied().unwrap_or_default();
            Err((line, format!("not UTF-8: the byte 0x{byte:02X} in line {} is not allowed", line + 1)))
        }
    }
}

/// A word without punctuation around it.
fn trim_punctuation(word: &str) -> &str {
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
    fn the_end_of_a_line_a_soft_hyphen_and_a_ligature_do_not_hide_a_word() {
        let mut texts = SourceTexts::default();
        texts.insert(
            "pdf",
            "The ﬁrst inocula-\ntion of a well-\nknown, eﬃ\u{AD}cient man, pre- and post-war. A re-sign.",
        );
        let text = texts.of("pdf").expect("a text");
        for (words, at) in [
            ("first inoculation of", 4),
            ("a well-known, efficient man", 26),
            ("pre- and post-war", 55),
            ("inocula- tion", 9),
            ("efficient", 41),
        ] {
            assert_eq!(text.find(words, None, None), [at], "{words}");
        }
        assert_eq!(text.find("of a well-known", Some("inoculation"), Some(", efficient")), [23]);
        for words in ["resign", "pre and post", "inocula tion", "wellknown, inefficient"] {
            assert_eq!(text.find(words, None, None), [] as [usize; 0], "{words}");
        }
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
