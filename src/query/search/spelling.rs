//! The word that a reader may have meant who typed one that nothing has.

/// The nearest word in spelling, of the nearest the one that the most events have; `events` tells how many.
pub fn nearest<'a>(word: &str, words: &'a [Box<str>], events: impl Fn(usize) -> u64) -> Option<&'a str> {
    let digits = |word: &str| word.contains(|c: char| c.is_numeric());
    // A year is that year or none.
    if digits(word) {
        return None;
    }
    let length = word.chars().count();
    // One error in a short word and two in a long one; a very short one could be anything.
    let most = match length {
        ..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    let near = |(at, other): (usize, &'a str)| {
        // A word is at most four times as many bytes as letters.
        if digits(other) || other.len() > (length + most) * 4 || other.chars().count().abs_diff(length) > most {
            return None;
        }
        let distance = strsim::osa_distance(word, other);
        (distance <= most).then(|| (distance, std::cmp::Reverse(events(at)), other))
    };
    words.iter().map(AsRef::as_ref).enumerate().filter_map(near).min().map(|(.., word)| word)
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
