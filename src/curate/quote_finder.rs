//! Finds words in the texts of sources, so that they can be quoted exactly.

use crate::load::source_texts::{SourceText, SourceTexts, fold_mark, ligature, match_length, normalize_spaces};
use std::collections::HashSet;
use std::ops::Range;

/// A passage in the text of a source, with everything that a citation needs to quote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// The id of the source.
    pub source: &'a str,
    /// The words as they are in the text, except for white space, hyphens at the ends of lines and ligatures.
    pub quote: String,
    /// The words before, if they are needed to tell the passage from the same words elsewhere in the text
    /// (TextQuoteSelector, Web Annotation Data Model §4.2.4).
    pub prefix: Option<String>,
    /// The words after, likewise.
    pub suffix: Option<String>,
    /// Whether prefix and suffix make the passage unique. A text may repeat itself at length.
    pub unique: bool,
    /// Where it is, if the text says so: under a heading such as "Article 1", or on a page.
    pub locator: Option<String>,
    /// The context before, including the space between.
    pub before: String,
    /// The context after.
    pub after: String,
}

/// The passage that is most similar to words that are in no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearestPassage<'a> {
    /// The id of the source.
    pub source: &'a str,
    /// The passage: as many words as were searched.
    pub words: String,
    /// The sentence that contains it.
    pub sentence: String,
}

/// The maximum length of a prefix or suffix, in steps; see [`step_back`].
const MAX_CONTEXT_STEPS: usize = 40;
/// How many steps of context are shown on either side of a passage.
const SHOWN_STEPS: usize = 8;

/// How many words of the sentence are shown at most on either side of the nearest passage.
const MAX_SENTENCE_WORDS: usize = 40;

/// Every place in the texts that has these words, whatever their case, quotation marks, dashes and white space: how many
/// places there are, and the first `limit` of them.
pub fn find_passages<'a>(texts: &'a SourceTexts, words: &str, limit: usize) -> (usize, Vec<Passage<'a>>) {
    let wanted: Vec<char> = normalize_spaces(words).chars().map(fold_char).collect();
    let mut count = 0;
    let mut passages = Vec::new();
    for (source, text) in texts.iter() {
        let chars: Vec<char> = normalize_spaces(&text.whole).chars().collect();
        let places = places(&chars, &wanted);
        count += places.len();
        let left = limit.saturating_sub(passages.len());
        passages.extend(places.iter().take(left).map(|place| passage(source, text, &chars, place.clone(), &wanted)));
    }
    (count, passages)
}

/// The passage of all texts that shares the most words with these, if any shares half of them.
pub fn nearest_passage<'a>(texts: &'a SourceTexts, words: &str) -> Option<NearestPassage<'a>> {
    let near = texts.iter().filter_map(|(source, text)| Some((text.nearest_words(words)?, source, text)));
    // The first of those that are equally near.
    let ((_, at), source, text) = near.reduce(|best, next| if next.0.0 > best.0.0 { next } else { best })?;
    let whole = normalize_spaces(&text.whole);
    let all: Vec<&str> = whole.split(' ').collect();
    let begins = paragraphs(&text.whole);
    let ends = |word: usize| ends_sentence(all[word]) || begins.contains(&(word + 1));
    let last = at.end.saturating_sub(1);
    let (earliest, latest) = (at.start.saturating_sub(MAX_SENTENCE_WORDS), (last + MAX_SENTENCE_WORDS).min(all.len()));
    let from = (earliest..at.start).rev().find(|&word| ends(word)).map_or(earliest, |end| end + 1);
    let until = (last..latest).find(|&word| ends(word)).map_or(latest, |end| end + 1);
    Some(NearestPassage { source, words: all[at].join(" "), sentence: all[from..until].join(" ") })
}

/// A character as it is compared: in lower case, with similar marks made equal.
fn fold_char(c: char) -> char {
    match fold_mark(c) {
        '\'' | '«' | '»' | '‹' | '›' | '„' | '‚' | '‟' | '‛' | '″' | '′' => '"',
        '‐' | '‑' | '‒' | '―' | '−' => '-',
        // A character whose lower case has several characters stays: the positions of the others must not change.
        c => Some(c.to_lowercase()).filter(|lower| lower.len() == 1).and_then(|mut lower| lower.next()).unwrap_or(c),
    }
}

