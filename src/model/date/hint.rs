//! Hints: what to write instead of an invalid date.

use super::day::days_in_month;
use super::edtf::Date;
use super::error::{DateError, UnsupportedFeature, excerpt};
use super::loose;
use super::single_date::year_text;

impl DateError {
    /// What to write instead: one sentence, with the very date where the text can be understood.
    /// `words` puts a date into words, to tell several readings apart.
    pub fn hint(&self, words: &dyn Fn(&Date) -> String) -> String {
        if self.is_year_zero() {
            return "There is no year 0 in this count: `0000` is 1 BCE, and `0001` is 1 CE.".to_owned();
        }
        let suggestions = self.suggestions();
        if suggestions.is_empty() { self.general_hint() } else { loose::advise(&suggestions, words) }
    }

    /// The EDTF that was probably meant, the likeliest first; none if the text cannot be understood.
    pub fn suggestions(&self) -> Vec<String> {
        match self {
            // These are understood already: to read them as a person's way of writing would be a guess.
            DateError::Empty | DateError::Reversed { .. } | DateError::NoSuchDay { .. } => Vec::new(),
            _ => loose::suggestions(self.value()),
        }
    }

    /// "0 BC"
    fn is_year_zero(&self) -> bool {
        let mut words = self.value().split_whitespace();
        words.next() == Some("0") && words.next().is_some_and(|era| era.to_lowercase().starts_with(['b', 'c', 'a']))
    }

    fn general_hint(&self) -> String {
        let hint = match self {
            DateError::Reversed { value } => {
                let (start, end) = value.split_once('/').unwrap_or((value, ""));
                return format!("Put the earlier date first: `{}/{}`.", excerpt(end), excerpt(start));
            }
            DateError::NoSuchDay { year, month, .. } => {
                let (year, month, last) = (year_text(*year), *month, days_in_month(*year, *month));
                return format!("Write a day from `{year}-{month:02}-01` to `{year}-{month:02}-{last}`.");
            }
            DateError::NoDate { .. } => {
                "Give at least one date: `1950/..` is since 1950, `../1950` is until 1950, `1950/` has an unknown end."
            }
            DateError::TooManySlashes { .. } => {
                "Write an interval as `1950-06-25/1953-07-27`, with hyphens inside each date."
            }
            DateError::YearDigits { .. } | DateError::NegativeZero { .. } | DateError::LongYearShort { .. } => {
                "Write a year with four digits, as `0476` (`0000` is 1 BCE, `-0043` is 44 BCE); a year with more digits \
                 starts with `Y`, as `Y-17000`."
            }
            DateError::YearTooFar { .. } => "Write a year from `Y-1000000000000` to `Y1000000000000`.",
            DateError::LongYearWithMonth { .. } => "Write only the year, as `Y17000`.",
            DateError::TwoDigits { .. } => "Write months and days with two digits, as `1950-02-04`.",
            DateError::NoSuchMonth { .. } => {
                "Write a month as `01` to `12`, or a season as `21` (spring), `22` (summer), `23` (autumn) or \
                 `24` (winter)."
            }
            DateError::SeasonWithDay { .. } => "Write only the season, as `1989-23`, or replace it with a month.",
            DateError::UnspecifiedDigits { .. } => {
                "Unspecified digits come last, after at least one known digit: `195X`, `19XX`, `1XXX`, \
                 `1950-XX`, `1950-02-XX` or `1950-XX-XX`."
            }
            DateError::QualifierMisplaced { .. } => {
                "Put one `?` (uncertain), `~` (approximate) or `%` (both) after the date, as `1957~`, or before one \
                 part of it, as `1957-~06`."
            }
            DateError::TimeMalformed { .. } => {
                "Omit the time, or write it in full: `1950-02-14T12:00:00Z`. Only the day is used."
            }
            DateError::Unsupported { feature, .. } => match feature {
                UnsupportedFeature::Set => "Write an interval from the first to the last date, as `1667/1668`.",
                UnsupportedFeature::Exponent => "Write the year in full, as `Y-170000000`.",
                UnsupportedFeature::SignificantDigits => {
                    "Write unspecified digits, as `19XX`, or `1950~` for about 1950."
                }
            },
            DateError::NotAPeriod { .. } => "Write a year, month or day: `1950`, `1950-02` or `1950-02-14`.",
            DateError::Empty | DateError::NotEdtf { .. } => {
                "Write a date as `1950`, `1950-02`, `1950-02-14`, or an interval as `1950/1953`. `1957~` is about \
                 1957, `195X` is the 1950s, `-0043` is 44 BCE."
            }
        };
        hint.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::edtf::Date;
    use super::*;

    fn error(text: &str) -> DateError {
        text.parse::<Date>().unwrap_err()
    }

    #[test]
    fn hints_name_the_date_that_was_probably_meant() {
        assert_eq!(error("1953/1950").hint(&ToString::to_string), "Put the earlier date first: `1950/1953`.");
        assert_eq!(error("1900-02-29").hint(&ToString::to_string), "Write a day from `1900-02-01` to `1900-02-28`.");
        assert_eq!(error("14 February 1950").hint(&ToString::to_string), "Write `1950-02-14`.");
        assert_eq!(error("Y1950").hint(&ToString::to_string), "Write `1950`.");
        assert!(error("yesterday").hint(&ToString::to_string).starts_with("Write a date as `1950`"));
    }
}
