//! String similarity, for "did you mean …?".

/// Candidates that are less similar than this were not meant.
const MIN_SIMILARITY: f64 = 0.82;

/// The most typing errors that [`typing_errors`] counts, and the least number of characters for each.
const MAX_ERRORS: usize = 2;
const CHARS_PER_ERROR: usize = 4;

/// How many typing errors (letters that are missing, added, wrong or swapped) turn one text into the other, if it is so few
/// that nothing else was meant: at most two, and one for every four characters. Case counts.
pub fn typing_errors(a: &str, b: &str) -> Option<usize> {
    let (a_chars, b_chars) = (a.chars().count(), b.chars().count());
    let limit = (a_chars.min(b_chars) / CHARS_PER_ERROR).min(MAX_ERRORS);
    // The distance is at least the difference of the lengths.
    (a_chars.abs_diff(b_chars) <= limit).then(|| strsim::osa_distance(a, b)).filter(|&errors| errors <= limit)
}

/// The set of the letter pairs of a text, hashed into 128 bits. Similar texts share most of their pairs, and to count
/// those is much cheaper than [`typing_errors`]. Case does not count among ASCII letters; all that is neither a letter nor a
/// digit is alike.
#[derive(Clone, Copy, Debug)]
pub struct LetterPairs(u128);

impl LetterPairs {
    /// The pairs of a text.
    pub fn of(text: &str) -> Self {
        let folded = |byte: u8| match byte {
            b'a'..=b'z' | b'0'..=b'9' | 0x80.. => byte,
            b'A'..=b'Z' => byte.to_ascii_lowercase(),
            _ => b'-',
        };
        let letters = || text.bytes().map(folded);
        let bit = |(a, b): (u8, u8)| 1 << ((u32::from(a) * 31 + u32::from(b)) % u128::BITS);
        Self(letters().zip(letters().skip(1)).map(bit).fold(0, |set, bit: u128| set | bit))
    }

    /// The share of pairs that two texts have in common, from 0 to 1 (Sørensen–Dice coefficient).
    pub fn overlap(self, other: Self) -> f64 {
        let all = self.0.count_ones() + other.0.count_ones();
        if all == 0 { 0.0 } else { 2.0 * f64::from((self.0 & other.0).count_ones()) / f64::from(all) }
    }
}

/// The candidate that was most likely meant, if one is similar enough. Case does not count.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&written, &candidate.to_lowercase()), candidate))
        .filter(|&(similarity, _)| similarity >= MIN_SIMILARITY)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// "did you mean “…”?", or `otherwise` if nothing is near.
pub fn did_you_mean(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("did you mean “{nearest}”?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_with_a_typing_error_shares_more_letter_pairs_with_its_id_than_nearly_all_others() {
        let words = ["treaty", "war", "summit", "border", "harbour", "speech", "alliance", "protocol", "peace", "vote"];
        let pairs: Vec<String> = words.iter().flat_map(|a| words.map(|b| format!("{a}-of-{b}"))).collect();
        let ids: Vec<String> =
            (1950..2000).flat_map(|year| pairs.iter().map(move |pair| format!("{year}-{pair}"))).collect();
        for id in ids.iter().step_by(97) {
            let (before, after) = id.split_at(id.len() / 2);
            for typed in [format!("{before}x{after}"), format!("{before}{}", &after[1..]), id.to_uppercase()] {
                let overlap = |id: &String| LetterPairs::of(&typed).overlap(LetterPairs::of(id));
                let better = ids.iter().filter(|other| overlap(other) > overlap(id)).count();
                assert!(better < 10, "{typed}: {better} of {} before {id}", ids.len());
            }
        }
        assert!(LetterPairs::of("").overlap(LetterPairs::of("x")) < 0.01);
    }

    #[test]
    fn only_few_typing_errors_for_its_length_make_a_word_another() {
        assert_eq!(typing_errors("harbour", "harbuor"), Some(1));
        assert_eq!(typing_errors("sino-soviet-treaty", "sno-soviet-treatty"), Some(2));
        assert_eq!(typing_errors("nato", "nato"), Some(0));
        assert_eq!(typing_errors("nonsense", "conference"), None);
        assert_eq!(typing_errors("war", "wat"), None);
        assert_eq!(typing_errors("", ""), Some(0));
    }

    #[test]
    fn a_typing_error_finds_its_word_and_another_word_does_not() {
        assert_eq!(nearest("actros", ["actors", "aliases", "date"]), Some("actors"));
        assert_eq!(
            nearest("1950-sino-soviet-treaty", ["1950-sino-soviet-treaties", "china"]),
            Some("1950-sino-soviet-treaties")
        );
        assert_eq!(nearest("zebra", ["actors", "date"]), None);
    }
}
