//! What of a text is marked: the places at which it has what was looked for.

use super::terms::What;
use super::words::{Stems, each, unspaced};
use std::ops::Range;

/// What is looked for, to be marked.
#[derive(Debug)]
pub struct Marks {
    /// What each term looks for, words by their stems.
    terms: Vec<What>,
    stems: Stems,
}

/// A place in a text at which a term stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which bytes.
    pub at: Range<usize>,
    /// Which of the terms, counted from 0.
    pub term: usize,
}

impl Marks {
    pub(super) fn new(terms: Vec<What>) -> Self {
        let stems = Stems::default();
        let stemmed = |what| match what {
            What::Word(word) => What::Word(stems.of(&word).into_owned()),
            other => other,
        };
        Self { terms: terms.into_iter().map(stemmed).collect(), stems }
    }

    /// How many terms are marked.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.terms.len()
    }

    /// Where the terms stand in a text, in its order and without overlap.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Mark> {
        let mut words: Vec<(String, Range<usize>)> = Vec::new();
        each(text, |word, at| words.push((word.to_owned(), at)));
        let mut marks: Vec<Mark> = Vec::new();
        for (n, (word, at)) in words.iter().enumerate() {
            let stem = self.stems.of(word);
            for (term, what) in self.terms.iter().enumerate() {
                let end = match what {
                    What::Word(own) => (*own == *stem).then_some(at.end),
                    // A single character of Chinese is marked, and not the pair that it begins.
                    What::Beginning(own) if own.chars().all(unspaced) => {
                        let first = text[at.start..].chars().next().map_or(0, char::len_utf8);
                        word.starts_with(own.as_str()).then_some(at.start + first)
                    }
                    What::Beginning(own) => word.starts_with(own.as_str()).then_some(at.end),
                    What::Phrase(own) => {
                        let here = words.get(n..n + own.len()).unwrap_or_default();
                        let same = !here.is_empty() && here.iter().map(|(word, _)| word).eq(own);
                        here.last().filter(|_| same).map(|(_, last)| last.end)
                    }
                };
                marks.extend(end.map(|end| Mark { at: at.start..end, term }));
            }
        }
        marks.sort_by_key(|mark| (mark.at.start, std::cmp::Reverse(mark.at.end)));
        marks
    }

    /// The parts of a text, in its order, each with whether it is marked.
    #[must_use]
    pub fn parts<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut parts: Vec<(&str, bool)> = Vec::new();
        let mut end = 0;
        for Mark { at, .. } in self.find(text) {
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

#[cfg(test)]
mod tests {
    use super::super::terms::terms;
    use super::*;

    fn marked(typed: &str, text: &str) -> String {
        let marks = Marks::new(terms(typed).into_iter().map(|term| term.what).collect());
        marks.parts(text).iter().map(|&(part, is)| if is { format!("[{part}]") } else { part.to_owned() }).collect()
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
    }
}
