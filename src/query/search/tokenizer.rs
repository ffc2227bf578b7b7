//! Cuts a text into the words by which it is found.
//!
//! Words are folded: compatibility decomposition (NFKD, Unicode Standard Annex #15), lower case, no diacritics. Cyrillic
//! letters keep theirs, because й is a letter of its own; but ё is folded to е. Chinese and Japanese are written without
//! spaces and are cut into overlapping pairs of characters (bigrams).

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Visits each word of a text, folded, with its byte range in the text. The last character of a CJK run is visited as a
/// word of its own after the pairs, so that its range ends where that of the last pair does.
pub fn tokenize(text: &str, mut visit: impl FnMut(&str, Range<usize>)) {
    let mut word = String::new();
    let mut start = 0;
    // The previous character of a CJK run, with its position.
    let mut before: Option<(char, usize)> = None;
    let mut possessive = false;
    let mut pair = String::new();
    let mut from = 0;
    while from <= text.len() {
        let at = from;
        // Fast path: most words are ASCII in lower case and need no folding.
        let plain = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        if plain > 0
            && word.is_empty()
            && !possessive
            && before.is_none()
            && is_boundary(text.as_bytes().get(at + plain))
        {
            visit(&text[at..at + plain], at..at + plain);
            from += plain;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or(' ');
        from += c.len_utf8();
        if is_cjk(c) {
            end_word(&mut word, &mut possessive, start..at, &mut visit);
            if let Some((first, from)) = before {
                pair.clear();
                pair.extend([first, c]);
                visit(&pair, from..at + c.len_utf8());
            }
            before = Some((c, at));
            continue;
        }
        if let Some((last, from)) = before.take() {
            pair.clear();
            pair.push(last);
            visit(&pair, from..at);
        }
        if c.is_alphanumeric() {
            if word.is_empty() {
                start = at;
            }
            fold(c, &mut word);
        } else if !c.is_ascii() && is_combining_mark(c) {
            // A decomposed й: the letter и followed by U+0306 COMBINING BREVE.
            if c == '\u{306}' && word.ends_with('и') {
                word.pop();
                word.push('й');
            }
        } else {
            let within = !word.is_empty();
            end_word(&mut word, &mut possessive, start..at, &mut visit);
            possessive = within && matches!(c, '\'' | '’');
        }
    }
}

/// Visits a word that has ended, unless it is the “s” of a possessive.
fn end_word(word: &mut String, possessive: &mut bool, at: Range<usize>, visit: &mut impl FnMut(&str, Range<usize>)) {
    let dropped = *possessive && word == "s";
    if !word.is_empty() && !dropped {
        visit(word, at);
    }
    word.clear();
    *possessive = false;
}

/// Whether the byte after a word in lower-case ASCII ends it. An apostrophe does, too, but needs the slow path.
fn is_boundary(next: Option<&u8>) -> bool {
    next.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'\'')
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

/// Snowball stemmers by script: English for Latin, Russian for Cyrillic.
pub struct Stemmers {
    english: Stemmer,
    russian: Stemmer,
}

impl Default for Stemmers {
    fn default() -> Self {
        Self { english: Stemmer::create(Algorithm::English), russian: Stemmer::create(Algorithm::Russian) }
    }
}

impl Stemmers {
    /// The stem of a folded word. Words with digits and words in other scripts are their own stems.
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let all = |letter: fn(char) -> bool| word.chars().all(letter);
        if all(|c| c.is_ascii_lowercase()) {
            self.english.stem(word)
        } else if all(|c| matches!(c, 'а'..='я' | 'ё')) {
            self.russian.stem(word)
        } else {
            Cow::Borrowed(word)
        }
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
    fn stems_join_the_forms_of_a_word() {
        let stems = Stemmers::default();
        for [one, other] in
            [["treaties", "treaty"], ["signed", "signing"], ["договора", "договор"], ["войны", "войной"]]
        {
            assert_eq!(stems.stem(one), stems.stem(other));
        }
        assert_eq!(stems.stem("1950s"), "1950s");
    }
}
