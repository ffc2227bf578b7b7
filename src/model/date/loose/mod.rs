//! EDTF for dates in everyday notation ("14 Feb. 1950", "c. 1957", "44 BC"), if it is valid EDTF. It may guess: the result is
//! used in hints for editors, and for what readers type ([`Period::from_typed`](super::Period::from_typed)), who see how it was read.

mod interval;
mod named;
mod numeric;
mod old_edtf;

use self::interval::interval;
use self::named::named;
use self::numeric::numeric;
use self::old_edtf::old_edtf;
use super::edtf::Date;
use super::parse;

/// What was probably meant, the likeliest first; empty if the text cannot be understood. Each is valid EDTF.
pub(super) fn suggestions(value: &str) -> Vec<String> {
    // No date is longer, and the time grows with the number of places at which a text can be split.
    const MAX_CHARS: usize = 80;
    if value.chars().count() > MAX_CHARS {
        return Vec::new();
    }
    let text = value.trim().to_lowercase();
    let readings: [fn(&str) -> Vec<String>; 3] = [single, old_edtf, |text| interval(text).into_iter().collect()];
    let mut found = readings.into_iter().map(|read| read(&text)).find(|found| !found.is_empty()).unwrap_or_default();
    // `1950-02-14T12:00:00Z` is a date but not a period; proposing it again would not help.
    found.retain(|edtf| edtf != value);
    found
}

impl Date {
    /// What a text in everyday notation probably means, the likeliest first: "c. 1957", "44 BC", "1950–53". For imports, which
    /// say how they read it.
    pub fn readings(text: &str) -> Vec<Self> {
        suggestions(text).iter().filter_map(|edtf| edtf.parse().ok()).collect()
    }
}

/// A sentence that proposes the dates. It explains each if there are several, or if the year differs from the one written
/// (44 BC is -0043).
pub(super) fn advise(suggestions: &[String], words: &dyn Fn(&Date) -> String) -> String {
    let explained = |edtf: &String| match edtf.parse::<Date>() {
        Ok(date) if suggestions.len() > 1 || date.earliest().ymd().0 <= 0 => {
            format!("`{edtf}` ({})", words(&date))
        }
        _ => format!("`{edtf}`"),
    };
    format!("Write {}.", suggestions.iter().map(explained).collect::<Vec<_>>().join(" or "))
}

/// Interprets a lower-case text as a single date.
fn single(text: &str) -> Vec<String> {
    let readings = [as_typed, doubted, named, numeric, with_time];
    readings.into_iter().map(|read| valid(read(text))).find(|found| !found.is_empty()).unwrap_or_default()
}

fn valid(mut candidates: Vec<String>) -> Vec<String> {
    candidates.retain(|edtf| parse::date(edtf).is_ok());
    candidates.dedup();
    candidates
}

/// EDTF apart from lower-case letters or a superfluous `Y`.
fn as_typed(text: &str) -> Vec<String> {
    let upper = text.trim().to_uppercase();
    vec![upper.replace('Y', ""), upper].into_iter().rev().collect()
}

/// "c. 1957", "1957 (?)"
fn doubted(text: &str) -> Vec<String> {
    const ABOUT: [&str; 8] = ["circa ", "ca. ", "ca ", "c. ", "c.", "about ", "around ", "~"];
    const PERHAPS: [&str; 4] = ["perhaps ", "probably ", "possibly ", "?"];
    let prefixed = |marks: &[&str]| marks.iter().find_map(|mark| text.strip_prefix(mark));
    let suffixed = |marks: &[&str]| marks.iter().find_map(|mark| text.strip_suffix(mark));
    let (rest, qualifier) = if let Some(rest) = prefixed(&ABOUT).or_else(|| suffixed(&["~", " circa", " (approx.)"])) {
        (rest, '~')
    } else if let Some(rest) = prefixed(&PERHAPS).or_else(|| suffixed(&["(?)", "?", "(uncertain)"])) {
        (rest, '?')
    } else {
        return Vec::new();
    };
    single(rest.trim()).into_iter().map(|edtf| format!("{edtf}{qualifier}")).collect()
}