/// Where `wanted` is among characters, only as whole words.
fn places(chars: &[char], wanted: &[char]) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return Vec::new() };
    let folded: Vec<char> = chars.iter().copied().map(fold_char).collect();
    let joined = |a: Option<&char>, b: &char| a.is_some_and(|&a| is_cased(a) && is_cased(*b));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&c) = folded.get(at) {
        let begins = c == *first || ligature(c).is_some_and(|letters| letters.starts_with(*first));
        let text = || folded[at..].iter().copied().enumerate();
        let length = begins.then(|| match_length(text(), wanted.iter().copied(), folded.len() - at)).flatten().filter(
            |length| {
                !joined(at.checked_sub(1).and_then(|before| folded.get(before)), first)
                    && !joined(folded.get(at + length), last)
            },
        );
        found.extend(length.map(|length| at..at + length));
        at += length.unwrap_or(1);
    }
    found
}

/// A passage without what breaks its words at the ends of lines, and with letters instead of ligatures.
fn unbroken(passage: &[char], wanted: &[char]) -> String {
    let mut wanted = wanted.iter().peekable();
    let mut words = String::new();
    for &c in passage {
        if wanted.next_if(|&&next| next == fold_char(c)).is_some() {
            words.push(c);
        } else if let Some(letters) = ligature(c) {
            words.push_str(letters);
            letters.chars().for_each(|_| _ = wanted.next());
        }
    }
    words
}

/// Whether a character belongs to a script that puts spaces between words.
fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || c.is_ascii_digit()
}

fn passage<'a>(
    source: &'a str,
    text: &SourceText,
    chars: &[char],
    Range { start, end }: Range<usize>,
    wanted: &[char],
) -> Passage<'a> {
    let quote = unbroken(&chars[start..end], wanted);
    let before = |steps: usize| trimmed(&chars[step_back(chars, start, steps)..start]);
    let after = |steps: usize| trimmed(&chars[end..step_forward(chars, end, steps)]);
    let is_unique = |(prefix, suffix): &(Option<String>, Option<String>)| {
        text.find(&quote, prefix.as_deref(), suffix.as_deref()).len() == 1
    };
    let contexts = (1..=MAX_CONTEXT_STEPS)
        .flat_map(|steps| [(before(steps), None), (None, after(steps)), (before(steps), after(steps))]);
    let found = std::iter::once((None, None)).chain(contexts).find(is_unique);
    let unique = found.is_some();
    let (prefix, suffix) = found.unwrap_or_default();
    Passage {
        source,
        prefix,
        suffix,
        unique,
        locator: locator(&text.whole, start),
        before: chars[step_back(chars, start, SHOWN_STEPS)..start].iter().collect(),
        after: chars[end..step_forward(chars, end, SHOWN_STEPS)].iter().collect(),
        quote,
    }
}

/// Characters without surrounding space; `None` if none are left.
fn trimmed(chars: &[char]) -> Option<String> {
    let text: String = chars.iter().collect();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The place `steps` steps before a place. A step is a word, or ten characters in scripts without spaces between words.
fn step_back(chars: &[char], mut at: usize, steps: usize) -> usize {
    for _ in 0..steps {
        at -= step_length(chars[..at].iter().rev());
    }
    at
}

fn step_forward(chars: &[char], mut at: usize, steps: usize) -> usize {
    for _ in 0..steps {
        at += step_length(chars[at..].iter());
    }
    at
}

fn step_length<'a>(chars: impl Iterator<Item = &'a char>) -> usize {
    let mut length = 0;
    let mut in_word = false;
    for &c in chars {
        if c == ' ' && in_word || in_word && length >= 10 && !is_cased(c) && c.is_alphabetic() {
            break;
        }
        in_word |= c != ' ';
        length += 1;
    }
    length
}

/// The positions of the words that begin a paragraph.
fn paragraphs(whole: &str) -> HashSet<usize> {
    let mut begins = HashSet::new();
    let (mut word, mut blank) = (0, true);
    for line in whole.lines() {
        let words = line.split_whitespace().count();
        if blank && words > 0 {
            begins.insert(word);
        }
        blank = words == 0;
        word += words;
    }
    begins
}

/// Whether a word ends a sentence. A word of up to two letters with a full stop is an abbreviation.
fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    word.ends_with(['!', '?', '。', '！', '？']) || word.ends_with('.') && word.chars().count() > 3
}

/// Words that begin a heading.
const DIVISIONS: [&str; 6] = ["article", "section", "chapter", "part", "paragraph", "annex"];

/// A locator for the character at a place in the text with normalized spaces: the last heading such as "Article 1" before
/// it, and the page if pages end with form feeds, as in the output of `pdftotext`.
fn locator(whole: &str, place: usize) -> Option<String> {
    let mut read = 0;
    let mut heading = None;
    let mut page = 1;
    'pages: for (number, text) in (1..).zip(whole.split('\u{C}')) {
        for line in text.lines() {
            let line = normalize_spaces(line);
            if line.is_empty() {
                continue;
            }
            if read > place {
                break 'pages;
            }
            page = number;
            heading = division(&line).or(heading);
            // The end of the line became a space.
            read += line.chars().count() + 1;
        }
    }
    let page = whole.contains('\u{C}').then(|| format!("p. {page}"));
    let parts: Vec<String> = heading.into_iter().chain(page).collect();
    Some(parts.join(", ")).filter(|parts| !parts.is_empty())
}

