//! What can be wrong with a date.

use std::fmt;

use super::parse::MAX_YEAR;
use super::single_date::year_text;

/// Why a text is not a date. `value` is always the whole text.
///
/// [`Display`](fmt::Display) says in one sentence what is wrong; [`hint`](DateError::hint) says what to write.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum DateError {
    /// There is no text.
    Empty,
    /// Not EDTF in any way that is told apart below.
    NotEdtf {
        /// The text.
        value: String,
    },
    /// An interval has one slash.
    TooManySlashes {
        /// The text.
        value: String,
    },
    /// An interval of which neither end is a date: `../..`, `/`.
    NoDate {
        /// The text.
        value: String,
    },
    /// The interval is EDTF, but its latest end lies before its earliest start.
    Reversed {
        /// The text.
        value: String,
    },
    /// A year that is not written with four digits.
    YearDigits {
        /// The text.
        value: String,
        /// The year, without its sign.
        year: String,
    },
    /// `-0000`: year zero has no sign.
    NegativeZero {
        /// The text.
        value: String,
    },
    /// Farther from year 0 than 10^12 years.
    YearTooFar {
        /// The text.
        value: String,
    },
    /// A `Y` before a year that four digits can hold, or that begins with 0.
    LongYearShort {
        /// The text.
        value: String,
        /// The year, without `Y` and sign.
        year: String,
    },
    /// A `Y` year with a month: EDTF knows it alone.
    LongYearWithMonth {
        /// The text.
        value: String,
    },
    /// A month or day that is not written with two digits.
    TwoDigits {
        /// The text.
        value: String,
        /// The month or day.
        part: String,
    },
    /// Neither a month (01 to 12) nor a season (21 to 41).
    NoSuchMonth {
        /// The text.
        value: String,
        /// The number in the month's place.
        month: u8,
    },
    /// The month has no such day.
    NoSuchDay {
        /// The text.
        value: String,
        /// Astronomical year.
        year: i64,
        /// Month, 1 to 12.
        month: u8,
        /// The day that it does not have.
        day: u8,
    },
    /// A season with a day.
    SeasonWithDay {
        /// The text.
        value: String,
    },
    /// An `X` where levels 0 and 1 have none.
    UnspecifiedDigits {
        /// The text.
        value: String,
        /// The component.
        part: String,
    },
    /// `?`, `~` or `%` elsewhere than beside a component.
    QualifierMisplaced {
        /// The text.
        value: String,
    },
    /// A time of day that is not `Thh:mm:ss`, or not after a plain day.
    TimeMalformed {
        /// The text.
        value: String,
    },
    /// EDTF of level 2 that Sourceline does not read.
    Unsupported {
        /// The text.
        value: String,
        /// What it is.
        feature: UnsupportedFeature,
    },
    /// A date, but not the plain year, month or day that a [`Period`](super::Period) is.
    NotAPeriod {
        /// The text.
        value: String,
    },
}

/// Features of EDTF level 2 that are refused by name.
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
    /// The whole text at fault.
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
        write!(f, "`{}` ", shown(self.value()))?;
        match self {
            DateError::Empty => Ok(()),
            DateError::NotEdtf { .. } => write!(f, "is not a date in EDTF."),
            DateError::TooManySlashes { .. } => {
                write!(f, "has more than one slash; an interval has one.")
            }
            DateError::NoDate { .. } => write!(f, "is an interval without any date."),
            DateError::Reversed { .. } => write!(f, "ends before it starts."),
            DateError::YearDigits { year, .. } => {
                write!(f, "has the year `{}`, which is not of four digits.", shown(year))
            }
            DateError::NegativeZero { .. } => write!(f, "has year zero with a sign; it has none."),
            DateError::YearTooFar { .. } => {
                write!(f, "is more than {MAX_YEAR} years from year 0.")
            }
            DateError::LongYearShort { year, .. } => {
                write!(f, "has a `Y`, which is for years of five digits and more, before `{}`.", shown(year))
            }
            DateError::LongYearWithMonth { .. } => write!(f, "has more than the year after a `Y`."),
            DateError::TwoDigits { part, .. } => {
                write!(f, "has a month or day of other than two digits, `{}`.", shown(part))
            }
            DateError::NoSuchMonth { month, .. } => {
                write!(f, "has month {month:02}, which is no month or season.")
            }
            DateError::NoSuchDay { year, month, day, .. } => {
                write!(f, "is not in the calendar: {}-{month:02} has no day {day}.", year_text(*year))
            }
            DateError::SeasonWithDay { .. } => write!(f, "gives a day of a season."),
            DateError::UnspecifiedDigits { part, .. } => {
                write!(f, "has unspecified digits in `{}` where none can be read.", shown(part))
            }
            DateError::QualifierMisplaced { .. } => {
                write!(f, "has a `?`, `~` or `%` out of place.")
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

/// The end of a sentence.
impl fmt::Display for UnsupportedFeature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UnsupportedFeature::Set => "is a set of dates, which is not supported.",
            UnsupportedFeature::Exponent => "is a year with an exponent, which is not supported.",
            UnsupportedFeature::SignificantDigits => "is a year with significant digits, which is not supported.",
        })
    }
}

/// A text as far as it fits in a sentence: query parameters and broken files can hold anything.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let start = text.chars().take(LONGEST).map(|c| if c.is_control() { '\u{fffd}' } else { c });
    let rest = text.chars().nth(LONGEST).map(|_| '…');
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
            ("1950-13", "`1950-13` has month 13, which is no month or season."),
            ("1950/51", "`1950/51` has the year `51`, which is not of four digits."),
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
