//! [`DateError`]: what can be wrong with a date.

use std::fmt;

use super::parse::MAX_YEAR;
use super::single_date::year_text;

/// Why a text is not a date. `value` is always the whole text; `year` and `part` are the component at fault, without sign or
/// `Y`.
///
/// [`Display`](fmt::Display) says what is wrong in one sentence; [`hint`](DateError::hint) says what to write instead.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum DateError {
    Empty,
    /// Not EDTF, for a reason that no other variant describes.
    NotEdtf {
        value: String,
    },
    TooManySlashes {
        value: String,
    },
    /// An interval neither of whose ends is a date: `../..`, `/`.
    NoDate {
        value: String,
    },
    /// The interval ends before it starts: its latest end is before its earliest start.
    Reversed {
        value: String,
    },
    /// The year does not have four digits.
    YearDigits {
        value: String,
        year: String,
    },
    /// `-0000`
    NegativeZero {
        value: String,
    },
    /// Farther than 10^12 years from year 0.
    YearTooFar {
        value: String,
    },
    /// A `Y` before a year that has at most four digits or begins with 0.
    LongYearShort {
        value: String,
        year: String,
    },
    /// A `Y` year with a month.
    LongYearWithMonth {
        value: String,
    },
    /// A month or day that does not have two digits.
    TwoDigits {
        value: String,
        part: String,
    },
    /// Neither a month (01 to 12) nor a season (21 to 41).
    NoSuchMonth {
        value: String,
        month: u8,
    },
    /// The month has no such day.
    NoSuchDay {
        value: String,
        /// Astronomical year.
        year: i64,
        /// Month, 1 to 12.
        month: u8,
        day: u8,
    },
    SeasonWithDay {
        value: String,
    },
    /// An `X` in a place that levels 0 and 1 do not allow.
    UnspecifiedDigits {
        value: String,
        part: String,
    },
    /// `?`, `~` or `%` that is not next to a component.
    QualifierMisplaced {
        value: String,
    },
    /// A time of day that is not `Thh:mm:ss`, or not after a plain day.
    TimeMalformed {
        value: String,
    },
    /// A feature of EDTF level 2 that Sourceline does not support.
    Unsupported {
        value: String,
        feature: UnsupportedFeature,
    },
    /// A date, but not the plain year, month or day that a [`Period`](super::Period) is.
    NotAPeriod {
        value: String,
    },
}

/// Unsupported features of EDTF level 2.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnsupportedFeature {
    /// `[1667,1668]`, `{1960,1961}`
    Set,
    /// `Y-17E7`
    Exponent,
    /// `1950S2`
    SignificantDigits,
}

