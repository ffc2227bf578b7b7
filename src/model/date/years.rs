//! Years in English: eras instead of signs and zero, commas in long ones.

use super::single_date::UnspecifiedYear;

/// An astronomical year in English: "1950", "14 CE", "431 BCE", "17,001 BCE".
///
/// CE stands where the number alone would hardly be read as a year: below 100 and from 10,000.
#[must_use]
pub fn year_words(year: i64) -> String {
    era_year(year, Eras::WhereNeeded)
}

/// When years of the common era say so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Eras {
    /// Where the number alone would hardly be read as a year.
    WhereNeeded,
    /// Beside a year BCE.
    Always,
}

/// "1950s" where that can mean only a decade; "1900s" could be a century, and "430s BCE" would count from
/// 439 to 430 where EDTF's digits give 440 to 431.
pub(super) fn some_year(some: UnspecifiedYear, eras: Eras) -> String {
    let (first, last) = (some.first(), some.last());
    if some.unknown == 1 && first >= 1000 && first % 100 != 0 {
        let era = if eras == Eras::Always { " CE" } else { "" };
        format!("{first}s{era}")
    } else if eras == Eras::Always && first > 0 {
        format!("{first}–{last} CE")
    } else {
        year_span(first, last)
    }
}

/// Two years with the era that they share said once: "1950–1953", "480–431 BCE", "44 BCE – 14 CE".
pub(super) fn year_span(first: i64, last: i64) -> String {
    if last <= 0 {
        format!("{}–{} BCE", grouped(era_number(first)), grouped(era_number(last)))
    } else if first <= 0 {
        format!("{} – {}", era_year(first, Eras::Always), era_year(last, Eras::Always))
    } else {
        let era = if needs_era(first) || needs_era(last) { " CE" } else { "" };
        format!("{}–{}{era}", grouped(era_number(first)), grouped(era_number(last)))
    }
}

/// A year, with its era where it needs one.
pub(super) fn era_year(year: i64, eras: Eras) -> String {
    let number = grouped(era_number(year));
    if year <= 0 {
        format!("{number} BCE")
    } else if eras == Eras::Always || needs_era(year) {
        format!("{number} CE")
    } else {
        number
    }
}

fn needs_era(year: i64) -> bool {
    !(100..10_000).contains(&year)
}

/// The number that an astronomical year has in its era: 0 is 1 BCE.
fn era_number(year: i64) -> u64 {
    if year > 0 { year.unsigned_abs() } else { year.unsigned_abs().saturating_add(1) }
}

/// With commas, from 10,000: shorter years have none in English.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if number < 10_000 {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_is_labelled_with_the_years_of_historians() {
        for (year, words) in [
            (1950, "1950"),
            (100, "100"),
            (99, "99 CE"),
            (1, "1 CE"),
            (0, "1 BCE"),
            (-430, "431 BCE"),
            (-9998, "9999 BCE"),
            (-17_000, "17,001 BCE"),
            (i64::MIN, "9,223,372,036,854,775,809 BCE"),
        ] {
            assert_eq!(year_words(year), words);
        }
    }
}
