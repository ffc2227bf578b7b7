//! Dates as schema.org says them: ISO 8601, and nothing that is not known.

use crate::model::date::{Date, DateValue, Day, IntervalEnd};

/// A year, month or day of which nothing is in doubt, in the years 1 to 9999.
pub fn exact(end: IntervalEnd) -> Option<String> {
    let IntervalEnd::Known(single) = end else { return None };
    let year = match single.value() {
        DateValue::Year(year) | DateValue::Month { year, .. } | DateValue::Day { year, .. } => year,
        _ => return None,
    };
    (single.is_plain() && (1..=9999).contains(&year)).then(|| single.to_string())
}

/// The day, month or year on which something was published.
pub fn exact_date(date: &Date) -> Option<String> {
    date.as_single().and_then(|single| exact(IntervalEnd::Known(*single)))
}

/// The time that a date covers, as an interval or a date; `..` is an open end. A date that is not exact covers every day that it
/// may be.
pub fn coverage(date: &Date) -> Option<String> {
    if let Some(exact) = exact_date(date) {
        return Some(exact);
    }
    let bounds = date.bounds();
    let end = |end: IntervalEnd, bound: Day| match end {
        IntervalEnd::Open => Some("..".to_owned()),
        _ => exact(end).filter(|_| date.is_range()).or_else(|| day(bound)),
    };
    Some(format!("{}/{}", end(date.start(), bounds.start_earliest)?, end(date.end(), bounds.end_latest)?))
}

/// A day of a year of four digits, perhaps before the common era.
fn day(day: Day) -> Option<String> {
    let (year, month, date) = day.ymd();
    let sign = if year < 0 { "-" } else { "" };
    let is_written = !day.is_infinite() && year.unsigned_abs() <= 9999;
    is_written.then(|| format!("{sign}{:04}-{month:02}-{date:02}", year.unsigned_abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_exact_at_its_own_precision_is_a_date_and_the_rest_covers_days() {
        for (text, is_exact, covered) in [
            ("1950", true, "1950"),
            ("1950-02-14", true, "1950-02-14"),
            ("1950~", false, "1950-01-01/1950-12-31"),
            ("195X", false, "1950-01-01/1959-12-31"),
            ("1950-06-25/1953", false, "1950-06-25/1953"),
            ("2022-02-24/..", false, "2022-02-24/.."),
            ("-0043-03-15", false, "-0043-03-15/-0043-03-15"),
        ] {
            let date: Date = text.parse().unwrap();
            assert_eq!(exact_date(&date).is_some(), is_exact, "{text}");
            assert_eq!(coverage(&date).as_deref(), Some(covered), "{text}");
        }
        assert_eq!(coverage(&"Y-17000".parse().unwrap()), None);
    }
}