/// "Article 1", if a line begins like that.
fn division(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    let word = words.next()?;
    let number = words.next()?.trim_end_matches(['.', ':', ',', ')', '—', '–', '-']);
    let numbered = number.len() <= 8
        && (number.bytes().all(|b| b.is_ascii_digit()) || number.bytes().all(|b| b"IVXLC".contains(&b)))
        && !number.is_empty();
    let known = DIVISIONS.contains(&word.to_lowercase().as_str()) && word.starts_with(char::is_uppercase);
    (known && numbered).then(|| {
        let mut letters = word.chars();
        let first = letters.next().into_iter();
        let word: String = first.chain(letters.flat_map(char::to_lowercase)).collect();
        format!("{word} {number}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> SourceTexts {
        let mut texts = SourceTexts::default();
        texts.insert("a", text);
        texts
    }

    /// The one passage, as it would be quoted.
    fn found(text: &str, words: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let texts = texts(text);
        let passages = find_passages(&texts, words, 9).1;
        passages.into_iter().map(|p| (p.quote, p.prefix, p.suffix)).collect()
    }

    #[test]
    fn words_are_found_whatever_their_case_marks_and_spaces_and_quoted_as_they_are() {
        let text = "He said: “No\n limits” –\u{a0}and meant it.";
        for words in ["\"no limits\" - and", "“NO LIMITS”  —  And", "'no limits' - and"] {
            assert_eq!(found(text, words), [("“No limits” – and".to_owned(), None, None)], "{words}");
        }
        assert!(found(text, "eant it").is_empty(), "nobody quotes half a word");
        let pdf = "The ﬁrst Inocula-\ntion of a well-\nknown man.";
        for (words, quote) in [("FIRST inoculation of", "first Inoculation of"), ("well-known", "well-known")] {
            assert_eq!(found(pdf, words)[0].0, quote);
        }
        assert_eq!(found("中俄友好没有止境，合作没有禁区", "友好没有")[0].0, "友好没有");
    }

    #[test]
    fn a_passage_that_occurs_twice_gets_the_words_around_it_that_make_it_unique() {
        let text = "It was signed. Then it was signed again.";
        let twice = found(text, "was signed");
        assert_eq!(twice[0], ("was signed".into(), Some("It".into()), None));
        assert_eq!(twice[1], ("was signed".into(), Some("it".into()), None));
        let text = texts("No limits, no ends, no limits, no ends");
        let same = find_passages(&text, "no limits", 9).1;
        assert!(same.iter().all(|passage| passage.unique), "by case or by what is around: {same:?}");
        let repeated = "x ".repeat(200);
        assert!(!find_passages(&texts(&repeated), "x", 90).1[80].unique);
    }

    #[test]
    fn the_nearest_passage_is_shown_with_its_sentence() {
        let texts = texts("A heading\n\nIt began\n\nThe “treaty” was signed in Moscow by two ministers. It ended.");
        let near = nearest_passage(&texts, "treaty was signed in Peking").expect("near");
        assert_eq!(near.words, "“treaty” was signed in Moscow");
        assert_eq!(near.sentence, "The “treaty” was signed in Moscow by two ministers.");
        assert_eq!(nearest_passage(&texts, "wholly other matters altogether"), None);
    }

    #[test]
    fn a_locator_comes_from_the_text_and_is_never_guessed() {
        let at = |text: &str, words: &str| find_passages(&texts(text), words, 1).1[0].locator.clone();
        let treaty = "Preamble\n\nARTICLE 1\n\nBoth help.\n\nArticle 2. Both  consult.\nPart of it remains.";
        assert_eq!(at(treaty, "preamble"), None);
        assert_eq!(at(treaty, "both help").as_deref(), Some("Article 1"));
        assert_eq!(at(treaty, "consult").as_deref(), Some("Article 2"));
        assert_eq!(at(treaty, "remains").as_deref(), Some("Article 2"));
        assert_eq!(at("One.\n\u{C}Two.\n\u{C}Section IV\nThree.", "two").as_deref(), Some("p. 2"));
        assert_eq!(at("One.\n\u{C}Two.\n\u{C}Section IV\nThree.", "three").as_deref(), Some("Section IV, p. 3"));
    }
}
