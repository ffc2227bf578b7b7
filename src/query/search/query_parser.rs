//! The syntax of search texts: `word`, `"a phrase"`, `-excluded`, `prefix*`, `two-words`.
//!
//! There are no errors: an unpaired quotation mark, a lone minus and a lone asterisk are ignored.

use super::tokenizer::{is_cjk, tokenize};

/// Something that an event must have, or must not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Whether events must not have it.
    pub excluded: bool,
    /// What is searched for.
    pub kind: ClauseKind,
}

/// What a clause searches for, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A word in any form with the same stem.
    Word(String),
    /// Words that begin with this.
    Prefix(String),
    /// Words that follow each other. If the last is a single CJK character, it may be the first of a pair.
    Phrase(Vec<String>),
    /// Words that were written as one, with a hyphen for example: a phrase if any text has it, or else each word for itself.
    Compound(Vec<String>),
}

/// Reads the clauses of a search text, in its order and without duplicates.
pub fn parse(text: &str) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let negated = rest.strip_prefix(['-', '−']).filter(|rest| !rest.starts_with(char::is_whitespace));
        let excluded = negated.is_some() && !rest[first.len_utf8()..].starts_with(['-', '−']);
        let body = negated.unwrap_or(rest);
        let (kind, after) = match quoted(body) {
            Some((inside, after)) => (phrase(inside), after),
            None => {
                let end = body.find(char::is_whitespace).unwrap_or(body.len());
                // A phrase may follow a word without a space.
                let quote = body
                    .char_indices()
                    .skip(1)
                    .find(|&(at, c)| at < end && is_quote(c) && quoted(&body[at..]).is_some());
                let (chunk, after) = body.split_at(quote.map_or(end, |(at, _)| at));
                (word(chunk), after)
            }
        };
        found.extend(kind.map(|kind| Clause { excluded, kind }).filter(|clause| !found.contains(clause)));
        rest = after.trim_start();
    }
    found
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The part in quotation marks at the beginning of a text, and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix(is_quote)?;
    let end = inside.find(is_quote)?;
    Some((&inside[..end], inside[end..].split_at(inside[end..].chars().next()?.len_utf8()).1))
}

fn word(chunk: &str) -> Option<ClauseKind> {
    match (phrase(chunk)?, chunk.ends_with('*')) {
        (ClauseKind::Word(word), true) => Some(ClauseKind::Prefix(word)),
        (ClauseKind::Phrase(words), _) if !words.iter().any(|word| word.contains(is_cjk)) => {
            Some(ClauseKind::Compound(words))
        }
        (kind, _) => Some(kind),
    }
}

/// The words of a text as a phrase. A single one is a word, and a single CJK character a prefix.
fn phrase(text: &str) -> Option<ClauseKind> {
    let mut words: Vec<(String, usize)> = Vec::new();
    tokenize(text, |word, at| words.push((word.to_owned(), at.end)));
    // The tokenizer adds the last character of a CJK run as a word of its own. In the text the run may go on.
    if let [.., (_, before), (_, last)] = &words[..]
        && before == last
    {
        words.pop();
    }
    let mut words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
    if words.len() > 1 {
        return Some(ClauseKind::Phrase(words));
    }
    let word = words.pop()?;
    let single = word.chars().count() == 1 && word.chars().all(is_cjk);
    Some(if single { ClauseKind::Prefix(word) } else { ClauseKind::Word(word) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let clause = |Clause { excluded, kind }: &Clause| {
            let kind = match kind {
                ClauseKind::Word(word) => word.clone(),
                ClauseKind::Prefix(word) => format!("{word}*"),
                ClauseKind::Phrase(words) => format!("“{}”", words.join(" ")),
                ClauseKind::Compound(words) => words.join("-"),
            };
            format!("{}{kind}", if *excluded { "-" } else { "" })
        };
        parse(text).iter().map(clause).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_phrases_beginnings_and_what_must_not_stand_there_are_told_apart() {
        assert_eq!(shown("Treaty “no limits” -NATO  friend*"), "treaty “no limits” -nato friend*");
        assert_eq!(shown("-\"joint statement\" war"), "-“joint statement” war");
        assert_eq!(shown("Sino-Soviet split"), "sino-soviet split");
        assert_eq!(shown("say\"no limits\"now"), "say “no limits” now");
        assert_eq!(shown("war War -war"), "war -war", "once is enough");
    }

    #[test]
    fn chinese_is_a_phrase_of_pairs() {
        assert_eq!(shown("条约"), "条约");
        assert_eq!(shown("中俄关系"), "“中俄 俄关 关系”");
        assert_eq!(shown("中"), "中*");
        assert_eq!(shown("中俄2022"), "“中俄 俄 2022”");
    }

    #[test]
    fn signs_that_mean_nothing_are_text() {
        assert_eq!(shown("\"treaty of"), "treaty of");
        assert_eq!(shown("- * \" '' -- — \u{0}\u{7}"), "");
        assert_eq!(shown("--war - peace -"), "war peace");
        assert_eq!(shown("\"\" war”"), "war");
    }

    #[test]
    fn any_text_is_read() {
        for text in ["\"", "-\"", "“-”", "*", "-*", "a\"b", "”“", "-中", "\u{10ffff}-\u{306}"] {
            let _ = parse(text);
        }
    }
}
