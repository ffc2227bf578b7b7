//! Corrections of words that no text has.

use super::tokenizer::tokenize;

/// The nearest word by edit distance (optimal string alignment); of several the one with the most events, where `events`
/// gives the number of events of the word at a position. Words without events are passed over.
pub fn nearest<'a>(word: &str, words: &'a [Box<str>], events: impl Fn(usize) -> u64) -> Option<&'a str> {
    let digits = |word: &str| word.contains(|c: char| c.is_numeric());
    // Another year is not a misspelling.
    if digits(word) {
        return None;
    }
    let length = word.chars().count();
    // One error in a short word and two in a long one; a very short one could be anything.
    let max_distance = match length {
        ..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    let near = |(at, other): (usize, &'a str)| {
        // The check of bytes is cheaper than counting characters: UTF-8 has at most four bytes for each.
        if digits(other)
            || events(at) == 0
            || other.len() > (length + max_distance) * 4
            || other.chars().count().abs_diff(length) > max_distance
        {
            return None;
        }
        let distance = strsim::osa_distance(word, other);
        (distance <= max_distance).then(|| (distance, std::cmp::Reverse(events(at)), other))
    };
    words.iter().map(AsRef::as_ref).enumerate().filter_map(near).min().map(|(.., word)| word)
}

/// The first word of a text that is folded to `word`, as it was typed.
pub fn as_typed(text: &str, word: &str) -> String {
    let mut typed = None;
    tokenize(text, |own, at| {
        if typed.is_none() && own == word {
            typed = Some(text[at].to_owned());
        }
    });
    typed.unwrap_or_else(|| word.to_owned())
}

/// A text with other words: pairs of a folded word and the word in its place.
pub fn replaced(text: &str, corrections: &[(String, String)]) -> String {
    let mut whole = String::new();
    let mut end = 0;
    tokenize(text, |word, at| {
        if let Some((_, other)) = corrections.iter().find(|(typed, _)| typed == word) {
            whole.push_str(&text[end..at.start]);
            whole.push_str(other);
            end = at.end;
        }
    });
    whole + &text[end..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_in_typing_lead_to_the_word_that_most_events_have() {
        let words: Vec<Box<str>> = ["treaty", "treats", "nato", "cooperation", "договор", "war"].map(Into::into).into();
        let events = |at| [9, 20, 7, 3, 2, 50][at];
        for (typed, meant) in [
            ("treayt", Some("treaty")),
            ("treatz", Some("treats")),
            ("coperatoin", Some("cooperation")),
            ("догвоор", Some("договор")),
            ("nat0", None),
            ("natoo", Some("nato")),
            ("2031", None),
            ("wra", None),
            ("submarine", None),
        ] {
            assert_eq!(nearest(typed, &words, events), meant, "{typed}");
        }
    }
}