/// "1950-02-14 12:00"
fn with_time(text: &str) -> Vec<String> {
    let day = text.split_once(['t', ' ']).filter(|(_, time)| time.starts_with(|c: char| c.is_ascii_digit()));
    day.filter(|(_, time)| time.contains(':')).map(|(day, _)| day.to_owned()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood() {
        for (text, edtf) in [
            ("14 February 1950", "1950-02-14"),
            ("14th of February 1950", "1950-02-14"),
            ("Feb. 14, 1950", "1950-02-14"),
            ("Sept 1950", "1950-09"),
            ("1950 September", "1950-09"),
            ("1950, February 14", "1950-02-14"),
            ("14.02.1950", "1950-02-14"),
            ("4.2.1950", "1950-02-04"),
            ("02/14/1950", "1950-02-14"),
            ("1950/02/14", "1950-02-14"),
            ("1950-2-4", "1950-02-04"),
            ("19500214", "1950-02-14"),
            ("2/1950", "1950-02"),
            ("1950-02-14 12:00", "1950-02-14"),
            ("1950-02-14T12:00", "1950-02-14"),
            (" 1950 ", "1950"),
            ("1950-xx", "1950-XX"),
            ("Y1950", "1950"),
            ("c. 1957", "1957~"),
            ("ca. February 1957", "1957-02~"),
            ("~1957??", ""),
            ("1957 (?)", "1957?"),
            ("1950s", "195X"),
            ("the 1950's", "195X"),
            ("20th century", "19XX"),
            ("5th century BC", "-04XX"),
            ("autumn 1989", "1989-23"),
            ("44 BC", "-0043"),
            ("15 March 44 BCE", "-0043-03-15"),
            ("c. 44 B.C.", "-0043~"),
            ("17001 BC", "Y-17000"),
            ("AD 14", "0014"),
            ("476", "0476"),
            ("17000", "Y17000"),
            ("-17000", "Y-16999 Y-17000"),
            ("-0000", "0000"),
            ("1950/51", "1950/1951"),
            ("1950–53", "1950/1953"),
            ("1950-1953", "1950/1953"),
            ("1950-53", "1950/1953"),
            ("from 1950 to 1953", "1950/1953"),
            ("since 24 February 2022", "2022-02-24/.."),
            ("2022–present", "2022/.."),
            ("until 1950", "../1950"),
            ("25 June 1950 – 27 July 1953", "1950-06-25/1953-07-27"),
            ("4 February – 9 March 1965", "1965-02-04/1965-03-09"),
            ("2–3 December 1989", "1989-12-02/1989-12-03"),
            ("480–431 BCE", "-0479/-0430"),
            ("2–3 March 44 BC", "-0043-03-02/-0043-03-03"),
            ("February – April 1950", "1950-02/1950-04"),
            ("44 BC – AD 14", "-0043/0014"),
            ("winter 1939–1940", "1939-24"),
            ("winter 1939/40", "1939-24"),
            ("before 1803", "../1803"),
            ("after 14 May 1796", "1796-05-14/.."),
            ("0 BC", ""),
            ("199u", "199X"),
            ("19uu", "19XX"),
            ("1999-uu", "1999-XX"),
            ("1999-01-uu", "1999-01-XX"),
            ("1999-uu-uu", "1999-XX-XX"),
            ("unknown/2006", "/2006"),
            ("2004-06-01/unknown", "2004-06-01/"),
            ("2004-01-01/open", "2004-01-01/.."),
            ("unknown/open", ""),
            ("198u/199u", "198X/199X"),
            ("2000-uu/2012", "2000-XX/2012"),
            ("1984?~", "1984%"),
            ("2004-(06)?-11", "2004-?06-11"),
            ("(2004)?-06-04~", "2004?-06-04~"),
            ("156u-12-25", "156X"),
            ("y17e7", "Y170000000"),
            ("y-17e7", "Y-170000000"),
            ("2001-21^southernHemisphere", "2001-29"),
            ("2000/12-12", "2000-12-12"),
            ("1863- 03-29", "1863-03-29"),
            ("1863\u{ad}-03-29", "1863-03-29"),
            ("1863\u{2011}03\u{2011}29", "1863-03-29"),
            ("1863–03–29", "1863-03-29"),
            ("1863\u{2212}03\u{2212}29", "1863-03-29"),
            ("\u{2212}0043", "-0043"),
            ("–0043", "-0043"),
            ("-?0043", "-0043?"),
            ("1984-11-2X", "1984-11-20/1984-11-29"),
            ("1999-02-2X", "1999-02-20/1999-02-28"),
            ("2000-XX-10", "2000-XX-XX"),
            ("1919-1X-02", "1919-10/1919-12"),
            ("1919-XX-02/1919-XX-01", "1919-XX-XX/1919-XX-XX"),
            ("1984-11-2X/1999-01-01", ""),
            ("198X-11-XX/198X-11-30", "198X/198X"),
            ("yesterday", ""),
            ("1950-02-30", ""),
            ("12", ""),
        ] {
            assert_eq!(suggestions(text).join(" "), edtf, "{text}");
        }
    }

    #[test]
    fn where_a_text_has_two_meanings_both_are_explained() {
        let advice = |text| advise(&suggestions(text), &|date| format!("in {}", date.earliest().ymd().0));
        assert_eq!(advice("02/03/1950"), "Write `1950-03-02` (in 1950) or `1950-02-03` (in 1950).");
        assert_eq!(advice("-44"), "Write `-0043` (in -43) or `-0044` (in -44).");
        assert_eq!(advice("1900s"), "Write `190X` (in 1900) or `19XX` (in 1900).");
        assert_eq!(advice("44 BC"), "Write `-0043` (in -43).");
    }
}
