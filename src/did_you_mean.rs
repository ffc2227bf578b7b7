//! String similarity, for "did you mean …?".

/// Candidates that are less similar than this were not meant.
const MIN_SIMILARITY: f64 = 0.82;

/// How similar two strings are, from 0 to 1 (Jaro–Winkler, which favours a common beginning). Case counts.
pub fn similarity(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}

/// The candidate that was most likely meant, if one is similar enough. Case does not count.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (similarity(&written, &candidate.to_lowercase()), candidate))
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
    fn a_typing_error_finds_its_word_and_another_word_does_not() {
        assert_eq!(nearest("actros", ["actors", "aliases", "date"]), Some("actors"));
        assert_eq!(
            nearest("1950-sino-soviet-treaty", ["1950-sino-soviet-treaties", "china"]),
            Some("1950-sino-soviet-treaties")
        );
        assert_eq!(nearest("zebra", ["actors", "date"]), None);
    }
}
