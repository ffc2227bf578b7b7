//! What a reader looks for, as typed: words, “phrases”, -words that must not stand there, beginn*.
//!
//! Every text can be read: a quotation mark without another, a lone minus or a lone star are signs like any other.

use super::tokenizer::{is_cjk, tokenize};

/// Something that must stand in an event, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Whether it must not.
    pub without: bool,
    /// What.
    pub what: ClauseKind,
}

/// What a term looks for, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A word in any of its forms.
    Word(String),
    /// Words that begin so.
    Prefix(String),
    /// Words one behind the other. Of a script without spaces the last may be the beginning of one.
    Phrase(Vec<String>),
    /// Words that were written as one, as with a hyphen: a phrase where it stands anywhere, else each for itself.
    Compound(Vec<String>),
}

/// Reads the terms of a text, in the order of the text.
pub fn parse(text: &str) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let signed = rest.strip_prefix(['-', '−']).filter(|rest| !rest.starts_with(char::is_whitespace));
        let without = signed.is_some() && !rest[first.len_utf8()..].starts_with(['-', '−']);
        let body = signed.unwrap_or(rest);
        let (term, after) = match quoted(body) {
            Some((inside, after)) => (phrase(inside), after),
            None => {
                let end = body.find(char::is_whitespace).unwrap_or(body.len());
                // A phrase may follow a word at once.
                let quote = body
                    .char_indices()
                    .skip(1)
                    .find(|&(at, c)| at < end && is_quote(c) && quoted(&body[at..]).is_some());
                let (chunk, after) = body.split_at(quote.map_or(end, |(at, _)| at));
                (word(chunk), after)
            }
        };
        found.extend(term.map(|what| Clause { without, what }).filter(|term| !found.contains(term)));
        rest = after.trim_start();
    }
    found
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// What stands in quotation marks at the beginning of a text, and what follows.
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
        (what, _) => Some(what),
    }
}

/// The words of a text as a phrase; a single one is a word, a single character of a script without spaces the beginning
/// of one.
fn phrase(text: &str) -> Option<ClauseKind> {
    let mut words: Vec<(String, usize)> = Vec::new();
    tokenize(text, |word, at| words.push((word.to_owned(), at.end)));
    // The last character of a run stands alone in the index, but what is looked for may go on in the text.
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
        let term = |Clause { without, what }: &Clause| {
            let what = match what {
                ClauseKind::Word(word) => word.clone(),
                ClauseKind::Prefix(word) => format!("{word}*"),
                ClauseKind::Phrase(words) => format!("“{}”", words.join(" ")),
                ClauseKind::Compound(words) => words.join("-"),
            };
            format!("{}{what}", if *without { "-" } else { "" })
        };
        parse(text).iter().map(term).collect::<Vec<_>>().join(" ")
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
