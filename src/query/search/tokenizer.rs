//! Cuts a text into the words by which it is found.
//!
//! Words are folded: compatibility decomposition (NFKD, Unicode Standard Annex #15), lower case, no diacritics. Cyrillic
//! letters keep theirs, because й is a letter of its own; but ё is folded to е, and a final sigma to σ. Invisible characters
//! such as soft hyphens are passed over. Abbreviations with points are one word ("U.N." is "un"), and words joined by
//! hyphens are also found as one ("co-operation" as "cooperation"). Chinese and Japanese are written without spaces and are
//! cut into overlapping pairs of characters (bigrams).

use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Visits each word of a text, folded, with its byte range in the text. The last character of a CJK run is visited as a
/// word of its own after the pairs, so that its range ends where that of the last pair does.
pub fn tokenize(text: &str, mut visit: impl FnMut(&str, Range<usize>)) {
    tokenize_with_compounds(text, |word, at, is_compound| {
        if !is_compound {
            visit(word, at);
        }
    });
}

/// The same, and after words that are joined by hyphens also the compound of them, without the hyphens: "co", "operation",
/// then "cooperation". The last value says that it is one.
pub fn tokenize_with_compounds(text: &str, mut visit: impl FnMut(&str, Range<usize>, bool)) {
    let mut word = Word::default();
    // The previous character of a CJK run, with its position.
    let mut before: Option<(char, usize)> = None;
    let mut pair = String::new();
    let mut from = 0;
    while from <= text.len() {
        let at = from;
        // Fast path: most words are ASCII in lower case and need no folding.
        let plain = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        if plain > 0 && word.is_fresh() && before.is_none() && is_boundary(text.as_bytes().get(at + plain)) {
            visit(&text[at..at + plain], at..at + plain, false);
            from += plain;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or(' ');
        from += c.len_utf8();
        if is_cjk(c) {
            word.end(at, None, &mut visit);
            if let Some((first, from)) = before {
                pair.clear();
                pair.extend([first, c]);
                visit(&pair, from..at + c.len_utf8(), false);
            }
            before = Some((c, at));
            continue;
        }
        if is_ignored(c) {
            continue;
        }
        if let Some((last, from)) = before.take() {
            pair.clear();
            pair.push(last);
            visit(&pair, from..at, false);
        }
        if c.is_alphanumeric() {
            word.push(c, at);
        } else if !c.is_ascii() && is_combining_mark(c) {
            word.modify(c);
        } else if !(c == '.' && word.goes_on_after_point(text.get(from..).unwrap_or_default())) {
            word.end(at, Some((c, text.get(from..).unwrap_or_default())), &mut visit);
        }
    }
}

/// The word that is being read.
#[derive(Default)]
struct Word {
    folded: String,
    /// Where it begins.
    start: usize,
    /// Whether it follows an apostrophe.
    possessive: bool,
    /// Whether it is made of letters with points between them, as in "U.N.".
    dotted: bool,
    /// The words before it that hyphens join to it, without the hyphens.
    compound: String,
    /// Where these begin.
    compound_start: usize,
}

/// The longest compound that is visited, in bytes.
const MAX_COMPOUND: usize = 40;

impl Word {
    /// Whether nothing before the next character bears on it.
    fn is_fresh(&self) -> bool {
        self.folded.is_empty() && !self.possessive && self.compound.is_empty()
    }

    fn push(&mut self, c: char, at: usize) {
        if self.folded.is_empty() {
            self.start = at;
        }
        fold(c, &mut self.folded);
    }

    /// Adds a combining mark: only a decomposed й, the letter and U+0306 COMBINING BREVE, is another letter with it.
    fn modify(&mut self, mark: char) {
        if mark == '\u{306}' && self.folded.ends_with('и') {
            self.folded.pop();
            self.folded.push('й');
        }
    }

    /// Whether a point belongs to an abbreviation of single letters, so that "U.N." is the word "un". `rest` follows it.
    fn goes_on_after_point(&mut self, rest: &str) -> bool {
        let mut rest = rest.chars();
        let single = self.dotted || (self.folded.chars().count() == 1 && self.folded.chars().all(char::is_alphabetic));
        let goes_on = single
            && rest.next().is_some_and(|c| c.is_alphabetic() && !is_cjk(c))
            && rest.next().is_none_or(|c| !c.is_alphanumeric());
        self.dotted |= goes_on;
        goes_on
    }

    /// Visits the word, unless it is the “s” of a possessive, and the compound of which it is the last part. `then` is the
    /// character that ends it, with what follows.
    fn end(&mut self, at: usize, then: Option<(char, &str)>, visit: &mut impl FnMut(&str, Range<usize>, bool)) {
        let within = !self.folded.is_empty();
        if within && !(self.possessive && self.folded == "s") {
            visit(&self.folded, self.start..at, false);
        }
        let joins = |(c, rest): (char, &str)| {
            matches!(c, '-' | '\u{2010}' | '\u{2011}')
                && rest.chars().next().is_some_and(|c| c.is_alphanumeric() && !is_cjk(c))
        };
        if within && !self.dotted && then.is_some_and(joins) {
            if self.compound.is_empty() {
                self.compound_start = self.start;
            }
            self.compound.push_str(&self.folded);
        } else if !self.compound.is_empty() {
            self.compound.push_str(&self.folded);
            // A range of years is no word.
            if self.compound.len() <= MAX_COMPOUND && self.compound.chars().any(char::is_alphabetic) {
                visit(&self.compound, self.compound_start..at, true);
            }
            self.compound.clear();
        }
        self.folded.clear();
        self.dotted = false;
        self.possessive = within && then.is_some_and(|(c, _)| matches!(c, '\'' | '’'));
    }
}

/// Whether the byte after a word in lower-case ASCII ends it. An apostrophe, a hyphen and a point do, too, but need the slow
/// path.
fn is_boundary(next: Option<&u8>) -> bool {
    next.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'\'' | b'-' | b'.'))
}

