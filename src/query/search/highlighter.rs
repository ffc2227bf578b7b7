//! Finds search terms in texts, to be highlighted.

use super::query_parser::ClauseKind;
use super::tokenizer::{is_cjk, tokenize_with_compounds};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The terms of a search.
#[derive(Debug)]
pub struct Highlighter(Vec<Matcher>);

/// Finds one term.
#[derive(Debug)]
enum Matcher {
    /// Any form of a word.
    Forms(FxHashSet<Box<str>>),
    Prefix(String),
    Phrase(Vec<String>),
    /// Words that follow each other, or any form of the compound of them.
    Compound(Vec<String>, FxHashSet<Box<str>>),
}

/// An occurrence of a term in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Its byte range.
    pub at: Range<usize>,
    /// The number of the term, counted from 0.
    pub term: usize,
}

impl Highlighter {
    /// `forms` returns the forms of a word that occur in any text.
    pub(super) fn new(terms: Vec<ClauseKind>, forms: impl Fn(&str) -> FxHashSet<Box<str>>) -> Self {
        let matcher = |kind| match kind {
            ClauseKind::Word(word) => Matcher::Forms(forms(&word)),
            ClauseKind::Prefix(prefix) => Matcher::Prefix(prefix),
            ClauseKind::Phrase(words) => Matcher::Phrase(words),
            ClauseKind::Compound(words) => {
                let forms = forms(&words.concat());
                Matcher::Compound(words, forms)
            }
        };
        Self(terms.into_iter().map(matcher).collect())
    }

    /// The number of terms.
    pub fn term_count(&self) -> usize {
        self.0.len()
    }

    /// The occurrences of all terms in a text, in its order, the longer first. They may overlap.
    pub fn find(&self, text: &str) -> Vec<Highlight> {
        let mut words: Vec<(String, Range<usize>)> = Vec::new();
        let mut highlights: Vec<Highlight> = Vec::new();
        tokenize_with_compounds(text, |word, at, is_compound| {
            if !is_compound {
                words.push((word.to_owned(), at));
                return;
            }
            for (term, matcher) in self.0.iter().enumerate() {
                let matches = match matcher {
                    Matcher::Forms(forms) | Matcher::Compound(_, forms) => forms.contains(word),
                    Matcher::Prefix(own) => word.starts_with(own.as_str()),
                    Matcher::Phrase(_) => false,
                };
                highlights.extend(matches.then(|| Highlight { at: at.clone(), term }));
            }
        });
        for (n, (word, at)) in words.iter().enumerate() {
            for (term, matcher) in self.0.iter().enumerate() {
                let end = match matcher {
                    Matcher::Forms(forms) => forms.contains(word.as_str()).then_some(at.end),
                    // A single CJK character is highlighted without the second one of its pair.
                    Matcher::Prefix(own) if own.chars().all(is_cjk) => {
                        let first = text[at.start..].chars().next().map_or(0, char::len_utf8);
                        word.starts_with(own.as_str()).then_some(at.start + first)
                    }
                    Matcher::Prefix(own) => word.starts_with(own.as_str()).then_some(at.end),
                    Matcher::Phrase(own) => phrase(text, words.get(n..).unwrap_or_default(), own),
                    Matcher::Compound(_, forms) if forms.contains(word.as_str()) => Some(at.end),
                    Matcher::Compound(own, _) => phrase(text, words.get(n..).unwrap_or_default(), own),
                };
                highlights.extend(end.map(|end| Highlight { at: at.start..end, term }));
            }
        }
        highlights.sort_by_key(|highlight| (highlight.at.start, std::cmp::Reverse(highlight.at.end)));
        highlights
    }

    /// A text cut into segments, each with whether it is highlighted.
    pub fn segments<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut segments: Vec<(&str, bool)> = Vec::new();
        let mut end = 0;
        for Highlight { at, .. } in self.find(text) {
            if at.end <= end {
                continue;
            }
            let start = at.start.max(end);
            if start > end {
                segments.push((&text[end..start], false));
            }
            // Adjacent highlights, such as those of overlapping pairs, are merged.
            match segments.last_mut() {
                Some((last, true)) => *last = &text[end - last.len()..at.end],
                _ => segments.push((&text[start..at.end], true)),
            }
            end = at.end;
        }
        if end < text.len() {
            segments.push((&text[end..], false));
        }
        segments
    }
}

/// The end of a phrase that begins with the first of some words.
fn phrase(text: &str, words: &[(String, Range<usize>)], own: &[String]) -> Option<usize> {
    let (last, first) = own.split_last()?;
    let (word, at) = words.get(first.len())?;
    let begins = first.iter().eq(words.iter().map(|(word, _)| word).take(first.len()));
    // A single CJK character at the end may be the first of a pair.
    let single = last.chars().count() == 1 && last.chars().all(is_cjk);
    let end = if single { at.start + text[at.start..].chars().next().map_or(0, char::len_utf8) } else { at.end };
    (begins && (word == last || single && word.starts_with(last.as_str()))).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::query_parser::parse;
    use super::super::stemmer::Stemmers;
    use super::*;

    fn marked(typed: &str, text: &str) -> String {
        let mut words = Vec::new();
        tokenize_with_compounds(text, |word, _, _| words.push(word.to_owned()));
        let stems = Stemmers::default();
        let forms = |word: &str| {
            let stem = stems.stem(word).into_owned();
            words.iter().filter(|own| stems.stem(own) == stem).map(|own| own.as_str().into()).collect()
        };
        let highlighter = Highlighter::new(parse(typed).into_iter().map(|clause| clause.kind).collect(), forms);
        highlighter
            .segments(text)
            .iter()
            .map(|&(part, is)| if is { format!("[{part}]") } else { part.to_owned() })
            .collect()
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
        assert_eq!(marked("cooperation", "Co-operation, cooperating"), "[Co-operation], [cooperating]");
        assert_eq!(marked("co-operation", "co-operation, cooperation"), "[co-operation], [cooperation]");
        assert_eq!(marked("us color", "the U.S. colours"), "the [U.S]. [colours]");
    }

    #[test]
    fn chinese_is_marked_where_it_stands_and_as_one() {
        assert_eq!(marked("中俄关系", "论中俄关系史"), "论[中俄关系]史");
        assert_eq!(marked("条约 约条", "条约条约"), "[条约条约]");
        assert_eq!(marked("中", "中国"), "[中]国");
        assert_eq!(marked("1991年", "在1991年中俄"), "在[1991年]中俄");
    }
}
