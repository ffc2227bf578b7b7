//! What of a text is marked: the places at which it has what was looked for.

use super::query_parser::ClauseKind;
use super::tokenizer::{is_cjk, tokenize};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What is looked for, to be marked.
#[derive(Debug)]
pub struct Highlighter(Vec<Matcher>);

/// What a term looks for, as it stands in texts.
#[derive(Debug)]
enum Matcher {
    /// One of the forms of a word.
    Forms(FxHashSet<Box<str>>),
    Prefix(String),
    Phrase(Vec<String>),
}

/// A place in a text at which a term stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Which bytes.
    pub at: Range<usize>,
    /// Which of the terms, counted from 0.
    pub term: usize,
}

impl Highlighter {
    /// The marks of terms; `forms` tells in which forms a word stands in any text.
    pub(super) fn new(terms: Vec<ClauseKind>, forms: impl Fn(&str) -> FxHashSet<Box<str>>) -> Self {
        let look = |what| match what {
            ClauseKind::Word(word) => Matcher::Forms(forms(&word)),
            ClauseKind::Prefix(beginning) => Matcher::Prefix(beginning),
            ClauseKind::Phrase(words) | ClauseKind::Compound(words) => Matcher::Phrase(words),
        };
        Self(terms.into_iter().map(look).collect())
    }

    /// How many terms are marked.
    #[must_use]
    pub fn term_count(&self) -> usize {
        self.0.len()
    }

    /// Where the terms stand in a text, in its order and without overlap.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Highlight> {
        let mut words: Vec<(String, Range<usize>)> = Vec::new();
        tokenize(text, |word, at| words.push((word.to_owned(), at)));
        let mut marks: Vec<Highlight> = Vec::new();
        for (n, (word, at)) in words.iter().enumerate() {
            for (term, look) in self.0.iter().enumerate() {
                let end = match look {
                    Matcher::Forms(forms) => forms.contains(word.as_str()).then_some(at.end),
                    // A single character of Chinese is marked, and not the pair that it begins.
                    Matcher::Prefix(own) if own.chars().all(is_cjk) => {
                        let first = text[at.start..].chars().next().map_or(0, char::len_utf8);
                        word.starts_with(own.as_str()).then_some(at.start + first)
                    }
                    Matcher::Prefix(own) => word.starts_with(own.as_str()).then_some(at.end),
                    Matcher::Phrase(own) => phrase(text, words.get(n..).unwrap_or_default(), own),
                };
                marks.extend(end.map(|end| Highlight { at: at.start..end, term }));
            }
        }
        marks.sort_by_key(|mark| (mark.at.start, std::cmp::Reverse(mark.at.end)));
        marks
    }

    /// The parts of a text, in its order, each with whether it is marked.
    #[must_use]
    pub fn segments<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut parts: Vec<(&str, bool)> = Vec::new();
        let mut end = 0;
        for Highlight { at, .. } in self.find(text) {
            if at.end <= end {
                continue;
            }
            let start = at.start.max(end);
            if start > end {
                parts.push((&text[end..start], false));
            }
            // Marks that meet, as those of overlapping pairs do, are one.
            match parts.last_mut() {
                Some((last, true)) => *last = &text[end - last.len()..at.end],
                _ => parts.push((&text[start..at.end], true)),
            }
            end = at.end;
        }
        if end < text.len() {
            parts.push((&text[end..], false));
        }
        parts
    }
}

/// Where a phrase ends that begins with the first of some words.
fn phrase(text: &str, words: &[(String, Range<usize>)], own: &[String]) -> Option<usize> {
    let (last, first) = own.split_last()?;
    let (word, at) = words.get(first.len())?;
    let begins = first.iter().eq(words.iter().map(|(word, _)| word).take(first.len()));
    // The last character of Chinese may begin a pair.
    let single = last.chars().count() == 1 && last.chars().all(is_cjk);
    let end = if single { at.start + text[at.start..].chars().next().map_or(0, char::len_utf8) } else { at.end };
    (begins && (word == last || single && word.starts_with(last.as_str()))).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::query_parser::parse;
    use super::super::tokenizer::Stemmers;
    use super::*;

    fn marked(typed: &str, text: &str) -> String {
        let mut words = Vec::new();
        tokenize(text, |word, _| words.push(word.to_owned()));
        let stems = Stemmers::default();
        let forms = |word: &str| {
            let stem = stems.of(word).into_owned();
            words.iter().filter(|own| stems.of(own) == stem).map(|own| own.as_str().into()).collect()
        };
        let marks = Highlighter::new(parse(typed).into_iter().map(|term| term.what).collect(), forms);
        marks.segments(text).iter().map(|&(part, is)| if is { format!("[{part}]") } else { part.to_owned() }).collect()
    }

    #[test]
    fn every_form_of_a_word_is_marked_and_nothing_else() {
        assert_eq!(marked("treaty", "Treaties and the treaty’s end"), "[Treaties] and the [treaty]’s end");
        assert_eq!(
            marked("\"no limits\" friend*", "Friendship has no limits; limits, no."),
            "[Friendship] has [no limits]; limits, no."
        );
        assert_eq!(marked("договор", "О Договоре 2001"), "О [Договоре] 2001");
        assert_eq!(marked("sao", "São Tomé"), "[São] Tomé");
    }

    #[test]
    fn chinese_is_marked_where_it_stands_and_as_one() {
        assert_eq!(marked("中俄关系", "论中俄关系史"), "论[中俄关系]史");
        assert_eq!(marked("条约 约条", "条约条约"), "[条约条约]");
        assert_eq!(marked("中", "中国"), "[中]国");
        assert_eq!(marked("1991年", "在1991年中俄"), "在[1991年]中俄");
    }
}
