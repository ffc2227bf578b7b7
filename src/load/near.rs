//! The nearest spelling of a name, for hints.

/// The candidate that a writer most likely meant, if one is near enough.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&written, &candidate.to_lowercase()), candidate))
        .filter(|&(likeness, _)| likeness >= 0.82)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// "did you mean …?", or what else to do.
pub fn did_you_mean(near: Option<&str>, otherwise: &str) -> String {
    near.map_or_else(|| otherwise.to_owned(), |near| format!("did you mean “{near}”?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_word_and_another_word_does_not() {
        assert_eq!(nearest("actros", ["actors", "aliases", "date"]), Some("actors"));
        assert_eq!(
            nearest("1950-sino-soviet-treaty", ["1950-sino-soviet-treaties", "china"]),
            Some("1950-sino-soviet-treaties")
        );
        assert_eq!(nearest("zebra", ["actors", "date"]), None);
    }
}