impl DateError {
    pub(super) fn value(&self) -> &str {
        match self {
            DateError::Empty => "",
            DateError::NotEdtf { value }
            | DateError::TooManySlashes { value }
            | DateError::NoDate { value }
            | DateError::Reversed { value }
            | DateError::YearDigits { value, .. }
            | DateError::NegativeZero { value }
            | DateError::YearTooFar { value }
            | DateError::LongYearShort { value, .. }
            | DateError::LongYearWithMonth { value }
            | DateError::TwoDigits { value, .. }
            | DateError::NoSuchMonth { value, .. }
            | DateError::NoSuchDay { value, .. }
            | DateError::SeasonWithDay { value }
            | DateError::UnspecifiedDigits { value, .. }
            | DateError::QualifierMisplaced { value }
            | DateError::TimeMalformed { value }
            | DateError::Unsupported { value, .. }
            | DateError::NotAPeriod { value } => value,
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == DateError::Empty {
            return f.write_str("The date is empty.");
        }
        write!(f, "`{}` ", excerpt(self.value()))?;
        match self {
            DateError::Empty => Ok(()),
            DateError::NotEdtf { .. } => write!(f, "is not a date in EDTF."),
            DateError::TooManySlashes { .. } => {
                write!(f, "has more than one slash; an interval has exactly one.")
            }
            DateError::NoDate { .. } => write!(f, "is an interval without any date."),
            DateError::Reversed { .. } => write!(f, "ends before it starts."),
            DateError::YearDigits { year, .. } => {
                write!(f, "has the year `{}`, which does not have four digits.", excerpt(year))
            }
            DateError::NegativeZero { .. } => write!(f, "has a sign before year zero."),
            DateError::YearTooFar { .. } => {
                write!(f, "is more than {MAX_YEAR} years from year 0.")
            }
            DateError::LongYearShort { year, .. } => {
                write!(f, "has a `Y` before `{}`; `Y` is for years of five or more digits.", excerpt(year))
            }
            DateError::LongYearWithMonth { .. } => write!(f, "has more than a year after `Y`."),
            DateError::TwoDigits { part, .. } => {
                write!(f, "has `{}` as month or day, which does not have two digits.", excerpt(part))
            }
            DateError::NoSuchMonth { month, .. } => {
                write!(f, "has month {month:02}, which is not a month or season.")
            }
            DateError::NoSuchDay { year, month, day, .. } => {
                write!(f, "is not in the calendar: {}-{month:02} has no day {day}.", year_text(*year))
            }
            DateError::SeasonWithDay { .. } => write!(f, "has a day after a season."),
            DateError::UnspecifiedDigits { part, .. } => {
                write!(f, "has unspecified digits in `{}` in an unsupported place.", excerpt(part))
            }
            DateError::QualifierMisplaced { .. } => {
                write!(f, "has a `?`, `~` or `%` in the wrong place.")
            }
            DateError::TimeMalformed { .. } => {
                write!(f, "has a time of day that is not of the form `Thh:mm:ss`.")
            }
            DateError::Unsupported { feature, .. } => write!(f, "{feature}"),
            DateError::NotAPeriod { .. } => write!(f, "is not a plain year, month or day."),
        }
    }
}

impl std::error::Error for DateError {}

/// The end of the sentence about the date.
impl fmt::Display for UnsupportedFeature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UnsupportedFeature::Set => "is a set of dates, which is not supported.",
            UnsupportedFeature::Exponent => "is a year with an exponent, which is not supported.",
            UnsupportedFeature::SignificantDigits => "is a year with significant digits, which is not supported.",
        })
    }
}

/// Shortens a text for a sentence and replaces control characters: query parameters and broken files can hold anything.
pub(super) fn excerpt(text: &str) -> String {
    const MAX_CHARS: usize = 60;
    let start = text.chars().take(MAX_CHARS).map(|c| if c.is_control() { '\u{fffd}' } else { c });
    let rest = text.chars().nth(MAX_CHARS).map(|_| '…');
    start.chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::super::edtf::Date;
    use super::*;

    fn error(text: &str) -> DateError {
        text.parse::<Date>().unwrap_err()
    }

    #[test]
    fn errors_say_what_is_wrong_in_one_sentence() {
        for (text, sentence) in [
            ("", "The date is empty."),
            ("yesterday", "`yesterday` is not a date in EDTF."),
            ("1900-02-29", "`1900-02-29` is not in the calendar: 1900-02 has no day 29."),
            ("-0430-02-30", "`-0430-02-30` is not in the calendar: -0430-02 has no day 30."),
            ("1953/1950", "`1953/1950` ends before it starts."),
            ("1950-13", "`1950-13` has month 13, which is not a month or season."),
            ("1950/51", "`1950/51` has the year `51`, which does not have four digits."),
            ("Y9999999999999", "`Y9999999999999` is more than 1000000000000 years from year 0."),
            ("Y-17E7", "`Y-17E7` is a year with an exponent, which is not supported."),
        ] {
            assert_eq!(error(text).to_string(), sentence);
        }
    }

    #[test]
    fn a_long_or_garbled_text_is_cut_in_messages() {
        let message = error(&"\n9".repeat(5000)).to_string();
        assert!(message.chars().count() < 200 && !message.contains('\n'));
    }
}