/// Whether a character is invisible and says nothing about words: soft hyphens, zero-width spaces and joiners, marks of the
/// direction of writing.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a character is Chinese or Japanese, and so written without spaces between words.
pub fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Adds a character to a word, folded.
fn fold(c: char, word: &mut String) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
        return;
    }
    // Letters without a decomposition in Unicode are folded to what is typed on keyboards that lack them.
    match c {
        'ё' | 'Ё' => word.push('е'),
        'ς' => word.push('σ'),
        // Cyrillic keeps its diacritics: й, ї.
        '\u{400}'..='\u{52F}' => word.extend(c.to_lowercase()),
        'ß' | 'ẞ' => word.push_str("ss"),
        'æ' | 'Æ' => word.push_str("ae"),
        'œ' | 'Œ' => word.push_str("oe"),
        'þ' | 'Þ' => word.push_str("th"),
        'ø' | 'Ø' => word.push('o'),
        'ł' | 'Ł' => word.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => word.push('d'),
        'ı' => word.push('i'),
        _ => decompose_compatible(c, |part| {
            if !is_combining_mark(part) {
                word.extend(part.to_lowercase());
            }
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        tokenize(text, |word, at| {
            assert!(text.get(at.clone()).is_some_and(|part| !part.is_empty()), "{text} {at:?}");
            words.push(word.to_owned());
        });
        words
    }

    #[test]
    fn words_are_small_letters_without_diacritics() {
        assert_eq!(words("Ōsaka, Łódź & São Tomé; Straße"), ["osaka", "lodz", "sao", "tome", "strasse"]);
        assert_eq!(words("Ёлкин и Горбачёв: Русский, чай"), ["елкин", "и", "горбачев", "русский", "чай"]);
        assert_eq!(words("Русскии\u{306} e\u{301}te\u{301}"), ["русский", "ete"], "written in parts");
        assert_eq!(words("ＮＡＴＯ ① №5"), ["nato", "1", "5"]);
    }

    #[test]
    fn a_possessive_is_its_word_and_a_hyphen_parts_two() {
        assert_eq!(words("China’s Sino-Soviet O'Brien, Xi's"), ["china", "sino", "soviet", "o", "brien", "xi"]);
        assert_eq!(words("s and ' s"), ["s", "and", "s"]);
        assert_eq!(words("china's it's its s"), ["china", "it", "its", "s"]);
        assert_eq!(words("naïve caféa a b2 aéb x中y é"), ["naive", "cafea", "a", "b2", "aeb", "x", "中", "y", "e"]);
    }

    #[test]
    fn chinese_is_found_by_pairs_and_by_its_last_character() {
        assert_eq!(words("中俄关系 2022"), ["中俄", "俄关", "关系", "系", "2022"]);
        assert_eq!(words("在北京A"), ["在北", "北京", "京", "a"]);
    }

    #[test]
    fn invisible_characters_and_the_points_of_abbreviations_are_passed_over() {
        assert_eq!(words("Donau\u{AD}dampf\u{200B}schiff \u{FEFF}x"), ["donaudampfschiff", "x"]);
        assert_eq!(words("U.S.A. and U.N., the U.S. (U.K)"), ["usa", "and", "un", "the", "us", "uk"]);
        assert_eq!(words("Plan B. A way. J.Smith 1.5 a.m."), ["plan", "b", "a", "way", "j", "smith", "1", "5", "am"]);
        assert_eq!(words("ΣΊΣΥΦΟΣ Σίσυφος"), ["σισυφοσ", "σισυφοσ"]);
    }

    #[test]
    fn words_joined_by_hyphens_are_visited_as_one_as_well() {
        let compounds = |text: &str| {
            let mut found = Vec::new();
            tokenize_with_compounds(text, |word, at, is_compound| {
                if is_compound {
                    found.push(format!("{word}={}", &text[at]));
                }
            });
            found.join(" ")
        };
        assert_eq!(compounds("Co-operation, time‑lapse; G-7"), "cooperation=Co-operation timelapse=time‑lapse g7=G-7");
        assert_eq!(compounds("1950-1953 - input—output -5 no- -war"), "");
        assert_eq!(compounds("a well-kept wall"), "wellkept=well-kept");
    }
}
